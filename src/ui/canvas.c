/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The canvas: text becomes grapheme clusters, clusters become cells.
 *
 * A wide cluster owns two cells, its right one holding "". Whatever overwrites one half blanks the
 * other, so that the cells of a line always add up to its width and no border ever moves.
 */
#include "config.h"

#include "ui/canvas.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/bidi.h"
#include "ui/digits.h"
#include "ui/glyph.h"
#include "ui/hits.h"
#include "ui/theme.h"

struct canvas {
	int width, height;
	struct cell *cells;
	struct rect clip;
	bool is_ascii;
	struct canvas_script script;
	int cursor_x, cursor_y;
	struct buf *csv;
	struct hits *hits; /* NULL: none yet */
	bool has_dots;
	struct canvas_link link;
};

/* One grapheme cluster on its way into a cell. */
struct cluster {
	const char *bytes;
	size_t len;
	int width;
	enum style style;
};

struct canvas *canvas_new(int width, int height, bool is_ascii)
{
	struct canvas *canvas = mem_new(1, sizeof(*canvas));
	canvas->is_ascii = is_ascii;
	canvas->script = (struct canvas_script){ .bidi = BIDI_APP };
	canvas_resize(canvas, width, height);
	return canvas;
}

void canvas_free(struct canvas *canvas)
{
	if (!canvas)
		return;
	hits_free(canvas->hits);
	free(canvas->cells);
	free(canvas);
}

void canvas_resize(struct canvas *canvas, int width, int height)
{
	canvas->width = width > 0 ? width : 0;
	canvas->height = height > 0 ? height : 0;
	size_t count = (size_t)canvas->width * (size_t)canvas->height;
	free(canvas->cells);
	canvas->cells = mem_new(count ? count : 1, sizeof(*canvas->cells));
	canvas_clear(canvas);
}

static struct cell *cell_at(const struct canvas *canvas, int x, int y)
{
	return &canvas->cells[(size_t)y * (size_t)canvas->width + (size_t)x];
}

static void cell_blank(struct cell *cell, enum style style)
{
	cell->text[0] = ' ';
	cell->text[1] = '\0';
	cell->style = (unsigned char)style;
	cell->is_selected = false;
}

void canvas_clear(struct canvas *canvas)
{
	canvas_unclip(canvas);
	hits_cut(canvas, 0);
	canvas->cursor_x = 0;
	canvas->cursor_y = canvas->height - 1;
	canvas->link.at.width = 0;
	for (int i = 0; i < canvas->width * canvas->height; i++)
		cell_blank(&canvas->cells[i], STYLE_TEXT);
}

void canvas_write(struct canvas *canvas, struct canvas_script script)
{
	canvas->script = script;
}

bool canvas_is_ascii(const struct canvas *canvas)
{
	return canvas->is_ascii;
}

void canvas_record(struct canvas *canvas, struct buf *csv)
{
	canvas->csv = csv;
}

struct hits **canvas_hits(struct canvas *canvas)
{
	return &canvas->hits;
}

const struct hits *canvas_hits_get(const struct canvas *canvas)
{
	return canvas->hits;
}

struct buf *canvas_recorder(const struct canvas *canvas)
{
	return canvas->csv;
}

int canvas_width(const struct canvas *canvas)
{
	return canvas->width;
}

int canvas_height(const struct canvas *canvas)
{
	return canvas->height;
}

const struct cell *canvas_cell(const struct canvas *canvas, int x, int y)
{
	return cell_at(canvas, x, y);
}

static struct rect rect_meet(struct rect a, struct rect b)
{
	int left = a.x > b.x ? a.x : b.x;
	int top = a.y > b.y ? a.y : b.y;
	int right = a.x + a.width < b.x + b.width ? a.x + a.width : b.x + b.width;
	int bottom = a.y + a.height < b.y + b.height ? a.y + a.height : b.y + b.height;
	return (struct rect){ .x = left,
		.y = top,
		.width = right > left ? right - left : 0,
		.height = bottom > top ? bottom - top : 0 };
}

void canvas_clip(struct canvas *canvas, struct rect rect)
{
	struct rect whole = { .width = canvas->width, .height = canvas->height };
	canvas->clip = rect_meet(whole, rect);
}

void canvas_unclip(struct canvas *canvas)
{
	canvas->clip = (struct rect){ .width = canvas->width, .height = canvas->height };
}

static bool is_inside(const struct canvas *canvas, int x, int y)
{
	const struct rect *clip = &canvas->clip;
	return x >= clip->x && x < clip->x + clip->width && y >= clip->y &&
	       y < clip->y + clip->height;
}

/* Blanks the other half of a wide cluster of which x is one half. */
static void break_wide(struct canvas *canvas, int x, int y)
{
	if (x > 0 && cell_at(canvas, x, y)->text[0] == '\0')
		cell_blank(cell_at(canvas, x - 1, y), cell_at(canvas, x - 1, y)->style);
	if (x + 1 < canvas->width && cell_at(canvas, x + 1, y)->text[0] == '\0')
		cell_blank(cell_at(canvas, x + 1, y), cell_at(canvas, x + 1, y)->style);
}

static void put_blank(struct canvas *canvas, int x, int y, enum style style)
{
	if (!is_inside(canvas, x, y))
		return;
	break_wide(canvas, x, y);
	cell_blank(cell_at(canvas, x, y), style);
}

/* The longest part of the cluster that fits a cell, cut before a continuation byte. */
static size_t fitting(const char *bytes, size_t len)
{
	if (len < CELL_MAX_BYTES)
		return len;
	size_t fit = CELL_MAX_BYTES - 1;
	while (fit > 0 && ((unsigned char)bytes[fit] & 0xc0) == 0x80)
		fit--;
	return fit;
}

static void put_cluster(struct canvas *canvas, int x, int y, const struct cluster *cluster)
{
	bool is_whole = is_inside(canvas, x, y) && is_inside(canvas, x + cluster->width - 1, y);
	if (!is_whole) {
		for (int i = 0; i < cluster->width; i++)
			put_blank(canvas, x + i, y, cluster->style);
		return;
	}
	for (int i = 0; i < cluster->width; i++)
		put_blank(canvas, x + i, y, cluster->style);
	struct cell *cell = cell_at(canvas, x, y);
	size_t len = fitting(cluster->bytes, cluster->len);
	memcpy(cell->text, cluster->bytes, len);
	cell->text[len] = '\0';
	if (cluster->width == 2)
		cell_at(canvas, x + 1, y)->text[0] = '\0';
}

static void put_clusters(struct canvas *canvas, struct place at, enum style style, const char *text)
{
	struct cluster cluster = { .bytes = text, .style = style };
	while ((cluster.len = text_next(cluster.bytes, &cluster.width)) > 0) {
		if (cluster.width > 0)
			put_cluster(canvas, at.x, at.y, &cluster);
		at.x += cluster.width;
		cluster.bytes += cluster.len;
	}
}

/* Cells that a text at the place may take. */
static int room(const struct canvas *canvas, struct place place)
{
	int right = canvas->clip.x + canvas->clip.width;
	int width = right - place.x;
	if (place.width >= 0 && place.width < width)
		width = place.width;
	return width > 0 ? width : 0;
}

static bool is_plain(const char *text)
{
	for (; *text; text++) {
		if (*text < ' ' || *text > '~')
			return false;
	}
	return true;
}

/* Fills `out` with what is to be seen of the text in `width` cells, in visual order. */
static void prepare(const struct canvas *canvas, const char *text, int width, struct buf *out)
{
	const char *ellipsis = glyph_text(GLYPH_ELLIPSIS, canvas->is_ascii);
	if (is_plain(text)) {
		text_cut(out, text, width, ellipsis);
		return;
	}
	struct buf shown;
	buf_init(&shown, 0);
	text_show(&shown, text);
	if (canvas->is_ascii) {
		struct buf ascii;
		buf_init(&ascii, 0);
		glyph_add_ascii(&ascii, shown.bytes);
		text_cut(out, ascii.bytes, width, ellipsis);
		buf_release(&ascii);
	} else {
		struct buf dotted;
		buf_init(&dotted, 0);
		if (canvas->has_dots)
			glyph_add_dotted(&dotted, shown.bytes);
		text_cut(out, canvas->has_dots ? dotted.bytes : shown.bytes, width, ellipsis);
		buf_release(&dotted);
		if (canvas->script.bidi == BIDI_APP && text_is_right_to_left(out->bytes))
			bidi_reorder(out);
	}
	buf_release(&shown);
}

bool canvas_is_persian(const struct canvas *canvas)
{
	return canvas->script.digits == DIGITS_PERSIAN && !canvas->is_ascii;
}

/* Keys are what one types. */
static void write_numbers(const struct canvas *canvas, enum style style, struct buf *text)
{
	if (!canvas_is_persian(canvas) || style == STYLE_KEY)
		return;
	struct buf latin = *text;
	buf_init(text, 0);
	digits_persian(text, latin.bytes);
	buf_release(&latin);
}

/* Behind right-to-left text that the terminal is to order. */
static void put_mark(struct canvas *canvas, struct place place, int used, const char *text)
{
	if (canvas->script.bidi != BIDI_TERMINAL || canvas->is_ascii || used == 0 ||
		!text_is_right_to_left(text))
		return;
	int x = place.x + used - 1;
	while (x > place.x && is_inside(canvas, x, place.y) &&
		!cell_at(canvas, x, place.y)->text[0])
		x--;
	if (!is_inside(canvas, x, place.y))
		return;
	struct cell *cell = cell_at(canvas, x, place.y);
	size_t len = strlen(cell->text), mark_len = strlen(BIDI_LEFT_TO_RIGHT_MARK);
	if (len + mark_len < CELL_MAX_BYTES)
		memcpy(cell->text + len, BIDI_LEFT_TO_RIGHT_MARK, mark_len + 1);
}

static int put_text(struct canvas *canvas, struct place place, enum style style, const char *text,
	bool is_right)
{
	int width = room(canvas, place);
	if (!text || width == 0)
		return 0;
	struct buf visible;
	buf_init(&visible, 0);
	prepare(canvas, text, width, &visible);
	write_numbers(canvas, style, &visible);
	int used = text_width_cols(visible.bytes);
	if (is_right)
		place.x += width - used;
	put_clusters(canvas, place, style, visible.bytes);
	put_mark(canvas, place, used, visible.bytes);
	buf_release(&visible);
	return used;
}

int canvas_text(struct canvas *canvas, struct place place, enum style style, const char *text)
{
	return put_text(canvas, place, style, text, false);
}

int canvas_text_right(struct canvas *canvas, struct place place, enum style style, const char *text)
{
	return put_text(canvas, place, style, text, true);
}

int canvas_printf(
	struct canvas *canvas, struct place place, enum style style, const char *format, ...)
{
	char text[1024];
	va_list args;
	va_start(args, format);
	(void)vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	return put_text(canvas, place, style, text, false);
}

void canvas_use_ascii(struct canvas *canvas, bool is_ascii)
{
	canvas->is_ascii = is_ascii;
}

void canvas_use_dots(struct canvas *canvas, bool has_dots)
{
	canvas->has_dots = has_dots && !canvas->is_ascii;
}

bool canvas_has_dots(const struct canvas *canvas)
{
	return canvas->has_dots;
}

void canvas_dots(struct canvas *canvas, struct place at, enum style style, const int dots[2])
{
	struct buf text;
	buf_init(&text, 0);
	glyph_add_dots(&text, dots[0], dots[1]);
	if (canvas->has_dots)
		put_clusters(canvas, at, style, text.bytes);
	buf_release(&text);
}

void canvas_glyph(struct canvas *canvas, int x, int y, enum style style, enum glyph glyph)
{
	if (canvas->has_dots && glyph >= GLYPH_BAR_1 && glyph <= GLYPH_BAR_8) {
		int dots = glyph_dots(glyph);
		canvas_dots(canvas, place(x, y, 1), style, (const int[2]){ dots, dots });
		return;
	}
	put_clusters(canvas, place(x, y, -1), style, glyph_text(glyph, canvas->is_ascii));
}

void canvas_fill(struct canvas *canvas, struct rect rect, enum style style)
{
	/* What comes to stand above a link is none. */
	int link_y = canvas->link.at.y;
	if (link_y >= rect.y && link_y < rect.y + rect.height)
		canvas->link.at.width = 0;
	for (int y = rect.y; y < rect.y + rect.height; y++) {
		for (int x = rect.x; x < rect.x + rect.width; x++)
			put_blank(canvas, x, y, style);
	}
}

void canvas_box(struct canvas *canvas, struct rect rect, enum style style)
{
	int right = rect.x + rect.width - 1, bottom = rect.y + rect.height - 1;
	for (int x = rect.x + 1; x < right; x++) {
		canvas_glyph(canvas, x, rect.y, style, GLYPH_HORIZONTAL);
		canvas_glyph(canvas, x, bottom, style, GLYPH_HORIZONTAL);
	}
	for (int y = rect.y + 1; y < bottom; y++) {
		canvas_glyph(canvas, rect.x, y, style, GLYPH_VERTICAL);
		canvas_glyph(canvas, right, y, style, GLYPH_VERTICAL);
	}
	canvas_glyph(canvas, rect.x, rect.y, style, GLYPH_TOP_LEFT);
	canvas_glyph(canvas, right, rect.y, style, GLYPH_TOP_RIGHT);
	canvas_glyph(canvas, rect.x, bottom, style, GLYPH_BOTTOM_LEFT);
	canvas_glyph(canvas, right, bottom, style, GLYPH_BOTTOM_RIGHT);
}

void canvas_select(struct canvas *canvas, struct rect rect)
{
	struct rect part = rect_meet(canvas->clip, rect);
	for (int y = part.y; y < part.y + part.height; y++) {
		for (int x = part.x; x < part.x + part.width; x++)
			cell_at(canvas, x, y)->is_selected = true;
	}
}

void canvas_cursor(struct canvas *canvas, int x, int y)
{
	if (!is_inside(canvas, x, y))
		return;
	canvas->cursor_x = x;
	canvas->cursor_y = y;
}

void canvas_link_set(struct canvas *canvas, struct place at, const char *url)
{
	bool is_inside =
		at.x >= 0 && at.y >= 0 && at.y < canvas->height && at.x + at.width <= canvas->width;
	if (!is_inside || strlen(url) > CANVAS_URL_MAX)
		return;
	canvas->link.at = at;
	(void)snprintf(canvas->link.url, sizeof canvas->link.url, "%s", url);
}

const struct canvas_link *canvas_link(const struct canvas *canvas)
{
	return &canvas->link;
}

void canvas_cursor_get(const struct canvas *canvas, int *x, int *y)
{
	*x = canvas->cursor_x;
	*y = canvas->cursor_y;
}

/* What one cell adds to a printed line. */
static void print_cell(const struct cell *cell, bool has_styles, struct buf *line)
{
	if (!has_styles) {
		buf_add_text(line, cell->text);
		return;
	}
	char letter = style_rows[cell->style].letter;
	if (cell->is_selected)
		letter = letter == '.' ? '#' : (char)toupper((unsigned char)letter);
	else if (letter == '.' && cell->text[0] == ' ')
		letter = ' ';
	buf_add_char(line, letter);
}

static void print_block(const struct canvas *canvas, struct buf *out, bool has_styles)
{
	struct buf line;
	buf_init(&line, 0);
	for (int y = 0; y < canvas->height; y++) {
		buf_clear(&line);
		for (int x = 0; x < canvas->width; x++)
			print_cell(cell_at(canvas, x, y), has_styles, &line);
		while (line.len > 0 && line.bytes[line.len - 1] == ' ')
			line.len--;
		buf_add(out, line.bytes, line.len);
		buf_add_char(out, '\n');
	}
	buf_release(&line);
}

void canvas_print(const struct canvas *canvas, struct buf *out, bool has_styles)
{
	print_block(canvas, out, false);
	if (has_styles) {
		buf_add_char(out, '\n');
		print_block(canvas, out, true);
	}
}
