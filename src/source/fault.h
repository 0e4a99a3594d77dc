/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a refusal means and what to do about it.
 */
#ifndef SOURCE_FAULT_H
#define SOURCE_FAULT_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stddef.h>

#include "source/source.h"

/* Fills fault by the status of a reply that is no success. `json` is its body where it is one. */
void fault_read(struct source_fault *fault, const struct http_reply *reply, const cJSON *json,
	int64_t now_s);

#endif
