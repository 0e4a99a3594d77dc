/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Hours of the week, by hand.
 */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "check_kpi.h"
#include "kpi/heat.h"
#include "model/desk.h"

#define MONDAY_TEN INT64_C(1794823200) /* 2026-11-16T10:00:00Z */
#define HOUR_S 3600

static struct desk *desk;
static struct heat heat;

static void begin(const char *zone, int week_start)
{
	struct error err;
	desk = desk_new("acme");
	desk->zone_text = zone;
	desk->week_start = week_start;
	ck_assert(desk_finish(desk, MONDAY_TEN, &err));
}

static void end(void)
{
	desk_free(desk);
}

static struct behind row(int64_t at, double value, double numerator)
{
	return (struct behind){
		.at = at, .value = value, .numerator = numerator, .denominator = 1
	};
}

START_TEST(medians_are_of_their_hour)
{
	const struct behind rows[] = {
		row(MONDAY_TEN, 100, 0),
		row(MONDAY_TEN + 59 * 60, 300, 0),
		row(MONDAY_TEN + HOUR_S, 7, 0),
		row(MONDAY_TEN + 7 * 24 * HOUR_S, 900, 0),
		row(MONDAY_TEN + 7 * 24 * HOUR_S + 1, NAN, 0),
		row(MONDAY_TEN + 14 * 24 * HOUR_S, 500, 0),
	};
	begin("UTC", 0);
	heat_make(&heat, KPI_FIRST_RESPONSE_TIME, rows, 6, desk);
	ck_assert_double_eq(heat.cells[0][10].value, 300); /* of 100, 300, 500, 900, as a reading's */
	ck_assert_uint_eq(heat.cells[0][10].n, 4);
	ck_assert_double_eq(heat.cells[0][11].value, 7);
	ck_assert_double_nan(heat.cells[0][12].value);
	end();
}
END_TEST

START_TEST(shares_are_of_all_that_count)
{
	const struct behind rows[] = { row(MONDAY_TEN, 1, 1), row(MONDAY_TEN + 1, 0, 0),
		row(MONDAY_TEN + 2, 1, 1), row(MONDAY_TEN + 3, 0, 0) };
	begin("UTC", 0);
	heat_make(&heat, KPI_CSAT, rows, 4, desk);
	ck_assert_double_eq(heat.cells[0][10].value, 0.5);
	end();
}
END_TEST

/* Ten in London is half past one in Tehran; there the week begins on Saturday, Monday is its third
 * day. */
START_TEST(hours_are_the_desks)
{
	const struct behind rows[] = { row(MONDAY_TEN, 1, 1) };
	begin("Asia/Tehran", 5);
	heat_make(&heat, KPI_TICKET_VOLUME, rows, 1, desk);
	ck_assert_double_eq(heat.cells[2][13].value, 1);
	end();
}
END_TEST

START_TEST(the_newest_are_sorted_where_there_are_too_many)
{
	size_t len = HEAT_MOST + 10;
	struct behind *rows = calloc(len, sizeof(*rows));
	ck_assert_ptr_nonnull(rows);
	for (size_t i = 0; i < len; i++)
		rows[i] = row(MONDAY_TEN + (i < 10 ? 0 : HOUR_S), 1, 1);
	begin("UTC", 0);
	heat_make(&heat, KPI_TICKET_VOLUME, rows, len, desk);
	ck_assert_uint_eq(heat.left_out, 10);
	ck_assert_double_nan(heat.cells[0][10].value);
	ck_assert_double_eq(heat.cells[0][11].value, HEAT_MOST);
	free(rows);
	end();
}
END_TEST

START_TEST(states_and_formulas_have_no_hours)
{
	ck_assert(heat_is_about(KPI_TICKET_VOLUME));
	ck_assert(heat_is_about(KPI_RESOLUTION_TIME));
	ck_assert(heat_is_about(KPI_CSAT));
	ck_assert(!heat_is_about(KPI_BACKLOG));
	ck_assert(!heat_is_about(KPI_NET_FLOW));
	ck_assert(!heat_is_about(KPI_NPS));
	ck_assert(!heat_is_about(KPI_COST_PER_CONTACT));
	ck_assert(!heat_is_about(KPI_OCCUPANCY));
}
END_TEST

Suite *suite_heat(void)
{
	Suite *suite = suite_create("heat");
	TCase *tests = tcase_create("all");
	tcase_add_test(tests, medians_are_of_their_hour);
	tcase_add_test(tests, shares_are_of_all_that_count);
	tcase_add_test(tests, hours_are_the_desks);
	tcase_add_test(tests, the_newest_are_sorted_where_there_are_too_many);
	tcase_add_test(tests, states_and_formulas_have_no_hours);
	suite_add_tcase(suite, tests);
	return suite;
}
