/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The helpdesk's own figures beside ours: which one is meant, by how much they differ, and why.
 */
#include "config.h"

#include <check.h>
#include <math.h>

#include "base/macros.h"
#include "check_kpi.h"
#include "kpi/board.h"

#define CREATED INT64_C(1772409600)
#define MINUTE INT64_C(60)
#define HOUR INT64_C(3600)

/* A ticket answered by a person after an hour and solved after five. */
static struct ticket_fact make_ticket(void)
{
	return (struct ticket_fact){
		.id = 1,
		.created_at = CREATED,
		.flags = TICKET_HAS_EVENTS,
		.facets = 1u << FACET_METRICS,
		.metrics = { .has = METRICS_FIRST_REPLY | METRICS_FIRST_SOLVED | METRICS_SOLVED |
				    METRICS_REQUESTER_WAIT | METRICS_REQUESTER_WAIT_BUSINESS,
			.first_reply_s = HOUR,
			.first_reply_business_s = 30 * MINUTE,
			.first_solved_s = 5 * HOUR,
			.first_solved_business_s = 4 * HOUR,
			.solved_s = 5 * HOUR,
			.solved_business_s = 4 * HOUR,
			.solved_at = CREATED + 5 * HOUR,
			.requester_wait_s = 2 * HOUR,
			.requester_wait_business_s = 90 * MINUTE },
	};
}

static struct behind compare(
	enum kpi_id kpi, const struct ticket_fact *ticket, int64_t at, double ours)
{
	const struct event_fact events[] = {
		{ .kind = EVENT_MESSAGE, .at = CREATED, .actor_kind = ACTOR_CUSTOMER },
		{ .kind = EVENT_MESSAGE,
			.at = CREATED + 2 * MINUTE,
			.actor_kind = ACTOR_SYSTEM,
			.is_automatic = true },
		{ .kind = EVENT_MESSAGE, .at = CREATED + 10 * MINUTE, .actor_kind = ACTOR_BOT },
		{ .kind = EVENT_MESSAGE, .at = CREATED + HOUR, .actor_kind = ACTOR_AGENT },
		{ .kind = EVENT_MESSAGE, .at = CREATED + 3 * HOUR, .actor_kind = ACTOR_AGENT },
	};
	struct behind row = { .ticket = 1, .at = at, .value = ours, .other_value = NAN };
	theirs_compare(
		(struct theirs_question){ kpi, false }, ticket, events, ARRAY_LEN(events), &row);
	return row;
}

START_TEST(every_duration_has_its_figure)
{
	static const struct {
		enum kpi_id kpi;
		double calendar, business;
	} rows[] = {
		{ KPI_FIRST_RESPONSE_TIME, 3600, 1800 },
		{ KPI_FIRST_RESOLUTION_TIME, 18000, 14400 },
		{ KPI_RESOLUTION_TIME, 18000, 14400 },
		{ KPI_REQUESTER_WAIT, 7200, 5400 },
		{ KPI_COMPLAINT_ACK_TIME, 3600, 1800 },
		{ KPI_NEXT_REPLY_TIME, NAN, NAN }, /* no helpdesk keeps one */
		{ KPI_TICKET_VOLUME, NAN, NAN },
	};
	struct ticket_fact ticket = make_ticket();
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		for (int is_business = 0; is_business < 2; is_business++) {
			struct behind row = { .at = CREATED + 5 * HOUR, .value = 1 };
			double want = is_business ? rows[i].business : rows[i].calendar;
			theirs_compare((struct theirs_question){ rows[i].kpi, is_business },
				&ticket, NULL, 0, &row);
			ck_assert_int_eq(row.why >= THEIRS_SAME, !isnan(want));
			if (!isnan(want))
				ck_assert_double_eq(row.theirs, want);
		}
	ck_assert(theirs_is_kept(KPI_RESOLUTION_TIME));
	ck_assert(!theirs_is_kept(KPI_NEXT_REPLY_TIME));
	ck_assert(!theirs_is_kept(KPI_SOLVED));
}
END_TEST

START_TEST(what_a_helpdesk_does_not_say_is_no_figure)
{
	struct ticket_fact ticket = make_ticket();
	ticket.metrics.first_reply_s = -1; /* not reached */
	ck_assert_int_eq(compare(KPI_FIRST_RESPONSE_TIME, &ticket, CREATED, HOUR).why, THEIRS_NONE);
	ticket = make_ticket();
	ticket.metrics.has = 0;
	ck_assert_int_eq(compare(KPI_FIRST_RESPONSE_TIME, &ticket, CREATED, HOUR).why, THEIRS_NONE);
	ticket = make_ticket();
	ticket.facets = 1u << FACET_CORE;
	ck_assert_int_eq(compare(KPI_FIRST_RESPONSE_TIME, &ticket, CREATED, HOUR).why, THEIRS_NONE);
}
END_TEST

START_TEST(a_first_reply_differs_for_a_reason)
{
	static const struct {
		int64_t theirs_s, ours_s;
		enum theirs_why want;
	} rows[] = {
		{ HOUR, HOUR, THEIRS_SAME },
		{ HOUR, HOUR + 59, THEIRS_ROUNDING },
		{ HOUR, HOUR - 59, THEIRS_ROUNDING },
		{ 2 * MINUTE, HOUR, THEIRS_AUTOMATIC },
		{ 10 * MINUTE, HOUR, THEIRS_BOT },
		{ 3 * HOUR, HOUR, THEIRS_OTHER_REPLY },
		{ 30 * MINUTE, HOUR, THEIRS_UNEXPLAINED },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct ticket_fact ticket = make_ticket();
		ticket.metrics.first_reply_s = rows[i].theirs_s;
		struct behind row = compare(KPI_FIRST_RESPONSE_TIME, &ticket,
			CREATED + rows[i].ours_s, (double)rows[i].ours_s);
		ck_assert_int_eq(row.why, rows[i].want);
	}
	struct ticket_fact ticket = make_ticket();
	ticket.metrics.first_reply_s = 30 * MINUTE;
	ticket.flags |= TICKET_IS_OUTBOUND;
	struct behind row = compare(KPI_FIRST_RESPONSE_TIME, &ticket, CREATED + HOUR, HOUR);
	ck_assert_int_eq(row.why, THEIRS_OUTBOUND);
	ticket.flags = 0; /* events are not whole */
	row = compare(KPI_FIRST_RESPONSE_TIME, &ticket, CREATED + HOUR, HOUR);
	ck_assert_int_eq(row.why, THEIRS_SUMMARY);
}
END_TEST

START_TEST(a_solve_differs_for_a_reason)
{
	struct ticket_fact ticket = make_ticket();
	int64_t at = CREATED + 5 * HOUR;
	ck_assert_int_eq(compare(KPI_RESOLUTION_TIME, &ticket, at, 5 * HOUR).why, THEIRS_SAME);
	/* Ours ends where the customer's turn began, theirs when the timer struck. */
	ck_assert_int_eq(compare(KPI_RESOLUTION_TIME, &ticket, at, 2 * HOUR).why, THEIRS_TIMER);
	/* Solved when the period ended, and again since. */
	ticket.metrics.solved_s = 30 * HOUR;
	ticket.metrics.solved_at = CREATED + 30 * HOUR;
	ck_assert_int_eq(compare(KPI_RESOLUTION_TIME, &ticket, at, 5 * HOUR).why, THEIRS_REOPENED);
	ticket.metrics.requester_wait_s = 9 * HOUR;
	ck_assert_int_eq(compare(KPI_REQUESTER_WAIT, &ticket, at, 2 * HOUR).why, THEIRS_REOPENED);
	ticket.metrics.solved_at = TIME_NONE; /* then by the length alone */
	ck_assert_int_eq(compare(KPI_RESOLUTION_TIME, &ticket, at, 5 * HOUR).why, THEIRS_REOPENED);
	ck_assert_int_eq(
		compare(KPI_FIRST_RESOLUTION_TIME, &ticket, at, 4 * HOUR).why, THEIRS_UNEXPLAINED);
}
END_TEST

START_TEST(business_hours_differ_where_the_calendar_agrees)
{
	struct ticket_fact ticket = make_ticket();
	struct behind row = {
		.at = CREATED + HOUR, .value = 50 * MINUTE, .other_value = HOUR + 20
	};
	theirs_compare(
		(struct theirs_question){ KPI_FIRST_RESPONSE_TIME, true }, &ticket, NULL, 0, &row);
	ck_assert_double_eq(row.theirs, 1800);
	ck_assert_int_eq(row.why, THEIRS_HOURS);
	row.other_value = 2 * HOUR; /* then hours alone do not explain it */
	theirs_compare(
		(struct theirs_question){ KPI_FIRST_RESPONSE_TIME, true }, &ticket, NULL, 0, &row);
	ck_assert_int_eq(row.why, THEIRS_UNEXPLAINED);
}
END_TEST

START_TEST(a_list_is_summed_up)
{
	const struct behind rows[] = {
		{ .value = 100, .theirs = 100, .why = THEIRS_SAME },
		{ .value = 130, .theirs = 100, .why = THEIRS_ROUNDING },
		{ .value = 100, .theirs = 1000, .why = THEIRS_BOT },
		{ .value = 400, .theirs = 100, .why = THEIRS_HOURS },
		{ .value = 100, .theirs = 800, .why = THEIRS_HOURS },
		{ .value = 100, .why = THEIRS_NONE },
		{ .value = 100, .why = THEIRS_NOT_LOOKED },
	};
	struct theirs_summary summary = theirs_summarise(rows, ARRAY_LEN(rows));
	ck_assert_uint_eq(summary.compared, 5);
	ck_assert_uint_eq(summary.differing, 3);
	ck_assert_double_eq(summary.median_s, 700); /* of 300, 700 and 900 */
	ck_assert_uint_eq(summary.by_why[THEIRS_HOURS], 2);
	ck_assert_uint_eq(summary.by_why[THEIRS_BOT], 1);
	ck_assert_uint_eq(summary.by_why[THEIRS_ROUNDING], 0);
	summary = theirs_summarise(rows, 2);
	ck_assert_uint_eq(summary.differing, 0);
	ck_assert(isnan(summary.median_s));
}
END_TEST

/* A figure beyond all measure is further off than any. */
START_TEST(a_figure_beyond_measure)
{
	const struct behind rows[] = {
		{ .value = 100, .theirs = 1e300, .why = THEIRS_UNEXPLAINED },
		{ .value = 100, .theirs = 500, .why = THEIRS_UNEXPLAINED },
		{ .value = 100, .theirs = 800, .why = THEIRS_UNEXPLAINED },
	};

	ck_assert_double_eq(theirs_summarise(rows, ARRAY_LEN(rows)).median_s, 700);
}
END_TEST

START_TEST(every_reason_has_words)
{
	for (int why = THEIRS_ROUNDING; why < THEIRS_WHY_COUNT; why++) {
		ck_assert_ptr_nonnull(theirs_why_name((enum theirs_why)why));
		ck_assert_str_ne(theirs_why_words((enum theirs_why)why), "");
	}
	ck_assert_ptr_null(theirs_why_name(THEIRS_SAME));
	ck_assert_str_eq(theirs_why_words(THEIRS_NONE), "");
}
END_TEST

/* A helpdesk that tells of the end of time: later than ours, and nothing breaks. */
START_TEST(a_duration_beyond_all_dates)
{
	struct ticket_fact ticket = make_ticket();
	ticket.metrics.solved_at = TIME_NONE;
	ticket.metrics.solved_s = INT64_MAX;
	struct behind row = compare(KPI_RESOLUTION_TIME, &ticket, CREATED + 5 * HOUR, 5 * HOUR);
	ck_assert_int_eq(row.why, THEIRS_REOPENED);
	ticket.created_at = INT64_MAX - HOUR;
	row = compare(KPI_FIRST_RESPONSE_TIME, &ticket, CREATED, HOUR);
	ck_assert_int_ne(row.why, THEIRS_NONE);
}
END_TEST

Suite *suite_theirs(void)
{
	Suite *suite = suite_create("theirs");
	TCase *tests = tcase_create("theirs");
	tcase_add_test(tests, every_duration_has_its_figure);
	tcase_add_test(tests, what_a_helpdesk_does_not_say_is_no_figure);
	tcase_add_test(tests, a_first_reply_differs_for_a_reason);
	tcase_add_test(tests, a_solve_differs_for_a_reason);
	tcase_add_test(tests, business_hours_differ_where_the_calendar_agrees);
	tcase_add_test(tests, a_list_is_summed_up);
	tcase_add_test(tests, a_figure_beyond_measure);
	tcase_add_test(tests, every_reason_has_words);
	tcase_add_test(tests, a_duration_beyond_all_dates);
	suite_add_tcase(suite, tests);
	return suite;
}
