/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who may ask, how often, and which handler answers.
 */
#include "config.h"

#include "demo/api.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/mem.h"
#include "demo/api_routes.h"
#include "demo/base64.h"
#include "demo/feed.h"

#define REQUESTS_PER_MINUTE 700
#define MINUTE_S 60
#define BODY_MOST (64u << 20)

/* Requests counted within whole minutes of the simulated clock. */
struct budget {
	int64_t minute;
	int64_t used;
};

struct api {
	struct department *department;
	struct api_options options;
	char *base;
	struct budget requests, exports;
};

struct api *api_new(struct department *department, const struct api_options *options)
{
	struct api *api = mem_new(1, sizeof(*api));
	api->department = department;
	api->options = *options;
	api->options.token = mem_dup_text(options->token);
	api_set_base(api, "http://127.0.0.1");
	return api;
}

void api_free(struct api *api)
{
	if (api == NULL)
		return;
	free((char *)api->options.token);
	free(api->base);
	free(api);
}

void api_set_base(struct api *api, const char *base)
{
	struct buf text;
	buf_init(&text, 0);
	buf_printf(&text, "%s/api/v2", base);
	free(api->base);
	api->base = buf_take(&text);
	buf_release(&text);
}

/* True where one more fits into this minute. */
static bool spend(struct budget *budget, int64_t most, int64_t now_s)
{
	int64_t minute = now_s / MINUTE_S;
	if (minute != budget->minute)
		*budget = (struct budget){ .minute = minute };
	if (budget->used >= most)
		return false;
	budget->used++;
	return true;
}

/* Until the next simulated minute, in the seconds of whoever waits; a part counts as a whole. */
static int64_t wait_s(const struct api *api, int64_t now_s)
{
	double speed = api->options.speed > 0 ? api->options.speed : 1.0;
	double left = (double)(MINUTE_S - now_s % MINUTE_S) / speed;
	int64_t whole = (int64_t)left;
	return (double)whole < left ? whole + 1 : whole;
}

/* "EMAIL/token:TOKEN" in base64; whose e-mail address it is does not matter here. */
static bool is_api_token(const char *credential, const char *token)
{
	static const char mark[] = "/token:";
	char plain[256];
	if (!base64_decode(plain, sizeof(plain), credential))
		return false;
	const char *found = strstr(plain, mark);
	return found != NULL && strchr(plain, '@') != NULL &&
	       strcmp(found + sizeof(mark) - 1, token) == 0;
}

static bool is_authorized(const struct api *api, const struct api_request *request)
{
	static const char bearer[] = "Bearer ";
	static const char basic[] = "Basic ";
	const char *header = request->authorization == NULL ? "" : request->authorization;
	if (strncmp(header, bearer, sizeof(bearer) - 1) == 0)
		return strcmp(header + sizeof(bearer) - 1, api->options.token) == 0;
	return strncmp(header, basic, sizeof(basic) - 1) == 0 &&
	       is_api_token(header + sizeof(basic) - 1, api->options.token);
}

void api_fail(struct api_reply *reply, int status, const char *error, const char *description)
{
	buf_clear(&reply->body);
	reply->status = status;
	buf_printf(&reply->body, "{\"error\":\"%s\",\"description\":\"%s\"}", error, description);
}

static void refuse_token(struct api_reply *reply)
{
	reply->status = 401;
	buf_add_text(&reply->body,
		"{\"error\":\"invalid_token\",\"error_description\":\"The access token provided is "
		"expired, revoked, malformed or invalid for other reasons.\"}");
}

static void refuse_rate(const struct api *api, int64_t now_s, struct api_reply *reply)
{
	reply->retry_after_s = wait_s(api, now_s);
	api_fail(reply, 429, "TooManyRequests",
		"You have exceeded the rate limit for this endpoint");
}

static bool is_within_budget(
	struct api *api, const struct api_route *route, int64_t now_s, struct api_reply *reply)
{
	if (api->options.incremental_per_minute == 0)
		return true;
	bool fits = spend(&api->requests, REQUESTS_PER_MINUTE, now_s);
	reply->limit = REQUESTS_PER_MINUTE;
	reply->remaining = REQUESTS_PER_MINUTE - (int)api->requests.used;
	reply->reset_s = wait_s(api, now_s);
	if (fits && route != NULL && route->is_export)
		fits = spend(&api->exports, api->options.incremental_per_minute, now_s);
	return fits;
}

void api_answer(
	struct api *api, const struct api_request *request, int64_t now_s, struct api_reply *reply)
{
	*reply = (struct api_reply){ .status = 200,
		.content_type = "application/json; charset=utf-8" };
	buf_init(&reply->body, BODY_MOST);
	const char *rest = "";
	bool is_feed = strncmp(request->path, FEED_FOLDER, strlen(FEED_FOLDER)) == 0;
	const struct api_route *route = api_route_find(request->path, &rest);
	struct api_call call = {
		.department = api->department,
		.request = request,
		.rest = rest,
		.base = api->base,
		.now_s = now_s,
		.is_authorized = is_authorized(api, request),
	};
	if (!is_within_budget(api, route, now_s, reply))
		refuse_rate(api, now_s, reply);
	else if (!call.is_authorized && (route == NULL || !route->is_public))
		refuse_token(reply);
	else if (route == NULL && !is_feed)
		api_fail(reply, 404, "InvalidEndpoint", "Not found");
	else {
		department_advance(api->department, now_s - DEPARTMENT_HELD_BACK_S);
		if (is_feed)
			feed_answer(api->department, request, now_s, reply);
		else
			route->answer(&call, reply);
	}
}

void api_reply_release(struct api_reply *reply)
{
	buf_release(&reply->body);
}
