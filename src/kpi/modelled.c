/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading the half hours, and the people that calls need.
 */
#include "config.h"

#include "kpi/modelled.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "kpi/judge.h"

#define BLOCKS_A_LOOK 8
#define HANDLE_REACH_S (28 * 86400) /* calls of which the handle time is the mean */
#define CONTACTS_CELLS_MAX 8000000

static bool is_asked(const struct pass *pass, enum kpi_id kpi)
{
	return pass->slot[kpi] >= 0;
}

enum kpi_id modelled_rests_on(enum kpi_id kpi)
{
	return kpi == KPI_STAFFING_GAP ? KPI_CALL_VOLUME : KPI_CONTACTS;
}

struct moment modelled_moment(enum kpi_id kpi, const struct moment *moment)
{
	struct moment before = *moment;

	if (kpi != KPI_STAFFING_GAP)
		return before;
	before.to = moment->level;
	before.from = moment->level > HALF_HOUR_S ? moment->level - HALF_HOUR_S : 1;
	return before;
}

/* --- whose ---------------------------------------------------------------------------------- */

/* Calls have no priority and people no topic: such a slice of the load says nothing of people. Of a
 * role that is not made of teams nobody knows which calls were for it. */
static bool is_sliced(const struct modelled *modelled)
{
	const struct board_filter *filter = &modelled->request->filter;
	const struct roster *roster = &modelled->pass->facts->roster;
	size_t role = filter->of[SCOPE_ROLE]
			      ? roster_set_find(roster, filter->of[SCOPE_ROLE], false)
			      : ROSTER_SET_MAX;
	bool is_by_name = filter->of[SCOPE_ROLE] &&
			  (role == ROSTER_SET_MAX ||
				  !(roster->sets[role].is_everybody ||
					  roster_set_is_of_teams(roster, &roster->sets[role])));

	return is_by_name || filter->of[SCOPE_AGENT] || filter->of[SCOPE_CHANNEL] ||
	       filter->of[SCOPE_PRIORITY] || filter->of[SCOPE_TYPE] || filter->of[SCOPE_TOPIC] ||
	       filter->of[SCOPE_CUSTOMER];
}

static bool is_planned(const struct modelled *modelled, size_t group)
{
	const struct group *row = &modelled->pass->groups->rows[group];

	if (row->counted_as != group || is_sliced(modelled))
		return false;
	return row->scope == SCOPE_DEPARTMENT || row->is_everybody || row->is_of_teams ||
	       (row->scope == SCOPE_TEAM && row->number != 0);
}

/* --- beginning ------------------------------------------------------------------------------ */

static uint32_t back(uint32_t at, uint32_t reach_s)
{
	return at > reach_s ? at - reach_s : 1;
}

static void widen(struct modelled *modelled, uint32_t from, uint32_t to)
{
	modelled->from = from < modelled->from ? from : modelled->from;
	modelled->to = to > modelled->to ? to : modelled->to;
}

static void begin_loads(struct modelled *modelled)
{
	const struct pass *pass = modelled->pass;

	modelled->loads = mem_new(pass->groups->len * pass->moment_count, sizeof(*modelled->loads));
	for (size_t m = 0; m < pass->moment_count; m++)
		if (pass->moments[m].level != 0)
			widen(modelled, back(pass->moments[m].level, HANDLE_REACH_S),
				pass->moments[m].level);
}

static void begin_contacts(struct modelled *modelled)
{
	const struct pass *pass = modelled->pass;
	const struct zone *zone = pass->facts->desk->zone;
	uint32_t from = back(pass->from, BOARD_FORECAST_REACH_S);

	if (!zone || pass->to <= from)
		return;
	modelled->first_slot = zone_local_s(zone, from) / HALF_HOUR_S;
	/* With the rest of the last day, which is looked at whole. */
	int64_t end = zone_local_s(zone, pass->to) / HALF_HOUR_S + HALF_HOURS_A_DAY;

	modelled->slot_count = (size_t)(end - modelled->first_slot);
	modelled->contacts = mem_new(pass->groups->len, sizeof(*modelled->contacts));
	size_t cells = 0;

	for (size_t g = 0; g < pass->groups->len; g++) {
		cells += modelled->slot_count;
		if (is_planned(modelled, g) && cells <= CONTACTS_CELLS_MAX)
			modelled->contacts[g] =
				mem_new(modelled->slot_count, sizeof(**modelled->contacts));
	}
	widen(modelled, from, pass->to);
}

void modelled_begin(
	struct modelled *modelled, const struct board_request *request, struct pass *pass)
{
	*modelled = (struct modelled){ .request = request, .pass = pass, .from = UINT32_MAX };
	if (is_asked(pass, KPI_STAFFING_GAP))
		begin_loads(modelled);
	if (is_asked(pass, KPI_FORECAST_ERROR))
		begin_contacts(modelled);
}

void modelled_release(struct modelled *modelled)
{
	for (size_t g = 0; modelled->contacts && g < modelled->pass->groups->len; g++)
		free(modelled->contacts[g]);
	free(modelled->contacts);
	free(modelled->loads);
	memset(modelled, 0, sizeof(*modelled));
}

/* --- reading -------------------------------------------------------------------------------- */

/* Where a row counts. */
struct place {
	uint32_t groups[GROUPS_MAX];
	size_t len;
};

static bool find_place(const struct modelled *modelled, const struct portion *portion,
	uint32_t slot, struct place *place)
{
	const struct pass *pass = modelled->pass;

	if (portion->excluded)
		return false;
	place->len = groups_of(pass->groups, portion->agent, portion->team,
		&pass->facts->slots[slot], place->groups);
	return place->len > 0;
}

static void add_to_load(const struct facts *facts, struct modelled_load *load,
	const struct observation *row, uint32_t level)
{
	enum load_kind kind = load_kind_of(facts, row);

	switch (row->kind) {
	case OBS_CALL:
		load->has_calls = true;
		load->offered[kind] += row->at >= level - HALF_HOUR_S;
		break;
	case OBS_HANDLE:
		load->handled[kind]++;
		load->handle_s[kind] += row->value;
		break;
	default:
		load->has_people = true;
		break;
	}
}

static bool is_of_load(const struct observation *row)
{
	return row->kind == OBS_CALL || row->kind == OBS_PRESENCE ||
	       (row->kind == OBS_HANDLE && (row->flags & OBS_IS_CALL));
}

static void count_load(struct modelled *modelled, const struct observation *row)
{
	const struct pass *pass = modelled->pass;
	const struct portion portion = {
		.agent = row->agent, .team = row->team, .excluded = row->excluded
	};
	struct place place;

	if (!find_place(modelled, &portion, row->ticket, &place))
		return;
	for (size_t m = 0; m < pass->moment_count; m++) {
		uint32_t level = pass->moments[m].level;

		if (level <= HALF_HOUR_S || row->at >= level ||
			row->at < back(level, HANDLE_REACH_S))
			continue;
		for (size_t i = 0; i < place.len; i++)
			add_to_load(pass->facts,
				&modelled->loads[place.groups[i] * pass->moment_count + m], row,
				level);
	}
}

static void count_contact(struct modelled *modelled, const struct observation *row)
{
	const struct pass *pass = modelled->pass;
	const struct facts *facts = pass->facts;
	const struct moment all = { .from = back(pass->from, BOARD_FORECAST_REACH_S),
		.to = pass->to,
		.as_of = pass->moments[pass->moment_count - 1].as_of,
		.is_then = pass->moments[pass->moment_count - 1].is_then };
	struct portion portion;
	struct place place;

	if (!feed_portion(facts, KPI_CONTACTS, row, &all, &portion) ||
		!find_place(modelled, &portion, row->ticket, &place))
		return;
	int64_t slot =
		zone_local_s(facts->desk->zone, row->at) / HALF_HOUR_S - modelled->first_slot;

	for (size_t i = 0; slot >= 0 && slot < (int64_t)modelled->slot_count && i < place.len;
		i++) {
		uint16_t *contacts = modelled->contacts[place.groups[i]];

		if (contacts && contacts[slot] < UINT16_MAX)
			contacts[slot]++;
	}
}

static void count_block(struct modelled *modelled)
{
	const struct facts *facts = modelled->pass->facts;
	size_t first = modelled->block * POOL_BLOCK_LEN;
	size_t end = first + POOL_BLOCK_LEN < facts->len ? first + POOL_BLOCK_LEN : facts->len;

	if (!pool_block_is_dated(facts, modelled->block, modelled->from, modelled->to))
		return;
	for (size_t i = first; i < end; i++) {
		const struct observation *row = &facts->observations[i];

		if (row->at < modelled->from || row->at >= modelled->to)
			continue;
		if (modelled->loads && is_of_load(row))
			count_load(modelled, row);
		if (modelled->contacts && (row->kind == OBS_CREATED || row->kind == OBS_CALL))
			count_contact(modelled, row);
	}
}

/* --- people --------------------------------------------------------------------------------- */

/* NAN: nobody can tell. */
static double needed_for(
	const struct modelled *modelled, size_t group, const struct modelled_load *load)
{
	const struct pass *pass = modelled->pass;
	const struct load_question question = { pass->facts, modelled->request,
		&pass->groups->rows[group] };
	double handle_s[LOAD_KIND_COUNT];
	struct staffing_mix mix;
	struct staffing_need need;

	for (int kind = 0; kind < LOAD_KIND_COUNT; kind++)
		handle_s[kind] =
			load->handled[kind] ? load->handle_s[kind] / load->handled[kind] : 0;
	load_mix(&question, handle_s, &mix);
	for (int kind = 0; kind < LOAD_KIND_COUNT; kind++)
		mix.loads[kind].arrivals_per_hour = 3600.0 / HALF_HOUR_S * load->offered[kind];
	return staffing_needed(&mix, &need) ? need.all : (double)NAN;
}

static void fill_staffing(struct modelled *modelled, size_t group, size_t moment)
{
	struct pass *pass = modelled->pass;
	const struct modelled_load *load = &modelled->loads[group * pass->moment_count + moment];
	struct tally *tally = pass_tally_of(pass, group, moment, KPI_STAFFING_GAP);

	tally->n = load->offered[LOAD_CALLS] + load->offered[LOAD_CHATS];
	tally->unknown = 1;
	if (!is_planned(modelled, group) || !load->has_calls || !load->has_people)
		return;
	tally->num = judge_value(pass, group, moment, KPI_AGENTS_ON, false);
	tally->den = needed_for(modelled, group, load);
	tally->unknown = isnan(tally->num) || isnan(tally->den);
}

static void fill_forecast(struct modelled *modelled, size_t group, size_t moment)
{
	struct tally *tally = pass_tally_of(modelled->pass, group, moment, KPI_FORECAST_ERROR);

	tally->unknown = 1;
	tally->n = (uint32_t)judge_n(modelled->pass, group, moment, KPI_CONTACTS);
	if (modelled->contacts && modelled->contacts[group])
		modelled_forecast(modelled, group, moment, tally);
}

static void fill_group(struct modelled *modelled, size_t group)
{
	struct pass *pass = modelled->pass;

	if (pass->groups->rows[group].counted_as != group)
		return;
	for (size_t m = 0; m < pass->moment_count; m++) {
		if (modelled->loads)
			fill_staffing(modelled, group, m);
		if (is_asked(pass, KPI_FORECAST_ERROR))
			fill_forecast(modelled, group, m);
	}
}

static bool read_blocks(struct modelled *modelled, int64_t deadline_ms)
{
	size_t count = modelled->loads || modelled->contacts
			       ? (modelled->pass->facts->len + POOL_BLOCK_LEN - 1) / POOL_BLOCK_LEN
			       : 0;

	while (modelled->block < count) {
		for (int i = 0; i < BLOCKS_A_LOOK && modelled->block < count; i++) {
			count_block(modelled);
			modelled->block++;
		}
		if (pass_is_late(deadline_ms))
			return false;
	}
	return true;
}

bool modelled_step(struct modelled *modelled, int64_t deadline_ms)
{
	if (!modelled->pass)
		return true;
	if (!read_blocks(modelled, deadline_ms))
		return false;
	while (modelled->group < modelled->pass->groups->len) {
		fill_group(modelled, modelled->group++);
		if (is_planned(modelled, modelled->group - 1) && pass_is_late(deadline_ms))
			return false;
	}
	modelled_release(modelled);
	return true;
}
