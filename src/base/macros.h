/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The three macros that every file may use.
 */
#ifndef BASE_MACROS_H
#define BASE_MACROS_H

#include <stddef.h>

#define ARRAY_LEN(array) (sizeof(array) / sizeof((array)[0]))
#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(format_at, first_at) \
	__attribute__((format(printf, format_at, first_at), nonnull(format_at)))

#endif
