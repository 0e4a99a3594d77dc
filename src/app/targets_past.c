/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Readings of now and their past: by open days, and then by weeks or months what needs them.
 */
#include "config.h"

#include <stdint.h>
#include <string.h>

#include "app/targets.h"

struct search {
	struct targets_job *job;
	struct facts *facts;
	struct targets_row *rows;
	size_t len;
	int64_t ripening_s; /* the longest of the KPIs that are asked for */
};

static struct board *look(const struct search *search, const struct board_request *request)
{
	struct board *board = board_new(search->facts, request, search->job->now_s);

	board_step(board, INT64_MAX);
	return board;
}

/* Strings of its own: the board goes. */
static void take_now(struct search *search, const struct reading *reading)
{
	struct arena *arena = search->job->arena;
	struct targets_row *row = &search->rows[search->len++];

	*row = (struct targets_row){ .reading = *reading };
	row->reading.scope_id = arena_dup(arena, reading->scope_id);
	row->reading.scope_name = arena_dup(arena, reading->scope_name);
	row->reading.target = arena_dup(arena, reading->target);
	row->reading.promise = NULL;
	row->reading.series = row->reading.series_n = NULL;
	row->reading.series_goals = row->reading.series_warns = NULL;
	row->reading.series_len = 0;
}

static void take_rows(struct search *search)
{
	struct board *board = look(search, &search->job->request);
	size_t count = board_count(board);

	search->rows = arena_alloc(search->job->arena, count + 1, sizeof(*search->rows));
	for (size_t i = 0; i < count; i++)
		take_now(search, board_at(board, i));
	board_free(board);
}

/* --- days, weeks and months ------------------------------------------------------------ */

/* One look at the past: at KPIs that ripen, or at the others. */
struct stretch {
	struct past past;
	bool is_ripening;
};

static bool is_of(
	const struct search *search, const struct targets_row *row, const struct stretch *stretch)
{
	const struct desk *desk = search->job->file->desk;
	bool is_ripening = past_ripening_s(desk, row->reading.kpi) > 0;

	return is_ripening == stretch->is_ripening && row->grain == stretch->past.grain;
}

static void take_past(struct search *search, const struct stretch *stretch)
{
	struct board_request request = search->job->request;
	bool is_any = false;

	memset(request.kpis, 0, sizeof(request.kpis));
	for (size_t i = 0; i < search->len; i++)
		if (is_of(search, &search->rows[i], stretch))
			is_any = request.kpis[search->rows[i].reading.kpi] = true;
	if (!is_any)
		return;
	past_ask(&stretch->past, &request);
	struct board *board = look(search, &request);

	for (size_t i = 0; i < search->len; i++) {
		struct targets_row *row = &search->rows[i];
		const struct reading *now = &row->reading;

		if (!is_of(search, row, stretch))
			continue;
		const struct reading *reading =
			board_find(board, now->kpi, now->scope, now->scope_id);

		row->values = (struct past_values){ .grain = stretch->past.grain };
		if (reading)
			past_take(&stretch->past, reading, &row->values);
	}
	board_free(board);
}

static void make_stretch(const struct search *search, enum past_grain grain, bool is_ripening,
	struct stretch *stretch)
{
	const struct targets_job *job = search->job;
	int64_t until = job->now_s - (is_ripening ? search->ripening_s : 0);

	stretch->is_ripening = is_ripening;
	past_make(job->file->desk, grain, until, &stretch->past);
}

static bool load(struct search *search, int64_t from, struct error *err)
{
	struct targets_job *job = search->job;
	struct board_request wanted = job->request;

	if (from < wanted.period.span.from)
		wanted.period.span.from = from;
	facts_free(search->facts);
	search->facts = NULL;
	return deskfile_facts(job->file, job->options, &wanted, &search->facts, err) &&
	       facts_check_filter(search->facts, &job->request.filter, err);
}

/* What the days do not tell is looked at by something longer. */
static void choose_grains(struct search *search)
{
	for (size_t i = 0; i < search->len; i++) {
		struct targets_row *row = &search->rows[i];

		row->grain = past_wanted(search->facts, row->reading.kpi, &row->values);
	}
}

/* Loads what the past by days, weeks or months rests on, and reads it. */
static bool look_back(struct search *search, enum past_grain grain, struct error *err)
{
	struct stretch ripe, ripening;

	make_stretch(search, grain, false, &ripe);
	make_stretch(search, grain, true, &ripening);
	int64_t from = ripe.past.spans[0].from < ripening.past.spans[0].from
			       ? ripe.past.spans[0].from
			       : ripening.past.spans[0].from;

	if (!load(search, from, err))
		return false;
	if (grain == PAST_BY_DAYS)
		take_rows(search);
	take_past(search, &ripe);
	take_past(search, &ripening);
	if (grain == PAST_BY_DAYS)
		choose_grains(search);
	return true;
}

static bool is_any_by(const struct search *search, enum past_grain grain)
{
	for (size_t i = 0; i < search->len; i++)
		if (search->rows[i].grain == grain)
			return true;
	return false;
}

bool targets_past(
	struct targets_job *job, struct targets_row **rows, size_t *len, struct error *err)
{
	struct search search = { .job = job };

	for (int kpi = 0; kpi < kpi_count(); kpi++) {
		int64_t ripening_s = job->request.kpis[kpi]
					     ? past_ripening_s(job->file->desk, (enum kpi_id)kpi)
					     : 0;

		if (ripening_s > search.ripening_s)
			search.ripening_s = ripening_s;
	}
	bool is_good = look_back(&search, PAST_BY_DAYS, err);

	for (int grain = PAST_BY_WEEKS; is_good && grain < PAST_GRAIN_COUNT; grain++)
		if (is_any_by(&search, (enum past_grain)grain))
			is_good = look_back(&search, (enum past_grain)grain, err);
	facts_free(search.facts);
	*rows = search.rows;
	*len = search.len;
	return is_good;
}
