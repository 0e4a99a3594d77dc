/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The inside of a members view: what view_members.c decides and members_sheet.c lists.
 */
#ifndef UI_MEMBERS_H
#define UI_MEMBERS_H

#include "base/arena.h"
#include "kpi/marks.h"
#include "kpi/presence.h"
#include "ui/subject.h"
#include "ui/table.h"
#include "ui/view.h"

struct members {
	enum scope_kind kind, home; /* shown now; what the view was opened for */
	char role[32];              /* "": everybody */
	char team[VIEW_ID_MAX];     /* agents of one team; "": all */
	char expanded[VIEW_ID_MAX]; /* of teams: whose agents stand below it; "": nobody's */
	struct table_state table;
};

/* Begins the row ids of those below a team. In no scope id, whose text is free of such. */
#define MEMBERS_PART '\t'

/* A table on its way, with the KPIs of its columns. */
struct sheet {
	struct arena *arena;
	struct table table;
	const struct board *board; /* whose readings fill the rows that are added */
	enum kpi_id kpis[SUBJECT_KPI_MAX];
	size_t kpi_count;
	struct fact_list role_members;
	size_t member_count; /* rows but for the whole, whatever the filter hides */
	int trend_column;    /* 0: none */
	int marks_column;    /* 0: nobody has a mark */
	struct marks marks;  /* of persons */
	int now_column;      /* 0: nobody tells presence */
	int active_column;   /* 0: no persons */
	struct presences presences;
};

/* Whose KPIs the columns are. */
const char *members_role(const struct members *members);
/* The KPIs of the columns. */
size_t members_kpis(
	const struct members *members, const struct desk *desk, enum kpi_id kpis[SUBJECT_KPI_MAX]);

/* By what its rows are sliced; words are lent by the members. */
struct board_filter members_filter(const struct members *members);

/* The agents of the team that is expanded, by what they did for it: a second board. */
void members_need_parts(
	const struct members *members, const struct scene *scene, struct view_need *need);
/* NULL: not there yet. */
const struct board *members_parts(const struct members *members, const struct scene *scene);
/* Opens the team of the row, or closes the one that is open. */
void members_expand(struct members *members, const struct table_row *row);

/* Kinds that are reasons for contact: their rows compare the tickets of now and before. */
bool members_are_reasons(enum scope_kind kind);
enum reasons_column { /* behind the name and the tickets */
	REASONS_BEFORE = 2,
	REASONS_CHANGE
};
void reasons_add_columns(struct table *table);
void reasons_fill(const struct scene *scene, struct sheet *sheet, struct table_row *row,
	const struct reading *reading);
/* What the arrows mean; nothing where nothing is compared. Returns the lines used. */
int reasons_draw_key(const struct scene *scene, const struct sheet *sheet, struct canvas *canvas,
	struct place at);

/* A cell for each mark of a person, where anybody of the desk has one. */
void members_add_marks_column(
	const struct members *members, const struct scene *scene, struct sheet *sheet);
void members_fill_marks(struct sheet *sheet, struct table_row *row, fact_id account);
/* What each person is doing now, and when she last did anything. */
void members_add_now_columns(
	const struct members *members, const struct scene *scene, struct sheet *sheet);
void members_fill_now(
	const struct scene *scene, struct sheet *sheet, struct table_row *row, fact_id account);
/* What the cells of marks mean; nothing where nobody has one. Returns the lines used. */
int members_draw_marks(const struct members *members, const struct scene *scene,
	const struct sheet *sheet, struct canvas *canvas, struct place at);

/* The arena is the caller's to free. */
void sheet_init(struct sheet *sheet, const struct members *members, const struct scene *scene);

#endif
