/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Closed days: single ones, spans, and those of every year.
 */
#ifndef MODEL_HOLIDAYS_H
#define MODEL_HOLIDAYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/macros.h"
#include "model/date.h"

struct holidays {
	int64_t *days; /* since 1970, in order */
	size_t len, capacity;
};

/* "2026-10-29", "2026-12-24..2026-12-26", and of every year "*-05-01" or "*-12-31..*-01-02"; the
 * yearly ones by the calendar of `kind`, the others by what their year says. */
MUST_CHECK bool holidays_add(
	struct holidays *holidays, enum date_kind kind, const char *text, struct error *err);
bool holidays_has(const struct holidays *holidays, int64_t day);
void holidays_release(struct holidays *holidays);

#endif
