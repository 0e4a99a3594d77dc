/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What takes the keys for a while: the filter line, the period chooser, the question before the
 * end.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "ui/hits.h"
#include "ui/keys.h"
#include "ui/proof.h"
#include "ui/ui_state.h"
#include "ui/widgets.h"

void prompt_open(struct ui *ui, enum prompt prompt)
{
	ui->prompt = prompt;
	memcpy(ui->filter_before, ui->travel.filter, sizeof(ui->filter_before));
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

bool prompt_edit(char *text, size_t size, int code)
{
	if (code == KEYCODE_BACKSPACE || code == KEYCODE_DELETE)
		filter_delete(text);
	else if (code == KEYCODE_CTRL_U)
		text[0] = '\0';
	else if (code >= ' ' && code < KEYCODE_UP)
		filter_add(text, size, code);
	else
		return false;
	return true;
}

static void filter_key(struct ui *ui, int code)
{
	char *filter = ui->travel.filter;
	if (code == KEYCODE_ESCAPE)
		memcpy(filter, ui->filter_before, sizeof(ui->filter_before));
	if (code == KEYCODE_ENTER || code == KEYCODE_ESCAPE)
		ui->prompt = PROMPT_NONE;
	else
		(void)prompt_edit(filter, sizeof(ui->travel.filter), code);
}

/* --- the note --- */

void prompt_open_note(struct ui *ui, const struct scene *scene)
{
	prompt_open(ui, PROMPT_NOTE);
	(void)snprintf(ui->note, sizeof(ui->note), "%s", scene->note ? scene->note : "");
}

static void note_key(struct ui *ui, int code, struct ui_result *result)
{
	if (code == KEYCODE_ENTER) {
		result->wants_note = true;
		memcpy(result->note, ui->note, sizeof(result->note));
	}
	if (code == KEYCODE_ENTER || code == KEYCODE_ESCAPE)
		ui->prompt = PROMPT_NONE;
	else
		(void)prompt_edit(ui->note, sizeof(ui->note), code);
}

/* --- lists --- */

static struct choices make(
	const struct ui *ui, const struct scene *scene, const char *typed, struct arena *arena)
{
	struct choice_ask ask = { .list = ui->choices, .typed = typed };
	struct table table = { 0 };
	personal_ask(ui, scene, &ask, &table);
	return choices_make(&ask, scene, arena);
}

/* The list of periods opens on the one in use. */
void prompt_open_choice(struct ui *ui, const struct scene *scene, enum choice_list list)
{
	struct arena *arena = arena_new();
	ui->choices = list;
	struct choices choices = make(ui, scene, "", arena);
	prompt_open(ui, PROMPT_CHOICE);
	ui->typed[0] = '\0';
	ui->chosen = 0;
	for (size_t i = 0; list == CHOICES_PERIODS && i < choices.count; i++) {
		if (strcmp(choices.items[i].value, ui->travel.period) == 0)
			ui->chosen = i;
	}
	if (choices.count == 0) {
		ui->prompt = PROMPT_NONE;
		ui_say(ui, _("the desk has no filters of its own: filter NAME { show = \"…\" }"));
	}
	arena_free(arena);
}

static void choose_period(struct ui *ui, const char *name)
{
	(void)snprintf(ui->travel.period, sizeof(ui->travel.period), "%s", name);
	ui->travel.step = 0;
}

static void choose(struct ui *ui, const struct scene *scene, const struct choice *choice,
	struct ui_result *result)
{
	if (personal_choose(ui, scene, choice, result))
		return;
	ui->prompt = PROMPT_NONE;
	switch (choice->kind) {
	case CHOICE_LIST:
		prompt_open_choice(ui, scene, choice->opens);
		break;
	case CHOICE_ACTION:
		ui_act(ui, scene, choice->action, result);
		break;
	case CHOICE_PERIOD:
		choose_period(ui, choice->value);
		break;
	case CHOICE_SPAN:
		(void)!choice_read_span(choice->value, ui->travel.from, ui->travel.to);
		choose_period(ui, "custom");
		break;
	case CHOICE_FILTER:
		if (ui_can_filter(ui))
			(void)snprintf(
				ui->travel.filter, sizeof(ui->travel.filter), "%s", choice->value);
		break;
	case CHOICE_PRIVACY:
		result->privacy = choice->value;
		break;
	case CHOICE_THEME:
		(void)snprintf(result->theme, sizeof(result->theme), "%s", choice->value);
		break;
	case CHOICE_SNOOZE:
		result->wants_snooze = true;
		result->snooze_minutes = (int)strtol(choice->value, NULL, 10);
		break;
	default:
		result->wants_reload = choice->kind == CHOICE_RELOAD;
		result->wants_keep = choice->kind == CHOICE_KEEP;
		result->wants_forget = choice->kind == CHOICE_FORGET;
		break;
	}
}

/* Letters are typed, so only keys that are none move. */
static void walk(struct ui *ui, int code, size_t count)
{
	size_t last = count ? count - 1 : 0, page = 10;
	if (code == KEYCODE_UP)
		ui->chosen -= ui->chosen > 0;
	else if (code == KEYCODE_DOWN || code == KEYCODE_TAB)
		ui->chosen += ui->chosen < last;
	else if (code == KEYCODE_PAGE_UP)
		ui->chosen -= ui->chosen < page ? ui->chosen : page;
	else if (code == KEYCODE_PAGE_DOWN)
		ui->chosen = ui->chosen + page < last ? ui->chosen + page : last;
	else if (code == KEYCODE_HOME)
		ui->chosen = 0;
	else if (code == KEYCODE_END)
		ui->chosen = last;
}

static void choice_key(struct ui *ui, const struct scene *scene, int code, struct ui_result *result)
{
	if (code == KEYCODE_ESCAPE) {
		ui->prompt = PROMPT_NONE;
		return;
	}
	if (prompt_edit(ui->typed, sizeof(ui->typed), code)) {
		ui->chosen = 0;
		return;
	}
	struct arena *arena = arena_new();
	struct choices choices = make(ui, scene, ui->typed, arena);
	walk(ui, code, choices.count);
	if (code == KEYCODE_ENTER && ui->chosen < choices.count)
		choose(ui, scene, &choices.items[ui->chosen], result);
	arena_free(arena);
}

static void quit_key(struct ui *ui, int code, struct ui_result *result)
{
	ui->prompt = PROMPT_NONE;
	result->wants_quit = code == 'q' || code == 'y' || code == KEYCODE_ENTER;
}

bool prompt_key(struct ui *ui, const struct scene *scene, int code, struct ui_result *result)
{
	switch (ui->prompt) {
	case PROMPT_FILTER:
		filter_key(ui, code);
		return true;
	case PROMPT_NOTE:
		note_key(ui, code, result);
		return true;
	case PROMPT_CHOICE:
		choice_key(ui, scene, code, result);
		return true;
	case PROMPT_FILE:
		export_key(ui, code, result);
		return true;
	case PROMPT_REPLACE:
		replace_key(ui, code, result);
		return true;
	case PROMPT_QUIT:
		quit_key(ui, code, result);
		return true;
	default:
		return false;
	}
}

/* --- drawing --- */

/* What is being typed, with its cursor and how it ends. */
static void draw_typed(struct canvas *canvas, struct place line, const char *sign,
	const char *typed, const char *hint)
{
	int used = canvas_printf(canvas, line, STYLE_KEY, "%s%s", sign, typed);
	canvas_select(canvas, (struct rect){ line.x + used, line.y, 1, 1 });
	canvas_cursor(canvas, line.x + used, line.y);
	int rest = line.width - used - 2;
	if (rest > 30)
		canvas_text_right(canvas, place(line.x + used + 2, line.y, rest), STYLE_DIM, hint);
}

/* Of a long one the end, where it is being written. */
static void draw_note(struct canvas *canvas, struct place line, const char *note)
{
	int ignored, used = canvas_printf(canvas, line, STYLE_KEY, "%s ", _("Note:"));
	struct place rest = place(line.x + used, line.y, line.width - used);
	while (text_width_cols(note) > rest.width - 1 && *note)
		note += text_next(note, &ignored);
	draw_typed(canvas, rest, "", note, _("Enter keeps, Esc leaves it as it was"));
}

static const char *choice_hint(const struct ui *ui)
{
	return ui->choices == CHOICES_PERIODS
		       ? _("part of a name, or 2026-11-01 2026-11-30; Enter takes, Esc leaves")
		       : _("type a part of its name, Enter takes, Esc leaves");
}

bool prompt_draw_line(const struct ui *ui, struct canvas *canvas, struct place at)
{
	struct place line = place(at.x + 1, at.y, at.width - 2);
	if (ui->prompt == PROMPT_QUIT) {
		canvas_text(canvas, line, STYLE_ALERT,
			_("Quit kpitop?  q or y quits, any other key stays"));
		return true;
	}
	if (ui->prompt == PROMPT_FILTER) {
		draw_typed(canvas, line, "/", ui->travel.filter, _("Enter keeps, Esc undoes"));
		return true;
	}
	if (ui->prompt == PROMPT_NOTE) {
		draw_note(canvas, line, ui->note);
		return true;
	}
	if (ui->prompt == PROMPT_CHOICE) {
		draw_typed(canvas, line, ":", ui->typed, choice_hint(ui));
		return true;
	}
	if (ui->prompt == PROMPT_FILE || ui->prompt == PROMPT_REPLACE) {
		export_draw(ui, canvas, line);
		return true;
	}
	if (ui->said[0]) {
		canvas_text(canvas, line, STYLE_TEXT, ui->said);
		return true;
	}
	return false;
}

/* Its hint as far as half of the line, the title in what is left. */
static void draw_choice(const struct choice *choice, struct canvas *canvas, struct place line)
{
	int hint = text_width_cols(choice->hint);
	if (hint > line.width / 2)
		hint = line.width / 2;
	if (hint > 0)
		canvas_text_right(canvas, place(line.x + line.width - hint, line.y, hint),
			STYLE_KEY, choice->hint);
	int rest = line.width - hint - (hint > 0 ? 2 : 0);
	canvas_text(canvas, place(line.x, line.y, rest), STYLE_TEXT, choice->title);
}

static void draw_choices(const struct ui *ui, const struct choices *choices, struct canvas *canvas,
	struct rect inside)
{
	size_t rows = (size_t)(inside.height > 0 ? inside.height : 0);
	size_t top = ui->chosen >= rows ? ui->chosen - rows + 1 : 0;
	for (size_t i = 0; i < rows && top + i < choices->count; i++) {
		const struct choice *choice = &choices->items[top + i];
		struct place line = place(inside.x + 1, inside.y + (int)i, inside.width - 2);
		draw_choice(choice, canvas, line);
		hits_add(canvas, (struct hit){ .rect = { inside.x, line.y, inside.width, 1 },
					 .down = (int)(top + i) - (int)ui->chosen });
		if (top + i == ui->chosen)
			canvas_select(canvas, (struct rect){ inside.x, line.y, inside.width, 1 });
	}
	if (choices->count == 0 && rows > 0)
		(void)paragraph_draw(canvas,
			(struct rect){ inside.x + 1, inside.y, inside.width - 2, inside.height },
			STYLE_DIM, choices->refusal ? choices->refusal : _("nothing is named so"));
}

void prompt_draw_popup(
	const struct ui *ui, const struct scene *scene, struct canvas *canvas, struct rect body)
{
	static const char *const titles[] = {
		[CHOICES_PERIODS] = N_("Period"),
		[CHOICES_FILTERS] = N_("Filters"),
		[CHOICES_ALL] = N_("Commands"),
		[CHOICES_PANELS] = N_("Panels of the wall"),
		[CHOICES_KPIS] = N_("KPIs of the panel"),
		[CHOICES_COLUMNS] = N_("Columns"),
	};
	if (ui->prompt != PROMPT_CHOICE)
		return;
	struct arena *arena = arena_new();
	struct choices choices = make(ui, scene, ui->typed, arena);
	struct choices whole = make(ui, scene, "", arena);
	struct rect box = { .width = ui->choices == CHOICES_PERIODS ? 40 : 72,
		.height = (int)whole.count + 2 };
	if (box.width > body.width)
		box.width = body.width;
	if (box.height > body.height)
		box.height = body.height;
	box.x = body.x + (body.width - box.width) / 2;
	box.y = body.y + (body.height - box.height) / 2;
	canvas_fill(canvas, box, STYLE_TEXT);
	hits_cut(canvas, 0);
	draw_choices(
		ui, &choices, canvas, panel_draw(canvas, box, _(titles[ui->choices]), NULL, true));
	arena_free(arena);
}
