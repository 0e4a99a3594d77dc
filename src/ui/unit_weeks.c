/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The weeks of one agent or team side by side: each judged by the goal of its own days, so that a
 * talk is about a course and not about one week's luck.
 */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/words.h"
#include "kpi/target.h"
#include "ui/moment.h"
#include "ui/reading_text.h"
#include "ui/unit.h"

#define WEEK_COLS 9
#define TITLE_COLS 20

enum week_column {
	WEEK_KPI,
	WEEK_GOAL,
	WEEK_FIRST /* the oldest */
};

void unit_need_weeks(
	const struct unit_state *state, const struct scene *scene, struct view_need *need)
{
	enum kpi_id kpis[SUBJECT_KPI_MAX];
	size_t len = subject_kpis(&state->subject, scene->desk, kpis);
	struct view_need own = { 0 };
	subject_need(&state->subject, scene, false, &own);
	own.request.has_previous = own.request.has_last_year = false;
	own.request.has_series_n = true;
	for (size_t i = 0; i < len; i++)
		own.request.kpis[kpis[i]] = true;
	need->has_aside = true;
	need->aside = own.request;
	need->aside_weeks = UNIT_WEEKS;
}

/* The board of the weeks; NULL where it is not there yet, or is one of something else. */
static const struct board *weeks_board(const struct unit_state *state, const struct scene *scene)
{
	const struct board_filter everything = { 0 };
	if (!scene_aside_is(scene, &everything))
		return NULL;
	const struct board_request *request = board_request(scene->aside);
	bool is_ours = request->scopes[state->subject.scope] &&
		       request->period.bucket_count == UNIT_WEEKS && request->has_series_n;
	return is_ours ? scene->aside : NULL;
}

/* The newest week is mostly not over. */
static const char *week_title(
	const struct scene *scene, const struct period *period, size_t week, struct arena *arena)
{
	char day[32];
	bool is_running = period->is_running && week + 1 == period->bucket_count;
	moment_day(day, sizeof(day), scene->desk, period->buckets[week].from,
		period->buckets[week].to);
	return is_running ? arena_printf(arena, "%s…", day) : arena_dup(arena, day);
}

static void add_columns(struct table *table, const struct scene *scene, const struct board *board,
	struct arena *arena)
{
	const struct period *period = board ? &board_request(board)->period : NULL;
	table_add_column(
		table, (struct table_column){
			       .title = _("KPI"), .width = TITLE_COLS, .is_flexible = true });
	table_add_column(table, (struct table_column){ .title = _("Goal"),
					.width = WEEK_COLS,
					.priority = UNIT_WEEKS + 1,
					.is_right = true });
	for (size_t week = 0; period && week < period->bucket_count; week++)
		table_add_column(table,
			(struct table_column){ .title = week_title(scene, period, week, arena),
				.width = WEEK_COLS,
				.priority = (int)(period->bucket_count - week),
				.is_right = true });
}

/* A handful of opinions judges nobody. */
static bool is_judged(const struct reading *reading, size_t week)
{
	bool is_opinion = kpi_row(reading->kpi)->kind == KIND_SAMPLE;
	return !is_opinion ||
	       (reading->series_n && reading->series_n[week] >= READING_LEAST_ANSWERS);
}

static void fill_week(struct table_row *row, const struct scene *scene,
	const struct reading *reading, size_t week, struct arena *arena)
{
	static const struct {
		const char *mark;
		enum style style;
	} looks[VERDICT_COUNT] = {
		[VERDICT_NONE] = { " ", STYLE_TEXT },
		[VERDICT_MET] = { "✔", STYLE_MET },
		[VERDICT_NEAR] = { "◐", STYLE_NEAR },
		[VERDICT_MISSED] = { "✖", STYLE_MISSED },
	};
	char text[READING_TEXT_MAX];
	double value = reading->series[week];
	if (isnan(value)) {
		table_number(row, WEEK_FIRST + week, STYLE_DIM, "— ", NAN);
		return;
	}
	enum verdict verdict =
		is_judged(reading, week)
			? target_judge(kpi_row(reading->kpi)->better, value,
				  reading_goal_of(reading, week), reading_warn_of(reading, week))
			: VERDICT_NONE;
	reading_number(text, sizeof(text), reading, value, scene->desk);
	table_number(row, WEEK_FIRST + week, looks[verdict].style,
		arena_printf(arena, "%s%s", text, looks[verdict].mark), value);
}

void unit_make_weeks(const struct unit_state *state, const struct scene *scene, struct arena *arena,
	struct table *table)
{
	enum kpi_id kpis[SUBJECT_KPI_MAX];
	char text[READING_TEXT_MAX];
	size_t len = subject_kpis(&state->subject, scene->desk, kpis);
	const struct board *board = weeks_board(state, scene);
	const char *id = state->subject.scope == SCOPE_DEPARTMENT ? NULL : state->subject.id;
	add_columns(table, scene, board, arena);
	table_reserve(table, arena, len);
	table->empty = board ? _("nothing to count here in these weeks") : _("being worked out …");
	for (size_t i = 0; board && i < len; i++) {
		const struct reading *reading =
			board_find(board, kpis[i], state->subject.scope, id);
		if (!reading || reading->series_len != UNIT_WEEKS)
			continue;
		struct table_row *row = table_add_row(table, kpi_row(kpis[i])->id);
		table_text(row, WEEK_KPI, STYLE_TEXT, _(kpi_row(kpis[i])->title));
		reading_goal(text, sizeof(text), reading, scene->desk);
		table_number(row, WEEK_GOAL, STYLE_GOAL, arena_dup(arena, text), reading->goal);
		for (size_t week = 0; week < reading->series_len; week++)
			fill_week(row, scene, reading, week, arena);
	}
}
