/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The frame around a view: which lines there are by the height, and what stands in them.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "ui/hits.h"
#include "ui/keys.h"
#include "ui/ui_state.h"

#define CRUMB_MARK " ▸ "
#define LEAST_CRUMB 10 /* cells that a filter leaves of it */
#define FILTER_GAP 2
#define LEAST_WIDTH 40
#define LEAST_HEIGHT 12

/* Rows by their line; −1: there is none. */
struct frame {
	int live_y, live_height;
	int crumb_y;
	int strip_y;
	int footer_y;
	struct rect body;
};

static struct frame frame_of(const struct ui *ui, int width, int height)
{
	struct frame frame = { .live_y = 1, .footer_y = height - 1, .strip_y = height - 2 };
	frame.live_height = height >= 20 ? 2 : height >= 14 ? 1 : 0;
	int y = 1 + frame.live_height;
	frame.crumb_y = ui->depth > 1 ? y++ : -1;
	frame.body = (struct rect){ .y = y, .width = width, .height = frame.strip_y - y };
	return frame;
}

static void crumb_of(const struct level *level, const struct scene *scene, char *out, size_t size)
{
	out[0] = '\0';
	if (level->row->crumb)
		level->row->crumb(level->state, scene, out, size);
	else
		(void)snprintf(out, size, "%s", _(level->row->title));
}

/* "Ana: Satisfaction" below "Ana" is "Satisfaction". */
static const char *without_repeat(const char *crumb, const char *before)
{
	size_t len = strlen(before);
	bool is_repeat = len > 0 && strncmp(crumb, before, len) == 0;
	return is_repeat && strncmp(crumb + len, ": ", 2) == 0 ? crumb + len + 2 : crumb;
}

/* Where it is too long the end counts: one knows where one came from. */
static const char *last_steps(const char *text, int width)
{
	const char *from = text;
	while (text_width_cols(from) + 2 > width) {
		const char *next = strstr(from, CRUMB_MARK);
		if (!next)
			break;
		from = next + strlen(CRUMB_MARK);
	}
	return from;
}

static void draw_crumbs(
	const struct ui *ui, const struct scene *scene, struct canvas *canvas, int y)
{
	char text[1024] = "", crumb[160], before[160] = "";
	size_t used = 0;
	for (size_t i = 0; i < ui->depth && used < sizeof(text); i++) {
		crumb_of(&ui->stack[i], scene, crumb, sizeof(crumb));
		int added = snprintf(text + used, sizeof(text) - used, "%s%s",
			used > 0 ? CRUMB_MARK : "", without_repeat(crumb, before));
		used += added > 0 ? (size_t)added : 0;
		memcpy(before, crumb, sizeof(before));
	}
	/* A filter that nobody sees makes every figure below it look like the whole. */
	bool is_filtered = ui->travel.filter[0] && ui->prompt != PROMPT_FILTER;
	int kept = is_filtered ? text_width_cols(ui->travel.filter) + FILTER_GAP + 1 : 0;
	int width = canvas_width(canvas) - 2, x = 1;
	if (kept > width - LEAST_CRUMB)
		kept = width - LEAST_CRUMB;
	width -= kept;
	const char *from = text;
	if (text_width_cols(text) > width) {
		from = last_steps(text, width);
		x += canvas_text(canvas, place(x, y, 2), STYLE_DIM, "… ");
	}
	x += canvas_text(canvas, place(x, y, width + 1 - x), STYLE_HEADING, from);
	if (is_filtered)
		canvas_printf(canvas, place(x + FILTER_GAP, y, -1), STYLE_MATCH, "/%s",
			ui->travel.filter);
}

/* --- the footer --- */

/* An action as the footer names it. */
struct hint {
	enum action action;
	char keys[sizeof(((struct keymap *)0)->shown[0])];
	const char *title;
};

static int hint_width(const struct hint *hint)
{
	return text_width_cols(hint->keys) + 1 + text_width_cols(hint->title);
}

static int draw_hint(struct canvas *canvas, struct place at, const struct hint *hint)
{
	int used = canvas_text(canvas, at, STYLE_KEY, hint->keys);
	int rest = at.width - used - 1;
	used += 1 + canvas_text(canvas, place(at.x + used + 1, at.y, rest), STYLE_DIM, hint->title);
	hits_add(canvas, (struct hit){ .rect = { at.x, at.y, used, 1 }, .action = hint->action });
	return used;
}

/* One key is enough in the footer. */
static struct hint hint_of(const struct scene *scene, enum action action)
{
	struct hint hint = { .action = action, .title = _(key_row_of(action)->title) };
	(void)snprintf(hint.keys, sizeof hint.keys, "%s", keymap_shown(scene->keys, action));
	hint.keys[strcspn(hint.keys, " ")] = '\0';
	return hint;
}

/* Actions to show, each once: the view's own, then what is the same everywhere. */
struct footer {
	enum action actions[ACTION_COUNT];
	size_t count;
};

static void footer_add(struct footer *footer, enum action action)
{
	if (action == ACTION_HELP || action == ACTION_QUIT)
		return; /* always there, at the end */
	for (size_t i = 0; i < footer->count; i++) {
		if (footer->actions[i] == action)
			return;
	}
	footer->actions[footer->count++] = action;
}

static struct footer footer_of(const struct view_row *view)
{
	/* A filter first, which a view may not have. */
	static const enum action common[] = { ACTION_FILTER, ACTION_PERIOD, ACTION_COMPARE };
	struct footer footer = { .count = 0 };
	for (const enum action *action = view->footer; action && *action != ACTION_NONE; action++)
		footer_add(&footer, *action);
	size_t shown = view->is_timeless ? 1 : ARRAY_LEN(common);
	for (size_t i = view->is_unfiltered ? 1 : 0; i < shown; i++)
		footer_add(&footer, common[i]);
	return footer;
}

static void draw_footer(
	const struct ui *ui, const struct scene *scene, struct canvas *canvas, int y)
{
	static const enum action last[] = { ACTION_HELP, ACTION_QUIT };
	struct footer footer = footer_of(ui_top(ui)->row);
	int x = 1, width = canvas_width(canvas) - 1, kept = 0;
	for (size_t i = 0; i < ARRAY_LEN(last); i++) {
		struct hint hint = hint_of(scene, last[i]);
		kept += hint_width(&hint) + 2;
	}
	for (size_t i = 0; i < footer.count; i++) {
		struct hint hint = hint_of(scene, footer.actions[i]);
		if (x + hint_width(&hint) + 2 + kept > width)
			break;
		if (hint.keys[0])
			x += draw_hint(canvas, place(x, y, width - x), &hint) + 2;
	}
	for (size_t i = 0; i < ARRAY_LEN(last); i++) {
		struct hint hint = hint_of(scene, last[i]);
		if (hint.keys[0])
			x += draw_hint(canvas, place(x, y, width - x), &hint) + 2;
	}
}

/* In as many words as there is room for. */
static void draw_too_small(struct canvas *canvas)
{
	char texts[3][96];
	int width = canvas_width(canvas), which = 0;
	(void)snprintf(texts[0], sizeof(texts[0]), _("%d×%d is too small: %d×%d"), width,
		canvas_height(canvas), LEAST_WIDTH, LEAST_HEIGHT);
	(void)snprintf(texts[1], sizeof(texts[1]), _("needs %d×%d"), LEAST_WIDTH, LEAST_HEIGHT);
	(void)snprintf(texts[2], sizeof(texts[2]), "%d×%d", LEAST_WIDTH, LEAST_HEIGHT);
	while (which < 2 && text_width_cols(texts[which]) > width)
		which++;
	int x = (width - text_width_cols(texts[which])) / 2;
	canvas_text(canvas, place(x > 0 ? x : 0, canvas_height(canvas) / 2, -1), STYLE_TITLE,
		texts[which]);
}

/* The view, and below it what is live and how old it is. */
static void draw_bare(const struct ui *ui, const struct scene *scene, struct canvas *canvas)
{
	int width = canvas_width(canvas), height = canvas_height(canvas);
	int live_height = height >= 20 ? 2 : 1;
	struct rect body = { .width = width, .height = height - 1 - live_height };
	const struct level *top = ui_top(ui);
	canvas_clip(canvas, body);
	top->row->draw(top->state, scene, canvas, body);
	prompt_draw_popup(ui, scene, canvas, body);
	canvas_unclip(canvas);
	live_draw(scene, canvas, (struct rect){ 0, body.height, width, live_height });
	if (!prompt_draw_line(ui, canvas, place(0, height - 1, width)))
		header_draw(scene, canvas, place(0, height - 1, width));
}

void ui_draw(const struct ui *ui, const struct scene *scene, struct canvas *canvas)
{
	int width = canvas_width(canvas), height = canvas_height(canvas);
	canvas_clear(canvas);
	if (width < LEAST_WIDTH || height < LEAST_HEIGHT) {
		draw_too_small(canvas);
		return;
	}
	if (ui_top(ui)->row->is_bare) {
		draw_bare(ui, scene, canvas);
		return;
	}
	struct frame frame = frame_of(ui, width, height);
	header_draw(scene, canvas, place(0, 0, width));
	live_draw(scene, canvas, (struct rect){ 0, frame.live_y, width, frame.live_height });
	if (frame.crumb_y >= 0)
		draw_crumbs(ui, scene, canvas, frame.crumb_y);
	const struct level *top = ui_top(ui);
	canvas_clip(canvas, frame.body);
	top->row->draw(top->state, scene, canvas, frame.body);
	prompt_draw_popup(ui, scene, canvas, frame.body);
	canvas_unclip(canvas);
	strip_draw(scene, canvas, place(0, frame.strip_y, width));
	if (!prompt_draw_line(ui, canvas, place(0, frame.footer_y, width)))
		draw_footer(ui, scene, canvas, frame.footer_y);
}
