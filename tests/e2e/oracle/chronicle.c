/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writes a store that no helpdesk would dare to have: everything the catalogue speaks of, often and
 * in one second, so that nothing depends on what a simulated department happens to do.
 *
 *   chronicle STORE NOW TICKETS SEED
 *
 * The past is forty days long and ends at NOW, seconds since 1970.
 */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/store.h"

#define DAY_S INT64_C(86400)
#define DAYS 40
#define AGENTS 9
#define CUSTOMERS 40
#define TICKETS_A_BATCH 50

static const char *const teams[] = { "Front", "Billing", "Returns", "Technicians", "Engineers" };
static const char *const channels[] = { "email", "chat", "phone", "web", NULL };
static const char *const priorities[] = { "low", "normal", "high", "urgent", NULL };
static const char *const types[] = { "question", "incident", "complaint", "return", "repair",
	NULL };
static const char *const topics[] = { "delivery", "invoice", "defect", "login", NULL };
static const char *const surveys[] = { "nps", "ces", "csat", "fcr" };

struct chronicle {
	struct store *store;
	struct batch batch;
	int64_t now, from;
	uint32_t state;
	int64_t cursor, events;
};

/* A ticket while it is being written. */
struct life {
	const char *id;
	int64_t at;
	struct ticket_core *core;
	const char *customer;
	bool is_lost;
};

static uint32_t draw(struct chronicle *chronicle, uint32_t below)
{
	chronicle->state = chronicle->state * 1664525 + 1013904223;
	return (chronicle->state >> 8) % below;
}

static bool is_one_in(struct chronicle *chronicle, uint32_t many)
{
	return draw(chronicle, many) == 0;
}

static const char *numbered(struct chronicle *chronicle, const char *word, int64_t number)
{
	return arena_printf(chronicle->batch.arena, "%s%" PRId64, word, number);
}

#define SOME(words) (words)[draw(chronicle, ARRAY_LEN(words))]

static const char *some_agent(struct chronicle *chronicle)
{
	return numbered(chronicle, "agent", draw(chronicle, AGENTS));
}

static const char *some_customer(struct chronicle *chronicle)
{
	return numbered(chronicle, "person", draw(chronicle, CUSTOMERS));
}

/* --- batches -------------------------------------------------------------------------------- */

static void begin(struct chronicle *chronicle)
{
	struct batch *batch = &chronicle->batch;

	batch_clear(batch);
	batch->source = "help";
	batch->stream = "live";
	batch->cursor_from = chronicle->cursor ? numbered(chronicle, "", chronicle->cursor) : "";
	batch->cursor_to = numbered(chronicle, "", ++chronicle->cursor);
}

static bool end(struct chronicle *chronicle, struct error *err)
{
	struct apply_result result;

	return store_apply(chronicle->store, &chronicle->batch, chronicle->now, &result, err);
}

/* --- people --------------------------------------------------------------------------------- */

static struct account_record *add_account(
	struct chronicle *chronicle, const char *id, enum actor_kind kind)
{
	struct account_record *account = &batch_add(&chronicle->batch, RECORD_ACCOUNT)->account;

	account->id = account->name = account->login = id;
	account->kind = kind;
	account->is_active = true;
	return account;
}

static bool add_people(struct chronicle *chronicle, struct error *err)
{
	begin(chronicle);
	for (int i = 0; i < AGENTS; i++)
		add_account(chronicle, numbered(chronicle, "agent", i), ACTOR_AGENT)->is_active =
			i != 3;
	for (int i = 0; i < CUSTOMERS; i++)
		add_account(chronicle, numbered(chronicle, "person", i), ACTOR_CUSTOMER);
	add_account(chronicle, "robot", ACTOR_BOT);
	add_account(chronicle, "rule", ACTOR_SYSTEM);
	for (size_t i = 0; i < ARRAY_LEN(teams); i++) {
		struct group_record *group = &batch_add(&chronicle->batch, RECORD_GROUP)->group;

		group->id = group->name = teams[i];
		group->is_active = true;
	}
	for (size_t i = 0; i < AGENTS + 3; i++) {
		struct membership_record *member =
			&batch_add(&chronicle->batch, RECORD_MEMBERSHIP)->membership;

		member->account = numbered(chronicle, "agent", (int64_t)i % AGENTS);
		member->group = teams[(i + i / AGENTS) % ARRAY_LEN(teams)];
	}
	for (int kind = 0; kind < 4; kind++)
		chronicle->batch.coverage[chronicle->batch.coverage_len++] =
			(struct coverage){ (const enum record_kind[]){ RECORD_TICKET, RECORD_EVENT,
						   RECORD_RATING, RECORD_CALL }[kind],
				chronicle->from - 90 * DAY_S, chronicle->now, 1 };
	return end(chronicle, err);
}

/* --- events --------------------------------------------------------------------------------- */

static struct event_record *add_event(
	struct chronicle *chronicle, struct life *life, enum event_kind kind)
{
	struct event_record *event = &batch_add(&chronicle->batch, RECORD_EVENT)->event;

	event->id = numbered(chronicle, "event", ++chronicle->events);
	event->ticket = life->id;
	event->kind = kind;
	event->at = life->at;
	return event;
}

/* By whom: people mostly, sometimes machines, sometimes on somebody's behalf. */
static void act(struct chronicle *chronicle, struct event_record *event)
{
	static const struct {
		const char *name;
		enum actor_kind kind;
	} machines[] = { { "robot", ACTOR_BOT }, { "rule", ACTOR_SYSTEM } };

	event->actor = some_agent(chronicle);
	event->actor_kind = ACTOR_AGENT;
	if (is_one_in(chronicle, 8)) {
		size_t which = draw(chronicle, ARRAY_LEN(machines));

		event->actor = machines[which].name;
		event->actor_kind = machines[which].kind;
	}
	event->is_automatic = is_one_in(chronicle, 12);
	if (is_one_in(chronicle, 6))
		event->actor_kind = ACTOR_UNKNOWN; /* the account tells */
}

static void say(struct chronicle *chronicle, struct life *life)
{
	struct event_record *event =
		add_event(chronicle, life, is_one_in(chronicle, 6) ? EVENT_NOTE : EVENT_MESSAGE);

	act(chronicle, event);
	if (is_one_in(chronicle, 2)) {
		event->actor = life->customer;
		event->actor_kind = ACTOR_CUSTOMER;
		event->is_automatic = is_one_in(chronicle, 15);
	} else if (is_one_in(chronicle, 3)) {
		event->handle_s = 30 + draw(chronicle, 1500);
	}
}

static void change_state(struct chronicle *chronicle, struct life *life)
{
	static const struct {
		enum ticket_state state;
		enum waiting waiting;
	} states[] = {
		{ STATE_OPEN, WAITING_BY_SPEAKER },
		{ STATE_OPEN, WAITING_US },
		{ STATE_PENDING, WAITING_CUSTOMER },
		{ STATE_HOLD, WAITING_THIRD_PARTY },
		{ STATE_SOLVED, WAITING_US },
		{ STATE_SOLVED, WAITING_US },
		{ STATE_SOLVED, WAITING_US },
		{ STATE_CLOSED, WAITING_US },
	};
	size_t to = draw(chronicle, ARRAY_LEN(states));
	struct event_record *event;

	if (states[to].state == life->core->state)
		return;
	event = add_event(chronicle, life, EVENT_STATE);
	act(chronicle, event);
	event->from_state = life->core->state;
	event->to_state = life->core->state = states[to].state;
	event->to_waiting = life->core->waiting = states[to].waiting;
}

static void assign(struct chronicle *chronicle, struct life *life)
{
	struct event_record *event = add_event(chronicle, life, EVENT_ASSIGN);

	act(chronicle, event);
	event->from = life->core->assignee;
	event->to = life->core->assignee = is_one_in(chronicle, 6) ? NULL : some_agent(chronicle);
}

static void move(struct chronicle *chronicle, struct life *life)
{
	const char *to = is_one_in(chronicle, 12) ? NULL : SOME(teams);
	struct event_record *event;

	if (to == life->core->group)
		return;
	event = add_event(chronicle, life, EVENT_TEAM);
	act(chronicle, event);
	event->from = life->core->group;
	event->to = life->core->group = to;
}

static void rate(struct chronicle *chronicle, struct life *life)
{
	struct event_record *event = add_event(chronicle, life, EVENT_RATING);
	bool is_binary = is_one_in(chronicle, 3);

	event->actor = life->customer;
	event->actor_kind = ACTOR_CUSTOMER;
	event->scale = is_binary ? 1 : 5;
	event->value = is_binary ? draw(chronicle, 2) : 1 + draw(chronicle, 5);
}

static void promise(struct chronicle *chronicle, struct life *life)
{
	struct event_record *event = add_event(chronicle, life, EVENT_PROMISE);

	event->metric = (enum promise_metric)draw(chronicle, PROMISE_METRIC_COUNT);
	event->due_at =
		is_one_in(chronicle, 8) ? TIME_NONE : life->at + 600 + draw(chronicle, 3 * DAY_S);
}

static void happen(struct chronicle *chronicle, struct life *life)
{
	uint32_t what = draw(chronicle, 100);

	if (what < 45)
		say(chronicle, life);
	else if (what < 72)
		change_state(chronicle, life);
	else if (what < 82)
		assign(chronicle, life);
	else if (what < 91)
		move(chronicle, life);
	else if (what < 95)
		rate(chronicle, life);
	else if (what < 98)
		promise(chronicle, life);
	else
		add_event(chronicle, life, EVENT_OTHER)->to = "tagged";
}

/* --- tickets -------------------------------------------------------------------------------- */

static struct ticket_record *add_ticket(struct chronicle *chronicle, struct life *life)
{
	struct ticket_record *ticket = &batch_add(&chronicle->batch, RECORD_TICKET)->ticket;
	struct ticket_core *core = &ticket->core;

	ticket->id = life->id;
	ticket->version[FACET_CORE] = 1;
	core->has = (CORE_IS_OUTBOUND << 1) - 1;
	core->has &= ~(uint32_t)(CORE_MERGED_INTO | CORE_SUBJECT);
	core->created_at = core->updated_at = life->at;
	core->requester = life->customer;
	core->state = STATE_NEW;
	core->waiting = WAITING_BY_SPEAKER;
	core->channel = SOME(channels);
	core->priority = SOME(priorities);
	core->type = SOME(types);
	core->topic = SOME(topics);
	core->customer =
		is_one_in(chronicle, 3) ? NULL : numbered(chronicle, "shop", draw(chronicle, 6));
	core->group = is_one_in(chronicle, 10) ? NULL : SOME(teams);
	core->assignee = is_one_in(chronicle, 2) ? NULL : some_agent(chronicle);
	core->first_contact = (enum first_contact)draw(chronicle, 3);
	core->is_test = is_one_in(chronicle, 40);
	core->is_outbound = is_one_in(chronicle, 25);
	return ticket;
}

static void lose(struct chronicle *chronicle, struct life *life)
{
	static const enum ticket_state states[] = { STATE_SPAM, STATE_MERGED, STATE_DELETED };
	enum ticket_state state = SOME(states);
	struct event_record *event = NULL;

	life->core->state = state;
	if (state == STATE_MERGED) {
		event = add_event(chronicle, life, EVENT_MERGE);
		event->to = life->core->merged_into = "1";
		life->core->has |= CORE_MERGED_INTO;
	} else if (is_one_in(chronicle, 2)) {
		event = add_event(chronicle, life, EVENT_STATE);
		event->to_state = state;
	}
}

static void offer(struct chronicle *chronicle, struct ticket_record *ticket, int64_t at)
{
	struct ticket_rating *rating = &ticket->rating;
	int64_t answered_at = at + draw(chronicle, 2 * DAY_S);

	ticket->version[FACET_RATING] = 1;
	rating->stage = RATING_OFFERED;
	rating->offered_at = at;
	rating->answered_at = TIME_NONE;
	if (is_one_in(chronicle, 2) || answered_at > chronicle->now)
		return;
	rating->stage = RATING_ANSWERED;
	rating->answered_at = is_one_in(chronicle, 5) ? TIME_NONE : answered_at;
	rating->scale = 5;
	rating->score = 1 + draw(chronicle, 5);
}

static void owe(struct chronicle *chronicle, struct ticket_record *ticket, int64_t at)
{
	ticket->version[FACET_SLA] = 1;
	ticket->sla.len = PROMISE_METRIC_COUNT;
	for (size_t i = 0; i < ticket->sla.len; i++)
		ticket->sla.promises[i] = (struct ticket_promise){
			.metric = (enum promise_metric)i,
			.stage = (enum promise_stage)draw(chronicle, PROMISE_STAGE_COUNT),
			.due_at = at + draw(chronicle, 3 * DAY_S),
		};
}

/* A bot says something and solves; some come back, and some of those are helped. */
static void leave_to_bot(struct chronicle *chronicle, struct life *life)
{
	struct event_record *event;

	for (int i = 0; i < 2; i++) {
		event = add_event(chronicle, life, i == 0 ? EVENT_MESSAGE : EVENT_STATE);
		event->actor = "robot";
		event->actor_kind = ACTOR_BOT;
		life->at += draw(chronicle, 3600);
	}
	event->from_state = life->core->state;
	event->to_state = life->core->state = STATE_SOLVED;
	event->to_waiting = life->core->waiting = WAITING_US;
	life->core->updated_at = life->at;
}

/* Told whole, event by event. */
static void tell_events(struct chronicle *chronicle, struct life *life)
{
	struct event_record *creation = add_event(chronicle, life, EVENT_CREATE);
	int64_t pace = 60 + draw(chronicle, DAY_S);

	creation->actor = is_one_in(chronicle, 15) ? some_agent(chronicle) : life->customer;
	creation->actor_kind = ACTOR_UNKNOWN;
	if (is_one_in(chronicle, 3)) { /* a rule gives it to somebody at once */
		assign(chronicle, life);
		move(chronicle, life);
	}
	life->at++; /* what a ticket is made with is told in any order */
	if (is_one_in(chronicle, 12) && life->at + 2 * 3600 < chronicle->now)
		leave_to_bot(chronicle, life);
	for (uint32_t i = draw(chronicle, is_one_in(chronicle, 5) ? 3 : 26); i > 0; i--) {
		if (!is_one_in(chronicle, 5))
			life->at += draw(chronicle, (uint32_t)pace);
		if (life->at > chronicle->now)
			return;
		life->core->updated_at = life->at;
		happen(chronicle, life);
	}
	if (is_one_in(chronicle, 12))
		lose(chronicle, life);
}

/* Told by a summary alone. */
static void tell_summary(
	struct chronicle *chronicle, struct life *life, struct ticket_record *ticket)
{
	struct ticket_metrics *metrics = &ticket->metrics;
	int64_t most = chronicle->now - life->at, solved_s = draw(chronicle, 4 * DAY_S);

	ticket->version[FACET_METRICS] = 1;
	metrics->has = METRICS_FIRST_REPLY | METRICS_FIRST_SOLVED | METRICS_SOLVED |
		       METRICS_REOPENS | METRICS_REPLIES | METRICS_MOVES | METRICS_LAST_CUSTOMER |
		       METRICS_LAST_AGENT | METRICS_ASSIGNED | METRICS_STATE_SINCE | METRICS_HANDLE;
	if (is_one_in(chronicle, 6))
		metrics->has &= ~(uint32_t)METRICS_REPLIES;
	if (is_one_in(chronicle, 6))
		metrics->has &= ~(uint32_t)METRICS_REOPENS;
	if (is_one_in(chronicle, 6))
		metrics->has &= ~(uint32_t)METRICS_MOVES;
	metrics->replies = draw(chronicle, 4);
	metrics->first_reply_s = -1;
	if (metrics->replies > 0)
		metrics->first_reply_s = draw(chronicle, (uint32_t)most + 1);
	metrics->moves = draw(chronicle, 3);
	metrics->handle_s = draw(chronicle, 900);
	metrics->assigned_at = ticket->core.assignee ? life->at + most / 3 : TIME_NONE;
	metrics->last_customer_at = life->at + draw(chronicle, (uint32_t)most + 1);
	metrics->last_agent_at =
		metrics->replies ? life->at + draw(chronicle, (uint32_t)most + 1) : TIME_NONE;
	if (metrics->last_agent_at < life->at + metrics->first_reply_s && metrics->replies)
		metrics->last_agent_at = life->at + metrics->first_reply_s;
	metrics->state_since = life->at;
	metrics->solved_at = TIME_NONE;
	ticket->core.updated_at = chronicle->now - draw(chronicle, (uint32_t)most + 1);
	if (metrics->replies > 0)
		ticket->core.state = STATE_OPEN;
	if (solved_s >= most)
		return;
	metrics->reopens = draw(chronicle, 3) / 2;
	metrics->first_solved_s = metrics->reopens ? solved_s / 2 : solved_s;
	metrics->solved_s = solved_s;
	metrics->solved_at = metrics->state_since = life->at + solved_s;
	ticket->core.state = STATE_SOLVED;
	ticket->core.waiting = WAITING_US;
}

static void tell(struct chronicle *chronicle, int64_t number)
{
	struct life life = {
		.id = numbered(chronicle, "", number),
		.at = chronicle->from + draw(chronicle, DAYS * DAY_S),
		.customer = some_customer(chronicle),
	};
	struct ticket_core core = { 0 };
	int64_t created_at = life.at;
	struct ticket_record *ticket = add_ticket(chronicle, &life);
	size_t place = chronicle->batch.len - 1;
	struct ticket_record copy = *ticket;
	bool has_events = !is_one_in(chronicle, 5);

	core = copy.core;
	life.core = &core;
	if (has_events)
		tell_events(chronicle, &life);
	copy.core = core;
	if (!has_events)
		tell_summary(chronicle, &life, &copy);
	if (is_one_in(chronicle, 3) && life.at <= chronicle->now)
		offer(chronicle, &copy, life.at);
	if (is_one_in(chronicle, 3))
		owe(chronicle, &copy, created_at);
	chronicle->batch.records[place].ticket = copy; /* the batch has grown since */
}

static bool tell_tickets(struct chronicle *chronicle, int64_t count, struct error *err)
{
	for (int64_t i = 0; i < count;) {
		begin(chronicle);
		for (int k = 0; k < TICKETS_A_BATCH && i < count; k++)
			tell(chronicle, ++i);
		if (!end(chronicle, err))
			return false;
	}
	return true;
}

/* --- beside the tickets ------------------------------------------------------------------------ */

static int64_t some_time(struct chronicle *chronicle)
{
	return chronicle->from + draw(chronicle, DAYS * DAY_S);
}

static void add_survey(struct chronicle *chronicle, int64_t number, int64_t tickets)
{
	static const double scales[] = { 10, 7, 5, 1 };
	struct rating_record *rating = &batch_add(&chronicle->batch, RECORD_RATING)->rating;
	size_t kind = draw(chronicle, ARRAY_LEN(surveys));

	rating->id = numbered(chronicle, "survey", number);
	rating->kind = surveys[kind];
	rating->at = some_time(chronicle);
	rating->scale = scales[kind];
	rating->score = draw(chronicle, (uint32_t)rating->scale + 1);
	if (rating->score < 1 && (kind == 1 || kind == 2))
		rating->score = 1;
	rating->weight = 1;
	if (is_one_in(chronicle, 2))
		rating->ticket = numbered(chronicle, "", 1 + draw(chronicle, (uint32_t)tickets));
	if (is_one_in(chronicle, 2))
		rating->agent = some_agent(chronicle);
	if (is_one_in(chronicle, 2))
		rating->group = SOME(teams);
	if (is_one_in(chronicle, 2))
		rating->customer = numbered(chronicle, "shop", draw(chronicle, 6));
	if (kind < 2 && is_one_in(chronicle, 4))
		rating->channel = SOME(channels);
	if (kind < 2 && is_one_in(chronicle, 4))
		rating->topic = SOME(topics);
	if (kind < 3 && is_one_in(chronicle, 5)) {
		rating->is_unanswered = true;
		rating->score = 0;
	}
}

static void add_review(struct chronicle *chronicle, int64_t number, int64_t tickets)
{
	static const char *const items[] = { "empathy", "facts", "language" };
	const char *id = numbered(chronicle, "review", number), *agent = some_agent(chronicle);
	const char *ticket = numbered(chronicle, "", 1 + draw(chronicle, (uint32_t)tickets));
	const char *author = some_agent(chronicle);
	int64_t at = some_time(chronicle);

	if (is_one_in(chronicle, 2))
		agent = NULL;
	for (size_t i = 0; i < ARRAY_LEN(items); i++) {
		struct rating_record *rating = &batch_add(&chronicle->batch, RECORD_RATING)->rating;

		rating->id = id;
		rating->kind = "qa";
		rating->item = items[i];
		rating->at = at;
		rating->agent = agent;
		rating->author = author;
		rating->ticket = ticket;
		rating->scale = 5;
		rating->score = draw(chronicle, 6);
		rating->weight = draw(chronicle, 4);
		rating->is_critical = is_one_in(chronicle, 15);
	}
}

static void add_call(struct chronicle *chronicle, int64_t number, int64_t tickets)
{
	static const char *const outcomes[] = { "answered", "answered", "answered", "abandoned",
		"missed", "other" };
	struct call_record *call = &batch_add(&chronicle->batch, RECORD_CALL)->call;

	call->id = numbered(chronicle, "call", number);
	call->at = some_time(chronicle);
	call->is_inbound = !is_one_in(chronicle, 8);
	call->outcome = SOME(outcomes);
	call->wait_s = is_one_in(chronicle, 10) ? 0 : draw(chronicle, 90);
	if (is_one_in(chronicle, 15))
		call->wait_s = -1;
	call->group = is_one_in(chronicle, 8) ? NULL : SOME(teams);
	call->customer =
		is_one_in(chronicle, 2) ? NULL : numbered(chronicle, "shop", draw(chronicle, 6));
	if (is_one_in(chronicle, 5))
		call->ticket = numbered(chronicle, "", 1 + draw(chronicle, (uint32_t)tickets));
	if (is_one_in(chronicle, 40)) {
		call->outcome = "waiting";
		call->at = chronicle->now - draw(chronicle, 600);
		call->wait_s = -1;
	}
	if (strcmp(call->outcome, "answered") != 0)
		return;
	call->agent = some_agent(chronicle);
	call->talk_s = 20 + draw(chronicle, 600);
	call->hold_s = is_one_in(chronicle, 3) ? draw(chronicle, 60) : 0;
	if (!is_one_in(chronicle, 4))
		call->wrap_up_s = draw(chronicle, 90);
}

/* A day of an agent: what she was to do, and what she did. */
static void add_day(struct chronicle *chronicle, int agent, int64_t day)
{
	static const char *const states[] = { "available", "contact", "contact", "wrap_up", "break",
		"meeting", "offline" };
	static const char *const duties[] = { "work", "work", "break", "absent" };
	const char *name = numbered(chronicle, "agent", agent);
	int64_t at = day + 8 * 3600, to = day + 17 * 3600;

	for (int64_t from = at, next = 0; from < to; from = next) {
		struct schedule_record *duty =
			&batch_add(&chronicle->batch, RECORD_SCHEDULE)->schedule;

		next = from + 1800 + draw(chronicle, 4 * 3600);
		duty->id = arena_printf(chronicle->batch.arena, "%s at %" PRId64, name, from);
		duty->agent = name;
		duty->from = from;
		duty->to = next;
		duty->state = SOME(duties);
		duty->group = is_one_in(chronicle, 3) ? SOME(teams) : NULL;
	}
	for (int64_t from = at - 600 + draw(chronicle, 1200), next = 0; from < to; from = next) {
		struct presence_record *presence =
			&batch_add(&chronicle->batch, RECORD_PRESENCE)->presence;

		next = from + 60 + draw(chronicle, 3600);
		presence->agent = name;
		presence->from = from;
		presence->to = next;
		presence->state = SOME(states);
		presence->group = is_one_in(chronicle, 3) ? SOME(teams) : NULL;
	}
}

static void add_measures(struct chronicle *chronicle, int64_t day)
{
	static const struct {
		const char *name;
		uint32_t most;
	} measures[] = { { "orders", 400 }, { "revenue", 30000 }, { "support_cost", 900 },
		{ "customers_start", 900 }, { "customers_end", 900 }, { "customers_new", 40 },
		{ "customers_lost", 40 }, { "buyers", 300 }, { "repeat_buyers", 120 },
		{ "acquisition_spend", 500 }, { "self_solved", 60 }, { "reviews_planned", 6 } };

	for (size_t i = 0; i < ARRAY_LEN(measures); i++) {
		struct measure_record *measure =
			&batch_add(&chronicle->batch, RECORD_MEASURE)->measure;

		measure->name = measures[i].name;
		measure->from = day;
		measure->to = day + DAY_S;
		measure->value = 1 + draw(chronicle, measures[i].most);
	}
}

static bool tell_activity(struct chronicle *chronicle, int64_t tickets, struct error *err)
{
	int64_t first = (chronicle->from / DAY_S) * DAY_S;

	begin(chronicle);
	for (int64_t i = 0; i < tickets / 2; i++)
		add_survey(chronicle, i, tickets);
	for (int64_t i = 0; i < tickets / 10; i++)
		add_review(chronicle, i, tickets);
	for (int64_t i = 0; i < tickets; i++)
		add_call(chronicle, i, tickets);
	for (int64_t day = first; day + DAY_S <= chronicle->now; day += DAY_S) {
		add_measures(chronicle, day);
		for (int agent = 0; agent < AGENTS; agent++)
			if (!is_one_in(chronicle, 4))
				add_day(chronicle, agent, day);
	}
	chronicle->batch.is_caught_up = true;
	return end(chronicle, err);
}

int main(int argc, char **argv)
{
	struct error err = { 0 };
	struct chronicle chronicle = { 0 };

	if (argc != 5)
		return 64;
	int64_t tickets = strtoll(argv[3], NULL, 10);

	chronicle.now = strtoll(argv[2], NULL, 10);
	chronicle.from = chronicle.now - DAYS * DAY_S;
	chronicle.state = (uint32_t)strtoul(argv[4], NULL, 10);
	batch_init(&chronicle.batch);
	bool is_written = store_open(argv[1], STORE_WRITE_PRIVATE, &chronicle.store, &err) &&
			  add_people(&chronicle, &err) && tell_tickets(&chronicle, tickets, &err) &&
			  tell_activity(&chronicle, tickets, &err);
	store_close(chronicle.store);
	batch_release(&chronicle.batch);
	if (!is_written)
		fprintf(stderr, "chronicle: %s\n", err.text);
	return is_written ? 0 : 70;
}
