/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What comes beside a ticket: metric set, promises, rating.
 */
#ifndef SOURCE_ZENDESK_METRICS_H
#define SOURCE_ZENDESK_METRICS_H

#include <cjson/cJSON.h>

#include "model/record.h"

void zendesk_metrics_read(const cJSON *set, struct ticket_metrics *metrics);
void zendesk_sla_read(const cJSON *slas, struct ticket_sla *sla);
/* NULL (told as null): nobody was asked. */
void zendesk_rating_read(const cJSON *rating, struct ticket_rating *out);

#endif
