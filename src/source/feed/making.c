/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows into records, one function a kind.
 */
#include "config.h"

#include "source/feed/making.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include "base/macros.h"
#include "base/text.h"
#include "base/words.h"
#include "source/feed/cell.h"
#include "source/feed/words.h"

#define WORD_MAX_BYTES 64
#define SHOWN_MAX_BYTES 40
#define AHEAD_MAX_S 86400 /* what has happened cannot lie further ahead, whatever the clocks say */

static const char *title_of(const struct making *making, enum column column)
{
	const char *title = making->titles->items[column];

	return *title ? title : column_name(column);
}

/* `score "abc": it is no number`. */
static bool refuse(
	const struct making *making, enum column column, const char *why, struct error *err)
{
	const char *text = making->values[column];
	size_t len = text_fit(text, SHOWN_MAX_BYTES);

	return error_set(err, ERROR_PARSE, "%s \"%.*s%s\": %s", title_of(making, column), (int)len,
		text, text[len] ? "…" : "", why);
}

static bool need(const struct making *making, enum column column, struct error *err)
{
	if (making->values[column])
		return true;
	return error_set(err, ERROR_PARSE, _("there is no %s"), title_of(making, column));
}

static bool read_time(const struct making *making, enum column column, int64_t *at, int64_t *end,
	struct error *err)
{
	if (cell_time(making->values[column], making->zone, at, end))
		return true;
	return refuse(making, column,
		_("it is no time from 1971 on; write 2026-11-22 or 2026-11-22T10:00"), err);
}

/* When something happened. */
static bool read_past(const struct making *making, int64_t *at, struct error *err)
{
	int64_t end;

	if (!need(making, COLUMN_FROM, err) || !read_time(making, COLUMN_FROM, at, &end, err))
		return false;
	if (*at > making->now_s + AHEAD_MAX_S)
		return refuse(making, COLUMN_FROM, _("it lies in the future"), err);
	return true;
}

static bool read_number(
	const struct making *making, enum column column, double *value, struct error *err)
{
	if (!making->values[column] ||
		cell_number(making->values[column], making->has_comma, value))
		return true;
	return refuse(making, column, _("it is no number"), err);
}

static bool read_span(
	const struct making *making, enum column column, int64_t *span_s, struct error *err)
{
	if (!making->values[column] || cell_span(making->values[column], making->has_comma, span_s))
		return true;
	return refuse(making, column, _("it is no span; write seconds or 0:01:30"), err);
}

static bool read_bool(
	const struct making *making, enum column column, bool *value, struct error *err)
{
	if (!making->values[column] || cell_bool(making->values[column], value))
		return true;
	return refuse(making, column, _("it is neither yes nor no"), err);
}

/* A text by which something is known: kept as it is written, or not at all. */
static bool read_id(
	const struct making *making, enum column column, const char **id, struct error *err)
{
	*id = NULL;
	if (!making->values[column])
		return true;
	if (!text_is_id(making->values[column]))
		return refuse(making, column,
			_("it is too long, no UTF-8, or has characters that cannot be seen"), err);
	*id = arena_dup(making->arena, making->values[column]);
	return true;
}

static bool read_word(
	const struct making *making, enum column column, const char **word, struct error *err)
{
	char lower[WORD_MAX_BYTES];

	if (!text_is_id(making->values[column]) ||
		!cell_word(making->values[column], lower, sizeof lower))
		return refuse(making, column, _("it is no word"), err);
	*word = arena_dup(making->arena, lower);
	return true;
}

static const char *read_text(const struct making *making, enum column column)
{
	const char *text = making->values[column];

	return text ? text_accept(making->arena, text, strlen(text), 0) : NULL;
}

static bool read_ticket(const struct making *making, const char **ticket, struct error *err)
{
	if (making->values[COLUMN_TICKET] && !making->has_tickets)
		return refuse(making, COLUMN_TICKET,
			_("of which source? the setting tickets_of names it"), err);
	return read_id(making, COLUMN_TICKET, ticket, err);
}

/* The id that the row gives itself, or one out of what tells it from others. Rows that tell of
 * nobody in particular are as many as stand there; all others are one if they look the same. */
static bool read_own_id(const struct making *making, uint64_t hash, bool is_repeatable,
	const char **id, struct error *err)
{
	if (making->values[COLUMN_ID])
		return read_id(making, COLUMN_ID, id, err);
	uint64_t row = hash_text(hash, making->values[COLUMN_ITEM]);
	uint32_t count = is_repeatable ? tally_add(making->repeats, row) : 1;

	*id = count > 1 ? arena_printf(making->arena, "~%016" PRIx64 "-%" PRIu32, hash, count)
			: arena_printf(making->arena, "~%016" PRIx64, hash);
	return true;
}

static uint64_t hash_time(uint64_t hash, int64_t at)
{
	return hash_bytes(hash, (const char *)&at, sizeof at);
}

/* --- ratings --------------------------------------------------------------------------------- */

static bool read_scale(
	const struct making *making, struct rating_record *rating, double *least, struct error *err)
{
	const struct scale_row *row = scale_find(rating->kind);

	rating->scale = row ? row->scale : 0;
	*least = row ? row->least : 0;
	if (!row && !need(making, COLUMN_SCALE, err))
		return false;
	if (!read_number(making, COLUMN_SCALE, &rating->scale, err))
		return false;
	if (rating->scale <= 0)
		return refuse(making, COLUMN_SCALE, _("it must be above 0"), err);
	/* A 5 of 5 would be a detractor among answers of 10. */
	if (row && row->is_whole && rating->scale != row->scale)
		return refuse(making, COLUMN_SCALE, _("it is not the scale of this kind"), err);
	if (rating->scale <= *least) /* good or bad */
		*least = 0;
	return true;
}

static bool read_score(const struct making *making, struct rating_record *rating, struct error *err)
{
	const struct scale_row *row = scale_find(rating->kind);
	const char *text = making->values[COLUMN_SCORE];
	double least;
	bool is_good;

	if (!read_scale(making, rating, &least, err))
		return false;
	if (rating->scale == 1 && cell_bool(text, &is_good))
		rating->score = is_good;
	else if (!read_number(making, COLUMN_SCORE, &rating->score, err))
		return false;
	if (rating->score < least || rating->score > rating->scale)
		return refuse(making, COLUMN_SCORE, _("it lies outside of its scale"), err);
	if (row && row->is_whole && rating->score != (double)(int64_t)rating->score)
		return refuse(making, COLUMN_SCORE, _("it must be a whole number"), err);
	return true;
}

static bool read_rated(const struct making *making, struct rating_record *rating, struct error *err)
{
	rating->item = read_text(making, COLUMN_ITEM);
	rating->customer = read_text(making, COLUMN_CUSTOMER);
	rating->channel = read_text(making, COLUMN_CHANNEL);
	rating->topic = read_text(making, COLUMN_TOPIC);
	return read_ticket(making, &rating->ticket, err) &&
	       read_id(making, COLUMN_AGENT, &rating->agent, err) &&
	       read_id(making, COLUMN_GROUP, &rating->group, err) &&
	       read_id(making, COLUMN_AUTHOR, &rating->author, err);
}

static bool is_asked(const char *kind)
{
	const struct scale_row *row = scale_find(kind);

	return row && row->is_asked;
}

static uint64_t hash_rating(const struct rating_record *rating)
{
	uint64_t hash = hash_text(HASH_START, rating->kind);

	hash = hash_text(hash_time(hash, rating->at), rating->ticket);
	hash = hash_text(hash_text(hash, rating->agent), rating->author);
	return hash_text(hash, rating->customer);
}

static bool read_opinion(
	const struct making *making, struct rating_record *rating, struct error *err)
{
	if (!read_score(making, rating, err) ||
		!read_number(making, COLUMN_WEIGHT, &rating->weight, err) ||
		!read_bool(making, COLUMN_CRITICAL, &rating->is_critical, err))
		return false;
	return rating->weight >= 0 ||
	       refuse(making, COLUMN_WEIGHT, _("it must not be below 0"), err);
}

static bool make_rating(struct making *making, struct record *record, struct error *err)
{
	struct rating_record *rating = &record->rating;
	bool has_score = making->values[COLUMN_SCORE] != NULL;

	if (!need(making, COLUMN_KIND, err) ||
		!read_word(making, COLUMN_KIND, &rating->kind, err) ||
		!read_past(making, &rating->at, err) || !read_rated(making, rating, err) ||
		!read_own_id(making, hash_rating(rating), !rating->ticket && !rating->customer,
			&rating->id, err))
		return false;
	making->seen_from = making->seen_to = rating->at;
	rating->weight = 1;
	rating->is_unanswered = !has_score && is_asked(rating->kind);
	record->is_gone |= !has_score && !rating->is_unanswered; /* not applicable */
	return record->is_gone || !has_score || read_opinion(making, rating, err);
}

/* --- calls ----------------------------------------------------------------------------------- */

static bool read_direction(const struct making *making, bool *is_inbound, struct error *err)
{
	const char *word = "inbound";

	if (making->values[COLUMN_DIRECTION] && !read_word(making, COLUMN_DIRECTION, &word, err))
		return false;
	*is_inbound = strncmp(word, "in", 2) == 0;
	if (*is_inbound || strncmp(word, "out", 3) == 0)
		return true;
	return refuse(making, COLUMN_DIRECTION, _("it is neither inbound nor outbound"), err);
}

static bool read_outcome(const struct making *making, struct call_record *call, struct error *err)
{
	const char *word = "";

	if (!need(making, COLUMN_OUTCOME, err) || !read_word(making, COLUMN_OUTCOME, &word, err))
		return false;
	call->outcome = word_outcome(word);
	if (call->outcome)
		return true;
	return error_set(err, ERROR_PARSE, _("outcome \"%s\": known are %s"), word, OUTCOME_WORDS);
}

static bool read_durations(const struct making *making, struct call_record *call, struct error *err)
{
	return read_span(making, COLUMN_WAIT, &call->wait_s, err) &&
	       read_span(making, COLUMN_TALK, &call->talk_s, err) &&
	       read_span(making, COLUMN_HOLD, &call->hold_s, err) &&
	       read_span(making, COLUMN_WRAP_UP, &call->wrap_up_s, err);
}

/* What telephones write of those whom they do not know. They are not one customer:
 * NULL. */
static const char *known_customer(const char *customer)
{
	static const char *const words[] = { "anonymous", "unknown", "withheld", "private",
		"restricted", "unavailable" };

	for (size_t i = 0; customer && i < ARRAY_LEN(words); i++)
		if (strcasecmp(customer, words[i]) == 0)
			return NULL;
	return customer;
}

static uint64_t hash_call(const struct call_record *call)
{
	uint64_t hash = hash_text(HASH_START, call->is_inbound ? "in" : "out");

	hash = hash_text(hash_time(hash, call->at), call->agent);
	hash = hash_text(hash_text(hash, call->group), call->ticket);
	return hash_text(hash, call->customer);
}

/* Channel and customer are names: they are shown, and not looked up. */
static void read_names(const struct making *making, struct call_record *call)
{
	call->customer = read_text(making, COLUMN_CUSTOMER);
	call->topic = read_text(making, COLUMN_TOPIC);
	call->channel = read_text(making, COLUMN_CHANNEL);
	if (!call->channel && !call->ticket)
		call->channel = "phone";
}

static bool make_call(struct making *making, struct record *record, struct error *err)
{
	struct call_record *call = &record->call;

	if (!read_past(making, &call->at, err) || !read_direction(making, &call->is_inbound, err) ||
		!read_id(making, COLUMN_AGENT, &call->agent, err) ||
		!read_id(making, COLUMN_GROUP, &call->group, err) ||
		!read_ticket(making, &call->ticket, err))
		return false;
	read_names(making, call);
	bool is_nobodys = !call->agent && !call->ticket && !call->customer;
	uint64_t hash = hash_call(call);

	call->customer = known_customer(call->customer);
	making->seen_from = making->seen_to = call->at;
	return read_own_id(making, hash, is_nobodys, &call->id, err) &&
	       (record->is_gone ||
		       (read_outcome(making, call, err) && read_durations(making, call, err)));
}

/* --- presence and schedules ------------------------------------------------------------------ */

/* A day stands for all of it where no end is told, unless the end may be open. */
static bool read_end(const struct making *making, int64_t from, int64_t *to, struct error *err)
{
	int64_t end;

	if (making->values[COLUMN_TO] && !read_time(making, COLUMN_TO, to, &end, err))
		return false;
	if (*to != TIME_NONE && *to <= from)
		return error_set(err, ERROR_PARSE,
			_("it ends at or before its beginning (to is the first moment after it)"));
	return true;
}

static bool make_presence(struct making *making, struct record *record, struct error *err)
{
	struct presence_record *presence = &record->presence;
	const char *word = "";

	if (!need(making, COLUMN_AGENT, err) || !need(making, COLUMN_STATE, err) ||
		!read_id(making, COLUMN_AGENT, &presence->agent, err) ||
		!read_past(making, &presence->from, err) ||
		!read_word(making, COLUMN_STATE, &word, err) ||
		!read_end(making, presence->from, &presence->to, err))
		return false;
	bool is_planned = strcmp(word, "work") == 0 || strcmp(word, "absent") == 0;

	if (is_planned || (making->is_guessed && word_is_of_rosters(word)))
		return refuse(making, COLUMN_STATE,
			_("it is a word of schedules; for them set record = schedule"), err);
	if (!read_id(making, COLUMN_GROUP, &presence->group, err))
		return false;
	presence->state = word_presence_state(word);
	presence->reason = read_text(making, COLUMN_REASON);
	making->seen_from = presence->from;
	making->seen_to = presence->to;
	return true;
}

static bool make_schedule(struct making *making, struct record *record, struct error *err)
{
	struct schedule_record *schedule = &record->schedule;
	const char *word = "work";
	int64_t end;

	if (!need(making, COLUMN_AGENT, err) || !need(making, COLUMN_FROM, err) ||
		!need(making, COLUMN_TO, err) ||
		!read_id(making, COLUMN_AGENT, &schedule->agent, err) ||
		!read_id(making, COLUMN_GROUP, &schedule->group, err) ||
		!read_time(making, COLUMN_FROM, &schedule->from, &end, err) ||
		!read_end(making, schedule->from, &schedule->to, err))
		return false;
	if (making->values[COLUMN_STATE] && !read_word(making, COLUMN_STATE, &word, err))
		return false;
	schedule->state = word_schedule_state(word);
	if (!schedule->state)
		return error_set(
			err, ERROR_PARSE, _("state \"%s\": known are %s"), word, SCHEDULE_WORDS);
	uint64_t hash = hash_text(hash_text(HASH_START, schedule->agent), schedule->state);

	making->seen_from = schedule->from;
	making->seen_to = schedule->to;
	return read_own_id(making, hash_time(hash, schedule->from), false, &schedule->id, err);
}

/* --- measures -------------------------------------------------------------------------------- */

static bool make_measure(struct making *making, struct record *record, struct error *err)
{
	struct measure_record *measure = &record->measure;

	if (!need(making, COLUMN_NAME, err) || !need(making, COLUMN_FROM, err) ||
		!read_word(making, COLUMN_NAME, &measure->name, err) ||
		!read_time(making, COLUMN_FROM, &measure->from, &measure->to, err))
		return false;
	if (measure->to == measure->from && !need(making, COLUMN_TO, err))
		return false;
	if (!read_end(making, measure->from, &measure->to, err))
		return false;
	measure->scope = read_text(making, COLUMN_SCOPE);
	making->seen_from = measure->from;
	making->seen_to = measure->to;
	record->is_gone |= !making->values[COLUMN_VALUE];
	return read_number(making, COLUMN_VALUE, &measure->value, err);
}

/* --- which one ------------------------------------------------------------------------------- */

static enum record_kind kind_of(const struct making *making)
{
	bool has[COLUMN_COUNT];

	if (making->values[COLUMN_RECORD])
		return feed_kind_find(making->values[COLUMN_RECORD]);
	if (making->usual_kind != FEED_KIND_NONE)
		return making->usual_kind;
	for (size_t i = 0; i < COLUMN_COUNT; i++)
		has[i] = making->values[i] != NULL;
	return feed_kind_guess(has);
}

bool making_row(struct making *making, struct batch *batch, struct error *err)
{
	static bool (*const makers[RECORD_KIND_COUNT])(
		struct making *, struct record *, struct error *) = {
		[RECORD_RATING] = make_rating,
		[RECORD_CALL] = make_call,
		[RECORD_PRESENCE] = make_presence,
		[RECORD_SCHEDULE] = make_schedule,
		[RECORD_MEASURE] = make_measure,
	};
	enum record_kind kind = kind_of(making);

	if (kind == FEED_KIND_NONE)
		return error_set(err, ERROR_PARSE,
			_("what record is it? rating, call, presence, schedule or measure"));
	struct record *record = batch_add(batch, kind);

	if (read_bool(making, COLUMN_GONE, &record->is_gone, err) &&
		makers[kind](making, record, err))
		return true;
	batch->len--;
	return false;
}

struct named record_named(const struct record *record)
{
	switch (record->kind) {
	case RECORD_RATING:
		return (struct named){ record->rating.agent, record->rating.author,
			record->rating.group };
	case RECORD_CALL:
		return (struct named){ record->call.agent, NULL, record->call.group };
	case RECORD_PRESENCE:
		return (struct named){ record->presence.agent, NULL, record->presence.group };
	case RECORD_SCHEDULE:
		return (struct named){ record->schedule.agent, NULL, record->schedule.group };
	default:
		return (struct named){ NULL, NULL, NULL };
	}
}
