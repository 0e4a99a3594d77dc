/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The styles, and where a theme comes from.
 */
#include "config.h"

#include "ui/theme.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/words.h"
#include "ui/palette.h"

/* clang-format off */
const struct style_row style_rows[STYLE_COUNT] = {
	[STYLE_TEXT] =         { "text", '.', N_("plain text") },
	[STYLE_DIM] =          { "dim", 'd', N_("what matters less: units, reasons, other rows") },
	[STYLE_TITLE] =        { "title", 't', N_("titles") },
	[STYLE_BORDER] =       { "border", 'b', N_("borders of panels") },
	[STYLE_BORDER_FOCUS] = { "border_focus", 'f', N_("the border of the panel in use") },
	[STYLE_HEADING] =      { "heading", 'h', N_("headings of columns") },
	[STYLE_VALUE] =        { "value", 'v', N_("numbers") },
	[STYLE_MET] =          { "met", 'm', N_("a goal met") },
	[STYLE_NEAR] =         { "near", 'n', N_("a goal nearly met") },
	[STYLE_MISSED] =       { "missed", 'x', N_("a goal missed") },
	[STYLE_UNCERTAIN] =    { "uncertain", 'u', N_("too few data to tell") },
	[STYLE_BETTER] =       { "better", 'p', N_("a change for the better") },
	[STYLE_WORSE] =        { "worse", 'w', N_("a change for the worse") },
	[STYLE_KEY] =          { "key", 'k', N_("keys, in the footer and in help") },
	[STYLE_CHART] =        { "chart", 'c', N_("lines and bars of charts") },
	[STYLE_GOAL] =         { "goal", 'g', N_("the goal in charts") },
	[STYLE_ALERT] =        { "alert", 'a', N_("what needs a person now") },
	[STYLE_FRESH] =        { "fresh", 'r', N_("data are fresh") },
	[STYLE_LATE] =         { "late", 'l', N_("data are late") },
	[STYLE_STALE] =        { "stale", 's', N_("data are old, a source fails") },
	[STYLE_MATCH] =        { "match", 'y', N_("what a filter found") },
	[STYLE_BAR] =          { "bar", 'e', N_("first and last line") },
};
/* clang-format on */

enum {
	THEME_FILE_MAX = 64 << 10
};

static const char *find_text(const char *name)
{
	for (const struct theme_text *row = theme_texts; row->name; row++) {
		if (strcmp(row->name, name) == 0)
			return row->text;
	}
	return NULL;
}

static bool complain_unknown(const char *name, struct error *err)
{
	struct buf known;
	buf_init(&known, 0);
	for (const struct theme_text *row = theme_texts; row->name; row++)
		buf_printf(&known, "%s%s", row == theme_texts ? "" : ", ", row->name);
	(void)error_set(err, ERROR_USAGE, _("unknown theme '%s': there are %s"), name, known.bytes);
	buf_release(&known);
	return false;
}

/* The user's own text of that name in out; false where there is none. */
static bool read_own(const char *path, struct buf *out)
{
	FILE *file = fopen(path, "re");
	if (!file)
		return false;
	char piece[4096];
	for (size_t len; (len = fread(piece, 1, sizeof piece, file)) > 0;)
		buf_add(out, piece, len);
	bool is_read = !ferror(file);
	(void)fclose(file);
	return is_read;
}

static bool can_be_read(int rgb, int on)
{
	return rgb >= 0 && palette_contrast(rgb, on) >= 4.5;
}

static bool is_light(int rgb)
{
	return palette_contrast(rgb, 0x000000) > palette_contrast(rgb, 0xffffff);
}

struct look theme_selected(const struct theme *theme, enum style style)
{
	const struct look *on = &theme->selection;
	struct look look = theme->looks[style];
	if (on->rgb >= 0 && !can_be_read(look.rgb, on->rgb))
		look.rgb = is_light(on->rgb) ? 0x000000 : 0xffffff;
	int number = on->colour_256 < 0 ? -1 : palette_rgb(on->colour_256);
	int own = look.colour_256 < 0 ? -1 : palette_rgb(look.colour_256);
	if (number >= 0 && !can_be_read(own, number))
		look.colour_256 = is_light(number) ? 16 : 231;
	return look;
}

bool theme_load(const char *name, const char *folder, struct theme *theme, struct error *err)
{
	if (name[0] == '\0' || strchr(name, '/') || strlen(name) >= THEME_NAME_MAX)
		return complain_unknown(name, err);
	struct buf path, text;
	buf_init(&path, 0);
	buf_init(&text, THEME_FILE_MAX);
	buf_printf(&path, "%s/%s.theme", folder ? folder : "", name);
	const char *built_in = find_text(name);
	bool is_done;
	if (folder && read_own(path.bytes, &text))
		is_done = theme_parse(theme, path.bytes, text.bytes, err);
	else if (built_in)
		is_done = theme_parse(theme, name, built_in, err);
	else
		is_done = complain_unknown(name, err);
	(void)snprintf(theme->name, sizeof theme->name, "%s", name);
	buf_release(&path);
	buf_release(&text);
	return is_done;
}
