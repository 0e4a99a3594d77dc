/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The collector's log: one sanitised line a message on a file descriptor (standard error of a
 * service, a file of a private desk). No secret ever reaches it because no secret is ever formatted.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include <stdint.h>

#include "base/macros.h"

enum log_level {
	LOG_LEVEL_ERROR,
	LOG_LEVEL_NOTICE,
	LOG_LEVEL_DEBUG,
	LOG_LEVEL_COUNT
};

struct log; /* a NULL log swallows everything */

struct log *log_new(int fd, enum log_level least); /* the descriptor stays the caller's */
void log_free(struct log *log);
void log_line(struct log *log, int64_t wall_s, enum log_level level, const char *format, ...)
	PRINTF_LIKE(4, 5);

#endif
