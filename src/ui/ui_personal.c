/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Panels, KPIs and columns that somebody shows or hides, a row of a list each.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "ui/table.h"
#include "ui/ui_state.h"

static const char *role_of(const struct ui *ui, const struct scene *scene)
{
	const struct level *top = ui_top(ui);
	return top->row->role ? top->row->role(top->state, scene) : "";
}

void personal_ask(
	const struct ui *ui, const struct scene *scene, struct choice_ask *ask, struct table *table)
{
	const struct level *top = ui_top(ui);
	struct table_state *first = NULL;
	ask->role = role_of(ui, scene);
	if (!top->row->tables || top->row->tables(top->state, &first) == 0)
		return;
	top->row->columns(top->state, scene, table);
	ask->table = table;
	ask->state = first;
}

/* Columns of a role's tables follow from its KPIs: what was hidden by number is another one now. */
static void show_columns_of(struct ui *ui, const char *role)
{
	for (size_t i = 0; i < ui->sort_count; i++) {
		const char *end = strchr(ui->sorts[i].view, '/');
		if (!end || (end[1] && strcmp(end + 1, role) != 0))
			continue;
		ui->sorts[i].hidden = 0;
		ui->sorts[i].column = -1;
	}
	ui_hide_apply(ui);
}

static bool toggle_column(struct ui *ui, const char *value)
{
	const struct level *top = ui_top(ui);
	struct table_state *first = NULL;
	unsigned long column = strtoul(value, NULL, 10);
	if (!top->row->tables || top->row->tables(top->state, &first) == 0 ||
		column >= TABLE_COLUMN_MAX)
		return false;
	unsigned hidden = first->hidden ^ 1U << column;
	ui_hide(ui, top->sort, hidden);
	ui_hide_apply(ui);
	return true;
}

bool personal_choose(struct ui *ui, const struct scene *scene, const struct choice *choice,
	struct ui_result *result)
{
	const char *role = role_of(ui, scene);
	bool is_done;
	if (choice->kind == CHOICE_PANEL) {
		is_done = personal_toggle_panel(&ui->personal, scene->desk, choice->value);
	} else if (choice->kind == CHOICE_KPI) {
		is_done = personal_toggle_kpi(
			&ui->personal, scene->desk, role, kpi_find(choice->value));
		show_columns_of(ui, role);
	} else if (choice->kind == CHOICE_COLUMN) {
		is_done = toggle_column(ui, choice->value);
	} else {
		return false;
	}
	result->wants_desk = true;
	if (!is_done)
		ui_say(ui, _("that is the last one, or there is no room for more"));
	return true;
}
