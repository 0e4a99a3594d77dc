/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The board: one pass for the values, then one each for the period before, the year before and the
 * series.
 */
#include "config.h"

#include "kpi/board.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "kpi/closed.h"
#include "kpi/coverage.h"
#include "kpi/inside.h"
#include "kpi/judge.h"

/* Members whose readings are made between two looks at the clock. */
#define MEMBERS_A_LOOK 4

static const char *dup_word(struct board *board, const char *word)
{
	return arena_dup(board->strings, word);
}

static void copy_request(struct board *board, const struct board_request *request)
{
	struct board_request *copy = &board->request;

	*copy = *request;
	for (int scope = 0; scope < SCOPE_KIND_COUNT; scope++)
		copy->filter.of[scope] = dup_word(board, request->filter.of[scope]);
	copy->only_id = dup_word(board, request->only_id);
}

/* --- moments -------------------------------------------------------------------------------- */

static uint32_t seconds(int64_t at)
{
	if (at < 1)
		return 1;
	return at >= (int64_t)OBS_NEVER ? OBS_NEVER - 1 : (uint32_t)at;
}

/* The last moment of which anything is known. */
static int64_t known_until(const struct board *board)
{
	int64_t as_of = board->facts->as_of;

	return as_of != TIME_NONE && as_of < board->now_s ? as_of : board->now_s;
}

/* A span as it stood `age` seconds after its end. */
struct moment board_moment(const struct board *board, struct span span, int64_t age)
{
	int64_t now = known_until(board);
	struct moment moment = {
		.from = seconds(span.from),
		.to = seconds(span.to),
		.as_of = seconds(span.to + age < now ? span.to + age : now),
		.level = seconds(span.to),
		.age_at = seconds(span.to),
		.is_then = span.to + age < now,
	};

	if (span.to >= now) { /* running: what happens this very second is there already */
		moment.level = seconds(now + 1);
		moment.age_at = seconds(now);
		moment.is_now = now == board->now_s;
	}
	if (span.from > now)
		moment.level = 0;
	return moment;
}

static int64_t age_of(const struct board *board)
{
	int64_t age = known_until(board) - board->request.period.span.to;

	return age > 0 ? age : 0;
}

/* What a period is compared with: where that is running, with the second that is running too. */
static struct moment moment_before(const struct board *board, struct span span)
{
	struct moment moment = board_moment(board, span, age_of(board));

	if (board->request.period.span.to >= known_until(board) && moment.level == moment.to)
		moment.level++;
	return moment;
}

static void make_moments(struct board *board)
{
	const struct period *period = &board->request.period;
	int64_t age = age_of(board);

	board->moment_count = 1;
	switch (board->stage) {
	case STAGE_PREVIOUS:
		board->moments[0] = moment_before(board, period->previous);
		break;
	case STAGE_LAST_YEAR:
		board->moments[0] = moment_before(board, period->last_year);
		break;
	case STAGE_SERIES:
		closed_begin(board);
		board->moment_count = period->bucket_count;
		for (size_t i = 0; i < period->bucket_count; i++)
			board->moments[i] = board_moment(board, period->buckets[i], INT32_MAX);
		break;
	default:
		board->moments[0] = board_moment(board, period->span, age);
		break;
	}
}

/* --- stages --------------------------------------------------------------------------------- */

static bool is_wanted(const struct board *board, enum board_stage stage)
{
	const struct board_request *request = &board->request;

	switch (stage) {
	case STAGE_PREVIOUS:
		return request->has_previous && request->period.previous.to > 0;
	case STAGE_LAST_YEAR:
		return request->has_last_year && request->period.last_year.to > 0;
	case STAGE_SERIES:
		return request->has_series && request->period.bucket_count > 0;
	default:
		return true;
	}
}

static void begin_stage(struct board *board)
{
	make_moments(board);
	if (board->stage == STAGE_VALUES)
		board->period_moment = board->moments[0];
	stage_begin(board);
	if (board->stage != STAGE_VALUES)
		return;
	pass_want_excluded(&board->pass);
	judge_goals(&board->request, board->results, &board->pass);
}

static void restart(struct board *board)
{
	stage_release(board);
	if (board->has_groups)
		groups_release(&board->groups);
	arena_clear(board->results);
	board->readings = NULL;
	board->reading_count = board->shown_count = board->next_member = 0;
	board->stage = STAGE_VALUES;
	board->version = board->facts->version;
	groups_init(&board->groups, board->facts, &board->request);
	board->has_groups = true;
	begin_stage(board);
}

static void begin_values(struct board *board)
{
	board->kpi_count = 0;
	for (int kpi = 0; kpi < kpi_count(); kpi++)
		if (board->request.kpis[kpi])
			board->kpis[board->kpi_count++] = (enum kpi_id)kpi;
	board->readings =
		arena_alloc(board->results, board->groups.len + 1, sizeof(*board->readings));
	board->group_of =
		arena_alloc(board->results, board->groups.len + 1, sizeof(*board->group_of));
	board->member_count = 0;
	board->found_len = 16;
	while (board->found_len < 2 * board->groups.len)
		board->found_len *= 2;
	board->found = arena_alloc(board->results, board->found_len, sizeof(*board->found));
}

/* Where the member of this scope and id is, or would be (FNV-1a). */
static uint32_t *found_at(const struct board *board, enum scope_kind scope, const char *scope_id)
{
	uint32_t hash = 2166136261u ^ (uint32_t)scope;

	for (const char *at = scope_id; *at; at++)
		hash = (hash ^ (unsigned char)*at) * 16777619u;
	for (size_t i = hash;; i++) {
		uint32_t *slot = &board->found[i % board->found_len];

		if (*slot == 0)
			return slot;
		const struct reading *first = board->readings[*slot - 1];

		if (first->scope == scope && strcmp(first->scope_id, scope_id) == 0)
			return slot;
	}
}

static bool is_shown(const struct board *board, size_t group)
{
	return board->groups.rows[group].is_listed || judge_has_anything(&board->pass, group);
}

/* Pages ask for persons and teams by their ids, whether there was anything to count or not. */
static bool is_findable(const struct board *board, size_t group)
{
	enum scope_kind scope = board->groups.rows[group].scope;

	return scope == SCOPE_TEAM || scope == SCOPE_AGENT;
}

static void judge_member(struct board *board, size_t group)
{
	struct reading *readings = arena_alloc(board->results, board->kpi_count, sizeof(*readings));

	board->readings[board->member_count] = readings;
	board->group_of[board->member_count++] = group;
	for (size_t k = 0; k < board->kpi_count; k++) {
		struct reading *reading = &readings[k];

		reading->kpi = board->kpis[k];
		judge_reading(stage_pass(board, reading->kpi), group, &board->request,
			board->results, reading);
	}
	board->reading_count += board->kpi_count;
	if (board->kpi_count == 0)
		return;
	uint32_t *slot = found_at(board, readings->scope, readings->scope_id);

	if (*slot == 0)
		*slot = (uint32_t)board->member_count;
}

/* First those that are shown, then those that can only be found. */
static void take_member(struct board *board, size_t step)
{
	bool is_second_round = step >= board->groups.len;
	size_t group = is_second_round ? step - board->groups.len : step;

	if (is_shown(board, group) == is_second_round)
		return;
	if (is_second_round && !is_findable(board, group))
		return;
	judge_member(board, group);
	if (!is_second_round)
		board->shown_count = board->reading_count;
}

static bool is_known(const struct board *board, const struct reading *reading, struct span span)
{
	double share;

	if (reading->reason == REASON_NO_SOURCE || reading->reason == REASON_TOO_FEW)
		return false;
	if (kpi_row(reading->kpi)->is_level) {
		if (judge_record_of(board->facts, reading->kpi) == RECORD_TICKET)
			return coverage_at(board->facts, span.to, false, &share) == REASON_NONE;
		span.from = span.to - 1;
	}
	return judge_coverage(board->facts, reading->kpi, span, &share) == REASON_NONE;
}

static void compare_sample(
	const struct board *board, struct reading *reading, const struct tally *before)
{
	double low, high;
	bool is_other = judge_is_other(before, reading, &low, &high);

	if (board->stage == STAGE_LAST_YEAR) {
		reading->is_year_unsure = !is_other;
		return;
	}
	reading->is_change_unsure = !is_other;
	reading->change_low = low;
	reading->change_high = high;
}

static void compare(struct board *board, struct reading *reading, size_t group)
{
	bool is_previous = board->stage == STAGE_PREVIOUS;

	if (!is_known(board, reading, stage_span(board)) || board->groups.rows[group].is_empty)
		return;
	const struct pass *pass = stage_pass(board, reading->kpi);
	double value = judge_value(pass, group, 0, reading->kpi, reading->is_business);
	double n = judge_n(pass, group, 0, reading->kpi);

	if (judge_is_too_few(reading, &board->request, n))
		return;
	if (kpi_row(reading->kpi)->kind == KIND_SAMPLE)
		compare_sample(board, reading, pass_tally(pass, group, 0, reading->kpi));
	if (!is_previous) {
		reading->last_year = value;
		return;
	}
	reading->previous = value;
	reading->is_undated |=
		pass_tally(pass, group, 0, reading->kpi)->undated > 0 && !isnan(value);
	reading->n_previous = n;
	reading->change = judge_change(reading);
	target_judge_previous(
		board->facts, &board->groups.rows[group], &board->request, board->results, reading);
}

/* Nothing was counted, and nobody was there to count: no zero. */
static bool is_closed(
	const struct board *board, const struct reading *reading, size_t group, size_t bucket)
{
	enum kpi_id kpi = reading->kpi;
	const struct pass *pass = &board->pass;

	return !kpi_row(kpi)->is_level && !(judge_n(pass, group, bucket, kpi) > 0) &&
	       closed_is(board, group, bucket) &&
	       !(fabs(judge_value(pass, group, bucket, kpi, reading->is_business)) > 0);
}

static bool is_gap(
	const struct board *board, const struct reading *reading, size_t group, size_t bucket)
{
	const struct span *span = &board->request.period.buckets[bucket];

	if (span->from > known_until(board))
		return true;
	if (kpi_row(reading->kpi)->is_level && span->to >= known_until(board))
		return reading->reason == REASON_LOADING;
	return !is_known(board, reading, *span) || is_closed(board, reading, group, bucket);
}

static void fill_series_n(struct board *board, struct reading *reading, size_t group)
{
	size_t len = board->moment_count;
	double *counted = arena_alloc(board->results, len, sizeof(*counted));

	for (size_t b = 0; b < len; b++)
		counted[b] = is_gap(board, reading, group, b)
				     ? NAN
				     : judge_n(&board->pass, group, b, reading->kpi);
	reading->series_n = counted;
}

static void fill_series(struct board *board, struct reading *reading, size_t group)
{
	size_t len = board->moment_count;
	double *series = arena_alloc(board->results, len, sizeof(*series));

	for (size_t b = 0; b < len; b++)
		series[b] = is_gap(board, reading, group, b)
				    ? NAN
				    : judge_value(&board->pass, group, b, reading->kpi,
					      reading->is_business);
	reading->series = series;
	reading->series_len = len;
	if (board->request.has_series_n)
		fill_series_n(board, reading, group);
	target_course(
		board->facts, &board->groups.rows[group], &board->request, board->results, reading);
}

static void fill_member(struct board *board, size_t member)
{
	size_t group = board->group_of[member];

	for (size_t k = 0; k < board->kpi_count; k++) {
		struct reading *reading = &board->readings[member][k];

		if (board->stage == STAGE_SERIES)
			fill_series(board, reading, group);
		else
			compare(board, reading, group);
	}
}

/* What was counted becomes readings, a member at a time; true when done. */
static bool finish_members(struct board *board, int64_t deadline_ms)
{
	bool is_values = board->stage == STAGE_VALUES;

	if (is_values && board->next_member == 0)
		begin_values(board);
	size_t end = is_values ? 2 * board->groups.len : board->member_count;

	while (board->next_member < end) {
		if (is_values)
			take_member(board, board->next_member++);
		else
			fill_member(board, board->next_member++);
		bool is_look = board->next_member % MEMBERS_A_LOOK == 0;

		/* After the last one, too: what follows is a step of its own. */
		if ((is_look || board->next_member == end) && pass_is_late(deadline_ms))
			return false;
	}
	if (is_values)
		outliers_find(board);
	return true;
}

static void end_stage(struct board *board)
{
	stage_release(board);
	board->next_member = 0;
	do
		board->stage++;
	while (board->stage < STAGE_DONE && !is_wanted(board, board->stage));
	if (board->stage < STAGE_DONE)
		begin_stage(board);
}

/* --- the board ------------------------------------------------------------------------------ */

struct board *board_new(
	const struct facts *facts, const struct board_request *request, int64_t now_s)
{
	struct board *board = mem_new(1, sizeof(*board));

	board->facts = facts;
	board->now_s = now_s;
	board->strings = arena_new();
	board->results = arena_new();
	copy_request(board, request);
	restart(board);
	return board;
}

void board_free(struct board *board)
{
	if (!board)
		return;
	stage_release(board);
	groups_release(&board->groups);
	arena_free(board->strings);
	arena_free(board->results);
	free(board);
}

bool board_step(struct board *board, int64_t deadline_ms)
{
	if (board->stage != STAGE_DONE && board->version != board->facts->version)
		restart(board);
	while (board->stage != STAGE_DONE) {
		if (!stage_step(board, deadline_ms) || !finish_members(board, deadline_ms))
			return false;
		end_stage(board);
		if (board->stage != STAGE_DONE && pass_is_late(deadline_ms))
			return false;
	}
	return true;
}

bool board_has_values(const struct board *board)
{
	return board->stage > STAGE_VALUES;
}

bool board_is_done(const struct board *board)
{
	return board->stage == STAGE_DONE;
}

const struct board_request *board_request(const struct board *board)
{
	return &board->request;
}

int64_t board_made_at(const struct board *board)
{
	return board->now_s;
}

size_t board_count(const struct board *board)
{
	return board->shown_count;
}

const struct reading *board_at(const struct board *board, size_t i)
{
	return board_reading(board, i);
}

const struct reading *board_find(
	const struct board *board, enum kpi_id kpi, enum scope_kind scope, const char *scope_id)
{
	const struct reading *first = NULL;

	if (!board->request.kpis[kpi] || board->reading_count == 0)
		return NULL;
	if (scope_id) {
		uint32_t member = *found_at(board, scope, scope_id);

		first = member ? board->readings[member - 1] : NULL;
	}
	for (size_t i = 0; !scope_id && !first && i < board->reading_count; i += board->kpi_count)
		first = board_reading(board, i)->scope == scope ? board_reading(board, i) : NULL;
	for (size_t k = 0; first && k < board->kpi_count; k++)
		if (first[k].kpi == kpi)
			return &first[k];
	return NULL;
}
