/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who we are at Zendesk.
 */
#ifndef SOURCE_ZENDESK_PEOPLE_H
#define SOURCE_ZENDESK_PEOPLE_H

#include <cjson/cJSON.h>
#include <stdbool.h>

#include "base/error.h"
#include "base/macros.h"

/* The reply to /users/me: ERROR_AUTH for the anonymous user and for one who is no agent. */
MUST_CHECK bool zendesk_me_read(const cJSON *json, struct error *err);

#endif
