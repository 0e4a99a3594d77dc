/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A feed of the simulated department, read as anybody would read such a file.
 */
#ifndef DEMO_TABLE_H
#define DEMO_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "check_demo.h"

#define CELLS_MOST 16
#define TEXT_MOST 64

struct row {
	char cells[CELLS_MOST][TEXT_MOST];
};

struct table {
	struct row header;
	struct row *rows; /* freed by the caller */
	size_t len, capacity;
};

/* What the path answers; freed by the caller. */
char *table_fetch(struct demo_desk *from, const char *path);
struct table table_read(struct demo_desk *from, const char *path);

const char *table_cell(const struct table *table, size_t row, const char *column);
bool table_is(const struct table *table, size_t row, const char *column, const char *text);
int64_t table_number(const struct table *table, size_t row, const char *column);
int64_t table_moment(const struct table *table, size_t row, const char *column);

void table_expect(double value, double least, double most, const char *what);

#endif
