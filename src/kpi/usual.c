/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Readings and their past.
 */
#include "config.h"

#include "kpi/usual.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "kpi/inside.h"
#include "kpi/past.h"

/* What a board of the past may count at once: KPIs × members × days. */
#define CELLS_MAX 300000
/* The past and the days of the period that are not over. */
#define COURSE_LEN (PAST_LEN + PERIOD_BUCKET_MAX)

/* A chart on its way. */
struct course {
	struct span spans[COURSE_LEN];
	double values[COURSE_LEN];
	uint8_t weekdays[COURSE_LEN];
	bool restarts[COURSE_LEN];
	struct xmr_point points[COURSE_LEN];
	size_t len;
	bool is_by_day;
};

/* --- spans ---------------------------------------------------------------------------------- */

/* Days are an hour shorter or longer when the clocks change. */
static bool is_a_day(int64_t length_s)
{
	return length_s >= 20 * 3600 && length_s <= 28 * 3600;
}

/* Weeks, months: longer than days. A single bucket tells by its own length. */
static bool is_by_long_buckets(const struct period *period)
{
	int64_t length =
		period->bucket_count > 1 ? period->buckets[1].from - period->buckets[0].from : 0;

	return length > 0 && !is_a_day(length) && length > 86400;
}

static bool has_day_buckets(const struct period *period)
{
	return period->bucket_count > 1 &&
	       is_a_day(period->buckets[1].from - period->buckets[0].from);
}

/* --- the course ----------------------------------------------------------------------------- */

static void add(const struct desk *desk, struct course *course, struct span span, double value)
{
	size_t i = course->len++;
	/* What changed since the day before, also on closed days, begins anew. */
	struct span since = { i > 0 ? course->spans[i - 1].to : span.from, span.to };

	course->spans[i] = span;
	course->values[i] = past_is_explained(desk, span) ? (double)NAN : value;
	course->weekdays[i] = (uint8_t)zone_civil(desk->zone, span.from).weekday;
	course->restarts[i] = past_is_changed_in(desk, since);
}

/* The past, and behind it the days of the period that are not over: they have limits, no news. */
static void add_days(const struct board *board, const struct board *past,
	const struct reading *before, struct course *course)
{
	const struct desk *desk = board->facts->desk;
	const struct period *days = &past->request.period, *period = &board->request.period;
	int64_t ripe_until = board->now_s - past_ripening_s(desk, before->kpi);

	for (size_t i = 0; i < before->series_len && i < PAST_LEN; i++)
		add(desk, course, days->buckets[i],
			days->buckets[i].to <= ripe_until ? before->series[i] : (double)NAN);
	for (size_t i = 0; has_day_buckets(period) && i < period->bucket_count; i++)
		if (period->buckets[i].from >= days->span.to)
			add(desk, course, period->buckets[i], NAN);
}

static void add_buckets(
	const struct board *board, const struct reading *reading, struct course *course)
{
	const struct desk *desk = board->facts->desk;
	const struct period *period = &board->request.period;
	int64_t ripe_until = board->now_s - past_ripening_s(desk, reading->kpi);

	for (size_t i = 0; i < reading->series_len; i++) {
		struct span span = period->buckets[i];
		bool is_whole = i + 1 < reading->series_len || !period->is_running;

		add(desk, course, span,
			is_whole && span.to <= ripe_until ? reading->series[i] : (double)NAN);
	}
}

static bool make_course(const struct board *board, const struct board *past,
	const struct reading *reading, struct course *course)
{
	course->len = 0;
	course->is_by_day = !is_by_long_buckets(&board->request.period);
	if (!course->is_by_day) {
		add_buckets(board, reading, course);
	} else {
		bool is_whole = reading->scope == SCOPE_DEPARTMENT;
		const struct reading *before = board_find(
			past, reading->kpi, reading->scope, is_whole ? NULL : reading->scope_id);

		if (!before)
			return false;
		add_days(board, past, before, course);
	}
	return course->len > 0;
}

/* --- what is told --------------------------------------------------------------------------- */

static bool is_share(const struct reading *reading)
{
	return kpi_row(reading->kpi)->unit == UNIT_SHARE;
}

/* Nothing is usual that cannot be. */
static void clip(const struct reading *reading, struct course *course)
{
	bool is_signed = false;

	for (size_t i = 0; i < course->len; i++)
		is_signed |= course->values[i] < 0;
	for (size_t i = 0; i < course->len; i++) {
		struct xmr_point *point = &course->points[i];

		if (!is_signed && point->low < 0)
			point->low = 0;
		if (is_share(reading) && point->high > 1)
			point->high = 1;
	}
}

/* The points of the reading's own buckets; NULL where its buckets are no days. */
static const struct xmr_point *points_of(
	struct board *board, const struct reading *reading, const struct course *course)
{
	const struct period *period = &board->request.period;

	if (reading->series_len == 0 || (course->is_by_day && !has_day_buckets(period)))
		return NULL;
	struct xmr_point *points =
		arena_alloc(board->results, reading->series_len, sizeof(*points));

	for (size_t b = 0; b < reading->series_len; b++) {
		points[b] = (struct xmr_point){ NAN, NAN, NAN, XMR_NONE };
		for (size_t i = 0; i < course->len; i++)
			if (course->spans[i].from == period->buckets[b].from)
				points[b] = course->points[i];
	}
	return points;
}

static enum xmr_signal signal_of(const struct board *board, const struct course *course)
{
	const struct span *span = &board->request.period.span;
	enum xmr_signal signal = XMR_NONE;

	for (size_t i = 0; i < course->len; i++)
		if (course->spans[i].from >= span->from && course->spans[i].to <= span->to &&
			course->points[i].signal != XMR_NONE)
			signal = course->points[i].signal;
	return signal;
}

/* A closed weekday has nothing that is usual for it: the open day before it tells. */
static const struct xmr_point *last_known(const struct course *course)
{
	size_t i = course->len - 1;

	while (i > 0 && isnan(course->points[i].low))
		i--;
	return &course->points[i];
}

static void tell(struct board *board, struct course *course, struct reading *reading)
{
	struct xmr_series series = { .values = course->values,
		.len = course->len,
		.weekdays = course->is_by_day ? course->weekdays : NULL,
		.restarts = course->restarts };
	struct xmr xmr = xmr_chart(&series, course->points);

	if (isnan(xmr.low))
		return;
	clip(reading, course);
	const struct xmr_point *last = last_known(course);

	reading->signal = signal_of(board, course);
	reading->course = points_of(board, reading, course);
	reading->usual = last->mean;
	reading->usual_low = last->low;
	reading->usual_high = last->high;
	reading->usual_days = course->is_by_day ? xmr.n : 0;
	reading->is_usual_firm = !xmr.is_provisional;
}

/* --- boards --------------------------------------------------------------------------------- */

int64_t usual_from(const struct desk *desk, const struct period *period)
{
	struct past days;

	past_make(desk, PAST_BY_DAYS, period->span.to, &days);
	return days.len > 0 ? days.spans[0].from : period->span.from;
}

/* What is modelled from the past grows with it. */
static bool has_limits(const struct kpi_row *row)
{
	return !row->is_level && row->aggregate != AGGREGATE_MODEL;
}

void usual_ask(
	const struct desk *desk, const struct board_request *request, struct board_request *past)
{
	struct past days;

	*past = *request;
	past_make(desk, PAST_BY_DAYS, request->period.span.to, &days);
	if (days.len > 0)
		past_ask(&days, past);
	past->has_series_n = false;
	for (int kpi = 0; kpi < kpi_count(); kpi++)
		past->kpis[kpi] &= days.len > 0 && has_limits(kpi_row((enum kpi_id)kpi));
}

void usual_take(struct board *board, const struct board *past)
{
	struct course *course = mem_new(1, sizeof(*course));

	for (size_t i = 0; i < board->reading_count; i++) {
		struct reading *reading = board_reading(board, i);

		if (past->request.kpis[reading->kpi] && !isnan(reading->value) &&
			make_course(board, past, reading, course))
			tell(board, course, reading);
	}
	free(course);
}

/* Takes KPIs from `left` to the request, as many as may be counted at once; false: none is left. */
static bool take_some(const struct board *board, bool left[KPI_COUNT], struct board_request *past)
{
	size_t most = CELLS_MAX / ((board->groups.len + 1) * PAST_LEN), some = 0;

	for (int kpi = 0; kpi < kpi_count(); kpi++) {
		past->kpis[kpi] = left[kpi] && (some == 0 || some < most);
		left[kpi] &= !past->kpis[kpi];
		some += past->kpis[kpi];
	}
	return some > 0;
}

void usual_learn(struct board *board)
{
	struct board_request *past = mem_new(1, sizeof(*past));
	bool left[KPI_COUNT] = { false };

	usual_ask(board->facts->desk, &board->request, past);
	for (int kpi = 0; kpi < kpi_count(); kpi++)
		left[kpi] = past->kpis[kpi];
	while (take_some(board, left, past)) {
		struct board *days = board_new(board->facts, past, board->now_s);

		(void)board_step(days, INT64_MAX);
		usual_take(board, days);
		board_free(days);
	}
	free(past);
}
