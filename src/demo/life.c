/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a ticket fares: who takes it, what is said, when it is solved and what comes after.
 *
 * Work is counted in the hours of whoever does it, waiting for customers and third parties by the
 * calendar. The figures are chosen so that the department's KPIs look like a real one's.
 */
#include "config.h"

#include "demo/life.h"

#include <string.h>

#include "base/macros.h"

#define HOUR_S 3600
#define DAY_S 86400
#define SUBJECT_LIFE 4     /* chance: one ticket's life */
#define SUBJECT_LOAD 5     /* chance: how slow a day is */
#define SUBJECT_REQUEST 6  /* chance: who wants what */
#define SUBJECT_RETURN 7   /* chance: whether somebody writes again */
#define SUBJECT_BOT 17     /* chance: what the bot takes */
#define BOT_PERMILLE 350   /* of simple requests: answered by the bot */
#define RETURN_PERMILLE 75 /* of tickets: about what was written before */
#define RETURN_DAYS 4
#define COMPLAINT_PERMILLE 21 /* beside those that are about nothing else */
#define EFFORT_MOST_S (18 * 8 * HOUR_S)
#define ROUNDS_MOST 6
#define CLOSED_AFTER_S (4 * DAY_S)

/* A life while it is being written: `now` is how things stand. */
struct plot {
	const struct life_world *world;
	struct chance chance;
	struct life *life;
	struct step now;
	int64_t drag_permille; /* this ticket's own slowness */
	int rounds;            /* replies so far */
};

static const int channel_permille[CHANNEL_COUNT] = {
	[CHANNEL_EMAIL] = 1000,
	[CHANNEL_WEB] = 1000,
	[CHANNEL_CHAT] = 28,
	[CHANNEL_VOICE] = 80,
	[CHANNEL_MESSAGING] = 90,
	[CHANNEL_FACEBOOK] = 600,
	[CHANNEL_TWITTER] = 450,
};

static const int urgency_permille[URGENCY_COUNT] = {
	[URGENCY_NONE] = 1000,
	[URGENCY_LOW] = 1500,
	[URGENCY_NORMAL] = 1000,
	[URGENCY_HIGH] = 520,
	[URGENCY_URGENT] = 220,
};

bool status_is_open(enum status status)
{
	return status <= STATUS_HOLD;
}

/* Every change has a second of its own, so that a moment tells how the ticket stood. */
static void happen(struct plot *plot, enum step_kind kind, int64_t at)
{
	struct life *life = plot->life;
	if (life->len == 0)
		life->steps[0].at = at;
	else if (at <= plot->now.at)
		at = plot->now.at + 1;
	plot->now.at = at;
	plot->now.kind = kind;
	if (life->len < LIFE_STEPS_MOST && at <= life->steps[0].at + LIFE_MOST_S)
		life->steps[life->len++] = plot->now;
}

static enum team draw_team(struct chance *chance)
{
	int share = (int)chance_below(chance, 100);
	int team = 0;
	while (team < TEAM_COUNT - 1 && share >= team_rows[team].ticket_share)
		share -= team_rows[team++].ticket_share;
	return (enum team)team;
}

static enum channel draw_channel(struct chance *chance, bool is_open)
{
	static const int shares[CHANNEL_COUNT] = { 46, 17, 14, 9, 7, 4, 3 };
	int share = (int)chance_below(chance, 100);
	int channel = 0;
	while (channel < CHANNEL_COUNT - 1 && share >= shares[channel])
		share -= shares[channel++];
	bool is_live = channel == CHANNEL_CHAT || channel == CHANNEL_VOICE;
	return is_live && !is_open ? CHANNEL_WEB : (enum channel)channel;
}

static enum urgency draw_urgency(struct chance *chance, bool is_key_account)
{
	static const int shares[2][URGENCY_COUNT] = { { 14, 14, 54, 14, 4 }, { 0, 8, 42, 36, 14 } };
	int share = (int)chance_below(chance, 100);
	int urgency = 0;
	while (urgency < URGENCY_COUNT - 1 && share >= shares[is_key_account][urgency])
		share -= shares[is_key_account][urgency++];
	return (enum urgency)urgency;
}

/* The ticket with which the matter began: some write again within days. */
static int64_t root_of(const struct life_world *world, int64_t index)
{
	uint32_t recent = (uint32_t)(RETURN_DAYS * timetable_per_day(world->table)) + 1;
	for (;;) {
		struct chance chance = chance_of(world->seed, SUBJECT_RETURN, (uint64_t)index);
		int64_t back = 1 + chance_below(&chance, recent);
		if (!chance_hit(&chance, RETURN_PERMILLE) || back > index)
			return index;
		index -= back;
	}
}

/* What goes on in the shop shows in what is asked for. */
static void follow_news(struct plot *plot, struct chance *chance, int64_t at)
{
	const struct life_world *world = plot->world;
	struct life *life = plot->life;
	bool is_rising = plot->now.team == TEAM_BILLING && at >= world->rising_from;
	bool is_outage = at >= world->outage_from && at < world->outage_to;
	if (is_rising && chance_hit(chance, 330))
		life->topic = topic_first(TEAM_BILLING, "payment_failed");
	if (!is_outage || life->is_key_account || !chance_hit(chance, 450))
		return;
	plot->now.team = TEAM_TECHNICAL;
	life->topic = topic_first(TEAM_TECHNICAL, "login");
}

static void draw_request(struct plot *plot, int64_t at)
{
	const struct life_world *world = plot->world;
	struct life *life = plot->life;
	struct chance chance =
		chance_of(world->seed, SUBJECT_REQUEST, (uint64_t)root_of(world, life->index));
	plot->now.team = draw_team(&chance);
	life->is_key_account = plot->now.team == TEAM_VIP;
	life->topic = topic_pick(plot->now.team, &chance);
	life->requester = chance_below(&chance, world->customers);
	follow_news(plot, &chance, at);
	bool is_complaint = chance_hit(&plot->chance, COMPLAINT_PERMILLE);
	life->kind = is_complaint ? "complaint" : topic_kind(life->topic);
}

static void create(struct plot *plot, int64_t index)
{
	const struct timetable *table = plot->world->table;
	struct life *life = plot->life;
	int64_t at = timetable_arrival(table, index);
	life->index = index;
	life->len = 0;
	plot->now.status = STATUS_NEW;
	plot->now.agent = -1;
	plot->now.opinion = OPINION_UNOFFERED;
	draw_request(plot, at);
	life->channel = draw_channel(&plot->chance, timetable_is_open(table, SHIFT_BUSINESS, at));
	life->urgency = draw_urgency(&plot->chance, life->is_key_account);
	life->order = 400000 + chance_below(&plot->chance, 500000);
	happen(plot, STEP_CREATED, at);
}

/* The slowness of the day and of the ticket: most go through, some lie around, a few are lost. */
static void draw_drag(struct plot *plot)
{
	struct chance load = chance_of(
		plot->world->seed, SUBJECT_LOAD, (uint64_t)(plot->life->steps[0].at / DAY_S));
	plot->drag_permille = 780 + chance_below(&load, 520);
	uint32_t fate = chance_below(&plot->chance, 1000);
	if (fate < 3)
		plot->drag_permille *= 40;
	else if (fate < 24)
		plot->drag_permille *= 7;
}

static bool is_live(const struct plot *plot)
{
	return plot->life->channel == CHANNEL_CHAT || plot->life->channel == CHANNEL_VOICE;
}

static int64_t effort(struct plot *plot, int64_t permille)
{
	int64_t median = team_rows[plot->now.team].reply_s;
	median = median * channel_permille[plot->life->channel] / 1000;
	median = median * urgency_permille[plot->life->urgency] / 1000;
	median = median * staff_person(plot->world->staff, plot->now.agent)->pace_permille / 1000;
	median = median * plot->drag_permille / 1000 * permille / 1000;
	int64_t work_s = 20 + chance_spread(&plot->chance, median);
	return work_s < EFFORT_MOST_S ? work_s : EFFORT_MOST_S;
}

static int64_t after_work(const struct plot *plot, int64_t work_s)
{
	const struct person *person = staff_person(plot->world->staff, plot->now.agent);
	return timetable_after(plot->world->table, person->shift, plot->now.at, work_s);
}

/* Spam is thrown away and a repeated request merged by somebody who looks through the queue. */
static bool discard(struct plot *plot)
{
	uint32_t fate = chance_below(&plot->chance, 1000);
	if (fate >= 22)
		return false;
	plot->now.agent = staff_pick(plot->world->staff, plot->world->table, plot->now.team,
		&plot->chance, plot->now.at);
	int64_t at = after_work(plot, 60 + chance_spread(&plot->chance, 2400));
	if (fate < 14) {
		plot->now.agent = -1;
		plot->now.status = STATUS_DELETED;
		happen(plot, STEP_DELETED, at);
		return true;
	}
	plot->now.status = STATUS_CLOSED;
	happen(plot, STEP_MERGED, at);
	return true;
}

/* Some write to the wrong team. */
static void reroute(struct plot *plot)
{
	if (is_live(plot) || plot->life->is_key_account || !chance_hit(&plot->chance, 45))
		return;
	enum team wrong = plot->now.team == TEAM_ORDERS ? TEAM_RETURNS : TEAM_ORDERS;
	plot->life->steps[0].team = wrong;
	int64_t at = timetable_after(plot->world->table, SHIFT_BUSINESS, plot->now.at,
		120 + chance_spread(&plot->chance, 2000));
	happen(plot, STEP_ASSIGNED, at);
}

static void reply(struct plot *plot, int64_t at, enum status status)
{
	plot->now.status = status;
	plot->rounds++;
	happen(plot, STEP_REPLIED, at);
}

static enum status draw_outcome(struct plot *plot)
{
	const struct person *person = staff_person(plot->world->staff, plot->now.agent);
	int solved = team_rows[plot->now.team].solved_permille + person->certain_permille +
		     (is_live(plot) ? 300 : 0) + 60 * (plot->rounds > 4 ? 4 : plot->rounds);
	if (chance_hit(&plot->chance, (uint32_t)solved))
		return STATUS_SOLVED;
	uint32_t rest = chance_below(&plot->chance, 100);
	if (rest < 62)
		return STATUS_PENDING;
	return rest < 75 ? STATUS_HOLD : STATUS_OPEN;
}

/* Somebody of the team finds the ticket and answers; often it is assigned some time before. */
static void take(struct plot *plot)
{
	plot->now.agent = staff_pick(plot->world->staff, plot->world->table, plot->now.team,
		&plot->chance, plot->now.at);
	int64_t work_s = effort(plot, 1000);
	int64_t at = after_work(plot, work_s);
	plot->now.status = STATUS_OPEN;
	if (is_live(plot))
		happen(plot, STEP_ASSIGNED, plot->now.at + 4 + chance_below(&plot->chance, 40));
	else if (chance_hit(&plot->chance, 700))
		happen(plot, STEP_ASSIGNED,
			after_work(plot, work_s * (5 + chance_below(&plot->chance, 70)) / 100));
	reply(plot, at, draw_outcome(plot));
}

static void escalate(struct plot *plot)
{
	enum team from = plot->now.team;
	plot->now.team = TEAM_SPECIALISTS;
	plot->now.agent = -1;
	plot->now.status = STATUS_OPEN;
	happen(plot, STEP_ASSIGNED, plot->now.at + 60 + chance_below(&plot->chance, 1200));
	if (chance_hit(&plot->chance, 90)) {
		plot->now.team = from;
		happen(plot, STEP_ASSIGNED,
			timetable_after(plot->world->table, SHIFT_BUSINESS, plot->now.at,
				chance_spread(&plot->chance, 2 * HOUR_S)));
	}
	take(plot);
}

/* False: the customer never came back, and the helpdesk solved the ticket. */
static bool await_customer(struct plot *plot)
{
	if (chance_hit(&plot->chance, 190)) {
		plot->now.status = STATUS_SOLVED;
		happen(plot, STEP_SWITCHED, plot->now.at + 3 * DAY_S);
		return false;
	}
	int64_t wait_s = 120 + chance_spread(&plot->chance, is_live(plot) ? 900 : 4 * HOUR_S);
	int64_t most_s = 3 * DAY_S - 60;
	plot->now.status = STATUS_OPEN;
	happen(plot, STEP_ANSWERED, plot->now.at + (wait_s < most_s ? wait_s : most_s));
	return true;
}

static void await_third_party(struct plot *plot)
{
	int64_t wait_s = HOUR_S + chance_spread(&plot->chance, 40 * HOUR_S);
	int64_t most_s = 32 * DAY_S;
	int64_t due = plot->now.at + (wait_s < most_s ? wait_s : most_s);
	plot->now.status = STATUS_OPEN;
	happen(plot, STEP_SWITCHED, timetable_after(plot->world->table, SHIFT_BUSINESS, due, 600));
}

static void reassign(struct plot *plot)
{
	if (!chance_hit(&plot->chance, 60))
		return;
	int agent = staff_pick(plot->world->staff, plot->world->table, plot->now.team,
		&plot->chance, plot->now.at);
	if (agent == plot->now.agent)
		return;
	plot->now.agent = agent;
	happen(plot, STEP_ASSIGNED, after_work(plot, 300 + chance_below(&plot->chance, 2400)));
}

/* Goes on from the last reply until the ticket is solved. */
static void converse(struct plot *plot)
{
	for (int i = 0; plot->now.status != STATUS_SOLVED; i++) {
		if (plot->now.status == STATUS_PENDING && !await_customer(plot))
			return;
		if (plot->now.status == STATUS_HOLD)
			await_third_party(plot);
		reassign(plot);
		int64_t at = after_work(plot, effort(plot, 800));
		reply(plot, at, i >= ROUNDS_MOST ? STATUS_SOLVED : draw_outcome(plot));
	}
}

/* The survey goes out a day after the ticket was solved; nearly a third answer it. */
static void survey(struct plot *plot, int64_t solved_at, int64_t until)
{
	int64_t offered_at = solved_at + DAY_S + chance_below(&plot->chance, HOUR_S);
	bool is_offered = plot->now.opinion == OPINION_UNOFFERED && chance_hit(&plot->chance, 800);
	int64_t wait_s = 300 + chance_spread(&plot->chance, 4 * HOUR_S);
	bool is_answered = chance_hit(&plot->chance, 320);
	int liked = staff_person(plot->world->staff, plot->now.agent)->liked_permille;
	liked -= plot->drag_permille > 2000 ? 250 : 0;
	liked -= plot->rounds > 3 ? 60 : 0;
	liked -= strcmp(plot->life->kind, "complaint") == 0 ? 130 : 0;
	bool is_liked = chance_hit(&plot->chance, (uint32_t)liked);
	if (!is_offered || offered_at >= until)
		return;
	plot->now.opinion = OPINION_OFFERED;
	happen(plot, STEP_OFFERED, offered_at);
	if (!is_answered || offered_at + wait_s >= until)
		return;
	plot->now.opinion = is_liked ? OPINION_GOOD : OPINION_BAD;
	happen(plot, STEP_RATED, offered_at + wait_s);
}

/* What follows a solution: survey, perhaps a reopening (then true), the end. */
static bool settle(struct plot *plot, bool may_reopen)
{
	int64_t solved_at = plot->now.at;
	int64_t closed_at = solved_at + CLOSED_AFTER_S;
	int64_t reopened_at = solved_at + 900 + chance_spread(&plot->chance, 9 * HOUR_S);
	bool is_reopened = chance_hit(&plot->chance, 56) && may_reopen && reopened_at < closed_at;
	survey(plot, solved_at, is_reopened ? reopened_at : closed_at);
	if (is_reopened) {
		plot->now.status = STATUS_OPEN;
		happen(plot, STEP_ANSWERED, reopened_at);
		return true;
	}
	plot->now.status = STATUS_CLOSED;
	happen(plot, STEP_CLOSED, closed_at + chance_below(&plot->chance, HOUR_S));
	return false;
}

/* Some only wanted to say thanks. */
static void take_again(struct plot *plot)
{
	int64_t at = after_work(plot, effort(plot, 700));
	if (chance_hit(&plot->chance, 200)) {
		plot->now.status = STATUS_SOLVED;
		happen(plot, STEP_SWITCHED, at);
		return;
	}
	reply(plot, at, draw_outcome(plot));
	converse(plot);
}

/* What is still open after so long is closed by the helpdesk. */
static void expire(struct plot *plot)
{
	const struct step *last = &plot->life->steps[plot->life->len - 1];
	if (!status_is_open(last->status) || plot->life->len == LIFE_STEPS_MOST)
		return;
	plot->now = *last;
	plot->now.status = STATUS_CLOSED;
	happen(plot, STEP_CLOSED, plot->life->steps[0].at + LIFE_MOST_S);
}

/* Where is my parcel, asked in writing on the site: the bot looks it up and answers at once. */
static bool leave_to_bot(struct plot *plot)
{
	const struct life *life = plot->life;
	struct chance chance = chance_of(plot->world->seed, SUBJECT_BOT, (uint64_t)life->index);
	bool is_on_site = life->channel == CHANNEL_WEB || life->channel == CHANNEL_CHAT ||
			  life->channel == CHANNEL_MESSAGING;
	if (plot->now.team != TEAM_ORDERS || !is_on_site || !chance_hit(&chance, BOT_PERMILLE))
		return false;
	plot->now.agent = staff_bot(plot->world->staff);
	plot->now.status = STATUS_OPEN;
	happen(plot, STEP_ASSIGNED, plot->now.at + 1);
	reply(plot, plot->now.at + 3 + chance_below(&chance, 20), STATUS_SOLVED);
	return true;
}

/* Whoever is not content with the bot gets a person. */
static void go_on_from_bot(struct plot *plot)
{
	if (settle(plot, true)) {
		take(plot);
		converse(plot);
		settle(plot, false);
	}
	expire(plot);
}

const char *life_company(const struct life *life)
{
	static const char *const companies[] = { "Nordlicht Interiors", "Harbour & Sons",
		"Studio Kessler", "Atelier Moreau", "Brightwater Hotels", "Lindqvist Offices",
		"Casa Herrera", "Meridian Clinics", "Oakfield Schools", "Polder Coworking",
		"Sato Design", "Tavernier Group", "Weststadt Kliniken", "Zagros Trading" };
	return life->is_key_account ? companies[life->requester % ARRAY_LEN(companies)] : NULL;
}

void life_write(const struct life_world *world, int64_t index, struct life *life)
{
	struct plot plot = { .world = world,
		.chance = chance_of(world->seed, SUBJECT_LIFE, (uint64_t)index),
		.life = life };
	create(&plot, index);
	draw_drag(&plot);
	if (discard(&plot))
		return;
	if (leave_to_bot(&plot)) {
		go_on_from_bot(&plot);
		return;
	}
	reroute(&plot);
	take(&plot);
	uint32_t raised = (uint32_t)team_rows[plot.now.team].raised_permille;
	if (plot.now.status != STATUS_SOLVED && chance_hit(&plot.chance, raised * 2))
		escalate(&plot);
	converse(&plot);
	if (settle(&plot, true)) {
		take_again(&plot);
		settle(&plot, false);
	}
	expire(&plot);
}

size_t life_steps_until(const struct life *life, int64_t at_s)
{
	size_t count = 0;
	while (count < life->len && life->steps[count].at <= at_s)
		count++;
	return count;
}
