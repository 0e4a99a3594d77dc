/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What must hold on any desk: parts add up to the whole, lists to their readings, split periods to
 * the joined one, and the order in which tickets come does not matter.
 */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "check_kpi.h"
#include "random_desk.h"

static struct board_request ask_in_full(struct kpi_desk *desk, int64_t from, int64_t to)
{
	struct board_request request = ask(from, to, RANDOM_NOW);
	struct period *period = &request.period;
	const struct zone *zone = desk->desk->zone;

	request.has_last_year = request.has_series = request.has_series_n = true;
	period->last_year = (struct span){ from - 7 * DAY_S, from };
	for (int64_t at = from; at < to; at = zone_day_start(zone, at, 1)) {
		int64_t end = zone_day_start(zone, at, 1);

		period->buckets[period->bucket_count++] = (struct span){ at, end < to ? end : to };
	}
	return request;
}

START_TEST(parts_and_lists_add_up)
{
	struct kpi_desk *desk = random_desk((uint32_t)_i * 7919 + 1, _i);

	kpi_desk_begin(desk, TIME_NONE);
	random_desk_fill(desk, FILL_ALL);
	for (int day = 3; day <= RANDOM_DAYS; day += 5) {
		struct board_request request = ask(MONDAY, MONDAY + day * DAY_S, RANDOM_NOW);
		const struct board *board = board_of(desk, &request, RANDOM_NOW);

		check_adds_up(board);
		board_done(board);
	}
	kpi_desk_free(desk);
}
END_TEST

/* --- bounds --------------------------------------------------------------------------------- */

enum bound {
	OF_VALUE, /* as its unit says */
	OF_COUNT, /* not negative */
	OF_SHARE, /* 0 … 1 */
	OF_CHANGE /* any, but finite */
};

static const struct {
	const char *name;
	size_t offset;
	enum bound bound;
} numbers[] = {
#define NUMBER(field, bound)                                   \
	{                                                      \
#field, offsetof(struct reading, field), bound \
	}
	NUMBER(value, OF_VALUE),
	NUMBER(n, OF_COUNT),
	NUMBER(numerator, OF_CHANGE),
	NUMBER(denominator, OF_COUNT),
	NUMBER(mean, OF_COUNT),
	NUMBER(p90, OF_COUNT),
	NUMBER(other_value, OF_COUNT),
	NUMBER(low, OF_VALUE),
	NUMBER(high, OF_VALUE),
	NUMBER(goal, OF_CHANGE),
	NUMBER(warn, OF_CHANGE),
	NUMBER(previous, OF_VALUE),
	NUMBER(last_year, OF_VALUE),
	NUMBER(previous_goal, OF_CHANGE),
	NUMBER(change, OF_CHANGE),
	NUMBER(change_low, OF_CHANGE),
	NUMBER(change_high, OF_CHANGE),
	NUMBER(answers_needed, OF_COUNT),
	NUMBER(ripe, OF_SHARE),
	NUMBER(covered, OF_SHARE),
	NUMBER(n_previous, OF_COUNT),
	NUMBER(unanswered, OF_COUNT),
	NUMBER(unanswered_overdue, OF_COUNT),
	NUMBER(oldest_unanswered_s, OF_COUNT),
	NUMBER(usual, OF_VALUE),
	NUMBER(usual_low, OF_VALUE),
	NUMBER(usual_high, OF_VALUE),
#undef NUMBER
};

static double number_of(const struct reading *reading, size_t i)
{
	double number;

	memcpy(&number, (const char *)reading + numbers[i].offset, sizeof(number));
	return number;
}

/* Teams may lack people, and forecasts be off by more than all. */
static double least_of(const struct kpi_row *row, enum bound bound)
{
	if (bound == OF_CHANGE)
		return -HUGE_VAL;
	if (bound == OF_COUNT || bound == OF_SHARE)
		return 0;
	if (row->aggregate == AGGREGATE_DIFFERENCE || row->better == BETTER_BAND)
		return row->unit == UNIT_SHARE ? 0 : -HUGE_VAL;
	return row->unit == UNIT_POINTS ? -100 : 0;
}

static double most_of(const struct kpi_row *row, enum bound bound)
{
	bool is_share = row->unit == UNIT_SHARE && row->aggregate != AGGREGATE_MODEL;

	if (bound == OF_VALUE && row->unit == UNIT_SCORE)
		return 5;

	if (bound == OF_SHARE || (bound == OF_VALUE && is_share))
		return 1;
	return bound == OF_VALUE && row->unit == UNIT_POINTS ? 100 : HUGE_VAL;
}

static void check_bounds(
	const struct reading *reading, const char *name, enum bound bound, double number)
{
	const struct kpi_row *row = kpi_row(reading->kpi);

	if (isnan(number))
		return;
	ck_assert_msg(
		!isinf(number) && number >= least_of(row, bound) && number <= most_of(row, bound),
		"%s of %s of %s '%s': %f", name, row->id, scope_rows[reading->scope].name,
		reading->scope_id, number);
}

static void check_order(const struct reading *reading)
{
	const char *id = kpi_row(reading->kpi)->id;

	if (!isnan(reading->p90) && kpi_row(reading->kpi)->aggregate == AGGREGATE_MEDIAN)
		ck_assert_msg(reading->p90 >= reading->value, "p90 of %s", id);
	if (!isnan(reading->low))
		ck_assert_msg(reading->low <= reading->value + 1e-9 &&
				      reading->value <= reading->high + 1e-9,
			"%s of %s '%s': %f, %f … %f", id, scope_rows[reading->scope].name,
			reading->scope_id, reading->value, reading->low, reading->high);
	if (!isnan(reading->change_low))
		ck_assert_msg(reading->change_low <= reading->change_high, "change of %s", id);
	if (!isnan(reading->usual_low))
		ck_assert_msg(reading->usual_low <= reading->usual &&
				      reading->usual <= reading->usual_high,
			"usual %s of %s '%s': %f, %f … %f", id, scope_rows[reading->scope].name,
			reading->scope_id, reading->usual, reading->usual_low, reading->usual_high);
	if (!isnan(reading->unanswered_overdue))
		ck_assert_msg(reading->unanswered_overdue <= reading->unanswered,
			"%s of %s '%s': %f of %f overdue", id, scope_rows[reading->scope].name,
			reading->scope_id, reading->unanswered_overdue, reading->unanswered);
}

START_TEST(values_stay_within_their_bounds)
{
	struct kpi_desk *desk = random_desk((uint32_t)_i * 104729 + 3, _i);

	kpi_desk_begin(desk, TIME_NONE);
	random_desk_fill(desk, FILL_ALL);
	struct board_request request = ask_in_full(desk, MONDAY + 14 * DAY_S, RANDOM_NOW);
	const struct board *board = board_of(desk, &request, RANDOM_NOW);

	for (size_t i = 0; i < board_count(board); i++) {
		const struct reading *reading = board_at(board, i);

		ck_assert_msg(isnan(reading->value) == (reading->reason != REASON_NONE), "%s",
			kpi_row(reading->kpi)->id);
		ck_assert_msg(!isnan(reading->n), "n of %s", kpi_row(reading->kpi)->id);
		for (size_t k = 0; k < ARRAY_LEN(numbers); k++)
			check_bounds(
				reading, numbers[k].name, numbers[k].bound, number_of(reading, k));
		for (size_t k = 0; k < reading->series_len; k++) {
			check_bounds(reading, "series", OF_VALUE, reading->series[k]);
			check_bounds(reading, "series n", OF_COUNT, reading->series_n[k]);
		}
		check_order(reading);
	}
	board_done(board);
	kpi_desk_free(desk);
}
END_TEST

/* --- splitting ------------------------------------------------------------------------------ */

static double known(double value)
{
	return isnan(value) ? 0 : value;
}

/* How what two periods count makes what they count together. */
enum joining {
	JOIN_NOT, /* levels and models are of their own */
	JOIN_SUM,
	JOIN_ONCE, /* the same ticket may count in both */
	JOIN_TIME  /* time adds up, stretches may lie in both */
};

static enum joining joining_of(const struct kpi_row *row)
{
	if (row->is_level || row->aggregate == AGGREGATE_MODEL || row->aggregate == AGGREGATE_MAX ||
		row->aggregate == AGGREGATE_FORMULA)
		return JOIN_NOT;
	if (row->reads == OBS_MOVE)
		return JOIN_ONCE;
	return row->reads == OBS_PRESENCE || row->reads == OBS_SCHEDULED ? JOIN_TIME : JOIN_SUM;
}

static void check_sum(const char *name, const struct kpi_row *row, double sum, double joined)
{
	ck_assert_msg(fabs(known(joined) - sum) < 1e-6, "%s of %s: the parts make %f, the whole %f",
		name, row->id, sum, known(joined));
}

static void check_once(
	const char *name, const struct kpi_row *row, double first, double second, double joined)
{
	ck_assert_msg(known(joined) <= first + second + 1e-6 &&
			      known(joined) >= fmax(first, second) - 1e-6,
		"%s of %s: %f and %f make %f", name, row->id, first, second, known(joined));
}

static void check_joined(
	const struct reading *first, const struct reading *second, const struct reading *both)
{
	const struct kpi_row *row = kpi_row(both->kpi);
	enum joining joining = joining_of(row);

	if (joining == JOIN_NOT)
		return;
	if (joining == JOIN_SUM)
		check_sum("n", row, first->n + second->n, both->n);
	else
		check_once("n", row, first->n, second->n, both->n);
	if (joining == JOIN_ONCE) {
		check_once("numerator", row, known(first->numerator), known(second->numerator),
			both->numerator);
		check_once("denominator", row, known(first->denominator),
			known(second->denominator), both->denominator);
		return;
	}
	if (row->aggregate == AGGREGATE_COUNT || row->aggregate == AGGREGATE_DIFFERENCE)
		check_sum("value", row, known(first->value) + known(second->value), both->value);
	check_sum("numerator", row, known(first->numerator) + known(second->numerator),
		both->numerator);
	check_sum("denominator", row, known(first->denominator) + known(second->denominator),
		both->denominator);
	if (!isnan(both->mean))
		check_sum("mean × n", row,
			known(first->mean) * first->n + known(second->mean) * second->n,
			both->mean * both->n);
}

START_TEST(split_periods_give_the_joined_count)
{
	struct kpi_desk *desk = random_desk((uint32_t)_i * 31 + 5, _i);

	kpi_desk_begin(desk, TIME_NONE);
	random_desk_fill(desk, FILL_ALL);
	int64_t cut = MONDAY + (1 + (int64_t)random_draw(20)) * DAY_S + random_draw(80000);
	struct board_request first = ask(MONDAY, cut, RANDOM_NOW);
	struct board_request second = ask(cut, RANDOM_NOW, RANDOM_NOW);
	struct board_request both = ask(MONDAY, RANDOM_NOW, RANDOM_NOW);
	const struct board *a = board_of(desk, &first, RANDOM_NOW);
	const struct board *b = board_of(desk, &second, RANDOM_NOW);
	const struct board *all = board_of(desk, &both, RANDOM_NOW);

	for (int kpi = 0; kpi < kpi_count(); kpi++)
		check_joined(read_kpi(a, (enum kpi_id)kpi), read_kpi(b, (enum kpi_id)kpi),
			read_kpi(all, (enum kpi_id)kpi));
	board_done(a);
	board_done(b);
	board_done(all);
	kpi_desk_free(desk);
}
END_TEST

/* --- order ---------------------------------------------------------------------------------- */

/* But for the last bits of a sum. */
static bool is_same(double a, double b)
{
	return (isnan(a) && isnan(b)) || fabs(a - b) <= 1e-9 * (1 + fabs(a));
}

static void check_same(const struct reading *left, const struct reading *right)
{
	const char *id = kpi_row(left->kpi)->id;

	ck_assert_str_eq(left->scope_id, right->scope_id);
	for (size_t k = 0; k < ARRAY_LEN(numbers); k++)
		ck_assert_msg(is_same(number_of(left, k), number_of(right, k)),
			"%s of %s of '%s' is %f or %f", numbers[k].name, id, left->scope_id,
			number_of(left, k), number_of(right, k));
	for (int k = 0; k < EXCLUSION_COUNT; k++)
		ck_assert_int_eq(left->excluded[k], right->excluded[k]);
	ck_assert_uint_eq(left->series_len, right->series_len);
	for (size_t k = 0; k < left->series_len; k++) {
		ck_assert_msg(is_same(left->series[k], right->series[k]), "series of %s", id);
		ck_assert_msg(is_same(left->series_n[k], right->series_n[k]), "series of %s", id);
	}
	ck_assert_msg(left->verdict == right->verdict && left->reason == right->reason &&
			      left->signal == right->signal && left->outside == right->outside &&
			      left->apart == right->apart &&
			      left->is_certain == right->is_certain &&
			      left->is_undated == right->is_undated,
		"%s of '%s'", id, left->scope_id);
}

START_TEST(the_order_of_arrival_changes_nothing)
{
	struct kpi_desk *one = random_desk((uint32_t)_i * 13 + 11, _i);

	kpi_desk_begin(one, TIME_NONE);
	random_desk_fill(one, FILL_ALL);
	struct kpi_desk *other = random_desk((uint32_t)_i * 13 + 11, _i);

	kpi_desk_begin(other, TIME_NONE);
	random_desk_fill(other, FILL_BACKWARDS);
	struct board_request request = ask_in_full(one, MONDAY + 10 * DAY_S, MONDAY + 20 * DAY_S);
	const struct board *a = board_of(one, &request, RANDOM_NOW);
	const struct board *b = board_of(other, &request, RANDOM_NOW);

	ck_assert_uint_eq(board_count(a), board_count(b));
	for (size_t i = 0; i < board_count(a); i++)
		check_same(board_at(a, i), board_at(b, i));
	board_done(a);
	board_done(b);
	kpi_desk_free(one);
	kpi_desk_free(other);
}
END_TEST

/* --- the past ------------------------------------------------------------------------------- */

static void count_everything(struct kpi_desk *desk)
{
	static const char *words[] = { "spam", "deleted", "merged", "test" };

	desk->desk->excluded = (struct text_list){ words, ARRAY_LEN(words) };
}

/* The backlog at a moment is what the open list says at that moment. What was lost since was open
 * then, so all of it counts. */
START_TEST(history_agrees_with_what_was_seen_then)
{
	int64_t then = MONDAY + 10 * DAY_S;
	struct kpi_desk *today = random_desk((uint32_t)_i * 17 + 23, _i);

	count_everything(today);
	kpi_desk_begin(today, TIME_NONE);
	random_desk_fill(today, FILL_DATED);
	struct board_request request = ask(MONDAY, then, RANDOM_NOW);
	const struct board *board = board_of(today, &request, RANDOM_NOW);
	double open = read_kpi(board, KPI_BACKLOG)->value;
	/* The same desk looked at then. Summaries tell no turns, so only the whole is compared. */
	struct kpi_desk *back = random_desk((uint32_t)_i * 17 + 23, _i);
	struct arena *arena = arena_new();

	count_everything(back);
	kpi_desk_begin(back, then - 1);
	random_desk_fill(back, FILL_DATED);
	ck_assert_double_eq((double)facts_open(back->facts, NULL, then, arena).len, open);
	ck_assert_double_gt(open, 5);
	arena_free(arena);
	board_done(board);
	kpi_desk_free(today);
	kpi_desk_free(back);
}
END_TEST

Suite *suite_random_desks(void)
{
	Suite *suite = suite_create("random desks");
	TCase *tests = tcase_create("all");

	tcase_set_timeout(tests, 120);
	tcase_add_loop_test(tests, parts_and_lists_add_up, 0, RANDOM_SEEDS);
	tcase_add_loop_test(tests, values_stay_within_their_bounds, 0, RANDOM_SEEDS);
	tcase_add_loop_test(tests, split_periods_give_the_joined_count, 0, RANDOM_SEEDS);
	tcase_add_loop_test(tests, the_order_of_arrival_changes_nothing, 0, RANDOM_SEEDS);
	tcase_add_loop_test(tests, history_agrees_with_what_was_seen_then, 0, RANDOM_SEEDS);
	suite_add_tcase(suite, tests);
	return suite;
}
