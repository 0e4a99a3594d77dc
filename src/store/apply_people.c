/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Accounts, groups, memberships, and the complete lists of them.
 *
 * They carry no version: what was said last holds. What an account is decides about events only
 * once: when they are accepted, or when an account that was unknown becomes known.
 */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "store/identity.h"
#include "store/ticket_row.h"

static bool is_same_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "") == 0;
}

struct account_row {
	enum actor_kind kind;
	int64_t agent_until;
	bool is_same; /* as the record says */
	bool is_staff;
};

static const char find_account_sql[] =
	"SELECT kind, agent_until, is_active, is_email_verified, name, login, email, is_staff"
	" FROM accounts WHERE id = ?1";

static bool find_account(struct apply *apply, fact_id id, const struct account_record *account,
	struct account_row *row, struct error *err)
{
	sqlite3_stmt *find = db_statement(apply->store, find_account_sql, err);
	if (!find)
		return false;
	bind_int(find, 1, id);
	if (!db_step_to_row(apply->store, find, err))
		return false;
	row->kind = (enum actor_kind)sqlite3_column_int(find, 0);
	row->agent_until = column_time(find, 1);
	row->is_staff = sqlite3_column_int(find, 7) != 0;
	row->is_same = (account->kind == ACTOR_UNKNOWN || account->kind == row->kind) &&
		       sqlite3_column_int(find, 2) == account->is_active &&
		       sqlite3_column_int(find, 3) == account->is_email_verified &&
		       is_same_text(column_text(find, 4), account->name) &&
		       is_same_text(column_text(find, 5), account->login) &&
		       is_same_text(column_text(find, 6), account->email);
	(void)sqlite3_reset(find);
	return true;
}

static const char save_account_sql[] =
	"UPDATE accounts SET kind = ?2, agent_until = ?3, is_active = ?4, is_email_verified = ?5,"
	" name = ?6, login = ?7, email = ?8, is_staff = ?9 WHERE id = ?1";

static bool save_account(struct apply *apply, fact_id id, const struct account_record *account,
	const struct account_row *row, struct error *err)
{
	sqlite3_stmt *save = db_statement(apply->store, save_account_sql, err);
	if (!save)
		return false;
	bind_int(save, 1, id);
	bind_int(save, 2, row->kind);
	bind_time(save, 3, row->agent_until);
	bind_int(save, 4, account->is_active);
	bind_int(save, 5, account->is_email_verified);
	bind_text(save, 6, account->name);
	bind_text(save, 7, account->login);
	bind_text(save, 8, account->email);
	bind_int(save, 9, row->is_staff);
	return db_run(apply->store, save, err);
}

static const char unjudged_sql[] =
	"SELECT DISTINCT ticket FROM events WHERE actor = ?1 AND actor_kind = 0";
static const char judge_sql[] =
	"UPDATE events SET actor_kind = CASE WHEN at <= ?2 THEN ?3 ELSE ?4 END"
	" WHERE actor = ?1 AND actor_kind = 0";

static bool touch_tickets(struct apply *apply, const char *sql, fact_id account, struct error *err)
{
	sqlite3_stmt *find = db_statement(apply->store, sql, err);
	if (!find)
		return false;
	bind_int(find, 1, account);
	enum db_step step = db_step(apply->store, find, err);
	for (; step == DB_ROW; step = db_step(apply->store, find, err)) {
		struct ticket_row *ticket = working_get(apply, column_id(find, 0), err);
		if (!ticket)
			return false;
		ticket->is_changed = ticket->has_new_events = true;
	}
	return step == DB_DONE;
}

/* Events whose actor was not known when they were accepted. */
static bool judge_events(
	struct apply *apply, fact_id account, const struct account_row *row, struct error *err)
{
	if (!touch_tickets(apply, unjudged_sql, account, err))
		return false;
	sqlite3_stmt *judge = db_statement(apply->store, judge_sql, err);
	if (!judge)
		return false;
	bind_int(judge, 1, account);
	bind_time(judge, 2, row->agent_until);
	bind_int(judge, 3, ACTOR_AGENT);
	bind_int(judge, 4, row->kind);
	return db_run(apply->store, judge, err);
}

/* That an account is a bot, or none, is a setting of its owner: it holds for all of history. */
static const char bots_sql[] =
	"SELECT DISTINCT ticket FROM events WHERE actor = ?1 AND (actor_kind = 3) <> (SELECT kind = 3"
	" FROM accounts WHERE id = ?1)";
static const char judge_bot_sql[] =
	"UPDATE events SET actor_kind = ?2 WHERE actor = ?1 AND (actor_kind = 3) <> (?2 = 3)";

static bool judge_bot(struct apply *apply, fact_id account, enum actor_kind kind, struct error *err)
{
	if (!touch_tickets(apply, bots_sql, account, err))
		return false;
	sqlite3_stmt *judge = db_statement(apply->store, judge_bot_sql, err);
	if (!judge)
		return false;
	bind_int(judge, 1, account);
	bind_int(judge, 2, kind);
	return db_run(apply->store, judge, err);
}

static bool change_account(struct apply *apply, fact_id id, const struct account_record *account,
	struct account_row *row, struct error *err)
{
	bool was_unknown = row->kind == ACTOR_UNKNOWN;
	bool was_staff = row->is_staff, was_bot = row->kind == ACTOR_BOT;
	if (account->kind != ACTOR_UNKNOWN) {
		if (row->kind == ACTOR_AGENT && account->kind == ACTOR_CUSTOMER)
			row->agent_until = apply->now_s;
		row->kind = account->kind;
	}
	row->is_staff |= row->kind != ACTOR_UNKNOWN && row->kind != ACTOR_CUSTOMER;
	apply->directory_changed |= was_staff || row->is_staff;
	apply->changed++;
	if (!save_account(apply, id, account, row, err))
		return false;
	if (was_bot != (row->kind == ACTOR_BOT))
		return judge_bot(apply, id, row->kind, err);
	return !was_unknown || row->kind == ACTOR_UNKNOWN || judge_events(apply, id, row, err);
}

bool apply_account(struct apply *apply, const struct record *record, struct error *err)
{
	const struct account_record *account = &record->account;
	struct account_row row;
	fact_id id = 0;
	if (!text_is_id(account->id))
		return apply_reject(apply);
	if (!identity_get(apply, IDENTITY_ACCOUNT, account->id, &id, err) ||
		!find_account(apply, id, account, &row, err) ||
		!list_mark(apply, RECORD_ACCOUNT, id, err))
		return false;
	return row.is_same || change_account(apply, id, account, &row, err);
}

static const char save_group_sql[] = "UPDATE groups SET name = ?2, is_active = ?3"
				     " WHERE id = ?1 AND (name IS NOT ?2 OR is_active <> ?3)";

bool apply_group(struct apply *apply, const struct record *record, struct error *err)
{
	const struct group_record *group = &record->group;
	fact_id id = 0;
	if (!text_is_id(group->id))
		return apply_reject(apply);
	if (!identity_get(apply, IDENTITY_GROUP, group->id, &id, err) ||
		!list_mark(apply, RECORD_GROUP, id, err))
		return false;
	sqlite3_stmt *save = db_statement(apply->store, save_group_sql, err);
	if (!save)
		return false;
	bind_int(save, 1, id);
	bind_text(save, 2, group->name);
	bind_int(save, 3, group->is_active);
	if (!db_run(apply->store, save, err))
		return false;
	if (db_changes(apply->store) > 0) {
		apply->directory_changed = true;
		apply->changed++;
	}
	return true;
}

/* The one that began then; without a beginning the open one; else the last. */
static const char find_membership_sql[] =
	"SELECT id, from_at, to_at FROM memberships WHERE account = ?1 AND group_id = ?2"
	" ORDER BY (?3 IS NOT NULL AND from_at IS ?3) DESC, to_at IS NULL DESC, id DESC";
static const char add_membership_sql[] =
	"INSERT INTO memberships(source, account, group_id, from_at, to_at)"
	" VALUES(?1, ?2, ?3, ?4, ?5)";
static const char close_membership_sql[] = "UPDATE memberships SET to_at = ?2 WHERE id = ?1";

struct membership_row {
	fact_id id; /* 0: none */
	int64_t from, to;
};

static bool find_membership(struct apply *apply, const fact_id pair[2], int64_t from,
	struct membership_row *row, struct error *err)
{
	*row = (struct membership_row){ .from = TIME_NONE, .to = TIME_NONE };
	sqlite3_stmt *find = db_statement(apply->store, find_membership_sql, err);
	if (!find)
		return false;
	bind_int(find, 1, pair[0]);
	bind_int(find, 2, pair[1]);
	bind_time(find, 3, from);
	enum db_step step = db_step(apply->store, find, err);
	if (step == DB_ROW) {
		row->id = column_id(find, 0);
		row->from = column_time(find, 1);
		row->to = column_time(find, 2);
	}
	(void)sqlite3_reset(find);
	return step != DB_FAILED;
}

static bool add_membership(
	struct apply *apply, const fact_id pair[2], struct membership_row *row, struct error *err)
{
	sqlite3_stmt *add = db_statement(apply->store, add_membership_sql, err);
	if (!add)
		return false;
	bind_int(add, 1, apply->source);
	bind_int(add, 2, pair[0]);
	bind_int(add, 3, pair[1]);
	bind_time(add, 4, row->from);
	bind_time(add, 5, row->to);
	if (!db_run(apply->store, add, err))
		return false;
	row->id = (fact_id)sqlite3_last_insert_rowid(apply->store->db);
	apply->directory_changed = true;
	apply->changed++;
	return identity_mark_staff(apply, pair[0], err);
}

static bool close_membership(struct apply *apply, fact_id id, int64_t to, struct error *err)
{
	sqlite3_stmt *close = db_statement(apply->store, close_membership_sql, err);
	if (!close)
		return false;
	bind_int(close, 1, id);
	bind_time(close, 2, to);
	apply->directory_changed = true;
	apply->changed++;
	return db_run(apply->store, close, err);
}

/* The row that the record speaks of: the open one where it tells no beginning, else the one that
 * began then. One that was closed and is named again without a beginning began again now. */
static bool settle_membership(struct apply *apply, const fact_id pair[2],
	const struct membership_record *record, struct membership_row *row, struct error *err)
{
	bool has_start = record->from != TIME_NONE;
	bool is_known = row->id != 0;
	bool is_meant = is_known && (has_start ? row->from == record->from : row->to == TIME_NONE);
	if (is_meant)
		return row->to == record->to || close_membership(apply, row->id, record->to, err);
	bool is_again = is_known && !has_start;
	if (is_again && record->to != TIME_NONE)
		return true;
	row->from = is_again ? apply->now_s : record->from;
	row->to = record->to;
	return add_membership(apply, pair, row, err);
}

bool apply_membership(struct apply *apply, const struct record *record, struct error *err)
{
	const struct membership_record *membership = &record->membership;
	fact_id pair[2] = { 0, 0 };
	struct membership_row row;
	if (!membership->account || !text_is_id(membership->account) || !membership->group ||
		!text_is_id(membership->group))
		return apply_reject(apply);
	return identity_get(apply, IDENTITY_ACCOUNT, membership->account, &pair[0], err) &&
	       identity_get(apply, IDENTITY_GROUP, membership->group, &pair[1], err) &&
	       find_membership(apply, pair, membership->from, &row, err) &&
	       settle_membership(apply, pair, membership, &row, err) &&
	       list_mark(apply, RECORD_MEMBERSHIP, row.id, err);
}
