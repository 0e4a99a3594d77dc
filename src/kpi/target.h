/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Targets: which one applies to a reading, and what it says of a value.
 */
#ifndef KPI_TARGET_H
#define KPI_TARGET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "kpi/groups.h"
#include "kpi/kpi.h"
#include "kpi/reading.h"

struct target_choice {
	double goal, warn; /* NAN: no target */
	const char *text; /* "team Billing from 2026-07-01", "default"; NULL: none. In the arena. */
	enum clock_kind clock;
	int conditions; /* how narrow it is; −1: shipped default */
};

/* "4h", "85%", "0.85", "85" as the KPI's unit has it. False where it cannot be read. */
bool target_parse(enum kpi_unit unit, const char *text, double *value);

/* The most specific target that is in force at the moment; of equals the later one. */
struct target_choice target_choose(const struct facts *facts, enum kpi_id kpi,
	const struct group *group, const struct board_request *request, struct arena *arena);

/* Where goal is set and warn is not: 0.9 of it where higher is better, 1.25 of it where lower is.
 * A goal of zero or below has no warning but its own. */
double target_warning(enum kpi_better better, double goal);

enum verdict target_judge(enum kpi_better better, double value, double goal, double warn);

#endif
