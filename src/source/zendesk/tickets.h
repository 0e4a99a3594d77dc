/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A ticket of the exports, with its metric set, its promises and its rating.
 */
#ifndef SOURCE_ZENDESK_TICKETS_H
#define SOURCE_ZENDESK_TICKETS_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

#include "source/zendesk/zendesk.h"

/* False where the item has no id: then nothing is added. */
bool zendesk_ticket_add(const struct zendesk *zendesk, const cJSON *item, struct batch *batch);

/* When the server last changed the row: what the export is sorted by. TIME_NONE: not told. */
int64_t zendesk_ticket_changed(const cJSON *item);

#endif
