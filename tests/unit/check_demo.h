/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The suites of src/demo, and the small department that they look at.
 */
#ifndef CHECK_DEMO_H
#define CHECK_DEMO_H

#include <check.h>
#include <cjson/cJSON.h>
#include <stdint.h>

#include "demo/api.h"
#include "demo/demo.h"

#define DEMO_NOW INT64_C(1794997800) /* Wednesday 2026-11-18 11:30 in Berlin (10:30 UTC) */
#define DEMO_TICKETS 2000

Suite *suite_demo_api(void);
Suite *suite_demo_department(void);
Suite *suite_demo_export(void);
Suite *suite_demo_feeds(void);
Suite *suite_demo_phones(void);
Suite *suite_demo_server(void);
Suite *suite_demo_standing(void);
Suite *suite_demo_timetable(void);

/* 2000 tickets in 30 days, seed 1, at DEMO_NOW. */
struct demo_options demo_small(void);

/* An API on a department of its own; released by demo_desk_close. */
struct demo_desk {
	struct department *department;
	struct api *api;
	int64_t now_s;
};
struct demo_desk demo_desk_open(const struct demo_options *options);
void demo_desk_close(struct demo_desk *desk);

/* Asks with the right token; "path?name=value&name=value", nothing is decoded. Checks the status
 * and returns the parsed body. */
cJSON *demo_ask(struct demo_desk *desk, const char *address, int status);

int64_t demo_number(const cJSON *object, const char *name);
const char *demo_text(const cJSON *object, const char *name); /* NULL for null */

#endif
