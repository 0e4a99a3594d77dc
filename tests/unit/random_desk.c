/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Random desks.
 */
#include "config.h"

#include "random_desk.h"

#include "base/macros.h"
#include "model/hours.h"

#define TICKETS 120
#define ACTIVITIES 400

static uint32_t state;

uint32_t random_draw(uint32_t below)
{
	state = state * 1664525 + 1013904223;
	return (state >> 8) % below;
}

static fact_id some_agent(void)
{
	static const fact_id agents[] = { ANNA, BEN, CARLA, ROBOT, 0 };

	return agents[random_draw(5)];
}

static fact_id some_group(void)
{
	static const fact_id groups[] = { BILLING, RETURNS, TECHNICAL, 0 };

	return groups[random_draw(4)];
}

/* --- tickets -------------------------------------------------------------------------------- */

/* Rarely: lost, or sent by a machine in somebody's name. */
static void add_random_state(struct story *story, int64_t at)
{
	static const enum ticket_state states[] = { STATE_OPEN, STATE_PENDING, STATE_HOLD,
		STATE_SOLVED, STATE_SOLVED, STATE_CLOSED };
	static const enum ticket_state lost[] = { STATE_SPAM, STATE_MERGED, STATE_DELETED };
	bool is_lost = random_draw(25) == 0;
	struct event_fact *event =
		story_state(story, at, is_lost ? lost[random_draw(3)] : states[random_draw(6)]);

	if (random_draw(4) == 0)
		event->actor_kind = random_draw(2) ? ACTOR_SYSTEM : ACTOR_BOT;
	event->is_automatic = random_draw(6) == 0;
}

static void add_random_message(struct story *story, int64_t at)
{
	static const enum actor_kind kinds[] = { ACTOR_SYSTEM, ACTOR_UNKNOWN, ACTOR_AGENT };

	switch (random_draw(8)) {
	case 0:
	case 1:
	case 2:
		story_customer(story, at);
		break;
	case 3:
		story_robot(story, at);
		break;
	default:
		story_reply(story, at, ANNA + (fact_id)random_draw(3));
		story->events[story->len - 1].handle_s = random_draw(900);
	}

	struct event_fact *event = &story->events[story->len - 1];

	if (random_draw(8) == 0)
		event->actor_kind = kinds[random_draw(3)];
	event->is_automatic = random_draw(10) == 0;
}

static void add_random_promise(struct story *story, int64_t at)
{
	struct event_fact *event = story_event(story, EVENT_PROMISE, at);

	event->metric = (enum promise_metric)random_draw(PROMISE_METRIC_COUNT);
	event->due_at = random_draw(6) ? at + random_draw(200000) : TIME_NONE;
}

static void add_random_event(struct story *story, int64_t at)
{
	static const enum event_kind others[] = { EVENT_NOTE, EVENT_PRIORITY, EVENT_OTHER };

	switch (random_draw(10)) {
	case 0:
	case 1:
	case 2:
	case 3:
		add_random_message(story, at);
		break;
	case 4:
		story_assign(story, at, some_agent());
		break;
	case 5:
		story_team(story, at, some_group());
		break;
	case 6:
		story_rate(story, at, 1 + random_draw(5), 5);
		break;
	case 7:
		if (random_draw(2))
			add_random_promise(story, at);
		else
			story_event(story, others[random_draw(3)], at)->handle_s = random_draw(99);
		break;
	default:
		add_random_state(story, at);
	}
}

static struct story random_summary(fact_id id, int64_t at)
{
	struct story one = summary(id, at);
	struct ticket_metrics *metrics = &one.fact.metrics;

	one.fact.assignee = some_agent();
	one.fact.group = some_group();
	metrics->has = METRICS_FIRST_REPLY | METRICS_SOLVED | METRICS_HANDLE;
	metrics->has |= random_draw(4) ? METRICS_REPLIES | METRICS_REOPENS : 0;
	metrics->first_reply_s = random_draw(5) ? (int64_t)random_draw(90000) : -1;
	metrics->solved_s = -1;
	metrics->solved_at = TIME_NONE;
	metrics->replies = random_draw(4);
	metrics->reopens = random_draw(5) == 0;
	metrics->handle_s = random_draw(1000);
	if (random_draw(3)) {
		one.fact.state = STATE_SOLVED;
		metrics->solved_s = random_draw(300000);
		metrics->solved_at = at + metrics->solved_s;
	} else if (random_draw(4) == 0) {
		one.fact.state = random_draw(2) ? STATE_SPAM : STATE_DELETED;
	}
	return one;
}

/* Made by one of us for a customer, or for herself. */
static void make_outbound(struct story *story)
{
	struct event_fact *event = &story->events[0];

	event->actor = ANNA;
	event->actor_kind = ACTOR_AGENT;
	if (random_draw(3) == 0)
		story->fact.requester = ANNA;
}

static struct story random_story(fact_id id)
{
	static const fact_id channels[] = { EMAIL, CHAT, 0 };
	static const fact_id priorities[] = { HIGH, LOW, URGENT, 0 };
	static const fact_id types[] = { COMPLAINT, RETURNED, 0 };
	static const fact_id topics[] = { LOGIN, INVOICE, 0 };
	int64_t at = MONDAY + random_draw(RANDOM_DAYS * 24 * 60) * MINUTE_S;
	bool has_events = random_draw(4) > 0;

	if (random_draw(8) == 0) /* many in one second */
		at = MONDAY + (int64_t)random_draw(RANDOM_DAYS) * DAY_S + 9 * HOUR_S;
	struct story one = has_events ? story(id, at) : random_summary(id, at);

	one.fact.channel = channels[random_draw(3)];
	one.fact.priority = priorities[random_draw(4)];
	one.fact.type = types[random_draw(3)];
	one.fact.topic = topics[random_draw(3)];
	one.fact.requester = random_draw(8) ? 200 + (fact_id)random_draw(20) : 0;
	if (at % DAY_S == 9 * HOUR_S) /* of one customer */
		one.fact.requester = 200;
	if (random_draw(3) == 0)
		one.fact.flags |=
			random_draw(2) ? TICKET_IS_FIRST_CONTACT : TICKET_IS_NO_FIRST_CONTACT;
	one.fact.customer = random_draw(3) ? 0 : EMAIL + (fact_id)random_draw(4);
	if (random_draw(15) == 0)
		one.fact.flags |= TICKET_IS_TEST;
	if (random_draw(15) == 0)
		one.fact.flags |= TICKET_IS_OUTBOUND;
	if (has_events && random_draw(8) == 0)
		make_outbound(&one);
	for (uint32_t i = random_draw(14); has_events && i > 0; i--) {
		at += random_draw(40000);
		add_random_event(&one, at);
	}
	if (has_events && random_draw(30) == 0) /* without an event that tells of it */
		one.fact.state = STATE_DELETED;
	return one;
}

/* --- beside the tickets --------------------------------------------------------------------- */

static struct activity_fact random_call(int64_t key, int64_t at)
{
	static const fact_id outcomes[] = { ANSWERED, ANSWERED, ABANDONED, QUEUED };
	struct activity_fact fact = activity(RECORD_CALL, key, at, outcomes[random_draw(4)]);

	fact.group = some_group();
	fact.agent = fact.what == ANSWERED ? some_agent() : 0;
	fact.is_inbound = random_draw(6) > 0;
	fact.wait_s = fact.what == QUEUED ? -1 : (int64_t)random_draw(60);
	fact.talk_s = fact.what == ANSWERED ? (int64_t)random_draw(500) : -1;
	return fact;
}

static struct activity_fact random_answer(int64_t key, int64_t at)
{
	static const struct {
		fact_id kind;
		uint32_t scale;
	} kinds[] = { { NPS, 10 }, { CES, 7 }, { CSAT, 5 }, { QA, 100 }, { FCR, 1 } };
	size_t kind = random_draw(ARRAY_LEN(kinds));
	struct activity_fact fact = activity(RECORD_RATING, key, at, kinds[kind].kind);

	fact.agent = some_agent();
	fact.group = some_group();
	fact.scale = kinds[kind].scale;
	fact.value = 1 + random_draw(kinds[kind].scale);
	if (fact.what == FCR)
		fact.value = random_draw(2);
	fact.is_critical = random_draw(6) == 0;
	if (fact.what != QA)
		return fact;
	fact.item = random_draw(2) ? EMPATHY : KNOWLEDGE;
	fact.ticket = 1 + (fact_id)random_draw(10);
	fact.author = some_agent();
	fact.weight = 1 + random_draw(3);
	return fact;
}

static struct activity_fact random_stretch(int64_t key, int64_t at, bool is_plan)
{
	static const fact_id states[] = { AVAILABLE, IN_CONTACT, WRAP_UP, ON_BREAK, OFFLINE };
	static const fact_id plans[] = { AT_WORK, AT_WORK, ON_BREAK, ABSENT };
	struct activity_fact fact = activity(is_plan ? RECORD_SCHEDULE : RECORD_PRESENCE, key, at,
		is_plan ? plans[random_draw(4)] : states[random_draw(5)]);

	fact.agent = ANNA + (fact_id)random_draw(3);
	fact.to = at + 1 + random_draw(9000);
	return fact;
}

static struct activity_fact random_activity(int64_t key)
{
	static const fact_id measures[] = { ORDERS, SUPPORT_COST, REVENUE, SELF_SOLVED };
	int64_t at = MONDAY + random_draw(RANDOM_DAYS * 24 * 60) * MINUTE_S;
	struct activity_fact fact;

	if (key <= RANDOM_DAYS * (int64_t)ARRAY_LEN(measures)) { /* each of them, day by day */
		at = MONDAY + (key - 1) / (int64_t)ARRAY_LEN(measures) * DAY_S;
		fact = activity(
			RECORD_MEASURE, key, at, measures[(size_t)(key - 1) % ARRAY_LEN(measures)]);
		fact.to = at + DAY_S;
		/* Support costs less than is earned. */
		fact.value = (fact.what == REVENUE ? 100 : 1) + random_draw(100);
		return fact;
	}
	switch (random_draw(4)) {
	case 0:
		return random_call(key, at);
	case 1:
		return random_answer(key, at);
	default:
		return random_stretch(key, at, random_draw(3) == 0);
	}
}

/* --- desks ---------------------------------------------------------------------------------- */

static void open_on(struct kpi_desk *desk, struct hours_config *hours, int day, const char *window)
{
	hours->days[day].items = arena_alloc(desk->desk->arena, 1, sizeof(char *));
	hours->days[day].items[0] = window;
	hours->days[day].len = 1;
}

/* Weekdays; and nights, also of Sunday to Monday, by a clock elsewhere, for one team. */
static void set_hours(struct kpi_desk *desk, struct team_config *team)
{
	struct hours_config *nights;

	kpi_desk_hours(desk, "08:00-18:00");
	nights = kpi_desk_add(desk, "hours");
	nights->name = "nights";
	nights->zone_text = "America/Sao_Paulo";
	for (int day = 2; day < 7; day++)
		open_on(desk, nights, day, "22:00-06:00");
	team->hours = "nights";
}

static struct text_list words(struct kpi_desk *desk, const char *word)
{
	struct text_list list = { .items = arena_alloc(desk->desk->arena, 1, sizeof(char *)) };

	list.items[0] = word;
	list.len = 1;
	return list;
}

struct kpi_desk *random_desk(uint32_t seed, int variant)
{
	static const char *const zones[] = { "UTC", "America/New_York", "Asia/Tehran",
		"Asia/Kathmandu" };
	struct kpi_desk *desk = kpi_desk_new();
	struct team_config *team = kpi_desk_add(desk, "team");
	struct promise_config *promise = kpi_desk_add(desk, "promise");
	struct measuring *measuring = kpi_desk_add(desk, "measuring");
	struct site_config *site = kpi_desk_add(desk, "site");
	struct role_config *role = kpi_desk_add(desk, "role");

	desk->desk->zone_text = zones[variant % (int)ARRAY_LEN(zones)];
	team->name = "Technical";
	team->tier = 2;
	site->name = "Upstairs";
	site->teams = words(desk, "Billing");
	role->name = "lead";
	role->teams = words(desk, "Billing");
	role->agents = words(desk, "Carla");
	measuring->fcr_method = variant % (FCR_MARK + 1);
	measuring->service_rule = variant % (SERVICE_ANSWERED + 1);
	promise->first_response_s = 3 * HOUR_S;
	promise->next_reply_s = 6 * HOUR_S;
	promise->resolution_s = 2 * DAY_S;
	promise->clock = CLOCK_DEFAULT;
	if (variant / (int)ARRAY_LEN(zones) % 2)
		set_hours(desk, team);
	state = seed;
	return desk;
}

/* The ticket is what its last event made it; without any it is still there. */
static void find_again(struct story *story)
{
	if (story->len == 0 && story->fact.state != STATE_SOLVED)
		story->fact.state = STATE_NEW;
	for (size_t i = 0; i < story->len; i++)
		if (story->events[i].kind == EVENT_STATE || i == 0)
			story->fact.state = story->events[i].to_state;
}

void random_desk_fill(struct kpi_desk *desk, enum random_fill fill)
{
	static struct story stories[TICKETS];
	static struct activity_fact activities[ACTIVITIES];
	bool is_backwards = fill == FILL_BACKWARDS;

	for (int i = 0; i < TICKETS; i++)
		stories[i] = random_story(i + 1);
	for (int i = 0; fill >= FILL_DATED && i < TICKETS; i++)
		find_again(&stories[i]);
	for (int i = 0; i < ACTIVITIES; i++)
		activities[i] = random_activity(i + 1);
	for (int i = 0; i < ACTIVITIES; i++)
		put_activity(desk, &activities[is_backwards ? ACTIVITIES - 1 - i : i]);
	for (int i = 0; i < TICKETS; i++)
		if (fill != FILL_EVENTS || stories[i].fact.flags & TICKET_HAS_EVENTS)
			put(desk, &stories[is_backwards ? TICKETS - 1 - i : i]);
	/* Some come again. */
	for (int i = 0; is_backwards && i < TICKETS; i += 7)
		put(desk, &stories[i]);
	for (int i = 0; is_backwards && i < ACTIVITIES; i += 5)
		put_activity(desk, &activities[i]);
}
