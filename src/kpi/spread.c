/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ranks of durations: gathered values are dealt out to the members they belong to, and the median
 * and the ninth decile of each hand selected. Exact, and a hand is never sorted whole; a large one
 * is selected from in steps.
 */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "kpi/pass.h"
#include "kpi/statistics.h"

/* A ninth decile of fewer is the luck of one ticket. */
#define LEAST_FOR_P90 10
#define VALUES_A_LOOK 8192

static size_t hand_count(const struct pass *pass)
{
	return pass->groups->len * pass->moment_count;
}

static size_t clock_count(const struct pass *pass)
{
	bool has_clock = kpi_row(pass->kpis[pass->spread_kpi])->has_clock;

	return has_clock && facts_has_hours(pass->facts) ? 2 : 1;
}

/* Sizes are known from the tallies, so every hand has its place before the first value is dealt. */
static void lay_out(struct pass *pass)
{
	size_t hands = hand_count(pass), total = 0;

	pass->offsets = mem_new(hands + 1, sizeof(*pass->offsets));
	for (size_t i = 0; i < hands; i++) {
		pass->offsets[i] = total;
		total += pass->tallies[i * pass->kpi_count + pass->spread_kpi].n;
	}
	pass->offsets[hands] = total;
	pass->values = mem_new(total, sizeof(*pass->values));
}

static void deal(struct pass *pass, const struct sample *sample, size_t clock)
{
	uint32_t groups[GROUPS_MAX];
	size_t len = groups_of(pass->groups, sample->agent, sample->team,
		&pass->facts->slots[sample->ticket], groups);

	if (sample->value[clock] == OBS_NEVER)
		return;
	for (size_t i = 0; i < len; i++)
		pass->values[pass->offsets[groups[i] * pass->moment_count + sample->moment]++] =
			sample->value[clock];
}

static double mean_of(const uint32_t *values, size_t len)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < len; i++)
		sum += values[i];
	return (double)sum / (double)len;
}

/* The mean, and where the median is to be looked for. After dealing, an offset stands at the end of
 * its hand. */
static void begin_hand(struct pass *pass, size_t hand, size_t len, struct spread *spread, int clock)
{
	pass->offsets[hand] -= len;
	spread->median[clock] = spread->mean[clock] = spread->p90[clock] = NAN;
	if (len == 0)
		return;
	spread->mean[clock] = mean_of(pass->values + pass->offsets[hand], len);
	pass->ranking.stage = RANKING_MEDIAN;
	selection_init(&pass->ranking.selection, 0, len, statistics_rank(0.5, len));
}

/* What has been selected is taken; the ninth decile is not before the median. */
static void end_selection(
	struct pass *pass, const uint32_t *values, size_t len, struct spread *spread, int clock)
{
	struct ranking *ranking = &pass->ranking;
	size_t rank = ranking->selection.rank;

	if (ranking->stage == RANKING_MEDIAN && len >= LEAST_FOR_P90) {
		spread->median[clock] = values[rank];
		ranking->stage = RANKING_P90;
		selection_init(&ranking->selection, rank, len, statistics_rank(0.9, len));
		return;
	}
	if (ranking->stage == RANKING_MEDIAN)
		spread->median[clock] = values[rank];
	else
		spread->p90[clock] = values[rank];
	ranking->stage = RANKING_NONE;
}

/* Ranks a part of the hand; the values looked at, and whether it is done. */
static size_t rank_hand(struct pass *pass, size_t hand, int clock)
{
	size_t cell = hand * pass->kpi_count + pass->spread_kpi;
	size_t len = pass->tallies[cell].n - pass->tallies[cell].missing[clock];
	struct spread *spread = &pass->spreads[cell];

	if (pass->ranking.stage == RANKING_NONE) {
		begin_hand(pass, hand, len, spread, clock);
		return len + 1;
	}
	uint32_t *values = pass->values + pass->offsets[hand];
	size_t looked = selection_step(&pass->ranking.selection, values);

	if (looked == 0)
		end_selection(pass, values, len, spread, clock);
	return looked + 1;
}

/* One step of one KPI: for each clock, deal all samples and rank all hands. What it cost. */
static size_t step_kpi(struct pass *pass, size_t hands)
{
	const struct sample_list *list = &pass->samples[pass->spread_kpi];
	size_t a_clock = list->len + hands;
	size_t clock = pass->spread_step / a_clock, step = pass->spread_step % a_clock;

	if (step < list->len) {
		deal(pass, &list->pieces[step / SAMPLES_A_PIECE][step % SAMPLES_A_PIECE], clock);
		pass->spread_step++;
		return 1;
	}
	size_t cost = rank_hand(pass, step - list->len, (int)clock);

	if (pass->ranking.stage == RANKING_NONE)
		pass->spread_step++;
	return cost;
}

static bool rank_kpi(struct pass *pass, int64_t deadline_ms)
{
	size_t hands = hand_count(pass), cost = 0;
	size_t end = (pass->samples[pass->spread_kpi].len + hands) * clock_count(pass);

	if (!pass->offsets)
		lay_out(pass);
	while (pass->spread_step < end) {
		cost += step_kpi(pass, hands);
		if (cost < VALUES_A_LOOK)
			continue;
		cost = 0;
		if (pass_is_late(deadline_ms))
			return false;
	}
	return true;
}

static void end_kpi(struct pass *pass)
{
	free(pass->values);
	free(pass->offsets);
	pass->values = NULL;
	pass->offsets = NULL;
	pass->spread_step = 0;
	pass_drop_samples(&pass->samples[pass->spread_kpi]);
	pass->spread_kpi++;
}

bool pass_rank(struct pass *pass, int64_t deadline_ms)
{
	while (pass->spread_kpi < pass->kpi_count) {
		bool is_ranked = pass_is_duration(pass->kpis[pass->spread_kpi]);

		if (is_ranked && !rank_kpi(pass, deadline_ms))
			return false;
		end_kpi(pass);
		if (pass->spread_kpi < pass->kpi_count && pass_is_late(deadline_ms))
			return false;
	}
	return true;
}
