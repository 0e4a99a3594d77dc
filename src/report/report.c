/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The formats a board can be written in.
 */
#include "config.h"

#include "report/report.h"

#include <string.h>

#include "base/words.h"
#include "report/formats.h"

/* clang-format off */
const struct report_format report_formats[] = {
	{ .name = "text", .help = N_("Tables to be read."), .write = report_text },
	{ .name = "json", .help = N_("All that is known, for programs (schema 1)."),
		.tells_all = true, .write = report_json },
	{ .name = NULL },
};
/* clang-format on */

const struct report_format *report_format_find(const char *name)
{
	for (const struct report_format *format = report_formats; format->name; format++)
		if (strcmp(format->name, name) == 0)
			return format;
	return NULL;
}
