/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tables, and how an older store becomes a newer one.
 *
 * Everything external is (source, kind, external id) once, in the table of its kind, and its
 * integer everywhere else. People and teams are of the desk: they are made of accounts and
 * groups when read, and stand in no table. Values of priority, channel, type, topic and customer
 * are names.
 */
#include "config.h"

#include "store/schema.h"

#include <stdio.h>

#include "base/words.h"

#define APPLICATION_ID 0x6b706974 /* "kpit" */

static const char bookkeeping_1[] =
	"CREATE TABLE state("
	"	id INTEGER PRIMARY KEY CHECK (id = 1), store_id TEXT NOT NULL,"
	"	seq INTEGER NOT NULL, status_seq INTEGER NOT NULL, directory_seq INTEGER NOT NULL,"
	"	coverage_seq INTEGER NOT NULL, oldest_seq INTEGER NOT NULL);"
	"INSERT INTO state VALUES(1, lower(hex(randomblob(16))), 0, 0, 0, 0, 0);"
	"CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"

	"CREATE TABLE sources("
	"	id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT,"
	"	rejected INTEGER NOT NULL DEFAULT 0);"
	"CREATE TABLE cursors("
	"	source INTEGER NOT NULL, stream TEXT NOT NULL, cursor TEXT NOT NULL,"
	"	PRIMARY KEY(source, stream)) WITHOUT ROWID;"
	"CREATE TABLE coverage("
	"	source INTEGER NOT NULL, kind INTEGER NOT NULL, from_at INTEGER NOT NULL,"
	"	to_at INTEGER NOT NULL, share REAL NOT NULL,"
	"	PRIMARY KEY(source, kind)) WITHOUT ROWID;"
	"CREATE TABLE list_marks("
	"	source INTEGER NOT NULL, kind INTEGER NOT NULL, list_id INTEGER NOT NULL,"
	"	item INTEGER NOT NULL,"
	"	PRIMARY KEY(source, kind, list_id, item)) WITHOUT ROWID;"
	"CREATE TABLE statuses("
	"	source INTEGER PRIMARY KEY, state INTEGER NOT NULL, error_kind TEXT NOT NULL,"
	"	error TEXT NOT NULL, error_since INTEGER, last_success INTEGER, next_poll INTEGER,"
	"	interval_s INTEGER, budget_limit INTEGER, budget_left INTEGER, budget_resets_at INTEGER,"
	"	clock_offset_s INTEGER, history_from INTEGER, history_share REAL, history_eta_s INTEGER,"
	"	is_complete INTEGER, requests INTEGER);";

static const char people_1[] =
	"CREATE TABLE names(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);"
	"CREATE TABLE accounts("
	"	id INTEGER PRIMARY KEY, source INTEGER NOT NULL, external_id TEXT NOT NULL,"
	"	kind INTEGER NOT NULL DEFAULT 0, is_active INTEGER NOT NULL DEFAULT 0,"
	"	is_staff INTEGER NOT NULL DEFAULT 0, agent_until INTEGER,"
	"	is_email_verified INTEGER NOT NULL DEFAULT 0, name TEXT, login TEXT, email TEXT,"
	"	UNIQUE(source, external_id));"
	"CREATE INDEX accounts_staff ON accounts(id) WHERE is_staff = 1;"
	"CREATE TABLE groups("
	"	id INTEGER PRIMARY KEY, source INTEGER NOT NULL, external_id TEXT NOT NULL,"
	"	is_active INTEGER NOT NULL DEFAULT 0, name TEXT,"
	"	UNIQUE(source, external_id));"
	"CREATE TABLE memberships("
	"	id INTEGER PRIMARY KEY, source INTEGER NOT NULL, account INTEGER NOT NULL,"
	"	group_id INTEGER NOT NULL, from_at INTEGER, to_at INTEGER);"
	"CREATE INDEX memberships_pair ON memberships(account, group_id);";

/* tickets: what the KPI engine reads stands first, so that SQLite need not look further.
 * `state` is the state in force, own_state the helpdesk's, which a tombstone hides.
 * core_version is the highest version of a core field; fields that are older stand in
 * core_lag with theirs. metrics, sla and rating are packed by pack.c, since they are always
 * read whole; history is a copy of the ticket's events, packed by history.c. event_at and
 * event_created_at are the latest date and the creation that the events tell.
 *
 * events: clustered by ticket in order of time. `tie` orders events of one second: the
 * creation first, then shorter ids, so that numbers written as text keep their order. `bits`
 * is packed by event_row.c. */
static const char tickets_1[] =
	"CREATE TABLE tickets("
	"	id INTEGER PRIMARY KEY, source INTEGER NOT NULL, state INTEGER, waiting INTEGER,"
	"	flags INTEGER, created_at INTEGER, updated_at INTEGER, active_at INTEGER,"
	"	assignee INTEGER, group_id INTEGER, requester INTEGER, channel INTEGER, priority INTEGER,"
	"	type INTEGER, topic INTEGER, customer INTEGER, merged_into INTEGER, facets INTEGER,"
	"	metrics BLOB, metrics_version INTEGER, sla BLOB, rating BLOB, history BLOB,"
	"	seq INTEGER, is_gone INTEGER NOT NULL DEFAULT 0, own_state INTEGER, state_text INTEGER,"
	"	core_has INTEGER NOT NULL DEFAULT 0, core_version INTEGER, core_lag BLOB,"
	"	sla_version INTEGER, rating_version INTEGER,"
	"	event_at INTEGER, event_created_at INTEGER,"
	"	external_id TEXT NOT NULL, subject TEXT,"
	"	UNIQUE(source, external_id));"
	"CREATE INDEX tickets_active ON tickets(active_at, id, created_at) WHERE active_at IS NOT NULL;"
	"CREATE INDEX tickets_open ON tickets(active_at, id, created_at, state) WHERE state <= 3;"
	"CREATE UNIQUE INDEX tickets_seq ON tickets(seq) WHERE seq IS NOT NULL;"

	"CREATE TABLE events("
	"	ticket INTEGER NOT NULL, at INTEGER NOT NULL, tie INTEGER NOT NULL,"
	"	external_id TEXT NOT NULL, source INTEGER NOT NULL, kind INTEGER NOT NULL,"
	"	actor_kind INTEGER NOT NULL, bits INTEGER NOT NULL, actor INTEGER, old INTEGER,"
	"	new INTEGER, due_at INTEGER, handle_s INTEGER, value REAL, scale REAL,"
	"	PRIMARY KEY(ticket, at, tie, external_id)) WITHOUT ROWID;"
	"CREATE UNIQUE INDEX events_identity ON events(source, external_id);"
	"CREATE INDEX events_unjudged ON events(actor) WHERE actor_kind = 0 AND actor IS NOT NULL;";

static const char others_1[] =
	"CREATE TABLE ratings("
	"	source INTEGER NOT NULL, external_id TEXT NOT NULL, item INTEGER NOT NULL,"
	"	kind INTEGER, at INTEGER NOT NULL, ticket INTEGER, agent INTEGER, group_id INTEGER,"
	"	author INTEGER, customer INTEGER, score REAL, scale REAL, weight REAL,"
	"	is_critical INTEGER NOT NULL,"
	"	PRIMARY KEY(source, external_id, item)) WITHOUT ROWID;"
	"CREATE INDEX ratings_at ON ratings(at);"
	"CREATE TABLE calls("
	"	source INTEGER NOT NULL, external_id TEXT NOT NULL, at INTEGER NOT NULL,"
	"	is_inbound INTEGER NOT NULL, agent INTEGER, group_id INTEGER, ticket INTEGER,"
	"	customer INTEGER, outcome INTEGER, wait_s INTEGER, talk_s INTEGER, hold_s INTEGER,"
	"	wrap_up_s INTEGER,"
	"	PRIMARY KEY(source, external_id)) WITHOUT ROWID;"
	"CREATE INDEX calls_at ON calls(at);"
	"CREATE TABLE presences("
	"	agent INTEGER NOT NULL, from_at INTEGER NOT NULL, to_at INTEGER, state INTEGER,"
	"	reason INTEGER,"
	"	PRIMARY KEY(agent, from_at)) WITHOUT ROWID;"
	"CREATE INDEX presences_at ON presences(from_at);"
	"CREATE TABLE schedules("
	"	source INTEGER NOT NULL, external_id TEXT NOT NULL, agent INTEGER, from_at INTEGER,"
	"	to_at INTEGER, state INTEGER,"
	"	PRIMARY KEY(source, external_id)) WITHOUT ROWID;"
	"CREATE INDEX schedules_at ON schedules(from_at);"
	"CREATE TABLE measures("
	"	source INTEGER NOT NULL, name INTEGER NOT NULL, scope INTEGER NOT NULL,"
	"	from_at INTEGER NOT NULL, to_at INTEGER NOT NULL, value REAL NOT NULL,"
	"	PRIMARY KEY(source, name, scope, from_at, to_at)) WITHOUT ROWID;";

/* Activity gets a key that stays, a number from the tickets' counter, what its source said of its
 * age, and a print of its content. What was known before takes its numbers in order of time.
 * `until` is the last second that an interval covers. A presence without an end of its own ends
 * where the agent's next begins: that is ends_at. */
static const char ratings_2[] =
	"DROP INDEX ratings_at;"
	"ALTER TABLE ratings RENAME TO ratings_1;"
	"CREATE TABLE ratings("
	"	id INTEGER PRIMARY KEY, source INTEGER NOT NULL, seq INTEGER NOT NULL,"
	"	version INTEGER NOT NULL, print INTEGER NOT NULL, is_gone INTEGER NOT NULL,"
	"	external_id TEXT NOT NULL, item INTEGER NOT NULL, kind INTEGER, at INTEGER NOT NULL,"
	"	ticket INTEGER, agent INTEGER, group_id INTEGER, author INTEGER, customer INTEGER,"
	"	score REAL, scale REAL, weight REAL, is_critical INTEGER NOT NULL,"
	"	UNIQUE(source, external_id, item));"
	"INSERT INTO ratings SELECT NULL, source,"
	"	(SELECT seq FROM state) + row_number() OVER (ORDER BY at, source, external_id, item),"
	"	0, 0, 0, external_id, item, kind, at, ticket, agent, group_id, author, customer, score,"
	"	scale, weight, is_critical FROM ratings_1 ORDER BY at, source, external_id, item;"
	"UPDATE state SET seq = seq + (SELECT count(*) FROM ratings);"
	"DROP TABLE ratings_1;"
	"CREATE INDEX ratings_at ON ratings(at);"
	"CREATE UNIQUE INDEX ratings_seq ON ratings(seq);";

static const char calls_2[] =
	"DROP INDEX calls_at;"
	"ALTER TABLE calls RENAME TO calls_1;"
	"CREATE TABLE calls("
	"	id INTEGER PRIMARY KEY, source INTEGER NOT NULL, seq INTEGER NOT NULL,"
	"	version INTEGER NOT NULL, print INTEGER NOT NULL, is_gone INTEGER NOT NULL,"
	"	external_id TEXT NOT NULL, at INTEGER NOT NULL, is_inbound INTEGER NOT NULL,"
	"	agent INTEGER, group_id INTEGER, ticket INTEGER, customer INTEGER, outcome INTEGER,"
	"	wait_s INTEGER, talk_s INTEGER, hold_s INTEGER, wrap_up_s INTEGER,"
	"	UNIQUE(source, external_id));"
	"INSERT INTO calls SELECT NULL, source,"
	"	(SELECT seq FROM state) + row_number() OVER (ORDER BY at, source, external_id),"
	"	0, 0, 0, external_id, at, is_inbound, agent, group_id, ticket, customer, outcome, wait_s,"
	"	talk_s, hold_s, wrap_up_s FROM calls_1 ORDER BY at, source, external_id;"
	"UPDATE state SET seq = seq + (SELECT count(*) FROM calls);"
	"DROP TABLE calls_1;"
	"CREATE INDEX calls_at ON calls(at);"
	"CREATE UNIQUE INDEX calls_seq ON calls(seq);";

static const char presences_2[] =
	"DROP INDEX presences_at;"
	"ALTER TABLE presences RENAME TO presences_1;"
	"CREATE TABLE presences("
	"	id INTEGER PRIMARY KEY, source INTEGER NOT NULL, seq INTEGER NOT NULL,"
	"	version INTEGER NOT NULL, print INTEGER NOT NULL, is_gone INTEGER NOT NULL,"
	"	agent INTEGER NOT NULL, from_at INTEGER NOT NULL, to_at INTEGER, state INTEGER,"
	"	reason INTEGER, ends_at INTEGER,"
	"	until INTEGER AS (coalesce(ends_at - 1, 9223372036854775807)),"
	"	UNIQUE(agent, from_at));"
	"INSERT INTO presences SELECT NULL, coalesce(accounts.source, 0),"
	"	(SELECT seq FROM state) + row_number() OVER (ORDER BY from_at, agent),"
	"	0, 0, 0, agent, from_at, to_at, state, reason,"
	"	coalesce(to_at, lead(from_at) OVER (PARTITION BY agent ORDER BY from_at))"
	"	FROM presences_1 LEFT JOIN accounts ON accounts.id = agent ORDER BY from_at, agent;"
	"UPDATE state SET seq = seq + (SELECT count(*) FROM presences);"
	"DROP TABLE presences_1;"
	"CREATE INDEX presences_until ON presences(until);"
	"CREATE UNIQUE INDEX presences_seq ON presences(seq);";

static const char schedules_2[] =
	"DROP INDEX schedules_at;"
	"ALTER TABLE schedules RENAME TO schedules_1;"
	"CREATE TABLE schedules("
	"	id INTEGER PRIMARY KEY, source INTEGER NOT NULL, seq INTEGER NOT NULL,"
	"	version INTEGER NOT NULL, print INTEGER NOT NULL, is_gone INTEGER NOT NULL,"
	"	external_id TEXT NOT NULL, agent INTEGER, from_at INTEGER NOT NULL, to_at INTEGER,"
	"	state INTEGER, until INTEGER AS (coalesce(to_at - 1, 9223372036854775807)),"
	"	UNIQUE(source, external_id));"
	"INSERT INTO schedules SELECT NULL, source,"
	"	(SELECT seq FROM state) + row_number() OVER (ORDER BY from_at, source, external_id),"
	"	0, 0, 0, external_id, agent, from_at, to_at, state FROM schedules_1"
	"	WHERE from_at IS NOT NULL ORDER BY from_at, source, external_id;"
	"UPDATE state SET seq = seq + (SELECT count(*) FROM schedules);"
	"DROP TABLE schedules_1;"
	"CREATE INDEX schedules_until ON schedules(until);"
	"CREATE UNIQUE INDEX schedules_seq ON schedules(seq);";

static const char measures_2[] =
	"ALTER TABLE measures RENAME TO measures_1;"
	"CREATE TABLE measures("
	"	id INTEGER PRIMARY KEY, source INTEGER NOT NULL, seq INTEGER NOT NULL,"
	"	version INTEGER NOT NULL, print INTEGER NOT NULL, is_gone INTEGER NOT NULL,"
	"	name INTEGER NOT NULL, scope INTEGER NOT NULL, from_at INTEGER NOT NULL,"
	"	to_at INTEGER NOT NULL, value REAL, until INTEGER AS (to_at - 1),"
	"	UNIQUE(source, name, scope, from_at, to_at));"
	"INSERT INTO measures SELECT NULL, source,"
	"	(SELECT seq FROM state) + row_number() OVER"
	"		(ORDER BY from_at, source, name, scope, to_at),"
	"	0, 0, 0, name, scope, from_at, to_at, value FROM measures_1"
	"	ORDER BY from_at, source, name, scope, to_at;"
	"UPDATE state SET seq = seq + (SELECT count(*) FROM measures);"
	"DROP TABLE measures_1;"
	"CREATE INDEX measures_until ON measures(until);"
	"CREATE UNIQUE INDEX measures_seq ON measures(seq);";

/* Whoever is named in them works here. */
static const char staff_2[] =
	"UPDATE accounts SET is_staff = 1 WHERE is_staff = 0 AND id IN ("
	"	SELECT agent FROM ratings UNION SELECT author FROM ratings UNION SELECT agent FROM calls"
	"	UNION SELECT agent FROM presences UNION SELECT agent FROM schedules);"
	"UPDATE state SET directory_seq = seq;";

/* What people were working for, and by which channel and about what others spoke with them. */
static const char activity_3[] = "ALTER TABLE presences ADD COLUMN group_id INTEGER;"
				 "ALTER TABLE schedules ADD COLUMN group_id INTEGER;"
				 "ALTER TABLE ratings ADD COLUMN channel INTEGER;"
				 "ALTER TABLE ratings ADD COLUMN topic INTEGER;"
				 "ALTER TABLE calls ADD COLUMN channel INTEGER;"
				 "ALTER TABLE calls ADD COLUMN topic INTEGER;";

/* Row i leads from version i to version i + 1. */
static const struct {
	const char *help;
	const char *sql[7]; /* closed by NULL */
} migrations[] = {
	{ .help = "every kind of record, coverage, cursors and status",
		.sql = { bookkeeping_1, people_1, tickets_1, others_1 } },
	{ .help = "facts beside the tickets with keys and numbers of their own",
		.sql = { ratings_2, calls_2, presences_2, schedules_2, measures_2, staff_2 } },
	{ .help = "teams, channels and topics of facts beside the tickets", .sql = { activity_3 } },
};

static bool read_pragma(struct store *store, const char *sql, int64_t *value, struct error *err)
{
	sqlite3_stmt *statement = NULL;
	if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL))
		return db_fail(store, err);
	bool is_read = db_run_int(store, statement, 0, value, err);
	(void)sqlite3_finalize(statement);
	return is_read;
}

static bool check_ours(
	const struct store *store, int64_t application, int64_t tables, struct error *err)
{
	if (application == APPLICATION_ID || (application == 0 && tables == 0))
		return true;
	return error_set(err, ERROR_STORE, _("'%s' is not a store of kpitop"), store->path);
}

bool schema_check(struct store *store, struct error *err)
{
	int64_t application = 0, version = 0, tables = 0;
	if (!read_pragma(store, "PRAGMA application_id", &application, err) ||
		!read_pragma(store, "PRAGMA user_version", &version, err) ||
		!read_pragma(store, "SELECT count(*) FROM sqlite_schema", &tables, err) ||
		!check_ours(store, application, tables, err))
		return false;
	int64_t newest = (int64_t)ARRAY_LEN(migrations);
	if (version > newest)
		return error_set(err, ERROR_STORE,
			_("store '%s' is of a newer kpitop (version %d, this one knows %d): update "
			  "kpitop"),
			store->path, (int)version, (int)newest);
	if (version < newest && store->mode == STORE_READ)
		return error_set(err, ERROR_STORE,
			_("store '%s' is empty or of an older kpitop: start its collector first"),
			store->path);
	return true;
}

static bool run_all(struct store *store, const char *const *sql, struct error *err)
{
	for (; *sql; sql++)
		if (!db_exec(store, *sql, err))
			return false;
	return true;
}

static bool migrate_one(struct store *store, size_t version, struct error *err)
{
	char mark[96];
	(void)snprintf(mark, sizeof mark, "PRAGMA application_id = %d; PRAGMA user_version = %zu",
		APPLICATION_ID, version + 1);
	bool is_done = db_exec(store, "BEGIN IMMEDIATE", err) &&
		       run_all(store, migrations[version].sql, err) && db_exec(store, mark, err) &&
		       db_exec(store, "COMMIT", err);
	if (!is_done)
		db_end(store);
	return is_done;
}

bool schema_migrate(struct store *store, struct error *err)
{
	int64_t version = 0;
	if (!read_pragma(store, "PRAGMA user_version", &version, err))
		return false;
	for (size_t i = (size_t)version; i < ARRAY_LEN(migrations); i++)
		if (!migrate_one(store, i, err))
			return error_prefix(err, "%s", migrations[i].help);
	return true;
}
