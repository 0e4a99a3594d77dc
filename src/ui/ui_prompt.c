/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What takes the keys for a while: the filter line, the period chooser, the question before the
 * end.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "ui/keys.h"
#include "ui/ui_state.h"
#include "ui/widgets.h"

/* Shifts and closes stand at the end of the table, and not every desk has them. */
size_t prompt_periods(const struct desk *desk)
{
	size_t len = 0;
	while (period_names[len].name && period_is_offered(&period_names[len], &desk->stints))
		len++;
	return len;
}

void prompt_open(struct ui *ui, enum prompt prompt)
{
	ui->prompt = prompt;
	memcpy(ui->filter_before, ui->travel.filter, sizeof(ui->filter_before));
	ui->chosen = 0;
	for (size_t i = 0; i < ui->periods; i++) {
		if (strcmp(period_names[i].name, ui->travel.period) == 0)
			ui->chosen = i;
	}
}

/* --- filter --- */

static void filter_add(char *filter, size_t size, int code)
{
	size_t len = strlen(filter);
	char bytes[5] = { 0 };
	size_t count = 0;
	if (code < 0x80) {
		bytes[count++] = (char)code;
	} else if (code < 0x800) {
		bytes[count++] = (char)(0xc0 | (code >> 6));
		bytes[count++] = (char)(0x80 | (code & 0x3f));
	} else if (code < 0x10000) {
		bytes[count++] = (char)(0xe0 | (code >> 12));
		bytes[count++] = (char)(0x80 | ((code >> 6) & 0x3f));
		bytes[count++] = (char)(0x80 | (code & 0x3f));
	} else {
		bytes[count++] = (char)(0xf0 | (code >> 18));
		bytes[count++] = (char)(0x80 | ((code >> 12) & 0x3f));
		bytes[count++] = (char)(0x80 | ((code >> 6) & 0x3f));
		bytes[count++] = (char)(0x80 | (code & 0x3f));
	}
	if (len + count < size)
		memcpy(filter + len, bytes, count + 1);
}

static void filter_delete(char *filter)
{
	size_t len = strlen(filter);
	while (len > 0 && ((unsigned char)filter[len - 1] & 0xc0) == 0x80)
		len--;
	filter[len > 0 ? len - 1 : 0] = '\0';
}

static void filter_key(struct ui *ui, int code)
{
	char *filter = ui->travel.filter;
	if (code == KEYCODE_ENTER || code == KEYCODE_ESCAPE) {
		if (code == KEYCODE_ESCAPE)
			memcpy(filter, ui->filter_before, sizeof(ui->filter_before));
		ui->prompt = PROMPT_NONE;
	} else if (code == KEYCODE_BACKSPACE || code == KEYCODE_DELETE) {
		filter_delete(filter);
	} else if (code == KEYCODE_CTRL_U) {
		filter[0] = '\0';
	} else if (code >= ' ' && code < KEYCODE_UP) {
		filter_add(filter, sizeof(ui->travel.filter), code);
	}
}

/* --- period --- */

static void period_choose(struct ui *ui)
{
	(void)snprintf(
		ui->travel.period, sizeof(ui->travel.period), "%s", period_names[ui->chosen].name);
	ui->travel.step = 0;
	ui->prompt = PROMPT_NONE;
}

static void period_key(struct ui *ui, int code)
{
	size_t last = ui->periods - 1;
	switch (key_action(code)) {
	case ACTION_UP:
		ui->chosen -= ui->chosen > 0;
		break;
	case ACTION_DOWN:
		ui->chosen += ui->chosen < last;
		break;
	case ACTION_FIRST:
		ui->chosen = 0;
		break;
	case ACTION_LAST:
		ui->chosen = last;
		break;
	case ACTION_ENTER:
		period_choose(ui);
		break;
	case ACTION_BACK:
	case ACTION_QUIT:
	case ACTION_PERIOD:
		ui->prompt = PROMPT_NONE;
		break;
	default:
		break;
	}
}

static void quit_key(struct ui *ui, int code, struct ui_result *result)
{
	ui->prompt = PROMPT_NONE;
	result->wants_quit = code == 'q' || code == 'y' || code == KEYCODE_ENTER;
}

bool prompt_key(struct ui *ui, int code, struct ui_result *result)
{
	switch (ui->prompt) {
	case PROMPT_FILTER:
		filter_key(ui, code);
		return true;
	case PROMPT_PERIOD:
		period_key(ui, code);
		return true;
	case PROMPT_QUIT:
		quit_key(ui, code, result);
		return true;
	default:
		return false;
	}
}

/* --- drawing --- */

bool prompt_draw_line(const struct ui *ui, struct canvas *canvas, struct place at)
{
	struct place line = place(at.x + 1, at.y, at.width - 2);
	if (ui->prompt == PROMPT_QUIT) {
		canvas_text(canvas, line, STYLE_ALERT,
			_("Quit kpitop?  q or y quits, any other key stays"));
		return true;
	}
	if (ui->prompt == PROMPT_FILTER) {
		int used = canvas_printf(canvas, line, STYLE_KEY, "/%s", ui->travel.filter);
		canvas_select(canvas, (struct rect){ line.x + used, line.y, 1, 1 });
		canvas_cursor(canvas, line.x + used, line.y);
		int rest = line.width - used - 2;
		if (rest > 30)
			canvas_text_right(canvas, place(line.x + used + 2, line.y, rest), STYLE_DIM,
				_("Enter keeps, Esc undoes"));
		return true;
	}
	if (ui->said[0]) {
		canvas_text(canvas, line, STYLE_TEXT, ui->said);
		return true;
	}
	return false;
}

static void draw_periods(const struct ui *ui, struct canvas *canvas, struct rect inside)
{
	size_t count = ui->periods;
	size_t rows = (size_t)(inside.height > 0 ? inside.height : 0);
	size_t top = ui->chosen >= rows ? ui->chosen - rows + 1 : 0;
	for (size_t i = 0; i < rows && top + i < count; i++) {
		struct place line = place(inside.x + 1, inside.y + (int)i, inside.width - 2);
		canvas_text(canvas, line, STYLE_TEXT, _(period_names[top + i].title));
		if (top + i != ui->chosen)
			continue;
		canvas_select(canvas, (struct rect){ inside.x, line.y, inside.width, 1 });
		canvas_cursor(canvas, line.x, line.y);
	}
}

void prompt_draw_popup(const struct ui *ui, struct canvas *canvas, struct rect body)
{
	if (ui->prompt != PROMPT_PERIOD)
		return;
	struct rect box = { .width = 30, .height = (int)ui->periods + 2 };
	if (box.height > body.height)
		box.height = body.height;
	box.x = body.x + (body.width - box.width) / 2;
	box.y = body.y + (body.height - box.height) / 2;
	canvas_fill(canvas, box, STYLE_TEXT);
	draw_periods(ui, canvas, panel_draw(canvas, box, _("Period"), NULL, true));
}
