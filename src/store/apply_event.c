/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An event record. An event is its (source, external id): seen again it changes nothing, seen
 * again with other content the later one stands (later by its own date, then by the order of its
 * values).
 */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "store/event_row.h"
#include "store/ticket_row.h"

struct event_row {
	fact_id ticket;
	int64_t at, tie;
	const char *external_id;
	enum event_kind kind;
	enum actor_kind actor_kind;
	struct event_bits bits;
	fact_id actor, from, to;
	int64_t due_at, handle_s;
	double value, scale;
};

static const char find_sql[] =
	"SELECT ticket, at, kind, actor_kind, bits, actor, old, new, due_at, handle_s, value, scale"
	" FROM events WHERE source = ?1 AND external_id = ?2";

static bool find_event(
	struct apply *apply, struct event_row *row, bool *is_found, struct error *err)
{
	sqlite3_stmt *find = db_statement(apply->store, find_sql, err);
	if (!find)
		return false;
	bind_int(find, 1, apply->source);
	bind_text(find, 2, row->external_id);
	enum db_step step = db_step(apply->store, find, err);
	*is_found = step == DB_ROW;
	if (step != DB_ROW)
		return step == DB_DONE;
	row->ticket = column_id(find, 0);
	row->at = sqlite3_column_int64(find, 1);
	row->kind = (enum event_kind)sqlite3_column_int(find, 2);
	row->actor_kind = (enum actor_kind)sqlite3_column_int(find, 3);
	row->bits = event_bits_unpack(sqlite3_column_int64(find, 4));
	row->actor = column_id(find, 5);
	row->from = column_id(find, 6);
	row->to = column_id(find, 7);
	row->due_at = column_time(find, 8);
	row->handle_s = sqlite3_column_int64(find, 9);
	row->value = sqlite3_column_double(find, 10);
	row->scale = sqlite3_column_double(find, 11);
	row->tie = event_tie(row->kind, row->external_id);
	(void)sqlite3_reset(find);
	return true;
}

static const char add_sql[] =
	"INSERT INTO events(source, external_id, ticket, at, tie, kind, actor_kind, bits, actor, old,"
	" new, due_at, handle_s, value, scale)"
	" VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";

static bool add_event(struct apply *apply, const struct event_row *row, struct error *err)
{
	sqlite3_stmt *add = db_statement(apply->store, add_sql, err);
	if (!add)
		return false;
	bind_int(add, 1, apply->source);
	bind_text(add, 2, row->external_id);
	bind_int(add, 3, row->ticket);
	bind_int(add, 4, row->at);
	bind_int(add, 5, row->tie);
	bind_int(add, 6, row->kind);
	bind_int(add, 7, row->actor_kind);
	bind_int(add, 8, event_bits_pack(&row->bits));
	bind_id(add, 9, row->actor);
	bind_id(add, 10, row->from);
	bind_id(add, 11, row->to);
	bind_time(add, 12, row->due_at);
	bind_id(add, 13, row->handle_s);
	if (row->kind == EVENT_RATING) {
		bind_double(add, 14, row->value);
		bind_double(add, 15, row->scale);
	}
	return db_run(apply->store, add, err);
}

static const char account_sql[] = "SELECT kind, agent_until FROM accounts WHERE id = ?1";

/* A bot is one whatever the source says: it may not have known the account's address. */
static bool judge_actor(struct apply *apply, struct event_row *row, struct error *err)
{
	if (row->actor == 0)
		return true;
	sqlite3_stmt *find = db_statement(apply->store, account_sql, err);
	if (!find)
		return false;
	bind_int(find, 1, row->actor);
	enum db_step step = db_step(apply->store, find, err);
	if (step == DB_ROW) {
		enum actor_kind kind = (enum actor_kind)sqlite3_column_int(find, 0);
		if (row->actor_kind == ACTOR_UNKNOWN || kind == ACTOR_BOT)
			row->actor_kind = event_judge(kind, column_time(find, 1), row->at);
	}
	(void)sqlite3_reset(find);
	return step != DB_FAILED;
}

/* What a kind of event does not carry is left out, so that equal events are equal. */
static bool make_row(struct apply *apply, const struct event_record *event, struct event_row *row,
	struct error *err)
{
	enum identity link = event_link(event->kind);
	*row = (struct event_row){ .at = event->at,
		.external_id = event->id,
		.kind = event->kind,
		.tie = event_tie(event->kind, event->id),
		.actor_kind = event->actor_kind,
		.due_at = TIME_NONE,
		.handle_s = event->handle_s > 0 ? event->handle_s : 0 };
	row->bits.is_automatic = event->is_automatic;
	row->bits.is_stated = event->actor_kind != ACTOR_UNKNOWN;
	if (event->kind == EVENT_STATE) {
		row->bits.from_state = event->from_state;
		row->bits.to_state = event->to_state;
		row->bits.to_waiting = event->to_waiting;
	} else if (event->kind == EVENT_PROMISE) {
		row->bits.metric = event->metric;
		row->due_at = event->due_at;
	} else if (event->kind == EVENT_RATING) {
		row->value = event->value;
		row->scale = event->scale;
	}
	return identity_get(apply, IDENTITY_TICKET, event->ticket, &row->ticket, err) &&
	       identity_get(apply, IDENTITY_ACCOUNT, event->actor, &row->actor, err) &&
	       identity_get(apply, link, event->from, &row->from, err) &&
	       identity_get(apply, link, event->to, &row->to, err) && judge_actor(apply, row, err);
}

#define ROW_NUMBERS 7

/* All but the actor's kind, which is frozen apart, and the ids. */
static void list_numbers(const struct event_row *row, int64_t numbers[ROW_NUMBERS])
{
	struct event_bits bits = row->bits;
	bits.is_stated = false;
	numbers[0] = row->at;
	numbers[1] = row->kind;
	numbers[2] = event_bits_pack(&bits);
	numbers[3] = row->due_at;
	numbers[4] = row->handle_s;
	memcpy(&numbers[5], &row->value, sizeof row->value);
	memcpy(&numbers[6], &row->scale, sizeof row->scale);
}

static bool compare_rows(struct apply *apply, const struct event_row *a, const struct event_row *b,
	int *order, struct error *err)
{
	int64_t left[ROW_NUMBERS], right[ROW_NUMBERS];
	list_numbers(a, left);
	list_numbers(b, right);
	for (int i = 0; i < ROW_NUMBERS; i++) {
		*order = (left[i] > right[i]) - (left[i] < right[i]);
		if (*order != 0)
			return true;
	}
	enum identity link = event_link(a->kind);
	const enum identity kinds[] = { IDENTITY_TICKET, IDENTITY_ACCOUNT, link, link };
	const fact_id ids[][2] = { { a->ticket, b->ticket }, { a->actor, b->actor },
		{ a->from, b->from }, { a->to, b->to } };
	for (size_t i = 0; i < ARRAY_LEN(kinds) && *order == 0; i++)
		if (!identity_compare(apply->store, kinds[i], ids[i], order, err))
			return false;
	return true;
}

/* What a source states stands over what the account told; of two statements the agent's, then the
 * higher kind. What was once judged stays. */
static void settle_actor(
	struct event_row *stands, const struct event_row *row, const struct event_row *known)
{
	const struct event_row *from = known;
	if (row->actor != known->actor)
		return;
	if (row->bits.is_stated && known->bits.is_stated)
		from = known->actor_kind == ACTOR_AGENT ||
				       (row->actor_kind != ACTOR_AGENT &&
					       known->actor_kind > row->actor_kind)
			       ? known
			       : row;
	else if (row->bits.is_stated || known->actor_kind == ACTOR_UNKNOWN)
		from = row;
	enum actor_kind kind = from->actor_kind;
	bool is_stated = from->bits.is_stated;
	stands->actor_kind = kind;
	stands->bits.is_stated = is_stated;
}

static const char remove_sql[] = "DELETE FROM events WHERE source = ?1 AND external_id = ?2";
static const char dates_sql[] =
	"SELECT max(at), max(due_at), min(CASE WHEN kind = 0 THEN at END) FROM events"
	" WHERE ticket = ?1";

static int64_t latest(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

/* The ticket's dates anew, from the events that are left. */
static bool recount(struct apply *apply, struct ticket_row *row, struct error *err)
{
	sqlite3_stmt *dates = db_statement(apply->store, dates_sql, err);
	if (!dates)
		return false;
	bind_int(dates, 1, row->id);
	if (!db_step_to_row(apply->store, dates, err))
		return false;
	row->event_at = latest(column_time(dates, 0), column_time(dates, 1));
	row->event_created_at = column_time(dates, 2);
	row->is_changed = row->has_new_events = true;
	(void)sqlite3_reset(dates);
	return true;
}

static bool remove_event(struct apply *apply, const struct event_row *known, struct error *err)
{
	struct ticket_row *row = working_get(apply, known->ticket, err);
	sqlite3_stmt *remove = row ? db_statement(apply->store, remove_sql, err) : NULL;
	if (!remove)
		return false;
	bind_int(remove, 1, apply->source);
	bind_text(remove, 2, known->external_id);
	return db_run(apply->store, remove, err) && recount(apply, row, err);
}

static bool insert_event(struct apply *apply, const struct event_row *row, struct error *err)
{
	struct ticket_row *ticket = working_get(apply, row->ticket, err);
	if (!ticket || !add_event(apply, row, err))
		return false;
	ticket->event_at = latest(ticket->event_at, latest(row->at, row->due_at));
	if (row->kind == EVENT_CREATE &&
		(ticket->event_created_at == TIME_NONE || row->at < ticket->event_created_at))
		ticket->event_created_at = row->at;
	ticket->is_changed = ticket->has_new_events = true;
	return true;
}

/* Puts the row in the place of the known one where it differs for a reader. */
static bool replace_event(struct apply *apply, const struct event_row *row,
	const struct event_row *known, struct error *err)
{
	int order = 0;
	if (!compare_rows(apply, row, known, &order, err))
		return false;
	struct event_row stands = order > 0 ? *row : *known;
	settle_actor(&stands, row, known);
	if (order <= 0 && stands.actor_kind == known->actor_kind &&
		stands.bits.is_stated == known->bits.is_stated)
		return true;
	return remove_event(apply, known, err) && insert_event(apply, &stands, err);
}

static bool is_acceptable(const struct event_record *event)
{
	enum identity link = event_link(event->kind);
	if (!text_is_id(event->id) || !event->ticket || !text_is_id(event->ticket))
		return false;
	if ((unsigned int)event->kind >= EVENT_KIND_COUNT || !apply_is_time(event->at) ||
		!apply_is_reference(event->actor))
		return false;
	return link == IDENTITY_NAME ||
	       (apply_is_reference(event->from) && apply_is_reference(event->to));
}

/* Also what an event that does not stand names is known. */
static bool mark_staff(struct apply *apply, const struct event_row *row, struct error *err)
{
	if (row->actor_kind == ACTOR_AGENT && !identity_mark_staff(apply, row->actor, err))
		return false;
	return row->kind != EVENT_ASSIGN || (identity_mark_staff(apply, row->from, err) &&
						    identity_mark_staff(apply, row->to, err));
}

bool apply_event(struct apply *apply, const struct record *record, struct error *err)
{
	const struct event_record *event = &record->event;
	if (!is_acceptable(event))
		return apply_reject(apply);
	struct event_row row, known = { .external_id = event->id };
	bool is_known = false;
	if (!make_row(apply, event, &row, err) || !mark_staff(apply, &row, err) ||
		!find_event(apply, &known, &is_known, err))
		return false;
	return is_known ? replace_event(apply, &row, &known, err) : insert_event(apply, &row, err);
}
