/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What others reach: hints beside a reading, never a colour. Shipped ones are of a named publisher
 * and year; the user's own are beside them.
 */
#ifndef KPI_BENCHMARK_H
#define KPI_BENCHMARK_H

#include <stddef.h>
#include <stdint.h>

#include "kpi/kpi.h"
#include "model/desk.h"

struct benchmark_row {
	const char *kpi;
	const char *value; /* as a user would write it */
	const char *note;  /* N_(), what it is a figure of */
	const char *source;
	int year;
	char reliability; /* A: the publisher's own figures; B: its customers' or members' */
};
extern const struct benchmark_row benchmark_rows[]; /* closed by a row with kpi NULL */

struct benchmark {
	double value;
	const char *note; /* translated; NULL: the user's own */
	const char *source;
	int64_t year;     /* 0: not told */
	char reliability; /* '\0': the user's own */
};

#define BENCHMARK_MAX 16

/* Those of a KPI, the user's first; how many. */
size_t benchmarks_of(
	const struct desk *desk, enum kpi_id kpi, struct benchmark benchmarks[BENCHMARK_MAX]);

#endif
