/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the lines of a chart are: goal, what is usual and its limits, and what others reach.
 */
#ifndef UI_CHART_LEGEND_H
#define UI_CHART_LEGEND_H

#include <stdbool.h>
#include <stddef.h>

#include "kpi/benchmark.h"
#include "ui/chart.h"

/* The user's own benchmarks of the chart's KPI; how many. */
size_t chart_benchmarks(const struct chart *chart, struct benchmark benchmarks[BENCHMARK_MAX]);

/* Whether there is any line that needs to be named: one alone is the goal. */
bool chart_has_legend(const struct chart *chart);

/* "╌ goal  ┄ usual  ┈ limits  · 88 % Trade club 2025", as far as there is room. */
void chart_legend_draw(const struct chart *chart, struct canvas *canvas, struct place at);

#endif
