/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * (source, kind, external id) → integer, and back.
 */
#include "config.h"

#include "store/identity.h"

#include <string.h>

static const char find_name_sql[] = "SELECT id FROM names WHERE text = ?2";
static const char add_name_sql[] = "INSERT INTO names(text) VALUES(?2)";
static const char name_text_sql[] = "SELECT text FROM names WHERE id = ?1";
static const char find_account_sql[] =
	"SELECT id FROM accounts WHERE source = ?1 AND external_id = ?2";
static const char add_account_sql[] = "INSERT INTO accounts(source, external_id) VALUES(?1, ?2)";
static const char account_text_sql[] = "SELECT external_id FROM accounts WHERE id = ?1";
static const char find_group_sql[] = "SELECT id FROM groups WHERE source = ?1 AND external_id = ?2";
static const char add_group_sql[] = "INSERT INTO groups(source, external_id) VALUES(?1, ?2)";
static const char group_text_sql[] = "SELECT external_id FROM groups WHERE id = ?1";
static const char find_ticket_sql[] =
	"SELECT id FROM tickets WHERE source = ?1 AND external_id = ?2";
static const char add_ticket_sql[] = "INSERT INTO tickets(source, external_id) VALUES(?1, ?2)";
static const char ticket_text_sql[] = "SELECT external_id FROM tickets WHERE id = ?1";

static const struct {
	const char *find, *add, *text;
	bool is_in_directory; /* a new one is news for the directory */
} identities[IDENTITY_COUNT] = {
	[IDENTITY_NAME] = { find_name_sql, add_name_sql, name_text_sql, true },
	[IDENTITY_ACCOUNT] = { find_account_sql, add_account_sql, account_text_sql, false },
	[IDENTITY_GROUP] = { find_group_sql, add_group_sql, group_text_sql, true },
	[IDENTITY_TICKET] = { find_ticket_sql, add_ticket_sql, ticket_text_sql, false },
};

static const char find_source_sql[] = "SELECT id FROM sources WHERE name = ?1";
static const char add_source_sql[] = "INSERT INTO sources(name) VALUES(?1)";

bool identity_find_source(struct store *store, const char *name, fact_id *id, struct error *err)
{
	int64_t value = 0;
	*id = 0;
	sqlite3_stmt *find = db_statement(store, find_source_sql, err);
	if (!find)
		return false;
	bind_text(find, 1, name);
	if (!db_run_int(store, find, 0, &value, err))
		return false;
	*id = (fact_id)value;
	return true;
}

bool identity_get_source(struct store *store, const char *name, fact_id *id, struct error *err)
{
	if (!identity_find_source(store, name, id, err))
		return false;
	if (*id != 0)
		return true;
	sqlite3_stmt *add = db_statement(store, add_source_sql, err);
	if (!add)
		return false;
	bind_text(add, 1, name);
	if (!db_run(store, add, err))
		return false;
	*id = (fact_id)sqlite3_last_insert_rowid(store->db);
	return true;
}

static fact_id source_of(const struct apply *apply, enum identity kind)
{
	return kind == IDENTITY_TICKET ? apply->tickets_of : apply->source;
}

static bool add_identity(
	struct apply *apply, enum identity kind, const char *text, fact_id *id, struct error *err)
{
	struct store *store = apply->store;
	sqlite3_stmt *add = db_statement(store, identities[kind].add, err);
	if (!add)
		return false;
	if (kind != IDENTITY_NAME)
		bind_int(add, 1, source_of(apply, kind));
	bind_text(add, 2, text);
	if (!db_run(store, add, err))
		return false;
	*id = (fact_id)sqlite3_last_insert_rowid(store->db);
	if (identities[kind].is_in_directory)
		apply->directory_changed = true;
	return true;
}

/* FNV-1a. */
static struct identity_slot *find_slot(struct apply *apply, enum identity kind, const char *text)
{
	uint32_t hash = 2166136261u ^ (uint32_t)kind;
	for (const char *at = text; *at; at++)
		hash = (hash ^ (unsigned char)*at) * 16777619u;
	return &apply->identities[hash % IDENTITY_SLOTS];
}

static bool find_identity(
	struct apply *apply, enum identity kind, const char *text, fact_id *id, struct error *err)
{
	struct store *store = apply->store;
	int64_t value = 0;
	sqlite3_stmt *find = db_statement(store, identities[kind].find, err);
	if (!find)
		return false;
	if (kind != IDENTITY_NAME)
		bind_int(find, 1, source_of(apply, kind));
	bind_text(find, 2, text);
	if (!db_run_int(store, find, 0, &value, err))
		return false;
	*id = (fact_id)value;
	return value != 0 || add_identity(apply, kind, text, id, err);
}

bool identity_get(
	struct apply *apply, enum identity kind, const char *text, fact_id *id, struct error *err)
{
	*id = 0;
	if (!text || !*text)
		return true;
	struct identity_slot *slot = find_slot(apply, kind, text);
	if (slot->text && slot->kind == (int)kind && strcmp(slot->text, text) == 0) {
		*id = slot->id;
		return true;
	}
	if (!find_identity(apply, kind, text, id, err))
		return false;
	*slot = (struct identity_slot){ .text = text, .kind = (int)kind, .id = *id };
	return true;
}

/* What the number stands for, "" for 0; lent until the next call for this kind. NULL on failure. */
static const char *text_of(struct store *store, enum identity kind, fact_id id, struct error *err)
{
	if (id == 0)
		return "";
	sqlite3_stmt *find = db_statement(store, identities[kind].text, err);
	if (!find)
		return NULL;
	bind_int(find, 1, id);
	enum db_step step = db_step(store, find, err);
	if (step == DB_FAILED)
		return NULL;
	const char *text = step == DB_ROW ? column_text(find, 0) : NULL;
	return text ? text : "";
}

bool identity_compare(struct store *store, enum identity kind, const fact_id pair[2], int *order,
	struct error *err)
{
	*order = 0;
	if (pair[0] == pair[1])
		return true;
	struct buf first;
	buf_init(&first, 0);
	const char *text = text_of(store, kind, pair[0], err);
	if (text)
		buf_add_text(&first, text);
	const char *second = text ? text_of(store, kind, pair[1], err) : NULL;
	if (second)
		*order = strcmp(first.bytes, second);
	buf_release(&first);
	return second != NULL;
}

static const char mark_staff_sql[] =
	"UPDATE accounts SET is_staff = 1 WHERE id = ?1 AND is_staff = 0";

bool identity_mark_staff(struct apply *apply, fact_id account, struct error *err)
{
	fact_id *slot = &apply->staff[(uint32_t)account % IDENTITY_SLOTS];
	if (account == 0 || *slot == account)
		return true;
	*slot = account;
	sqlite3_stmt *mark = db_statement(apply->store, mark_staff_sql, err);
	if (!mark)
		return false;
	bind_int(mark, 1, account);
	if (!db_run(apply->store, mark, err))
		return false;
	if (db_changes(apply->store) > 0)
		apply->directory_changed = true;
	return true;
}
