/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A desk as its owner describes it: sources, teams, roles, hours, promises, targets.
 *
 * config/ fills it from the file by the setting rows below; everybody else reads it. All strings lie
 * in the desk's arena.
 */
#ifndef MODEL_DESK_H
#define MODEL_DESK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/setting.h"
#include "model/calendar.h"
#include "model/measuring.h"
#include "model/record.h"
#include "model/screen.h"
#include "model/sections.h"
#include "model/stint.h"
#include "model/zone.h"

struct desk {
	struct arena *arena;
	const char *name;  /* word of the `desk NAME` section */
	const char *title; /* shown; default: the name */
	const char *zone_text;
	const char *since_text;          /* a span or a date; default "13 months" */
	const char *store;               /* path of a shared store, or NULL */
	int week_start;                  /* 0 Monday … 6 Sunday */
	int64_t due_soon_s;              /* default 1 h */
	int64_t reopen_window_s;         /* default 7 d */
	int64_t new_agent_s;             /* for how long an agent is new; default 90 d */
	bool has_subjects;               /* keep ticket subjects; default yes */
	int64_t keep_s;                  /* 0: for ever */
	struct text_list excluded;       /* exclusions switched off, by name */
	struct text_list panels;         /* roles on the wall, in order; empty: all */
	struct text_list pause_limits;   /* "lunch = 45m" */
	struct config_place place;       /* of its section */
	struct zone *zone;               /* owned */
	const struct calendar *calendar; /* of the hours without a name, or always open */
	struct calendar *always;         /* owned; NULL where hours without a name are set */
	int dates;                       /* enum date_kind: whose months and years */
	int64_t since;                   /* UTC */
	struct source_config *sources;
	size_t source_count;
	struct hours_config *hours;
	size_t hours_count;
	struct shift_config *shifts;
	size_t shift_count;
	struct stints stints; /* of shifts and hours, made by hours_make */
	struct note_config *notes;
	size_t note_count;
	struct team_config *teams;
	size_t team_count;
	struct site_config *sites;
	size_t site_count;
	struct role_config *roles;
	size_t role_count;
	struct promise_config *promises;
	size_t promise_count;
	struct target_config *targets;
	size_t target_count;
	struct benchmark_config *benchmarks;
	size_t benchmark_count;
	struct kpi_config *kpis;
	size_t kpi_count;
	struct measuring *measuring; /* one or none: desk_measuring gives it or the defaults */
	size_t measuring_count;
	struct screen *screens; /* one or none: desk_screen gives it or the defaults */
	size_t screen_count;
	struct key_config *keys;
	size_t key_count;
	struct filter_config *filters;
	size_t filter_count;
	struct map_pair *maps; /* account or e-mail → person */
	size_t map_count;
};

/* Rows by which config/ reads the desk and each section in it; closed by a row with name NULL. */
extern const struct section_row desk_sections[];
extern const struct setting desk_settings[];
extern const struct setting source_settings[];
extern const struct setting team_settings[];
extern const struct setting site_settings[];
extern const struct setting role_settings[];
extern const struct setting promise_settings[];
extern const struct setting target_settings[];
extern const struct setting benchmark_settings[];
extern const struct setting kpi_settings[];

struct desk *desk_new(const char *name); /* with the defaults of the rows and no zone yet */
void desk_free(struct desk *desk);

/* A fresh item at the end of the section's list; lent until the next one of that section. */
void *desk_add(struct desk *desk, const struct section_row *section);
void desk_add_map(struct desk *desk, const char *from, const char *to);

/* Makes the zone from its text (default UTC), before dates can be read; does nothing where it is
 * there. */
MUST_CHECK bool desk_make_zone(struct desk *desk, int64_t now_s, struct error *err);

/* Makes zone, calendar and since from the texts and checks what crosses settings (promises have a
 * time, roles are known …). Teams named by roles and sites may be groups of the helpdesk, so they
 * are not checked. */
MUST_CHECK bool desk_finish(struct desk *desk, int64_t now_s, struct error *err);

/* How long before a period a ticket may have been touched last whose promise of ours falls due in
 * it: the longest promise, widened for nights, weekends and holidays; 0 without promises. */
int64_t desk_reach_s(const struct desk *desk);

#endif
