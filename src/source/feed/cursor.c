/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The cursor of a feed: how far the file is stored, and a hash of that.
 */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "source/feed/feed.h"
#include "source/json.h"

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
	feed->unknown = read_hash(json, "unknown");
	if (read_hash(json, "settings") != feed->settings || !json_int(json, "at", &done->at))
		return;
	done->hash = read_hash(json, "hash");
	copy_text(feed->tag, sizeof feed->tag, json, "tag");
}

void feed_restore(struct source *source, const char *stream, const char *cursor)
{
	struct feed *feed = feed_of(source);
	struct buf text;
	cJSON *json = NULL;

	if (strcmp(stream, FEED_STREAM) != 0)
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

int64_t feed_earliest(const struct feed *feed)
{
	int64_t from = feed->from;

	for (int kind = RECORD_RATING; kind <= RECORD_MEASURE; kind++) {
		const struct reach *reach = &feed->next.seen[kind];

		if (reach->is_known && (from == TIME_NONE || reach->from < from))
			from = reach->from;
	}
	return from;
}

void feed_write_cursor(struct feed *feed)
{
	const struct position *next = &feed->next;
	int64_t from = feed_earliest(feed);
	struct buf text;

	buf_init(&text, 0);
	buf_printf(&text,
		"{\"at\":%" PRId64 ",\"hash\":\"%" PRIx64 "\",\"settings\":\"%" PRIx64 "\"",
		next->at, next->hash, feed->settings);
	if (from != TIME_NONE)
		buf_printf(&text, ",\"from\":%" PRId64, from);
	if (feed->unknown != 0)
		buf_printf(&text, ",\"unknown\":\"%" PRIx64 "\"", feed->unknown);
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
