/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A reply of /transactions as rows, and the events they become.
 */
#ifndef SOURCE_RT_PAGE_H
#define SOURCE_RT_PAGE_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

#include "source/rt/rt.h"

/* Reads the rows of "items" into the (cleared) page, by id, each id once. A row without id or time
 * is left out. */
void rt_page_read(struct rt_page *page, const cJSON *items, int64_t server_s);
void rt_page_clear(struct rt_page *page);
void rt_page_release(struct rt_page *page);

/* A number of a user whom nobody has asked about yet, or 0. */
int64_t rt_page_unknown(const struct rt_page *page, const struct rt_directory *people);

/* The ticket that the row's ticket was merged into, or 0. The survivor is linked to itself in the
 * same words, which is no merge. */
int64_t rt_row_survivor(const struct rt_row *row);

/* The rows as events and, for merged ones, as tickets. `flow` remembers who created what. */
void rt_page_deliver(struct rt *rt, struct rt_flow *flow, struct batch *batch);

/* "2026-10-26T08:28:15Z" or "2026-10-26 08:28:15", both UTC; TIME_NONE where unset: 1970. */
int64_t rt_time(const char *text);

#endif
