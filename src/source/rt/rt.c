/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The row of Request Tracker 5: opening, requests, progress, probe.
 */
#include "config.h"

#include "source/rt/rt.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "source/auth.h"
#include "source/fault.h"
#include "source/json.h"
#include "source/rows.h"
#include "source/rt/flow.h"

/* What we can use, and none of what only administrators see. */
static const char transaction_query[] =
	"ObjectType='RT::Ticket' AND (Type='Create' OR Type='Correspond' OR Type='Comment' OR "
	"Type='Status' OR Type='Set' OR Type='CustomField' OR Type='AddLink') AND id ";

struct rt *rt_of(struct source *source)
{
	return (struct rt *)source;
}

const struct rt *rt_of_const(const struct source *source)
{
	return (const struct rt *)source;
}

/* Custom fields are the dear part of a list, so they are asked for only where configured. */
void rt_add_tickets(const struct rt *rt, struct buf *url, const char *query)
{
	buf_add_text(url, "/tickets?query=");
	http_add_encoded(url, query);
	buf_add_text(url,
		"&per_page=" RT_PAGE "&fields=Subject,Status,Owner,Creator,Queue,Requestor,"
		"Created,Resolved,LastUpdated,Told,Due,TimeWorked,Priority,Type");
	if (rt->wants_fields)
		buf_add_text(url, ",CustomFields");
}

void rt_add_transactions(struct buf *url, const char *compare, int64_t id, bool is_upwards)
{
	buf_add_text(url, "/transactions?query=");
	http_add_encoded(url, transaction_query);
	buf_printf(url, "%s%%20%" PRId64 "&orderby=id&order=%s&per_page=" RT_PAGE, compare, id,
		is_upwards ? "ASC" : "DESC");
	buf_add_text(
		url, "&fields=Type,Field,OldValue,NewValue,Creator,Created,TimeTaken,ObjectId");
}

static void forget_position(struct rt_position *position)
{
	position->anchor_at = TIME_NONE;
	position->from = TIME_NONE;
	position->tickets_from = TIME_NONE;
}

static void rt_close(struct source *source)
{
	struct rt *rt = rt_of(source);

	rt_directory_release(&rt->people);
	ids_release(&rt->delivered);
	ids_release(&rt->window);
	rt_flow_release(&rt->live);
	rt_flow_release(&rt->history);
	source_release(source);
	free(rt);
}

static bool rt_open(const struct source_setup *setup, struct source **source, struct error *err)
{
	static const struct stream_row *const rows[RT_STREAM_COUNT] = {
		[RT_LIVE] = &rt_live_row,
		[RT_PEOPLE] = &rt_people_row,
		[RT_OPEN] = &rt_open_row,
		[RT_AGENTS] = &rt_agents_row,
		[RT_HISTORY] = &rt_history_row,
	};
	const struct source_config *config = setup->config;
	struct rt *rt = mem_new(1, sizeof *rt);

	rt->base.row = &rt_source_row;
	rt->base.rows = rows;
	rt->base.len = ARRAY_LEN(rows);
	rt->base.is_login_redirected = true;
	rt->wants_fields = config->channel_field || config->type_field || config->topic_field ||
			   config->customer_field || config->rating_field || config->fcr_field;
	rt->people.page = 1;
	rt->people.bots = &config->bots;
	for (size_t i = 0; i < config->bots.len; i++) {
		if (text_is_id(config->bots.items[i]))
			rt_user_add(&rt->people, config->bots.items[i])->is_called_bot = true;
	}
	forget_position(&rt->live.at);
	forget_position(&rt->history.at);
	if (!source_init(&rt->base, setup, "/REST/2.0", err)) {
		rt_close(&rt->base);
		return false;
	}
	*source = &rt->base;
	return true;
}

static void authorize(const struct source *source, struct http_request *request)
{
	const char *user = source->config->user;

	if (user && *user)
		auth_add_basic(&request->authorization, user, "", source->secret);
	else
		auth_add_token(&request->authorization, "token", source->secret);
}

static enum source_turn rt_next(
	struct source *source, int64_t now_s, struct http_request *request, int64_t *idle_until)
{
	if (source_next(source, now_s, request, idle_until) == SOURCE_IDLE)
		return SOURCE_IDLE;
	authorize(source, request);
	return SOURCE_REQUEST;
}

static void rt_progress(const struct source *source, struct source_progress *progress)
{
	const struct rt *rt = rt_of_const(source);
	const struct rt_position *history = &rt->history.at;
	bool is_whole = history->is_done && history->owed.len == 0;

	*progress = (struct source_progress){
		.interval_s = source_interval_s(source),
		.budget_limit = source->budget_limit,
		.budget_left = source->budget_left,
		.budget_resets_at = source->budget_resets_at,
		.is_live = rt->has_polled,
		.is_complete = rt->has_polled && is_whole,
		.history_share = is_whole ? 1 : rt_share(rt, history->tickets_from),
		.history_from = history->tickets_from,
	};
}

/* Counting open tickets proves the address, the credential and the right to see tickets. */
static void rt_probe(struct source *source, struct http_request *request)
{
	buf_add(&request->url, source->base.bytes, source->base.len);
	buf_add_text(&request->url, "/tickets?query=Status%3D%27__Active__%27&per_page=1");
	authorize(source, request);
}

static bool refuse_probe(const struct http_reply *reply, const cJSON *json, const struct error *why,
	struct error *err)
{
	struct source_fault fault = { 0 };

	if (reply->status == 302)
		return error_set(
			err, ERROR_AUTH, _("a login is wanted; check secret and user (302)"));
	if (reply->status == 404)
		return error_set(err, ERROR_CONFIG,
			_("no REST 2.0 there; 'url' is the address of a Request Tracker 5 without /REST"));
	if (reply->status >= 200 && reply->status <= 299)
		return error_set(err, ERROR_PARSE, "%s", why->text);
	fault_read(&fault, reply, json, 0);
	return error_set(err, fault.error.kind, "%s", fault.error.text);
}

static bool rt_probed(struct source *source, const struct http_reply *reply, char *said,
	size_t size, struct error *err)
{
	struct error why = { 0 };
	cJSON *json = NULL;
	bool is_json = json_parse(&reply->body, &json, &why);
	int64_t total;
	bool is_counted = is_json && reply->status == 200 && json_int(json, "total", &total);

	(void)source;
	if (is_json && !is_counted)
		error_set(&why, ERROR_PARSE, _("no list in the reply"));
	if (!is_counted)
		refuse_probe(reply, json, &why, err);
	else if (total == 0)
		snprintf(said, size, "%s",
			_("logged in, but no open ticket is visible: has the account the right ShowTicket?"));
	else
		snprintf(said, size,
			ngettext("logged in, %lld open ticket is visible",
				"logged in, %lld open tickets are visible", (unsigned long)total),
			(long long)total);
	cJSON_Delete(json);
	return is_counted;
}

static void rt_link(const struct source_config *config, const char *ticket_id, struct buf *url)
{
	source_add_address(url, config->url);
	buf_add_text(url, "/Ticket/Display.html?id=");
	http_add_encoded(url, ticket_id);
}

const struct source_row rt_source_row = {
	.name = "rt",
	.title = "Request Tracker",
	.help = N_(
		"Request Tracker 5 by its REST 2.0 interface, with a token or user and password"),
	.needs_secret = true,
	.requests_per_minute = 0,
	.interval_s = 30,
	.open = rt_open,
	.restore = source_restore,
	.next = rt_next,
	.accept = source_accept,
	.commit = source_commit,
	.poke = source_poke,
	.progress = rt_progress,
	.probe = rt_probe,
	.probed = rt_probed,
	.link = rt_link,
	.close = rt_close,
};
