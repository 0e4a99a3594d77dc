/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What agents are doing now, since when, and when they were last seen at work: columns of their
 * table. A pause over its limit is marked.
 */
#include "config.h"

#include <math.h>

#include "base/format.h"
#include "base/words.h"
#include "model/pauses.h"
#include "ui/members.h"

void members_add_now_columns(
	const struct members *members, const struct scene *scene, struct sheet *sheet)
{
	if (members->kind != SCOPE_AGENT || !scene->facts)
		return;
	sheet->presences = presences_make(scene->facts, scene->now.wall_s, sheet->arena);
	if (sheet->presences.is_told) {
		sheet->now_column = (int)sheet->table.column_count;
		table_add_column(&sheet->table,
			(struct table_column){ .title = _("Now"), .width = 15, .priority = 3 });
	}
	sheet->active_column = (int)sheet->table.column_count;
	table_add_column(&sheet->table,
		(struct table_column){
			.title = _("Active"), .width = 8, .priority = 8, .is_right = true });
}

static void fill_now(const struct scene *scene, struct sheet *sheet, struct table_row *row,
	const struct presence *presence)
{
	char span[32];
	int64_t for_s = scene->now.wall_s - presence->since;
	const char *word = facts_name(scene->facts, presence->word);
	if (presence->state == PRESENCE_UNTOLD)
		return;
	bool is_pause = presence->state == PRESENCE_PAUSED && word[0];
	int64_t limit_s = is_pause ? pauses_limit_s(&scene->desk->pause_limits, word) : 0;
	bool is_over = limit_s > 0 && for_s > limit_s;
	format_duration(span, sizeof(span), (double)for_s, 0);
	const char *shown = is_pause ? word : presence_words(presence->state);
	enum style style = is_over                               ? STYLE_MISSED
			   : presence->state == PRESENCE_OFFLINE ? STYLE_DIM
								 : STYLE_TEXT;
	table_text(row, (size_t)sheet->now_column, style,
		arena_printf(sheet->arena, "%s%s %s", is_over ? "✖ " : "", shown, span));
}

void members_fill_now(
	const struct scene *scene, struct sheet *sheet, struct table_row *row, fact_id account)
{
	char span[32];
	const struct presence *presence = presences_of(&sheet->presences, account);
	if (sheet->now_column)
		fill_now(scene, sheet, row, presence);
	if (presence->active_at == TIME_NONE)
		return;
	double ago_s = (double)(scene->now.wall_s - presence->active_at);
	format_duration(span, sizeof(span), ago_s, 0);
	table_number(
		row, (size_t)sheet->active_column, STYLE_DIM, arena_dup(sheet->arena, span), ago_s);
}
