/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A scene for the tests of src/store.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "check_store.h"
#include "store/db.h"

static struct scene *scene_make(const char *path, enum store_mode mode)
{
	struct scene *scene = mem_new(1, sizeof *scene);
	struct error err = { 0 };
	(void)snprintf(scene->path, sizeof scene->path, "%s", path);
	batch_init(&scene->batch);
	bool is_open = store_open(path, mode, &scene->store, &err);
	ck_assert_msg(is_open, "%s", err.text);
	return scene;
}

struct scene *scene_new(void)
{
	return scene_make(":memory:", STORE_WRITE_PRIVATE);
}

struct scene *scene_new_file(enum store_mode mode)
{
	char directory[64], path[96];
	(void)snprintf(directory, sizeof directory, "/tmp/kpitop-store-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(directory));
	(void)snprintf(path, sizeof path, "%s/desk/acme.db", directory);
	struct scene *scene = scene_make(path, mode);
	(void)snprintf(scene->directory, sizeof scene->directory, "%s", directory);
	return scene;
}

static void remove_files(const struct scene *scene)
{
	static const char *const names[] = { "acme.db", "acme.db-wal", "acme.db-shm", "acme.lock" };
	char path[128];
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		(void)snprintf(path, sizeof path, "%s/desk/%s", scene->directory, names[i]);
		(void)unlink(path);
	}
	(void)snprintf(path, sizeof path, "%s/desk", scene->directory);
	(void)rmdir(path);
	(void)rmdir(scene->directory);
}

void scene_free(struct scene *scene)
{
	store_close(scene->store);
	if (scene->directory[0])
		remove_files(scene);
	batch_release(&scene->batch);
	free(scene);
}

void scene_begin(struct scene *scene)
{
	batch_clear(&scene->batch);
	scene->batch.source = "desk";
	scene->batch.stream = "live";
	scene->batch.cursor_from = arena_dup(scene->batch.arena, scene->cursor);
	(void)snprintf(scene->cursor, sizeof scene->cursor, "cursor %d", ++scene->cursors);
	scene->batch.cursor_to = arena_dup(scene->batch.arena, scene->cursor);
}

void scene_apply(struct scene *scene)
{
	struct error err = { 0 };
	bool is_applied = store_apply(scene->store, &scene->batch, SCENE_NOW, &scene->result, &err);
	ck_assert_msg(is_applied, "%s", err.text);
}

struct ticket_record *scene_ticket(struct scene *scene, const char *id, int64_t version)
{
	struct ticket_record *ticket = &batch_add(&scene->batch, RECORD_TICKET)->ticket;
	ticket->id = id;
	ticket->version[FACET_CORE] = version;
	ticket->core.has = CORE_STATE | CORE_CREATED;
	ticket->core.state = STATE_OPEN;
	ticket->core.created_at = SCENE_NOW - 3600;
	return ticket;
}

struct event_record *scene_event(
	struct scene *scene, const char *id, const char *ticket, enum event_kind kind)
{
	struct event_record *event = &batch_add(&scene->batch, RECORD_EVENT)->event;
	event->id = id;
	event->ticket = ticket;
	event->kind = kind;
	event->at = SCENE_NOW - 1800;
	return event;
}

struct account_record *scene_account(struct scene *scene, const char *id, enum actor_kind kind)
{
	struct account_record *account = &batch_add(&scene->batch, RECORD_ACCOUNT)->account;
	account->id = id;
	account->name = id;
	account->kind = kind;
	account->is_active = true;
	return account;
}

static bool receive(void *to, const struct ticket_fact *ticket, const struct event_fact *events,
	size_t event_count)
{
	struct scene *scene = to;
	ck_assert_uint_lt(scene->seen_len, SCENE_TICKETS);
	ck_assert_uint_le(event_count, SCENE_EVENTS);
	struct seen_ticket *seen = &scene->seen[scene->seen_len++];
	seen->ticket = *ticket;
	seen->event_count = event_count;
	if (event_count > 0)
		memcpy(seen->events, events, event_count * sizeof *events);
	return scene->seen_len != scene->seen_max;
}

struct facts_receiver scene_receiver(struct scene *scene)
{
	return (struct facts_receiver){ .receive = receive, .to = scene };
}

const struct seen_ticket *scene_read(struct scene *scene, const char *id)
{
	struct error err = { 0 };
	struct facts_receiver receiver = scene_receiver(scene);
	fact_id ticket = 0;
	scene->seen_len = 0;
	ck_assert(store_ticket_find(scene->store, "desk", id, &ticket, &err));
	ck_assert_int_ne(ticket, 0);
	ck_assert_msg(store_ticket(scene->store, ticket, &receiver, &err), "%s", err.text);
	ck_assert_uint_eq(scene->seen_len, 1);
	return &scene->seen[0];
}

void scene_read_all(struct scene *scene, int64_t from, int64_t to)
{
	struct error err = { 0 };
	struct facts_query query = { .from = from, .to = to, .deadline_ms = INT64_MAX };
	struct facts_position position = { 0 };
	struct facts_receiver receiver = scene_receiver(scene);
	scene->seen_len = 0;
	ck_assert(store_read_tickets(scene->store, &query, &position, &receiver, &err));
}

int64_t scene_changes(struct scene *scene, int64_t since)
{
	struct error err = { 0 };
	struct facts_changes changes = { .since = since, .deadline_ms = INT64_MAX };
	struct facts_receiver receiver = scene_receiver(scene);
	scene->seen_len = 0;
	ck_assert(store_changes(scene->store, &changes, &receiver, &err));
	ck_assert(changes.is_done);
	return changes.since;
}

int64_t scene_seq(struct scene *scene)
{
	struct error err = { 0 };
	struct store_version version;
	ck_assert(store_version(scene->store, &version, &err));
	return version.seq;
}

#define TEXT_OF(table, id) "(SELECT external_id FROM " table " WHERE id = " id ")"
#define NAME_OF(id) "(SELECT text FROM names WHERE id = " id ")"

static const char *const dumps[] = {
	"SELECT name FROM sources ORDER BY name",
	"SELECT external_id, kind, is_active, is_staff, name, login, email FROM accounts ORDER BY 1",
	"SELECT external_id, is_active, name FROM groups ORDER BY 1",
	"SELECT " TEXT_OF("accounts", "account") ", " TEXT_OF(
		"groups", "group_id") ", from_at, to_at FROM memberships ORDER BY 1, 2, 3",
	"SELECT external_id, state, waiting, flags, created_at, updated_at, active_at,"
	" " TEXT_OF("accounts", "assignee") ", " TEXT_OF("groups", "group_id") ", " TEXT_OF("accounts", "requester") ", " NAME_OF("channel") ", " NAME_OF(
		"priority") ", " NAME_OF("type") ", " NAME_OF("topic") ", " NAME_OF("customer") ", "
												"(SELECT external_id FROM tickets AS other WHERE other.id = tickets.merged_into),"
												" facets, hex(metrics), metrics_version, hex(sla), sla_version, hex(rating),"
												" rating_version, is_gone, own_state, " NAME_OF(
													"state_text") ", core_has, core_version,"
														      " hex(core_lag), event_at, event_created_at, subject FROM tickets ORDER BY 1",
	"SELECT " TEXT_OF("tickets",
		"ticket") ", external_id, at, tie, kind, actor_kind, bits, " TEXT_OF("accounts",
		"actor") ", CASE kind WHEN 4 THEN " TEXT_OF("accounts",
		"old") " WHEN 5 THEN " TEXT_OF("groups",
		"old") " ELSE " NAME_OF("old") " END, CASE kind WHEN 4 THEN " TEXT_OF("accounts",
		"new") " WHEN 5 THEN " TEXT_OF("groups",
		"new") " ELSE " NAME_OF("new") " END, due_at, handle_s, value, scale FROM events ORDER BY 1, 2",
	"SELECT kind, from_at, to_at, share FROM coverage ORDER BY 1",
	"SELECT external_id, " NAME_OF("item") ", " NAME_OF("kind") ", at, " TEXT_OF(
		"tickets", "ticket") ", " TEXT_OF("accounts", "agent") ", " TEXT_OF("groups",
		"group_id") ", " TEXT_OF("accounts",
		"author") ", " NAME_OF("customer") ", score, scale, weight, is_critical, version, is_gone FROM ratings ORDER BY 1, 2",
	"SELECT external_id, at, is_inbound, " TEXT_OF("accounts", "agent") ", " TEXT_OF(
		"groups", "group_id") ", " TEXT_OF("tickets",
		"ticket") ", " NAME_OF("customer") ", " NAME_OF("outcome") ", wait_s, talk_s, hold_s, wrap_up_s, version, is_gone FROM calls ORDER BY 1",
	"SELECT " TEXT_OF("accounts", "agent") ", from_at, to_at, ends_at, " NAME_OF(
		"state") ", " NAME_OF("reason") ", version, is_gone FROM presences ORDER BY 1, 2",
	"SELECT external_id, " TEXT_OF("accounts", "agent") ", from_at, to_at, " NAME_OF(
		"state") ", version, is_gone FROM schedules ORDER BY 1",
	"SELECT " NAME_OF("name") ", " NAME_OF(
		"scope") ", from_at, to_at, value, version, is_gone FROM measures ORDER BY 1, 2, 3, 4",
};

static int add_row(void *to, int len, char **values, char **names)
{
	struct buf *dump = to;
	(void)names;
	for (int i = 0; i < len; i++) {
		buf_add_text(dump, values[i] ? values[i] : "-");
		buf_add_char(dump, i + 1 < len ? '|' : '\n');
	}
	return 0;
}

char *scene_dump(struct scene *scene)
{
	struct buf dump;
	buf_init(&dump, 0);
	for (size_t i = 0; i < ARRAY_LEN(dumps); i++) {
		char *reason = NULL;
		int code = sqlite3_exec(scene->store->db, dumps[i], add_row, &dump, &reason);
		ck_assert_msg(code == SQLITE_OK, "%s", reason ? reason : "");
		buf_add_text(&dump, "--\n");
	}
	return buf_take(&dump);
}
