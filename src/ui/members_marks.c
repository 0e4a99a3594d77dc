/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Absent, new and outsourced agents: a cell for each mark in the table, words below it.
 */
#include "config.h"

#include "base/buf.h"
#include "base/words.h"
#include "ui/members.h"

static bool is_anybody(const struct sheet *sheet, const struct scene *scene, enum mark mark)
{
	const struct directory *directory = facts_directory(scene->facts);
	for (size_t i = 0; directory && i < directory->account_count; i++) {
		if (directory->accounts[i].is_active &&
			marks_has(&sheet->marks, directory->accounts[i].id, mark))
			return true;
	}
	return false;
}

void members_add_marks_column(
	const struct members *members, const struct scene *scene, struct sheet *sheet)
{
	bool is_needed = false;
	if (members->kind != SCOPE_AGENT || !scene->facts)
		return;
	sheet->marks = marks_make(scene->facts, scene->now.wall_s, sheet->arena);
	for (int mark = 0; mark < MARK_COUNT; mark++)
		is_needed |= is_anybody(sheet, scene, (enum mark)mark);
	if (!is_needed)
		return;
	sheet->marks_column = (int)sheet->table.column_count;
	table_add_column(&sheet->table,
		(struct table_column){ .title = _("Marks"), .width = 5, .priority = 3 });
}

void members_fill_marks(struct sheet *sheet, struct table_row *row, fact_id account)
{
	char cells[MARK_COUNT + 1] = "";
	size_t len = 0;
	for (int mark = 0; mark < MARK_COUNT; mark++) {
		if (marks_has(&sheet->marks, account, (enum mark)mark))
			cells[len++] = mark_rows[mark].cell;
	}
	cells[len] = '\0';
	table_text(row, (size_t)sheet->marks_column, STYLE_DIM, arena_dup(sheet->arena, cells));
}

int members_draw_marks(const struct members *members, const struct scene *scene,
	const struct sheet *sheet, struct canvas *canvas, struct place at)
{
	struct buf line;
	if (members->kind != SCOPE_AGENT || sheet->marks_column == 0)
		return 0;
	buf_init(&line, 0);
	for (int mark = 0; mark < MARK_COUNT; mark++) {
		if (is_anybody(sheet, scene, (enum mark)mark))
			buf_printf(
				&line, "%c %s  ", mark_rows[mark].cell, _(mark_rows[mark].title));
	}
	canvas_text(canvas, at, STYLE_DIM, line.bytes);
	buf_release(&line);
	return 1;
}
