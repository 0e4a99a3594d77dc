/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Small desks.
 */
#include "config.h"

#include "kpi_desk.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "kpi/statistics.h"

struct directory *kpi_desk_directory(void)
{
	static const struct directory_account accounts[] = {
		{ .id = ANNA,
			.source = 1,
			.external_id = "901",
			.name = "Anna",
			.login = "anna",
			.is_active = true,
			.kind = ACTOR_AGENT },
		{ .id = BEN,
			.source = 1,
			.external_id = "902",
			.name = "Ben",
			.login = "ben",
			.is_active = true,
			.kind = ACTOR_AGENT },
		{ .id = CARLA,
			.source = 1,
			.external_id = "903",
			.name = "Carla",
			.is_active = true,
			.kind = ACTOR_AGENT },
		{ .id = ROBOT,
			.source = 1,
			.external_id = "904",
			.name = "Robot",
			.login = "robot",
			.is_active = true,
			.kind = ACTOR_BOT },
	};
	static const struct directory_group groups[] = {
		{ .id = BILLING,
			.source = 1,
			.external_id = "b",
			.name = "Billing",
			.is_active = true },
		{ .id = RETURNS,
			.source = 1,
			.external_id = "r",
			.name = "Returns",
			.is_active = true },
		{ .id = TECHNICAL,
			.source = 1,
			.external_id = "t",
			.name = "Technical",
			.is_active = true },
	};
	static const struct directory_membership memberships[] = {
		{ .account = ANNA, .group = BILLING, .from = TIME_NONE, .to = TIME_NONE },
		{ .account = BEN, .group = BILLING, .from = TIME_NONE, .to = TIME_NONE },
		{ .account = BEN, .group = TECHNICAL, .from = TIME_NONE, .to = TIME_NONE },
		{ .account = CARLA, .group = RETURNS, .from = TIME_NONE, .to = MONDAY },
	};
	static const struct directory_name names[] = {
		{ EMAIL, "email" },
		{ CHAT, "chat" },
		{ HIGH, "high" },
		{ LOW, "low" },
		{ ANSWERED, "answered" },
		{ ABANDONED, "abandoned" },
		{ QUEUED, "waiting" },
		{ AVAILABLE, "available" },
		{ IN_CONTACT, "contact" },
		{ WRAP_UP, "wrap_up" },
		{ ON_BREAK, "break" },
		{ OFFLINE, "offline" },
		{ AT_WORK, "work" },
		{ ABSENT, "absent" },
		{ NPS, "nps" },
		{ CES, "ces" },
		{ QA, "qa" },
		{ CSAT, "csat" },
		{ FCR, "fcr" },
		{ EMPATHY, "empathy" },
		{ KNOWLEDGE, "knowledge" },
		{ ORDERS, "orders" },
		{ SUPPORT_COST, "support_cost" },
		{ REVENUE, "revenue" },
		{ SELF_SOLVED, "self_solved" },
		{ COMPLAINT, "complaint" },
		{ RETURNED, "return" },
		{ URGENT, "urgent" },
		{ LOGIN, "login" },
		{ INVOICE, "invoice" },
		{ CUSTOMERS_START, "customers_start" },
		{ CUSTOMERS_END, "customers_end" },
		{ CUSTOMERS_NEW, "customers_new" },
		{ CUSTOMERS_LOST, "customers_lost" },
		{ PHONE, "phone" },
	};
	static const struct directory_source sources[] = { { 1, "support", "rt" } };
	static const struct directory_coverage coverage[] = {
		{ 1, RECORD_TICKET, 1, MONDAY + 1000 * DAY_S, 1 },
		{ 1, RECORD_EVENT, 1, MONDAY + 1000 * DAY_S, 1 },
	};
	struct directory *directory = mem_new(1, sizeof(*directory));
	struct arena *arena = arena_new();

	directory->arena = arena;
#define TAKE(field, count)                                                         \
	directory->field = arena_alloc(arena, ARRAY_LEN(field), sizeof(field[0])); \
	memcpy(directory->field, field, sizeof(field));                            \
	directory->count = ARRAY_LEN(field)
	TAKE(accounts, account_count);
	TAKE(groups, group_count);
	TAKE(memberships, membership_count);
	TAKE(names, name_count);
	TAKE(sources, source_count);
	TAKE(coverage, coverage_count);
#undef TAKE
	return directory;
}

struct kpi_desk *kpi_desk_new(void)
{
	struct kpi_desk *desk = mem_new(1, sizeof(*desk));

	desk->arena = arena_new();
	desk->desk = desk_new("acme");
	desk->desk->title = "Acme";
	desk->desk->zone_text = "UTC";
	struct source_config *source = kpi_desk_add(desk, "source");

	source->name = "support";
	source->kind = "rt";
	source->url = "https://acme.example";
	return desk;
}

void kpi_desk_free(struct kpi_desk *desk)
{
	facts_free(desk->facts);
	desk_free(desk->desk);
	arena_free(desk->arena);
	free(desk);
}

void *kpi_desk_add(struct kpi_desk *desk, const char *section)
{
	const struct section_row *row = desk_sections;

	while (strcmp(row->name, section) != 0)
		row++;
	return desk_add(desk->desk, row);
}

void kpi_desk_hours(struct kpi_desk *desk, const char *hours)
{
	struct hours_config *config = kpi_desk_add(desk, "hours");

	for (int day = 0; day < 5; day++) {
		config->days[day].items = arena_alloc(desk->desk->arena, 1, sizeof(char *));
		config->days[day].items[0] = hours;
		config->days[day].len = 1;
	}
}

void kpi_desk_begin(struct kpi_desk *desk, int64_t as_of)
{
	struct error err = { 0 };

	ck_assert_msg(desk_finish(desk->desk, MONDAY + 200 * DAY_S, &err), "%s", err.text);
	facts_free(desk->facts);
	desk->facts = facts_new(desk->desk, as_of);
	struct directory *directory = kpi_desk_directory();

	if (desk->is_fed_alone)
		directory->sources[0].kind = "feed";
	facts_take_directory(desk->facts, directory);
	facts_set_loaded_from(desk->facts, 1);
}

/* --- stories -------------------------------------------------------------------------------- */

struct story summary(fact_id id, int64_t created_at)
{
	struct story story = { .len = 0 };

	story.fact = (struct ticket_fact){
		.id = id,
		.source = 1,
		.state = STATE_NEW,
		.waiting = WAITING_BY_SPEAKER,
		.created_at = created_at,
		.updated_at = created_at,
		.active_at = created_at,
		.requester = CUSTOMER,
		.facets = (1u << FACET_CORE) | (1u << FACET_METRICS),
	};
	return story;
}

struct story story(fact_id id, int64_t created_at)
{
	struct story story = summary(id, created_at);

	story.fact.flags = TICKET_HAS_EVENTS;
	story.fact.facets = 1u << FACET_CORE;
	story_event(&story, EVENT_CREATE, created_at);
	return story;
}

struct event_fact *story_event(struct story *story, enum event_kind kind, int64_t at)
{
	struct event_fact *event = &story->events[story->len++];

	ck_assert_uint_le(story->len, STORY_EVENTS_MAX);
	*event = (struct event_fact){
		.at = at,
		.kind = kind,
		.actor = CUSTOMER,
		.actor_kind = ACTOR_CUSTOMER,
		.due_at = TIME_NONE,
	};
	if (at > story->fact.active_at)
		story->fact.active_at = story->fact.updated_at = at;
	return event;
}

void story_customer(struct story *story, int64_t at)
{
	story_event(story, EVENT_MESSAGE, at);
}

void story_reply(struct story *story, int64_t at, fact_id agent)
{
	struct event_fact *event = story_event(story, EVENT_MESSAGE, at);

	event->actor = agent;
	event->actor_kind = ACTOR_AGENT;
}

void story_robot(struct story *story, int64_t at)
{
	struct event_fact *event = story_event(story, EVENT_MESSAGE, at);

	event->actor = ROBOT;
	event->actor_kind = ACTOR_BOT;
}

struct event_fact *story_state(struct story *story, int64_t at, enum ticket_state to)
{
	struct event_fact *event = story_event(story, EVENT_STATE, at);

	event->actor = ANNA;
	event->actor_kind = ACTOR_AGENT;
	event->from_state = story->fact.state;
	event->to_state = to;
	event->to_waiting = to == STATE_PENDING ? WAITING_CUSTOMER
			    : to == STATE_HOLD  ? WAITING_THIRD_PARTY
						: WAITING_BY_SPEAKER;
	story->fact.state = to;
	story->fact.waiting = event->to_waiting;
	return event;
}

void story_assign(struct story *story, int64_t at, fact_id agent)
{
	struct event_fact *event = story_event(story, EVENT_ASSIGN, at);

	event->from = story->fact.assignee;
	event->to = agent;
	story->fact.assignee = agent;
}

void story_team(struct story *story, int64_t at, fact_id group)
{
	struct event_fact *event = story_event(story, EVENT_TEAM, at);

	event->from = story->fact.group;
	event->to = group;
	story->fact.group = group;
}

void story_rate(struct story *story, int64_t at, double score, double scale)
{
	struct event_fact *event = story_event(story, EVENT_RATING, at);

	event->value = score;
	event->scale = scale;
}

void put(struct kpi_desk *desk, const struct story *story)
{
	ck_assert(facts_put(desk->facts, &story->fact, story->events, story->len));
}

/* --- boards --------------------------------------------------------------------------------- */

struct activity_fact activity(enum record_kind kind, int64_t key, int64_t at, fact_id what)
{
	return (struct activity_fact){
		.kind = kind,
		.key = key,
		.whole = key,
		.source = 1,
		.at = at,
		.to = TIME_NONE,
		.what = what,
		.weight = 1,
		.is_inbound = true,
		.wait_s = -1,
		.talk_s = -1,
		.hold_s = -1,
		.wrap_up_s = -1,
	};
}

void put_activity(struct kpi_desk *desk, const struct activity_fact *fact)
{
	ck_assert(facts_put_activity(desk->facts, fact));
}

struct board_request ask(int64_t from, int64_t to, int64_t now_s)
{
	struct board_request request = { .clock = CLOCK_DEFAULT, .has_previous = true };

	memcpy(request.period.name, "custom", sizeof("custom"));
	request.period.span = request.period.whole = (struct span){ from, to };
	request.period.previous = (struct span){ from - (to - from), from };
	request.period.is_running = now_s <= to;
	for (int i = 0; i < kpi_count(); i++)
		request.kpis[i] = true;
	for (int i = 0; i < SCOPE_KIND_COUNT; i++)
		request.scopes[i] = true;
	return request;
}

const struct board *board_of(
	struct kpi_desk *desk, const struct board_request *request, int64_t now_s)
{
	ck_assert(facts_settle(desk->facts, INT64_MAX));
	struct board *board = board_new(desk->facts, request, now_s);

	ck_assert(board_step(board, INT64_MAX));
	return board;
}

void board_done(const struct board *board)
{
	board_free((struct board *)(uintptr_t)board);
}

const struct reading *read_scope(
	const struct board *board, enum kpi_id kpi, enum scope_kind scope, const char *id)
{
	const struct reading *reading = board_find(board, kpi, scope, id);

	ck_assert_msg(
		reading != NULL, "no reading of %s for %s", kpi_row(kpi)->id, id ? id : "all");
	return reading;
}

const struct reading *read_kpi(const struct board *board, enum kpi_id kpi)
{
	return read_scope(board, kpi, SCOPE_DEPARTMENT, NULL);
}

/* --- adding up ------------------------------------------------------------------------------ */

static int compare(const void *a, const void *b)
{
	double left = *(const double *)a, right = *(const double *)b;

	return (left > right) - (left < right);
}

/* The reading worked out again from its rows, by sorting. */
static double result_of(enum kpi_aggregate aggregate, const struct behind *rows, size_t len)
{
	double *values = mem_new(len, sizeof(*values));
	double sum = 0, numerator = 0, denominator = 0, result = NAN;

	for (size_t i = 0; i < len; i++) {
		values[i] = rows[i].value;
		sum += rows[i].value;
		numerator += rows[i].numerator;
		denominator += rows[i].denominator;
	}
	qsort(values, len, sizeof(*values), compare);
	if (aggregate == AGGREGATE_COUNT || aggregate == AGGREGATE_DIFFERENCE)
		result = sum;
	else if (aggregate == AGGREGATE_SHARE)
		result = denominator > 0 ? numerator / denominator : NAN;
	else if (len > 0 && aggregate == AGGREGATE_MEAN)
		result = sum / (double)len;
	else if (len > 0)
		result = values[aggregate == AGGREGATE_MAX ? len - 1 : (len + 1) / 2 - 1];
	free(values);
	return result;
}

/* What a formula counts; measures have no rows. */
static void check_terms(const struct reading *reading, const struct behind *rows, size_t len)
{
	const struct kpi_row *row = kpi_row(reading->kpi);
	double numerator = 0;

	for (size_t i = 0; i < len; i++)
		numerator += rows[i].numerator;
	if (reading->reason == REASON_NONE && !strstr(row->numerator, "measure:"))
		ck_assert_msg(fabs(numerator - reading->numerator) < 1e-6,
			"%s of %s counts %f, its rows say %f", row->id, reading->scope_id,
			reading->numerator, numerator);
}

static void check_behind(const struct board *board, const struct reading *reading)
{
	const struct kpi_row *row = kpi_row(reading->kpi);
	struct arena *arena = arena_new();
	struct behind *rows;
	size_t len;

	board_behind(board, reading, arena, &rows, &len);
	double result = result_of(row->aggregate, rows, len);

	if (row->per > 0)
		result *= row->per;
	if (row->aggregate == AGGREGATE_MODEL) /* they rest on the rows, and are no sum of them */
		ck_assert_msg(reading->reason != REASON_NONE || len == (size_t)reading->n,
			"%s rests on %.0f, and has %zu rows", row->id, reading->n, len);
	else if (row->aggregate == AGGREGATE_FORMULA)
		check_terms(reading, rows, len);
	else if (reading->reason == REASON_NONE)
		ck_assert_msg(fabs(result - reading->value) < 1e-6,
			"%s of %s is %f, its rows say %f", row->id, reading->scope_id,
			reading->value, result);
	else if (reading->reason == REASON_UNDATED) /* those that are known to count */
		ck_assert_uint_eq(len, (size_t)reading->n);
	else
		ck_assert_msg(isnan(result) || reading->reason == REASON_TOO_FEW ||
				      reading->kpi == KPI_SURVEY_RESPONSE_RATE || len == 0 ||
				      result <= 0,
			"%s of %s is not known but has %zu rows", row->id, reading->scope_id, len);
	for (size_t i = 1; i < len; i++)
		ck_assert_int_le(rows[i - 1].at, rows[i].at);
	arena_free(arena);
}

/* Counts and both sides of shares; medians have no parts to add but their n. */
static void check_partition(const struct board *board, enum kpi_id kpi, enum scope_kind scope)
{
	const struct reading *whole = board_find(board, kpi, SCOPE_DEPARTMENT, NULL);
	double n = 0, numerator = 0, denominator = 0, value = 0;
	bool is_sum = kpi_row(kpi)->aggregate == AGGREGATE_COUNT ||
		      kpi_row(kpi)->aggregate == AGGREGATE_DIFFERENCE;
	bool has_any = false;

	if (kpi_row(kpi)->aggregate == AGGREGATE_MODEL)
		return;
	for (size_t i = 0; i < board_count(board); i++) {
		const struct reading *part = board_at(board, i);

		if (part->kpi != kpi || part->scope != scope)
			continue;
		has_any = true;
		n += part->n;
		value += is_sum && !isnan(part->value) ? part->value : 0;
		numerator += isnan(part->numerator) ? 0 : part->numerator;
		denominator += isnan(part->denominator) ? 0 : part->denominator;
	}
	if (!whole || !has_any)
		return;
	ck_assert_msg(fabs(n - whole->n) < 0.5, "n of %s: parts by %s are %f, the whole is %f",
		kpi_row(kpi)->id, scope_rows[scope].name, n, whole->n);
	if (is_sum && !isnan(whole->value))
		ck_assert_double_eq(value, whole->value);
	if (!isnan(whole->numerator) && kpi_row(kpi)->aggregate != AGGREGATE_FORMULA) {
		ck_assert_double_eq_tol(numerator, whole->numerator, 1e-6);
		ck_assert_double_eq_tol(denominator, whole->denominator, 1e-6);
	}
}

void check_adds_up(const struct board *board)
{
	for (size_t i = 0; i < board_count(board); i++)
		check_behind(board, board_at(board, i));
	for (int kpi = 0; kpi < kpi_count(); kpi++)
		for (int scope = 0; scope < SCOPE_KIND_COUNT; scope++)
			if (scope_rows[scope].is_partition)
				check_partition(board, (enum kpi_id)kpi, (enum scope_kind)scope);
}
