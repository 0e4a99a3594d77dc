/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a page is about: a scope, by ids, and perhaps a role and a KPI. Kept in a view's state.
 */
#ifndef UI_SUBJECT_H
#define UI_SUBJECT_H

#include <stdbool.h>
#include <stddef.h>

#include "kpi/board.h"
#include "ui/view.h"

struct subject {
	enum scope_kind scope;
	char id[VIEW_ID_MAX]; /* "" for the department */
	char role[32];        /* whose KPIs are meant; "": none */
	enum kpi_id kpi;      /* KPI_COUNT: none */
};

void subject_init(struct subject *subject, const struct target *target);
/* The same scope, role and KPI as a place to go to. */
void subject_target(const struct subject *subject, const char *view, struct target *target);

/* "Billing", "Agents", "Acme Support": what stands in the breadcrumb. */
char *subject_name(
	const struct subject *subject, const struct scene *scene, char *out, size_t size);

/* Number of the account or group; 0 where it is none or not known yet. */
fact_id subject_number(const struct subject *subject, const struct scene *scene);

/* Slices the facts to the subject, with strings lent by it; false where its scope cannot be. */
bool subject_filter(const struct subject *subject, struct board_filter *filter);

/* Asks for the subject's own readings; `is_sliced` also slices all other scopes to it. The KPIs are
 * the caller's to name. */
void subject_need(const struct subject *subject, const struct scene *scene, bool is_sliced,
	struct view_need *need);

/* The subject's reading; NULL where the board is not there yet, or is one of another slice. */
const struct reading *subject_reading(
	const struct subject *subject, const struct scene *scene, enum kpi_id kpi);
/* Whether the board on the scene is sliced as this subject asks for. */
bool subject_fits_board(const struct subject *subject, const struct scene *scene, bool is_sliced);

/* Why the reading is not there: not worked out yet, or nothing of the subject counts in the period.
 * A KPI of KPI_COUNT: any. */
const char *subject_absence(
	const struct subject *subject, const struct scene *scene, enum kpi_id kpi, bool is_sliced);

#define SUBJECT_KPI_MAX KPI_COUNT
/* The KPIs of the subject's role, headline first; every KPI where it has none. */
size_t subject_kpis(
	const struct subject *subject, const struct desk *desk, enum kpi_id kpis[SUBJECT_KPI_MAX]);

#endif
