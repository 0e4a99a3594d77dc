/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is no longer to be known: subjects, and who customers were.
 *
 * Figures stay, because tickets go on to point to the same number; whose number it was is gone.
 */
#include "config.h"

#include "store/db.h"

/* So many rows at a time, that nobody waits long for the store. */
#define TICKETS_A_TIME 2000
#define ACCOUNTS_A_TIME 20000

/* What is overwritten is not to be found in the file any more. */
static const char secure_sql[] = "PRAGMA secure_delete = ON";

static const char subjects_sql[] = "UPDATE tickets SET subject = NULL WHERE id IN"
				   " (SELECT id FROM tickets WHERE subject IS NOT NULL LIMIT ?1)";

/* Solved, closed or worse, and nothing has happened since. */
#define IS_OVER                                                                \
	"(state >= ?2 AND max(coalesce(updated_at, 0), coalesce(event_at, 0)," \
	" coalesce(created_at, 0)) < ?3)"

static const char old_subjects_sql[] =
	"UPDATE tickets SET subject = NULL WHERE id IN (SELECT id FROM tickets"
	" WHERE subject IS NOT NULL AND " IS_OVER " LIMIT ?1)";

/* Those who asked in such tickets alone, and ids that were named by an old record again. Who asks
 * again is somebody new. An actor of whom nobody knows yet what they are may work here. */
static const char people_sql[] =
	"UPDATE accounts SET name = NULL, login = NULL, email = NULL, external_id = 'wiped-' || id"
	" WHERE id IN (SELECT id FROM accounts WHERE is_staff = 0 AND kind IN (?4, ?5)"
	" AND external_id NOT GLOB 'wiped-*' AND (id IN (SELECT requester FROM tickets)"
	"  OR name IS NULL AND login IS NULL AND email IS NULL AND id NOT IN"
	"  (SELECT actor FROM events WHERE actor_kind = 0 AND actor IS NOT NULL))"
	" AND id NOT IN (SELECT requester FROM tickets WHERE requester IS NOT NULL"
	" AND NOT coalesce(" IS_OVER ", 0)) LIMIT ?1)";

struct round {
	struct store *store;
	int64_t closed_before;
	struct wiped *wiped;
};

/* What there may be more of takes is_done back. */
static bool wipe(const struct round *round, const char *sql, int64_t limit, int64_t *count,
	struct error *err)
{
	sqlite3_stmt *save = db_statement(round->store, sql, err);
	if (!save)
		return false;
	bind_int(save, 1, limit);
	if (sql != subjects_sql) {
		bind_int(save, 2, STATE_SOLVED);
		bind_int(save, 3, round->closed_before);
	}
	if (sql == people_sql) {
		bind_int(save, 4, ACTOR_UNKNOWN);
		bind_int(save, 5, ACTOR_CUSTOMER);
	}
	if (!db_run(round->store, save, err))
		return false;
	*count = db_changes(round->store);
	round->wiped->is_done = round->wiped->is_done && *count < limit;
	return true;
}

static bool wipe_old(const struct round *round, struct error *err)
{
	return wipe(round, old_subjects_sql, TICKETS_A_TIME, &round->wiped->subjects, err) &&
	       wipe(round, people_sql, ACCOUNTS_A_TIME, &round->wiped->people, err);
}

/* The log keeps what rows held before until it is written over. Where a reader stands in the way,
 * the next round finds it gone. */
static void empty_log(struct store *store)
{
	(void)sqlite3_wal_checkpoint_v2(store->db, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
}

bool store_wipe(struct store *store, bool all_subjects, int64_t closed_before, struct wiped *wiped,
	struct error *err)
{
	*wiped = (struct wiped){ .is_done = true };
	const struct round round = { store, closed_before, wiped };
	/* Of this connection, which opening the transaction may have renewed. */
	bool is_wiped = db_begin_write(store, err) && db_exec(store, secure_sql, err);
	if (is_wiped && closed_before != TIME_NONE)
		is_wiped = wipe_old(&round, err);
	if (is_wiped && all_subjects) {
		int64_t more = 0;
		is_wiped = wipe(&round, subjects_sql, TICKETS_A_TIME, &more, err);
		wiped->subjects += more;
	}
	is_wiped = is_wiped && db_commit(store, err);
	db_end(store);
	if (is_wiped && wiped->is_done)
		empty_log(store);
	return is_wiped;
}
