/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From a store to a reading: what stands beside the tickets is loaded as they are, and a ticket's
 * own figures are fetched for the rows of a list.
 */
#include "config.h"

#include <stdlib.h>

#include "app/deskfile.h"
#include "app/their_figures.h"
#include "check_app.h"
#include "kpi/board.h"

#define DAY_S INT64_C(86400)
#define MINUTE_S INT64_C(60)
#define NOW INT64_C(1795176000) /* 2026-11-20T12:00:00Z */

struct loading {
	struct test_place place;
	struct options options;
	struct deskfile file;
	struct facts *facts;
	struct board *board;
	struct error err;
};

static void add_answer(struct batch *batch, const char *id, int64_t at, double score)
{
	struct rating_record *rating = &batch_add(batch, RECORD_RATING)->rating;
	rating->id = id;
	rating->kind = "nps";
	rating->at = at;
	rating->score = score;
	rating->scale = 10;
	rating->weight = 1;
}

/* Answered by a person after half an hour; the helpdesk counts from a robot's answer. */
static void add_ticket(struct batch *batch)
{
	struct ticket_record *ticket = &batch_add(batch, RECORD_TICKET)->ticket;
	int64_t created_at = NOW - DAY_S;
	ticket->id = "1";
	ticket->version[FACET_CORE] = ticket->version[FACET_METRICS] = 1;
	ticket->core.has = CORE_STATE | CORE_CREATED;
	ticket->core.state = STATE_OPEN;
	ticket->core.created_at = created_at;
	ticket->metrics.has = METRICS_FIRST_REPLY;
	ticket->metrics.first_reply_s = 2 * MINUTE_S;
	static const struct {
		const char *id;
		enum event_kind kind;
		enum actor_kind actor_kind;
		int64_t after_s;
	} events[] = {
		{ "e1", EVENT_CREATE, ACTOR_CUSTOMER, 0 },
		{ "e2", EVENT_MESSAGE, ACTOR_BOT, 2 * MINUTE_S },
		{ "e3", EVENT_MESSAGE, ACTOR_AGENT, 30 * MINUTE_S },
	};
	for (size_t i = 0; i < ARRAY_LEN(events); i++) {
		struct event_record *event = &batch_add(batch, RECORD_EVENT)->event;
		event->id = events[i].id;
		event->ticket = "1";
		event->kind = events[i].kind;
		event->actor = events[i].id;
		event->actor_kind = events[i].actor_kind;
		event->at = created_at + events[i].after_s;
	}
}

static void fill_store(const char *path, struct error *err)
{
	struct store *store = NULL;
	struct batch batch;
	batch_init(&batch);
	batch.source = "desk";
	batch.stream = "live";
	batch.cursor_to = "1";
	for (int i = 0; i < 2; i++)
		batch.coverage[batch.coverage_len++] = (struct coverage){
			.kind = i ? RECORD_RATING : RECORD_TICKET,
			.from = NOW - 60 * DAY_S,
			.to = NOW,
			.share = 1,
		};
	add_ticket(&batch);
	add_answer(&batch, "r1", NOW - 6 * DAY_S, 10);
	add_answer(&batch, "r2", NOW - 2 * DAY_S, 9);
	add_answer(&batch, "r3", NOW - DAY_S, 8);
	add_answer(&batch, "r4", NOW - DAY_S, 3);
	add_answer(&batch, "r5", NOW - 40 * DAY_S, 0); /* of another time */
	ck_assert_msg(store_open(path, STORE_WRITE_PRIVATE, &store, err), "%s", err->text);
	ck_assert_msg(store_apply(store, &batch, NOW, NULL, err), "%s", err->text);
	store_close(store);
	batch_release(&batch);
}

/* The department over seven days. */
static void load(struct loading *loading)
{
	struct board_request request;
	*loading = (struct loading){ 0 };
	test_place_init(&loading->place);
	const char *path = test_place_path(&loading->place, "desk.db");
	setenv("XDG_CONFIG_HOME", loading->place.directory, 1);
	fill_store(path, &loading->err);
	loading->options.store = path;
	loading->options.period = "last-7-days";
	ck_assert_msg(deskfile_init(&loading->file, &loading->options, &loading->err), "%s",
		loading->err.text);
	ck_assert_msg(deskfile_open(&loading->file, &loading->err), "%s", loading->err.text);
	ck_assert(
		deskfile_request(&loading->file, &loading->options, NOW, &request, &loading->err));
	ck_assert(deskfile_facts(
		&loading->file, &loading->options, &request, &loading->facts, &loading->err));
	loading->board = board_new(loading->facts, &request, NOW);
	ck_assert(board_step(loading->board, INT64_MAX));
}

static void unload(struct loading *loading)
{
	board_free(loading->board);
	facts_free(loading->facts);
	deskfile_release(&loading->file);
	test_place_release(&loading->place);
}

START_TEST(what_stands_beside_the_tickets_is_loaded)
{
	struct loading loading;
	load(&loading);
	const struct reading *nps = board_find(loading.board, KPI_NPS, SCOPE_DEPARTMENT, NULL);
	ck_assert_ptr_nonnull(nps);
	ck_assert_double_eq(nps->n, 4);
	ck_assert_double_eq(nps->value, 25); /* two promoters, one detractor, of four */
	unload(&loading);
}
END_TEST

START_TEST(the_helpdesks_figure_is_fetched_for_a_row)
{
	struct loading loading;
	struct their_figures figures;
	struct behind *rows = NULL;
	size_t len = 0;
	load(&loading);
	const struct reading *reading =
		board_find(loading.board, KPI_FIRST_RESPONSE_TIME, SCOPE_DEPARTMENT, NULL);
	struct arena *arena = arena_new();
	board_behind(loading.board, reading, arena, &rows, &len);
	ck_assert_uint_eq(len, 1);
	ck_assert_int_eq(rows[0].why, THEIRS_NOT_LOOKED);
	their_figures_begin(&figures, reading, rows, len, 500);
	ck_assert(their_figures_are_left(&figures));
	ck_assert(their_figures_step(&figures, loading.file.store, INT64_MAX, &loading.err));
	ck_assert(!their_figures_are_left(&figures));
	ck_assert_double_eq(rows[0].value, 1800);
	ck_assert_double_eq(rows[0].theirs, 120);
	ck_assert_int_eq(rows[0].why, THEIRS_BOT);
	/* Of counts no helpdesk keeps a figure by the ticket. */
	reading = board_find(loading.board, KPI_TICKET_VOLUME, SCOPE_DEPARTMENT, NULL);
	their_figures_begin(&figures, reading, rows, len, 500);
	ck_assert(!their_figures_are_left(&figures));
	arena_free(arena);
	unload(&loading);
}
END_TEST

Suite *suite_loading(void)
{
	Suite *suite = suite_create("loading");
	TCase *tests = tcase_create("loading");
	tcase_add_test(tests, what_stands_beside_the_tickets_is_loaded);
	tcase_add_test(tests, the_helpdesks_figure_is_fetched_for_a_row);
	suite_add_tcase(suite, tests);
	return suite;
}
