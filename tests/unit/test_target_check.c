/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mistakes in targets and benchmarks are told with file and line.
 */
#include "config.h"

#include <math.h>

#include "base/clock.h"
#include "base/macros.h"
#include "check_kpi.h"
#include "kpi/benchmark.h"
#include "kpi/target.h"
#include "kpi_desk.h"

static const struct {
	const char *kpi, *goal, *warn, *path;
	int64_t from, by; /* days after Monday; 0: none */
	const char *want; /* NULL: it is fine */
} targets[] = {
	{ "csat", "90%", NULL, NULL, 0, 0, NULL },
	{ "csat", "90%", "80%", NULL, 0, 0, NULL },
	{ "net_flow", "0", "10", NULL, 0, 0, NULL },
	{ "net_flow", "-5", "0", NULL, 0, 0, NULL },
	{ "handle_time", "4m..6m", NULL, NULL, 0, 0, NULL },
	{ "handle_time", "4m", "6m", NULL, 0, 0, NULL },
	{ "ticket_volume", "40..60", NULL, NULL, 0, 0, NULL },
	{ "csat", "90%", NULL, "82%", 1, 100, NULL },
	{ "csta", "90%", NULL, NULL, 0, 0,
		"desk.conf:7: target of unknown KPI 'csta' (the manual kpitop(1) lists them)" },
	{ "csat", "much", NULL, NULL, 0, 0, "desk.conf:7: goal 'much' of 'csat' is no figure" },
	{ "csat", "180%", NULL, NULL, 0, 0,
		"desk.conf:7: goal of 'csat' is more than all: a share ends at 100 %" },
	{ "csat", "90%", "less", NULL, 0, 0, "desk.conf:7: warn 'less' of 'csat' is no figure" },
	{ "csat", "90%", "95%", NULL, 0, 0,
		"desk.conf:7: warn of 'csat' lies on the good side of its goal; higher is better" },
	{ "backlog", "90", "80", NULL, 0, 0,
		"desk.conf:7: warn of 'backlog' lies on the good side of its goal; lower is better" },
	{ "net_flow", "0", NULL, NULL, 0, 0,
		"desk.conf:7: goal of 'net_flow' is not above zero, so it needs a warn of its own" },
	{ "net_flow", "-5", NULL, NULL, 0, 0,
		"desk.conf:7: goal of 'net_flow' is not above zero, so it needs a warn of its own" },
	{ "csat", "75%..85%", NULL, NULL, 0, 0,
		"desk.conf:7: target of 'csat' is a band, but higher is better: give one goal" },
	{ "handle_time", "4m", NULL, NULL, 0, 0,
		"desk.conf:7: target of 'handle_time' needs a band, like goal = \"75..85\": neither "
		"higher nor lower is better" },
	{ "handle_time", "6m..4m", NULL, NULL, 0, 0,
		"desk.conf:7: band of 'handle_time' must begin with its lower end" },
	{ "handle_time", "4m..6m", "7m", NULL, 0, 0,
		"desk.conf:7: target of 'handle_time' has a band and a warning; a band is near outside "
		"it by half its width" },
	{ "handle_time", "4m..6m", NULL, "8m", 1, 9,
		"desk.conf:7: band of 'handle_time' cannot have a path" },
	{ "csat", "90%", NULL, "82%", 0, 9,
		"desk.conf:7: path of 'csat' needs from, where it starts, and by, where it ends" },
	{ "csat", "90%", NULL, "82%", 9, 0,
		"desk.conf:7: path of 'csat' needs from, where it starts, and by, where it ends" },
	{ "csat", "90%", NULL, "low", 1, 9, "desk.conf:7: path 'low' of 'csat' is no figure" },
	{ "csat", "90%", NULL, NULL, 9, 9,
		"desk.conf:7: target of 'csat' is to be reached before it holds: by must be after "
		"from" },
};

static void expect(bool is_good, const char *want, const struct error *err)
{
	ck_assert_msg(is_good == !want, "%s", err->text);
	if (want)
		ck_assert_str_eq(err->text, want);
}

START_TEST(a_target_is_checked)
{
	struct kpi_desk *desk = kpi_desk_new();
	struct target_config *target = kpi_desk_add(desk, "target");
	struct error err = { 0 };

	target->kpi = targets[_i].kpi;
	target->goal_text = targets[_i].goal;
	target->warn_text = targets[_i].warn;
	target->path_text = targets[_i].path;
	if (targets[_i].from)
		target->from = MONDAY + targets[_i].from * DAY_S;
	if (targets[_i].by)
		target->by = MONDAY + targets[_i].by * DAY_S;
	target->file_name = "desk.conf";
	target->line = 7;
	bool is_good = target_check(desk->desk, &err);

	expect(is_good, targets[_i].want, &err);
	kpi_desk_free(desk);
}
END_TEST

static const struct {
	const char *kpi, *value, *source;
	const char *want;
} benchmarks[] = {
	{ "csat", "88%", "Trade club", NULL },
	{ "csta", "88%", "Trade club",
		"desk.conf:9: benchmark of unknown KPI 'csta' (the manual kpitop(1) lists them)" },
	{ "csat", "88%", NULL, "desk.conf:9: benchmark of 'csat' has no source" },
	{ "csat", "good", "Trade club",
		"desk.conf:9: value 'good' of benchmark of 'csat' is no figure" },
};

START_TEST(a_benchmark_is_checked)
{
	struct kpi_desk *desk = kpi_desk_new();
	struct benchmark_config *benchmark = kpi_desk_add(desk, "benchmark");
	struct error err = { 0 };

	benchmark->kpi = benchmarks[_i].kpi;
	benchmark->value_text = benchmarks[_i].value;
	benchmark->source = benchmarks[_i].source;
	benchmark->place.file_name = "desk.conf";
	benchmark->place.line = 9;
	bool is_good = target_check(desk->desk, &err);

	expect(is_good, benchmarks[_i].want, &err);
	kpi_desk_free(desk);
}
END_TEST

START_TEST(the_users_benchmark_comes_first)
{
	struct kpi_desk *desk = kpi_desk_new();
	struct benchmark_config *own = kpi_desk_add(desk, "benchmark");
	struct benchmark found[BENCHMARK_MAX];

	own->kpi = "csat";
	own->value_text = "88%";
	own->source = "Trade club";
	own->year = 2025;
	size_t len = benchmarks_of(desk->desk, KPI_CSAT, found);

	ck_assert_uint_eq(len, 3);
	ck_assert_double_eq_tol(found[0].value, 0.88, 1e-9);
	ck_assert_str_eq(found[0].source, "Trade club");
	ck_assert_int_eq(found[0].reliability, '\0');
	ck_assert_double_eq_tol(found[2].value, 0.82, 1e-9);
	ck_assert_int_eq(found[2].year, 2013);
	ck_assert_int_eq(found[2].reliability, 'A');
	ck_assert_uint_eq(benchmarks_of(desk->desk, KPI_BACKLOG, found), 0);
	kpi_desk_free(desk);
}
END_TEST

/* Sources without a name or a year are no grounds. */
START_TEST(shipped_benchmarks_can_be_looked_up)
{
	for (const struct benchmark_row *row = benchmark_rows; row->kpi; row++) {
		ck_assert_ptr_nonnull(row->source);
		ck_assert_ptr_nonnull(row->note);
		ck_assert_int_ge(row->year, 2010);
		ck_assert(row->reliability == 'A' || row->reliability == 'B');
		double value;
		enum kpi_id kpi = kpi_find(row->kpi);

		ck_assert_msg(kpi != KPI_COUNT, "%s", row->kpi);
		ck_assert_msg(target_parse(kpi_row(kpi)->unit, row->value, &value), "%s", row->kpi);
	}
}
END_TEST

START_TEST(shipped_targets_are_fine)
{
	for (int kpi = 0; kpi < kpi_count(); kpi++) {
		const struct kpi_row *row = kpi_row((enum kpi_id)kpi);
		struct error err = { 0 };
		const struct target_config target = {
			.kpi = row->id,
			.goal = NAN,
			.warn = NAN,
			.goal_text = row->goal,
			.warn_text = row->warn,
			.from = TIME_NONE,
			.by = TIME_NONE,
		};

		if (row->goal)
			ck_assert_msg(target_check_one(&target, &err), "%s", err.text);
	}
}
END_TEST

Suite *suite_target_check(void)
{
	Suite *suite = suite_create("target check");
	TCase *tests = tcase_create("all");

	tcase_add_loop_test(tests, a_target_is_checked, 0, (int)ARRAY_LEN(targets));
	tcase_add_loop_test(tests, a_benchmark_is_checked, 0, (int)ARRAY_LEN(benchmarks));
	tcase_add_test(tests, the_users_benchmark_comes_first);
	tcase_add_test(tests, shipped_benchmarks_can_be_looked_up);
	tcase_add_test(tests, shipped_targets_are_fine);
	suite_add_tcase(suite, tests);
	return suite;
}
