/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A span of time: from (included), to (excluded).
 */
#ifndef MODEL_SPAN_H
#define MODEL_SPAN_H

#include <stdbool.h>
#include <stdint.h>

struct span {
	int64_t from, to; /* UTC seconds */
};

static inline bool span_touches(struct span a, struct span b)
{
	return a.from < b.to && b.from < a.to;
}

#endif
