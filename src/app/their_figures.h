/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The helpdesk's own figures, fetched from the store for the rows of a list.
 */
#ifndef APP_THEIR_FIGURES_H
#define APP_THEIR_FIGURES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/macros.h"
#include "kpi/board.h"
#include "store/store.h"

/* Rows being compared; zeroed: none. The rows are lent while any are left. */
struct their_figures {
	struct theirs_question asked;
	struct behind *rows;
	size_t at, end; /* from below the first down to the second */
};

/* The newest `max` rows of the reading; none where helpdesks keep no such figure. */
void their_figures_begin(struct their_figures *figures, const struct reading *reading,
	struct behind *rows, size_t len, size_t max);
bool their_figures_are_left(const struct their_figures *figures);
/* Goes on until done or the monotonic deadline (INT64_MAX: to the end). Gives up where it fails. */
MUST_CHECK bool their_figures_step(
	struct their_figures *figures, struct store *store, int64_t deadline_ms, struct error *err);

#endif
