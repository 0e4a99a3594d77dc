/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What went wrong, as a kind for the program and a line for people.
 */
#include "config.h"

#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "base/buf.h"
#include "base/text.h"

struct kind_row {
	const char *name;
	int exit_status;
};

/* clang-format off */
static const struct kind_row kind_rows[ERROR_COUNT] = {
	[ERROR_NONE]      = { .name = "none",      .exit_status = EX_OK },
	[ERROR_USAGE]     = { .name = "usage",     .exit_status = EX_USAGE },
	[ERROR_CONFIG]    = { .name = "config",    .exit_status = EX_CONFIG },
	[ERROR_NET]       = { .name = "net",       .exit_status = EX_UNAVAILABLE },
	[ERROR_RATE]      = { .name = "rate",      .exit_status = EX_TEMPFAIL },
	[ERROR_AUTH]      = { .name = "auth",      .exit_status = EX_NOPERM },
	[ERROR_FORBIDDEN] = { .name = "forbidden", .exit_status = EX_NOPERM },
	[ERROR_PARSE]     = { .name = "parse",     .exit_status = EX_PROTOCOL },
	[ERROR_STORE]     = { .name = "store",     .exit_status = EX_IOERR },
	[ERROR_LOCKED]    = { .name = "locked",    .exit_status = EX_TEMPFAIL },
	[ERROR_FENCED]    = { .name = "fenced",    .exit_status = EX_TEMPFAIL },
	[ERROR_SYSTEM]    = { .name = "system",    .exit_status = EX_OSERR },
};
/* clang-format on */

/* Replaces the text by what of `raw` is fit for a terminal. */
static void set_text(struct error *err, char *raw)
{
	struct buf safe;

	for (char *c = raw; *c; c++) {
		if ((unsigned char)*c < 0x20 || *c == 0x7f)
			*c = ' ';
	}
	buf_init(&safe, sizeof err->text - 1);
	text_show(&safe, raw);
	memcpy(err->text, safe.bytes, safe.len + 1);
	buf_release(&safe);
}

bool error_set(struct error *err, enum error_kind kind, const char *format, ...)
{
	char raw[2 * sizeof err->text];
	va_list args;

	if (!err)
		return false;
	va_start(args, format);
	vsnprintf(raw, sizeof raw, format, args);
	va_end(args);
	raw[text_fit(raw, sizeof raw - 1)] = '\0';
	err->kind = kind;
	set_text(err, raw);
	return false;
}

bool error_prefix(struct error *err, const char *format, ...)
{
	char raw[3 * sizeof err->text];
	va_list args;
	size_t len;

	if (!err)
		return false;
	va_start(args, format);
	vsnprintf(raw, sizeof err->text, format, args);
	va_end(args);
	len = text_fit(raw, strlen(raw));
	snprintf(raw + len, sizeof raw - len, ": %s", err->text);
	set_text(err, raw);
	return false;
}

void error_clear(struct error *err)
{
	if (err)
		*err = (struct error){ .kind = ERROR_NONE };
}

int error_exit_status(enum error_kind kind)
{
	return (unsigned)kind < ERROR_COUNT ? kind_rows[kind].exit_status : EX_SOFTWARE;
}

const char *error_kind_name(enum error_kind kind)
{
	return (unsigned)kind < ERROR_COUNT ? kind_rows[kind].name : "none";
}
