/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a reading comes about, word for word.
 */
#include "config.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "check_ui.h"
#include "kpi/method.h"
#include "kpi/noun.h"
#include "scene_fixture.h"
#include "ui/proof.h"

static struct scene_fixture *fixture;
static const struct desk *desk;

static void setup(void)
{
	fixture = scene_fixture_new();
	desk = scene_fixture_scene(fixture)->desk;
}

static void teardown(void)
{
	scene_fixture_free(fixture);
}

static struct reading reading_of(enum kpi_id kpi, double value, double n)
{
	return (struct reading){ .kpi = kpi,
		.value = value,
		.n = n,
		.numerator = NAN,
		.denominator = NAN,
		.low = NAN,
		.high = NAN,
		.other_value = NAN,
		.covered = 1,
		.ripe = 1 };
}

static void check_formula(const struct reading *reading, const char *want)
{
	char text[PROOF_MAX];
	ck_assert_str_eq(proof_formula(text, sizeof(text), reading, desk), want);
}

START_TEST(test_median_and_what_is_left_out)
{
	struct reading reading = reading_of(KPI_FIRST_RESPONSE_TIME, 4320, 120);
	reading.excluded[EXCLUDED_BOT] = 3;
	reading.excluded[EXCLUDED_MERGED] = 1;
	check_formula(&reading, "median of 120 first replies; 1 merged, 3 of a bot left out");
	reading = reading_of(KPI_FIRST_RESPONSE_TIME, 4320, 1);
	check_formula(&reading, "median of 1 first reply");
}
END_TEST

START_TEST(test_shares_and_differences_show_both_numbers)
{
	struct reading reading = reading_of(KPI_SLA_FIRST_RESPONSE, 0.8, 120);
	reading.numerator = 96;
	reading.denominator = 120;
	reading.promise = "ours";
	check_formula(&reading, "96 of 120 first responses due = 80 %; by our own promises");
	reading.promise = "both";
	check_formula(&reading,
		"96 of 120 first responses due = 80 %; by the helpdesk's promises and our own");
	reading = reading_of(KPI_NET_FLOW, 31, 493);
	reading.numerator = 262;
	reading.denominator = 231;
	check_formula(&reading, "262 tickets created − 231 tickets solved = 31");
}
END_TEST

static bool is_of_tickets(enum observation_kind kind)
{
	return kind <= OBS_TOUCH || (kind >= OBS_PROMISE_NEXT && kind <= OBS_HANDED);
}

/* Every KPI names what it reads; only those that count tickets say so. */
START_TEST(test_nouns_are_of_what_is_counted)
{
	static const enum kpi_id others[] = { KPI_REPLIES, KPI_CONTACTS, KPI_REPEAT_CONTACT_RATE,
		KPI_HANDLE_TIME, KPI_COMPLAINTS, KPI_ACCOUNTS_AT_RISK, KPI_FORECAST_ERROR };
	char one[PROOF_MAX], many[PROOF_MAX], sides[PROOF_MAX];
	for (int kpi = 0; kpi < KPI_USER_FIRST; kpi++) {
		const struct kpi_row *row = kpi_row((enum kpi_id)kpi);
		bool may_be_tickets = is_of_tickets(row->reads);
		if (row->aggregate == AGGREGATE_FORMULA)
			continue;
		for (size_t i = 0; i < ARRAY_LEN(others); i++)
			may_be_tickets = may_be_tickets && others[i] != (enum kpi_id)kpi;
		noun_count(one, sizeof(one), (enum kpi_id)kpi, 1);
		noun_count(many, sizeof(many), (enum kpi_id)kpi, 7);
		noun_sides(sides, sizeof(sides), (enum kpi_id)kpi, 3, 7);
		ck_assert_msg(strlen(one) > 4 && strlen(many) > strlen("7 "), "%s: '%s', '%s'",
			row->id, one, many);
		ck_assert_msg(
			may_be_tickets || (!strstr(one, "ticket") && !strstr(many, "ticket") &&
						  !strstr(sides, "ticket")),
			"%s counts no tickets, yet says '%s' and '%s'", row->id, many, sides);
	}
}
END_TEST

struct sides_case {
	enum kpi_id kpi;
	double value, numerator, denominator;
	const char *want;
};

START_TEST(test_sides_are_named_apart)
{
	static const struct sides_case cases[] = {
		{ KPI_NPS, 34, 42, 124, "42 promoters less detractors of 124 answers = 34" },
		{ KPI_NPS, -3, -4, 124, "−4 promoters less detractors of 124 answers = −3" },
		{ KPI_QA_SCORE, 0.86, 1391, 1620, "1391 of 1620 points = 86 %" },
		{ KPI_RESOLUTION_RATE, 1.02, 1279, 1254,
			"1279 tickets solved of 1254 tickets created = 102 %" },
		{ KPI_REASSIGNMENTS, 0.1, 130, 1300, "130 moves of 1300 tickets solved = 0.10" },
		{ KPI_STAFFING_GAP, -2, 19, 21, "19 agents on − 21 agents needed = −2" },
		{ KPI_CALIBRATION_SPREAD, 0.04, 0.08, 2, "mean of 2 contacts reviewed by several" },
		{ KPI_OCCUPANCY, 0.75, 10800, 14400, "3h of 4h = 75 %" },
		{ KPI_OCCUPANCY, 0.77, 1769240, 2289720, "491h 27m of 636h 02m = 77 %" },
	};
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		char text[PROOF_MAX];
		struct reading reading = reading_of(cases[i].kpi, cases[i].value, 9);
		reading.numerator = cases[i].numerator;
		reading.denominator = cases[i].denominator;
		proof_formula(text, sizeof(text), &reading, desk);
		ck_assert_msg(strncmp(text, cases[i].want, strlen(cases[i].want)) == 0,
			"'%s', not '%s'", text, cases[i].want);
	}
	struct reading answer = reading_of(KPI_SPEED_OF_ANSWER, 21, 539);
	check_formula(&answer, "mean of 539 calls answered");
}
END_TEST

START_TEST(test_ratios_name_both_sides)
{
	struct reading reading = reading_of(KPI_CONTACT_RATE, 6.486, 312);
	reading.numerator = 312;
	reading.denominator = 4810;
	check_formula(&reading, "312 contacts / 4810 orders × 100 = 6.49");
	reading.measured_until = INT64_C(1795046400);
	check_formula(&reading, "312 contacts / 4810 orders × 100 = 6.49; as far as its measures "
				"go, up to Thu 19 Nov 2026 00:00:00");
}
END_TEST

START_TEST(test_methods_and_scales_are_named)
{
	char text[PROOF_MAX];
	struct measuring *measuring =
		arena_alloc(desk->arena, 1, sizeof(*measuring)); /* in force from now on */
	struct desk *own = (struct desk *)desk;
	struct reading fcr = reading_of(KPI_FIRST_CONTACT_RESOLUTION, 0.7, 10);
	struct reading level = reading_of(KPI_SERVICE_LEVEL, 0.8, 10);
	struct reading nps = reading_of(KPI_NPS, 30, 100);
	ck_assert_str_eq(method_words(text, sizeof(text), fcr.kpi, desk),
		"method: at most one reply and not reopened within 7d");
	ck_assert_str_eq(method_words(text, sizeof(text), level.kpi, desk),
		"within 20s; rule: short abandons left out, later ones missed (short: under 5s)");
	ck_assert_str_eq(method_words(text, sizeof(text), nps.kpi, desk), "scale −100 … 100");
	*measuring = measuring_fresh;
	measuring->fcr_method = FCR_WINDOW;
	measuring->repeat_window_s = 30 * 86400;
	measuring->service_rule = SERVICE_EARLY_NEGATIVE;
	own->measuring = measuring;
	own->measuring_count = 1;
	ck_assert_str_eq(method_words(text, sizeof(text), fcr.kpi, desk),
		"method: no further contact by the customer within 30d");
	ck_assert_ptr_nonnull(
		strstr(method_words(text, sizeof(text), level.kpi, desk), "are misses"));
	struct reading frt = reading_of(KPI_FIRST_RESPONSE_TIME, 60, 1);
	ck_assert_str_eq(method_words(text, sizeof(text), frt.kpi, desk), "");
}
END_TEST

START_TEST(test_counts_and_caveats)
{
	struct reading reading = reading_of(KPI_TICKET_VOLUME, 262, 262);
	reading.covered = 0.416;
	check_formula(&reading, "262 tickets created; 41 % of the period is here");
	reading = reading_of(KPI_REOPEN_RATE, 0.031, 100);
	reading.numerator = 3;
	reading.denominator = 97;
	reading.is_undated = true;
	reading.ripe = 0.5;
	check_formula(&reading,
		"3 of 97 solves = 3.1 %; rests on counts without a date; 50 % of it ripe");
}
END_TEST

START_TEST(test_unknown_gives_the_reason)
{
	char text[PROOF_MAX];
	struct reading reading = reading_of(KPI_CSAT, NAN, 0);
	reading.reason = REASON_NO_DATA;
	proof_formula(text, sizeof(text), &reading, desk);
	ck_assert_str_ne(text, "");
	ck_assert_ptr_null(strstr(text, "0 "));
	ck_assert_str_eq(proof_mark(&reading), "");
}
END_TEST

START_TEST(test_both_clocks)
{
	char text[PROOF_MAX];
	struct reading reading = reading_of(KPI_FIRST_RESPONSE_TIME, 4320, 120);
	reading.is_business = true;
	reading.other_value = 2 * 86400 + 3 * 3600;
	ck_assert_str_eq(proof_clock(text, sizeof(text), &reading, desk),
		"in business hours; by the calendar 2d 03h");
	/* With a schedule of a team's own there are several. */
	struct team_config team = { .name = "Night", .calendar = desk->calendar };
	struct desk several = *desk;
	several.teams = &team;
	several.team_count = 1;
	ck_assert_str_eq(proof_clock(text, sizeof(text), &reading, &several),
		"in the hours of each ticket's team; by the calendar 2d 03h");
	/* A day of work is eight hours long. */
	reading.is_business = false;
	reading.other_value = (2 * 8 + 3) * 3600;
	ck_assert_str_eq(proof_clock(text, sizeof(text), &reading, desk),
		"by the calendar; in business hours 2 bd 3h");
	reading = reading_of(KPI_CSAT, 0.9, 10);
	ck_assert_str_eq(proof_clock(text, sizeof(text), &reading, desk), "");
}
END_TEST

START_TEST(test_interval_of_a_sample)
{
	char text[PROOF_MAX];
	struct reading reading = reading_of(KPI_CSAT, 0.9, 30);
	ck_assert_str_eq(proof_interval(text, sizeof(text), &reading, desk), "");
	reading.low = 0.74;
	reading.high = 0.97;
	ck_assert_str_eq(proof_interval(text, sizeof(text), &reading, desk),
		"a sample: between 74 % and 97 %, 19 times of 20");
	reading.answers_needed = 96;
	ck_assert_str_eq(proof_interval(text, sizeof(text), &reading, desk),
		"a sample: between 74 % and 97 %, 19 times of 20; 96 more answers like these "
		"would settle it");
	reading.answers_needed = 1;
	ck_assert(strstr(proof_interval(text, sizeof(text), &reading, desk), "1 more answer like"));
}
END_TEST

START_TEST(test_what_is_usual_and_what_is_news)
{
	char text[PROOF_MAX];
	struct reading reading = reading_of(KPI_TICKET_VOLUME, 60, 60);
	reading.usual = NAN;
	ck_assert_str_eq(proof_usual(text, sizeof(text), &reading, desk), "");
	reading.usual = 40;
	reading.usual_low = 29;
	reading.usual_high = 52;
	reading.usual_days = 60;
	reading.is_usual_firm = true;
	ck_assert_str_eq(proof_usual(text, sizeof(text), &reading, desk),
		"no news; usually 29 to 52 a day (by 60 days)");
	reading.signal = XMR_POINT_HIGH;
	ck_assert_str_eq(proof_usual(text, sizeof(text), &reading, desk),
		"news, above what is usual; usually 29 to 52 a day (by 60 days)");
	reading.signal = XMR_SHIFT_DOWN;
	reading.usual_days = 0;
	reading.is_usual_firm = false;
	ck_assert_str_eq(proof_usual(text, sizeof(text), &reading, desk),
		"news, eight in a row below the mean; usually 29 to 52, not firm yet");
}
END_TEST

START_TEST(test_source_and_its_age)
{
	char text[PROOF_MAX];
	struct scene *scene = scene_fixture_scene(fixture);
	ck_assert_str_eq(
		proof_source(text, sizeof(text), scene), "from support (zendesk), 20 s ago");
	struct source_status two[2] = { scene->sources[0], scene->sources[0] };
	two[1].last_success = FIXTURE_NOW_S - 300;
	scene->sources = two;
	scene->source_count = 2;
	ck_assert_str_eq(
		proof_source(text, sizeof(text), scene), "from 2 sources, the oldest 5 min ago");
	two[0].last_success = TIME_NONE;
	ck_assert_ptr_nonnull(
		strstr(proof_source(text, sizeof(text), scene), "nothing received yet"));
}
END_TEST

START_TEST(test_paragraphs_break_at_blanks)
{
	struct canvas *canvas = canvas_new(12, 4, false);
	struct buf text;
	buf_init(&text, 0);
	int used = paragraph_draw(
		canvas, (struct rect){ 0, 0, 12, 2 }, STYLE_TEXT, "one two three four five six");
	canvas_print(canvas, &text, false);
	ck_assert_int_eq(used, 2);
	ck_assert_str_eq(text.bytes, "one two\nthree four …\n\n\n");
	buf_release(&text);
	canvas_free(canvas);
}
END_TEST

Suite *suite_proof(void)
{
	Suite *suite = suite_create("proof");
	TCase *tests = tcase_create("proof");
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, test_median_and_what_is_left_out);
	tcase_add_test(tests, test_shares_and_differences_show_both_numbers);
	tcase_add_test(tests, test_nouns_are_of_what_is_counted);
	tcase_add_test(tests, test_sides_are_named_apart);
	tcase_add_test(tests, test_ratios_name_both_sides);
	tcase_add_test(tests, test_methods_and_scales_are_named);
	tcase_add_test(tests, test_counts_and_caveats);
	tcase_add_test(tests, test_unknown_gives_the_reason);
	tcase_add_test(tests, test_both_clocks);
	tcase_add_test(tests, test_interval_of_a_sample);
	tcase_add_test(tests, test_what_is_usual_and_what_is_news);
	tcase_add_test(tests, test_source_and_its_age);
	tcase_add_test(tests, test_paragraphs_break_at_blanks);
	suite_add_tcase(suite, tests);
	return suite;
}
