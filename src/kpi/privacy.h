/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whose names are not told: persons become "Agent 7" and "Customer 12", by numbers of the store.
 *
 * Names are hidden where readings and facts give them to be shown, so that no page can forget it;
 * filters, targets and roles go on to mean people by their names.
 */
#ifndef KPI_PRIVACY_H
#define KPI_PRIVACY_H

#include <stdbool.h>

#include "base/arena.h"
#include "kpi/facts.h"
#include "model/scope.h"
#include "model/screen.h"

/* Boards made before tell names as before: they are to be made anew. */
void facts_set_privacy(struct facts *facts, enum privacy privacy);
enum privacy facts_privacy(const struct facts *facts);

/* Whether members of that kind are hidden. */
bool privacy_hides(enum privacy privacy, enum scope_kind kind);

/* The member's name as it may be shown; number 0: nobody. In the arena where it is hidden. */
const char *facts_shown_name(const struct facts *facts, enum scope_kind kind, const char *name,
	fact_id number, struct arena *arena);

#endif
