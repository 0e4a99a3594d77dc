/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Yes or no in a helpdesk's field.
 */
#include "config.h"

#include "source/mark.h"

#include <stddef.h>
#include <strings.h>

#include "base/macros.h"

enum first_contact mark_read(const char *text)
{
	static const struct {
		const char *word;
		enum first_contact mark;
	} rows[] = {
		{ "yes", FIRST_CONTACT_YES },
		{ "true", FIRST_CONTACT_YES },
		{ "1", FIRST_CONTACT_YES },
		{ "y", FIRST_CONTACT_YES },
		{ "no", FIRST_CONTACT_NO },
		{ "false", FIRST_CONTACT_NO },
		{ "0", FIRST_CONTACT_NO },
		{ "n", FIRST_CONTACT_NO },
	};

	for (size_t i = 0; text && i < ARRAY_LEN(rows); i++)
		if (strcasecmp(rows[i].word, text) == 0)
			return rows[i].mark;
	return FIRST_CONTACT_UNTOLD;
}
