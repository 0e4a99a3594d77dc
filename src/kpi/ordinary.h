/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Days of the past that tell of today: the same weekdays, like any other day, and wholly known.
 */
#ifndef KPI_ORDINARY_H
#define KPI_ORDINARY_H

#include <stdbool.h>
#include <stdint.h>

#include "kpi/facts.h"
#include "kpi/request.h"

/* The hours of the one team that is looked at; NULL: those of the desk and all its teams. */
const struct calendar *ordinary_calendar(
	const struct facts *facts, const struct board_filter *filter);

/* When the clock on the wall stood at that second of the day so many days away. */
int64_t ordinary_at(const struct facts *facts, int64_t now_s, int days, int64_t second_of_day);
/* The second of its day by the clock on the wall. */
int64_t ordinary_second(const struct facts *facts, int64_t at);

#endif
