/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What was set on screen, as lines that can be kept for the next time.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "ui/table.h"
#include "ui/ui_state.h"

static const char *const compare_words[COMPARE_COUNT] = {
	[COMPARE_PREVIOUS] = "previous",
	[COMPARE_LAST_YEAR] = "last-year",
	[COMPARE_NONE] = "none",
};

static const char *const clock_names[CLOCK_KIND_COUNT] = {
	[CLOCK_CALENDAR] = "calendar",
	[CLOCK_BUSINESS] = "business",
	[CLOCK_DEFAULT] = "default",
};

/* --- the order of tables, by view --- */

static struct ui_sort *find_sort(struct ui *ui, const char *view)
{
	for (size_t i = 0; i < ui->sort_count; i++) {
		if (strcmp(ui->sorts[i].view, view) == 0)
			return &ui->sorts[i];
	}
	return NULL;
}

static void put_sort(struct ui *ui, const char *view, int column, bool is_reversed)
{
	struct ui_sort *sort = find_sort(ui, view);
	if (!sort && ui->sort_count < ARRAY_LEN(ui->sorts))
		sort = &ui->sorts[ui->sort_count++];
	if (!sort)
		return;
	(void)snprintf(sort->view, sizeof sort->view, "%s", view);
	sort->column = column;
	sort->is_reversed = is_reversed;
}

void ui_sort_remember(struct ui *ui)
{
	const struct level *top = ui_top(ui);
	const struct table_state *table = top->row->table ? top->row->table(top->state) : NULL;
	if (table && (table->sort_column >= 0 || table->is_reversed || find_sort(ui, top->sort)))
		put_sort(ui, top->sort, table->sort_column, table->is_reversed);
}

void ui_sort_apply(struct ui *ui)
{
	const struct level *top = ui_top(ui);
	struct table_state *table = top->row->table ? top->row->table(top->state) : NULL;
	const struct ui_sort *sort = find_sort(ui, top->sort);
	if (!table || !sort)
		return;
	table->sort_column = sort->column;
	table->is_reversed = sort->is_reversed;
}

/* --- columns, by view --- */

void ui_hide(struct ui *ui, const char *view, unsigned hidden)
{
	struct ui_sort *sort = find_sort(ui, view);
	if (!sort) {
		put_sort(ui, view, -1, false);
		sort = find_sort(ui, view);
	}
	if (sort)
		sort->hidden = hidden;
}

void ui_hide_apply(struct ui *ui)
{
	const struct level *top = ui_top(ui);
	struct table_state *first = NULL;
	const struct ui_sort *sort = find_sort(ui, top->sort);
	size_t count = top->row->tables && sort ? top->row->tables(top->state, &first) : 0;
	for (size_t i = 0; i < count; i++)
		first[i].hidden = sort->hidden;
}

/* --- as text --- */

static void write_hidden(const struct ui_sort *sort, struct buf *out)
{
	if (!sort->hidden)
		return;
	buf_printf(out, "hide = %s", sort->view);
	for (unsigned i = 0; i < TABLE_COLUMN_MAX; i++) {
		if (sort->hidden >> i & 1U)
			buf_printf(out, " %u", i);
	}
	buf_add_char(out, '\n');
}

static void read_hidden(struct ui *ui, const char *value)
{
	char view[sizeof ui->sorts[0].view];
	unsigned hidden = 0;
	size_t len = strcspn(value, " ");
	if (len == 0 || len >= sizeof view)
		return;
	(void)snprintf(view, sizeof view, "%.*s", (int)len, value);
	for (char *end = NULL; value[len]; len = (size_t)(end - value)) {
		unsigned long column = strtoul(value + len, &end, 10);
		if (end == value + len)
			break;
		hidden |= column < TABLE_COLUMN_MAX ? 1U << column : 0U;
	}
	ui_hide(ui, view, hidden);
}

void ui_kept_write(const struct ui *ui, struct buf *out)
{
	const struct travel *travel = &ui->travel;
	if (strcmp(travel->period, "custom") != 0)
		buf_printf(out, "period = %s\n", travel->period);
	buf_printf(out, "compare = %s\n", compare_words[travel->compare]);
	buf_printf(out, "clock = %s\n", clock_names[travel->clock]);
	for (size_t i = 0; i < ui->sort_count; i++)
		buf_printf(out, "sort = %s %d%s\n", ui->sorts[i].view, ui->sorts[i].column,
			ui->sorts[i].is_reversed ? " reversed" : "");
	for (size_t i = 0; i < ui->sort_count; i++)
		write_hidden(&ui->sorts[i], out);
	personal_write(&ui->personal, out);
}

/* The place of a word among the names; −1: not there. */
static int index_of(const char *const *names, int count, const char *word)
{
	for (int i = 0; i < count; i++) {
		if (strcmp(names[i], word) == 0)
			return i;
	}
	return -1;
}

static void read_period(struct ui *ui, const char *name)
{
	for (const struct period_name *row = period_names; row->name; row++) {
		if (strcmp(row->name, name) == 0)
			(void)snprintf(ui->travel.period, sizeof ui->travel.period, "%s", name);
	}
}

static void read_sort(struct ui *ui, const char *value)
{
	char view[sizeof ui->sorts[0].view], word[16] = "";
	int column;
	if (sscanf(value, "%51s %d %15s", view, &column, word) < 2)
		return;
	if (column >= -1 && column < TABLE_COLUMN_MAX)
		put_sort(ui, view, column, strcmp(word, "reversed") == 0);
}

void ui_kept_read(struct ui *ui, const char *name, const char *value)
{
	int at;
	personal_read(&ui->personal, name, value);
	if (strcmp(name, "period") == 0)
		read_period(ui, value);
	else if (strcmp(name, "sort") == 0)
		read_sort(ui, value);
	else if (strcmp(name, "hide") == 0)
		read_hidden(ui, value);
	else if (strcmp(name, "compare") == 0 &&
		 (at = index_of(compare_words, COMPARE_COUNT, value)) >= 0)
		ui->travel.compare = (unsigned)at;
	else if (strcmp(name, "clock") == 0 &&
		 (at = index_of(clock_names, CLOCK_KIND_COUNT, value)) >= 0)
		ui->travel.clock = (enum clock_kind)at;
}
