/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Targets written out: lists, proposals and trials, as text and as JSON read back.
 */
#include "config.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <string.h>

#include "base/clock.h"
#include "base/macros.h"
#include "check_report.h"
#include "report/figure.h"
#include "report/targets.h"
#include "report_desk.h"

static struct report_desk *made;
static struct buf out;
static struct reading reading;
static struct past_values values;

/* Thirty days of shares: fifteen of 80 %, seven of 90 %, eight of 95 %. */
static void begin(void)
{
	made = report_desk_new();
	buf_init(&out, 0);
	reading = *read_kpi(made->board, KPI_RESOLUTION_RATE);
	values = (struct past_values){ .len = 30 };
	for (size_t i = 0; i < values.len; i++) {
		values.values[i] = i % 2 ? 0.8 : i % 4 ? 0.9 : 0.95;
		values.spans[i] = (struct span){ MONDAY + (int64_t)i * DAY_S,
			MONDAY + (int64_t)(i + 1) * DAY_S };
	}
}

static void end(void)
{
	buf_release(&out);
	report_desk_free(made);
}

static void expect(const char *words)
{
	ck_assert_msg(strstr(out.bytes, words) != NULL, "no '%s' in:\n%s", words, out.bytes);
}

static const struct target_config wish = {
	.kpi = "resolution_rate",
	.team = "Billing",
	.goal = NAN,
	.warn = NAN,
	.goal_text = "90%",
	.path_text = "82%",
	.from = MONDAY,
	.by = MONDAY + 30 * DAY_S,
	.owner = "Head of support",
	.reason = "the board asked",
};

static struct report_targets list_of(const struct report_target *rows, size_t len)
{
	return (struct report_targets){
		.desk = made->desk->desk,
		.period = &board_request(made->board)->period,
		.rows = rows,
		.len = len,
		.now_s = REPORT_NOW,
	};
}

/* One in force, one to come. */
static void make_rows(struct report_target *rows)
{
	reading.goal = 0.85;
	reading.warn = 0.765;
	reading.verdict = VERDICT_MISSED;
	rows[0] = (struct report_target){
		.config = &wish, .reading = reading, .start = 0.82, .end = 0.9
	};
	rows[1] = rows[0];
	rows[1].is_coming = true;
	rows[1].reading.goal = 0.95;
}

START_TEST(a_list_says_since_when_and_why)
{
	struct report_target rows[2];

	make_rows(rows);
	struct report_targets list = list_of(rows, 2);

	report_targets_text(&list, &out);
	expect("Resolution rate  team Billing  ≥ 85 %   50 %  missed  since 2026-03-02; 82 % → 90 % "
	       "by 2026-04-01; missed beyond 77 %; Head of support; the board asked\n");
	const char *coming = strstr(out.bytes, "To come:");

	ck_assert_ptr_nonnull(coming);
	ck_assert_ptr_nonnull(strstr(coming, "≥ 95 %"));
	ck_assert_ptr_null(strstr(coming, "50 %")); /* nothing is judged by it yet */
	ck_assert_ptr_nonnull(strstr(out.bytes, "Acme · targets · values of "));
	buf_clear(&out);
	const struct board_filter billing = { .of = { [SCOPE_TEAM] = "Billing" } };

	list.filter = &billing;
	report_targets_text(&list, &out);
	ck_assert_ptr_nonnull(strstr(out.bytes, " · Team Billing · targets · values of "));
}
END_TEST

START_TEST(a_list_is_read_back)
{
	struct report_target rows[2];

	make_rows(rows);
	struct report_targets list = list_of(rows, 2);

	report_targets_json(&list, &out);
	cJSON *root = cJSON_Parse(out.bytes);
	const cJSON *targets = cJSON_GetObjectItem(root, "targets");
	const cJSON *first = cJSON_GetArrayItem(targets, 0);

	ck_assert_int_eq(cJSON_GetArraySize(targets), 2);
	ck_assert_str_eq(cJSON_GetObjectItem(first, "team")->valuestring, "Billing");
	ck_assert(cJSON_IsNull(cJSON_GetObjectItem(first, "channel")));
	ck_assert_str_eq(cJSON_GetObjectItem(first, "state")->valuestring, "in_force");
	ck_assert_double_eq_tol(cJSON_GetObjectItem(first, "goal")->valuedouble, 0.85, 1e-9);
	ck_assert_double_eq_tol(cJSON_GetObjectItem(first, "path_to")->valuedouble, 0.9, 1e-9);
	ck_assert_str_eq(cJSON_GetObjectItem(first, "by")->valuestring, "2026-04-01");
	ck_assert_str_eq(cJSON_GetObjectItem(first, "verdict")->valuestring, "missed");
	cJSON_Delete(root);
}
END_TEST

static const char *figure_of(enum kpi_id kpi, double value, double goal, enum verdict verdict)
{
	buf_clear(&out);
	reading.kpi = kpi;
	reading.value = value;
	reading.goal = goal;
	reading.verdict = verdict;
	figure_value(&out, made->desk->desk, &reading, value);
	return out.bytes;
}

/* No "90 %, narrowly missed, goal 90 %", and no "missed beyond 1m" of a goal of a minute. */
START_TEST(a_figure_is_told_from_the_goal_it_misses)
{
	ck_assert_str_eq(figure_of(KPI_CSAT, 0.896, 0.9, VERDICT_NEAR), "89.6 %");
	ck_assert_str_eq(figure_of(KPI_CSAT, 0.8996, 0.9, VERDICT_NEAR), "89.96 %");
	ck_assert_str_eq(figure_of(KPI_CSAT, 0.904, 0.9, VERDICT_MET), "90 %");
	ck_assert_str_eq(figure_of(KPI_CSAT, 0.873, 0.9, VERDICT_NEAR), "87 %");
	ck_assert_str_eq(figure_of(KPI_REOPEN_RATE, 0.104, 0.1, VERDICT_NEAR), "10.4 %");
	ck_assert_str_eq(figure_of(KPI_FIRST_RESPONSE_TIME, 75, 60, VERDICT_NEAR), "1m 15s");
	ck_assert_str_eq(figure_of(KPI_FIRST_RESPONSE_TIME, 120, 60, VERDICT_MISSED), "2m");
	ck_assert_str_eq(figure_of(KPI_FIRST_RESPONSE_TIME, 48, 60, VERDICT_MET), "48s");
}
END_TEST

/* --- proposals ------------------------------------------------------------------------------- */

static void write_proposals(const struct board_filter *filter, bool is_json)
{
	struct report_proposal row = { .reading = &reading, .values = &values };

	row.is_there = propose(reading.kpi, &values, &row.proposal);
	row.reach = past_reach(BETTER_HIGHER, &row.proposal.limits, reading.goal);
	const struct report_proposals report = {
		.desk = made->desk->desk,
		.filter = filter,
		.rows = &row,
		.len = 1,
		.now_s = REPORT_NOW,
	};

	if (is_json)
		report_proposals_json(&report, &out);
	else
		report_proposals_text(&report, &out);
}

START_TEST(a_proposal_is_a_line_of_the_configuration)
{
	const struct board_filter nobody = { .of[SCOPE_TEAM] = NULL };

	reading.goal = 1.25; /* mean 86.3 %, ranges of 12.6 points: 52.9 … 119.8 % */
	reading.target = "department";
	write_proposals(&nobody, false);
	expect("# Resolution rate: 30 open days, 2026-03-02 … 2026-03-31\n"
	       "#   goal 90 % met on 15 of 30; stretch 95 % met on 8 of 30; predictably 53 % … 120 "
	       "%\n#   in force: ≥ 125 %, department: cannot be met by effort alone\n"
	       "target { kpi = resolution_rate  goal = \"90%\"  from = 2026-03-09 }\n");
	/* Everything else is comment. */
	for (const char *line = out.bytes; *line; line = strchr(line, '\n') + 1)
		ck_assert(*line == '#' || strncmp(line, "target {", 8) == 0);
}
END_TEST

START_TEST(whatever_is_in_a_name_stays_in_its_quotes)
{
	const struct board_filter filter = { .of[SCOPE_CHANNEL] = "e\"} target ${HOME} \\" };

	write_proposals(&filter, false);
	expect("  channel = \"e\\\"} target \\${HOME} \\\\\"  goal");
}
END_TEST

START_TEST(a_line_carries_its_slice)
{
	const struct board_filter filter = {
		.of[SCOPE_SITE] = "Berlin", .of[SCOPE_TEAM] = "one", .of[SCOPE_TOPIC] = "delivery"
	};

	reading.scope = SCOPE_TEAM;
	reading.scope_name = "Billing";
	write_proposals(&filter, false);
	expect("\ntarget { kpi = resolution_rate  site = \"Berlin\"  topic = \"delivery\"  team = "
	       "\"Billing\"  goal = \"90%\"");
}
END_TEST

START_TEST(too_few_months_are_told)
{
	const struct board_filter nobody = { .of[SCOPE_TEAM] = NULL };

	values.len = 4;
	values.grain = PAST_BY_MONTHS;
	write_proposals(&nobody, false);
	expect("# Resolution rate: 4 whole months, 2026-03-02 … ");
	expect("#   too few to propose a goal: needs 20 whole months, there are 4\n");
	buf_clear(&out);
	write_proposals(&nobody, true);
	expect("\"by_the\":\"month\"");
}
END_TEST

START_TEST(too_few_days_make_no_line)
{
	const struct board_filter nobody = { .of[SCOPE_TEAM] = NULL };

	values.len = 19;
	write_proposals(&nobody, false);
	expect("#   too few to propose a goal: needs 20 open days, there are 19\n");
	ck_assert_ptr_null(strstr(out.bytes, "target {"));
	buf_clear(&out);
	write_proposals(&nobody, true);
	cJSON *root = cJSON_Parse(out.bytes);
	const cJSON *first = cJSON_GetArrayItem(cJSON_GetObjectItem(root, "proposals"), 0);

	ck_assert_str_eq(cJSON_GetObjectItem(first, "by_the")->valuestring, "open_day");
	ck_assert(cJSON_IsNull(cJSON_GetObjectItem(first, "goal")));
	ck_assert(cJSON_IsNull(cJSON_GetObjectItem(first, "goal_met")));
	ck_assert(cJSON_IsNull(cJSON_GetObjectItem(first, "line")));
	ck_assert_str_eq(cJSON_GetObjectItem(first, "unknown")->valuestring, "too_few");
	ck_assert_double_eq(cJSON_GetObjectItem(first, "points")->valuedouble, 19);
	cJSON_Delete(root);
}
END_TEST

START_TEST(what_wants_thought_stays_a_comment)
{
	const struct board_filter nobody = { .of[SCOPE_TEAM] = NULL };

	reading.has_own_goals = true;
	write_proposals(&nobody, false);
	expect("\n# target { kpi = resolution_rate");
	buf_clear(&out);
	reading = *read_kpi(made->board, KPI_SOLVED);
	for (size_t i = 0; i < values.len; i++)
		values.values[i] = 40;
	write_proposals(&nobody, false);
	expect("\n# target { kpi = solved  goal = \"40\"");
}
END_TEST

/* Twenty-one of thirty days without one bad answer, or each at the same 90 %. */
START_TEST(a_goal_that_says_little_stays_a_comment)
{
	const struct board_filter nobody = { .of[SCOPE_TEAM] = NULL };

	reading = *read_kpi(made->board, KPI_CSAT);
	for (size_t i = 0; i < values.len; i++)
		values.values[i] = i < 21 ? 1 : 0.8;
	write_proposals(&nobody, false);
	expect("met on 21 of 30");
	expect("#   nothing better is possible: one slip misses it\n# target { kpi = csat  goal = "
	       "\"100%\"");
	buf_clear(&out);
	for (size_t i = 0; i < values.len; i++)
		values.values[i] = 0.9;
	write_proposals(&nobody, false);
	expect("#   the better quartile reaches no more: there is nothing to work towards\n# target {");
	buf_clear(&out);
	write_proposals(&nobody, true);
	expect("\"doubt\":\"same_as_stretch\"");
	buf_clear(&out);
	for (size_t i = 0; i < values.len; i++)
		values.values[i] = i < 8 ? 0.95 : i < 29 ? 0.9 : 0.5;
	write_proposals(&nobody, false);
	expect("goal 90 % met on 29 of 30; stretch 95 % met on 8 of 30");
	expect("#   met on far more than half: it asks for nothing\n# target {");
}
END_TEST

/* --- trials ---------------------------------------------------------------------------------- */

static struct report_trial trial_of(const char *slice)
{
	static const double goals[] = { 0.85, 0.8 };
	struct report_trial row = {
		.reading = &reading,
		.slice = slice,
		.values = &values,
		.is_enough = true,
		.limits = past_limits(UNIT_RATIO, &values),
	};

	reading.goal = 0.85;
	reading.verdict = VERDICT_MISSED;
	values.values[4] = values.values[6] = 0.7; /* days 4 to 8 are without the goal */
	try_goal(&values, BETTER_HIGHER, goals, &row.trial);
	return row;
}

static struct report_trials trials_of(const struct report_trial *rows, size_t len)
{
	return (struct report_trials){
		.desk = made->desk->desk,
		.period = &board_request(made->board)->period,
		.rows = rows,
		.len = len,
		.is_by_member = len > 1,
		.now_s = REPORT_NOW,
	};
}

START_TEST(a_trial_says_how_often_and_how_long)
{
	struct report_trial row = trial_of("team Billing");
	struct report_trials report = trials_of(&row, 1);

	report_trials_text(&report, &out);
	expect("Resolution rate, team Billing: ≥ 85 %\n"
	       "met on 13 of 30 open days, 2026-03-02 … 2026-03-31; narrowly missed on 15, missed on "
	       "2\nlongest without the goal: 5 open days, 2026-03-05 … 2026-03-09\n");
	expect("now: 50 %, missed (2026-03-02 00:00 … 2026-03-09 00:00)\n");
	buf_clear(&out);
	report_trials_json(&report, &out);
	cJSON *root = cJSON_Parse(out.bytes);

	ck_assert_double_eq(cJSON_GetObjectItem(root, "met")->valuedouble, 13);
	ck_assert_double_eq(cJSON_GetObjectItem(root, "longest_run")->valuedouble, 5);
	ck_assert_str_eq(cJSON_GetObjectItem(root, "run_first")->valuestring, "2026-03-05");
	ck_assert_str_eq(cJSON_GetObjectItem(root, "run_last")->valuestring, "2026-03-09");
	cJSON_Delete(root);
}
END_TEST

START_TEST(trials_of_several_are_a_list)
{
	struct report_trial rows[] = { trial_of("team Billing"), trial_of("team Returns") };
	struct report_trials report = trials_of(rows, 2);

	rows[1].is_enough = false;
	report_trials_text(&report, &out);
	expect("Resolution rate, team Billing: ≥ 85 %\nmet on 13 of 30 open days");
	expect("\n\nResolution rate, team Returns: ≥ 85 %\n30 open days are known, 20 are needed\n");
	buf_clear(&out);
	report_trials_json(&report, &out);
	cJSON *root = cJSON_Parse(out.bytes);
	const cJSON *trials = cJSON_GetObjectItem(root, "trials");
	const cJSON *last = cJSON_GetArrayItem(trials, 1);

	ck_assert_int_eq(cJSON_GetArraySize(trials), 2);
	ck_assert_str_eq(cJSON_GetObjectItem(last, "slice")->valuestring, "team Returns");
	ck_assert(cJSON_IsNull(cJSON_GetObjectItem(last, "met")));
	cJSON_Delete(root);
}
END_TEST

Suite *suite_report_targets(void)
{
	Suite *suite = suite_create("targets");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, a_list_says_since_when_and_why);
	tcase_add_test(tests, a_list_is_read_back);
	tcase_add_test(tests, a_figure_is_told_from_the_goal_it_misses);
	tcase_add_test(tests, a_proposal_is_a_line_of_the_configuration);
	tcase_add_test(tests, whatever_is_in_a_name_stays_in_its_quotes);
	tcase_add_test(tests, a_line_carries_its_slice);
	tcase_add_test(tests, too_few_months_are_told);
	tcase_add_test(tests, too_few_days_make_no_line);
	tcase_add_test(tests, what_wants_thought_stays_a_comment);
	tcase_add_test(tests, a_goal_that_says_little_stays_a_comment);
	tcase_add_test(tests, a_trial_says_how_often_and_how_long);
	tcase_add_test(tests, trials_of_several_are_a_list);
	suite_add_tcase(suite, tests);
	return suite;
}
