/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Facts beside the tickets: kept once, whatever the order; read by span and by change.
 */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "check_store.h"
#include "store/db.h"

#define FACTS_MAX 64
#define DAY_S 86400LL

/* What a reader of activity received. */
struct shelf {
	struct activity_fact facts[FACTS_MAX];
	size_t len;
	size_t max; /* says stop at this many; 0: never */
};

static bool receive(void *to, const struct activity_fact *fact)
{
	struct shelf *shelf = to;
	ck_assert_uint_lt(shelf->len, FACTS_MAX);
	shelf->facts[shelf->len++] = *fact;
	return shelf->len != shelf->max;
}

static struct shelf read_query(struct scene *scene, const struct facts_query *query)
{
	struct shelf shelf = { .len = 0 };
	struct activity_receiver receiver = { .receive = receive, .to = &shelf };
	struct facts_position position = { 0 };
	struct error err = { 0 };
	ck_assert(store_read_activity(scene->store, query, &position, &receiver, &err));
	ck_assert(position.is_done);
	return shelf;
}

static struct shelf read_span(struct scene *scene, int64_t from, int64_t to)
{
	struct facts_query query = { .from = from, .to = to, .deadline_ms = INT64_MAX };
	return read_query(scene, &query);
}

static struct shelf read_all(struct scene *scene)
{
	return read_span(scene, 0, INT64_MAX);
}

static struct shelf read_changes(struct scene *scene, int64_t *since)
{
	struct shelf shelf = { .len = 0 };
	struct activity_receiver receiver = { .receive = receive, .to = &shelf };
	struct facts_changes changes = { .since = *since, .deadline_ms = INT64_MAX };
	struct error err = { 0 };
	ck_assert(store_activity_changes(scene->store, &changes, &receiver, &err));
	ck_assert(changes.is_done);
	ck_assert(!changes.directory_changed && !changes.coverage_changed);
	*since = changes.since;
	return shelf;
}

static struct record *add_rating(struct scene *scene, const char *id, double score)
{
	struct record *record = batch_add(&scene->batch, RECORD_RATING);
	record->rating.id = id;
	record->rating.kind = "nps";
	record->rating.at = SCENE_NOW - 3600;
	record->rating.score = score;
	record->rating.scale = 10;
	return record;
}

static struct record *add_call(struct scene *scene, const char *id, int64_t at)
{
	struct record *record = batch_add(&scene->batch, RECORD_CALL);
	record->call.id = id;
	record->call.at = at;
	record->call.outcome = "answered";
	return record;
}

static struct record *add_presence(struct scene *scene, int64_t from, int64_t to, const char *state)
{
	struct record *record = batch_add(&scene->batch, RECORD_PRESENCE);
	record->presence.agent = "ann";
	record->presence.from = from;
	record->presence.to = to;
	record->presence.state = state;
	return record;
}

static struct record *add_measure(struct scene *scene, int64_t from, int64_t to, double value)
{
	struct record *record = batch_add(&scene->batch, RECORD_MEASURE);
	record->measure.name = "orders";
	record->measure.from = from;
	record->measure.to = to;
	record->measure.value = value;
	return record;
}

/* The number behind a text of the directory; 0: it has none such. */
static fact_id name_of(struct scene *scene, const char *text)
{
	struct directory *directory = NULL;
	struct error err = { 0 };
	fact_id id = 0;
	ck_assert(store_directory(scene->store, &directory, &err));
	for (size_t i = 0; i < directory->name_count; i++)
		if (strcmp(directory->names[i].text, text) == 0)
			id = directory->names[i].id;
	directory_free(directory);
	return id;
}

static fact_id account_of(struct scene *scene, const char *external_id)
{
	struct directory *directory = NULL;
	struct error err = { 0 };
	fact_id id = 0;
	ck_assert(store_directory(scene->store, &directory, &err));
	for (size_t i = 0; i < directory->account_count; i++)
		if (strcmp(directory->accounts[i].external_id, external_id) == 0)
			id = directory->accounts[i].id;
	directory_free(directory);
	return id;
}

START_TEST(a_rating_is_read_as_it_was_written)
{
	struct scene *scene = scene_new();
	struct error err = { 0 };
	scene_begin(scene);
	(void)scene_ticket(scene, "T-1", 1);
	struct record *record = add_rating(scene, "r1", 4);
	record->rating.kind = "qa";
	record->rating.item = "greeting";
	record->rating.ticket = "T-1";
	record->rating.agent = "ann";
	record->rating.group = "billing";
	record->rating.author = "cleo";
	record->rating.customer = "ACME";
	record->rating.scale = 5;
	record->rating.weight = 0.25;
	record->rating.is_critical = true;
	scene_apply(scene);
	struct shelf shelf = read_all(scene);
	ck_assert_uint_eq(shelf.len, 1);
	const struct activity_fact *fact = &shelf.facts[0];
	fact_id ticket = 0;
	ck_assert(store_ticket_find(scene->store, "desk", "T-1", &ticket, &err));
	ck_assert_int_eq(fact->kind, RECORD_RATING);
	ck_assert_int_gt(fact->key, 0);
	ck_assert_int_eq(fact->at, SCENE_NOW - 3600);
	ck_assert_int_eq(fact->what, name_of(scene, "qa"));
	ck_assert_int_eq(fact->item, name_of(scene, "greeting"));
	ck_assert_int_eq(fact->customer, name_of(scene, "ACME"));
	ck_assert_int_eq(fact->ticket, ticket);
	ck_assert_int_eq(fact->agent, account_of(scene, "ann"));
	ck_assert_int_eq(fact->author, account_of(scene, "cleo"));
	ck_assert_int_ne(fact->agent, 0); /* whoever is rated stands in the directory */
	ck_assert_int_ne(fact->author, 0);
	ck_assert_int_ne(fact->group, 0);
	ck_assert_int_ne(fact->source, 0);
	ck_assert_double_eq(fact->value, 4);
	ck_assert_double_eq(fact->scale, 5);
	ck_assert_double_eq(fact->weight, 0.25);
	ck_assert(fact->is_critical && !fact->is_gone);
	scene_free(scene);
}
END_TEST

START_TEST(a_call_is_read_as_it_was_written)
{
	struct scene *scene = scene_new();
	scene_begin(scene);
	struct call_record *call = &add_call(scene, "c1", SCENE_NOW - 60)->call;
	call->is_inbound = true;
	call->agent = "ann";
	call->customer = "ACME";
	call->wait_s = 0;
	call->talk_s = 240;
	call->wrap_up_s = 30;
	scene_apply(scene);
	struct shelf shelf = read_all(scene);
	ck_assert_uint_eq(shelf.len, 1);
	const struct activity_fact *fact = &shelf.facts[0];
	ck_assert_int_eq(fact->kind, RECORD_CALL);
	ck_assert_int_eq(fact->what, name_of(scene, "answered"));
	ck_assert_int_eq(fact->customer, name_of(scene, "ACME"));
	ck_assert_int_eq(fact->agent, account_of(scene, "ann"));
	ck_assert(fact->is_inbound);
	ck_assert_int_eq(fact->wait_s, 0); /* known to be none, which is not unknown */
	ck_assert_int_eq(fact->talk_s, 240);
	ck_assert_int_eq(fact->hold_s, -1);
	ck_assert_int_eq(fact->wrap_up_s, 30);
	ck_assert_int_eq(fact->ticket, 0);
	scene_free(scene);
}
END_TEST

START_TEST(intervals_are_read_as_they_were_written)
{
	struct scene *scene = scene_new();
	scene_begin(scene);
	add_presence(scene, SCENE_NOW - 600, SCENE_NOW - 300, "break")->presence.reason = "lunch";
	scene->batch.records[scene->batch.len - 1].presence.group = "Sales";
	struct schedule_record *schedule = &batch_add(&scene->batch, RECORD_SCHEDULE)->schedule;
	schedule->id = "s1";
	schedule->agent = "ann";
	schedule->from = SCENE_NOW;
	schedule->to = SCENE_NOW + 3600;
	schedule->state = "work";
	schedule->group = "Sales";
	add_measure(scene, SCENE_NOW - DAY_S, SCENE_NOW, 420)->measure.scope = "web";
	scene_apply(scene);
	struct shelf shelf = read_all(scene);
	ck_assert_uint_eq(shelf.len, 3);
	const struct activity_fact *presence = &shelf.facts[0], *plan = &shelf.facts[1],
				   *measure = &shelf.facts[2];
	ck_assert_int_eq(presence->kind, RECORD_PRESENCE);
	ck_assert_int_eq(presence->at, SCENE_NOW - 600);
	ck_assert_int_eq(presence->to, SCENE_NOW - 300);
	ck_assert_int_eq(presence->what, name_of(scene, "break"));
	ck_assert_int_eq(presence->item, name_of(scene, "lunch"));
	ck_assert_int_eq(presence->agent, account_of(scene, "ann"));
	ck_assert_int_eq(plan->kind, RECORD_SCHEDULE);
	ck_assert_int_eq(plan->at, SCENE_NOW);
	ck_assert_int_eq(plan->to, SCENE_NOW + 3600);
	ck_assert_int_eq(plan->what, name_of(scene, "work"));
	ck_assert_int_eq(plan->agent, presence->agent);
	ck_assert_int_gt(presence->group, 0);
	ck_assert_int_eq(plan->group, presence->group);
	ck_assert_int_eq(measure->group, 0);
	ck_assert_int_eq(measure->kind, RECORD_MEASURE);
	ck_assert_int_eq(measure->at, SCENE_NOW - DAY_S);
	ck_assert_int_eq(measure->to, SCENE_NOW);
	ck_assert_int_eq(measure->what, name_of(scene, "orders"));
	ck_assert_int_eq(measure->item, name_of(scene, "web"));
	ck_assert_double_eq(measure->value, 420);
	scene_free(scene);
}
END_TEST

START_TEST(items_of_a_review_belong_together)
{
	struct scene *scene = scene_new();
	scene_begin(scene);
	add_rating(scene, "r1", 4)->rating.item = "greeting";
	add_rating(scene, "r2", 4)->rating.item = "greeting";
	scene_apply(scene);
	scene_begin(scene);
	add_rating(scene, "r1", 5)->rating.item = "closing"; /* judged later */
	scene_apply(scene);
	struct shelf shelf = read_all(scene); /* the newest key first */
	ck_assert_uint_eq(shelf.len, 3);
	ck_assert_int_eq(shelf.facts[0].item, name_of(scene, "closing"));
	ck_assert_int_eq(shelf.facts[0].whole, shelf.facts[2].whole);
	ck_assert_int_ne(shelf.facts[0].whole, shelf.facts[1].whole);
	ck_assert_int_ne(shelf.facts[0].key, shelf.facts[2].key);
	scene_free(scene);
}
END_TEST

static void add_everything(struct scene *scene)
{
	add_rating(scene, "r1", 9)->rating.item = "greeting";
	(void)add_rating(scene, "r1", 8);
	(void)add_call(scene, "c1", SCENE_NOW - 50);
	(void)add_presence(scene, SCENE_NOW - 600, TIME_NONE, "available");
	(void)add_presence(scene, SCENE_NOW - 300, TIME_NONE, "break");
	struct schedule_record *schedule = &batch_add(&scene->batch, RECORD_SCHEDULE)->schedule;
	schedule->id = "s1";
	schedule->agent = "ann";
	schedule->from = SCENE_NOW;
	(void)add_measure(scene, SCENE_NOW - DAY_S, SCENE_NOW, 420);
}

START_TEST(what_is_known_takes_no_number)
{
	struct scene *scene = scene_new();
	scene_begin(scene);
	add_everything(scene);
	scene_apply(scene);
	ck_assert_int_eq(scene->result.changed, 7);
	ck_assert_int_eq(scene->result.rejected, 0);
	struct shelf before = read_all(scene);
	ck_assert_uint_eq(before.len, 7);
	int64_t seq = scene_seq(scene);
	for (int i = 0; i < 2; i++) {
		scene_begin(scene);
		add_everything(scene);
		scene_apply(scene);
		ck_assert_int_eq(scene->result.changed, 0);
	}
	ck_assert_int_eq(scene_seq(scene), seq);
	ck_assert_uint_eq(read_changes(scene, &seq).len, 0);
	struct shelf after = read_all(scene);
	ck_assert_uint_eq(after.len, 7);
	for (size_t i = 0; i < 7; i++)
		ck_assert_int_eq(after.facts[i].key, before.facts[i].key);
	scene_free(scene);
}
END_TEST

START_TEST(a_correction_keeps_the_key)
{
	struct scene *scene = scene_new();
	int64_t since = 0;
	scene_begin(scene);
	(void)add_rating(scene, "r1", 9);
	(void)add_measure(scene, SCENE_NOW - DAY_S, SCENE_NOW, 420);
	scene_apply(scene);
	struct shelf first = read_changes(scene, &since);
	ck_assert_uint_eq(first.len, 2);
	scene_begin(scene);
	(void)add_rating(scene, "r1", 3);
	(void)add_measure(scene, SCENE_NOW - DAY_S, SCENE_NOW, 420);
	scene_apply(scene);
	struct shelf second = read_changes(scene, &since);
	ck_assert_uint_eq(second.len, 1);
	ck_assert_int_eq(second.facts[0].kind, RECORD_RATING);
	ck_assert_int_eq(second.facts[0].key, first.facts[0].key);
	ck_assert_double_eq(second.facts[0].value, 3);
	ck_assert_int_eq(since, scene_seq(scene));
	scene_free(scene);
}
END_TEST

START_TEST(an_older_version_after_a_newer_one_changes_nothing)
{
	struct scene *scene = scene_new();
	static const struct {
		int64_t version;
		double score, want;
		int64_t changed;
	} steps[] = {
		{ 20, 9, 9, 1 },
		{ 10, 3, 9, 0 },
		{ 20, 9, 9, 0 },
		{ 0, 1, 9, 0 },
		{ 40, 9, 9, 0 }, /* said anew, as it was */
		{ 30, 5, 9, 0 }, /* and older than that */
		{ 50, 2, 2, 1 },
	};
	for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
		scene_begin(scene);
		add_rating(scene, "r1", steps[i].score)->version = steps[i].version;
		scene_apply(scene);
		ck_assert_int_eq(scene->result.changed, steps[i].changed);
		struct shelf shelf = read_all(scene);
		ck_assert_uint_eq(shelf.len, 1);
		ck_assert_double_eq(shelf.facts[0].value, steps[i].want);
	}
	scene_free(scene);
}
END_TEST

/* Records of all kinds with versions, each contradicted, and presences that cut one another. */
#define CLAIMS 16
static void add_claim(struct scene *scene, int i)
{
	static const char *const outcomes[] = { "answered", "missed", "abandoned_in_queue" };
	struct record *record = NULL;
	switch (i) {
	case 0:
	case 1:
	case 2:
		record = add_rating(scene, "r1", i);
		record->rating.customer =
			outcomes[i]; /* of one version: an order of values decides */
		record->version = 5;
		break;
	case 3:
	case 4:
	case 5:
		record = add_call(scene, "c1", SCENE_NOW - 50 * i);
		record->call.outcome = outcomes[i - 3];
		record->version = i == 4 ? 9 : 7;
		break;
	case 6:
		(void)add_presence(scene, SCENE_NOW - 900, TIME_NONE, "available");
		break;
	case 7:
		(void)add_presence(scene, SCENE_NOW - 600, TIME_NONE, "break");
		break;
	case 8: /* the end of what was still */
		(void)add_presence(scene, SCENE_NOW - 600, SCENE_NOW - 500, "break");
		break;
	case 9:
		(void)add_presence(scene, SCENE_NOW - 300, TIME_NONE, "contact");
		break;
	case 10:
		add_presence(scene, SCENE_NOW - 700, TIME_NONE, "away")->version = 1;
		break;
	case 11:
		record = add_presence(scene, SCENE_NOW - 700, TIME_NONE, NULL);
		record->version = 2;
		record->is_gone = true;
		break;
	case 12:
	case 13:
		add_measure(scene, SCENE_NOW - DAY_S, SCENE_NOW, i)->version = i;
		break;
	case 14:
		add_measure(scene, SCENE_NOW - DAY_S, SCENE_NOW, 0)->measure.scope = "web";
		break;
	default:
		record = batch_add(&scene->batch, RECORD_CALL); /* gone before it was heard of */
		record->is_gone = true;
		record->call.id = "c2";
		record->version = 3;
		break;
	}
}

/* Drawn with a small generator of our own, so that every run is the same. */
static void shuffle(int order[CLAIMS], unsigned int *seed)
{
	for (int i = 0; i < CLAIMS; i++)
		order[i] = i;
	for (int i = CLAIMS - 1; i > 0; i--) {
		*seed = *seed * 1103515245u + 12345u;
		int j = (int)(*seed >> 16) % (i + 1);
		int kept = order[i];
		order[i] = order[j];
		order[j] = kept;
	}
}

START_TEST(any_order_gives_the_same_store)
{
	unsigned int seed = 7;
	char *want = NULL;
	for (int round = 0; round < 40; round++) {
		struct scene *scene = scene_new();
		int order[CLAIMS];
		shuffle(order, &seed);
		for (int i = 0; i < CLAIMS; i++) {
			if (i % (1 + round % 5) == 0)
				scene_begin(scene);
			add_claim(scene, order[i]);
			if ((i + 1) % (1 + round % 5) == 0 || i + 1 == CLAIMS)
				scene_apply(scene);
		}
		char *dump = scene_dump(scene);
		if (!want)
			want = mem_dup_text(dump);
		ck_assert_str_eq(dump, want);
		free(dump);
		scene_free(scene);
	}
	free(want);
}
END_TEST

START_TEST(a_presence_ends_where_the_next_begins)
{
	struct scene *scene = scene_new();
	int64_t since = 0;
	scene_begin(scene);
	(void)add_presence(scene, SCENE_NOW - 900, TIME_NONE, "available");
	scene_apply(scene);
	struct shelf shelf = read_changes(scene, &since);
	ck_assert_uint_eq(shelf.len, 1);
	ck_assert(shelf.facts[0].to == TIME_NONE);
	int64_t first = shelf.facts[0].key;
	scene_begin(scene);
	(void)add_presence(scene, SCENE_NOW - 300, TIME_NONE, "break");
	scene_apply(scene);
	shelf = read_changes(scene, &since); /* the new one, and the one that it ended */
	ck_assert_uint_eq(shelf.len, 2);
	ck_assert(shelf.facts[0].to == TIME_NONE);
	ck_assert_int_eq(shelf.facts[1].key, first);
	ck_assert_int_eq(shelf.facts[1].to, SCENE_NOW - 300);
	scene_begin(scene);
	(void)add_presence(scene, SCENE_NOW - 600, SCENE_NOW - 500, "away"); /* told late */
	scene_apply(scene);
	shelf = read_changes(scene, &since);
	ck_assert_uint_eq(shelf.len, 2);
	ck_assert_int_eq(shelf.facts[0].to, SCENE_NOW - 500);
	ck_assert_int_eq(shelf.facts[1].key, first);
	ck_assert_int_eq(shelf.facts[1].to, SCENE_NOW - 600);
	scene_begin(scene);
	add_presence(scene, SCENE_NOW - 600, SCENE_NOW - 500, "away")->is_gone = true;
	scene_apply(scene);
	shelf = read_changes(scene, &since);
	ck_assert_uint_eq(shelf.len, 2);
	ck_assert(shelf.facts[0].is_gone);
	ck_assert_int_eq(shelf.facts[1].to, SCENE_NOW - 300);
	ck_assert_uint_eq(read_all(scene).len, 2);
	scene_free(scene);
}
END_TEST

START_TEST(what_was_taken_back_can_be_said_again)
{
	struct scene *scene = scene_new();
	for (int i = 0; i < 3; i++) {
		scene_begin(scene);
		add_presence(scene, SCENE_NOW - 900, SCENE_NOW, "available")->is_gone = i == 1;
		add_call(scene, "c1", SCENE_NOW - 50)->is_gone = i == 1;
		scene_apply(scene);
		ck_assert_int_eq(scene->result.changed, 2);
		ck_assert_uint_eq(read_all(scene).len, i == 1 ? 0 : 2);
	}
	scene_free(scene);
}
END_TEST

#define T0 (SCENE_NOW - 10 * DAY_S)
#define HOUR_S 3600LL

/* From 10:00 to 12:00; points of it belong or not. */
START_TEST(a_span_brings_what_touches_it)
{
	struct scene *scene = scene_new();
	static const struct {
		int64_t from, to; /* hours */
		bool is_touched;
	} intervals[] = {
		{ 8, 10, false },
		{ 9, 11, true },
		{ 10, 12, true },
		{ 11, 13, true },
		{ 12, 13, false },
		{ 7, 20, true },
	};
	size_t want = 2;
	scene_begin(scene);
	for (int hour = 9; hour <= 12; hour++) {
		char *id = arena_dup(scene->batch.arena, "c00");
		id[2] = (char)('0' + hour % 10);
		(void)add_call(scene, id, T0 + hour * HOUR_S);
	}
	for (size_t i = 0; i < ARRAY_LEN(intervals); i++) {
		(void)add_measure(
			scene, T0 + intervals[i].from * HOUR_S, T0 + intervals[i].to * HOUR_S, 1);
		want += intervals[i].is_touched;
	}
	scene_apply(scene);
	struct shelf shelf = read_span(scene, T0 + 10 * HOUR_S, T0 + 12 * HOUR_S);
	ck_assert_uint_eq(shelf.len, want);
	for (size_t i = 0; i < shelf.len; i++) {
		const struct activity_fact *fact = &shelf.facts[i];
		ck_assert_int_lt(fact->at, T0 + 12 * HOUR_S);
		if (fact->kind == RECORD_CALL)
			ck_assert_int_ge(fact->at, T0 + 10 * HOUR_S);
		else
			ck_assert_int_gt(fact->to, T0 + 10 * HOUR_S);
	}
	scene_free(scene);
}
END_TEST

START_TEST(what_still_lasts_touches_every_later_span)
{
	struct scene *scene = scene_new();
	scene_begin(scene);
	(void)add_presence(scene, T0, TIME_NONE, "available");
	scene_apply(scene);
	ck_assert_uint_eq(read_span(scene, T0 - DAY_S, T0).len, 0);
	ck_assert_uint_eq(read_span(scene, T0 - DAY_S, T0 + 1).len, 1);
	ck_assert_uint_eq(read_span(scene, T0 + 9 * DAY_S, INT64_MAX).len, 1);
	scene_free(scene);
}
END_TEST

static void add_week(struct scene *scene)
{
	for (int day = 0; day < 7; day++) {
		char id[16];
		(void)snprintf(id, sizeof id, "c%d", day);
		(void)add_call(scene, arena_dup(scene->batch.arena, id), T0 + day * DAY_S);
		(void)add_presence(scene, T0 + day * DAY_S, T0 + day * DAY_S + HOUR_S, "available");
		(void)add_measure(scene, T0 + day * DAY_S, T0 + (day + 1) * DAY_S, day);
	}
}

/* What was read first is not read again, but for what lasts into both. */
START_TEST(older_facts_are_read_after_newer_ones)
{
	struct scene *scene = scene_new();
	scene_begin(scene);
	add_week(scene);
	scene_apply(scene);
	int64_t middle = T0 + 3 * DAY_S;
	struct shelf newer = read_span(scene, middle, INT64_MAX);
	struct facts_query query = {
		.from = 0, .to = INT64_MAX, .seen_from = middle, .deadline_ms = INT64_MAX
	};
	struct shelf older = read_query(scene, &query);
	ck_assert_uint_eq(newer.len, 12);
	ck_assert_uint_eq(older.len, 9);
	for (size_t i = 0; i < older.len; i++)
		ck_assert_int_lt(older.facts[i].at, middle);
	scene_free(scene);
}
END_TEST

START_TEST(a_slice_goes_on_where_the_last_one_stopped)
{
	struct scene *scene = scene_new();
	struct error err = { 0 };
	scene_begin(scene);
	add_week(scene);
	(void)add_presence(scene, T0 + 8 * DAY_S, TIME_NONE, "available");
	scene_apply(scene);
	struct shelf whole = read_all(scene), parts = { .len = 0 };
	struct activity_receiver receiver = { .receive = receive, .to = &parts };
	struct facts_query query = { .from = 0, .to = INT64_MAX, .deadline_ms = INT64_MAX };
	struct facts_position position = { 0 };
	ck_assert_uint_eq(whole.len, 22);
	for (int i = 0; !position.is_done; i++) {
		ck_assert_int_lt(i, 30);
		parts.max = parts.len + 1;
		ck_assert(store_read_activity(scene->store, &query, &position, &receiver, &err));
		if (i != 5)
			continue;
		scene_begin(scene); /* newer than where we stand: it comes as a change */
		(void)add_call(scene, "c9", T0 + 9 * DAY_S);
		scene_apply(scene);
	}
	ck_assert_uint_eq(parts.len, whole.len);
	for (size_t i = 0; i < parts.len; i++) {
		ck_assert_int_eq(parts.facts[i].kind, whole.facts[i].kind);
		ck_assert_int_eq(parts.facts[i].key, whole.facts[i].key);
	}
	query.deadline_ms = 0; /* long past: every call brings something all the same */
	position = (struct facts_position){ 0 };
	parts = (struct shelf){ .len = 0 };
	for (int i = 0; !position.is_done; i++) {
		ck_assert_int_lt(i, 30);
		ck_assert(store_read_activity(scene->store, &query, &position, &receiver, &err));
	}
	ck_assert_uint_eq(parts.len, 23);
	scene_free(scene);
}
END_TEST

START_TEST(changes_of_tickets_and_activity_do_not_mix)
{
	struct scene *scene = scene_new();
	struct error err = { 0 };
	int64_t tickets = 0, activity = 0;
	for (int i = 0; i < 3; i++) {
		scene_begin(scene);
		add_rating(scene, "r1", i)->rating.ticket = "T-2";
		scene_ticket(scene, "T-1", i + 1)->core.state = (enum ticket_state)i;
		(void)add_call(scene, "c1", SCENE_NOW - 50 + i);
		scene_apply(scene);
		ck_assert_int_eq(scene->result.changed, 3);
	}
	tickets = scene_changes(scene, tickets);
	ck_assert_uint_eq(scene->seen_len, 1);
	ck_assert_int_eq(tickets, scene_seq(scene));
	ck_assert_uint_eq(read_changes(scene, &activity).len, 2);
	ck_assert_int_eq(activity, scene_seq(scene));
	int64_t before = activity;
	scene_begin(scene);
	(void)scene_ticket(scene, "T-3", 1);
	scene_apply(scene);
	ck_assert_uint_eq(read_changes(scene, &activity).len, 0);
	ck_assert_int_gt(activity, before); /* it has seen the number all the same */
	scene_begin(scene);
	add_week(scene);
	scene_apply(scene);
	tickets = scene_changes(scene, tickets);
	ck_assert_uint_eq(scene->seen_len, 1);
	ck_assert_int_eq(scene_changes(scene, tickets), tickets);
	ck_assert_uint_eq(scene->seen_len, 0);
	/* One at a time: each once, in the order of its change. */
	struct shelf shelf = { .len = 0 };
	struct activity_receiver receiver = { .receive = receive, .to = &shelf };
	struct facts_changes changes = { .since = activity, .deadline_ms = INT64_MAX };
	while (!changes.is_done) {
		shelf.max = shelf.len + 1;
		ck_assert(store_activity_changes(scene->store, &changes, &receiver, &err));
	}
	ck_assert_uint_eq(shelf.len, 21);
	for (size_t i = 0; i < shelf.len; i++)
		ck_assert_int_eq(shelf.facts[i].kind, i % 3 == 0   ? RECORD_CALL
						      : i % 3 == 1 ? RECORD_PRESENCE
								   : RECORD_MEASURE);
	ck_assert_int_eq(changes.since, scene_seq(scene));
	scene_free(scene);
}
END_TEST

START_TEST(what_cannot_be_is_refused)
{
	struct scene *scene = scene_new();
	scene_begin(scene);
	(void)add_rating(scene, "r1", NAN);
	(void)add_rating(scene, NULL, 1);
	(void)add_rating(scene, "a\nb", 1);
	add_rating(scene, "r2", 1)->rating.at = TIME_NONE;
	add_rating(scene, "r3", 1)->rating.agent = "a\nb";
	(void)add_call(scene, "c1", 0);
	(void)add_presence(scene, SCENE_NOW, SCENE_NOW - 1, "available");
	add_presence(scene, SCENE_NOW, TIME_NONE, "available")->presence.agent = NULL;
	struct schedule_record *schedule = &batch_add(&scene->batch, RECORD_SCHEDULE)->schedule;
	schedule->id = "s1";
	schedule->from = SCENE_NOW;
	schedule->to = SCENE_NOW - 1;
	(void)add_measure(scene, SCENE_NOW, SCENE_NOW, 1);
	(void)add_measure(scene, SCENE_NOW - DAY_S, SCENE_NOW, INFINITY);
	scene_apply(scene);
	ck_assert_int_eq(scene->result.rejected, 11);
	ck_assert_int_eq(scene->result.changed, 0);
	ck_assert_uint_eq(read_all(scene).len, 0);
	scene_free(scene);
}
END_TEST

START_TEST(tickets_of_another_source_are_meant)
{
	struct scene *scene = scene_new();
	struct error err = { 0 };
	fact_id ticket = 0;
	scene_begin(scene);
	(void)scene_ticket(scene, "T-1", 1);
	scene_apply(scene);
	batch_clear(&scene->batch);
	scene->batch.source = "surveys";
	scene->batch.tickets_of = "desk";
	scene->batch.stream = "live";
	scene->batch.cursor_to = "1";
	add_rating(scene, "r1", 9)->rating.ticket = "T-1";
	scene_apply(scene);
	ck_assert(store_ticket_find(scene->store, "desk", "T-1", &ticket, &err));
	struct shelf shelf = read_all(scene);
	ck_assert_uint_eq(shelf.len, 1);
	ck_assert_int_eq(shelf.facts[0].ticket, ticket);
	ck_assert(store_ticket_find(scene->store, "surveys", "T-1", &ticket, &err));
	ck_assert_int_eq(ticket, 0);
	scene_free(scene);
}
END_TEST

static void make_old_store(const char *path)
{
	char name[512], reason[128];
	const char *srcdir = getenv("srcdir");
	(void)snprintf(
		name, sizeof name, "%s/tests/fixtures/store/version-1.sql", srcdir ? srcdir : ".");
	FILE *file = fopen(name, "r");
	ck_assert_msg(file != NULL, "%s", name);
	struct buf sql;
	buf_init(&sql, 0);
	while (fgets(reason, sizeof reason, file))
		buf_add_text(&sql, reason);
	ck_assert_int_eq(fclose(file), 0);
	sqlite3 *db = NULL;
	ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
	int code = sqlite3_exec(db, sql.bytes, NULL, NULL, NULL);
	ck_assert_msg(code == SQLITE_OK, "%s", sqlite3_errmsg(db));
	ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
	buf_release(&sql);
}

START_TEST(a_store_of_the_first_version_keeps_what_it_holds)
{
	struct scene *scene = scene_new_file(STORE_WRITE_PRIVATE);
	struct error err = { 0 };
	int64_t since = 7; /* a reader of then goes on */
	store_close(scene->store);
	ck_assert_int_eq(unlink(scene->path), 0);
	make_old_store(scene->path);
	ck_assert(!store_open(scene->path, STORE_READ, &scene->store, &err));
	error_clear(&err);
	ck_assert_msg(
		store_open(scene->path, STORE_WRITE_PRIVATE, &scene->store, &err), "%s", err.text);
	struct shelf shelf = read_changes(scene, &since);
	ck_assert_uint_eq(shelf.len, 8);
	ck_assert_int_eq(since, 7 + 8);
	ck_assert_int_eq(scene_seq(scene), 7 + 8);
	/* By kind, and in order of time. */
	const struct activity_fact *facts = shelf.facts;
	ck_assert_int_eq(facts[0].at, 1763600000);
	ck_assert_int_eq(facts[0].item, name_of(scene, "greeting"));
	ck_assert_double_eq(facts[0].value, 4);
	ck_assert_double_eq(facts[0].weight, 0.5);
	ck_assert(facts[0].is_critical && !facts[0].is_unanswered);
	ck_assert_double_eq(facts[1].value, 9);
	ck_assert_int_eq(facts[1].item, 0);
	ck_assert_int_eq(facts[2].kind, RECORD_CALL);
	ck_assert_int_eq(facts[2].wait_s, 20);
	ck_assert_int_eq(facts[2].hold_s, -1);
	ck_assert_int_eq(facts[2].source, 2);
	ck_assert_int_eq(facts[3].kind, RECORD_PRESENCE);
	ck_assert_int_eq(facts[3].to, 1763602000); /* where the next began */
	ck_assert_int_eq(facts[3].source, 2);
	ck_assert_int_eq(facts[3].group, 0);
	ck_assert_int_eq(facts[4].to, 1763603000);
	ck_assert(facts[5].to == TIME_NONE);
	ck_assert_int_eq(facts[6].kind, RECORD_SCHEDULE);
	ck_assert_int_eq(facts[6].to, 1763630000);
	ck_assert_int_eq(facts[7].kind, RECORD_MEASURE);
	ck_assert_double_eq(facts[7].value, 420);
	ck_assert_uint_eq(read_all(scene).len, 8);
	ck_assert_uint_eq(read_span(scene, 1763602500, 1763602501).len, 3);
	/* Those who are named work here; a customer does not. */
	ck_assert_int_eq(account_of(scene, "ann"), 1);
	ck_assert_int_eq(account_of(scene, "bob"), 2);
	ck_assert_int_eq(account_of(scene, "cleo"), 4);
	ck_assert_int_eq(account_of(scene, "customer"), 0);
	ck_assert_int_eq(scene_read(scene, "T-1")->ticket.id, 1);
	/* And it goes on as any other. */
	int64_t key = facts[7].key;
	scene_begin(scene);
	(void)add_measure(scene, 1763596800, 1763683200, 421);
	scene_apply(scene);
	shelf = read_changes(scene, &since);
	ck_assert_uint_eq(shelf.len, 1);
	ck_assert_int_eq(shelf.facts[0].key, key);
	ck_assert_double_eq(shelf.facts[0].value, 421);
	scene_free(scene);
}
END_TEST

Suite *suite_store_activity(void)
{
	Suite *suite = suite_create("store activity");
	TCase *tests = tcase_create("activity");
	tcase_add_test(tests, a_rating_is_read_as_it_was_written);
	tcase_add_test(tests, a_call_is_read_as_it_was_written);
	tcase_add_test(tests, intervals_are_read_as_they_were_written);
	tcase_add_test(tests, items_of_a_review_belong_together);
	tcase_add_test(tests, what_is_known_takes_no_number);
	tcase_add_test(tests, a_correction_keeps_the_key);
	tcase_add_test(tests, an_older_version_after_a_newer_one_changes_nothing);
	tcase_add_test(tests, any_order_gives_the_same_store);
	tcase_add_test(tests, a_presence_ends_where_the_next_begins);
	tcase_add_test(tests, what_was_taken_back_can_be_said_again);
	tcase_add_test(tests, a_span_brings_what_touches_it);
	tcase_add_test(tests, what_still_lasts_touches_every_later_span);
	tcase_add_test(tests, older_facts_are_read_after_newer_ones);
	tcase_add_test(tests, a_slice_goes_on_where_the_last_one_stopped);
	tcase_add_test(tests, changes_of_tickets_and_activity_do_not_mix);
	tcase_add_test(tests, what_cannot_be_is_refused);
	tcase_add_test(tests, tickets_of_another_source_are_meant);
	tcase_add_test(tests, a_store_of_the_first_version_keeps_what_it_holds);
	suite_add_tcase(suite, tests);
	return suite;
}
