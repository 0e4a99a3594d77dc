/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Theme files: a line a role, "ROLE = [#RRGGBB] [256:N] [16:N] [8:N] [ATTRIBUTE,…] [mono:ATTRIBUTE,…]".
 */
#include "config.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "ui/palette.h"
#include "ui/theme.h"

static const struct {
	const char *word;
	unsigned attribute;
} attribute_rows[] = {
	{ "plain", 0 },
	{ "bold", LOOK_BOLD },
	{ "dim", LOOK_DIM },
	{ "reverse", LOOK_REVERSE },
	{ "underline", LOOK_UNDERLINE },
};

/* A look while its words are read. */
struct writing {
	struct look look;
	bool has_256, has_16, has_8, has_mono;
};

static bool read_attribute(const char *word, size_t len, unsigned *attributes)
{
	for (size_t i = 0; i < ARRAY_LEN(attribute_rows); i++) {
		const char *known = attribute_rows[i].word;
		if (strlen(known) == len && strncmp(known, word, len) == 0) {
			*attributes |= attribute_rows[i].attribute;
			return true;
		}
	}
	return false;
}

static bool read_attributes(const char *list, unsigned *attributes)
{
	for (;;) {
		size_t len = strcspn(list, ",");
		if (!read_attribute(list, len, attributes))
			return false;
		if (list[len] == '\0')
			return true;
		list += len + 1;
	}
}

static bool read_rgb(const char *word, int *rgb)
{
	if (word[0] != '#' || strlen(word) != 7 || strspn(word + 1, "0123456789abcdefABCDEF") != 6)
		return false;
	*rgb = (int)strtol(word + 1, NULL, 16);
	return true;
}

static bool read_number(const char *word, int count, short *number)
{
	if (strcmp(word, "default") == 0) {
		*number = -1;
		return true;
	}
	char *end;
	long value = strtol(word, &end, 10);
	*number = (short)value;
	return word[0] >= '0' && word[0] <= '9' && *end == '\0' && value < count;
}

static const char *after(const char *word, const char *prefix)
{
	size_t len = strlen(prefix);
	return strncmp(word, prefix, len) == 0 ? word + len : NULL;
}

static bool read_word(const char *word, struct writing *writing)
{
	const char *rest;
	if (word[0] == '#')
		return read_rgb(word, &writing->look.rgb);
	if ((rest = after(word, "256:")))
		return writing->has_256 = read_number(rest, 256, &writing->look.colour_256);
	if ((rest = after(word, "16:")))
		return writing->has_16 = read_number(rest, 16, &writing->look.colour_16);
	if ((rest = after(word, "8:")))
		return writing->has_8 = read_number(rest, 8, &writing->look.colour_8);
	if ((rest = after(word, "mono:")))
		return writing->has_mono = read_attributes(rest, &writing->look.mono);
	return strcmp(word, "default") == 0 || read_attributes(word, &writing->look.attributes);
}

static void complete(struct writing *writing)
{
	struct look *look = &writing->look;
	int rgb = look->rgb;
	if (!writing->has_256)
		look->colour_256 = (short)(rgb < 0 ? -1 : palette_nearest(rgb, 256));
	if (!writing->has_16)
		look->colour_16 = (short)(rgb < 0 ? -1 : palette_nearest(rgb, 16));
	if (!writing->has_8)
		look->colour_8 = (short)(rgb < 0 ? -1 : palette_nearest(rgb, 8));
	if (!writing->has_mono)
		look->mono = look->attributes;
}

static bool read_look(struct look *look, char *value, struct error *err)
{
	struct writing writing = { .look = { -1, -1, -1, -1, 0, 0 } };
	char *rest = NULL;
	for (char *word = strtok_r(value, " \t", &rest); word;
		word = strtok_r(NULL, " \t", &rest)) {
		if (!read_word(word, &writing))
			return error_set(err, ERROR_CONFIG,
				_("'%s' is no colour (#RRGGBB, 256:N, 16:N, 8:N) and no attribute (bold, "
				  "dim, reverse, underline, plain)"),
				word);
	}
	complete(&writing);
	*look = writing.look;
	return true;
}

static bool inherit(struct theme *theme, const char *name, struct error *err)
{
	for (const struct theme_text *row = theme_texts; row->name; row++) {
		if (strcmp(row->name, name) == 0)
			return theme_parse(theme, row->name, row->text, err);
	}
	return error_set(err, ERROR_CONFIG, _("no theme '%s' to inherit from is built in"), name);
}

static bool read_background(struct theme *theme, const char *value, struct error *err)
{
	theme->background = -1;
	if (strcmp(value, "default") == 0 || read_rgb(value, &theme->background))
		return true;
	return error_set(err, ERROR_CONFIG, _("'%s' is no colour: it is written #RRGGBB"), value);
}

static bool read_setting(struct theme *theme, const char *word, char *value, struct error *err)
{
	if (strcmp(word, "about") == 0) {
		(void)snprintf(theme->about, sizeof theme->about, "%s", value);
		return true;
	}
	if (strcmp(word, "background") == 0)
		return read_background(theme, value, err);
	if (strcmp(word, "selection") == 0)
		return read_look(&theme->selection, value, err);
	for (int style = 0; style < STYLE_COUNT; style++) {
		if (strcmp(style_rows[style].name, word) == 0)
			return read_look(&theme->looks[style], value, err);
	}
	return error_set(err, ERROR_CONFIG, _("unknown role '%s'"), word);
}

/* Cuts blanks at both ends, in place. */
static char *trim(char *text)
{
	text += strspn(text, " \t\r");
	size_t len = strlen(text);
	while (len > 0 && strchr(" \t\r", text[len - 1]))
		text[--len] = '\0';
	return text;
}

static bool read_line(struct theme *theme, char *line, bool *is_first, struct error *err)
{
	line = trim(line);
	if (line[0] == '\0' || line[0] == '#')
		return true;
	char *sign = strchr(line, '=');
	if (!sign)
		return error_set(err, ERROR_CONFIG, _("'%s' is no \"role = look\""), line);
	*sign = '\0';
	const char *word = trim(line);
	char *value = trim(sign + 1);
	bool can_inherit = *is_first;
	*is_first = false;
	if (strcmp(word, "inherit") != 0)
		return read_setting(theme, word, value, err);
	return can_inherit
		       ? inherit(theme, value, err)
		       : error_set(err, ERROR_CONFIG, _("'inherit' stands first or not at all"));
}

static bool has_colours(const struct theme *theme)
{
	for (int style = 0; style < STYLE_COUNT; style++) {
		const struct look *look = &theme->looks[style];
		if (look->rgb >= 0 || look->colour_256 >= 0 || look->colour_16 >= 0 ||
			look->colour_8 >= 0)
			return true;
	}
	return false;
}

bool theme_parse(struct theme *theme, const char *file, const char *text, struct error *err)
{
	*theme = (struct theme){ .background = -1, .selection = { -1, -1, -1, -1, 0, 0 } };
	for (int style = 0; style < STYLE_COUNT; style++)
		theme->looks[style] = (struct look){ -1, -1, -1, -1, 0, 0 };
	char line[512];
	bool is_first = true;
	for (int number = 1; *text; number++) {
		size_t len = strcspn(text, "\n");
		if (len >= sizeof line)
			return error_set(
				err, ERROR_CONFIG, _("%s:%d: the line is too long"), file, number);
		memcpy(line, text, len);
		line[len] = '\0';
		if (!read_line(theme, line, &is_first, err))
			return error_prefix(err, "%s:%d", file, number);
		text += len + (text[len] == '\n');
	}
	theme->has_colours = has_colours(theme);
	return true;
}
