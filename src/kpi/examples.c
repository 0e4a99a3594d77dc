/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Picks examples: first what is rare (low ratings, what came back), at most two of each, then the
 * worst and the best, as many of the one as of the other.
 */
#include "config.h"

#include "kpi/examples.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/macros.h"
#include "base/words.h"

#define RARE_MOST 2

static const char *const why_words[EXAMPLE_WHY_COUNT] = {
	[EXAMPLE_BEST] = N_("best"),
	[EXAMPLE_WORST] = N_("worst"),
	[EXAMPLE_REOPENED] = N_("reopened"),
	[EXAMPLE_LOW_RATED] = N_("low rating"),
};

const char *example_why_words(enum example_why why)
{
	return _(why_words[why]);
}

enum kpi_id examples_by(enum kpi_id kpi)
{
	const struct kpi_row *row = kpi_row(kpi);
	bool has_good = row->better == BETTER_LOWER || row->better == BETTER_HIGHER;
	bool is_of_tickets = row->aggregate == AGGREGATE_MEDIAN ||
			     row->aggregate == AGGREGATE_MEAN || row->aggregate == AGGREGATE_SHARE;
	bool is_opinion = row->kind == KIND_SAMPLE;
	return has_good && is_of_tickets && !is_opinion && !row->is_level && !kpi_counts_time(kpi)
		       ? kpi
		       : KPI_RESOLUTION_TIME;
}

void examples_ask(enum kpi_id kpi, struct board_request *request)
{
	request->kpis[examples_by(kpi)] = true;
	request->kpis[KPI_REOPEN_RATE] = true;
	request->kpis[KPI_CSAT] = true;
}

/* An observation, and how good it is. */
struct candidate {
	fact_id ticket;
	int64_t at;
	double goodness, value;
};

/* The good ones, the best first, then the bad ones, the worst first; of equals the newest first. */
struct candidates {
	struct candidate *rows; /* in the arena */
	size_t good, len;
};

static int newest_first(const struct candidate *left, const struct candidate *right)
{
	if (left->at != right->at)
		return left->at > right->at ? -1 : 1;
	return (left->ticket < right->ticket) - (left->ticket > right->ticket);
}

static int best_first(const void *left_void, const void *right_void)
{
	const struct candidate *left = left_void, *right = right_void;
	if (left->goodness > right->goodness || left->goodness < right->goodness)
		return left->goodness > right->goodness ? -1 : 1;
	return newest_first(left, right);
}

static int worst_first(const void *left_void, const void *right_void)
{
	const struct candidate *left = left_void, *right = right_void;
	if (left->goodness > right->goodness || left->goodness < right->goodness)
		return left->goodness < right->goodness ? -1 : 1;
	return newest_first(left, right);
}

/* A share's observation is good or bad; of the others the better half is good. */
static size_t count_good(const struct kpi_row *kpi, const struct candidates *found)
{
	double good = kpi->better == BETTER_LOWER ? 0 : 1;
	size_t count = 0;
	if (kpi->aggregate != AGGREGATE_SHARE)
		return (found->len + 1) / 2;
	while (count < found->len && found->rows[count].goodness >= good)
		count++;
	return count;
}

static struct candidate make_candidate(const struct kpi_row *kpi, const struct behind *row)
{
	bool is_share = kpi->aggregate == AGGREGATE_SHARE && row->denominator > 0;
	double size = is_share ? row->numerator / row->denominator : row->value;
	return (struct candidate){
		.ticket = row->ticket,
		.at = row->at,
		.goodness = kpi->better == BETTER_LOWER ? -size : size,
		.value = kpi->unit == UNIT_SECONDS ? row->value : (double)NAN,
	};
}

static struct candidates find_candidates(
	const struct board *board, const struct reading *reading, struct arena *arena)
{
	struct behind *rows = NULL;
	size_t len = 0;
	struct candidates found = { 0 };
	if (!reading)
		return found;
	const struct kpi_row *kpi = kpi_row(reading->kpi);
	board_behind(board, reading, arena, &rows, &len);
	found.rows = arena_alloc(arena, len + 1, sizeof(*found.rows));
	for (size_t i = 0; i < len; i++) {
		bool is_counted = kpi->aggregate != AGGREGATE_SHARE || rows[i].in_denominator;
		struct candidate candidate = make_candidate(kpi, &rows[i]);
		if (rows[i].ticket != 0 && is_counted && !isnan(candidate.goodness))
			found.rows[found.len++] = candidate;
	}
	if (found.len == 0)
		return found;
	qsort(found.rows, found.len, sizeof(*found.rows), best_first);
	found.good = count_good(kpi, &found);
	if (found.len > found.good)
		qsort(found.rows + found.good, found.len - found.good, sizeof(*found.rows),
			worst_first);
	return found;
}

static bool has_ticket(const struct examples *examples, fact_id ticket)
{
	for (size_t i = 0; i < examples->len; i++) {
		if (examples->rows[i].ticket == ticket)
			return true;
	}
	return false;
}

/* The first row from *next on whose ticket is not there yet; false where there is none. */
static bool add_next(struct examples *examples, enum example_why why,
	const struct candidates *found, size_t *next, size_t end)
{
	while (*next < end && has_ticket(examples, found->rows[*next].ticket))
		(*next)++;
	if (*next >= end || examples->len == EXAMPLES_MAX)
		return false;
	const struct candidate *row = &found->rows[(*next)++];
	examples->rows[examples->len++] = (struct example){
		.ticket = row->ticket, .why = why, .at = row->at, .value = row->value
	};
	return true;
}

static void add_rare(
	struct examples *examples, enum example_why why, const struct candidates *found)
{
	size_t next = found->good;
	for (int i = 0; i < RARE_MOST; i++)
		(void)add_next(examples, why, found, &next, found->len);
}

static void add_extremes(struct examples *examples, const struct candidates *found)
{
	size_t good = 0, bad = found->good;
	bool is_more = true;
	while (is_more) {
		is_more = add_next(examples, EXAMPLE_WORST, found, &bad, found->len);
		is_more |= add_next(examples, EXAMPLE_BEST, found, &good, found->good);
	}
}

static void put_in_order(struct examples *examples)
{
	struct examples before = *examples;
	examples->len = 0;
	for (int why = 0; why < EXAMPLE_WHY_COUNT; why++) {
		for (size_t i = 0; i < before.len; i++) {
			if ((int)before.rows[i].why == why)
				examples->rows[examples->len++] = before.rows[i];
		}
	}
}

void examples_pick(struct examples *examples, const struct board *board, enum kpi_id kpi,
	enum scope_kind scope, const char *scope_id)
{
	const struct {
		enum kpi_id kpi;
		enum example_why why;
	} rare[] = {
		{ KPI_CSAT, EXAMPLE_LOW_RATED },
		{ KPI_REOPEN_RATE, EXAMPLE_REOPENED },
	};
	struct arena *arena = arena_new();
	*examples = (struct examples){ .by = examples_by(kpi) };
	for (size_t i = 0; i < ARRAY_LEN(rare); i++) {
		struct candidates found = find_candidates(
			board, board_find(board, rare[i].kpi, scope, scope_id), arena);
		add_rare(examples, rare[i].why, &found);
	}
	struct candidates found =
		find_candidates(board, board_find(board, examples->by, scope, scope_id), arena);
	add_extremes(examples, &found);
	put_in_order(examples);
	arena_free(arena);
}
