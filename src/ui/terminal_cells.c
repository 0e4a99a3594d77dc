/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cells by curses, and what terminals disagree on.
 */
#include "config.h"

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <stdio.h>
#include <string.h>
#include <term.h>
#include <wchar.h>

#include "base/macros.h"
#include "ui/terminal_cells.h"

#define REPLACEMENT 0xfffd
/* So many blanks between texts keep the looks of what is before them. */
#define CARRIED_MAX 6
/* Curses keeps it apart from a space: where text follows, it is written anew. */
#define HELD_BLANK 0xa0

uint64_t cells_mark(const struct canvas *canvas)
{
	const uint64_t prime = UINT64_C(1099511628211);
	uint64_t mark = UINT64_C(14695981039346656037);
	int x, y;
	canvas_cursor_get(canvas, &x, &y);
	mark = (mark ^ (uint64_t)x) * prime;
	mark = (mark ^ (uint64_t)y) * prime;
	for (y = 0; y < canvas_height(canvas); y++) {
		for (x = 0; x < canvas_width(canvas); x++) {
			const struct cell *cell = canvas_cell(canvas, x, y);
			for (const char *at = cell->text; *at; at++)
				mark = (mark ^ (unsigned char)*at) * prime;
			mark = (mark ^ (256u + 2u * cell->style + cell->is_selected)) * prime;
		}
	}
	return mark ? mark : 1;
}

/* The cell as curses wants it: one spacing character and its marks. False where the C library would
 * give it another width. */
static bool to_wide(const char *text, int width, wchar_t out[CCHARW_MAX + 1])
{
	mbstate_t state = { 0 };
	int len = 0;
	while (*text && len < CCHARW_MAX) {
		wchar_t wide;
		size_t used = mbrtowc(&wide, text, strlen(text), &state);
		if (used == 0 || used > strlen(text))
			return false;
		if (len > 0 && wcwidth(wide) != 0)
			break;
		out[len++] = wide;
		text += used;
	}
	out[len] = L'\0';
	return len > 0 && wcwidth(out[0]) == width;
}

/* --- what terminals disagree on -------------------------------------------------------------- */

struct span {
	wchar_t first, last;
	int width;
};

/* Blocks whose characters are as wide everywhere; marks and what Unicode added later are not. */
static bool is_settled(wchar_t point, int width)
{
	static const struct span spans[] = {
		{ 0x20, 0x7e, 1 },
		{ 0xa1, 0xac, 1 }, /* without the soft hyphen */
		{ 0xae, 0x2ff, 1 },
		{ 0x370, 0x482, 1 },
		{ 0x48a, 0x52f, 1 },
		{ 0x531, 0x556, 1 },
		{ 0x561, 0x587, 1 },
		{ 0x5d0, 0x5ea, 1 },
		{ 0x621, 0x64a, 1 },
		{ 0x660, 0x66f, 1 },
		{ 0x671, 0x6d3, 1 },
		{ 0x6f0, 0x6f9, 1 },
		{ 0x1e00, 0x1eff, 1 },
		{ 0x2010, 0x2027, 1 },
		{ 0x2030, 0x205e, 1 },
		{ 0x20a0, 0x20bf, 1 },
		{ 0x2190, 0x21ff, 1 },
		{ 0x2200, 0x22ff, 1 },
		{ 0x2500, 0x25fc, 1 },
		{ 0x2610, 0x2613, 1 },
		{ 0x2700, 0x2704, 1 },
		{ 0x2706, 0x2709, 1 },
		{ 0x270e, 0x2727, 1 },
		{ 0x2800, 0x28ff, 1 },
		{ 0x3001, 0x3029, 2 },
		{ 0x3041, 0x3096, 2 },
		{ 0x30a0, 0x30ff, 2 },
		{ 0x3400, 0x4db5, 2 },
		{ 0x4e00, 0x9fa5, 2 },
		{ 0xac00, 0xd7a3, 2 },
		{ 0xfb50, 0xfbb1, 1 },
		{ 0xfbd3, 0xfd3d, 1 },
		{ 0xfe70, 0xfefc, 1 },
		{ 0xff01, 0xff60, 2 },
		{ 0xff61, 0xff9f, 1 },
		{ REPLACEMENT, REPLACEMENT, 1 },
	};
	for (size_t i = 0; i < ARRAY_LEN(spans); i++) {
		if (point >= spans[i].first && point <= spans[i].last)
			return spans[i].width == width;
	}
	return false;
}

static bool may_drift(const wchar_t *wide, int width)
{
	return wide[1] != L'\0' || !is_settled(wide[0], width);
}

bool cells_may_drift(const char *text, int width)
{
	wchar_t wide[CCHARW_MAX + 1];
	return to_wide(text, width, wide) && may_drift(wide, width);
}

/* --- looks ------------------------------------------------------------------------------------ */

static int pick_colour(const struct look *look)
{
	if (COLORS > 256)
		return look->rgb;
	if (COLORS == 256)
		return look->colour_256;
	return COLORS >= 16 ? look->colour_16 : look->colour_8;
}

static attr_t pick_attributes(const struct look *look, bool has_colours)
{
	unsigned wanted = has_colours ? look->attributes : look->mono;
	attr_t attributes = 0;
	if (wanted & LOOK_BOLD)
		attributes |= A_BOLD;
	if (wanted & LOOK_REVERSE)
		attributes |= A_REVERSE;
	if (wanted & LOOK_UNDERLINE)
		attributes |= A_UNDERLINE;
	/* Eight colours have no grey: the terminal's own dimming, where it has one. */
	bool is_grey = has_colours && look->colour_16 == 8 && COLORS < 16;
	if ((wanted & LOOK_DIM) || is_grey)
		attributes |= A_DIM;
	return attributes;
}

struct pair {
	int text, behind; /* colours by number; −1: the terminal's own */
};

/* Styles of the same colours share a pair: what looks the same costs the line nothing. The first
 * pair, 0, is the terminal's own colours. */
static short pair_for(struct pair *pairs, short *len, struct pair wanted)
{
	for (short i = 0; i < *len; i++)
		if (pairs[i].text == wanted.text && pairs[i].behind == wanted.behind)
			return i;
	pairs[*len] = wanted;
	init_extended_pair(*len, wanted.text, wanted.behind);
	return (*len)++;
}

void cells_use_theme(struct cell_looks *looks, const struct theme *theme)
{
	struct pair pairs[2 * STYLE_COUNT + 1] = { { -1, -1 } };
	short len = 1;
	/* Once curses has started its colours it paints white on black even where none is asked. */
	looks->has_colours = theme->has_colours && has_colors() && start_color() == OK;
	if (looks->has_colours)
		use_default_colors();
	looks->is_rich = looks->has_colours && COLORS >= 256;
	looks->has_selection = looks->is_rich && pick_colour(&theme->selection) >= 0;
	for (int style = 0; style < STYLE_COUNT; style++) {
		const struct look *look = &theme->looks[style];
		struct look selected = theme_selected(theme, (enum style)style);
		looks->attributes[style] = pick_attributes(look, looks->has_colours);
		looks->pairs[style] = looks->selected_pairs[style] = 0;
		if (looks->has_colours)
			looks->pairs[style] =
				pair_for(pairs, &len, (struct pair){ pick_colour(look), -1 });
		if (looks->has_selection)
			looks->selected_pairs[style] = pair_for(pairs, &len,
				(struct pair){
					pick_colour(&selected), pick_colour(&theme->selection) });
	}
}

/* --- drawing --------------------------------------------------------------------------------- */

/* What goes into a place of the screen. */
struct shown {
	wchar_t wide[CCHARW_MAX + 1];
	attr_t attributes;
	short pair;
	int width;     /* as the canvas has it */
	bool is_known; /* to the C library, as wide */
	bool is_held;  /* for cells_finish */
};

/* Lines, blocks and dots of charts. */
static bool is_drawing(wchar_t point)
{
	return (point >= 0x2500 && point <= 0x259f) || (point >= 0x2800 && point <= 0x28ff);
}

static struct shown shown_at(
	const struct cell_looks *looks, const struct canvas *canvas, int x, int y)
{
	const struct cell *cell = canvas_cell(canvas, x, y);
	bool is_wide =
		x + 1 < canvas_width(canvas) && canvas_cell(canvas, x + 1, y)->text[0] == '\0';
	struct shown shown = { .width = is_wide ? 2 : 1 };
	shown.is_known = to_wide(cell->text, shown.width, shown.wide);
	shown.attributes = looks->attributes[cell->style];
	if (looks->is_rich && shown.is_known && is_drawing(shown.wide[0]))
		shown.attributes &= ~A_BOLD;
	shown.pair = looks->pairs[cell->style];
	if (cell->is_selected && looks->has_selection)
		shown.pair = looks->selected_pairs[cell->style];
	else if (cell->is_selected)
		shown.attributes ^= A_REVERSE;
	shown.is_held = shown.is_known && may_drift(shown.wide, shown.width);
	return shown;
}

static void draw_cell(const struct cell_looks *looks, int x, int y, const struct shown *shown)
{
	cchar_t drawn;
	wchar_t instead[2] = { looks->is_ascii ? L'?' : REPLACEMENT, 0 };
	if (shown->is_held)
		instead[0] = HELD_BLANK;
	bool is_as_is = shown->is_known && !shown->is_held;
	for (int i = 0; i < (is_as_is ? 1 : shown->width); i++) {
		if (setcchar(&drawn, is_as_is ? shown->wide : instead, shown->attributes,
			    shown->pair, NULL) == OK)
			mvadd_wch(y, x + i, &drawn);
	}
}

/* Whether a blank of these looks is as blank as any. */
static bool is_invisible_on_blanks(const struct cell_looks *looks, const struct cell *cell)
{
	return !cell->is_selected && !(looks->attributes[cell->style] & (A_REVERSE | A_UNDERLINE));
}

static bool is_gap(const struct cell_looks *looks, const struct canvas *canvas, int x, int y)
{
	const struct cell *cell = canvas_cell(canvas, x, y);
	return strcmp(cell->text, " ") == 0 && is_invisible_on_blanks(looks, cell);
}

/* The first cell by steps of 1 or -1 that is no blank, as far as it matters. */
static int gap_end(
	const struct cell_looks *looks, const struct canvas *canvas, int x, int y, int step)
{
	for (int i = 0; i <= CARRIED_MAX && x >= 0 && x < canvas_width(canvas); i++) {
		if (!is_gap(looks, canvas, x, y))
			break;
		x += step;
	}
	return x;
}

/* Looks cost the line more than blanks do: those of a short gap stay as they were before it. Over a
 * long one the cursor is moved, which asks for plain blanks. Tells the cell whose looks it has. */
static int looks_from(const struct cell_looks *looks, const struct canvas *canvas, int x, int y)
{
	int from = gap_end(looks, canvas, x, y, -1);
	int to = gap_end(looks, canvas, x, y, 1);
	if (from < 0 || from == x || to - from - 1 > CARRIED_MAX)
		return x;
	while (from > 0 && !canvas_cell(canvas, from, y)->text[0])
		from--;
	return is_invisible_on_blanks(looks, canvas_cell(canvas, from, y)) ? from : x;
}

static bool draw_place(const struct cell_looks *looks, const struct canvas *canvas, int x, int y)
{
	struct shown shown = shown_at(looks, canvas, x, y);
	int from = looks_from(looks, canvas, x, y);
	if (from != x) {
		struct shown before = shown_at(looks, canvas, from, y);
		shown.attributes = before.attributes;
		shown.pair = before.pair;
	}
	draw_cell(looks, x, y, &shown);
	return shown.is_held;
}

bool cells_draw(const struct cell_looks *looks, const struct canvas *canvas)
{
	bool has_held = false;
	for (int y = 0; y < canvas_height(canvas) && y < LINES; y++) {
		for (int x = 0; x < canvas_width(canvas) && x < COLS; x++) {
			if (canvas_cell(canvas, x, y)->text[0])
				has_held |= draw_place(looks, canvas, x, y);
		}
	}
	return has_held;
}

static void go_to(int x, int y)
{
	const char *bytes = tiparm(cursor_address, y, x);
	if (bytes)
		tputs(bytes, 1, putchar);
}

static void write_at(int x, int y, const struct shown *shown)
{
	go_to(x, y);
	vid_puts(shown->attributes, shown->pair, NULL, putchar);
	(void)fprintf(stdout, "%ls", shown->wide);
}

/* Blanks before it, for a terminal to which it is narrow; then what stands behind it, for one to
 * which it is wide. At the end of a line it might come to stand on the next one: there it stays
 * blank. */
static void finish_cell(const struct cell_looks *looks, const struct canvas *canvas, int x, int y)
{
	struct shown shown = shown_at(looks, canvas, x, y);
	int next = x + shown.width;
	if (!shown.is_held || next >= COLS || next >= canvas_width(canvas))
		return;
	struct shown blanks = shown;
	(void)wmemcpy(blanks.wide, shown.width == 2 ? L"  " : L" ", (size_t)shown.width + 1);
	write_at(x, y, &blanks);
	write_at(x, y, &shown);
	shown = shown_at(looks, canvas, next, y);
	if (shown.is_known && !shown.is_held)
		write_at(next, y, &shown);
}

void cells_finish(const struct cell_looks *looks, const struct canvas *canvas)
{
	int cursor_x, cursor_y;
	for (int y = 0; y < canvas_height(canvas) && y < LINES; y++) {
		for (int x = 0; x < canvas_width(canvas) && x < COLS; x++) {
			if (canvas_cell(canvas, x, y)->text[0])
				finish_cell(looks, canvas, x, y);
		}
	}
	canvas_cursor_get(canvas, &cursor_x, &cursor_y);
	vid_puts(A_NORMAL, 0, NULL, putchar);
	go_to(cursor_x, cursor_y);
	(void)fflush(stdout);
}
