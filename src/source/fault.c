/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a refusal means: a table of statuses.
 */
#include "config.h"

#include "source/fault.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "source/json.h"

enum {
	WAIT_DEFAULT_S = 60, /* a limit that does not say how long */
	WAIT_MAX_S = 3600
};

struct fault_row {
	int from, to; /* statuses, both included */
	enum source_advice advice;
	enum error_kind kind;
	const char *text;
};

/* clang-format off */
static const struct fault_row fault_rows[] = {
	{   0,   0, ADVICE_RETRY,       ERROR_NET,       N_("no reply") },
	{ 300, 399, ADVICE_STOP,        ERROR_CONFIG,    N_("redirected elsewhere; check the address") },
	{ 401, 401, ADVICE_LOGIN,       ERROR_AUTH,      N_("the credential was refused; check secret and user") },
	{ 402, 402, ADVICE_STOP_STREAM, ERROR_FORBIDDEN, N_("not in this plan") },
	{ 403, 403, ADVICE_STOP_STREAM, ERROR_FORBIDDEN, N_("not allowed; the account lacks a right") },
	{ 404, 404, ADVICE_STOP_STREAM, ERROR_CONFIG,    N_("not there; check the address") },
	{ 408, 408, ADVICE_RETRY,       ERROR_NET,       N_("the helpdesk was too slow") },
	{ 425, 425, ADVICE_RETRY,       ERROR_NET,       N_("too early") },
	{ 429, 429, ADVICE_WAIT,        ERROR_RATE,      N_("too many requests") },
	{ 400, 499, ADVICE_STOP_STREAM, ERROR_PARSE,     N_("the helpdesk did not understand the request") },
	{ 500, 599, ADVICE_RETRY,       ERROR_NET,       N_("the helpdesk failed") },
};
/* clang-format on */

static const struct fault_row *row_of(int status)
{
	static const struct fault_row other = {
		.advice = ADVICE_RETRY, .kind = ERROR_PARSE, .text = N_("unexpected answer")
	};

	for (size_t i = 0; i < ARRAY_LEN(fault_rows); i++) {
		if (status >= fault_rows[i].from && status <= fault_rows[i].to)
			return &fault_rows[i];
	}
	return &other;
}

static void copy_message(char *out, size_t size, const char *text)
{
	snprintf(out, size, "%.*s", (int)(size > 200 ? 200 : size - 1), text);
}

/* The helpdesk's own words in any of the known shapes of error; "" where it said nothing. */
static void read_message(const cJSON *json, char *out, size_t size)
{
	static const char *const keys[] = { "message", "description", "error", "title" };
	const cJSON *error = json_get(json, "error");

	out[0] = '\0';
	if (cJSON_IsObject(error)) {
		read_message(error, out, size);
		return;
	}
	for (size_t i = 0; i < ARRAY_LEN(keys) && !out[0]; i++) {
		const char *text = json_raw(json, keys[i]);

		if (text)
			copy_message(out, size, text);
	}
}

void fault_read(struct source_fault *fault, const struct http_reply *reply, const cJSON *json,
	int64_t now_s)
{
	const struct fault_row *row = row_of(reply->status);
	int64_t wait_s = http_reply_retry_after_s(reply);
	char message[208];

	fault->advice = row->advice;
	read_message(json, message, sizeof message);
	if (message[0])
		error_set(&fault->error, row->kind, "%s (%d: %s)", _(row->text), reply->status,
			message);
	else
		error_set(&fault->error, row->kind, "%s (%d)", _(row->text), reply->status);
	if (reply->status == 503 && wait_s >= 0)
		fault->advice = ADVICE_WAIT;
	if (fault->advice != ADVICE_WAIT)
		return;
	if (wait_s < 0)
		wait_s = WAIT_DEFAULT_S;
	fault->wait_until = now_s + (wait_s > WAIT_MAX_S ? WAIT_MAX_S : wait_s);
}
