/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading JSON that a stranger wrote: depth is limited, wrong types are absent values, text passes
 * the border on its way into the batch's arena.
 */
#ifndef SOURCE_JSON_H
#define SOURCE_JSON_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/macros.h"

#define JSON_DEPTH_MAX 64

/* The whole text as one value, to be given to cJSON_Delete. ERROR_PARSE says what came instead. */
MUST_CHECK bool json_parse(const struct buf *text, cJSON **json, struct error *err);

/* All of these take NULL for the object. A missing key and a null are both absent; json_has tells
 * them apart. */
bool json_has(const cJSON *object, const char *key);
const cJSON *json_get(const cJSON *object, const char *key);
const cJSON *json_list(const cJSON *object, const char *key); /* NULL unless an array */

/* A whole number, or text that is one. */
bool json_int(const cJSON *object, const char *key, int64_t *value);
bool json_is_true(const cJSON *object, const char *key); /* true, 1 or "1" */
bool json_time(const cJSON *object, const char *key, int64_t *at_s);

/* Lent from the value; NULL unless it is text. */
const char *json_raw(const cJSON *object, const char *key);
/* Cleaned copy of a text or number; NULL where absent or empty. */
const char *json_text(struct arena *arena, const cJSON *object, const char *key);
const char *json_text_of(struct arena *arena, const cJSON *value);
/* An id as text: NULL where it is none (and never an altered one). */
const char *json_id(struct arena *arena, const cJSON *object, const char *key);

/* Reads a decimal number that fills the whole text. */
bool json_parse_int(const char *text, int64_t *value);

/* Appends the text as a JSON string with its quotes. */
void json_add_text(struct buf *buf, const char *text);

#endif
