/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The department that views are drawn from. Every ticket follows from its number, so that a test
 * can say what it must be.
 */
#include "config.h"

#include "scene_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "kpi/usual.h"
#include "model/hours.h"
#include "ui/privacy_text.h"

#define HOUR_S 3600
#define DAY_S (24 * HOUR_S)
#define TICKET_COUNT 132
#define EVENT_MAX 12
#define SOURCE 1
#define AGENTS 6
#define FIRST_NAME 20

static const char *const agent_names[AGENTS] = { "Ada Lindqvist", "Ben Okafor", "Cem Yılmaz",
	"Dia Laurent", "فرید کریمی", "Gwen Pritchard" };
static const char *const agent_logins[AGENTS] = { "ada", "ben", "cem", "dia", "farid", "gwen" };
static const char *const team_names[] = { "Billing", "Returns", "Tier 2" };
static const char *const topic_names[] = { "delivery", "invoice", "password" };
static const char *const channel_names[] = { "email", "chat", "phone" };
static const char *const priority_names[] = { "low", "normal", "high", "urgent" };
static const char *const subjects[] = { "Invoice shows the wrong address",
	"Parcel came without the charger", "Cannot log in after the update",
	"سلام، می‌خواهم سفارشم را لغو کنم",
	"Refund still not on my account", "Where is my order \033[31m4711\033[0m\a?",
	"Please cancel my subscription", "返品の手続きについて",
	"App crashes on start 😀👍🏽", "Discount code\xe2\x80\xae refused",
	"Broken seal on arrival", "" };

struct made {
	struct ticket_fact fact;
	struct event_fact events[EVENT_MAX];
	size_t event_count;
};

struct scene_fixture {
	struct desk *desk;
	struct facts *facts;
	struct made *made;
	struct arena *arena; /* of what the scene shows now */
	struct board *board, *aside;
	struct examples examples;
	struct live live;
	struct heat heat;
	struct source_status source;
	struct scene scene;
};

/* --- the desk -------------------------------------------------------------------------------- */

static void *add_section(struct desk *desk, const char *name)
{
	const struct section_row *row = desk_sections;
	while (strcmp(row->name, name) != 0)
		row++;
	return desk_add(desk, row);
}

static struct text_list list_of(struct desk *desk, const char *item)
{
	struct text_list list = { .len = 1 };
	list.items = arena_alloc(desk->arena, 1, sizeof(*list.items));
	list.items[0] = arena_dup(desk->arena, item);
	return list;
}

static struct desk *make_desk(void)
{
	struct error err;
	struct desk *desk = desk_new("acme");
	desk->title = "Acme Support";
	struct source_config *source = add_section(desk, "source");
	source->name = "support";
	source->kind = "zendesk";
	source->url = "https://acme.example";
	struct hours_config *hours = add_section(desk, "hours");
	for (int day = 0; day < 5; day++)
		hours->days[day] = list_of(desk, "09:00-17:00");
	for (size_t i = 0; i < ARRAY_LEN(team_names); i++) {
		struct team_config *team = add_section(desk, "team");
		team->name = team_names[i];
		team->tier = i == 2 ? 2 : 1;
	}
	struct promise_config *promise = add_section(desk, "promise");
	promise->first_response_s = 2 * HOUR_S;
	promise->resolution_s = 16 * HOUR_S;
	if (!desk_finish(desk, FIXTURE_NOW_S, &err)) {
		fprintf(stderr, "fixture: %s\n", err.text);
		abort();
	}
	return desk;
}

static struct directory *make_directory(void)
{
	struct directory *directory = mem_new(1, sizeof(*directory));
	struct arena *arena = arena_new();
	directory->arena = arena;
	directory->accounts = arena_alloc(arena, AGENTS, sizeof(*directory->accounts));
	directory->groups = arena_alloc(arena, ARRAY_LEN(team_names), sizeof(*directory->groups));
	directory->memberships = arena_alloc(arena, AGENTS, sizeof(*directory->memberships));
	directory->names = arena_alloc(arena, 10, sizeof(*directory->names));
	directory->sources = arena_alloc(arena, 1, sizeof(*directory->sources));
	directory->coverage = arena_alloc(arena, 3, sizeof(*directory->coverage));
	for (int i = 0; i < AGENTS; i++) {
		directory->accounts[directory->account_count++] =
			(struct directory_account){ .id = 1 + i,
				.source = SOURCE,
				.name = agent_names[i],
				.external_id = arena_printf(arena, "%d", 900 + i),
				.login = agent_logins[i],
				.is_active = true,
				.kind = ACTOR_AGENT };
		directory->memberships[directory->membership_count++] =
			(struct directory_membership){ .account = 1 + i,
				.group = 1 + i / 2,
				.from = TIME_NONE,
				.to = TIME_NONE };
	}
	for (int i = 0; i < (int)ARRAY_LEN(team_names); i++)
		directory->groups[directory->group_count++] = (struct directory_group){ .id = 1 + i,
			.source = SOURCE,
			.name = team_names[i],
			.external_id = arena_printf(arena, "%d", 70 + i),
			.is_active = true };
	for (int i = 0; i < 10; i++)
		directory->names[directory->name_count++] =
			(struct directory_name){ .id = FIRST_NAME + i,
				.text = i < 3   ? channel_names[i]
					: i < 7 ? priority_names[i - 3]
						: topic_names[i - 7] };
	directory->sources[directory->source_count++] =
		(struct directory_source){ .id = SOURCE, .name = "support", .kind = "zendesk" };
	static const enum record_kind kinds[] = { RECORD_TICKET, RECORD_EVENT, RECORD_RATING };
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		directory->coverage[directory->coverage_count++] =
			(struct directory_coverage){ .source = SOURCE,
				.kind = kinds[i],
				.from = FIXTURE_NOW_S - 400 * DAY_S,
				.to = FIXTURE_NOW_S,
				.share = 1 };
	return directory;
}

/* --- tickets --------------------------------------------------------------------------------- */

static struct event_fact *add_event(
	struct made *made, enum event_kind kind, int64_t at, enum actor_kind actor_kind)
{
	static struct event_fact later; /* what has not happened yet is thrown away */
	struct event_fact *event = &later;
	if (at <= FIXTURE_NOW_S && made->event_count < EVENT_MAX)
		event = &made->events[made->event_count++];
	*event = (struct event_fact){
		.at = at, .kind = kind, .actor_kind = actor_kind, .due_at = TIME_NONE
	};
	event->actor = actor_kind == ACTOR_AGENT ? made->fact.assignee : made->fact.requester;
	return event;
}

static void add_state(struct made *made, int64_t at, enum ticket_state from, enum ticket_state to)
{
	struct event_fact *event = add_event(made, EVENT_STATE, at, ACTOR_AGENT);
	event->from_state = from;
	event->to_state = to;
	event->to_waiting = to == STATE_HOLD      ? WAITING_THIRD_PARTY
			    : to == STATE_PENDING ? WAITING_CUSTOMER
						  : WAITING_BY_SPEAKER;
	if (at <= FIXTURE_NOW_S)
		made->fact.state = to;
}

static bool stays_open(int i)
{
	return (i < 30 && i % 3 != 0) || i == 77 || i == 110;
}

static void add_conversation(struct made *made, int i)
{
	int64_t created = made->fact.created_at;
	int64_t first = created + (10 + i * 37 % 170) * 60;
	bool is_unanswered = stays_open(i) && i % 4 == 1;
	if (is_unanswered)
		return;
	add_event(made, EVENT_MESSAGE, first, ACTOR_AGENT)->handle_s = i % 6 == 0 ? 900 : 0;
	if (i % 5 != 0)
		return;
	add_event(made, EVENT_MESSAGE, first + 1800, ACTOR_CUSTOMER);
	if (i % 10 != 0)
		add_event(made, EVENT_MESSAGE, first + 4500, ACTOR_AGENT);
}

static void add_end(struct made *made, int i)
{
	int64_t solved = made->fact.created_at + (180 + i * 53 % 240) * 60 + i % 4 / 3 * DAY_S;
	if (stays_open(i)) {
		if (i % 7 == 1)
			add_state(made, made->fact.created_at + 4 * HOUR_S, STATE_OPEN, STATE_HOLD);
		else if (i % 7 == 4)
			add_state(made, made->fact.created_at + 4 * HOUR_S, STATE_OPEN,
				STATE_PENDING);
		return;
	}
	add_state(made, solved, STATE_OPEN, STATE_SOLVED);
	if (i % 13 == 0) {
		add_state(made, solved + 20 * HOUR_S, STATE_SOLVED, STATE_OPEN);
		add_event(made, EVENT_MESSAGE, solved + 22 * HOUR_S, ACTOR_AGENT);
		add_state(made, solved + 23 * HOUR_S, STATE_OPEN, STATE_SOLVED);
	}
	if (i % 3 != 0)
		return;
	struct event_fact *rating =
		add_event(made, EVENT_RATING, solved + 24 * HOUR_S, ACTOR_CUSTOMER);
	rating->value = i % 9 == 0 ? 0 : 1;
	rating->scale = 1;
	made->fact.facets |= 1U << FACET_RATING;
	made->fact.rating = (struct ticket_rating){
		.stage = RATING_OFFERED, .offered_at = solved, .answered_at = TIME_NONE
	};
	if (rating->at <= FIXTURE_NOW_S) {
		made->fact.rating.stage = RATING_ANSWERED;
		made->fact.rating.score = rating->value;
		made->fact.rating.scale = 1;
		made->fact.rating.answered_at = rating->at;
	}
}

static int compare_events(const void *left_void, const void *right_void)
{
	const struct event_fact *left = left_void;
	const struct event_fact *right = right_void;
	return (left->at > right->at) - (left->at < right->at);
}

/* Seven a day between 8:40 and 15:10; five of today, the last before 13:10. The newest is 0. */
static int64_t creation(int i)
{
	int day = i < 5 ? 0 : 1 + (i - 5) / 7;
	int slot = i < 5 ? 4 - i : 6 - (i - 5) % 7;
	int64_t midnight = FIXTURE_NOW_S / DAY_S * DAY_S - day * DAY_S;
	return midnight + 31200 + slot * HOUR_S + i * 977 % 1800;
}

/* Of the last week every second is about a delivery, before that every eighth. */
static fact_id topic(int i)
{
	if (i % (i < 47 ? 2 : 8) == 0)
		return FIRST_NAME + 7;
	return i % 5 == 0 ? 0 : FIRST_NAME + 8 + i % 3 % 2;
}

static void make_ticket(struct made *made, int i)
{
	int64_t created = creation(i);
	int team = i % 3;
	made->fact = (struct ticket_fact){ .id = 1 + i,
		.source = SOURCE,
		.state = STATE_OPEN,
		.waiting = WAITING_BY_SPEAKER,
		.flags = TICKET_HAS_EVENTS,
		.created_at = created,
		.updated_at = created,
		.requester = 500 + i,
		.group = 1 + team,
		.facets = 1U << FACET_CORE };
	if (!(stays_open(i) && i % 11 == 2))
		made->fact.assignee = 1 + team * 2 + i / 3 % 2;
	made->fact.channel = i % 17 == 0 ? 0 : FIRST_NAME + i * 7 % 3;
	made->fact.priority = FIRST_NAME + 3 + i * 5 % 4;
	made->fact.topic = topic(i);
	made->fact.metrics.solved_at = TIME_NONE;
	add_event(made, EVENT_CREATE, created, ACTOR_CUSTOMER);
	add_conversation(made, i);
	add_end(made, i);
	qsort(made->events, made->event_count, sizeof(made->events[0]), compare_events);
	made->fact.active_at = made->events[made->event_count - 1].at;
	made->fact.updated_at = made->fact.active_at;
	if (made->fact.state == STATE_HOLD)
		made->fact.waiting = WAITING_THIRD_PARTY;
	if (made->fact.state == STATE_PENDING)
		made->fact.waiting = WAITING_CUSTOMER;
	/* One ticket of a helpdesk that tells no steps. */
	if (i != 33)
		return;
	made->fact.flags = 0;
	made->fact.facets |= 1U << FACET_METRICS;
	made->fact.metrics = (struct ticket_metrics){ .has = METRICS_FIRST_REPLY | METRICS_SOLVED |
							     METRICS_FIRST_SOLVED | METRICS_REOPENS,
		.first_reply_s = 1800,
		.first_reply_business_s = -1,
		.first_solved_s = 7200,
		.first_solved_business_s = -1,
		.solved_s = 7200,
		.solved_business_s = -1,
		.solved_at = created + 7200 };
	made->event_count = 0;
}

/* --- the scene ------------------------------------------------------------------------------- */

static void make_source(struct source_status *source)
{
	*source = (struct source_status){ .name = "support",
		.kind = "zendesk",
		.state = SOURCE_OK,
		.error_since = TIME_NONE,
		.last_success = FIXTURE_NOW_S - 20,
		.next_poll = FIXTURE_NOW_S + 40,
		.interval_s = 60,
		.budget_limit = 700,
		.budget_left = 640,
		.budget_resets_at = FIXTURE_NOW_S + 30,
		.history_from = FIXTURE_NOW_S - 400 * DAY_S,
		.history_share = 1,
		.history_eta_s = -1,
		.is_complete = true,
		.requests = 311 };
}

struct scene_fixture *scene_fixture_new(void)
{
	struct scene_fixture *fixture = mem_new(1, sizeof(*fixture));
	fixture->desk = make_desk();
	fixture->facts = facts_new(fixture->desk, TIME_NONE);
	facts_take_directory(fixture->facts, make_directory());
	fixture->made = mem_new(TICKET_COUNT, sizeof(*fixture->made));
	for (int i = 0; i < TICKET_COUNT; i++) {
		struct made *made = &fixture->made[i];
		make_ticket(made, i);
		facts_put(fixture->facts, &made->fact, made->events, made->event_count);
	}
	facts_set_loaded_from(fixture->facts, FIXTURE_NOW_S - 400 * DAY_S);
	fixture->arena = arena_new();
	make_source(&fixture->source);
	struct scene *scene = &fixture->scene;
	scene->desk = fixture->desk;
	scene->facts = fixture->facts;
	scene->now = (struct now){ .wall_s = FIXTURE_NOW_S, .mono_ms = 1000 };
	snprintf(scene->travel.period, sizeof(scene->travel.period), "%s", PERIOD_DEFAULT);
	scene->travel.clock = CLOCK_DEFAULT;
	scene->sources = &fixture->source;
	scene->source_count = 1;
	scene->is_collector_ours = true;
	scene->is_collector_up = true;
	return fixture;
}

void scene_fixture_free(struct scene_fixture *fixture)
{
	board_free(fixture->board);
	board_free(fixture->aside);
	facts_free(fixture->facts);
	desk_free(fixture->desk);
	arena_free(fixture->arena);
	free(fixture->made);
	free(fixture);
}

struct scene *scene_fixture_scene(struct scene_fixture *fixture)
{
	return &fixture->scene;
}

static void show_period(struct scene *scene, const struct view_need *need)
{
	struct error err;
	const struct travel *travel = &scene->travel;
	bool is_typed = !need->period && strcmp(travel->period, "custom") == 0;
	struct period_wish wish = { .name = need->period ? need->period : travel->period,
		.from = is_typed ? travel->from : NULL,
		.to = is_typed && travel->to[0] ? travel->to : NULL,
		.is_to_included = true,
		.step = travel->step };
	hours_tell_period(scene->desk, &wish);
	scene->has_period =
		period_make(&wish, scene->desk->zone, scene->now.wall_s, &scene->period, &err);
}

static void show_board(struct scene_fixture *fixture, const struct view_need *need)
{
	struct scene *scene = &fixture->scene;
	board_free(fixture->board);
	fixture->board = NULL;
	scene->board = NULL;
	if (!need->has_board || !scene->has_period)
		return;
	struct board_request request = need->request;
	request.period = scene->period;
	if (scene->slice)
		board_filter_add(&request.filter, scene->slice);
	fixture->board = board_new(fixture->facts, &request, scene->now.wall_s);
	board_step(fixture->board, INT64_MAX);
	if (need->has_usual)
		usual_learn(fixture->board);
	scene->board = fixture->board;
}

static void show_aside(struct scene_fixture *fixture, const struct view_need *need)
{
	struct scene *scene = &fixture->scene;
	board_free(fixture->aside);
	fixture->aside = NULL;
	scene->aside = NULL;
	if (!need->has_aside || !scene->has_period)
		return;
	struct board_request request = need->aside;
	request.period = scene->period;
	if (need->aside_weeks > 0)
		period_make_weeks(&request.period, scene->desk->zone, scene->desk->week_start,
			need->aside_weeks, scene->period.span.to);
	fixture->aside = board_new(fixture->facts, &request, scene->now.wall_s);
	board_step(fixture->aside, INT64_MAX);
	scene->aside = fixture->aside;
}

static void show_examples(struct scene_fixture *fixture, const struct view_need *need)
{
	struct scene *scene = &fixture->scene;
	scene->examples = NULL;
	if (!need->has_examples || !scene->board)
		return;
	examples_pick(&fixture->examples, scene->board, need->example_kpi, need->behind_scope,
		need->behind_scope_id[0] ? need->behind_scope_id : NULL);
	scene->examples = &fixture->examples;
}

static void show_behind(struct scene_fixture *fixture, const struct view_need *need)
{
	struct scene *scene = &fixture->scene;
	scene->behind = NULL;
	scene->heat = NULL;
	scene->behind_count = 0;
	if (!need->has_behind || !scene->board)
		return;
	const struct reading *reading =
		board_find(scene->board, need->behind_kpi, need->behind_scope,
			need->behind_scope == SCOPE_DEPARTMENT ? NULL : need->behind_scope_id);
	struct behind *rows;
	if (!reading)
		return;
	board_behind(scene->board, reading, fixture->arena, &rows, &scene->behind_count);
	scene->behind = rows;
	if (!need->has_heat)
		return;
	heat_make(&fixture->heat, need->behind_kpi, rows, scene->behind_count, scene->desk);
	scene->heat = &fixture->heat;
}

static void show_texts(struct scene_fixture *fixture, const struct view_need *need)
{
	struct scene *scene = &fixture->scene;
	struct ticket_text *texts =
		arena_alloc(fixture->arena, need->text_count + 1, sizeof(*texts));
	for (size_t i = 0; i < need->text_count; i++) {
		fact_id id = need->texts[i];
		texts[i] = (struct ticket_text){ .id = id,
			.source = "support",
			.external_id = arena_printf(fixture->arena, "%d", 4600 + (int)id),
			.subject = subjects[(size_t)id % ARRAY_LEN(subjects)],
			.requester_name = "Nadia Haddad" };
	}
	privacy_hide_texts(facts_privacy(fixture->facts), texts, need->text_count);
	scene->texts = texts;
	scene->text_count = need->text_count;
}

static void show_ticket(struct scene_fixture *fixture, fact_id ticket)
{
	struct scene *scene = &fixture->scene;
	scene->ticket = NULL;
	scene->timeline_count = 0;
	scene->ticket_link = NULL;
	if (ticket < 1 || ticket > TICKET_COUNT)
		return;
	const struct made *made = &fixture->made[ticket - 1];
	struct timeline_event *steps =
		arena_alloc(fixture->arena, made->event_count + 1, sizeof(*steps));
	for (size_t i = 0; i < made->event_count; i++) {
		const struct event_fact *event = &made->events[i];
		steps[i] = (struct timeline_event){ .at = event->at,
			.kind = event->kind,
			.actor_kind = event->actor_kind,
			.from_state = event->from_state,
			.to_state = event->to_state,
			.value = event->value,
			.scale = event->scale,
			.due_at = event->due_at,
			.handle_s = event->handle_s };
		steps[i].actor_number = event->actor;
		steps[i].actor = event->actor_kind == ACTOR_AGENT
					 ? facts_account_name(fixture->facts, event->actor)
					 : "Nadia Haddad";
	}
	privacy_hide_timeline(fixture->facts, steps, made->event_count);
	scene->ticket = &made->fact;
	scene->timeline = steps;
	scene->timeline_count = made->event_count;
	scene->ticket_link = arena_printf(
		fixture->arena, "https://acme.example/agent/tickets/%d", 4600 + (int)ticket);
}

void scene_fixture_show(struct scene_fixture *fixture, const struct view_need *need)
{
	struct scene *scene = &fixture->scene;
	arena_clear(fixture->arena);
	show_period(scene, need);
	show_board(fixture, need);
	show_aside(fixture, need);
	show_examples(fixture, need);
	facts_live(fixture->facts, &need->request.filter, scene->now.wall_s, &fixture->live);
	scene->live = &fixture->live;
	scene->open = NULL;
	scene->open_count = 0;
	if (need->has_open) {
		struct open_list open = facts_open(
			fixture->facts, &need->open_filter, scene->now.wall_s, fixture->arena);
		scene->open = open.tickets;
		scene->open_count = open.len;
	}
	show_behind(fixture, need);
	show_texts(fixture, need);
	show_ticket(fixture, need->ticket);
}

void scene_fixture_pause(
	struct scene_fixture *fixture, fact_id account, int minutes, const char *limit)
{
	const struct activity_fact fact = { .kind = RECORD_PRESENCE,
		.key = 9000 + account,
		.source = SOURCE,
		.at = FIXTURE_NOW_S - minutes * 60,
		.to = TIME_NONE,
		.what = FIRST_NAME, /* no state that means anything else */
		.agent = account };
	facts_put_activity(fixture->facts, &fact);
	facts_settle(fixture->facts, INT64_MAX);
	if (limit)
		fixture->desk->pause_limits = list_of(fixture->desk, limit);
}
