/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words of a filter: whom they mean, and whether there is anybody of that name.
 */
#ifndef KPI_FILTER_H
#define KPI_FILTER_H

#include <stdbool.h>

/* True where the words, or one of their parts between commas, are this id or name; upper and lower
 * case are one. */
bool filter_means(const char *words, const char *id, const char *name);

#endif
