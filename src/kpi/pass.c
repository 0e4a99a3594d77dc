/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Counting.
 */
#include "config.h"

#include "kpi/pass.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"

/* Blocks read between two looks at the clock: a thousand observations; the first ones meet tallies
 * in memory that is new. */
#define BLOCKS_A_LOOK 2

bool pass_is_late(int64_t deadline_ms)
{
	return deadline_ms != INT64_MAX && clock_read(NULL).mono_ms >= deadline_ms;
}

bool pass_is_duration(enum kpi_id kpi)
{
	const struct kpi_row *row = kpi_row(kpi);

	return row->unit == UNIT_SECONDS &&
	       (row->aggregate == AGGREGATE_MEDIAN || row->aggregate == AGGREGATE_MEAN);
}

static void find_readers(struct pass *pass, enum observation_kind kind)
{
	size_t len;
	const enum kpi_id *kpis = feed_kpis(kind, &len);

	pass->levels[kind].is_level = true;
	for (size_t i = 0; i < len; i++) {
		struct readers *readers =
			kpi_row(kpis[i])->is_level ? &pass->levels[kind] : &pass->flows[kind];

		if (pass->slot[kpis[i]] < 0)
			continue;
		readers->kpis[readers->len++] = kpis[i];
		pass->is_read[kind] = true;
		pass->has_stretches |= feed_is_stretch(kind) && !kpi_row(kpis[i])->is_level;
	}
}

static size_t cells(const struct pass *pass)
{
	return pass->groups->len * pass->moment_count * pass->kpi_count;
}

static void place_kpi(struct pass *pass, enum kpi_id kpi)
{
	const struct kpi_row *row = kpi_row(kpi);

	pass->slot[kpi] = (int)pass->kpi_count;
	pass->kpis[pass->kpi_count++] = kpi;
	pass->is_duration[kpi] = pass_is_duration(kpi);
	pass->is_longest[kpi] = kpi == KPI_UNANSWERED || row->aggregate == AGGREGATE_MAX;
	pass->has_squares[kpi] = row->kind == KIND_SAMPLE && row->aggregate == AGGREGATE_MEAN;
}

/* Which KPIs are counted. Those that read the same rows get their places beside each other. */
static void place_kpis(struct pass *pass, const bool *kpis)
{
	for (int i = 0; i < KPI_COUNT; i++)
		pass->slot[i] = -1;
	for (int kind = 0; kind < OBS_KIND_COUNT; kind++) {
		size_t len;
		const enum kpi_id *readers = feed_kpis((enum observation_kind)kind, &len);

		for (size_t i = 0; i < len; i++)
			if (kpis[readers[i]] && pass->slot[readers[i]] < 0)
				place_kpi(pass, readers[i]);
	}
	for (int i = 0; i < kpi_count(); i++)
		if (kpis[i] && pass->slot[i] < 0)
			place_kpi(pass, (enum kpi_id)i);
}

static bool has_durations(const struct pass *pass)
{
	for (size_t i = 0; i < pass->kpi_count; i++)
		if (pass->is_duration[pass->kpis[i]])
			return true;
	return false;
}

static void find_bounds(struct pass *pass)
{
	pass->from = pass->moments[0].from;
	pass->to = pass->moments[pass->moment_count - 1].to;
	pass->level_from = UINT32_MAX;
	for (size_t i = 0; i < pass->moment_count; i++) {
		uint32_t level = pass->moments[i].level;

		if (level != 0 && level < pass->level_from)
			pass->level_from = level;
		if (level > pass->level_to)
			pass->level_to = level;
	}
}

void pass_init(struct pass *pass, const struct groups *groups, const bool *kpis,
	const struct moment *moments, size_t moment_count)
{
	memset(pass, 0, sizeof(*pass));
	pass->facts = groups->facts;
	pass->groups = groups;
	pass->moments = moments;
	pass->moment_count = moment_count;
	place_kpis(pass, kpis);
	for (int kind = 0; kind < OBS_KIND_COUNT; kind++)
		find_readers(pass, (enum observation_kind)kind);
	pass->tallies = mem_new(cells(pass), sizeof(*pass->tallies));
	if (has_durations(pass))
		pass->spreads = mem_new(cells(pass), sizeof(*pass->spreads));
	find_bounds(pass);
}

void pass_drop_samples(struct sample_list *list)
{
	for (size_t i = 0; i * SAMPLES_A_PIECE < list->len; i++)
		free(list->pieces[i]);
	free(list->pieces);
	*list = (struct sample_list){ NULL, 0, 0 };
}

void pass_release(struct pass *pass)
{
	free(pass->tallies);
	free(pass->excluded);
	free(pass->spreads);
	for (size_t i = 0; i < KPI_COUNT; i++)
		pass_drop_samples(&pass->samples[i]);
	free(pass->values);
	free(pass->offsets);
	memset(pass, 0, sizeof(*pass));
}

void pass_want_excluded(struct pass *pass)
{
	pass->excluded = mem_new(
		pass->groups->len * pass->kpi_count * EXCLUSION_COUNT, sizeof(*pass->excluded));
}

static size_t cell_of(const struct pass *pass, size_t group, size_t moment, enum kpi_id kpi)
{
	return (group * pass->moment_count + moment) * pass->kpi_count + (size_t)pass->slot[kpi];
}

static size_t counted_as(const struct pass *pass, size_t group)
{
	return pass->groups->rows[group].counted_as;
}

const struct tally *pass_tally(
	const struct pass *pass, size_t group, size_t moment, enum kpi_id kpi)
{
	return &pass->tallies[cell_of(pass, counted_as(pass, group), moment, kpi)];
}

struct tally *pass_tally_of(struct pass *pass, size_t group, size_t moment, enum kpi_id kpi)
{
	return &pass->tallies[cell_of(pass, group, moment, kpi)];
}

const struct spread *pass_spread(
	const struct pass *pass, size_t group, size_t moment, enum kpi_id kpi)
{
	return &pass->spreads[cell_of(pass, counted_as(pass, group), moment, kpi)];
}

const uint32_t *pass_excluded(const struct pass *pass, size_t group, enum kpi_id kpi)
{
	if (!pass->excluded)
		return NULL;
	return &pass->excluded[(counted_as(pass, group) * pass->kpi_count +
				       (size_t)pass->slot[kpi]) *
			       EXCLUSION_COUNT];
}

/* --- when ----------------------------------------------------------------------------------- */

/* The first moment that ends after `at`, for moments in order of time. */
static size_t moment_after(const struct pass *pass, uint32_t at)
{
	size_t low = 0, high = pass->moment_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (pass->moments[middle].to > at)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

/* From when on the row may be of weight for a level: a promise is due soon before it is due. */
static uint32_t weighs_from(const struct pass *pass, const struct observation *row)
{
	int64_t from = row->at;

	if (row->kind != OBS_OPEN)
		from -= pass->facts->desk->due_soon_s;
	return from > 1 ? (uint32_t)from - 1 : 0;
}

/* --- what ----------------------------------------------------------------------------------- */

static void add_sample(struct pass *pass, enum kpi_id kpi, const struct observation *row,
	const struct portion *portion, size_t moment)
{
	struct sample_list *list = &pass->samples[pass->slot[kpi]];

	size_t piece = list->len / SAMPLES_A_PIECE, at = list->len % SAMPLES_A_PIECE;

	if (at == 0) {
		list->pieces =
			mem_grow(list->pieces, &list->capacity, piece + 1, sizeof(*list->pieces));
		list->pieces[piece] = mem_new(SAMPLES_A_PIECE, sizeof(**list->pieces));
	}
	list->len++;
	list->pieces[piece][at] = (struct sample){
		.value = { portion->value[0], portion->value[1] },
		.ticket = row->ticket,
		.moment = (uint32_t)moment,
		.agent = portion->agent,
		.team = portion->team,
	};
}

/* How the value stands to its own channel's goal: 2 inside, 1 inside the warning, 0 outside. */
static int inside_goal(const struct pass *pass, enum kpi_id kpi, const struct observation *row,
	const struct portion *portion)
{
	const struct channel_goals *goals = &pass->channel_goals[kpi];

	if (!goals->goal)
		return 0;
	uint16_t channel = pass->facts->slots[row->ticket].channel;
	double value = portion->value[goals->is_business[channel] ? 1 : 0];

	if (value <= goals->goal[channel])
		return 2;
	return value <= goals->warn[channel];
}

/* Rows that lie together are mostly of one ticket and one holder. */
static const struct pass_place *find_place(
	struct pass *pass, const struct observation *row, const struct portion *portion)
{
	struct pass_place *place = &pass->place;

	if (place->is_known && place->ticket == row->ticket && place->agent == portion->agent &&
		place->team == portion->team)
		return place;
	place->ticket = row->ticket;
	place->agent = portion->agent;
	place->team = portion->team;
	place->is_known = true;
	place->len = groups_of(pass->groups, portion->agent, portion->team,
		&pass->facts->slots[row->ticket], place->groups);
	for (size_t i = 0; i < place->len; i++)
		place->cells[i] = place->groups[i] * pass->moment_count * pass->kpi_count;
	return place;
}

static void count_unknown(struct pass *pass, size_t cell, const struct pass_place *place)
{
	for (size_t i = 0; i < place->len; i++)
		pass->tallies[place->cells[i] + cell].unknown++;
}

static void count_excluded(
	struct pass *pass, enum kpi_id kpi, uint8_t excluded, const struct pass_place *place)
{
	for (size_t i = 0; pass->excluded && i < place->len; i++)
		pass->excluded[(place->groups[i] * pass->kpi_count + (size_t)pass->slot[kpi]) *
				       EXCLUSION_COUNT +
			       excluded - 1u]++;
}

static void add_flags(struct tally *tally, uint8_t flags, bool rests_on_holder)
{
	uint8_t undated = PORTION_IS_UNDATED | (rests_on_holder ? PORTION_IS_AS_LAST_SEEN : 0);

	tally->unripe += (flags & PORTION_IS_UNRIPE) != 0;
	tally->apart += (flags & PORTION_IS_APART) != 0;
	tally->marked += (flags & PORTION_IS_MARKED) != 0;
	tally->undated += (flags & undated) != 0;
}

static void add_longest(struct tally *tally, const struct portion *portion)
{
	for (int clock = 0; clock < 2; clock++)
		if (portion->value[clock] > tally->max[clock])
			tally->max[clock] = portion->value[clock];
}

/* Still without a first reply, and longer so than the member's goal. */
static bool is_late(
	const struct pass *pass, enum kpi_id kpi, uint32_t group, const struct portion *portion)
{
	if (kpi != KPI_UNANSWERED || !pass->first_goals)
		return false;
	const struct group_goal *own = &pass->first_goals[group];

	return portion->value[own->is_business] > own->goal;
}

/* What only some KPIs have. */
static void add_more(
	struct pass *pass, const struct feed *feed, uint32_t group, struct tally *tally)
{
	const struct portion *portion = feed->portion;

	if (portion->flags)
		add_flags(tally, portion->flags, pass->groups->rows[group].rests_on_holder);
	if (pass->has_squares[feed->kpi])
		tally->squares += portion->num * portion->num;
	if (pass->is_duration[feed->kpi])
		for (int clock = 0; clock < 2; clock++)
			tally->missing[clock] += portion->value[clock] == OBS_NEVER;
	if (!pass->is_longest[feed->kpi])
		return;
	add_longest(tally, portion);
	tally->late += is_late(pass, feed->kpi, group, portion);
}

static bool has_more(const struct pass *pass, const struct feed *feed)
{
	const struct portion *portion = feed->portion;

	return portion->flags || pass->has_squares[feed->kpi] || pass->is_longest[feed->kpi] ||
	       (pass->is_duration[feed->kpi] &&
		       (portion->value[0] == OBS_NEVER || portion->value[1] == OBS_NEVER));
}

static void count_portion(struct pass *pass, const struct feed *feed, size_t moment)
{
	const struct portion *portion = feed->portion;
	const struct pass_place *place = find_place(pass, feed->row, portion);
	size_t cell = moment * pass->kpi_count + (size_t)pass->slot[feed->kpi];

	if (portion->excluded) {
		count_excluded(pass, feed->kpi, portion->excluded, place);
		if (portion->flags & PORTION_IS_UNKNOWN)
			count_unknown(pass, cell, place);
		return;
	}
	bool is_more = has_more(pass, feed);
	int inside = inside_goal(pass, feed->kpi, feed->row, portion);

	for (size_t i = 0; i < place->len; i++) {
		struct tally *tally = &pass->tallies[place->cells[i] + cell];

		tally->num += portion->num;
		tally->den += portion->den;
		tally->n++;
		if (is_more)
			add_more(pass, feed, place->groups[i], tally);
		if (inside == 0) /* mostly: the rest of the tally is not touched */
			continue;
		tally->inside += inside == 2;
		tally->inside_warn++;
	}
	if (pass->is_duration[feed->kpi] && place->len > 0)
		add_sample(pass, feed->kpi, feed->row, portion, moment);
}

/* Everything that reads the row, as it stands in one moment. */
static void count_moment(struct pass *pass, const struct readers *readers,
	const struct observation *row, size_t moment)
{
	struct portion common, portion;
	struct feed feed = {
		.facts = pass->facts,
		.row = row,
		.moment = &pass->moments[moment],
		.portion = &common,
	};

	feed_common(&feed, readers->is_level);
	feed.portion = &portion;
	for (size_t k = 0; k < readers->len; k++) {
		portion = common;
		feed.kpi = readers->kpis[k];
		if (feed_counts(&feed, readers->is_level))
			count_portion(pass, &feed, moment);
	}
}

/* Each moment takes its part of the stretch. */
static void count_stretch(struct pass *pass, const struct observation *row)
{
	for (size_t m = moment_after(pass, row->at); m < pass->moment_count; m++) {
		if (pass->moments[m].from >= row->value)
			break;
		count_moment(pass, &pass->flows[row->kind], row, m);
	}
}

static void count_dated(struct pass *pass, const struct observation *row)
{
	size_t moment = pass->moment_count == 1 ? 0 : moment_after(pass, row->at);

	if (feed_is_within(row, &pass->moments[moment]))
		count_moment(pass, &pass->flows[row->kind], row, moment);
}

static void count_levels(struct pass *pass, const struct observation *row)
{
	uint32_t from = weighs_from(pass, row);

	if (from >= pass->level_to)
		return;
	for (size_t m = moment_after(pass, from); m < pass->moment_count; m++) {
		if (pass->moments[m].level > row->value)
			break;
		if (pass->moments[m].level != 0)
			count_moment(pass, &pass->levels[row->kind], row, m);
	}
}

static void count_row(struct pass *pass, const struct observation *row)
{
	bool has_flows = pass->flows[row->kind].len > 0;

	if (has_flows && feed_is_stretch((enum observation_kind)row->kind))
		count_stretch(pass, row);
	else if (has_flows && row->at >= pass->from && row->at < pass->to)
		count_dated(pass, row);
	if (pass->levels[row->kind].len > 0 && row->value >= pass->level_from)
		count_levels(pass, row);
}

static void count_block(struct pass *pass)
{
	const struct facts *facts = pass->facts;
	size_t first = pass->block * POOL_BLOCK_LEN;
	size_t end = first + POOL_BLOCK_LEN < facts->len ? first + POOL_BLOCK_LEN : facts->len;

	bool is_near = pool_block_is_dated(facts, pass->block, pass->from, pass->to) ||
		       pool_block_is_open(facts, pass->block, pass->level_from, pass->level_to) ||
		       (pass->has_stretches &&
			       pool_block_is_open(facts, pass->block, pass->from, pass->to));

	if (!is_near)
		return;
	for (size_t i = first; i < end; i++)
		if (pass->is_read[facts->observations[i].kind])
			count_row(pass, &facts->observations[i]);
}

bool pass_step(struct pass *pass, int64_t deadline_ms)
{
	size_t block_count = (pass->facts->len + POOL_BLOCK_LEN - 1) / POOL_BLOCK_LEN;

	while (pass->block < block_count) {
		for (int i = 0; i < BLOCKS_A_LOOK && pass->block < block_count; i++) {
			count_block(pass);
			pass->block++;
		}
		if (pass_is_late(deadline_ms))
			return false;
	}
	return pass_rank(pass, deadline_ms);
}
