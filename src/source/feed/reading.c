/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bytes into rows, rows into the batch; and where the reading stands.
 *
 * A row that is no row of the format (a quote that is not closed, too many cells) costs its first
 * line: what follows is read anew from the next line on, so that one stray quote does not swallow
 * the rest of the file. The last row of a file may still be being written: it is taken, but the
 * position stays before it.
 */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "model/bots.h"
#include "source/feed/feed.h"
#include "source/feed/json_row.h"
#include "source/feed/making.h"

#define TOLD_MAX 20

struct reader {
	struct feed *feed;
	const struct part *part;
	struct batch *batch;
	struct position *next; /* feed->next */
	size_t at;             /* in the part */
	struct buf remarks;
	struct arena *scratch; /* of one row */
	bool is_over;          /* nothing more can be read of this part */
};

/* --- the position ---------------------------------------------------------------------------- */

static void advance(struct reader *reader, size_t len)
{
	position_advance(reader->next, reader->part->bytes + reader->at, len);
	reader->at += len;
}

/* To behind the next line end; where the file has none, the position stays. */
static void skip_line(struct reader *reader)
{
	const char *bytes = reader->part->bytes + reader->at;
	size_t rest = reader->part->len - reader->at;
	const char *end = memchr(bytes, '\n', rest);

	if (end) {
		advance(reader, (size_t)(end - bytes) + 1);
		reader->next->is_skipping = false;
		return;
	}
	reader->is_over = true;
	if (!reader->part->is_last)
		advance(reader, rest);
}

/* --- refusals -------------------------------------------------------------------------------- */

static void refuse_row(struct reader *reader, const struct error *why)
{
	struct feed *feed = reader->feed;
	struct position *next = reader->next;
	struct error line = *why;

	error_prefix(&line, "%s:%lld", feed->shown, (long long)next->line + 1);
	position_reject(next, line.text);
	if (feed->is_storing && feed->told++ < TOLD_MAX)
		buf_printf(&reader->remarks, "%s\n", line.text);
}

static void tell_key(struct reader *reader, const char *key)
{
	struct feed *feed = reader->feed;

	if (!key || feed->unknown != 0)
		return;
	feed->unknown = hash_text(HASH_START, key);
	buf_printf(&reader->remarks, _("%s:%lld: keys that are not known are left out: \"%.*s\"\n"),
		feed->shown, (long long)reader->next->line + 1, (int)text_fit(key, 40), key);
}

/* --- who is named ---------------------------------------------------------------------------- */

static bool is_new(struct feed *feed, const char *what, const char *text)
{
	return text && tally_add(&feed->known, hash_text(hash_text(HASH_START, what), text)) == 1;
}

/* Who is named as an agent is one, whatever the helpdesk knows; who reviews may be. */
static void add_account(struct reader *reader, const char *text, enum actor_kind kind)
{
	if (!is_new(reader->feed, kind == ACTOR_AGENT ? "agent" : "author", text))
		return;
	struct account_record *account = &batch_add(reader->batch, RECORD_ACCOUNT)->account;

	account->id = account->name = text;
	account->email = strchr(text, '@') ? text : NULL;
	account->kind = kind;
	if (bots_have(&reader->feed->config->bots, text, NULL))
		account->kind = ACTOR_BOT;
	account->is_active = true;
}

static void add_named(struct reader *reader, struct named named)
{
	add_account(reader, named.author, ACTOR_UNKNOWN);
	add_account(reader, named.agent, ACTOR_AGENT);
	if (!is_new(reader->feed, "group", named.group))
		return;
	struct group_record *group = &batch_add(reader->batch, RECORD_GROUP)->group;

	group->id = group->name = named.group;
	group->is_active = true;
}

/* --- rows ------------------------------------------------------------------------------------ */

static void note_seen(struct reader *reader, const struct making *making, enum record_kind kind)
{
	int64_t to = making->seen_to == TIME_NONE ? reader->part->now_s : making->seen_to;

	position_see(reader->next, kind, making->seen_from, to);
}

static bool is_empty(const char *const values[COLUMN_COUNT])
{
	for (size_t i = 0; i < COLUMN_COUNT; i++)
		if (values[i])
			return false;
	return true;
}

static void take_values(struct reader *reader, struct making *making)
{
	struct feed *feed = reader->feed;
	struct error why = { 0 };
	size_t len = reader->batch->len;

	if (is_empty(making->values))
		return;
	for (size_t i = 0; i < COLUMN_COUNT; i++)
		if (!making->values[i])
			making->values[i] = feed->headings.value[i];
	making->titles = &feed->layout.titles;
	making->usual_kind = feed->layout.kind;
	making->is_guessed = feed->kind == FEED_KIND_NONE && !making->values[COLUMN_RECORD];
	making->has_comma = !feed->layout.is_json && feed->layout.delimiter != ',';
	making->has_tickets = feed->has_tickets;
	making->zone = feed->desk->zone;
	making->now_s = reader->part->now_s;
	making->arena = reader->batch->arena;
	making->repeats = &feed->repeats;
	if (!making_row(making, reader->batch, &why)) {
		refuse_row(reader, &why);
		return;
	}
	struct record record = reader->batch->records[len];

	note_seen(reader, making, record.kind);
	reader->batch->len = len;
	if (!feed->is_storing)
		return;
	add_named(reader, record_named(&record));
	batch_add(reader->batch, record.kind);
	reader->batch->records[reader->batch->len - 1] = record;
}

static bool is_blank(const struct row_input *input)
{
	for (size_t i = 0; i < input->taken; i++)
		if (!strchr(" \t\r\n", input->bytes[i]) || !input->bytes[i])
			return false;
	return true;
}

/* The row that was found as values; false where it is no row of the format. */
static bool read_values(struct reader *reader, const struct row_input *input,
	const struct cells *cells, struct making *making, struct error *err)
{
	struct json_row row = { .arena = reader->scratch };

	if (memchr(input->bytes, '\0', input->taken))
		return error_set(err, ERROR_PARSE, _("it holds a NUL byte"));
	if (!reader->feed->layout.is_json) {
		bool is_cut = cells->len < reader->feed->layout.len &&
			      memchr(input->bytes, '\n', input->taken - 1);

		if (is_cut) /* a quote too many swallowed the beginning of other lines */
			return error_set(err, ERROR_PARSE, _("a quote is not closed in it"));
		return layout_values(reader->feed, cells, making->values, err);
	}
	if (is_blank(input))
		return true;
	if (!json_row_values(&reader->feed->headings, input, &row, err))
		return false;
	tell_key(reader, row.unknown);
	memcpy(making->values, row.values, sizeof row.values);
	return true;
}

static void take_row(
	struct reader *reader, const struct row_input *input, const struct cells *cells)
{
	struct making making = { .values = { NULL } };
	struct error why = { 0 };
	bool is_open = reader->part->is_last && reader->at + input->taken == reader->part->len &&
		       input->bytes[input->taken - 1] != '\n';

	if (read_values(reader, input, cells, &making, &why)) {
		take_values(reader, &making);
	} else {
		refuse_row(reader, &why);
		reader->next->is_skipping = true;
	}
	arena_clear(reader->scratch);
	reader->is_over = is_open;
	if (!is_open && !reader->next->is_skipping)
		advance(reader, input->taken);
}

static void read_row(struct reader *reader)
{
	struct feed *feed = reader->feed;
	size_t rest = reader->part->len - reader->at;
	struct row_input input = {
		.bytes = reader->part->bytes + reader->at,
		.len = rest > ROW_MAX_BYTES ? ROW_MAX_BYTES : rest,
		.is_last = reader->part->is_last && rest <= ROW_MAX_BYTES,
		.delimiter = feed->layout.delimiter,
		.room = feed->room,
	};
	struct cells cells;
	struct error why = { 0 };
	enum row_outcome outcome =
		feed->layout.is_json ? json_row_find(&input) : csv_read(&input, &cells);

	if (outcome == ROW_READ) {
		take_row(reader, &input, &cells);
		return;
	}
	if (outcome == ROW_MORE && rest <= ROW_MAX_BYTES) {
		reader->is_over = true;
		return;
	}
	error_set(&why, ERROR_PARSE, "%s",
		outcome == ROW_BROKEN ? input.why : _("it is longer than 256 KiB"));
	refuse_row(reader, &why);
	reader->next->is_skipping = true;
}

/* --- a part ---------------------------------------------------------------------------------- */

/* Up to where the store has everything nothing is stored again; false: it is another file. */
static bool is_as_before(struct reader *reader)
{
	struct feed *feed = reader->feed;

	if (feed->is_storing)
		return true;
	if (reader->next->at == feed->done.at) {
		feed->is_storing = reader->next->hash == feed->done.hash;
		return feed->is_storing;
	}
	return reader->next->at < feed->done.at;
}

static bool read_beginning(struct reader *reader, struct error *err)
{
	size_t taken = 0;

	if (!layout_read(reader->feed, reader->part, &taken, &reader->remarks, err))
		return false;
	advance(reader, taken);
	return true;
}

static bool read_rows(struct reader *reader)
{
	while (!reader->is_over && reader->at < reader->part->len) {
		if (!is_as_before(reader))
			return false;
		if (reader->next->is_skipping)
			skip_line(reader);
		else
			read_row(reader);
	}
	return is_as_before(reader) && (reader->feed->is_storing || !reader->part->is_last);
}

/* The same bytes as before are the same rows: goes on where the store has everything. */
static bool compare(struct reader *reader)
{
	struct feed *feed = reader->feed;
	int64_t left = feed->done.at - reader->next->at;

	if (!feed->is_comparing)
		return true;
	advance(reader, (int64_t)reader->part->len < left ? reader->part->len : (size_t)left);
	if (reader->next->at < feed->done.at)
		return !reader->part->is_last;
	if (reader->next->hash != feed->done.hash)
		return false;
	*reader->next = feed->done;
	feed->is_comparing = false;
	feed->is_storing = true;
	return true;
}

/* Whole days are covered, but nothing that came after the file was written. */
static void add_coverage(struct reader *reader, enum record_kind kind)
{
	const struct reach *reach = &reader->next->seen[kind];
	const struct zone *zone = reader->feed->desk->zone;
	struct coverage claim = { .kind = kind, .from = reach->from, .to = reach->to, .share = 1 };
	bool is_planned = kind == RECORD_SCHEDULE || kind == RECORD_MEASURE;

	if (!is_planned) {
		int64_t day_end = zone_day_start(zone, reach->to, 1);
		int64_t written = reader->part->written_s;

		claim.from = zone_day_start(zone, reach->from, 0);
		if (written > claim.to)
			claim.to = written < day_end ? written : day_end;
	}
	reader->batch->coverage[reader->batch->coverage_len++] = claim;
}

static void end_round(struct reader *reader)
{
	struct feed *feed = reader->feed;

	for (int kind = RECORD_RATING; kind <= RECORD_MEASURE; kind++)
		if (reader->next->seen[kind].is_known)
			add_coverage(reader, (enum record_kind)kind);
	if (feed->told > TOLD_MAX)
		buf_printf(&reader->remarks,
			_("%s: %d more lines were refused and are not listed\n"), feed->shown,
			feed->told - TOLD_MAX);
}

bool feed_read(struct feed *feed, const struct part *part, struct batch *batch, bool *is_other,
	struct error *err)
{
	struct reader reader = { .feed = feed, .part = part, .batch = batch, .next = &feed->next };

	*is_other = false;
	buf_init(&reader.remarks, 0);
	reader.scratch = arena_new();
	bool is_read = feed->here.at > 0 || feed->is_comparing || read_beginning(&reader, err);

	if (is_read)
		*is_other = !compare(&reader) || !read_rows(&reader);
	feed->ends_open = reader.at < part->len;
	if (is_read && !*is_other && part->is_last)
		end_round(&reader);
	if (reader.remarks.len > 0)
		batch->remarks =
			arena_dup_bytes(batch->arena, reader.remarks.bytes, reader.remarks.len);
	arena_free(reader.scratch);
	buf_release(&reader.remarks);
	return is_read;
}
