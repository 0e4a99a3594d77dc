/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every open ticket, of any age, once, newest first: what the wall shows before anything else.
 */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/words.h"
#include "source/json.h"
#include "source/rt/rt.h"
#include "source/rt/tickets.h"

static bool open_ask(struct source *source, struct stream *stream, int64_t now_s, struct buf *url)
{
	struct rt *rt = rt_of(source);
	char query[64];

	(void)stream;
	(void)now_s;
	if (rt->is_open_done || rt->live.at.anchor == 0)
		return false;
	if (rt->open_below > 0)
		snprintf(query, sizeof query, "Status='__Active__' AND id < %" PRId64,
			rt->open_below);
	else
		snprintf(query, sizeof query, "Status='__Active__'");
	rt_add_tickets(rt, url, query);
	buf_add_text(url, "&orderby=id&order=DESC");
	return true;
}

static enum source_outcome open_take(struct turn *turn)
{
	struct rt *rt = rt_of(turn->source);
	int64_t below = rt->open_below > 0 ? rt->open_below : INT64_MAX;
	int64_t lowest = below;
	const cJSON *item;

	/* A total without rows is an error on the first page only: later it counts hidden ones. */
	if ((rt->open_below == 0 || !json_list(turn->json, "items")) && rt_tickets_are_wrong(turn))
		return SOURCE_FAULT;
	cJSON_ArrayForEach(item, json_list(turn->json, "items"))
	{
		int64_t id = rt_ticket_add(rt, item, turn->server_s, turn->batch);

		if (id > 0 && id < lowest)
			lowest = id;
	}
	rt->is_open_done_next = lowest == below;
	rt->open_next = lowest;
	if (rt->is_open_done_next)
		buf_add_text(&turn->cursor, "{\"done\":true}");
	else
		buf_printf(&turn->cursor, "{\"below\":%" PRId64 "}", lowest);
	return SOURCE_BATCH;
}

static void open_restore(struct source *source, const cJSON *cursor)
{
	struct rt *rt = rt_of(source);

	rt->is_open_done = json_is_true(cursor, "done");
	if (!json_int(cursor, "below", &rt->open_below) || rt->open_below < 0)
		rt->open_below = 0;
}

static void open_commit(struct source *source)
{
	struct rt *rt = rt_of(source);

	rt->is_open_done = rt->is_open_done_next;
	rt->open_below = rt->open_next;
}

const struct stream_row rt_open_row = {
	.name = "open",
	.ask = open_ask,
	.take = open_take,
	.restore = open_restore,
	.commit = open_commit,
};
