/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ranks of durations: gathered values are dealt out to the members they belong to, and the median
 * and the ninth decile of each hand selected. Exact, and a hand is never sorted whole.
 */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "kpi/pass.h"
#include "kpi/statistics.h"

/* A ninth decile of fewer is the luck of one ticket. */
#define LEAST_FOR_P90 10
#define SAMPLES_A_LOOK 4096

static size_t hand_count(const struct pass *pass)
{
	return pass->groups->len * pass->moment_count;
}

static size_t clock_count(const struct pass *pass)
{
	bool has_clock = kpi_rows[pass->kpis[pass->spread_kpi]].has_clock;

	return has_clock && facts_has_hours(pass->facts) ? 2 : 1;
}

/* Sizes are known from the tallies, so every hand has its place before the first value is dealt. */
static void lay_out(struct pass *pass)
{
	size_t hands = hand_count(pass), total = 0;

	pass->offsets = mem_new(hands + 1, sizeof(*pass->offsets));
	for (size_t i = 0; i < hands; i++) {
		pass->offsets[i] = total;
		total += pass->tallies[i * pass->kpi_count + pass->spread_kpi].den;
	}
	pass->offsets[hands] = total;
	pass->values = mem_new(total, sizeof(*pass->values));
}

static void deal(struct pass *pass, const struct sample *sample, size_t clock)
{
	uint32_t groups[GROUPS_MAX];
	size_t len = groups_of(pass->groups, sample->agent, sample->team,
		&pass->facts->slots[sample->ticket], groups);

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

/* After dealing, an offset stands at the end of its hand. */
static void rank_hand(struct pass *pass, size_t hand, size_t clock)
{
	size_t cell = hand * pass->kpi_count + pass->spread_kpi;
	size_t len = pass->tallies[cell].den;
	uint32_t *values = pass->values + pass->offsets[hand] - len;
	struct spread *spread = &pass->spreads[cell];

	pass->offsets[hand] -= len;
	spread->median[clock] = spread->mean[clock] = spread->p90[clock] = NAN;
	if (len == 0)
		return;
	size_t middle = statistics_rank(0.5, len);

	spread->mean[clock] = mean_of(values, len);
	spread->median[clock] = statistics_select(values, len, middle);
	if (len >= LEAST_FOR_P90)
		spread->p90[clock] = statistics_select(
			values + middle, len - middle, statistics_rank(0.9, len) - middle);
}

/* One KPI: for each clock, deal all samples and rank all hands. The step counts both. */
static bool rank_kpi(struct pass *pass, int64_t deadline_ms)
{
	const struct sample_list *list = &pass->samples[pass->spread_kpi];
	size_t hands = hand_count(pass), a_clock = list->len + hands;

	if (!pass->offsets)
		lay_out(pass);
	while (pass->spread_step < a_clock * clock_count(pass)) {
		size_t clock = pass->spread_step / a_clock, step = pass->spread_step % a_clock;

		if (step < list->len)
			deal(pass, &list->rows[step], clock);
		else
			rank_hand(pass, step - list->len, clock);
		pass->spread_step++;
		if (pass->spread_step % SAMPLES_A_LOOK == 0 && pass_is_late(deadline_ms))
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
	free(pass->samples[pass->spread_kpi].rows);
	pass->samples[pass->spread_kpi] = (struct sample_list){ NULL, 0, 0 };
	pass->spread_kpi++;
}

bool pass_rank(struct pass *pass, int64_t deadline_ms)
{
	while (pass->spread_kpi < pass->kpi_count) {
		enum kpi_aggregate aggregate = kpi_rows[pass->kpis[pass->spread_kpi]].aggregate;
		bool is_duration = aggregate == AGGREGATE_MEDIAN || aggregate == AGGREGATE_MEAN;

		if (is_duration && !rank_kpi(pass, deadline_ms))
			return false;
		end_kpi(pass);
		if (pass->spread_kpi < pass->kpi_count && pass_is_late(deadline_ms))
			return false;
	}
	return true;
}
