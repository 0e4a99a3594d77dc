/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of all views, for view_rows[].
 */
#ifndef UI_VIEWS_H
#define UI_VIEWS_H

#include "ui/view.h"

/* The view that lists the members of a kind: "teams", "agents", "channels"; else "members". */
const char *members_view(enum scope_kind kind);

extern const struct view_row view_wall;
extern const struct view_row view_teams;    /* target: role */
extern const struct view_row view_agents;   /* target: role */
extern const struct view_row view_channels; /* all channels */
extern const struct view_row view_members;  /* target: scope, the kind; role */
extern const struct view_row view_kpis;     /* every KPI of the department */
extern const struct view_row view_staffing; /* half hours of today */
extern const struct view_row view_handover; /* what the next shift takes over */
extern const struct view_row view_log;      /* the sources and what ails them */
extern const struct view_row view_unit;     /* target: scope, scope_id, role */
extern const struct view_row view_kpi;      /* target: kpi, scope, scope_id, role */
extern const struct view_row view_tickets;  /* target: kpi, scope, scope_id */
extern const struct view_row view_ticket;   /* target: ticket */
extern const struct view_row view_waiting;  /* target: tab */
extern const struct view_row view_wallboard; /* target: role */
extern const struct view_row view_help;

#endif
