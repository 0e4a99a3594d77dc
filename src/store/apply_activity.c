/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Facts beside the tickets: ratings that are no ticket's, calls, presence, schedules, measures.
 *
 * Each row has a print of its content, made of what its source said and not of the store's
 * numbers. So a record that is known changes nothing, and records of one version leave the same
 * row in whatever order they come.
 */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "store/identity.h"

enum value_kind {
	VALUE_NUMBER, /* TIME_NONE: none */
	VALUE_REAL,
	VALUE_TEXT,
	VALUE_NAME,
	VALUE_ACCOUNT,
	VALUE_GROUP,
	VALUE_TICKET
};

static const enum identity identities[] = {
	[VALUE_NAME] = IDENTITY_NAME,
	[VALUE_ACCOUNT] = IDENTITY_ACCOUNT,
	[VALUE_GROUP] = IDENTITY_GROUP,
	[VALUE_TICKET] = IDENTITY_TICKET,
};

struct value {
	enum value_kind kind;
	const char *text;
	int64_t number;
	double real;
};

/* Row i of the values is parameter 6 + i. */
#define FIRST_VALUE 6
#define VALUES_MAX 15

struct save {
	struct apply *apply;
	const struct record *record;
	const char *sql;
	struct value values[VALUES_MAX];
	size_t len;
};

static void add_text(struct save *save, enum value_kind kind, const char *text)
{
	save->values[save->len++] = (struct value){ .kind = kind, .text = text };
}

static void add_number(struct save *save, int64_t number)
{
	save->values[save->len++] = (struct value){ .kind = VALUE_NUMBER, .number = number };
}

/* Durations that are not known are below 0. */
static void add_span(struct save *save, int64_t span_s)
{
	add_number(save, span_s < 0 ? TIME_NONE : span_s);
}

static void add_real(struct save *save, double real)
{
	save->values[save->len++] = (struct value){ .kind = VALUE_REAL, .real = real };
}

static bool is_acceptable(const struct value *value)
{
	if (value->kind == VALUE_REAL)
		return value->real - value->real == 0; /* of neither infinity nor nothing */
	if (value->kind == VALUE_TEXT)
		return value->text && text_is_id(value->text);
	return value->kind <= VALUE_NAME || apply_is_reference(value->text);
}

static bool are_acceptable(const struct save *save)
{
	for (size_t i = 0; i < save->len; i++)
		if (!is_acceptable(&save->values[i]))
			return false;
	return true;
}

/* FNV-1a. */
static uint64_t mix(uint64_t hash, const void *bytes, size_t len)
{
	const unsigned char *at = bytes;
	for (size_t i = 0; i < len; i++)
		hash = (hash ^ at[i]) * UINT64_C(1099511628211);
	return hash;
}

static int64_t print_of(const struct save *save)
{
	uint64_t hash = UINT64_C(14695981039346656037);
	hash = mix(hash, &save->record->is_gone, sizeof save->record->is_gone);
	for (size_t i = 0; i < save->len; i++) {
		const struct value *value = &save->values[i];
		const char *text = value->text ? value->text : "";
		hash = mix(hash, &value->number, sizeof value->number);
		hash = mix(hash, &value->real, sizeof value->real);
		hash = mix(hash, text, strlen(text) + 1);
	}
	return (int64_t)hash;
}

/* All numbers before the statement is taken: finding them may reset statements. */
static bool find_ids(const struct save *save, fact_id ids[VALUES_MAX], struct error *err)
{
	for (size_t i = 0; i < save->len; i++) {
		const struct value *value = &save->values[i];
		if (value->kind < VALUE_NAME)
			continue;
		if (!identity_get(save->apply, identities[value->kind], value->text, &ids[i], err))
			return false;
		/* Whoever is called, present, planned or rated works here. */
		if (value->kind == VALUE_ACCOUNT && !identity_mark_staff(save->apply, ids[i], err))
			return false;
	}
	return true;
}

static void bind_value(sqlite3_stmt *statement, int index, const struct value *value, fact_id id)
{
	if (value->kind == VALUE_NUMBER)
		bind_time(statement, index, value->number);
	else if (value->kind == VALUE_REAL)
		bind_double(statement, index, value->real);
	else if (value->kind == VALUE_TEXT)
		bind_text(statement, index, value->text);
	else
		bind_id(statement, index, id);
}

/* Writes the row where it is news; *is_news says so. */
static bool save_row(const struct save *save, bool *is_news, struct error *err)
{
	struct apply *apply = save->apply;
	fact_id ids[VALUES_MAX] = { 0 };
	int64_t seq = 0;
	*is_news = false;
	if (!are_acceptable(save))
		return apply_reject(apply);
	if (!find_ids(save, ids, err))
		return false;
	sqlite3_stmt *statement = db_statement(apply->store, save->sql, err);
	if (!statement)
		return false;
	bind_int(statement, 1, apply->source);
	bind_int(statement, 2, apply->seq + 1);
	bind_int(statement, 3, save->record->version);
	bind_int(statement, 4, print_of(save));
	bind_int(statement, 5, save->record->is_gone);
	for (size_t i = 0; i < save->len; i++)
		bind_value(statement, FIRST_VALUE + (int)i, &save->values[i], ids[i]);
	if (!db_run_int(apply->store, statement, 0, &seq, err))
		return false;
	*is_news = seq == apply->seq + 1;
	apply->seq += *is_news;
	apply->changed += *is_news;
	return true;
}

static bool save_end(const struct save *save, struct error *err)
{
	bool is_news = false;
	return save_row(save, &is_news, err);
}

/* What is the same but of a higher version is written without a number. */
#define HEAD \
	"seq = CASE WHEN print <> ?4 THEN ?2 ELSE seq END, version = ?3, print = ?4, is_gone = ?5"
#define WHERE_IT_HOLDS                                                                     \
	" WHERE ?3 > version OR (?3 = version AND ?4 <> print AND (?3 = 0 OR ?4 > print))" \
	" RETURNING seq"

static const char save_rating_sql[] =
	"INSERT INTO ratings(source, seq, version, print, is_gone, external_id, item, kind, at,"
	" ticket, agent, group_id, author, customer, score, scale, weight, is_critical, channel, topic)"
	" VALUES(?1, ?2, ?3, ?4, ?5, ?6, coalesce(?7, 0), ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,"
	" ?17, ?18, ?19, ?20)"
	" ON CONFLICT(source, external_id, item) DO UPDATE SET " HEAD ", kind = ?8, at = ?9,"
	" ticket = ?10, agent = ?11, group_id = ?12, author = ?13, customer = ?14, score = ?15,"
	" scale = ?16, weight = ?17, is_critical = ?18, channel = ?19, topic = ?20" WHERE_IT_HOLDS;

bool apply_rating(struct apply *apply, const struct record *record, struct error *err)
{
	const struct rating_record gone = { .id = record->rating.id, .item = record->rating.item };
	const struct rating_record *rating = record->is_gone ? &gone : &record->rating;
	struct save save = { .apply = apply, .record = record, .sql = save_rating_sql };
	if (!record->is_gone && !apply_is_time(rating->at))
		return apply_reject(apply);
	add_text(&save, VALUE_TEXT, rating->id);
	add_text(&save, VALUE_NAME, rating->item);
	add_text(&save, VALUE_NAME, rating->kind);
	add_number(&save, rating->at);
	add_text(&save, VALUE_TICKET, rating->ticket);
	add_text(&save, VALUE_ACCOUNT, rating->agent);
	add_text(&save, VALUE_GROUP, rating->group);
	add_text(&save, VALUE_ACCOUNT, rating->author);
	add_text(&save, VALUE_NAME, rating->customer);
	if (rating->is_unanswered)
		add_number(&save, TIME_NONE);
	else
		add_real(&save, rating->score);
	add_real(&save, rating->scale);
	add_real(&save, rating->weight);
	add_number(&save, rating->is_critical);
	add_text(&save, VALUE_NAME, rating->channel);
	add_text(&save, VALUE_NAME, rating->topic);
	return save_end(&save, err);
}

static const char save_call_sql[] =
	"INSERT INTO calls(source, seq, version, print, is_gone, external_id, at, is_inbound, agent,"
	" group_id, ticket, customer, outcome, wait_s, talk_s, hold_s, wrap_up_s, channel, topic)"
	" VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,"
	" ?19)"
	" ON CONFLICT(source, external_id) DO UPDATE SET " HEAD ", at = ?7, is_inbound = ?8,"
	" agent = ?9, group_id = ?10, ticket = ?11, customer = ?12, outcome = ?13, wait_s = ?14,"
	" talk_s = ?15, hold_s = ?16, wrap_up_s = ?17, channel = ?18, topic = ?19" WHERE_IT_HOLDS;

bool apply_call(struct apply *apply, const struct record *record, struct error *err)
{
	const struct call_record gone = {
		.id = record->call.id, .wait_s = -1, .talk_s = -1, .hold_s = -1, .wrap_up_s = -1
	};
	const struct call_record *call = record->is_gone ? &gone : &record->call;
	struct save save = { .apply = apply, .record = record, .sql = save_call_sql };
	if (!record->is_gone && !apply_is_time(call->at))
		return apply_reject(apply);
	add_text(&save, VALUE_TEXT, call->id);
	add_number(&save, call->at);
	add_number(&save, call->is_inbound);
	add_text(&save, VALUE_ACCOUNT, call->agent);
	add_text(&save, VALUE_GROUP, call->group);
	add_text(&save, VALUE_TICKET, call->ticket);
	add_text(&save, VALUE_NAME, call->customer);
	add_text(&save, VALUE_NAME, call->outcome);
	add_span(&save, call->wait_s);
	add_span(&save, call->talk_s);
	add_span(&save, call->hold_s);
	add_span(&save, call->wrap_up_s);
	add_text(&save, VALUE_NAME, call->channel);
	add_text(&save, VALUE_NAME, call->topic);
	return save_end(&save, err);
}

/* "Still" is an older word than an end of the same version. */
static const char save_presence_sql[] =
	"INSERT INTO presences(source, seq, version, print, is_gone, agent, from_at, to_at, state,"
	" reason, group_id, ends_at)"
	" VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, CASE WHEN ?5 THEN ?7 ELSE coalesce(?8,"
	" (SELECT min(next.from_at) FROM presences AS next WHERE next.agent = ?6"
	" AND next.from_at > ?7 AND next.is_gone = 0)) END)"
	" ON CONFLICT(agent, from_at) DO UPDATE SET " HEAD ", to_at = ?8, state = ?9, reason = ?10,"
	" group_id = ?11, ends_at = excluded.ends_at"
	" WHERE ?3 > version OR (?3 = version AND ?4 <> print AND CASE"
	" WHEN ?5 <> is_gone THEN ?3 = 0 OR ?5 > is_gone"
	" WHEN (?8 IS NULL) <> (to_at IS NULL) THEN ?8 IS NOT NULL"
	" ELSE ?3 = 0 OR ?4 > print END)"
	" RETURNING seq";

/* The agent's presence before this one, where it has no end of its own, ends where the next that
 * is left begins. */
static const char cut_sql[] =
	"UPDATE presences SET seq = ?3, ends_at = (SELECT min(next.from_at) FROM presences AS next"
	" WHERE next.agent = ?1 AND next.from_at > presences.from_at AND next.is_gone = 0)"
	" WHERE agent = ?1 AND from_at = (SELECT max(from_at) FROM presences WHERE agent = ?1"
	" AND from_at < ?2 AND is_gone = 0) AND to_at IS NULL"
	" AND ends_at IS NOT (SELECT min(next.from_at) FROM presences AS next"
	" WHERE next.agent = ?1 AND next.from_at > presences.from_at AND next.is_gone = 0)";

static bool cut_before(
	struct apply *apply, const struct presence_record *presence, struct error *err)
{
	fact_id agent = 0;
	if (!identity_get(apply, IDENTITY_ACCOUNT, presence->agent, &agent, err))
		return false;
	sqlite3_stmt *cut = db_statement(apply->store, cut_sql, err);
	if (!cut)
		return false;
	bind_int(cut, 1, agent);
	bind_int(cut, 2, presence->from);
	bind_int(cut, 3, apply->seq + 1);
	if (!db_run(apply->store, cut, err))
		return false;
	apply->seq += db_changes(apply->store);
	return true;
}

bool apply_presence(struct apply *apply, const struct record *record, struct error *err)
{
	const struct presence_record gone = {
		.agent = record->presence.agent, .from = record->presence.from, .to = TIME_NONE
	};
	const struct presence_record *presence = record->is_gone ? &gone : &record->presence;
	struct save save = { .apply = apply, .record = record, .sql = save_presence_sql };
	bool is_news = false, is_still = presence->to == TIME_NONE;
	if (!presence->agent || !*presence->agent || !apply_is_time(presence->from) ||
		(!is_still && (!apply_is_time(presence->to) || presence->to < presence->from)))
		return apply_reject(apply);
	add_text(&save, VALUE_ACCOUNT, presence->agent);
	add_number(&save, presence->from);
	add_number(&save, presence->to);
	add_text(&save, VALUE_NAME, presence->state);
	add_text(&save, VALUE_NAME, presence->reason);
	add_text(&save, VALUE_GROUP, presence->group);
	return save_row(&save, &is_news, err) && (!is_news || cut_before(apply, presence, err));
}

static const char save_schedule_sql[] =
	"INSERT INTO schedules(source, seq, version, print, is_gone, external_id, agent, from_at,"
	" to_at, state, group_id)"
	" VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
	" ON CONFLICT(source, external_id) DO UPDATE SET " HEAD ", agent = ?7, from_at = ?8,"
	" to_at = ?9, state = ?10, group_id = ?11" WHERE_IT_HOLDS;

bool apply_schedule(struct apply *apply, const struct record *record, struct error *err)
{
	const struct schedule_record gone = { .id = record->schedule.id, .to = TIME_NONE };
	const struct schedule_record *schedule = record->is_gone ? &gone : &record->schedule;
	struct save save = { .apply = apply, .record = record, .sql = save_schedule_sql };
	bool is_still = schedule->to == TIME_NONE;
	if ((!record->is_gone && !apply_is_time(schedule->from)) ||
		(!is_still && (!apply_is_time(schedule->to) || schedule->to < schedule->from)))
		return apply_reject(apply);
	add_text(&save, VALUE_TEXT, schedule->id);
	add_text(&save, VALUE_ACCOUNT, schedule->agent);
	add_number(&save, schedule->from);
	add_number(&save, schedule->to);
	add_text(&save, VALUE_NAME, schedule->state);
	add_text(&save, VALUE_GROUP, schedule->group);
	return save_end(&save, err);
}

static const char save_measure_sql[] =
	"INSERT INTO measures(source, seq, version, print, is_gone, name, scope, from_at, to_at,"
	" value)"
	" VALUES(?1, ?2, ?3, ?4, ?5, ?6, coalesce(?7, 0), ?8, ?9, ?10)"
	" ON CONFLICT(source, name, scope, from_at, to_at) DO UPDATE SET " HEAD
	", value = ?10" WHERE_IT_HOLDS;

bool apply_measure(struct apply *apply, const struct record *record, struct error *err)
{
	const struct measure_record *measure = &record->measure;
	struct save save = { .apply = apply, .record = record, .sql = save_measure_sql };
	if (!measure->name || !*measure->name || !apply_is_time(measure->from) ||
		!apply_is_time(measure->to) || measure->to <= measure->from)
		return apply_reject(apply);
	add_text(&save, VALUE_NAME, measure->name);
	add_text(&save, VALUE_NAME, measure->scope);
	add_number(&save, measure->from);
	add_number(&save, measure->to);
	add_real(&save, record->is_gone ? 0 : measure->value);
	return save_end(&save, err);
}
