/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One ticket's life written by hand, and how the helpdesk sees it at each moment.
 */
#include "config.h"

#include "base/format.h"
#include "check_demo.h"
#include "demo/standing.h"

#define MINUTE_S 60

static int64_t moment(const char *text)
{
	int64_t at_s;
	ck_assert_msg(format_parse_iso(text, &at_s), "%s", text);
	return at_s;
}

/* A normal ticket of Tuesday 10:00: replied at 10:30 with a question, answered on Wednesday 9:30,
 * solved at 10:00, offered a survey on Thursday 10:00, reopened at 11:00, solved by a colleague of
 * another team at 12:00. */
static struct life by_hand(void)
{
	static const struct {
		const char *at;
		enum step_kind kind;
		enum status status;
		enum team team;
		int agent;
		enum opinion opinion;
	} rows[] = {
		{ "2026-11-17T10:00:00+01:00", STEP_CREATED, STATUS_NEW, TEAM_ORDERS, -1,
			OPINION_UNOFFERED },
		{ "2026-11-17T10:10:00+01:00", STEP_ASSIGNED, STATUS_OPEN, TEAM_ORDERS, 3,
			OPINION_UNOFFERED },
		{ "2026-11-17T10:30:00+01:00", STEP_REPLIED, STATUS_PENDING, TEAM_ORDERS, 3,
			OPINION_UNOFFERED },
		{ "2026-11-18T09:30:00+01:00", STEP_ANSWERED, STATUS_OPEN, TEAM_ORDERS, 3,
			OPINION_UNOFFERED },
		{ "2026-11-18T10:00:00+01:00", STEP_REPLIED, STATUS_SOLVED, TEAM_ORDERS, 3,
			OPINION_UNOFFERED },
		{ "2026-11-19T10:00:00+01:00", STEP_OFFERED, STATUS_SOLVED, TEAM_ORDERS, 3,
			OPINION_OFFERED },
		{ "2026-11-19T11:00:00+01:00", STEP_ANSWERED, STATUS_OPEN, TEAM_ORDERS, 3,
			OPINION_OFFERED },
		{ "2026-11-19T12:00:00+01:00", STEP_REPLIED, STATUS_SOLVED, TEAM_BILLING, 5,
			OPINION_OFFERED },
	};
	struct life life = { .urgency = URGENCY_NORMAL, .topic = &topic_rows[0] };
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		life.steps[life.len++] = (struct step){ moment(rows[i].at), rows[i].kind,
			rows[i].status, rows[i].team, rows[i].agent, rows[i].opinion };
	return life;
}

static struct demo_desk desk;

static void set_up(void)
{
	struct demo_options options = demo_small();
	desk = demo_desk_open(&options);
}

static void tear_down(void)
{
	demo_desk_close(&desk);
}

static struct standing look(const char *at)
{
	struct life life = by_hand();
	struct standing standing;
	ck_assert(standing_at(department_world(desk.department), &life, moment(at), &standing));
	return standing;
}

static void expect_lapse(struct lapse got, int64_t calendar_min, int64_t business_min)
{
	ck_assert_int_eq(got.calendar_s, calendar_min * MINUTE_S);
	ck_assert_int_eq(got.business_s, business_min * MINUTE_S);
}

START_TEST(before_creation_there_is_none)
{
	struct life life = by_hand();
	struct standing standing;
	ck_assert(!standing_at(department_world(desk.department), &life,
		moment("2026-11-17T09:59:59+01:00"), &standing));
}
END_TEST

START_TEST(a_new_ticket_waits)
{
	struct standing standing = look("2026-11-17T10:05:00+01:00");
	ck_assert_int_eq(standing.last.status, STATUS_NEW);
	ck_assert_int_eq(standing.replies, 0);
	ck_assert_int_eq(standing.first_reply.calendar_s, -1);
	ck_assert_int_eq(standing.solved_at, TIME_NONE);
	ck_assert_int_eq(standing.assigned_at, TIME_NONE);
	/* Eight business hours from 10:00 end with the day at 18:00; five minutes are gone. */
	const struct promise_standing *reply = &standing.promises[PROMISED_REPLY];
	ck_assert_int_eq(reply->stage, STAGE_ACTIVE);
	ck_assert_int_eq(reply->due_at, moment("2026-11-17T18:00:00+01:00"));
	ck_assert_int_eq(reply->left_s, 475 * MINUTE_S);
	/* Eighteen hours: eight on Tuesday, nine on Wednesday, one on Thursday. */
	const struct promise_standing *resolution = &standing.promises[PROMISED_RESOLUTION];
	ck_assert_int_eq(resolution->stage, STAGE_ACTIVE);
	ck_assert_int_eq(resolution->due_at, moment("2026-11-19T10:00:00+01:00"));
}
END_TEST

START_TEST(a_pending_ticket_stops_its_clock)
{
	struct standing standing = look("2026-11-17T16:00:00+01:00");
	ck_assert_int_eq(standing.last.status, STATUS_PENDING);
	ck_assert_int_eq(standing.replies, 1);
	expect_lapse(standing.first_reply, 30, 30);
	expect_lapse(standing.requester_wait, 30, 30);
	ck_assert_int_eq(standing.promises[PROMISED_REPLY].stage, STAGE_ACHIEVED);
	ck_assert_int_eq(standing.promises[PROMISED_REPLY].left_s, 450 * MINUTE_S);
	ck_assert_int_eq(standing.promises[PROMISED_RESOLUTION].stage, STAGE_PAUSED);
	ck_assert_int_eq(standing.promises[PROMISED_RESOLUTION].due_at, TIME_NONE);
	ck_assert_int_eq(standing.promises[PROMISED_RESOLUTION].left_s, (1080 - 30) * MINUTE_S);
}
END_TEST

START_TEST(a_ticket_with_others_stops_it_too_but_the_customer_waits)
{
	struct life life = by_hand();
	struct standing standing;
	life.steps[2].status = STATUS_HOLD;
	ck_assert(standing_at(department_world(desk.department), &life,
		moment("2026-11-18T12:00:00+01:00"), &standing));
	expect_lapse(standing.on_hold, 1380, 480);
	expect_lapse(standing.requester_wait, 1440, 540);
	ck_assert_int_eq(standing.agent_wait.calendar_s, -1);
	ck_assert_int_eq(standing.promises[PROMISED_RESOLUTION].left_s, (1080 - 60) * MINUTE_S);
}
END_TEST

START_TEST(a_solved_ticket_has_its_figures)
{
	struct standing standing = look("2026-11-18T12:00:00+01:00");
	ck_assert_int_eq(standing.last.status, STATUS_SOLVED);
	ck_assert_int_eq(standing.solved_at, moment("2026-11-18T10:00:00+01:00"));
	/* Tuesday 10–18 and Wednesday 9–10 are nine business hours. */
	expect_lapse(standing.first_solved, 1440, 540);
	expect_lapse(standing.solved, 1440, 540);
	expect_lapse(standing.agent_wait, 1380, 480);
	expect_lapse(standing.requester_wait, 60, 60);
	expect_lapse(standing.on_hold, 0, 0);
	ck_assert_int_eq(standing.replies, 2);
	ck_assert_int_eq(standing.promises[PROMISED_RESOLUTION].stage, STAGE_ACHIEVED);
}
END_TEST

START_TEST(a_survey_is_no_update)
{
	struct standing standing = look("2026-11-19T10:30:00+01:00");
	ck_assert_int_eq(standing.last.opinion, OPINION_OFFERED);
	ck_assert_int_eq(standing.last.at, moment("2026-11-19T10:00:00+01:00"));
	ck_assert_int_eq(standing.updated_at, moment("2026-11-18T10:00:00+01:00"));
}
END_TEST

START_TEST(a_reopening_takes_the_solution_back)
{
	struct standing standing = look("2026-11-19T11:30:00+01:00");
	ck_assert_int_eq(standing.reopens, 1);
	ck_assert_int_eq(standing.solved_at, TIME_NONE);
	ck_assert_int_eq(standing.solved.calendar_s, -1);
	expect_lapse(standing.first_solved, 1440, 540);
	ck_assert_int_eq(standing.promises[PROMISED_RESOLUTION].stage, STAGE_ACTIVE);
	ck_assert_int_eq(standing.promises[PROMISED_RESOLUTION].left_s, (1080 - 90) * MINUTE_S);
}
END_TEST

START_TEST(the_last_solution_counts_from_creation)
{
	struct standing standing = look("2026-11-20T00:00:00+01:00");
	/* Two days and two hours; 8 + 9 + 3 business hours. */
	expect_lapse(standing.solved, 3000, 1200);
	expect_lapse(standing.first_solved, 1440, 540);
	expect_lapse(standing.requester_wait, 120, 120);
	ck_assert_int_eq(standing.replies, 3);
	ck_assert_int_eq(standing.group_stations, 2);
	ck_assert_int_eq(standing.assignee_stations, 2);
	ck_assert_int_eq(standing.initially_assigned_at, moment("2026-11-17T10:10:00+01:00"));
	ck_assert_int_eq(standing.assigned_at, moment("2026-11-19T12:00:00+01:00"));
}
END_TEST

START_TEST(a_broken_promise_keeps_its_moment)
{
	struct life life = by_hand();
	struct standing standing;
	life.urgency = URGENCY_URGENT; /* a reply within one business hour, four of work */
	life.steps[1].at = moment("2026-11-17T12:00:00+01:00");
	life.steps[2].at = moment("2026-11-17T12:30:00+01:00");
	life.steps[3].at = moment("2026-11-18T09:30:00+01:00");
	life.steps[4].at = moment("2026-11-18T17:30:00+01:00");
	life.len = 5;
	ck_assert(standing_at(department_world(desk.department), &life,
		moment("2026-11-18T17:00:00+01:00"), &standing));
	ck_assert_int_eq(
		standing.promises[PROMISED_REPLY].due_at, moment("2026-11-17T11:00:00+01:00"));
	ck_assert_int_eq(standing.promises[PROMISED_REPLY].left_s, -90 * MINUTE_S);
	/* Two and a half hours went by on Tuesday, so it breaks one and a half after 9:30. */
	ck_assert_int_eq(
		standing.promises[PROMISED_RESOLUTION].due_at, moment("2026-11-18T11:00:00+01:00"));
	ck_assert(standing_at(department_world(desk.department), &life,
		moment("2026-11-18T18:00:00+01:00"), &standing));
	ck_assert_int_eq(standing.promises[PROMISED_RESOLUTION].stage, STAGE_ACHIEVED);
	ck_assert_int_eq(
		standing.promises[PROMISED_RESOLUTION].due_at, moment("2026-11-18T11:00:00+01:00"));
	ck_assert_int_eq(standing.promises[PROMISED_RESOLUTION].left_s, -390 * MINUTE_S);
}
END_TEST

Suite *suite_demo_standing(void)
{
	Suite *suite = suite_create("demo standing");
	TCase *tcase = tcase_create("standing");
	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, before_creation_there_is_none);
	tcase_add_test(tcase, a_new_ticket_waits);
	tcase_add_test(tcase, a_pending_ticket_stops_its_clock);
	tcase_add_test(tcase, a_ticket_with_others_stops_it_too_but_the_customer_waits);
	tcase_add_test(tcase, a_solved_ticket_has_its_figures);
	tcase_add_test(tcase, a_survey_is_no_update);
	tcase_add_test(tcase, a_reopening_takes_the_solution_back);
	tcase_add_test(tcase, the_last_solution_counts_from_creation);
	tcase_add_test(tcase, a_broken_promise_keeps_its_moment);
	suite_add_tcase(suite, tcase);
	return suite;
}
