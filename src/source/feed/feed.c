/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The row of feeds: rounds, and what replies mean.
 */
#include "config.h"

#include "source/feed/feed.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/words.h"
#include "source/auth.h"
#include "source/fault.h"
#include "source/json.h"
#include "source/rows.h"

#define PART_BYTES ((size_t)1 << 20)
#define REPEATS_KEPT 65536
#define CHANGED_WAIT_S 5 /* a file that is being written anew */

static int64_t interval_s(const struct feed *feed)
{
	return feed->config->interval_s > 0 ? feed->config->interval_s : feed_source_row.interval_s;
}

/* --- rounds ---------------------------------------------------------------------------------- */

static void begin_reading(struct feed *feed)
{
	position_init(&feed->here);
	feed->is_storing = feed->done.at == 0;
	feed->is_comparing = feed->can_compare && !feed->is_storing;
	feed->told = 0;
	if (!feed->is_comparing)
		tally_clear(&feed->repeats);
}

/* `is_whole`: to the end. What was counted is kept for the next round where it is small. */
static void end_round(struct feed *feed, bool is_whole, int64_t wait_s)
{
	bool is_kept = is_whole && !feed->ends_open && feed->repeats.len <= REPEATS_KEPT;

	feed->is_in_round = false;
	feed->not_before = feed->now_s + wait_s;
	feed->can_compare = feed->is_comparing || is_kept;
	if (!feed->can_compare)
		tally_clear(&feed->repeats);
}

static void add_request(const struct feed *feed, struct http_request *request)
{
	const struct position *here = &feed->here;

	buf_add_text(&request->url, feed->url);
	request->accept = "text/csv, application/x-ndjson, application/json, text/plain";
	if (!feed->is_file && feed->secret)
		auth_add_token(&request->authorization, "Bearer", feed->secret);
	if (here->at == 0)
		buf_add_text(&request->unless, feed->tag);
	if (!feed->is_file)
		return;
	request->part_from = here->at - (int64_t)here->tail_len;
	request->max_bytes = PART_BYTES;
}

static enum source_turn feed_next(
	struct source *source, int64_t now_s, struct http_request *request, int64_t *idle_until)
{
	struct feed *feed = feed_of(source);

	if (!feed->is_in_round && now_s < feed->not_before) {
		*idle_until = feed->not_before;
		return SOURCE_IDLE;
	}
	if (!feed->is_in_round)
		begin_reading(feed);
	feed->is_in_round = true;
	add_request(feed, request);
	return SOURCE_REQUEST;
}

static void feed_commit(struct source *source)
{
	struct feed *feed = feed_of(source);

	if (!feed->cursor_next)
		return;
	feed->from = feed_earliest(feed);
	feed->here = feed->done = feed->next;
	free(feed->cursor);
	feed->cursor = feed->cursor_next;
	feed->cursor_next = NULL;
	feed->tag[0] = '\0';
	if (!feed->ends_round)
		return;
	(void)snprintf(feed->tag, sizeof feed->tag, "%s", feed->tag_here);
	feed->has_polled = true;
	end_round(feed, true, interval_s(feed));
}

static void feed_poke(struct source *source)
{
	feed_of(source)->not_before = 0;
}

/* --- replies --------------------------------------------------------------------------------- */

static enum source_outcome fail_later(
	struct feed *feed, const struct error *why, struct source_fault *fault)
{
	end_round(feed, false, interval_s(feed));
	fault->advice = ADVICE_LATER;
	fault->wait_until = feed->not_before;
	fault->error = *why;
	return SOURCE_FAULT;
}

/* A file that is not there may come, and so may an address. */
static enum source_outcome refuse(
	struct feed *feed, const struct http_reply *reply, struct source_fault *fault)
{
	struct error why = { 0 };

	if (feed->is_file) {
		error_set(&why, ERROR_SYSTEM, "%s", reply->body.bytes);
		return fail_later(feed, &why, fault);
	}
	fault_read(fault, reply, NULL, feed->now_s);
	error_prefix(&fault->error, "%s", feed->shown);
	if (fault->advice != ADVICE_STOP_STREAM)
		return SOURCE_FAULT;
	why = fault->error;
	return fail_later(feed, &why, fault);
}

/* Written so lately that it may be written again within the same second. */
static bool is_fresh(const struct feed *feed, const struct http_reply *reply)
{
	int64_t written = http_reply_modified(reply), date = http_reply_date(reply);

	return written != TIME_NONE && written + 1 >= (date == TIME_NONE ? feed->now_s : date);
}

static void note_tag(struct feed *feed, const struct http_reply *reply)
{
	const char *tag = http_reply_header(reply, "etag");

	if (!tag)
		tag = http_reply_header(reply, "last-modified");
	if (is_fresh(feed, reply))
		tag = NULL;
	(void)snprintf(feed->tag_here, sizeof feed->tag_here, "%s", tag ? tag : "");
}

/* The part of the file that begins at here->at; false where another file came in between. */
static bool find_part(const struct feed *feed, const struct http_reply *reply, struct part *part)
{
	const struct position *here = &feed->here;
	const struct buf *body = &reply->body;
	int64_t written = http_reply_modified(reply);

	*part = (struct part){ .is_last = reply->status == 200, .now_s = feed->now_s };
	part->written_s = written == TIME_NONE || written > feed->now_s ? feed->now_s : written;
	if (body->len < here->tail_len || memcmp(body->bytes, here->tail, here->tail_len) != 0)
		return false;
	part->bytes = body->bytes + here->tail_len;
	part->len = body->len - here->tail_len;
	return true;
}

static enum source_outcome give(struct feed *feed, struct batch *batch)
{
	bool has_news =
		batch->len > 0 || batch->remarks || feed->next.rejected != feed->done.rejected;

	feed_write_cursor(feed);
	if (!has_news && strcmp(feed->cursor, feed->cursor_next) == 0) {
		feed_commit(feed_source(feed));
		return SOURCE_NOTHING;
	}
	batch->source = arena_dup(batch->arena, feed->config->name);
	batch->stream = FEED_STREAM;
	batch->tickets_of = feed->tickets_of ? arena_dup(batch->arena, feed->tickets_of) : NULL;
	batch->cursor_from = arena_dup(batch->arena, feed->cursor);
	batch->cursor_to = arena_dup(batch->arena, feed->cursor_next);
	batch->rejected = feed->next.rejected - feed->done.rejected;
	batch->is_caught_up = feed->ends_round;
	return SOURCE_BATCH;
}

/* What the store has is no longer the beginning of the file: all of it is stored again. */
static void begin_anew(struct feed *feed)
{
	feed->done.at = 0;
	feed->done.hash = HASH_START;
	feed->tag[0] = '\0';
	feed->can_compare = false;
	begin_reading(feed);
}

static enum source_outcome read_part(struct feed *feed, const struct http_reply *reply,
	struct batch *batch, struct source_fault *fault)
{
	struct part part;
	struct error why = { 0 };
	bool is_other = false;
	uint64_t told = feed->unknown;

	if (!find_part(feed, reply, &part)) {
		end_round(feed, false, CHANGED_WAIT_S);
		return SOURCE_NOTHING;
	}
	feed->next = feed->here;
	feed->ends_round = part.is_last;
	if (!feed_read(feed, &part, batch, &is_other, &why))
		return fail_later(feed, &why, fault);
	if (is_other) {
		feed->unknown = told; /* what was said went nowhere */
		begin_anew(feed);
		return SOURCE_NOTHING;
	}
	if (feed->is_storing)
		return give(feed, batch);
	feed->here = feed->next;
	return SOURCE_NOTHING;
}

static enum source_outcome feed_accept(struct source *source, const struct http_reply *reply,
	int64_t now_s, struct batch *batch, struct source_fault *fault)
{
	struct feed *feed = feed_of(source);

	*fault = (struct source_fault){ .wait_until = TIME_NONE };
	(void)snprintf(fault->stream, sizeof fault->stream, FEED_STREAM);
	feed->now_s = now_s;
	if (reply->status == 304) {
		feed->has_polled = true;
		end_round(feed, false, interval_s(feed));
		return SOURCE_NOTHING;
	}
	if (reply->status != 200 && reply->status != 206)
		return refuse(feed, reply, fault);
	if (feed->here.at == 0)
		note_tag(feed, reply);
	return read_part(feed, reply, batch, fault);
}

/* --- what is known of it --------------------------------------------------------------------- */

static void feed_progress(const struct source *source, struct source_progress *progress)
{
	const struct feed *feed = (const struct feed *)(const void *)source;
	long long rejected = (long long)feed->done.rejected;

	*progress = (struct source_progress){
		.interval_s = interval_s(feed),
		.budget_limit = -1,
		.budget_left = -1,
		.budget_resets_at = TIME_NONE,
		.is_live = feed->has_polled,
		.is_complete = feed->has_polled,
		.history_share = feed->has_polled ? 1 : 0,
		.history_from = feed->from,
	};
	if (rejected > 0)
		error_set(&progress->remark, ERROR_PARSE,
			ngettext("%lld line was refused: %s", "%lld lines were refused, first %s",
				(unsigned long)rejected),
			rejected, feed->done.why);
}

static void feed_probe(struct source *source, struct http_request *request)
{
	begin_reading(feed_of(source));
	add_request(feed_of(source), request);
}

/* The beginning shows whether it can be read. */
static bool feed_probed(struct source *source, const struct http_reply *reply, char *said,
	size_t size, struct error *err)
{
	struct feed *feed = feed_of(source);
	struct source_fault fault = { 0 };
	struct batch batch;

	batch_init(&batch);
	bool is_read = feed_accept(source, reply, feed->now_s, &batch, &fault) != SOURCE_FAULT;

	if (!is_read)
		error_set(err, fault.error.kind, "%s", fault.error.text);
	(void)snprintf(said, size, "%s", feed->shown);
	batch_release(&batch);
	return is_read;
}

/* Its tickets are another source's. */
static void feed_link(const struct source_config *config, const char *ticket_id, struct buf *url)
{
	(void)config;
	(void)ticket_id;
	(void)url;
}

const struct source_row feed_source_row = {
	.name = "feed",
	.title = "Feed",
	.help = N_("Ratings, calls, presence, schedules and measures from a file or an address"),
	.needs_secret = false,
	.is_read_whole = true,
	.interval_s = 60,
	.check = feed_check,
	.open = feed_open,
	.restore = feed_restore,
	.next = feed_next,
	.accept = feed_accept,
	.commit = feed_commit,
	.poke = feed_poke,
	.progress = feed_progress,
	.probe = feed_probe,
	.probed = feed_probed,
	.link = feed_link,
	.close = feed_close,
};
