/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Readings in words: what a supervisor reads of numbers that are given by hand.
 */
#include "config.h"

#include <math.h>

#include "base/macros.h"
#include "check_ui.h"
#include "ui/reading_text.h"

static struct reading reading_of(enum kpi_id kpi, double value)
{
	return (struct reading){ .kpi = kpi,
		.value = value,
		.goal = (double)NAN,
		.previous = (double)NAN,
		.last_year = (double)NAN,
		.is_certain = true };
}

START_TEST(values_carry_their_unit)
{
	static const struct {
		enum kpi_id kpi;
		double value;
		const char *want;
	} rows[] = {
		{ KPI_TICKET_VOLUME, 262, "262" },
		{ KPI_TICKET_VOLUME, 0, "0" },
		{ KPI_NET_FLOW, -13, "−13" },
		{ KPI_CSAT, 0.91, "91 %" },
		{ KPI_CSAT, 1, "100 %" },
		{ KPI_REOPEN_RATE, 0.031, "3.1 %" },
		{ KPI_REOPEN_RATE, 0.05, "5 %" },
		{ KPI_FIRST_RESPONSE_TIME, 4320, "1h 12m" },
		{ KPI_RESOLUTION_TIME, 2 * 86400 + 3 * 3600, "2d 03h" },
		{ KPI_RESOLUTION_RATE, 0.987, "99 %" },
		{ KPI_CSAT, (double)NAN, "—" },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char text[READING_TEXT_MAX];
		struct reading reading = reading_of(rows[i].kpi, rows[i].value);
		ck_assert_str_eq(reading_value(text, sizeof(text), &reading, NULL), rows[i].want);
	}
}
END_TEST

/* Fallen against the period before: news of a rise is no news of this change. */
START_TEST(an_arrow_points_the_way_of_the_change)
{
	struct reading reading = reading_of(KPI_SOLVED, 28);
	reading.previous = 41;
	reading.signal = XMR_POINT_LOW;
	ck_assert_str_eq(reading_news_arrow(&reading, 0), "↓");
	reading.signal = XMR_POINT_HIGH;
	ck_assert_str_eq(reading_news_arrow(&reading, 0), "");
	reading.previous = (double)NAN;
	ck_assert_str_eq(reading_news_arrow(&reading, 0), "↑");
	reading.signal = XMR_NONE;
	ck_assert_str_eq(reading_news_arrow(&reading, 0), "");
}
END_TEST

START_TEST(goals_say_their_direction)
{
	char text[READING_TEXT_MAX];
	struct reading reading = reading_of(KPI_FIRST_RESPONSE_TIME, 100);
	ck_assert_str_eq(reading_goal(text, sizeof(text), &reading, NULL), "");
	reading.goal = 4 * 3600;
	ck_assert_str_eq(reading_goal(text, sizeof(text), &reading, NULL), "≤ 4h");
	reading.has_own_goals = true;
	ck_assert_str_eq(reading_goal(text, sizeof(text), &reading, NULL), "≤ 4h*");
	reading = reading_of(KPI_HANDLE_TIME, 300);
	reading.goal = 240;
	reading.warn = 360;
	ck_assert_str_eq(reading_goal(text, sizeof(text), &reading, NULL), "4m–6m");
	reading = reading_of(KPI_CSAT, 0.9);
	reading.goal = 0.85;
	ck_assert_str_eq(reading_goal(text, sizeof(text), &reading, NULL), "≥ 85 %");
}
END_TEST

START_TEST(changes_are_in_the_words_of_the_trade)
{
	static const struct {
		enum kpi_id kpi;
		double value, before;
		const char *change, *word;
		enum style style;
	} rows[] = {
		{ KPI_CSAT, 0.91, 0.90, "+1 pt", "better", STYLE_BETTER },
		{ KPI_CSAT, 0.87, 0.90, "−3 pt", "worse", STYLE_WORSE },
		{ KPI_FIRST_RESPONSE_TIME, 860, 1000, "−14 %", "better", STYLE_BETTER },
		{ KPI_FIRST_RESPONSE_TIME, 1400, 1000, "+40 %", "worse", STYLE_WORSE },
		{ KPI_TICKET_VOLUME, 140, 100, "+40 %", "", STYLE_DIM },
		{ KPI_TICKET_VOLUME, 100, 100, "·", "", STYLE_DIM },
		{ KPI_NET_FLOW, 13, -4, "+17", "worse", STYLE_WORSE },
		{ KPI_UNASSIGNED, 72, 2, "×36", "worse", STYLE_WORSE },
		{ KPI_BACKLOG, 7, 0, "+7", "worse", STYLE_WORSE },
		{ KPI_FIRST_RESPONSE_TIME, 7, 0, "", "", STYLE_DIM },
		{ KPI_CSAT, 0.9, (double)NAN, "", "", STYLE_DIM },
		{ KPI_CSAT, (double)NAN, 0.9, "", "", STYLE_DIM },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char text[READING_TEXT_MAX];
		struct reading reading = reading_of(rows[i].kpi, rows[i].value);
		reading.previous = rows[i].before;
		reading_change(text, sizeof(text), &reading, COMPARE_PREVIOUS);
		ck_assert_str_eq(text, rows[i].change);
		ck_assert_str_eq(reading_change_word(&reading, COMPARE_PREVIOUS), rows[i].word);
		ck_assert_int_eq(reading_change_style(&reading, COMPARE_PREVIOUS), rows[i].style);
		ck_assert_str_eq(reading_change(text, sizeof(text), &reading, COMPARE_NONE), "");
	}
}
END_TEST

START_TEST(last_year_is_compared_with_last_year)
{
	char text[READING_TEXT_MAX];
	struct reading reading = reading_of(KPI_SOLVED, 120);
	reading.previous = 60;
	reading.last_year = 100;
	ck_assert_str_eq(reading_change(text, sizeof(text), &reading, COMPARE_LAST_YEAR), "+20 %");
}
END_TEST

START_TEST(marks_follow_the_verdict)
{
	struct reading reading = reading_of(KPI_CSAT, 0.91);
	ck_assert_int_eq(reading_mark(&reading), GLYPH_DOT);
	reading.goal = 0.85;
	ck_assert_int_eq(reading_mark(&reading), GLYPH_UNCERTAIN);
	ck_assert_str_eq(reading_verdict_words(&reading), "too few to tell");
	reading.verdict = VERDICT_NEAR;
	ck_assert_int_eq(reading_mark(&reading), GLYPH_NEAR);
	ck_assert_int_eq(reading_style(&reading), STYLE_UNCERTAIN);
	ck_assert_str_eq(reading_verdict_words(&reading), "narrowly missed so far");
	reading.ripe = 1;
	ck_assert_int_eq(reading_style(&reading), STYLE_NEAR);
	ck_assert_str_eq(reading_verdict_words(&reading), "narrowly missed");
	/* A sample may only lean: the mark is dim then. */
	reading.is_certain = false;
	reading.verdict = VERDICT_MISSED;
	ck_assert_int_eq(reading_mark(&reading), GLYPH_MISSED);
	ck_assert_int_eq(reading_style(&reading), STYLE_UNCERTAIN);
	reading.value = (double)NAN;
	ck_assert_int_eq(reading_mark(&reading), GLYPH_UNKNOWN);
}
END_TEST

START_TEST(unknown_has_its_reason)
{
	char text[READING_TEXT_MAX];
	struct reading reading = reading_of(KPI_CSAT, (double)NAN);
	reading.reason = REASON_LOADING;
	reading.covered = 0.419;
	ck_assert_str_eq(reading_why(text, sizeof(text), &reading), "loading, 41 %");
	reading.value = 0.9;
	ck_assert_str_eq(reading_why(text, sizeof(text), &reading), "");
}
END_TEST

Suite *suite_reading_text(void)
{
	Suite *suite = suite_create("reading_text");
	TCase *words = tcase_create("words");
	tcase_add_test(words, values_carry_their_unit);
	tcase_add_test(words, goals_say_their_direction);
	tcase_add_test(words, an_arrow_points_the_way_of_the_change);
	tcase_add_test(words, changes_are_in_the_words_of_the_trade);
	tcase_add_test(words, last_year_is_compared_with_last_year);
	tcase_add_test(words, marks_follow_the_verdict);
	tcase_add_test(words, unknown_has_its_reason);
	suite_add_tcase(suite, words);
	return suite;
}
