/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A conversation with a source, for tests.
 */
#include "config.h"

#include "talk.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/format.h"
#include "base/mem.h"

int64_t at(const char *iso)
{
	int64_t at_s = 0;

	ck_assert_msg(format_parse_iso(iso, &at_s), "no time: %s", iso);
	return at_s;
}

void talk_init(struct talk *talk, const char *kind)
{
	*talk = (struct talk){ .row = source_find(kind), .now_s = TALK_NOW };
	ck_assert_ptr_nonnull(talk->row);
	talk->config.name = "support";
	talk->config.kind = kind;
	talk->config.url = "https://help.example.com/";
	talk->desk.has_subjects = true;
	talk->desk.since = at("2026-10-22T10:00:00Z");
	http_request_init(&talk->request);
	http_reply_init(&talk->reply);
	batch_init(&talk->batch);
}

void talk_open(struct talk *talk)
{
	struct source_setup setup = { .config = &talk->config,
		.desk = &talk->desk,
		.secret = "s3cret",
		.now_s = talk->now_s };
	struct error err = { 0 };

	ck_assert_msg(talk->row->open(&setup, &talk->source, &err), "%s", err.text);
}

void talk_release(struct talk *talk)
{
	if (talk->source)
		talk->row->close(talk->source);
	http_request_release(&talk->request);
	http_reply_release(&talk->reply);
	batch_release(&talk->batch);
}

void talk_restart(struct talk *talk)
{
	talk->row->close(talk->source);
	talk_open(talk);
	for (size_t i = 0; i < 8 && talk->streams[i][0]; i++)
		talk->row->restore(talk->source, talk->streams[i], talk->cursors[i]);
}

static int digit(char c)
{
	const char *digits = "0123456789ABCDEF", *found = strchr(digits, c);

	return found && c ? (int)(found - digits) : 0;
}

static void decode(char *out, const char *text)
{
	while (*text) {
		if (*text == '%' && text[1] && text[2]) {
			*out++ = (char)(digit(text[1]) * 16 + digit(text[2]));
			text += 3;
		} else {
			*out++ = *text++;
		}
	}
	*out = '\0';
}

const char *talk_ask(struct talk *talk)
{
	const char *base = strcmp(talk->row->name, "rt") ? "/api/v2" : "/REST/2.0";
	const char *path;

	http_request_clear(&talk->request);
	talk->idle_until = TIME_NONE;
	if (talk->row->next(talk->source, talk->now_s, &talk->request, &talk->idle_until) ==
		SOURCE_IDLE)
		return NULL;
	talk->requests++;
	path = strstr(talk->request.url.bytes, base);
	ck_assert_ptr_nonnull(path);
	decode(talk->asked, path + strlen(base));
	return talk->asked;
}

static void keep_cursor(struct talk *talk)
{
	size_t i = 0;

	while (i < 7 && talk->streams[i][0] && strcmp(talk->streams[i], talk->batch.stream) != 0)
		i++;
	/* The fence: a batch starts from what the store has. */
	ck_assert_str_eq(talk->batch.cursor_from, talk->cursors[i]);
	snprintf(talk->streams[i], sizeof talk->streams[i], "%s", talk->batch.stream);
	snprintf(talk->cursors[i], sizeof talk->cursors[i], "%s", talk->batch.cursor_to);
}

enum source_outcome talk_answer_bytes(struct talk *talk, int status, const char *bytes, size_t len)
{
	talk->reply.status = status;
	talk->reply.received_s = talk->now_s;
	buf_clear(&talk->reply.body);
	buf_add(&talk->reply.body, bytes, len);
	batch_clear(&talk->batch);
	talk->outcome = talk->row->accept(
		talk->source, &talk->reply, talk->now_s, &talk->batch, &talk->fault);
	http_reply_clear(&talk->reply);
	if (talk->outcome == SOURCE_BATCH) {
		ck_assert_str_eq(talk->batch.source, "support");
		keep_cursor(talk);
		talk->row->commit(talk->source);
	}
	return talk->outcome;
}

enum source_outcome talk_answer(struct talk *talk, int status, const char *body)
{
	char *bytes = mem_dup_text(body);
	enum source_outcome outcome;

	for (char *c = bytes; *c; c++) {
		if (*c == '\'')
			*c = '"';
	}
	outcome = talk_answer_bytes(talk, status, bytes, strlen(bytes));
	free(bytes);
	return outcome;
}

static bool read_file(struct buf *text, const char *path)
{
	FILE *file = fopen(path, "rb");
	char bytes[4096];
	size_t len;

	if (!file)
		return false;
	while ((len = fread(bytes, 1, sizeof bytes, file)) > 0)
		buf_add(text, bytes, len);
	fclose(file);
	return true;
}

enum source_outcome talk_answer_file(struct talk *talk, const char *fixture)
{
	const char *top = getenv("srcdir");
	enum source_outcome outcome;
	struct buf text;
	char path[1024];

	snprintf(path, sizeof path, "%s/tests/fixtures/%s", top ? top : ".", fixture);
	buf_init(&text, 0);
	ck_assert_msg(read_file(&text, path), "no fixture %s", path);
	outcome = talk_answer_bytes(talk, 200, text.bytes, text.len);
	buf_release(&text);
	return outcome;
}

void talk_header(struct talk *talk, const char *name, const char *value)
{
	struct http_header *header = &talk->reply.headers[talk->reply.header_count++];

	snprintf(header->name, sizeof header->name, "%s", name);
	snprintf(header->value, sizeof header->value, "%s", value);
}

const char *talk_until(struct talk *talk, const struct talk_reply *replies, const char *prefix)
{
	for (int turns = 0; turns < 200; turns++) {
		const char *asked = talk_ask(talk);
		size_t i = 0;

		if (!asked || !strncmp(asked, prefix, strlen(prefix)))
			return asked;
		while (replies[i].prefix &&
			strncmp(asked, replies[i].prefix, strlen(replies[i].prefix)) != 0)
			i++;
		ck_assert_msg(replies[i].prefix != NULL, "not expected: %s", asked);
		talk_answer(talk, 200, replies[i].body);
		ck_assert_msg(talk->outcome != SOURCE_FAULT, "%s: %s", talk->asked,
			talk->fault.error.text);
	}
	ck_abort_msg("it goes round: %s", talk->asked);
	return NULL;
}

const struct record *talk_record(const struct talk *talk, enum record_kind kind, size_t n)
{
	for (size_t i = 0; i < talk->batch.len; i++) {
		if (talk->batch.records[i].kind == kind && n-- == 0)
			return &talk->batch.records[i];
	}
	return NULL;
}

size_t talk_count(const struct talk *talk, enum record_kind kind)
{
	size_t count = 0;

	for (size_t i = 0; i < talk->batch.len; i++)
		count += talk->batch.records[i].kind == kind;
	return count;
}

const struct ticket_record *talk_ticket(const struct talk *talk, const char *id)
{
	for (size_t i = 0; i < talk->batch.len; i++) {
		const struct record *record = &talk->batch.records[i];

		if (record->kind == RECORD_TICKET && !strcmp(record->ticket.id, id))
			return &record->ticket;
	}
	ck_abort_msg("no ticket %s in the batch", id);
	return NULL;
}

const struct event_record *talk_event(const struct talk *talk, const char *id)
{
	for (size_t i = 0; i < talk->batch.len; i++) {
		const struct record *record = &talk->batch.records[i];

		if (record->kind == RECORD_EVENT && !strcmp(record->event.id, id))
			return &record->event;
	}
	return NULL;
}

const char *talk_cursor(const struct talk *talk, const char *stream)
{
	for (size_t i = 0; i < 8 && talk->streams[i][0]; i++) {
		if (!strcmp(talk->streams[i], stream))
			return talk->cursors[i];
	}
	return "";
}

bool talk_has_recordings(const char *suite)
{
	const char *top = getenv("KPITOP_RECORDED");

	if (top && *top)
		return true;
	printf("skipped - %s: KPITOP_RECORDED does not name recorded replies\n", suite);
	return false;
}

cJSON *talk_recording(const char *path)
{
	struct buf text;
	char full[1024];
	cJSON *json = NULL;

	snprintf(full, sizeof full, "%s/%s", getenv("KPITOP_RECORDED"), path);
	buf_init(&text, 0);
	ck_assert_msg(read_file(&text, full), "no recording %s", full);
	json = cJSON_ParseWithLength(text.bytes, text.len);
	ck_assert_msg(json != NULL, "damaged recording %s", full);
	buf_release(&text);
	return json;
}
