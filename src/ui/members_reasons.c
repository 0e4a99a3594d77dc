/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Why customers get in touch: tickets by type, topic or customer, now and before, and which of them
 * have risen or fallen by more than chance makes them.
 */
#include "config.h"

#include <math.h>
#include <stdio.h>

#include "base/format.h"
#include "base/words.h"
#include "kpi/chance.h"
#include "ui/members.h"
#include "ui/reading_text.h"

bool members_are_reasons(enum scope_kind kind)
{
	return kind == SCOPE_TYPE || kind == SCOPE_TOPIC || kind == SCOPE_CUSTOMER;
}

void reasons_add_columns(struct table *table)
{
	table_add_column(
		table, (struct table_column){
			       .title = _("Before"), .width = 8, .priority = 1, .is_right = true });
	table_add_column(table,
		(struct table_column){
			.title = _("Change"), .width = 16, .priority = 1, .is_right = true });
}

/* The two periods and their lengths, as far as both are known. */
struct course {
	struct chance_rate now, before;
	bool is_known;
};

static struct course course_of(const struct scene *scene, const struct reading *reading)
{
	const struct period *period = &board_request(scene->board)->period;
	bool is_year = scene->travel.compare == COMPARE_LAST_YEAR;
	const struct span *before = is_year ? &period->last_year : &period->previous;
	double base = reading_base(reading, (int)scene->travel.compare);
	return (struct course){
		.now = { reading->value, (double)(period->span.to - period->span.from) },
		.before = { base, (double)(before->to - before->from) },
		.is_known = !isnan(reading->value) && !isnan(base),
	};
}

/* 1 risen, −1 fallen beyond chance, 0 neither. */
static int news_of(const struct course *course, size_t members)
{
	if (chance_is_emerging(course->now, course->before, (double)members))
		return 1;
	return chance_is_emerging(course->before, course->now, (double)members) ? -1 : 0;
}

/* "+12 (+40 %) ↑". */
static const char *change_text(const struct scene *scene, const struct reading *reading,
	const struct course *course, int news, struct arena *arena)
{
	static const char *const arrows[] = { " ↓", "  ", " ↑" };
	char digits[32], share[READING_TEXT_MAX];
	double more = course->now.count - course->before.count;
	const char *sign = more > 0 ? "+" : more < 0 ? "−" : "";
	format_number(digits, sizeof(digits), fabs(more), 0);
	reading_change(share, sizeof(share), reading, (int)scene->travel.compare);
	if (more == 0 || course->before.count == 0)
		return arena_printf(arena, "%s%s%s", sign, digits, arrows[news + 1]);
	return arena_printf(arena, "%s%s (%s)%s", sign, digits, share, arrows[news + 1]);
}

void reasons_fill(const struct scene *scene, struct sheet *sheet, struct table_row *row,
	const struct reading *reading)
{
	char before[32];
	struct course course = course_of(scene, reading);
	if (!course.is_known)
		return;
	bool is_whole = reading->scope == SCOPE_DEPARTMENT;
	int news = news_of(&course, is_whole ? 1 : sheet->member_count);
	format_number(before, sizeof(before), course.before.count, 0);
	table_number(row, REASONS_BEFORE, STYLE_DIM, arena_dup(sheet->arena, before),
		course.before.count);
	table_number(row, REASONS_CHANGE,
		news > 0   ? STYLE_WORSE
		: news < 0 ? STYLE_BETTER
			   : STYLE_DIM,
		change_text(scene, reading, &course, news, sheet->arena),
		course.now.count - course.before.count);
}

int reasons_draw_key(const struct scene *scene, const struct sheet *sheet, struct canvas *canvas,
	struct place at)
{
	if (scene->travel.compare == COMPARE_NONE)
		return 0;
	canvas_printf(canvas, at, STYLE_DIM,
		ngettext("↑ risen, ↓ fallen by more than chance alone explains (%zu is looked at)",
			"↑ risen, ↓ fallen by more than chance alone explains (%zu are looked at)",
			(unsigned long)sheet->member_count),
		sheet->member_count);
	return 1;
}
