/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Targets: how they are written, which one applies, what it says.
 */
#include "config.h"

#include <math.h>

#include "base/macros.h"
#include "check_kpi.h"
#include "kpi/target.h"
#include "kpi_desk.h"

#define NOW (MONDAY + 30 * DAY_S)

static const struct {
	enum kpi_unit unit;
	const char *text;
	double want; /* NAN: refused */
} goals[] = {
	{ UNIT_SECONDS, "4h", 14400 },
	{ UNIT_SECONDS, "90s", 90 },
	{ UNIT_SHARE, "85%", 0.85 },
	{ UNIT_SHARE, "85 %", 0.85 },
	{ UNIT_SHARE, "0.85", 0.85 },
	{ UNIT_SHARE, "85", 0.85 },
	{ UNIT_SHARE, "1", 1 },
	{ UNIT_RATIO, "1.05", 1.05 },
	{ UNIT_RATIO, "105%", 1.05 },
	{ UNIT_COUNT_OF, "70", 70 },
	{ UNIT_COUNT_OF, "0", 0 },
	{ UNIT_COUNT_OF, "many", NAN },
	{ UNIT_SHARE, "85 percent", NAN },
	{ UNIT_SHARE, "", NAN },
};

START_TEST(reads_goals_by_unit)
{
	double value = NAN;
	bool is_read = target_parse(goals[_i].unit, goals[_i].text, &value);

	ck_assert_msg(is_read == !isnan(goals[_i].want), "'%s'", goals[_i].text);
	if (is_read)
		ck_assert_double_eq_tol(value, goals[_i].want, 1e-9);
}
END_TEST

static const struct {
	const char *text;
	double low, high; /* NAN high: one goal; NAN low: refused */
} bands[] = {
	{ "75%..85%", 0.75, 0.85 },
	{ " 75 .. 85 ", 0.75, 0.85 },
	{ "85%", 0.85, NAN },
	{ "..85%", NAN, NAN },
	{ "75%..", NAN, NAN },
	{ "75%...85%", NAN, NAN },
	{ "75% 85%", NAN, NAN },
};

START_TEST(reads_bands)
{
	double low = NAN, high = NAN;
	bool is_read = target_parse_band(UNIT_SHARE, bands[_i].text, &low, &high);

	ck_assert_msg(is_read == !isnan(bands[_i].low), "'%s'", bands[_i].text);
	if (!is_read)
		return;
	ck_assert_double_eq_tol(low, bands[_i].low, 1e-9);
	ck_assert_int_eq(isnan(high), isnan(bands[_i].high));
	if (!isnan(high))
		ck_assert_double_eq_tol(high, bands[_i].high, 1e-9);
}
END_TEST

static const struct {
	enum kpi_better better;
	double value, goal, warn;
	enum verdict want;
} verdicts[] = {
	{ BETTER_HIGHER, 0.85, 0.85, 0.80, VERDICT_MET },
	{ BETTER_HIGHER, 0.849, 0.85, 0.80, VERDICT_NEAR },
	{ BETTER_HIGHER, 0.80, 0.85, 0.80, VERDICT_NEAR },
	{ BETTER_HIGHER, 0.79, 0.85, 0.80, VERDICT_MISSED },
	{ BETTER_LOWER, 100, 100, 125, VERDICT_MET },
	{ BETTER_LOWER, 125, 100, 125, VERDICT_NEAR },
	{ BETTER_LOWER, 126, 100, 125, VERDICT_MISSED },
	{ BETTER_LOWER, 1, 0, NAN, VERDICT_MISSED },
	{ BETTER_LOWER, 0, 0, NAN, VERDICT_MET },
	{ BETTER_BAND, 80, 70, 90, VERDICT_MET },
	{ BETTER_BAND, 65, 70, 90, VERDICT_NEAR },
	{ BETTER_BAND, 200, 70, 90, VERDICT_MISSED },
	/* 75 … 85 is near by half its width, either way round. */
	{ BETTER_BAND, 75, 75, 85, VERDICT_MET },
	{ BETTER_BAND, 85, 85, 75, VERDICT_MET },
	{ BETTER_BAND, 70, 75, 85, VERDICT_NEAR },
	{ BETTER_BAND, 69.9, 75, 85, VERDICT_MISSED },
	{ BETTER_BAND, 90, 75, 85, VERDICT_NEAR },
	{ BETTER_BAND, 90.1, 75, 85, VERDICT_MISSED },
	{ BETTER_BAND, 80, 75, NAN, VERDICT_NONE },
	{ BETTER_NEITHER, 80, 75, 85, VERDICT_MET },
	{ BETTER_NEITHER, 80, 75, NAN, VERDICT_NONE },
	{ BETTER_HIGHER, NAN, 1, 1, VERDICT_NONE },
	{ BETTER_HIGHER, 1, NAN, NAN, VERDICT_NONE },
};

START_TEST(judges)
{
	ck_assert_int_eq(target_judge(verdicts[_i].better, verdicts[_i].value, verdicts[_i].goal,
				 verdicts[_i].warn),
		verdicts[_i].want);
}
END_TEST

START_TEST(warns_before_a_goal_is_missed)
{
	ck_assert_double_eq_tol(target_warning(BETTER_HIGHER, 0.9), 0.81, 1e-9);
	ck_assert_double_eq_tol(target_warning(BETTER_LOWER, 100), 125, 1e-9);
	ck_assert(isnan(target_warning(BETTER_LOWER, 0)));
	ck_assert(isnan(target_warning(BETTER_LOWER, -5)));
}
END_TEST

static struct target_config *add_target(struct kpi_desk *desk, const char *goal)
{
	struct target_config *target = kpi_desk_add(desk, "target");

	target->kpi = "first_response_time";
	target->goal_text = goal;
	return target;
}

/* One answered ticket of Billing; the targets are in force from Monday on unless said otherwise. */
static const struct board *week(struct kpi_desk *desk)
{
	kpi_desk_begin(desk, TIME_NONE);
	struct story one = story(1, MONDAY + HOUR_S);

	one.fact.group = BILLING;
	one.fact.assignee = ANNA;
	one.fact.channel = EMAIL;
	story_reply(&one, MONDAY + 2 * HOUR_S, ANNA);
	put(desk, &one);
	struct board_request request = ask(MONDAY, MONDAY + 7 * DAY_S, NOW);

	return board_of(desk, &request, NOW);
}

START_TEST(the_most_specific_wins)
{
	struct kpi_desk *desk = kpi_desk_new();

	add_target(desk, "3h");
	add_target(desk, "30m")->team = "Billing";
	add_target(desk, "2h")->agent = "anna";
	const struct board *board = week(desk);
	const struct reading *team = read_scope(board, KPI_FIRST_RESPONSE_TIME, SCOPE_TEAM, "b");
	const struct reading *all = read_kpi(board, KPI_FIRST_RESPONSE_TIME);

	ck_assert_double_eq(all->goal, (double)(3 * HOUR_S));
	ck_assert_double_eq(all->warn, 1.25 * 3 * HOUR_S);
	ck_assert_str_eq(all->target, "department");
	ck_assert_int_eq(all->verdict, VERDICT_MET);
	ck_assert_double_eq(team->goal, 30 * 60);
	ck_assert_str_eq(team->target, "team Billing");
	ck_assert_int_eq(team->verdict, VERDICT_MISSED);
	ck_assert_double_eq(
		read_scope(board, KPI_FIRST_RESPONSE_TIME, SCOPE_AGENT, "anna")->goal, 7200);
	ck_assert_double_eq(
		read_scope(board, KPI_FIRST_RESPONSE_TIME, SCOPE_TEAM, "r")->goal, 10800);
	board_done(board);
	kpi_desk_free(desk);
}
END_TEST

START_TEST(a_role_has_goals_of_its_own)
{
	struct kpi_desk *desk = kpi_desk_new();

	add_target(desk, "3h");
	add_target(desk, "30m")->role = "agent";
	const struct board *board = week(desk);
	const struct reading *agents =
		read_scope(board, KPI_FIRST_RESPONSE_TIME, SCOPE_ROLE, "agent");

	ck_assert_double_eq(agents->goal, 30 * 60);
	ck_assert_str_eq(agents->target, "role agent");
	ck_assert_int_eq(agents->verdict, VERDICT_MISSED);
	ck_assert_double_eq(read_scope(board, KPI_FIRST_RESPONSE_TIME, SCOPE_ROLE, "lead")->goal,
		(double)(3 * HOUR_S));
	ck_assert_int_eq(read_kpi(board, KPI_FIRST_RESPONSE_TIME)->verdict, VERDICT_MET);
	board_done(board);
	/* A slice by the role is judged by the same goal. */
	struct board_request request = ask(MONDAY, MONDAY + 7 * DAY_S, NOW);

	request.filter.of[SCOPE_ROLE] = "agent";
	board = board_of(desk, &request, NOW);
	ck_assert_double_eq(read_kpi(board, KPI_FIRST_RESPONSE_TIME)->goal, 30 * 60);
	board_done(board);
	kpi_desk_free(desk);
}
END_TEST

START_TEST(history_is_judged_by_the_target_of_its_day)
{
	struct kpi_desk *desk = kpi_desk_new();

	add_target(desk, "3h")->from = MONDAY - 30 * DAY_S;
	add_target(desk, "2h")->from = MONDAY - DAY_S;
	add_target(desk, "1m")->from = MONDAY + 20 * DAY_S;
	const struct board *board = week(desk);

	ck_assert_double_eq(read_kpi(board, KPI_FIRST_RESPONSE_TIME)->goal, 7200);
	ck_assert_str_eq(
		read_kpi(board, KPI_FIRST_RESPONSE_TIME)->target, "department from 2026-03-01");
	board_done(board);
	kpi_desk_free(desk);
}
END_TEST

START_TEST(ours_are_the_last_resort)
{
	struct kpi_desk *desk = kpi_desk_new();
	const struct board *board = week(desk);

	ck_assert_str_eq(read_kpi(board, KPI_FIRST_RESPONSE_TIME)->target, "default");
	ck_assert_double_eq(read_kpi(board, KPI_FIRST_RESPONSE_TIME)->goal, 14400);
	ck_assert_ptr_null(read_kpi(board, KPI_BACKLOG)->target);
	ck_assert_int_eq(read_kpi(board, KPI_BACKLOG)->verdict, VERDICT_NONE);
	board_done(board);
	kpi_desk_free(desk);
}
END_TEST

/* Three chats are answered in 30 s, 50 s and 2 min, two e-mails in an hour: the median, two minutes,
 * says nothing; four of five are inside their own channel's goal. */
START_TEST(mixed_channels_are_judged_each_by_its_own)
{
	static const int64_t waits[] = { 30, 50, 120, 3600, 3600 };
	struct kpi_desk *desk = kpi_desk_new();

	kpi_desk_begin(desk, TIME_NONE);
	for (int i = 0; i < 5; i++) {
		struct story one = story(i + 1, MONDAY + HOUR_S);

		one.fact.channel = i < 3 ? CHAT : EMAIL;
		story_reply(&one, MONDAY + HOUR_S + waits[i], ANNA);
		put(desk, &one);
	}
	struct board_request request = ask(MONDAY, MONDAY + 7 * DAY_S, NOW);
	const struct board *board = board_of(desk, &request, NOW);
	const struct reading *all = read_kpi(board, KPI_FIRST_RESPONSE_TIME);
	const struct reading *chat =
		read_scope(board, KPI_FIRST_RESPONSE_TIME, SCOPE_CHANNEL, "chat");

	ck_assert_double_eq(all->value, 120);
	ck_assert_int_eq(all->verdict, VERDICT_MET);
	ck_assert_str_eq(all->target, "each channel's own");
	ck_assert(all->has_own_goals);
	ck_assert(!chat->has_own_goals);
	ck_assert_double_eq(chat->goal, 60);
	ck_assert_double_eq(chat->value, 50);
	ck_assert_int_eq(chat->verdict, VERDICT_MET);
	board_done(board);
	kpi_desk_free(desk);
}
END_TEST

/* Two hours for each channel, of chats by the calendar: two asked at night and answered at half past
 * nine are late, an e-mail of the same times is not. */
START_TEST(equal_goals_by_different_clocks_are_mixed)
{
	struct kpi_desk *desk = kpi_desk_new();
	struct target_config *emails, *chats;

	kpi_desk_hours(desk, "09:00-17:00");
	emails = add_target(desk, "2h");
	emails->kpi = "first_response_time";
	emails->clock = CLOCK_BUSINESS;
	chats = add_target(desk, "2h");
	chats->kpi = "first_response_time";
	chats->channel = "chat";
	chats->clock = CLOCK_CALENDAR;
	kpi_desk_begin(desk, TIME_NONE);
	for (int i = 0; i < 3; i++) {
		struct story one = story(i + 1, MONDAY + HOUR_S);

		one.fact.channel = i == 2 ? EMAIL : CHAT;
		story_reply(&one, MONDAY + 9 * HOUR_S + 30 * MINUTE_S, ANNA);
		put(desk, &one);
	}
	struct board_request request = ask(MONDAY, MONDAY + 7 * DAY_S, NOW);
	const struct board *board = board_of(desk, &request, NOW);
	const struct reading *all = read_kpi(board, KPI_FIRST_RESPONSE_TIME);

	ck_assert(all->has_own_goals);
	ck_assert_int_eq(all->verdict, VERDICT_MISSED);
	board_done(board);
	kpi_desk_free(desk);
}
END_TEST

/* A chat waits for ten minutes, which is twice too long, two e-mails for hours, which they may: the
 * longest of them is within the department's goal, and the chat outside its own. */
START_TEST(the_longest_wait_is_met_where_every_channel_meets_its_own)
{
	static const int64_t waits[] = { 10 * MINUTE_S, HOUR_S, 2 * HOUR_S };
	struct kpi_desk *desk = kpi_desk_new();
	struct target_config *all = add_target(desk, "8h"), *chats;

	all->kpi = "longest_wait";
	chats = add_target(desk, "5m");
	chats->kpi = "longest_wait";
	chats->channel = "chat";
	kpi_desk_begin(desk, TIME_NONE);
	for (int i = 0; i < 3; i++) {
		struct story one = story(i + 1, NOW - waits[i]);

		one.fact.channel = i == 0 ? CHAT : EMAIL;
		put(desk, &one);
	}
	struct board_request request = ask(NOW - DAY_S, NOW, NOW);
	const struct board *board = board_of(desk, &request, NOW);
	const struct reading *longest = read_kpi(board, KPI_LONGEST_WAIT);

	ck_assert_double_eq(longest->value, (double)(2 * HOUR_S));
	ck_assert(longest->has_own_goals);
	ck_assert_double_eq(longest->inside, 2);
	ck_assert_int_eq(longest->verdict, VERDICT_MISSED);
	board_done(board);
	kpi_desk_free(desk);
}
END_TEST

Suite *suite_target(void)
{
	Suite *suite = suite_create("target");
	TCase *tests = tcase_create("all");

	tcase_add_loop_test(tests, reads_goals_by_unit, 0, (int)ARRAY_LEN(goals));
	tcase_add_loop_test(tests, reads_bands, 0, (int)ARRAY_LEN(bands));
	tcase_add_loop_test(tests, judges, 0, (int)ARRAY_LEN(verdicts));
	tcase_add_test(tests, warns_before_a_goal_is_missed);
	tcase_add_test(tests, the_most_specific_wins);
	tcase_add_test(tests, a_role_has_goals_of_its_own);
	tcase_add_test(tests, history_is_judged_by_the_target_of_its_day);
	tcase_add_test(tests, ours_are_the_last_resort);
	tcase_add_test(tests, mixed_channels_are_judged_each_by_its_own);
	tcase_add_test(tests, equal_goals_by_different_clocks_are_mixed);
	tcase_add_test(tests, the_longest_wait_is_met_where_every_channel_meets_its_own);
	suite_add_tcase(suite, tests);
	return suite;
}
