/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A desk that works the same every day is never better nor worse, whatever is asked of it and
 * whenever one looks: at all periods, on both days on which the clocks change, before and after a
 * leap day, with hours, shifts and promises.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/format.h"
#include "base/macros.h"
#include "check_kpi.h"
#include "kpi/feed.h"
#include "kpi_desk.h"
#include "model/hours.h"
#include "model/period.h"

/* Local days; what is asked of goes back a year and a quarter. */
#define DAYS_BEFORE 480
#define A_DAY 10

static struct kpi_desk *desk;
static int64_t first_day; /* local seconds */

static void add_all_days(struct hours_config *hours, const char *window)
{
	for (int day = 0; day < 7; day++) {
		hours->days[day].items = arena_alloc(desk->desk->arena, 1, sizeof(char *));
		hours->days[day].items[0] = window;
		hours->days[day].len = 1;
	}
}

static void begin(void)
{
	struct promise_config *promise;
	struct shift_config *shift;

	desk = kpi_desk_new();
	desk->desk->zone_text = "America/New_York";
	add_all_days(kpi_desk_add(desk, "hours"), "08:00-18:00");
	promise = kpi_desk_add(desk, "promise");
	promise->first_response_s = HOUR_S;
	promise->next_reply_s = 2 * HOUR_S;
	promise->resolution_s = 8 * HOUR_S;
	shift = kpi_desk_add(desk, "shift");
	*shift = (struct shift_config){ .name = "early", .from = "06:00", .to = "14:00" };
	shift = kpi_desk_add(desk, "shift");
	*shift = (struct shift_config){ .name = "late", .from = "14:00", .to = "22:00" };
	shift = kpi_desk_add(desk, "shift");
	*shift = (struct shift_config){ .name = "night", .from = "22:00", .to = "06:00" };
}

static void end(void)
{
	kpi_desk_free(desk);
}

/* So many days, hours and minutes after the first midnight, by the clock on the wall. */
static int64_t at(int day, int hour, int minute)
{
	return zone_from_local_s(
		desk->desk->zone, first_day + day * DAY_S + hour * HOUR_S + minute * MINUTE_S);
}

/* Every day the same: ten tickets come, one an hour. Of two the customer comes back on the third
 * and on the fifth day; two are rated days later, one twice; two are late, one is handed on and
 * solved without an answer, and one is not solved before the ninth day. */
static void put_ticket(fact_id id, int day, int i)
{
	int hour = 8 + i;
	struct story one = story(id, at(day, hour, 0));
	int back = day + (i == 0 ? 3 : 5);

	one.fact.priority = i % 2 ? HIGH : LOW;
	story_team(&one, at(day, hour, 0), i < 5 ? BILLING : RETURNS);
	story_assign(&one, at(day, hour, 5), i % 3 ? ANNA : BEN);
	if (i == 4)
		story_assign(&one, at(day, hour, 20), CARLA);
	if (i == 8) {
		story_customer(&one, at(day, hour, 10));
		story_state(&one, at(day + 9, 12, 0), STATE_SOLVED);
		put(desk, &one);
		return;
	}
	if (i != 6)
		story_reply(&one, at(day, hour + (i == 5), 30), ANNA);
	if (i == 6)
		story_team(&one, at(day, hour, 40), TECHNICAL);
	if (i == 7) {
		story_customer(&one, at(day, hour, 45));
		story_reply(&one, at(day + 1, hour, 45), BEN);
	}
	story_state(&one, at(day + (i == 7), hour + (i == 5), 59), STATE_SOLVED);
	if (i == 2 || i == 3)
		story_rate(&one, at(day + 2, hour, 0), i == 2 ? 5 : 2, 5);
	if (i == 3)
		story_rate(&one, at(day + 6, hour, 0), 5, 5);
	if (i < 2) {
		story_customer(&one, at(back, hour, 0));
		story_state(&one, at(back, hour, 0), STATE_OPEN);
		story_reply(&one, at(back, hour, 20), BEN);
		story_state(&one, at(back + 1, hour, 0), STATE_SOLVED);
	}
	put(desk, &one);
}

/* What will happen is not known yet: facts end at the moment of looking. */
static void put_constant_desk(int64_t now_s)
{
	fact_id id = 1;
	int64_t today;

	kpi_desk_begin(desk, now_s);
	today = zone_local_s(desk->desk->zone, zone_day_start(desk->desk->zone, now_s, 0));
	first_day = today - DAYS_BEFORE * DAY_S;
	for (int day = 0; day <= DAYS_BEFORE; day++)
		for (int i = 0; i < A_DAY; i++)
			put_ticket(id++, day, i);
}

static int64_t local_length(const struct span *span)
{
	return zone_local_s(desk->desk->zone, span->to) -
	       zone_local_s(desk->desk->zone, span->from);
}

/* What is not known is no improvement. */
static bool is_same(double a, double b)
{
	return isnan(a) || isnan(b) || fabs(a - b) < 1e-9;
}

static void check_reading(const struct reading *reading, const struct period *period, int64_t now_s)
{
	char now[32];

	format_iso(now, sizeof now, now_s);
	ck_assert_msg(is_same(reading->value, reading->previous), "%s of %s at %s: %f, was %f",
		kpi_row(reading->kpi)->id, period->name, now, reading->value, reading->previous);
	ck_assert_msg(is_same(reading->value, reading->last_year),
		"%s of %s at %s: %f, a year before %f", kpi_row(reading->kpi)->id, period->name,
		now, reading->value, reading->last_year);
}

/* Months and quarters have as many days as they have; what is compared here is what is as long. */
static size_t check_period(const struct period_name *row, int64_t now_s)
{
	struct board_request request = ask(0, 1, now_s);
	struct period_wish wish = { .name = row->name };
	const struct board *board;
	size_t checked = 0;

	hours_tell_period(desk->desk, &wish);
	ck_assert(period_make(&wish, desk->desk->zone, now_s, &request.period, NULL));
	request.has_last_year = true;
	if (local_length(&request.period.span) != local_length(&request.period.previous) ||
		local_length(&request.period.span) != local_length(&request.period.last_year) ||
		request.period.last_year.from < at(30, 0, 0))
		return 0;
	board = board_of(desk, &request, now_s);
	for (size_t i = 0; i < board_count(board); i++) {
		const struct reading *reading = board_at(board, i);

		check_reading(reading, &request.period, now_s);
		checked += !isnan(reading->value) && !isnan(reading->previous);
	}
	board_done(board);
	return checked;
}

/* Days on which the clocks change, and some around them; the last of February in a leap year. */
static const char *const looks[] = { "2026-03-07T16:20Z", "2026-03-08T05:40Z", "2026-03-08T13:00Z",
	"2026-03-09T03:10Z", "2026-03-09T17:30Z", "2026-03-14T20:00Z", "2026-03-15T12:31Z",
	"2026-10-31T21:00Z", "2026-11-01T05:30Z", "2026-11-01T06:30Z", "2026-11-01T19:15Z",
	"2026-11-02T14:00Z", "2026-11-07T23:00Z", "2026-11-08T15:45Z", "2024-02-29T15:00Z",
	"2024-03-08T18:30Z", "2025-03-01T16:00Z", "2026-06-17T15:17Z" };

START_TEST(a_constant_desk_never_improves)
{
	int64_t now_s = 0;
	size_t checked = 0;

	ck_assert(format_parse_iso(looks[_i], &now_s));
	put_constant_desk(now_s);
	for (const struct period_name *row = period_names; row->name; row++) {
		if (row->unit ==
			PERIOD_HOURS) /* 24 hours are a day only where clocks stand still */
			continue;
		checked += check_period(row, now_s);
	}
	ck_assert_uint_gt(checked, 100);
}
END_TEST

/* --- what ripens ---------------------------------------------------------------------------- */

#define WEEK_S (7 * DAY_S)

static void solve_as_bot(struct story *one, int64_t when)
{
	struct event_fact *solve = story_state(one, when, STATE_SOLVED);

	solve->actor = ROBOT;
	solve->actor_kind = ACTOR_BOT;
}

static void come_back(struct story *one, int64_t when)
{
	story_customer(one, when);
	story_state(one, when, STATE_OPEN);
	story_reply(one, when + HOUR_S, BEN);
	story_state(one, when + 2 * HOUR_S, STATE_SOLVED);
}

/* Every day the same, of one of us or of a bot alone: two are solved, of which one comes back on the
 * third day; two more on the sixth and on the ninth; a customer writes twice, four days apart. */
static void put_ripening(int day, int i, bool is_by_bot)
{
	int64_t begun = MONDAY + (day + (i == 5) * 4) * DAY_S + 10 * HOUR_S;
	int64_t solved = begun + 2 * HOUR_S + (i == 2 ? 6 : i == 3 ? 9 : 0) * DAY_S;
	struct story one = story((fact_id)(day * 6 + i + 1), begun);

	one.fact.topic = LOGIN;
	one.fact.requester = (fact_id)(1000 + day * 6 + (i == 5 ? 4 : i));
	if (i < 2)
		one.fact.flags |= i ? TICKET_IS_FIRST_CONTACT : TICKET_IS_NO_FIRST_CONTACT;
	if (is_by_bot) {
		story_robot(&one, begun + 5);
		solve_as_bot(&one, solved);
	} else {
		story_reply(&one, begun + HOUR_S, ANNA);
		story_state(&one, solved, STATE_SOLVED);
	}
	if (i == 0)
		come_back(&one, begun + 3 * DAY_S);
	put(desk, &one);
}

static const struct board *look_at(int64_t from, int64_t now_s)
{
	struct board_request request = ask(from, from + WEEK_S, now_s);

	request.scopes[SCOPE_AGENT] = request.scopes[SCOPE_CUSTOMER] = false;
	return board_of(desk, &request, now_s);
}

static const struct {
	enum kpi_id kpi;
	int method;
	bool is_by_bot;
} ripening[] = {
	{ KPI_REOPEN_RATE, FCR_REPLY, false },
	{ KPI_RESOLVED_WITHIN, FCR_REPLY, false },
	{ KPI_FIRST_CONTACT_RESOLUTION, FCR_REPLY, false },
	{ KPI_FIRST_CONTACT_RESOLUTION, FCR_WINDOW, false },
	{ KPI_FIRST_CONTACT_RESOLUTION, FCR_MARK, false },
	{ KPI_BOT_RESOLUTION_RATE, FCR_REPLY, true },
};

/* As long as a window is open this week is what the week before was at its age, and that is not what
 * has become of it since. A mark does not ripen, but what it stands on may be undone. */
START_TEST(what_ripens_never_improves)
{
	size_t row = (size_t)_i / 3;
	enum kpi_id kpi = ripening[row].kpi;
	int64_t from = MONDAY + 3 * WEEK_S, now_s = from + WEEK_S + _i % 3 * DAY_S;

	end();
	desk = kpi_desk_new();
	((struct measuring *)kpi_desk_add(desk, "measuring"))->fcr_method = ripening[row].method;
	kpi_desk_begin(desk, now_s);
	for (int day = 0; day < 35; day++)
		for (int i = 0; i < 6; i++)
			put_ripening(day, i, ripening[row].is_by_bot);
	const struct board *week = look_at(from, now_s), *before = look_at(from - WEEK_S, now_s);
	const struct reading *reading = read_kpi(week, kpi);

	ck_assert_msg(reading->value > 0 && reading->value < 1, "%f", reading->value);
	ck_assert_double_eq_tol(reading->value, reading->previous, 1e-9);
	if (ripening[row].method != FCR_MARK) {
		ck_assert_double_lt(reading->ripe, 1);
		ck_assert_double_gt(fabs(read_kpi(before, kpi)->value - reading->previous), 1e-9);
	}
	board_done(week);
	board_done(before);
}
END_TEST

/* None that has a window is left out of the list above. */
START_TEST(these_are_all_that_ripen)
{
	for (int kpi = 0; kpi < kpi_count(); kpi++) {
		bool is_listed = false;

		for (size_t i = 0; i < ARRAY_LEN(ripening); i++)
			is_listed |= ripening[i].kpi == (enum kpi_id)kpi;
		ck_assert_msg(feed_has_window((enum kpi_id)kpi) == is_listed, "%s",
			kpi_row((enum kpi_id)kpi)->id);
	}
}
END_TEST

Suite *suite_equal_ripeness(void)
{
	Suite *suite = suite_create("equal ripeness");
	TCase *tests = tcase_create("all");

	tcase_set_timeout(tests, 120); /* a slow machine is no error */
	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_loop_test(tests, a_constant_desk_never_improves, 0, ARRAY_LEN(looks));
	tcase_add_loop_test(tests, what_ripens_never_improves, 0, 3 * ARRAY_LEN(ripening));
	tcase_add_test(tests, these_are_all_that_ripen);
	suite_add_tcase(suite, tests);
	return suite;
}
