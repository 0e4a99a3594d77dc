/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sections whose title may be left out.
 */
#include <config.h>

#include "config/titles.h"

#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "model/desk.h"

static const char blanks[] = " \t\r\n";

static bool is_optional(const char *word, size_t len)
{
	for (const struct section_row *row = desk_sections; row->name; row++) {
		if (row->is_title_optional && strlen(row->name) == len &&
			!strncmp(row->name, word, len))
			return true;
	}
	return false;
}

/* The length of a text in quotes, with them; comments are blanks by now. */
static size_t quoted_len(const char *text)
{
	size_t len = 1;

	while (text[len] && text[len] != *text)
		len += text[len] == '\\' && text[len + 1] ? 2 : 1;
	return len + (text[len] != '\0');
}

char *titles_complete(const char *text)
{
	struct buf out;
	int depth = 0;

	buf_init(&out, 0);
	while (*text) {
		size_t len = strcspn(text, " \t\r\n{}=,\"'");
		bool is_quoted = *text == '"' || *text == '\'';

		if (is_quoted)
			len = quoted_len(text);
		buf_add(&out, text, len ? len : 1);
		/* In the desk, which is the only section that has others. */
		if (!is_quoted && depth == 1 && is_optional(text, len) &&
			text[len + strspn(text + len, blanks)] == '{')
			buf_add(&out, " \"\"", 3);
		depth += (*text == '{') - (*text == '}');
		text += len ? len : 1;
	}
	return buf_take(&out);
}
