/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ratings that are no ticket's, calls, presence, schedules, measures: kept by their key, and
 * what was said last holds. Each statement changes nothing where nothing differs.
 */
#include "config.h"

#include "base/text.h"
#include "store/identity.h"

/* A reference to be turned into the statement's parameter. */
struct reference {
	int index;
	enum identity kind;
	const char *text;
};

static bool are_acceptable(const struct reference *references, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (references[i].kind != IDENTITY_NAME && !apply_is_reference(references[i].text))
			return false;
	return true;
}

struct save {
	struct apply *apply;
	const char *sql;
	const struct reference *references;
	size_t len;
};

/* The statement with the source as ?1 and the references bound; a part of a key that is none
 * is 0. */
static sqlite3_stmt *save_begin(const struct save *save, struct error *err)
{
	fact_id ids[8] = { 0 };
	for (size_t i = 0; i < save->len; i++) {
		const struct reference *reference = &save->references[i];
		if (!identity_get(save->apply, reference->kind, reference->text, &ids[i], err))
			return NULL;
	}
	sqlite3_stmt *statement = db_statement(save->apply->store, save->sql, err);
	if (!statement)
		return NULL;
	bind_int(statement, 1, save->apply->source);
	for (size_t i = 0; i < save->len; i++)
		bind_id(statement, save->references[i].index, ids[i]);
	return statement;
}

static bool save_end(const struct save *save, sqlite3_stmt *statement, struct error *err)
{
	if (!db_run(save->apply->store, statement, err))
		return false;
	save->apply->changed += db_changes(save->apply->store);
	return true;
}

/* Durations that are not known are below 0. */
static void bind_span(sqlite3_stmt *statement, int index, int64_t span_s)
{
	bind_time(statement, index, span_s < 0 ? TIME_NONE : span_s);
}

static const char save_rating_sql[] =
	"INSERT INTO ratings(source, external_id, item, kind, at, ticket, agent, group_id, author,"
	" customer, score, scale, weight, is_critical)"
	" VALUES(?1, ?2, coalesce(?3, 0), ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"
	" ON CONFLICT DO UPDATE SET kind = ?4, at = ?5, ticket = ?6, agent = ?7, group_id = ?8,"
	" author = ?9, customer = ?10, score = ?11, scale = ?12, weight = ?13, is_critical = ?14"
	" WHERE (kind, at, ticket, agent, group_id, author, customer, score, scale, weight,"
	" is_critical) IS NOT (?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";

bool apply_rating(struct apply *apply, const struct record *record, struct error *err)
{
	const struct rating_record *rating = &record->rating;
	const struct reference references[] = {
		{ 3, IDENTITY_NAME, rating->item },
		{ 4, IDENTITY_NAME, rating->kind },
		{ 6, IDENTITY_TICKET, rating->ticket },
		{ 7, IDENTITY_ACCOUNT, rating->agent },
		{ 8, IDENTITY_GROUP, rating->group },
		{ 9, IDENTITY_ACCOUNT, rating->author },
		{ 10, IDENTITY_NAME, rating->customer },
	};
	if (!text_is_id(rating->id) || !apply_is_time(rating->at) ||
		!are_acceptable(references, ARRAY_LEN(references)))
		return apply_reject(apply);
	struct save save = { apply, save_rating_sql, references, ARRAY_LEN(references) };
	sqlite3_stmt *statement = save_begin(&save, err);
	if (!statement)
		return false;
	bind_text(statement, 2, rating->id);
	bind_int(statement, 5, rating->at);
	bind_double(statement, 11, rating->score);
	bind_double(statement, 12, rating->scale);
	bind_double(statement, 13, rating->weight);
	bind_int(statement, 14, rating->is_critical);
	return save_end(&save, statement, err);
}

static const char save_call_sql[] =
	"INSERT INTO calls(source, external_id, at, is_inbound, agent, group_id, ticket, customer,"
	" outcome, wait_s, talk_s, hold_s, wrap_up_s)"
	" VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
	" ON CONFLICT DO UPDATE SET at = ?3, is_inbound = ?4, agent = ?5, group_id = ?6, ticket = ?7,"
	" customer = ?8, outcome = ?9, wait_s = ?10, talk_s = ?11, hold_s = ?12, wrap_up_s = ?13"
	" WHERE (at, is_inbound, agent, group_id, ticket, customer, outcome, wait_s, talk_s, hold_s,"
	" wrap_up_s) IS NOT (?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";

bool apply_call(struct apply *apply, const struct record *record, struct error *err)
{
	const struct call_record *call = &record->call;
	const struct reference references[] = {
		{ 5, IDENTITY_ACCOUNT, call->agent },
		{ 6, IDENTITY_GROUP, call->group },
		{ 7, IDENTITY_TICKET, call->ticket },
		{ 8, IDENTITY_NAME, call->customer },
		{ 9, IDENTITY_NAME, call->outcome },
	};
	if (!text_is_id(call->id) || !apply_is_time(call->at) ||
		!are_acceptable(references, ARRAY_LEN(references)))
		return apply_reject(apply);
	struct save save = { apply, save_call_sql, references, ARRAY_LEN(references) };
	sqlite3_stmt *statement = save_begin(&save, err);
	if (!statement)
		return false;
	bind_text(statement, 2, call->id);
	bind_int(statement, 3, call->at);
	bind_int(statement, 4, call->is_inbound);
	bind_span(statement, 10, call->wait_s);
	bind_span(statement, 11, call->talk_s);
	bind_span(statement, 12, call->hold_s);
	bind_span(statement, 13, call->wrap_up_s);
	return save_end(&save, statement, err);
}

/* An end that is known is never forgotten: "still" may be the older word. */
static const char save_presence_sql[] =
	"INSERT INTO presences(agent, from_at, to_at, state, reason) VALUES(?2, ?3, ?4, ?5, ?6)"
	" ON CONFLICT DO UPDATE SET to_at = coalesce(?4, to_at), state = ?5, reason = ?6"
	" WHERE (to_at, state, reason) IS NOT (coalesce(?4, to_at), ?5, ?6)";

bool apply_presence(struct apply *apply, const struct record *record, struct error *err)
{
	const struct presence_record *presence = &record->presence;
	const struct reference references[] = {
		{ 2, IDENTITY_ACCOUNT, presence->agent },
		{ 5, IDENTITY_NAME, presence->state },
		{ 6, IDENTITY_NAME, presence->reason },
	};
	if (!presence->agent || !text_is_id(presence->agent) || !apply_is_time(presence->from))
		return apply_reject(apply);
	struct save save = { apply, save_presence_sql, references, ARRAY_LEN(references) };
	sqlite3_stmt *statement = save_begin(&save, err);
	if (!statement)
		return false;
	bind_int(statement, 3, presence->from);
	bind_time(statement, 4, presence->to);
	return save_end(&save, statement, err);
}

static const char save_schedule_sql[] =
	"INSERT INTO schedules(source, external_id, agent, from_at, to_at, state)"
	" VALUES(?1, ?2, ?3, ?4, ?5, ?6)"
	" ON CONFLICT DO UPDATE SET agent = ?3, from_at = ?4, to_at = ?5, state = ?6"
	" WHERE (agent, from_at, to_at, state) IS NOT (?3, ?4, ?5, ?6)";

bool apply_schedule(struct apply *apply, const struct record *record, struct error *err)
{
	const struct schedule_record *schedule = &record->schedule;
	const struct reference references[] = {
		{ 3, IDENTITY_ACCOUNT, schedule->agent },
		{ 6, IDENTITY_NAME, schedule->state },
	};
	if (!text_is_id(schedule->id) || !apply_is_time(schedule->from) ||
		!are_acceptable(references, ARRAY_LEN(references)))
		return apply_reject(apply);
	struct save save = { apply, save_schedule_sql, references, ARRAY_LEN(references) };
	sqlite3_stmt *statement = save_begin(&save, err);
	if (!statement)
		return false;
	bind_text(statement, 2, schedule->id);
	bind_int(statement, 4, schedule->from);
	bind_time(statement, 5, schedule->to);
	return save_end(&save, statement, err);
}

static const char save_measure_sql[] =
	"INSERT INTO measures(source, name, scope, from_at, to_at, value)"
	" VALUES(?1, ?2, coalesce(?3, 0), ?4, ?5, ?6)"
	" ON CONFLICT DO UPDATE SET value = ?6 WHERE value <> ?6";

bool apply_measure(struct apply *apply, const struct record *record, struct error *err)
{
	const struct measure_record *measure = &record->measure;
	const struct reference references[] = {
		{ 2, IDENTITY_NAME, measure->name },
		{ 3, IDENTITY_NAME, measure->scope },
	};
	if (!measure->name || !*measure->name || !apply_is_time(measure->from) ||
		!apply_is_time(measure->to) || measure->to <= measure->from)
		return apply_reject(apply);
	struct save save = { apply, save_measure_sql, references, ARRAY_LEN(references) };
	sqlite3_stmt *statement = save_begin(&save, err);
	if (!statement)
		return false;
	bind_int(statement, 4, measure->from);
	bind_int(statement, 5, measure->to);
	bind_double(statement, 6, measure->value);
	return save_end(&save, statement, err);
}
