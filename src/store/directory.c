/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who and what is known: those who work, groups, memberships, names, sources, coverage.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/db.h"

struct reading {
	struct store *store;
	struct directory *directory;
	struct arena *arena;
};

static const char accounts_sql[] =
	"SELECT id, source, external_id, name, login, email, is_email_verified, is_active, kind"
	" FROM accounts INDEXED BY accounts_staff WHERE is_staff = 1 ORDER BY id";
static const char groups_sql[] =
	"SELECT id, source, external_id, name, is_active FROM groups ORDER BY id";
static const char memberships_sql[] =
	"SELECT account, group_id, from_at, to_at FROM memberships ORDER BY account, group_id, from_at";
static const char names_sql[] = "SELECT id, text FROM names ORDER BY id";
static const char sources_sql[] = "SELECT id, name, kind FROM sources ORDER BY id";
static const char coverage_sql[] =
	"SELECT source, kind, from_at, to_at, share FROM coverage ORDER BY source, kind";

static void read_account(sqlite3_stmt *from, void *row, struct arena *arena)
{
	*(struct directory_account *)row = (struct directory_account){
		.id = column_id(from, 0),
		.source = column_id(from, 1),
		.external_id = column_dup(from, 2, arena),
		.name = column_dup(from, 3, arena),
		.login = column_dup(from, 4, arena),
		.email = column_dup(from, 5, arena),
		.is_email_verified = sqlite3_column_int(from, 6) != 0,
		.is_active = sqlite3_column_int(from, 7) != 0,
		.kind = (enum actor_kind)column_word(from, 8, ACTOR_KIND_COUNT),
	};
}

static void read_group(sqlite3_stmt *from, void *row, struct arena *arena)
{
	*(struct directory_group *)row = (struct directory_group){
		.id = column_id(from, 0),
		.source = column_id(from, 1),
		.external_id = column_dup(from, 2, arena),
		.name = column_dup(from, 3, arena),
		.is_active = sqlite3_column_int(from, 4) != 0,
	};
}

static void read_membership(sqlite3_stmt *from, void *row, struct arena *arena)
{
	(void)arena;
	*(struct directory_membership *)row = (struct directory_membership){
		.account = column_id(from, 0),
		.group = column_id(from, 1),
		.from = column_time(from, 2),
		.to = column_time(from, 3),
	};
}

static void read_name(sqlite3_stmt *from, void *row, struct arena *arena)
{
	*(struct directory_name *)row = (struct directory_name){ .id = column_id(from, 0),
		.text = column_dup(from, 1, arena) };
}

static void read_source(sqlite3_stmt *from, void *row, struct arena *arena)
{
	*(struct directory_source *)row = (struct directory_source){
		.id = column_id(from, 0),
		.name = column_dup(from, 1, arena),
		.kind = column_dup(from, 2, arena),
	};
}

static void read_coverage(sqlite3_stmt *from, void *row, struct arena *arena)
{
	(void)arena;
	*(struct directory_coverage *)row = (struct directory_coverage){
		.source = column_id(from, 0),
		.kind = (enum record_kind)column_word(from, 1, RECORD_KIND_COUNT),
		.from = sqlite3_column_int64(from, 2),
		.to = sqlite3_column_int64(from, 3),
		.share = sqlite3_column_double(from, 4),
	};
}

struct list {
	const char *sql;
	size_t row_size;
	void (*read)(sqlite3_stmt *from, void *row, struct arena *arena);
};

static const struct list accounts_list = { accounts_sql, sizeof(struct directory_account),
	read_account };
static const struct list groups_list = { groups_sql, sizeof(struct directory_group), read_group };
static const struct list memberships_list = { memberships_sql, sizeof(struct directory_membership),
	read_membership };
static const struct list names_list = { names_sql, sizeof(struct directory_name), read_name };
static const struct list sources_list = { sources_sql, sizeof(struct directory_source),
	read_source };
static const struct list coverage_list = { coverage_sql, sizeof(struct directory_coverage),
	read_coverage };

/* All rows of the list in the directory's arena. */
static bool read_list(const struct reading *reading, const struct list *list, void **rows,
	size_t *len, struct error *err)
{
	struct store *store = reading->store;
	char *read = NULL;
	size_t capacity = 0;
	enum db_step step = DB_FAILED;
	*len = 0;
	sqlite3_stmt *find = db_statement(store, list->sql, err);
	if (!find)
		return false;
	while ((step = db_step(store, find, err)) == DB_ROW) {
		read = mem_grow(read, &capacity, *len + 1, list->row_size);
		list->read(find, read + *len * list->row_size, reading->arena);
		(*len)++;
	}
	*rows = arena_alloc(reading->arena, *len + 1, list->row_size);
	if (*len > 0)
		memcpy(*rows, read, *len * list->row_size);
	free(read);
	return step == DB_DONE;
}

static const char state_sql[] = "SELECT seq, coverage_seq FROM state";

static bool read_state(const struct reading *reading, struct error *err)
{
	struct store *store = reading->store;
	sqlite3_stmt *state = db_statement(store, state_sql, err);
	if (!state || !db_step_to_row(store, state, err))
		return false;
	reading->directory->seq = sqlite3_column_int64(state, 0);
	store->coverage_seen = sqlite3_column_int64(state, 1);
	(void)sqlite3_reset(state);
	return true;
}

static bool read_lists(const struct reading *reading, struct error *err)
{
	struct directory *directory = reading->directory;
	void *accounts = NULL, *groups = NULL, *memberships = NULL, *names = NULL, *sources = NULL;
	void *coverage = NULL;
	bool is_read =
		read_list(reading, &accounts_list, &accounts, &directory->account_count, err) &&
		read_list(reading, &groups_list, &groups, &directory->group_count, err) &&
		read_list(reading, &memberships_list, &memberships, &directory->membership_count,
			err) &&
		read_list(reading, &names_list, &names, &directory->name_count, err) &&
		read_list(reading, &sources_list, &sources, &directory->source_count, err) &&
		read_list(reading, &coverage_list, &coverage, &directory->coverage_count, err);
	directory->accounts = accounts;
	directory->groups = groups;
	directory->memberships = memberships;
	directory->names = names;
	directory->sources = sources;
	directory->coverage = coverage;
	return is_read;
}

bool store_directory(struct store *store, struct directory **directory, struct error *err)
{
	*directory = NULL;
	if (!db_begin_read(store, err))
		return false;
	struct directory *made = mem_new(1, sizeof *made);
	made->arena = arena_new();
	struct reading reading = { .store = store, .directory = made, .arena = made->arena };
	bool is_read = read_state(&reading, err) && read_lists(&reading, err);
	db_end(store);
	if (is_read)
		*directory = made;
	else
		directory_free(made);
	return is_read;
}

bool store_coverage(struct store *store, struct arena *arena, struct directory_coverage **coverage,
	size_t *len, struct error *err)
{
	struct directory directory = { .seq = 0 };
	struct reading reading = { .store = store, .directory = &directory, .arena = arena };
	void *rows = NULL;
	*coverage = NULL;
	*len = 0;
	if (!db_begin_read(store, err))
		return false;
	bool is_read =
		read_state(&reading, err) && read_list(&reading, &coverage_list, &rows, len, err);
	db_end(store);
	*coverage = rows;
	return is_read;
}
