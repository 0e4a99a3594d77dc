/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Walks through the steps that had happened and keeps account as the helpdesk does.
 */
#include "config.h"

#include "demo/standing.h"

static const struct lapse no_lapse = { -1, -1 };

static const int targets_min[PROMISED_COUNT][2][URGENCY_COUNT] = {
	[PROMISED_REPLY] = { { 0, 960, 480, 180, 60 }, { 480, 480, 360, 180, 90 } },
	[PROMISED_RESOLUTION] = { { 0, 2160, 1080, 540, 240 }, { 1080, 1080, 720, 360, 180 } },
};

/* In minutes of business hours; 0: nothing is promised. */
static int promise_target_min(enum promise promise, enum urgency urgency, bool is_key_account)
{
	return targets_min[promise][is_key_account][urgency];
}

/* Neither the customer's turn nor a third party's. */
static bool is_ours(enum status status)
{
	return status == STATUS_NEW || status == STATUS_OPEN;
}

static struct lapse lapse_between(const struct life_world *world, int64_t from, int64_t to)
{
	return (struct lapse){ to - from, timetable_work(world->table, SHIFT_BUSINESS, from, to) };
}

static void lapse_add(struct lapse *sum, struct lapse more)
{
	if (sum->calendar_s < 0)
		*sum = (struct lapse){ 0, 0 };
	sum->calendar_s += more.calendar_s;
	sum->business_s += more.business_s;
}

/* The time since the step before belongs to the status that it left behind. */
static void account_wait(
	struct standing *standing, const struct life_world *world, const struct step *step)
{
	const struct step *before = &standing->last;
	if (!status_is_open(before->status) || step->status == before->status)
		return;
	struct lapse lapse = lapse_between(world, standing->status_updated_at, step->at);
	if (before->status == STATUS_PENDING)
		lapse_add(&standing->agent_wait, lapse);
	else
		lapse_add(&standing->requester_wait, lapse);
	if (before->status == STATUS_HOLD)
		lapse_add(&standing->on_hold, lapse);
}

static void account_status(
	struct standing *standing, const struct life_world *world, const struct step *step)
{
	enum status before = standing->last.status;
	if (step->status == before)
		return;
	account_wait(standing, world, step);
	standing->status_updated_at = step->at;
	bool was_open = status_is_open(before);
	bool is_solved = step->status == STATUS_SOLVED || step->status == STATUS_CLOSED;
	if (was_open && is_solved) {
		standing->solved_at = step->at;
		standing->solved = lapse_between(world, standing->created_at, step->at);
		if (standing->first_solved.calendar_s < 0)
			standing->first_solved = standing->solved;
	}
	if (!was_open && status_is_open(step->status)) {
		standing->reopens++;
		standing->solved_at = TIME_NONE;
		standing->solved = no_lapse;
	}
}

static void account_people(struct standing *standing, const struct step *step)
{
	if (step->team != standing->last.team)
		standing->group_stations++;
	if (step->agent == standing->last.agent)
		return;
	standing->assignee_updated_at = step->at;
	if (step->agent < 0)
		return;
	standing->assignee_stations++;
	standing->assigned_at = step->at;
	if (standing->initially_assigned_at == TIME_NONE)
		standing->initially_assigned_at = step->at;
}

static void account_words(
	struct standing *standing, const struct life_world *world, const struct step *step)
{
	if (step->kind != STEP_REPLIED && step->kind != STEP_ANSWERED)
		return;
	standing->latest_comment_at = step->at;
	if (step->kind == STEP_ANSWERED) {
		standing->requester_updated_at = step->at;
		return;
	}
	standing->assignee_updated_at = step->at;
	if (standing->replies++ == 0)
		standing->first_reply = lapse_between(world, standing->created_at, step->at);
}

static void begin(struct standing *standing, const struct step *step)
{
	*standing = (struct standing){
		.last = *step,
		.created_at = step->at,
		.updated_at = step->at,
		.initially_assigned_at = TIME_NONE,
		.assigned_at = TIME_NONE,
		.assignee_updated_at = TIME_NONE,
		.requester_updated_at = step->at,
		.status_updated_at = step->at,
		.latest_comment_at = step->at,
		.solved_at = TIME_NONE,
		.group_stations = 1,
		.first_reply = no_lapse,
		.first_solved = no_lapse,
		.solved = no_lapse,
		.agent_wait = no_lapse,
		.requester_wait = no_lapse,
		.on_hold = { 0, 0 },
	};
}

static void promise_reply(struct standing *standing, const struct life_world *world,
	const struct life *life, int64_t at_s)
{
	struct promise_standing *promise = &standing->promises[PROMISED_REPLY];
	int64_t target_s =
		60 * promise_target_min(PROMISED_REPLY, life->urgency, life->is_key_account);
	bool is_kept = standing->replies > 0;
	bool is_over = is_kept || !status_is_open(standing->last.status);
	int64_t end = is_kept ? standing->created_at + standing->first_reply.calendar_s
			      : (is_over ? standing->last.at : at_s);
	promise->stage = is_over ? STAGE_ACHIEVED : STAGE_ACTIVE;
	promise->due_at =
		timetable_after(world->table, SHIFT_BUSINESS, standing->created_at, target_s);
	promise->left_s =
		target_s - timetable_work(world->table, SHIFT_BUSINESS, standing->created_at, end);
}

/* The moment at which our own work passes the target: within the stretch of work that passes it, or
 * ahead of the last one. */
static void promise_resolution(struct standing *standing, const struct life_world *world,
	const struct life *life, int64_t at_s)
{
	struct promise_standing *promise = &standing->promises[PROMISED_RESOLUTION];
	int64_t left_s =
		60 * promise_target_min(PROMISED_RESOLUTION, life->urgency, life->is_key_account);
	size_t count = life_steps_until(life, at_s);
	promise->due_at = TIME_NONE;
	for (size_t i = 0; i < count; i++) {
		const struct step *step = &life->steps[i];
		if (!is_ours(step->status))
			continue;
		int64_t end = i + 1 < count ? step[1].at : at_s;
		int64_t worked_s = timetable_work(world->table, SHIFT_BUSINESS, step->at, end);
		if (left_s >= 0)
			promise->due_at =
				timetable_after(world->table, SHIFT_BUSINESS, step->at, left_s);
		left_s -= worked_s;
	}
	enum status status = standing->last.status;
	bool is_paused = status == STATUS_PENDING || status == STATUS_HOLD;
	promise->left_s = left_s;
	promise->stage =
		is_paused ? STAGE_PAUSED : (status_is_open(status) ? STAGE_ACTIVE : STAGE_ACHIEVED);
	if (is_paused && left_s >= 0)
		promise->due_at = TIME_NONE;
}

bool standing_at(const struct life_world *world, const struct life *life, int64_t at_s,
	struct standing *standing)
{
	size_t count = life_steps_until(life, at_s);
	if (count == 0)
		return false;
	begin(standing, &life->steps[0]);
	for (size_t i = 1; i < count; i++) {
		const struct step *step = &life->steps[i];
		account_status(standing, world, step);
		account_people(standing, step);
		account_words(standing, world, step);
		standing->is_merged = standing->is_merged || step->kind == STEP_MERGED;
		if (step->kind != STEP_OFFERED)
			standing->updated_at = step->at;
		standing->last = *step;
	}
	standing->has_promises =
		promise_target_min(PROMISED_REPLY, life->urgency, life->is_key_account) > 0;
	if (standing->has_promises) {
		promise_reply(standing, world, life, at_s);
		promise_resolution(standing, world, life, at_s);
	}
	return true;
}
