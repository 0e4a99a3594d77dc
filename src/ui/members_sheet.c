/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table of a members view: its columns, its rows, and who has one.
 */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/words.h"
#include "ui/members.h"
#include "ui/rank.h"
#include "ui/reading_text.h"
#include "ui/widgets.h"

#define SPARK_WIDTH 8
/* Columns but for what a person is doing now. */
#define KPI_COLUMNS (TABLE_COLUMN_MAX - 2)
/* A person's sample below this is shown but never ranked. */
#define RANKED_LEAST 5

/* Of customers there may be a hundred thousand: only what is counted quickly. */
static const enum kpi_id customer_kpis[] = { KPI_TICKET_VOLUME, KPI_BACKLOG, KPI_WAITING_ON_US,
	KPI_COMPLAINTS, KPI_CSAT };

static size_t copy_kpis(enum kpi_id *kpis, const enum kpi_id *chosen, size_t len)
{
	memcpy(kpis, chosen, len * sizeof(*kpis));
	return len;
}

const char *members_role(const struct members *members)
{
	bool is_of_agents = members->kind == SCOPE_AGENT || members_are_reasons(members->kind);
	if (members->role[0])
		return members->role;
	return is_of_agents ? "agent" : "lead";
}

/* The open tickets first (of reasons for contact, all that came), then what the role looks at. */
size_t members_kpis(
	const struct members *members, const struct desk *desk, enum kpi_id kpis[SUBJECT_KPI_MAX])
{
	struct subject subject = { .scope = SCOPE_ROLE };
	enum kpi_id own[SUBJECT_KPI_MAX];
	bool is_reasons = members_are_reasons(members->kind);
	(void)snprintf(subject.role, sizeof(subject.role), "%s", members_role(members));
	if (members->kind == SCOPE_CUSTOMER)
		return copy_kpis(kpis, customer_kpis, ARRAY_LEN(customer_kpis));
	size_t own_count = subject_kpis(&subject, desk, own), count = 0;
	kpis[count++] = is_reasons ? KPI_TICKET_VOLUME : KPI_BACKLOG;
	for (size_t i = 0; i < own_count && count + (is_reasons ? 4 : 3) < KPI_COLUMNS; i++) {
		if (own[i] != kpis[0])
			kpis[count++] = own[i];
	}
	return count;
}

struct board_filter members_filter(const struct members *members)
{
	return (struct board_filter){
		.of[SCOPE_ROLE] = members->role[0] ? members->role : NULL,
		.of[SCOPE_TEAM] = members->team[0] ? members->team : NULL,
	};
}

static bool fits(const struct members *members, const struct scene *scene)
{
	const struct board_filter filter = members_filter(members);
	return scene_board_is(scene, &filter) && board_request(scene->board)->scopes[members->kind];
}

/* --- the table --- */

/* Behind the first KPI of reasons stand two more columns. */
static size_t column_of(const struct members *members, size_t kpi)
{
	return kpi + (kpi > 0 && members_are_reasons(members->kind) ? REASONS_CHANGE : 1);
}

/* The first KPI stays longest, then the one that is sorted by: it is what somebody looks at. */
static int priority_of(const struct members *members, size_t kpi)
{
	if (kpi == 0)
		return 0;
	return members->table.sort_column == (int)column_of(members, kpi) ? 1 : (int)kpi + 2;
}

static void add_columns(const struct members *members, struct sheet *sheet)
{
	struct table *table = &sheet->table;
	bool is_reasons = members_are_reasons(members->kind);
	table_add_column(table, (struct table_column){ .title = _(scope_rows[members->kind].title),
					.width = 14,
					.is_flexible = true });
	for (size_t i = 0; i < sheet->kpi_count; i++) {
		const char *title = _(kpi_row(sheet->kpis[i])->short_title);
		int width = text_width_cols(title);
		table_add_column(table, (struct table_column){ .title = title,
						.width = width > 10 ? width : 10,
						.priority = priority_of(members, i),
						.is_right = true });
		if (i == 0 && is_reasons)
			reasons_add_columns(table);
	}
	if (members->kind == SCOPE_CUSTOMER)
		return;
	sheet->trend_column = (int)table->column_count;
	table_add_column(table,
		(struct table_column){ .title = _("Trend"), .width = SPARK_WIDTH, .priority = 4 });
}

/* Nobody is ranked on a handful of opinions. */
static bool is_ranked(const struct reading *reading)
{
	return reading->scope != SCOPE_AGENT || kpi_row(reading->kpi)->kind != KIND_SAMPLE ||
	       reading->n >= RANKED_LEAST;
}

static void add_reading(const struct scene *scene, struct sheet *sheet, struct table_row *row,
	size_t column, const struct reading *reading)
{
	char value[READING_TEXT_MAX];
	static const char *const marks[] = { "✔", "◐", "✖", "○" };
	enum glyph mark = reading_mark(reading);
	bool has_mark = mark >= GLYPH_MET && mark <= GLYPH_UNCERTAIN;
	bool is_ranking = is_ranked(reading);
	reading_value(value, sizeof(value), reading, scene->desk);
	/* An arrow says who is outside the funnel: no luck makes so much of a difference. */
	const char *text = arena_printf(sheet->arena, "%s%s%s", value, reading_outside(reading),
		has_mark ? marks[mark - GLYPH_MET] : " ");
	enum style style = has_mark && is_ranking ? reading_style(reading) : STYLE_TEXT;
	if (isnan(reading->value) || !is_ranking)
		style = STYLE_DIM;
	table_number(row, column, style, text, is_ranking ? reading->value : (double)NAN);
}

/* The sparkline of the column that is sorted by, else of the first. */
static void add_trend(const struct members *members, struct sheet *sheet, struct table_row *row,
	const struct reading *const *readings)
{
	size_t kpi = 0;
	for (size_t i = 0; i < sheet->kpi_count; i++) {
		if (members->table.sort_column == (int)column_of(members, i))
			kpi = i;
	}
	if (!readings[kpi] || sheet->trend_column == 0)
		return;
	struct buf text;
	buf_init(&text, 256);
	sparkline_text(&text, readings[kpi], SPARK_WIDTH);
	table_text(
		row, (size_t)sheet->trend_column, STYLE_CHART, arena_dup(sheet->arena, text.bytes));
	buf_release(&text);
}

static void make_part(struct sheet *sheet, struct table_row *row, const char *name)
{
	const char *id = arena_dup(sheet->arena, row->id);
	row->is_part = true;
	(void)snprintf(row->id, sizeof(row->id), "%c%.*s", MEMBERS_PART, VIEW_ID_MAX - 2, id);
	row->cells[0].text = arena_printf(sheet->arena, "  %s", name);
	row->cells[0].sort_text = name;
}

/* The row with its name alone. */
static struct table_row *add_name(const struct members *members, struct sheet *sheet,
	const struct reading *first, const char *name)
{
	bool is_whole = first->scope == SCOPE_DEPARTMENT;
	struct table_row *row = table_add_row(&sheet->table, is_whole ? "" : first->scope_id);
	row->is_fixed = is_whole;
	table_text(row, 0, is_whole ? STYLE_VALUE : STYLE_TEXT, name);
	if (!is_whole && first->scope != members->kind)
		make_part(sheet, row, name);
	return row;
}

static void add_member(const struct members *members, const struct scene *scene,
	struct sheet *sheet, const struct reading *first, const char *name)
{
	const struct reading *readings[SUBJECT_KPI_MAX] = { NULL };
	struct table_row *row = add_name(members, sheet, first, name);
	for (size_t i = 0; i < sheet->kpi_count; i++) {
		readings[i] = board_find(sheet->board, sheet->kpis[i], first->scope,
			row->is_fixed ? NULL : first->scope_id);
		if (readings[i])
			add_reading(scene, sheet, row, column_of(members, i), readings[i]);
	}
	if (members_are_reasons(members->kind) && readings[0])
		reasons_fill(scene, sheet, row, readings[0]);
	if (sheet->marks_column && first->scope == SCOPE_AGENT)
		members_fill_marks(sheet, row, first->scope_number);
	if (sheet->active_column && first->scope == SCOPE_AGENT)
		members_fill_now(scene, sheet, row, first->scope_number);
	add_trend(members, sheet, row, readings);
}

static bool has_left(const struct scene *scene, const struct reading *reading)
{
	const struct directory *directory = scene->facts ? facts_directory(scene->facts) : NULL;
	if (reading->scope != SCOPE_AGENT || !directory)
		return false;
	for (size_t i = 0; i < directory->account_count; i++) {
		if (directory->accounts[i].id == reading->scope_number)
			return !directory->accounts[i].is_active;
	}
	return false;
}

static const char *member_name(
	const struct scene *scene, struct sheet *sheet, const struct reading *reading)
{
	if (reading->scope == SCOPE_DEPARTMENT)
		return _("All");
	if (strcmp(reading->scope_id, "-") == 0)
		return _("(none)");
	if (has_left(scene, reading))
		return arena_printf(sheet->arena, _("%s (gone)"), reading->scope_name);
	return reading->scope_name;
}

static bool has_anything(const struct sheet *sheet, const struct reading *first)
{
	for (size_t i = 0; i < sheet->kpi_count; i++) {
		const struct reading *reading =
			board_find(sheet->board, sheet->kpis[i], first->scope, first->scope_id);
		if (reading && !isnan(reading->value) && reading->value != 0)
			return true;
	}
	return false;
}

static bool belongs_to_team(
	const char *team, const struct scene *scene, const struct sheet *sheet, fact_id account)
{
	struct fact_list teams = facts_agent_teams(scene->facts, account, sheet->arena);
	for (size_t i = 0; i < teams.len; i++) {
		const char *id = facts_team_scope_id(scene->facts, teams.ids[i]);
		if (strcmp(id, team) == 0)
			return true;
	}
	return false;
}

static bool belongs_to_role(const struct sheet *sheet, fact_id id)
{
	for (size_t i = 0; i < sheet->role_members.len; i++) {
		if (sheet->role_members.ids[i] == id)
			return true;
	}
	return false;
}

/* Of one team or role those are shown who belong to it or have worked for it. */
static bool is_shown(const struct members *members, const struct scene *scene,
	const struct sheet *sheet, const struct reading *first)
{
	bool is_team_only = members->team[0] && first->scope == SCOPE_AGENT;
	bool is_of_people = first->scope == SCOPE_TEAM || first->scope == SCOPE_AGENT;
	bool is_role_only = members->role[0] && is_of_people;
	if (!scene->facts || (!is_team_only && !is_role_only))
		return true;
	if (has_anything(sheet, first))
		return true;
	if (is_team_only)
		return belongs_to_team(members->team, scene, sheet, first->scope_number);
	return belongs_to_role(sheet, first->scope_number);
}

/* Of more members than anybody reads, those with the most tickets. */
static int most_first(const void *left_void, const void *right_void)
{
	const struct reading *left = *(const struct reading *const *)left_void;
	const struct reading *right = *(const struct reading *const *)right_void;
	bool is_whole = left->scope == SCOPE_DEPARTMENT;
	if (is_whole != (right->scope == SCOPE_DEPARTMENT))
		return is_whole ? -1 : 1;
	double a = isnan(left->value) ? -1 : left->value;
	double b = isnan(right->value) ? -1 : right->value;
	return (a < b) - (a > b);
}

/* The first reading of each member, and of the whole. */
static size_t find_members(const struct members *members, const struct scene *scene,
	struct sheet *sheet, const struct reading **found)
{
	size_t count = board_count(scene->board), len = 0;
	const char *last = NULL;
	bool has_whole = false;
	for (size_t i = 0; i < count; i++) {
		const struct reading *reading = board_at(scene->board, i);
		bool is_whole = reading->scope == SCOPE_DEPARTMENT;
		if (is_whole ? has_whole : reading->scope != members->kind)
			continue;
		if (!is_whole && last && strcmp(last, reading->scope_id) == 0)
			continue;
		has_whole = true;
		last = is_whole ? last : reading->scope_id;
		if (is_whole || is_shown(members, scene, sheet, reading))
			found[len++] = reading;
	}
	return len;
}

/* What stands there where no agent does. */
static void add_empty_part(struct sheet *sheet, const char *words)
{
	struct table_row *row = table_add_row(&sheet->table, "");
	table_text(row, 0, STYLE_DIM, words);
	make_part(sheet, row, words);
}

/* Those who belong to the team that is expanded or have worked for it. */
static void add_parts(const struct members *members, const struct scene *scene, struct sheet *sheet)
{
	const struct board *board = members_parts(members, scene);
	size_t count = board ? board_count(board) : 0, before = sheet->table.row_count;
	const char *last = NULL;
	sheet->board = board;
	for (size_t i = 0; i < count; i++) {
		const struct reading *reading = board_at(board, i);
		if (reading->scope != SCOPE_AGENT || (last && strcmp(last, reading->scope_id) == 0))
			continue;
		last = reading->scope_id;
		if (has_anything(sheet, reading) ||
			belongs_to_team(members->expanded, scene, sheet, reading->scope_number))
			add_member(
				members, scene, sheet, reading, member_name(scene, sheet, reading));
	}
	sheet->board = scene->board;
	if (sheet->table.row_count == before)
		add_empty_part(sheet, board ? _("nothing here") : _("loading"));
}

static void add_rows(const struct members *members, const struct scene *scene, struct sheet *sheet)
{
	const struct reading **found =
		arena_alloc(sheet->arena, board_count(scene->board) + 1, sizeof(*found));
	if (members->role[0] && scene->facts)
		sheet->role_members = facts_role_members(
			scene->facts, members->role, members->kind, sheet->arena);
	size_t len = find_members(members, scene, sheet, found);
	if (len > TABLE_ROW_MAX) {
		rank_first(found, len, sizeof(*found), TABLE_ROW_MAX, most_first);
		len = TABLE_ROW_MAX;
	}
	sheet->member_count = len > 0 ? len - 1 : 0;
	table_reserve(&sheet->table, sheet->arena, len + 1);
	for (size_t i = 0; i < len; i++) {
		add_member(members, scene, sheet, found[i], member_name(scene, sheet, found[i]));
		if (members->expanded[0] && found[i]->scope == members->kind &&
			strcmp(found[i]->scope_id, members->expanded) == 0)
			add_parts(members, scene, sheet);
	}
}

void sheet_init(struct sheet *sheet, const struct members *members, const struct scene *scene)
{
	*sheet = (struct sheet){ .arena = arena_new(), .board = scene->board };
	sheet->kpi_count = members_kpis(members, scene->desk, sheet->kpis);
	sheet->table.empty = _("loading");
	add_columns(members, sheet);
	members_add_marks_column(members, scene, sheet);
	members_add_now_columns(members, scene, sheet);
	if (fits(members, scene)) {
		add_rows(members, scene, sheet);
		sheet->table.empty = _("nothing here");
	}
	table_arrange(&sheet->table, &members->table, scene->travel.filter);
}
