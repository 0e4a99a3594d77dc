/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A span of time: from (included), to (excluded).
 */
#ifndef MODEL_SPAN_H
#define MODEL_SPAN_H

#include <stdint.h>

struct span {
	int64_t from, to; /* UTC seconds */
};

#endif
