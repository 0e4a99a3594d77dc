/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who was in which team when, out of the helpdesks' memberships; asked by roster_home.
 */
#ifndef KPI_HOME_H
#define KPI_HOME_H

#include "kpi/roster.h"

/* After the roster has its teams and agents. */
void home_make(struct roster *roster, const struct directory *directory);

#endif
