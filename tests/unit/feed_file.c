/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A file being fed, for tests.
 */
#include "config.h"

#include "feed_file.h"

#include <check.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/format.h"
#include "base/mem.h"
#include "model/zone.h"

/* 2026-11-22T10:00:00Z, 13:00 in Istanbul */
#define NOW INT64_C(1795341600)

/* Made once: it is asked of the system day by day. */
static struct zone *istanbul(void)
{
	static struct zone *zone;
	struct error err = { 0 };

	ck_assert_msg(zone || zone_new("Europe/Istanbul", NOW, &zone, &err), "%s", err.text);
	return zone;
}

struct feed_file *feed_file_new(const char *text)
{
	struct feed_file *file = mem_new(1, sizeof *file);

	buf_init(&file->text, 64u << 20);
	buf_init(&file->remarks, 0);
	buf_add_text(&file->text, text);
	file->version = 1;
	file->now_s = NOW;
	file->config = (struct source_config){
		.name = "numbers", .kind = "feed", .file = "/srv/kpi/numbers.csv"
	};
	file->sources[1] = (struct source_config){ .name = "support", .kind = "rt" };
	file->desk.sources = file->sources;
	file->desk.source_count = 2;
	file->desk.zone = istanbul();
	return file;
}

struct feed_file *feed_file_new_fixture(const char *name)
{
	const char *top = getenv("srcdir");
	struct feed_file *file = feed_file_new("");
	char path[1024], bytes[4096];
	size_t len;

	(void)snprintf(path, sizeof path, "%s/tests/fixtures/feed/%s", top ? top : ".", name);
	FILE *stream = fopen(path, "rb");

	ck_assert_msg(stream != NULL, "no fixture %s", path);
	while ((len = fread(bytes, 1, sizeof bytes, stream)) > 0)
		buf_add(&file->text, bytes, len);
	(void)fclose(stream);
	return file;
}

static void close_source(struct feed_file *file)
{
	if (file->source)
		source_find("feed")->close(file->source);
	file->source = NULL;
}

void feed_file_free(struct feed_file *file)
{
	close_source(file);
	buf_release(&file->text);
	buf_release(&file->remarks);
	free(file);
}

void feed_file_restart(struct feed_file *file)
{
	close_source(file);
}

void feed_file_write(struct feed_file *file, const char *text)
{
	buf_clear(&file->text);
	buf_add_text(&file->text, text);
	file->version++;
}

/* --- the store ------------------------------------------------------------------------------- */

static const char *or_none(const char *text)
{
	return text ? text : "-";
}

/* What few rows tell. */
static void write_more(struct fed_fact *fact, const char *name, const char *text)
{
	size_t len = strlen(fact->text);

	if (text)
		(void)snprintf(fact->text + len, sizeof fact->text - len, " %s%s", name, text);
}

static void write_rating(const struct rating_record *rating, struct fed_fact *fact)
{
	(void)snprintf(fact->key, sizeof fact->key, "rating %s%s%s", rating->id,
		rating->item ? "/" : "", rating->item ? rating->item : "");
	(void)snprintf(fact->text, sizeof fact->text,
		"%s %lld score=%g scale=%g weight=%g critical=%d agent=%s group=%s author=%s ticket=%s "
		"customer=%s",
		rating->kind, (long long)rating->at, rating->score, rating->scale, rating->weight,
		rating->is_critical, or_none(rating->agent), or_none(rating->group),
		or_none(rating->author), or_none(rating->ticket), or_none(rating->customer));
	write_more(fact, "channel=", rating->channel);
	write_more(fact, "topic=", rating->topic);
	write_more(fact, "unanswered", rating->is_unanswered ? "" : NULL);
}

static void write_call(const struct call_record *call, struct fed_fact *fact)
{
	(void)snprintf(fact->key, sizeof fact->key, "call %s", call->id);
	(void)snprintf(fact->text, sizeof fact->text,
		"%lld %s %s agent=%s group=%s ticket=%s customer=%s wait=%lld talk=%lld hold=%lld "
		"wrap_up=%lld",
		(long long)call->at, call->is_inbound ? "in" : "out", call->outcome,
		or_none(call->agent), or_none(call->group), or_none(call->ticket),
		or_none(call->customer), (long long)call->wait_s, (long long)call->talk_s,
		(long long)call->hold_s, (long long)call->wrap_up_s);
	write_more(fact, "channel=", call->channel);
	write_more(fact, "topic=", call->topic);
}

static void write_others(const struct record *record, struct fed_fact *fact)
{
	const struct presence_record *presence = &record->presence;
	const struct schedule_record *schedule = &record->schedule;
	const struct measure_record *measure = &record->measure;
	bool is_still = record->kind == RECORD_PRESENCE && presence->to == TIME_NONE;

	if (record->kind == RECORD_PRESENCE) {
		(void)snprintf(fact->key, sizeof fact->key, "presence %s %lld", presence->agent,
			(long long)presence->from);
		(void)snprintf(fact->text, sizeof fact->text, "%s to=%lld reason=%s%s%s",
			presence->state, is_still ? -1 : (long long)presence->to,
			or_none(presence->reason), presence->group ? " group=" : "",
			presence->group ? presence->group : "");
	} else if (record->kind == RECORD_SCHEDULE) {
		(void)snprintf(fact->key, sizeof fact->key, "schedule %s", schedule->id);
		(void)snprintf(fact->text, sizeof fact->text, "%s %s %lld to=%lld%s%s",
			schedule->agent, schedule->state, (long long)schedule->from,
			(long long)schedule->to, schedule->group ? " group=" : "",
			schedule->group ? schedule->group : "");
	} else {
		(void)snprintf(fact->key, sizeof fact->key, "measure %s %lld %lld %s",
			measure->name, (long long)measure->from, (long long)measure->to,
			or_none(measure->scope));
		(void)snprintf(fact->text, sizeof fact->text, "%g", measure->value);
	}
}

static void write_fact(const struct record *record, struct fed_fact *fact)
{
	switch (record->kind) {
	case RECORD_RATING:
		write_rating(&record->rating, fact);
		break;
	case RECORD_CALL:
		write_call(&record->call, fact);
		break;
	case RECORD_ACCOUNT:
		(void)snprintf(fact->key, sizeof fact->key, "%s %s",
			record->account.kind == ACTOR_AGENT ? "agent" : "author",
			record->account.id);
		(void)snprintf(
			fact->text, sizeof fact->text, "email=%s", or_none(record->account.email));
		break;
	case RECORD_GROUP:
		(void)snprintf(fact->key, sizeof fact->key, "group %s", record->group.id);
		(void)snprintf(fact->text, sizeof fact->text, "%s", record->group.name);
		break;
	default:
		write_others(record, fact);
		break;
	}
}

static struct fed_fact *find_fact(struct feed_file *file, const char *key)
{
	for (size_t i = 0; i < file->fact_count; i++)
		if (strcmp(file->facts[i].key, key) == 0)
			return &file->facts[i];
	return NULL;
}

/* What was said last holds, and what is gone is gone. */
static void store_record(struct feed_file *file, const struct record *record)
{
	struct fed_fact fact = { .key = "" };

	write_fact(record, &fact);
	struct fed_fact *known = find_fact(file, fact.key);

	if (record->is_gone) {
		if (known)
			*known = file->facts[--file->fact_count];
		return;
	}
	ck_assert_uint_lt(file->fact_count, FACTS_MAX);
	*(known ? known : &file->facts[file->fact_count++]) = fact;
}

static void store_batch(struct feed_file *file, const struct batch *batch)
{
	ck_assert_str_eq(batch->source, "numbers");
	ck_assert_str_eq(batch->cursor_from, file->cursor);
	(void)snprintf(file->cursor, sizeof file->cursor, "%s", batch->cursor_to);
	(void)snprintf(file->tickets_of, sizeof file->tickets_of, "%s",
		batch->tickets_of ? batch->tickets_of : "");
	file->rejected += batch->rejected;
	for (size_t i = 0; i < batch->len; i++)
		store_record(file, &batch->records[i]);
	for (size_t i = 0; i < batch->coverage_len; i++)
		file->coverage[batch->coverage[i].kind] = batch->coverage[i];
	file->given += batch->len;
	buf_add_text(&file->remarks, batch->remarks ? batch->remarks : "");
}

const char *feed_fact(const struct feed_file *file, const char *key)
{
	for (size_t i = 0; i < file->fact_count; i++)
		if (strcmp(file->facts[i].key, key) == 0)
			return file->facts[i].text;
	return NULL;
}

size_t feed_fact_count(const struct feed_file *file, const char *prefix)
{
	size_t count = 0;

	for (size_t i = 0; i < file->fact_count; i++)
		count += strncmp(file->facts[i].key, prefix, strlen(prefix)) == 0;
	return count;
}

/* --- the conversation ------------------------------------------------------------------------ */

static void open_source(struct feed_file *file)
{
	struct source_setup setup = { .config = &file->config,
		.desk = &file->desk,
		.secret = file->secret,
		.now_s = file->now_s };
	struct error err = { 0 };

	file->sources[0] = file->config;
	ck_assert_msg(source_find("feed")->open(&setup, &file->source, &err), "%s", err.text);
	if (file->cursor[0])
		source_find("feed")->restore(file->source, "rows", file->cursor);
}

/* As a file is answered: a part where it is longer, and nothing where it is the same. */
static void answer(const struct feed_file *file, const struct http_request *request, size_t part,
	struct http_reply *reply)
{
	char tag[32];

	(void)snprintf(tag, sizeof tag, "\"v%d\"", file->version);
	reply->status = 200;
	if (file->version > 0 && strcmp(request->unless.bytes, tag) == 0) {
		reply->status = 304;
		return;
	}
	ck_assert_int_le(request->part_from, (int64_t)file->text.len);
	const char *from = file->text.bytes + request->part_from;
	size_t rest = file->text.len - (size_t)request->part_from;

	if (file->version > 0)
		http_reply_add_header(reply, "etag", tag);
	if (part > 0 && rest > part) {
		reply->status = 206;
		rest = part;
	}
	buf_add(&reply->body, from, rest);
}

static void take_reply(struct feed_file *file, const struct http_reply *reply)
{
	const struct source_row *row = source_find("feed");
	struct batch batch;

	batch_init(&batch);
	enum source_outcome outcome =
		row->accept(file->source, reply, file->now_s, &batch, &file->fault);

	if (outcome == SOURCE_BATCH) {
		store_batch(file, &batch);
		row->commit(file->source);
	}
	batch_release(&batch);
}

static bool ask(struct feed_file *file, struct http_request *request)
{
	int64_t idle_until = TIME_NONE;

	http_request_clear(request);
	if (source_find("feed")->next(file->source, file->now_s, request, &idle_until) ==
		SOURCE_IDLE) {
		ck_assert_int_gt(idle_until, file->now_s);
		return false;
	}
	(void)snprintf(file->request_url, sizeof file->request_url, "%s", request->url.bytes);
	(void)snprintf(
		file->request_unless, sizeof file->request_unless, "%s", request->unless.bytes);
	(void)snprintf(file->authorization, sizeof file->authorization, "%s",
		request->authorization.bytes);
	file->requests++;
	return true;
}

static void begin(struct feed_file *file)
{
	file->now_s += 60;
	file->given = file->requests = 0;
	buf_clear(&file->remarks);
	file->fault = (struct source_fault){ .wait_until = TIME_NONE };
	if (!file->source)
		open_source(file);
}

void feed_file_read_parts(struct feed_file *file, int parts)
{
	struct http_request request;
	struct http_reply reply;
	int64_t asked_from = -1;
	size_t part = file->part;

	begin(file);
	http_request_init(&request);
	http_reply_init(&reply);
	reply.body.max = 64u << 20;
	while (parts-- > 0 && ask(file, &request)) {
		ck_assert_uint_lt(file->requests, 100000);
		/* A part is never smaller than a row may be: here it grows until it is not. */
		part = request.part_from == asked_from ? part * 2 : file->part;
		asked_from = request.part_from;
		http_reply_clear(&reply);
		answer(file, &request, part, &reply);
		take_reply(file, &reply);
	}
	http_request_release(&request);
	http_reply_release(&reply);
}

void feed_file_read(struct feed_file *file)
{
	feed_file_read_parts(file, INT_MAX);
}

void feed_file_read_once(struct feed_file *file, const struct http_reply *reply)
{
	struct http_request request;

	begin(file);
	http_request_init(&request);
	if (ask(file, &request))
		take_reply(file, reply);
	http_request_release(&request);
}
