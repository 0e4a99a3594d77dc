/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The helpdesk's own figures, fetched from the store for the rows of a list.
 */
#ifndef APP_THEIR_FIGURES_H
#define APP_THEIR_FIGURES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/macros.h"
#include "kpi/board.h"
#include "store/store.h"

/* Compares the row with what its helpdesk says of the ticket. */
MUST_CHECK bool their_figures_read(
	struct store *store, struct theirs_question asked, struct behind *row, struct error *err);

#endif
