/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a board costs: 500 agents, 60 teams and six channels over 28 + 28 days of a desk with a
 * million tickets in 13 months, then with 100,000 presences of 100 of them. A board's figures are the
 * least of some runs, of this machine; nothing passes or fails.
 *
 *     bench_board [WORD]     only the boards whose line begins so
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/mem.h"
#include "kpi/board.h"
#include "kpi/panel.h"
#include "kpi/pool.h"

#define HOUR_S INT64_C(3600)
#define DAY_S (24 * HOUR_S)
#define NOW INT64_C(1772409600)
#define DAYS 56
#define TICKETS (1000000 * DAYS / 395)
#define AGENTS 500
#define TEAMS 60
#define FIRST_NAME 1000
#define TOPICS 20
#define CUSTOMERS 2000
#define NAMES (10 + 5 + TOPICS + CUSTOMERS)
#define AVAILABLE (FIRST_NAME + NAMES)
#define PRESENCES 100000
#define PRESENT 100 /* agents */
#define RUNS 5

struct made {
	struct ticket_fact ticket;
	struct event_fact events[32];
	size_t len;
	enum ticket_state state;
};

static uint32_t draw(uint64_t *seed, uint32_t below)
{
	*seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(*seed >> 33) % below;
}

/* Of this process: what else the machine does is not counted. */
static double now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static struct event_fact *add(struct made *made, enum event_kind kind, int64_t at, fact_id agent)
{
	struct event_fact *event = &made->events[made->len++];

	*event = (struct event_fact){
		.kind = kind,
		.at = at,
		.actor = agent,
		.actor_kind = agent ? ACTOR_AGENT : ACTOR_CUSTOMER,
		.due_at = TIME_NONE,
	};
	made->ticket.active_at = at;
	return event;
}

static void change(struct made *made, int64_t at, enum ticket_state to, fact_id agent)
{
	struct event_fact *event = add(made, EVENT_STATE, at, agent);

	event->from_state = made->state;
	event->to_state = made->state = to;
	event->to_waiting = to == STATE_PENDING ? WAITING_CUSTOMER : WAITING_BY_SPEAKER;
}

/* Up to three rounds of question and answer, then solved, and one in twenty comes back. */
static void tell(struct made *made, uint64_t *seed, fact_id agent)
{
	int64_t at = made->ticket.created_at + HOUR_S / 4 + draw(seed, 14400);

	for (uint32_t rounds = 1 + draw(seed, 3); rounds > 0 && at < NOW; rounds--) {
		add(made, EVENT_MESSAGE, at, agent);
		change(made, at, STATE_PENDING, agent);
		at += 600 + draw(seed, 40000);
		if (rounds == 1 || at >= NOW)
			break;
		add(made, EVENT_MESSAGE, at, 0);
		change(made, at, STATE_OPEN, 0);
		at += 600 + draw(seed, 20000);
	}
	if (at >= NOW)
		return;
	change(made, at, STATE_SOLVED, agent);
	if (draw(seed, 4) == 0) {
		struct event_fact *rating = add(made, EVENT_RATING, at + HOUR_S, 0);

		rating->value = 1 + draw(seed, 5);
		rating->scale = 5;
	}
	at += DAY_S + draw(seed, 200000);
	if (draw(seed, 20) != 0 || at >= NOW)
		return;
	add(made, EVENT_MESSAGE, at, 0);
	change(made, at, STATE_OPEN, 0);
	add(made, EVENT_MESSAGE, at + HOUR_S, agent);
	change(made, at + HOUR_S, STATE_SOLVED, agent);
}

static void put_ticket(struct facts *facts, uint64_t *seed, fact_id id, int64_t created_at)
{
	fact_id agent = 1 + (fact_id)draw(seed, AGENTS);
	struct made made = { .len = 0, .state = STATE_NEW };

	made.ticket = (struct ticket_fact){
		.id = id,
		.source = 1,
		.created_at = created_at,
		.updated_at = created_at,
		.waiting = WAITING_BY_SPEAKER,
		.flags = TICKET_HAS_EVENTS,
		.facets = 1u << FACET_CORE,
		.assignee = agent,
		.group = 1 + agent % TEAMS,
		.channel = FIRST_NAME + (fact_id)draw(seed, 6),
		.priority = FIRST_NAME + 6 + (fact_id)draw(seed, 4),
		.type = FIRST_NAME + 10 + (fact_id)draw(seed, 5),
		.topic = FIRST_NAME + 15 + (fact_id)draw(seed, TOPICS),
		.customer = FIRST_NAME + 15 + TOPICS + (fact_id)draw(seed, CUSTOMERS),
	};
	add(&made, EVENT_CREATE, created_at, 0);
	tell(&made, seed, agent);
	made.ticket.state = made.state;
	facts_put(facts, &made.ticket, made.events, made.len);
}

/* --- the desk ------------------------------------------------------------------------------- */

static void *add_section(struct desk *desk, const char *name)
{
	const struct section_row *row = desk_sections;

	while (strcmp(row->name, name) != 0)
		row++;
	return desk_add(desk, row);
}

static struct desk *make_desk(void)
{
	static const char *hours = "09:00-18:00";
	struct error err;
	struct desk *desk = desk_new("bench");
	struct source_config *source = add_section(desk, "source");

	desk->zone_text = "Europe/Istanbul";
	source->name = "bench";
	source->kind = "rt";
	source->url = "https://bench.example";
	struct hours_config *config = add_section(desk, "hours");

	for (int day = 0; day < 5; day++)
		config->days[day] = (struct text_list){ &hours, 1 };
	struct promise_config *promise = add_section(desk, "promise");

	promise->first_response_s = 4 * HOUR_S;
	promise->resolution_s = 2 * DAY_S;
	if (!desk_finish(desk, NOW, &err)) {
		fprintf(stderr, "%s\n", err.text);
		exit(1);
	}
	return desk;
}

static struct directory *make_directory(void)
{
	struct directory *directory = mem_new(1, sizeof(*directory));
	struct arena *arena = directory->arena = arena_new();

	directory->accounts = arena_alloc(arena, AGENTS, sizeof(*directory->accounts));
	directory->groups = arena_alloc(arena, TEAMS, sizeof(*directory->groups));
	directory->names = arena_alloc(arena, NAMES + 1, sizeof(*directory->names));
	directory->sources = arena_alloc(arena, 1, sizeof(*directory->sources));
	directory->coverage = arena_alloc(arena, 1, sizeof(*directory->coverage));
	for (int i = 1; i <= AGENTS; i++)
		directory->accounts[directory->account_count++] = (struct directory_account){
			.id = i,
			.source = 1,
			.external_id = arena_printf(arena, "%d", i),
			.name = arena_printf(arena, "Agent %d", i),
			.kind = ACTOR_AGENT,
			.is_active = true,
		};
	for (int i = 1; i <= TEAMS; i++)
		directory->groups[directory->group_count++] = (struct directory_group){
			.id = i,
			.source = 1,
			.external_id = arena_printf(arena, "%d", i),
			.name = arena_printf(arena, "Team %d", i),
			.is_active = true,
		};
	for (int i = 0; i < NAMES; i++)
		directory->names[directory->name_count++] = (struct directory_name){
			FIRST_NAME + i,
			arena_printf(arena, "name %d", i),
		};
	directory->names[directory->name_count++] = (struct directory_name){
		AVAILABLE,
		"available",
	};
	directory->sources[directory->source_count++] =
		(struct directory_source){ 1, "bench", "rt" };
	directory->coverage[directory->coverage_count++] =
		(struct directory_coverage){ 1, RECORD_TICKET, 1, NOW, 1 };
	return directory;
}

/* --- the boards ----------------------------------------------------------------------------- */

struct wanted {
	const char *what;
	int days;
	enum scope_kind last; /* scopes up to this one */
	bool is_wall;         /* what its panels begin with, with series; else every KPI */
};

static const struct wanted boards[] = {
	{ "department and roles, 7 + 7 days", 7, SCOPE_ROLE, false },
	{ "department and roles, 28 + 28 days", 28, SCOPE_ROLE, false },
	{ "the wall, 7 + 7 days", 7, SCOPE_ROLE, true },
	{ "the wall, 28 + 28 days", 28, SCOPE_ROLE, true },
	{ "scopes up to priority, 28 + 28 days", 28, SCOPE_PRIORITY, false },
	{ "all scopes, 28 + 28 days", 28, SCOPE_CUSTOMER, false },
};

static void ask_wall(const struct facts *facts, struct board_request *request)
{
	const struct role_row *roles[ROLE_MAX];
	size_t count = panel_roles(facts->desk, roles);
	struct panel panel;

	request->has_series = true;
	for (size_t i = 0; i < count; i++) {
		panel_make(&panel, facts->desk, roles[i]->name);
		for (size_t k = 0; k < panel.headline; k++)
			request->kpis[panel.kpis[k]] = true;
	}
}

static void ask(const struct facts *facts, const struct wanted *wanted, struct board_request *out)
{
	struct period *period = &out->period;
	struct period_wish wish = { .name = wanted->days == 7 ? "last-7-days" : "last-28-days" };
	struct error err;

	*out = (struct board_request){ .clock = CLOCK_DEFAULT, .has_previous = true };
	if (!period_make(&wish, facts->desk->zone, NOW, period, &err))
		exit(1);
	if (wanted->is_wall)
		ask_wall(facts, out);
	for (int kpi = 0; !wanted->is_wall && kpi < kpi_count(); kpi++)
		out->kpis[kpi] = true;
	for (int scope = 0; scope <= (int)wanted->last; scope++)
		out->scopes[scope] = scope != SCOPE_SITE;
	if (wanted->is_wall)
		out->scopes[SCOPE_DEPARTMENT] = false;
}

struct figures {
	double values, all, longest; /* in milliseconds */
	size_t readings;
};

static struct figures measure_once(const struct facts *facts, const struct board_request *request)
{
	struct figures figures = { 0, 0, 0, 0 };
	double begin = now_ms();
	struct board *board = board_new(facts, request, NOW);

	for (bool is_done = false; !is_done;) {
		double step = now_ms();

		is_done = board_step(board, clock_read(NULL).mono_ms + 5);
		step = now_ms() - step;
		figures.longest = step > figures.longest ? step : figures.longest;
		if (figures.values <= 0 && board_has_values(board))
			figures.values = now_ms() - begin;
	}
	figures.all = now_ms() - begin;
	figures.readings = board_count(board);
	board_free(board);
	return figures;
}

static double least(double a, double b)
{
	return a < b ? a : b;
}

/* What else the machine does makes a run slower, never faster. */
static void measure(const struct facts *facts, const struct wanted *wanted)
{
	struct board_request *request = mem_new(1, sizeof(*request));

	ask(facts, wanted, request);
	struct figures best = measure_once(facts, request);

	for (int i = 1; i < RUNS; i++) {
		struct figures figures = measure_once(facts, request);

		best.values = least(best.values, figures.values);
		best.all = least(best.all, figures.all);
		best.longest = least(best.longest, figures.longest);
	}
	printf("%-44s values %6.1f ms  all of it %6.1f ms  longest step %4.1f ms  %zu readings\n",
		wanted->what, best.values, best.all, best.longest, best.readings);
	free(request);
}

static void settle(struct facts *facts, const char *what)
{
	double begin = now_ms(), worst = 0;

	for (bool is_done = false; !is_done;) {
		double step = now_ms();

		is_done = facts_settle(facts, clock_read(NULL).mono_ms + 5);
		worst = now_ms() - step > worst ? now_ms() - step : worst;
	}
	printf("%-44s %.1f ms  longest step %.1f ms\n", what, now_ms() - begin, worst);
}

static void put_presence(struct facts *facts, int i, int64_t length_s)
{
	const struct activity_fact fact = {
		.kind = RECORD_PRESENCE,
		.key = i + 1,
		.at = NOW - (int64_t)(1 + i / PRESENT) * (DAYS * DAY_S / (PRESENCES / PRESENT)),
		.to = NOW - (int64_t)(i / PRESENT) * (DAYS * DAY_S / (PRESENCES / PRESENT)) -
		      length_s,
		.agent = 1 + i % PRESENT,
		.what = AVAILABLE,
	};

	(void)facts_put_activity(facts, &fact);
}

/* Loaded, and a poll that ends what goes on: a row of each. */
static void measure_presences(struct facts *facts)
{
	for (int i = 0; i < PRESENCES; i++)
		put_presence(facts, i, 0);
	settle(facts, "100,000 presences settled");
	for (int i = 0; i < PRESENT; i++)
		put_presence(facts, i, 60);
	settle(facts, "a presence of each of 100 changed");
}

static void measure_changes(struct facts *facts, uint64_t *seed)
{
	double begin = now_ms();

	for (int i = 0; i < 1000; i++)
		put_ticket(facts, seed, 1 + (fact_id)draw(seed, TICKETS), NOW - 1 - i);
	printf("%-44s %.1f ms\n", "a poll with 1000 changes", now_ms() - begin);
	settle(facts, "settled");
	measure(facts, &(struct wanted){ "the wall after it, 7 + 7 days", 7, SCOPE_ROLE, true });
}

int main(int argc, char **argv)
{
	uint64_t seed = 1;
	struct desk *desk = make_desk();
	struct facts *facts = facts_new(desk, TIME_NONE);
	const char *only = argc > 1 ? argv[1] : "";
	double begin = now_ms();

	facts_take_directory(facts, make_directory());
	facts_set_loaded_from(facts, NOW - DAYS * DAY_S);
	for (int i = 0; i < TICKETS; i++)
		put_ticket(facts, &seed, TICKETS - i, NOW - 1 - i * (DAYS * DAY_S / TICKETS));
	printf("%-44s %zu tickets, %zu observations, %.0f ms, %.1f MB\n", "derived",
		facts_ticket_count(facts), facts_observation_count(facts), now_ms() - begin,
		(double)facts_bytes(facts) / 1e6);
	for (size_t i = 0; i < ARRAY_LEN(boards); i++)
		if (strncmp(boards[i].what, only, strlen(only)) == 0)
			measure(facts, &boards[i]);
	if (!only[0]) {
		measure_changes(facts, &seed);
		measure_presences(facts);
	}
	facts_free(facts);
	desk_free(desk);
	return 0;
}
