/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every open ticket, of any age, once, by the search export: what the wall shows before anything
 * else. Plans without it do without.
 */
#include "config.h"

#include <stdlib.h>

#include "base/words.h"
#include "source/json.h"
#include "source/zendesk/tickets.h"
#include "source/zendesk/zendesk.h"

static bool open_ask(struct source *source, struct stream *stream, int64_t now_s, struct buf *url)
{
	struct zendesk *zendesk = zendesk_of(source);

	(void)stream;
	(void)now_s;
	if (zendesk->is_open_done || zendesk->live.start == 0)
		return false;
	buf_add_text(url, "/search/export.json?query=status%3Csolved&filter%5Btype%5D=ticket&"
			  "page%5Bsize%5D=1000");
	if (zendesk->open_cursor) {
		buf_add_text(url, "&page%5Bafter%5D=");
		http_add_encoded(url, zendesk->open_cursor);
	}
	return true;
}

static enum source_outcome open_take(struct turn *turn)
{
	struct zendesk *zendesk = zendesk_of(turn->source);
	const cJSON *list = json_list(turn->json, "results");
	const cJSON *meta = json_get(turn->json, "meta");
	const char *after = json_raw(meta, "after_cursor");
	const cJSON *item;

	if (!list)
		return stream_fault(turn, ADVICE_RETRY, ERROR_PARSE, _("no list in the reply"));
	cJSON_ArrayForEach(item, list) zendesk_ticket_add(zendesk, item, turn->batch);
	zendesk->is_open_done_next =
		!json_is_true(meta, "has_more") || !after || cJSON_GetArraySize(list) == 0;
	zendesk_set(&zendesk->open_next, zendesk->is_open_done_next ? NULL : after);
	if (zendesk->is_open_done_next) {
		buf_add_text(&turn->cursor, "{\"done\":true}");
		return SOURCE_BATCH;
	}
	buf_add_text(&turn->cursor, "{\"after\":");
	json_add_text(&turn->cursor, after);
	buf_add_char(&turn->cursor, '}');
	return SOURCE_BATCH;
}

/* The cursor of a search lives an hour: then it is begun anew. */
static bool open_miss(struct turn *turn, enum source_outcome *outcome)
{
	struct zendesk *zendesk = zendesk_of(turn->source);

	*outcome = SOURCE_NOTHING;
	if (turn->reply->status == 403 || !zendesk->open_cursor)
		return zendesk_is_nowhere(turn, outcome);
	zendesk_set(&zendesk->open_cursor, NULL);
	return true;
}

static void open_restore(struct source *source, const cJSON *cursor)
{
	struct zendesk *zendesk = zendesk_of(source);

	zendesk->is_open_done = json_is_true(cursor, "done");
	zendesk_set(&zendesk->open_cursor, json_raw(cursor, "after"));
}

static void open_commit(struct source *source)
{
	struct zendesk *zendesk = zendesk_of(source);

	zendesk->is_open_done = zendesk->is_open_done_next;
	zendesk_set(&zendesk->open_cursor, zendesk->open_next);
}

const struct stream_row zendesk_open_row = {
	.name = "open",
	.ask = open_ask,
	.take = open_take,
	.miss = open_miss,
	.restore = open_restore,
	.commit = open_commit,
};
