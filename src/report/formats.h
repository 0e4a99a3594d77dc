/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One function a format, as report_formats[] names them.
 */
#ifndef REPORT_FORMATS_H
#define REPORT_FORMATS_H

#include "report/report.h"

void report_text(const struct report *report, struct buf *out);
void report_json(const struct report *report, struct buf *out);

#endif
