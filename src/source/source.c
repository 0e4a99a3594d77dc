/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table of helpdesks.
 */
#include "config.h"

#include "source/source.h"

#include <string.h>

#include "source/rows.h"

const struct source_row *const source_rows[] = { &rt_source_row, &zendesk_source_row,
	&feed_source_row, NULL };

const struct source_row *source_find(const char *name)
{
	for (size_t i = 0; source_rows[i]; i++) {
		if (!strcmp(source_rows[i]->name, name))
			return source_rows[i];
	}
	return NULL;
}
