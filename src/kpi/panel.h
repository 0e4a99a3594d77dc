/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands on the wall: whose panels, and which KPIs each of them has.
 */
#ifndef KPI_PANEL_H
#define KPI_PANEL_H

#include <stddef.h>

#include "kpi/kpi.h"
#include "model/role.h"

struct panel {
	enum kpi_id kpis[KPI_COUNT]; /* headline first, each once */
	size_t len, headline;        /* how many, and how many of them are headline */
};

/* The KPIs of a role as the desk has it; len 0 where the word is no role. */
void panel_make(struct panel *panel, const struct desk *desk, const char *role);

/* The roles whose panels the wall shows, in its order; returns how many. */
size_t panel_roles(const struct desk *desk, const struct role_row *roles[ROLE_MAX]);

/* False names the first word of a role's list that is no KPI, with its place. After kpi_define. */
MUST_CHECK bool panel_check(const struct desk *desk, struct error *err);

#endif
