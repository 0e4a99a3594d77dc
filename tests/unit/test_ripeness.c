/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Equal ripeness: what needs time to show is compared with the period before as it stood at the same
 * age.
 */
#include "config.h"

#include <math.h>

#include "base/macros.h"
#include "check_kpi.h"
#include "kpi_desk.h"

#define DAYS 28
#define A_DAY 10

static struct kpi_desk *desk;

/* Every day the same: ten tickets come and are solved; of two the customer comes back (on the third
 * and on the sixth day), is answered and content the day after; a third is rated two days late, the
 * fourth changes its mind four days later. */
static void put_constant_desk(void)
{
	fact_id id = 1;

	for (int day = 0; day < DAYS; day++)
		for (int i = 0; i < A_DAY; i++, id++) {
			int64_t at = MONDAY + day * DAY_S + (8 + i) * HOUR_S;
			struct story one = story(id, at);
			int64_t back = at + HOUR_S + (i == 0 ? 3 : 6) * DAY_S;

			story_reply(&one, at + 30 * MINUTE_S, ANNA);
			story_state(&one, at + HOUR_S, STATE_SOLVED);
			if (i == 2 || i == 3)
				story_rate(&one, at + 2 * DAY_S, i == 2 ? 5 : 2, 5);
			if (i == 3)
				story_rate(&one, at + 6 * DAY_S, 5, 5);
			if (i < 2) {
				story_customer(&one, back);
				story_state(&one, back, STATE_OPEN);
				story_reply(&one, back + HOUR_S, BEN);
				story_state(&one, back + DAY_S, STATE_SOLVED);
			}
			put(desk, &one);
		}
}

static void begin(void)
{
	desk = kpi_desk_new();
}

static void end(void)
{
	kpi_desk_free(desk);
}

/* What will happen is not known yet: facts end at the moment of looking. */
static const struct board *look(int64_t now, int64_t from, int64_t to)
{
	struct board_request request = ask(from, to, now);

	kpi_desk_begin(desk, now);
	put_constant_desk();
	return board_of(desk, &request, now);
}

static const enum kpi_id constant[] = { KPI_TICKET_VOLUME, KPI_SOLVED, KPI_REOPEN_RATE,
	KPI_FIRST_CONTACT_RESOLUTION, KPI_ONE_TOUCH, KPI_CSAT, KPI_RESOLUTION_RATE,
	KPI_RESOLUTION_TIME, KPI_NET_FLOW };

/* Whatever is looked at, however young: this week is as good as the last one was at its age. */
START_TEST(a_constant_rate_is_never_an_improvement)
{
	int64_t now = MONDAY + (20 + _i) * DAY_S;
	const struct board *board = look(now, MONDAY + 14 * DAY_S, MONDAY + 20 * DAY_S);

	for (size_t i = 0; i < ARRAY_LEN(constant); i++) {
		const struct reading *reading = read_kpi(board, constant[i]);

		/* Levels of long ago are still rising in a desk that began on the first day. */
		ck_assert_msg(fabs(reading->value - reading->previous) < 1e-9,
			"%s is %f and was %f at the same age", kpi_row(constant[i])->id,
			reading->value, reading->previous);
	}
	board_done(board);
}
END_TEST

START_TEST(says_how_ripe_it_is)
{
	const struct board *board =
		look(MONDAY + 21 * DAY_S, MONDAY + 14 * DAY_S, MONDAY + 21 * DAY_S);

	/* No solve of this week is seven days old. */
	ck_assert_double_eq(read_kpi(board, KPI_REOPEN_RATE)->ripe, 0);
	ck_assert_double_eq(read_kpi(board, KPI_TICKET_VOLUME)->ripe, 1);
	board_done(board);
}
END_TEST

START_TEST(ripens_with_time)
{
	const struct board *board =
		look(MONDAY + 24 * DAY_S + 12 * HOUR_S, MONDAY + 14 * DAY_S, MONDAY + 21 * DAY_S);
	double ripe = read_kpi(board, KPI_REOPEN_RATE)->ripe;

	ck_assert_double_gt(ripe, 0.3);
	ck_assert_double_lt(ripe, 0.7);
	board_done(board);
}
END_TEST

Suite *suite_ripeness(void)
{
	Suite *suite = suite_create("ripeness");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_loop_test(tests, a_constant_rate_is_never_an_improvement, 0, 8);
	tcase_add_test(tests, says_how_ripe_it_is);
	tcase_add_test(tests, ripens_with_time);
	suite_add_tcase(suite, tests);
	return suite;
}
