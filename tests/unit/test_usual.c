/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is usual and what is news, on desks of a few tickets a day.
 */
#include "config.h"

#include <math.h>

#include "check_kpi.h"
#include "kpi/usual.h"
#include "kpi_desk.h"

/* Days from the Monday on, of which the last is today until noon. */
#define DAYS 84
#define NOW (MONDAY + (DAYS - 1) * DAY_S + 12 * HOUR_S)

static struct kpi_desk *desk;
static fact_id next_ticket;

static void begin(void)
{
	desk = kpi_desk_new();
	next_ticket = 1;
}

static void end(void)
{
	kpi_desk_free(desk);
}

static void put_day(int day, int tickets)
{
	for (int i = 0; i < tickets; i++) {
		int64_t at = MONDAY + day * DAY_S + (i + 1) * MINUTE_S;
		struct story one = story(next_ticket++, at);

		story_reply(&one, at + HOUR_S, ANNA);
		story_state(&one, at + HOUR_S, STATE_SOLVED);
		put(desk, &one);
	}
}

/* Four to six a day, in no order of weekdays; today one so far. */
static int quiet(int day)
{
	static const int tickets[] = { 5, 4, 6, 5, 5, 6, 4, 6, 5, 4, 5 };

	return day == DAYS - 1 ? 1 : tickets[day % 11];
}

static struct board *board_of_period(const char *name)
{
	struct board_request request = ask(0, 1, NOW);
	struct period_wish wish = { .name = name };
	struct error err;

	ck_assert(period_make(&wish, desk->desk->zone, NOW, &request.period, &err));
	request.has_series = true;
	struct board *board = board_new(desk->facts, &request, NOW);

	ck_assert(board_step(board, INT64_MAX));
	usual_learn(board);
	return board;
}

START_TEST(a_calm_desk_has_no_news)
{
	kpi_desk_begin(desk, TIME_NONE);
	for (int day = 0; day < DAYS; day++)
		put_day(day, quiet(day));
	struct board *board = board_of_period("last-7-days");

	for (size_t i = 0; i < board_count(board); i++)
		ck_assert_msg(board_at(board, i)->signal == XMR_NONE, "%s of %s is news",
			kpi_row(board_at(board, i)->kpi)->id, board_at(board, i)->scope_id);
	const struct reading *volume = read_kpi(board, KPI_TICKET_VOLUME);

	ck_assert_double_eq_tol(volume->usual, 5, 0.5);
	ck_assert(volume->usual_low < 4 && volume->usual_high > 6 && volume->usual_high < 10);
	ck_assert_uint_eq(volume->usual_days, 60);
	ck_assert(volume->is_usual_firm);
	/* One by noon is no news: the day is not over. But what is usual for it is known. */
	ck_assert_double_eq(volume->series[6], 1);
	ck_assert(volume->course[6].low > 1);
	ck_assert_int_eq(volume->course[6].signal, XMR_NONE);
	board_free(board);
}
END_TEST

static void put_days_with_flood(void)
{
	for (int day = 0; day < DAYS; day++)
		put_day(day, day == DAYS - 3 ? 30 : quiet(day));
}

START_TEST(a_flood_is_news_on_its_day)
{
	kpi_desk_begin(desk, TIME_NONE);
	put_days_with_flood();
	struct board *board = board_of_period("last-7-days");
	const struct reading *volume = read_kpi(board, KPI_TICKET_VOLUME);

	ck_assert_int_eq(volume->signal, XMR_POINT_HIGH);
	ck_assert_int_eq(volume->course[4].signal, XMR_POINT_HIGH);
	ck_assert_int_eq(volume->course[3].signal, XMR_NONE);
	ck_assert_int_eq(
		read_scope(board, KPI_TICKET_VOLUME, SCOPE_CHANNEL, "-")->signal, XMR_POINT_HIGH);
	ck_assert_int_eq(read_scope(board, KPI_SOLVED, SCOPE_AGENT, "-")->signal, XMR_POINT_HIGH);
	board_free(board);
	/* Yesterday was an ordinary day again. */
	board = board_of_period("yesterday");
	volume = read_kpi(board, KPI_TICKET_VOLUME);
	ck_assert_int_eq(volume->signal, XMR_NONE);
	ck_assert_ptr_null(volume->course); /* its buckets are hours */
	ck_assert(!isnan(volume->usual_high));
	board_free(board);
}
END_TEST

START_TEST(a_note_explains_its_day)
{
	struct note_config *note = kpi_desk_add(desk, "note");

	note->text = "sale";
	note->from = "2026-05-22"; /* DAYS − 3 */
	kpi_desk_begin(desk, TIME_NONE);
	put_days_with_flood();
	struct board *board = board_of_period("last-7-days");
	const struct reading *volume = read_kpi(board, KPI_TICKET_VOLUME);

	ck_assert_int_eq(volume->signal, XMR_NONE);
	ck_assert_uint_eq(volume->usual_days, 59);
	board_free(board);
}
END_TEST

/* Twelve more a day for the last 25 days. */
static void put_days_with_shift(void)
{
	for (int day = 0; day < DAYS; day++)
		put_day(day, quiet(day) + (day >= DAYS - 25 ? 12 : 0));
}

START_TEST(a_lasting_change_is_news)
{
	kpi_desk_begin(desk, TIME_NONE);
	put_days_with_shift();
	struct board *board = board_of_period("last-7-days");

	ck_assert_int_ne(read_kpi(board, KPI_TICKET_VOLUME)->signal, XMR_NONE);
	board_free(board);
}
END_TEST

START_TEST(behind_a_change_limits_begin_anew)
{
	struct note_config *note = kpi_desk_add(desk, "note");

	note->text = "second brand";
	note->is_change = true;
	note->from = "2026-04-30"; /* DAYS − 25 */
	kpi_desk_begin(desk, TIME_NONE);
	put_days_with_shift();
	struct board *board = board_of_period("last-7-days");
	const struct reading *volume = read_kpi(board, KPI_TICKET_VOLUME);

	ck_assert_int_eq(volume->signal, XMR_NONE);
	ck_assert_double_eq_tol(volume->usual, 17, 0.7);
	ck_assert_uint_eq(volume->usual_days, 24);
	board_free(board);
}
END_TEST

/* Open from Monday to Friday; today is a Sunday. What is usual is that of the Friday before. */
START_TEST(a_period_that_ends_on_a_closed_day_has_what_is_usual)
{
	kpi_desk_hours(desk, "09:00-17:00");
	kpi_desk_begin(desk, TIME_NONE);
	for (int day = 0; day < DAYS; day++)
		put_day(day, day == DAYS - 3 ? 0 : day % 7 < 5 ? 8 + quiet(day) : 0);
	struct board *board = board_of_period("last-7-days");
	const struct reading *volume = read_kpi(board, KPI_TICKET_VOLUME);

	ck_assert_int_eq(volume->signal, XMR_POINT_LOW);
	ck_assert_double_eq_tol(volume->usual, 13, 0.7);
	ck_assert(volume->usual_low > 5 && volume->usual_low < volume->usual);
	ck_assert(volume->usual_high > volume->usual && volume->usual_high < 20);
	ck_assert(isnan(volume->course[6].mean)); /* nothing is usual on a Sunday */
	ck_assert_uint_eq(volume->usual_days, 60);
	board_free(board);
}
END_TEST

START_TEST(levels_have_no_limits)
{
	kpi_desk_begin(desk, TIME_NONE);
	put_days_with_flood();
	struct board *board = board_of_period("last-7-days");
	const struct reading *backlog = read_kpi(board, KPI_BACKLOG);

	ck_assert(isnan(backlog->usual) && isnan(backlog->usual_low));
	ck_assert_ptr_null(backlog->course);
	board_free(board);
}
END_TEST

/* Days whose reopenings may still come are not judged. */
START_TEST(unripe_days_are_left_out)
{
	desk->desk->reopen_window_s = 7 * DAY_S;
	kpi_desk_begin(desk, TIME_NONE);
	for (int day = 0; day < DAYS; day++)
		put_day(day, quiet(day));
	struct board *board = board_of_period("last-28-days");

	ck_assert_uint_eq(read_kpi(board, KPI_TICKET_VOLUME)->usual_days, 60);
	ck_assert_uint_eq(read_kpi(board, KPI_REOPEN_RATE)->usual_days, 53);
	board_free(board);
}
END_TEST

START_TEST(five_days_tell_nothing)
{
	kpi_desk_begin(desk, TIME_NONE);
	facts_set_loaded_from(desk->facts, MONDAY + (DAYS - 6) * DAY_S);
	put_days_with_flood();
	struct board *board = board_of_period("yesterday");
	const struct reading *volume = read_kpi(board, KPI_TICKET_VOLUME);

	ck_assert(isnan(volume->usual) && isnan(volume->usual_high));
	ck_assert_int_eq(volume->signal, XMR_NONE);
	board_free(board);
}
END_TEST

/* Weeks are held against weeks: twelve of them, the running one is not judged. */
START_TEST(long_buckets_are_held_against_one_another)
{
	kpi_desk_begin(desk, TIME_NONE);
	for (int day = 0; day < DAYS; day++)
		put_day(day, day / 7 == 9 ? 3 * quiet(day) : quiet(day));
	struct board_request request = ask(MONDAY, NOW, NOW);

	request.has_series = true;
	request.period.bucket_count = 12;
	for (int week = 0; week < 12; week++)
		request.period.buckets[week] = (struct span){ MONDAY + week * 7 * DAY_S,
			week == 11 ? NOW : MONDAY + (week + 1) * 7 * DAY_S };
	struct board *board = board_new(desk->facts, &request, NOW);

	ck_assert(board_step(board, INT64_MAX));
	usual_learn(board);
	const struct reading *volume = read_kpi(board, KPI_TICKET_VOLUME);

	ck_assert_int_eq(volume->course[9].signal, XMR_POINT_HIGH);
	ck_assert_int_eq(volume->course[11].signal, XMR_NONE);
	ck_assert_int_eq(volume->signal, XMR_POINT_HIGH);
	ck_assert_uint_eq(volume->usual_days, 0);
	ck_assert_double_eq_tol(volume->usual, 35, 1.5);
	ck_assert(!volume->is_usual_firm);
	board_free(board);
}
END_TEST

Suite *suite_usual(void)
{
	Suite *suite = suite_create("usual");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, a_calm_desk_has_no_news);
	tcase_add_test(tests, a_flood_is_news_on_its_day);
	tcase_add_test(tests, a_note_explains_its_day);
	tcase_add_test(tests, a_lasting_change_is_news);
	tcase_add_test(tests, behind_a_change_limits_begin_anew);
	tcase_add_test(tests, a_period_that_ends_on_a_closed_day_has_what_is_usual);
	tcase_add_test(tests, levels_have_no_limits);
	tcase_add_test(tests, unripe_days_are_left_out);
	tcase_add_test(tests, five_days_tell_nothing);
	tcase_add_test(tests, long_buckets_are_held_against_one_another);
	suite_add_tcase(suite, tests);
	return suite;
}
