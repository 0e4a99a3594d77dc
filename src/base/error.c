/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What went wrong, as a kind for the program and a line for people.
 */
#include "config.h"

#include "base/error.h"

#include <stdarg.h>
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

/* Replaces the text by what of the message and of what it stands before is fit for a terminal;
 * control characters become blanks. */
static PRINTF_LIKE(3, 0) void set_text(
	struct error *err, const char *before, const char *format, va_list args)
{
	struct buf raw, safe;

	buf_init(&raw, 0);
	buf_vprintf(&raw, format, args);
	if (before)
		buf_printf(&raw, ": %s", before);
	for (char *c = raw.bytes; *c; c++) {
		if ((unsigned char)*c < 0x20 || *c == 0x7f)
			*c = ' ';
	}
	buf_init(&safe, sizeof err->text - 1);
	text_show(&safe, raw.bytes);
	memcpy(err->text, safe.bytes, safe.len + 1);
	buf_release(&safe);
	buf_release(&raw);
}

bool error_set(struct error *err, enum error_kind kind, const char *format, ...)
{
	va_list args;

	if (!err)
		return false;
	err->kind = kind;
	va_start(args, format);
	set_text(err, NULL, format, args);
	va_end(args);
	return false;
}

bool error_prefix(struct error *err, const char *format, ...)
{
	va_list args;

	if (!err)
		return false;
	va_start(args, format);
	set_text(err, err->text, format, args);
	va_end(args);
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
