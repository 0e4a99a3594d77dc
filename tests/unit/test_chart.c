/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Charts as a supervisor sees them: bars, axis, goal, gaps, in both sets of glyphs.
 */
#include "config.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "check_ui.h"
#include "scene_fixture.h"
#include "ui/chart.h"
#include "ui/spread.h"
#include "ui/widgets.h"

#define DAY_S 86400

static struct scene_fixture *fixture;
static struct period period;

/* Seven days from Saturday 14 November on. */
static void setup(void)
{
	fixture = scene_fixture_new();
	int64_t from = FIXTURE_NOW_S / DAY_S * DAY_S - 6 * DAY_S;
	memset(&period, 0, sizeof(period));
	period.bucket_count = 7;
	for (int i = 0; i < 7; i++)
		period.buckets[i] = (struct span){ from + i * DAY_S, from + (i + 1) * DAY_S };
}

static void teardown(void)
{
	scene_fixture_free(fixture);
}

static struct reading reading_of(enum kpi_id kpi, const double *series, double goal)
{
	return (struct reading){ .kpi = kpi,
		.series = series,
		.series_len = 7,
		.goal = goal,
		.warn = NAN,
		.value = NAN,
		.p90 = NAN,
		.mean = NAN };
}

static char *drawn(const struct reading *reading, int width, int height, bool is_ascii)
{
	struct buf text;
	struct chart chart = {
		.reading = reading, .period = &period, .desk = scene_fixture_scene(fixture)->desk
	};
	struct canvas *canvas = canvas_new(width, height, is_ascii);
	buf_init(&text, 0);
	chart_draw(&chart, canvas, (struct rect){ 0, 0, width, height });
	canvas_print(canvas, &text, false);
	canvas_free(canvas);
	char *bytes = buf_take(&text);
	buf_release(&text);
	return bytes;
}

/* Around 40, with limits at 20 and 60: the fifth day is above, and says so. */
START_TEST(news_has_an_arrow_and_limits_a_line)
{
	static const double series[] = { 41, 38, 42, 39, 90, 40, NAN };
	struct xmr_point course[7];
	struct reading reading = reading_of(KPI_TICKET_VOLUME, series, NAN);

	for (int i = 0; i < 7; i++)
		course[i] = (struct xmr_point){ 40, 20, 60, i == 4 ? XMR_POINT_HIGH : XMR_NONE };
	char *plain = drawn(&reading, 70, 13, false);

	ck_assert(!strstr(plain, "┈") && !strstr(plain, "↑"));
	reading.course = course;
	char *text = drawn(&reading, 70, 13, false);

	ck_assert(strstr(text, "90↑"));
	ck_assert(strstr(text, "┈┈┈┈┈"));
	ck_assert(strstr(text, "┄┄┄"));
	ck_assert(!strstr(text, "41↑"));
	free(plain);
	free(text);
	char *ascii = drawn(&reading, 70, 13, true);

	ck_assert(strstr(ascii, "90^"));
	free(ascii);
}
END_TEST

static void check_chart(const char *name, const struct reading *reading, bool is_ascii)
{
	char *text = drawn(reading, 60, 10, is_ascii);
	golden_check(name, text);
	free(text);
}

START_TEST(test_durations_with_a_goal)
{
	static const double series[] = { 3600, 7200, 1800, NAN, 14400, 10800, 60 };
	struct reading reading = reading_of(KPI_FIRST_RESPONSE_TIME, series, 7200);
	check_chart("chart_durations", &reading, false);
	check_chart("chart_durations_ascii", &reading, true);
}
END_TEST

/* An hour was too long until Tuesday; from Wednesday on two are allowed. */
START_TEST(test_each_day_has_its_own_goal)
{
	static const double series[] = { 5400, 5400, 5400, 5400, 5400, 5400, 5400 };
	static const double goals[] = { 3600, 3600, 3600, 3600, 7200, 7200, 7200 };
	static const double warns[] = { 4500, 4500, 4500, 4500, 9000, 9000, 9000 };
	struct reading reading = reading_of(KPI_FIRST_RESPONSE_TIME, series, 7200);
	reading.warn = 9000;
	reading.series_goals = goals;
	reading.series_warns = warns;
	struct buf line;
	struct chart chart = {
		.reading = &reading, .period = &period, .desk = scene_fixture_scene(fixture)->desk
	};
	struct canvas *canvas = canvas_new(60, 10, false);
	chart_draw(&chart, canvas, (struct rect){ 0, 0, 60, 10 });
	buf_init(&line, 0);
	canvas_print(canvas, &line, true);
	golden_check("chart_changing_goal", line.bytes);
	buf_release(&line);
	canvas_free(canvas);
	/* The same as a line of seven cells: four days missed, three met. */
	canvas = canvas_new(7, 1, false);
	buf_init(&line, 0);
	sparkline_draw(canvas, place(0, 0, 7), &reading);
	canvas_print(canvas, &line, true);
	ck_assert_ptr_nonnull(strstr(line.bytes, "xxxxmmm"));
	buf_release(&line);
	canvas_free(canvas);
}
END_TEST

/* An outage of three days, and an hour on the last one. */
START_TEST(test_notes_stand_below_their_days)
{
	static const double series[] = { 4, 3, 0, 2, 1, NAN, 5 };
	struct reading reading = reading_of(KPI_TICKET_VOLUME, series, NAN);
	int64_t last = period.buckets[6].from;
	struct note_config notes[] = {
		{ .text = "Outage", .span = { last - 4 * DAY_S, last - DAY_S } },
		{ .text = "Mail is slow", .span = { last + 3600, last + 7200 } },
		{ .text = "Too late", .span = { last + DAY_S, last + 2 * DAY_S } },
	};
	struct desk *desk = (struct desk *)(uintptr_t)scene_fixture_scene(fixture)->desk;
	desk->notes = notes;
	desk->note_count = ARRAY_LEN(notes);
	check_chart("chart_notes", &reading, false);
	desk->note_count = 0;
}
END_TEST

/* Ours between 40 and 50 %, others at 95: a dotted line of its own, named below the chart. */
START_TEST(test_others_have_a_line_and_a_name)
{
	static const double series[] = { 0.4, 0.42, 0.45, 0.5, 0.44, 0.41, 0.43 };
	struct reading reading = reading_of(KPI_CSAT, series, 0.85);
	struct benchmark_config benchmarks[] = {
		{ .kpi = "csat", .value_text = "95%", .source = "Trade club", .year = 2025 }
	};
	struct desk *desk = (struct desk *)(uintptr_t)scene_fixture_scene(fixture)->desk;
	char *without = drawn(&reading, 60, 12, false);

	ck_assert(!strstr(without, "·····") && !strstr(without, "club"));
	desk->benchmarks = benchmarks;
	desk->benchmark_count = 1;
	char *text = drawn(&reading, 60, 12, false);

	ck_assert(strstr(text, "·····"));
	ck_assert(strstr(text, "╌ goal  · 95 % Trade club 2025\n"));
	char *ascii = drawn(&reading, 60, 12, true);

	ck_assert(strstr(ascii, ":::::"));
	/* So far off that the bars would be squeezed: not on the chart, but named. */
	reading.kpi = KPI_TICKET_VOLUME;
	benchmarks[0] = (struct benchmark_config){
		.kpi = "ticket_volume", .value_text = "500", .source = "Them"
	};
	char *far = drawn(&reading, 60, 12, false);

	ck_assert(!strstr(far, "·····"));
	ck_assert(strstr(far, "· 500 Them"));
	desk->benchmarks = NULL;
	desk->benchmark_count = 0;
	free(without);
	free(text);
	free(ascii);
	free(far);
}
END_TEST

START_TEST(test_a_band_has_two_lines)
{
	static const double series[] = { 240, 300, 360, 170, 450, 480, 300 };
	struct reading reading = reading_of(KPI_HANDLE_TIME, series, 240);
	reading.warn = 360;
	struct buf text;
	struct chart chart = {
		.reading = &reading, .period = &period, .desk = scene_fixture_scene(fixture)->desk
	};
	struct canvas *canvas = canvas_new(60, 10, false);
	chart_draw(&chart, canvas, (struct rect){ 0, 0, 60, 10 });
	buf_init(&text, 0);
	canvas_print(canvas, &text, true);
	golden_check("chart_band", text.bytes);
	buf_release(&text);
	canvas_free(canvas);
}
END_TEST

START_TEST(test_counts_below_zero)
{
	static const double series[] = { 4, -3, 0, 2, -1, NAN, 5 };
	struct reading reading = reading_of(KPI_NET_FLOW, series, NAN);
	check_chart("chart_below_zero", &reading, false);
}
END_TEST

START_TEST(test_says_why_there_is_none)
{
	static const double series[] = { NAN, NAN, NAN, NAN, NAN, NAN, NAN };
	struct reading reading = reading_of(KPI_CSAT, series, 0.85);
	reading.reason = REASON_NO_DATA;
	char *text = drawn(&reading, 60, 10, false);
	ck_assert_ptr_nonnull(strstr(text, "no course to draw"));
	free(text);
}
END_TEST

START_TEST(test_any_size_and_any_value_stay_inside)
{
	static const double series[] = { 0, 1e300, -1e300, INFINITY, 1e-300, NAN, 3 };
	for (int width = 1; width < 90; width += 4)
		for (int height = 1; height < 12; height++) {
			static const double calm[] = { 1, 2, 3, 4, 5, 6, 7 };
			struct reading reading = reading_of(KPI_TICKET_VOLUME, calm, 100);
			free(drawn(&reading, width, height, false));
		}
	struct reading reading = reading_of(KPI_TICKET_VOLUME, series, NAN);
	free(drawn(&reading, 60, 10, false));
}
END_TEST

START_TEST(test_spread_marks_median_and_p90)
{
	/* Ten replies: the fifth is the median, the ninth the p90. */
	static const double values[] = { 30, 200, 250, 280, 1200, 1500, 3000, 5000, 20000, 90000 };
	struct reading reading = reading_of(KPI_FIRST_RESPONSE_TIME, NULL, NAN);
	reading.value = 1200;
	reading.p90 = 20000;
	struct spread spread = { .reading = &reading,
		.desk = scene_fixture_scene(fixture)->desk,
		.values = values,
		.len = 10 };
	struct canvas *canvas = canvas_new(50, 12, false);
	struct buf text;
	buf_init(&text, 0);
	spread_draw(&spread, canvas, (struct rect){ 0, 0, 50, 12 });
	canvas_print(canvas, &text, false);
	golden_check("spread", text.bytes);
	buf_release(&text);
	canvas_free(canvas);
}
END_TEST

/* Braille by hand: dots 7, 3, 2, 1 up the left column are 0x40 4 2 1, dots 8, 6, 5, 4 up the right
 * one 0x80 0x20 0x10 8, added to U+2800. */
START_TEST(test_dots_are_counted_from_the_foot)
{
	static const struct {
		int left, right;
		const char *want;
	} rows[] = {
		{ 0, 0, "\u2800" },
		{ 1, 0, "\u2840" },
		{ 0, 2, "\u28a0" },
		{ 1, 4, "\u28f8" },
		{ 3, 1, "\u28c6" },
		{ 4, 4, "\u28ff" },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf text;
		buf_init(&text, 0);
		glyph_add_dots(&text, rows[i].left, rows[i].right);
		ck_assert_str_eq(text.bytes, rows[i].want);
		buf_release(&text);
	}
}
END_TEST

static char *dotted(const struct reading *reading, int width, bool has_dots)
{
	struct buf text;
	struct canvas *canvas = canvas_new(width, 1, false);
	canvas_use_dots(canvas, has_dots);
	buf_init(&text, 0);
	sparkline_draw(canvas, place(0, 0, width), reading);
	canvas_print(canvas, &text, false);
	canvas_free(canvas);
	return buf_take(&text);
}

/* Counts stand on zero; of seven, the highest has four dots: 0 → 1, 2 → 2, 5 → 3, 7 → 4. */
START_TEST(test_a_sparkline_of_dots_has_two_buckets_a_cell)
{
	static const double calm[] = { 0, 0, 7, 7, 2, 5, NAN };
	struct reading reading = reading_of(kpi_find("created"), calm, NAN);
	char *text = dotted(&reading, 3, true);
	ck_assert_str_eq(text, "\u28f8\u28e7\u2846\n");
	free(text);
	text = dotted(&reading, 7, true); /* they all fit: one a cell */
	ck_assert_str_eq(text, "⣀⣀⣿⣿⣤⣶\n");
	free(text);
	text = dotted(&reading, 3, false);
	ck_assert_str_eq(text, "▃▆\n");
	free(text);
}
END_TEST

START_TEST(test_texts_and_bars_have_dots_where_asked)
{
	struct buf text;
	struct canvas *canvas = canvas_new(12, 1, false);
	canvas_use_dots(canvas, true);
	buf_init(&text, 0);
	canvas_text(canvas, place(0, 0, 6), STYLE_TEXT, "a▁▄▅█");
	canvas_glyph(canvas, 6, 0, STYLE_TEXT, GLYPH_BAR_3);
	canvas_glyph(canvas, 7, 0, STYLE_TEXT, GLYPH_FULL_BLOCK);
	canvas_print(canvas, &text, false);
	ck_assert_str_eq(text.bytes, "a⣀⣤⣶⣿ ⣤█\n");
	canvas_free(canvas);
	buf_release(&text);
	canvas = canvas_new(3, 1, true);
	canvas_use_dots(canvas, true);
	ck_assert(!canvas_has_dots(canvas));
	canvas_free(canvas);
}
END_TEST

START_TEST(test_one_known_bucket_makes_no_sparkline)
{
	static const double one[] = { NAN, NAN, NAN, 0.9, NAN, NAN, NAN };
	static const double two[] = { 0.5, NAN, NAN, NAN, NAN, NAN, 1 };
	struct reading lone = reading_of(KPI_CSAT, one, 0.85);
	struct reading pair = reading_of(KPI_CSAT, two, 0.85);
	struct buf text;
	buf_init(&text, 0);
	sparkline_text(&text, &lone, 7);
	ck_assert_uint_eq(text.len, 0);
	sparkline_text(&text, &pair, 6); /* the older one does not fit */
	ck_assert_uint_eq(text.len, 0);
	sparkline_text(&text, &pair, 7);
	ck_assert_str_eq(text.bytes, "▁     █");
	buf_release(&text);
}
END_TEST

Suite *suite_chart(void)
{
	Suite *suite = suite_create("chart");
	TCase *tests = tcase_create("chart");
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, news_has_an_arrow_and_limits_a_line);
	tcase_add_test(tests, test_durations_with_a_goal);
	tcase_add_test(tests, test_each_day_has_its_own_goal);
	tcase_add_test(tests, test_notes_stand_below_their_days);
	tcase_add_test(tests, test_others_have_a_line_and_a_name);
	tcase_add_test(tests, test_a_band_has_two_lines);
	tcase_add_test(tests, test_counts_below_zero);
	tcase_add_test(tests, test_says_why_there_is_none);
	tcase_add_test(tests, test_any_size_and_any_value_stay_inside);
	tcase_add_test(tests, test_spread_marks_median_and_p90);
	tcase_add_test(tests, test_dots_are_counted_from_the_foot);
	tcase_add_test(tests, test_a_sparkline_of_dots_has_two_buckets_a_cell);
	tcase_add_test(tests, test_texts_and_bars_have_dots_where_asked);
	tcase_add_test(tests, test_one_known_bucket_makes_no_sparkline);
	suite_add_tcase(suite, tests);
	return suite;
}
