/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who set a goal, where it is going, and what others reach, word for word.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/clock.h"
#include "base/macros.h"
#include "check_ui.h"
#include "scene_fixture.h"
#include "ui/target_text.h"

static struct scene_fixture *fixture;
static struct scene *scene;

static void setup(void)
{
	fixture = scene_fixture_new();
	scene = scene_fixture_scene(fixture);
}

static void teardown(void)
{
	scene_fixture_free(fixture);
}

/* 31 December 2026. */
#define BY_S (FIXTURE_NOW_S - FIXTURE_NOW_S % 86400 + INT64_C(41) * 86400)

static struct target_config target_of(const char *goal)
{
	return (struct target_config){
		.kpi = "csat",
		.goal = NAN,
		.warn = NAN,
		.goal_text = goal,
		.from = TIME_NONE,
		.by = TIME_NONE,
	};
}

static const char *said(const struct target_config *target)
{
	static char text[TARGET_TEXT_MAX];
	const struct reading reading = { .kpi = KPI_CSAT, .set_by = target };
	return target_text(text, sizeof(text), &reading, scene);
}

START_TEST(test_a_path_is_told_with_its_ends)
{
	struct target_config target = target_of("90%");
	target.path_text = "82%";
	target.by = BY_S;
	target.owner = "Head of support";
	target.reason = "the board asked";
	ck_assert_str_eq(said(&target), "on the way from 82 % to 90 % by 31 Dec; set by Head of "
					"support; because: the board asked");
}
END_TEST

START_TEST(test_what_is_not_known_is_not_said)
{
	struct target_config target = target_of("90%");
	ck_assert_str_eq(said(&target), "");
	ck_assert_str_eq(said(NULL), "");
	target.by = BY_S;
	ck_assert_str_eq(said(&target), "to be reached by 31 Dec");
	target.by = TIME_NONE;
	target.reason = "it \033[31mhurts";
	ck_assert_str_eq(said(&target), "because: it [31mhurts");
}
END_TEST

START_TEST(test_benchmarks_name_their_source)
{
	char text[TARGET_TEXT_MAX];
	struct reading reading = { .kpi = KPI_FIRST_RESPONSE_TIME };
	ck_assert_str_eq(benchmark_text(text, sizeof(text), &reading, scene),
		"others: 1m 36s, live chat, Zendesk 2015");
	reading.kpi = KPI_BACKLOG;
	ck_assert_str_eq(benchmark_text(text, sizeof(text), &reading, scene), "");
}
END_TEST

START_TEST(test_the_period_before_has_its_own_mark)
{
	static const struct {
		enum verdict verdict;
		double previous;
		const char *want;
	} rows[] = {
		{ VERDICT_MET, 0.9, "✔" },
		{ VERDICT_NEAR, 0.9, "◐" },
		{ VERDICT_MISSED, 0.9, "✖" },
		{ VERDICT_NONE, 0.9, "" },
		{ VERDICT_MET, NAN, "" },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct reading reading = {
			.kpi = KPI_CSAT,
			.previous = rows[i].previous,
			.previous_verdict = rows[i].verdict,
		};
		ck_assert_str_eq(previous_mark(&reading), rows[i].want);
	}
}
END_TEST

Suite *suite_target_text(void)
{
	Suite *suite = suite_create("target text");
	TCase *tests = tcase_create("target text");
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, test_a_path_is_told_with_its_ends);
	tcase_add_test(tests, test_what_is_not_known_is_not_said);
	tcase_add_test(tests, test_benchmarks_name_their_source);
	tcase_add_test(tests, test_the_period_before_has_its_own_mark);
	suite_add_tcase(suite, tests);
	return suite;
}
