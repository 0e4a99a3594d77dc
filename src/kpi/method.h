/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a definition leaves to its user, as it is in force: methods, rules, scales, in words.
 */
#ifndef KPI_METHOD_H
#define KPI_METHOD_H

#include <stddef.h>

#include "kpi/kpi.h"
#include "model/desk.h"

#define METHOD_MAX 128

/* "method: at most one reply and not reopened within 7d"; "" where there is nothing to choose. */
char *method_words(char *out, size_t size, enum kpi_id kpi, const struct desk *desk);

#endif
