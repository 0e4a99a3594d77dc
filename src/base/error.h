/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What went wrong, as a kind for the program and a line for people.
 *
 * A function that can fail returns bool and takes `struct error *err` last. `err` may be NULL
 * where the caller does not care. The kind drives policy (see the table in error.c), the text is
 * shown: lower case, no full stop, the failing thing in quotes, the problem before its cause.
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>

#include "base/macros.h"

enum error_kind {
	ERROR_NONE,
	ERROR_USAGE,     /* wrong command line */
	ERROR_CONFIG,    /* wrong configuration, as "file:line: what" */
	ERROR_NET,       /* no answer: retry with back-off */
	ERROR_RATE,      /* the helpdesk asks us to wait */
	ERROR_AUTH,      /* credential refused: stop polling and say so */
	ERROR_FORBIDDEN, /* one thing is not allowed: stop that stream, go on with the others */
	ERROR_PARSE,     /* a reply we cannot read: keep what was known */
	ERROR_STORE,     /* store cannot be read or written: stop writing, keep showing */
	ERROR_LOCKED,    /* somebody else holds the desk's lock */
	ERROR_FENCED,    /* the store's cursor is not the one the batch started from */
	ERROR_SYSTEM,    /* the operating system refused */
	ERROR_COUNT
};

struct error {
	enum error_kind kind;
	char text[512]; /* UTF-8, one line, no secret, already fit for a terminal */
};

/* Fills kind and text; always returns false, so that it can end a function. A text too long is cut
 * at a character. Control characters in the arguments are replaced. */
bool error_set(struct error *err, enum error_kind kind, const char *format, ...) PRINTF_LIKE(3, 4);

/* Puts "text: " before what is there; returns false. */
bool error_prefix(struct error *err, const char *format, ...) PRINTF_LIKE(2, 3);

void error_clear(struct error *err);

/* The exit status of a command that ends with this kind: 64 and above, as in sysexits.h. */
int error_exit_status(enum error_kind kind);

/* Word for JSON, source_status and logs: "net", "auth", … never translated. */
const char *error_kind_name(enum error_kind kind);

#endif
