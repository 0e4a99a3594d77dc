/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What all JSON of the reports has in common.
 */
#ifndef REPORT_JSON_H
#define REPORT_JSON_H

#include <stdint.h>

#include "base/buf.h"
#include "kpi/reading.h"
#include "model/desk.h"
#include "model/period.h"

struct cJSON;

/* null for NAN, NULL and TIME_NONE. */
void report_add_number(struct cJSON *object, const char *name, double value);
void report_add_text(struct cJSON *object, const char *name, const char *text);
void report_add_time(struct cJSON *object, const char *name, int64_t at);
void report_add_period(struct cJSON *root, const struct desk *desk, const struct period *period);

/* The desk's clock of a duration, as a word; NULL for what has none. */
const char *report_clock(const struct reading *reading);

/* schema, desk and generated_at. */
struct cJSON *report_begin(const struct desk *desk, int64_t now_s);
/* Appends the value on one line and gives it up. */
void report_print(struct cJSON *value, struct buf *out);
/* The same without its closing brace: more members follow. */
void report_print_open(struct cJSON *object, struct buf *out);

#endif
