/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The row of feeds: opening, rounds, what replies mean, the cursor.
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

#define STREAM "rows"
#define PART_BYTES ((size_t)1 << 20)
#define CHANGED_WAIT_S 5 /* a file that is being written anew */

static struct feed *feed_of(struct source *source)
{
	return (struct feed *)(void *)source;
}

static const struct feed *feed_of_const(const struct source *source)
{
	return (const struct feed *)(const void *)source;
}

static int64_t interval_s(const struct feed *feed)
{
	return feed->config->interval_s > 0 ? feed->config->interval_s : feed_source_row.interval_s;
}

/* --- opening --------------------------------------------------------------------------------- */

static bool fail_open(const struct source_config *config, struct error *err)
{
	error_prefix(err, _("source '%s'"), config->name);
	return config->file_name ? error_prefix(err, "%s:%d", config->file_name, config->line)
				 : false;
}

static bool find_place(struct feed *feed, struct error *err)
{
	const struct source_config *config = feed->config;

	if (!config->file == !config->url)
		return error_set(err, ERROR_CONFIG,
			_("a feed has either a file or a url: set one of the two"));
	feed->is_file = config->file != NULL;
	if (feed->is_file && config->file[0] != '/')
		return error_set(err, ERROR_CONFIG,
			_("file '%s' must begin with /, since a service has no directory of yours"),
			config->file);
	if (feed->is_file) {
		feed->url = arena_printf(feed->arena, HTTP_FILE_SCHEME "%s", config->file);
		feed->shown = config->file;
		return true;
	}
	feed->url = config->url;
	feed->shown = arena_dup_bytes(feed->arena, config->url, strcspn(config->url, "?#"));
	return true;
}

static bool is_helpdesk(const struct source_config *source)
{
	return source->kind && strcmp(source->kind, feed_source_row.name) != 0;
}

/* Whose ids tickets have: as told, else the only helpdesk's. */
static bool find_tickets_of(struct feed *feed, struct error *err)
{
	const struct desk *desk = feed->desk;
	const char *told = feed->config->tickets_of;
	size_t count = 0;

	for (size_t i = 0; i < desk->source_count; i++) {
		const struct source_config *source = &desk->sources[i];

		if (!is_helpdesk(source) || (told && strcmp(source->name, told) != 0))
			continue;
		feed->tickets_of = source->name;
		count++;
	}
	if (told && count == 0)
		return error_set(err, ERROR_CONFIG,
			_("tickets_of '%s' is no source of this desk that has tickets"), told);
	feed->has_tickets = count < 2;
	return true;
}

static bool find_kind(struct feed *feed, struct error *err)
{
	const char *record = feed->config->record;

	feed->kind = record ? feed_kind_find(record) : FEED_KIND_NONE;
	if (record && feed->kind == FEED_KIND_NONE)
		return error_set(err, ERROR_CONFIG,
			_("record '%s' is none of rating, call, presence, schedule and measure"),
			record);
	return true;
}

/* Where these differ the same rows are other records, and all are read again. */
static void hash_settings(struct feed *feed)
{
	uint64_t hash = hash_text(HASH_START, feed->url);

	hash = hash_text(hash, feed->config->record);
	hash = hash_text(hash, feed->tickets_of);
	hash = hash_text(hash, feed->desk->zone ? zone_name(feed->desk->zone) : NULL);
	for (size_t i = 0; i < COLUMN_COUNT; i++) {
		hash = hash_text(hash, feed->headings.heading[i]);
		hash = hash_text(hash, feed->headings.value[i]);
	}
	feed->settings = hash;
}

static void feed_close(struct source *source)
{
	struct feed *feed = feed_of(source);

	if (feed->secret)
		mem_wipe(feed->secret, strlen(feed->secret));
	free(feed->secret);
	free(feed->cursor);
	free(feed->cursor_next);
	free(feed->room);
	tally_clear(&feed->repeats);
	tally_clear(&feed->known);
	arena_free(feed->arena);
	free(feed);
}

static bool feed_open(const struct source_setup *setup, struct source **source, struct error *err)
{
	struct feed *feed = mem_new(1, sizeof *feed);

	feed->config = setup->config;
	feed->desk = setup->desk;
	feed->arena = arena_new();
	feed->secret = mem_dup_text(setup->secret);
	feed->cursor = mem_dup_text("");
	feed->room = mem_new(ROW_MAX_BYTES + 2, 1);
	feed->done.hash = HASH_START;
	feed->from = TIME_NONE;
	if (!find_place(feed, err) || !find_tickets_of(feed, err) || !find_kind(feed, err) ||
		!headings_read(&feed->headings, setup->config, feed->arena, err)) {
		fail_open(setup->config, err);
		feed_close((struct source *)(void *)feed);
		return false;
	}
	hash_settings(feed);
	*source = (struct source *)(void *)feed;
	return true;
}

/* --- the cursor ------------------------------------------------------------------------------ */

static uint64_t read_hash(const cJSON *json, const char *key)
{
	const char *text = json_raw(json, key);

	return text ? strtoull(text, NULL, 16) : 0;
}

static void copy_text(char *out, size_t size, const cJSON *json, const char *key)
{
	const char *text = json_raw(json, key);

	(void)snprintf(out, size, "%s", text ? text : "");
}

/* Of a reading with other settings only what it counted is kept, to be taken back. */
static void read_cursor(struct feed *feed, const cJSON *json)
{
	struct position *done = &feed->done;

	if (!json_int(json, "rejected", &done->rejected))
		done->rejected = 0;
	copy_text(done->why, sizeof done->why, json, "why");
	if (!json_int(json, "from", &feed->from))
		feed->from = TIME_NONE;
	if (read_hash(json, "settings") != feed->settings || !json_int(json, "at", &done->at))
		return;
	done->hash = read_hash(json, "hash");
	copy_text(feed->tag, sizeof feed->tag, json, "tag");
}

static void feed_restore(struct source *source, const char *stream, const char *cursor)
{
	struct feed *feed = feed_of(source);
	struct buf text;
	cJSON *json = NULL;

	if (strcmp(stream, STREAM) != 0)
		return;
	free(feed->cursor);
	feed->cursor = mem_dup_text(cursor);
	buf_init(&text, 0);
	buf_add_text(&text, cursor);
	if (json_parse(&text, &json, NULL))
		read_cursor(feed, json);
	cJSON_Delete(json);
	buf_release(&text);
}

static int64_t earliest(const struct feed *feed)
{
	int64_t from = feed->from;

	for (int kind = RECORD_RATING; kind <= RECORD_MEASURE; kind++) {
		const struct reach *reach = &feed->next.seen[kind];

		if (reach->is_known && (from == TIME_NONE || reach->from < from))
			from = reach->from;
	}
	return from;
}

static void write_cursor(struct feed *feed)
{
	const struct position *next = &feed->next;
	int64_t from = earliest(feed);
	struct buf text;

	buf_init(&text, 0);
	buf_printf(&text,
		"{\"at\":%" PRId64 ",\"hash\":\"%" PRIx64 "\",\"settings\":\"%" PRIx64 "\"",
		next->at, next->hash, feed->settings);
	if (from != TIME_NONE)
		buf_printf(&text, ",\"from\":%" PRId64, from);
	if (feed->ends_round && feed->tag_here[0]) {
		buf_add_text(&text, ",\"tag\":");
		json_add_text(&text, feed->tag_here);
	}
	if (next->rejected > 0) {
		buf_printf(&text, ",\"rejected\":%" PRId64 ",\"why\":", next->rejected);
		json_add_text(&text, next->why);
	}
	buf_add_char(&text, '}');
	free(feed->cursor_next);
	feed->cursor_next = buf_take(&text);
}

/* --- rounds ---------------------------------------------------------------------------------- */

static void begin_reading(struct feed *feed)
{
	feed->here = (struct position){ .hash = HASH_START };
	feed->is_storing = feed->done.at == 0;
	feed->told = 0;
	feed->has_told_unknown = !feed->is_storing;
	tally_clear(&feed->repeats);
}

static void end_round(struct feed *feed, int64_t wait_s)
{
	feed->is_in_round = false;
	feed->not_before = feed->now_s + wait_s;
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
	feed->from = earliest(feed);
	feed->here = feed->done = feed->next;
	free(feed->cursor);
	feed->cursor = feed->cursor_next;
	feed->cursor_next = NULL;
	feed->tag[0] = '\0';
	if (!feed->ends_round)
		return;
	(void)snprintf(feed->tag, sizeof feed->tag, "%s", feed->tag_here);
	feed->has_polled = true;
	end_round(feed, interval_s(feed));
}

static void feed_poke(struct source *source)
{
	feed_of(source)->not_before = 0;
}

/* --- replies --------------------------------------------------------------------------------- */

static enum source_outcome fail_later(
	struct feed *feed, const struct error *why, struct source_fault *fault)
{
	end_round(feed, interval_s(feed));
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

static void note_tag(struct feed *feed, const struct http_reply *reply)
{
	const char *tag = http_reply_header(reply, "etag");

	if (!tag)
		tag = http_reply_header(reply, "last-modified");
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

	write_cursor(feed);
	if (!has_news && strcmp(feed->cursor, feed->cursor_next) == 0) {
		feed_commit((struct source *)(void *)feed);
		return SOURCE_NOTHING;
	}
	batch->source = arena_dup(batch->arena, feed->config->name);
	batch->stream = STREAM;
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
	begin_reading(feed);
}

static enum source_outcome read_part(struct feed *feed, const struct http_reply *reply,
	struct batch *batch, struct source_fault *fault)
{
	struct part part;
	struct error why = { 0 };
	bool is_other = false;

	if (!find_part(feed, reply, &part)) {
		end_round(feed, CHANGED_WAIT_S);
		return SOURCE_NOTHING;
	}
	feed->next = feed->here;
	feed->ends_round = part.is_last;
	if (!feed_read(feed, &part, batch, &is_other, &why))
		return fail_later(feed, &why, fault);
	if (is_other) {
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
	(void)snprintf(fault->stream, sizeof fault->stream, STREAM);
	feed->now_s = now_s;
	if (reply->status == 304) {
		feed->has_polled = true;
		end_round(feed, interval_s(feed));
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
	const struct feed *feed = feed_of_const(source);
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
