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
#include "model/record.h"
#include "model/zone.h"

struct map_pair {
	const char *from, *to;
};

struct source_config {
	const char *name; /* title, the source's identity */
	const char *was;  /* its title before a renaming */
	const char *kind; /* name of a source row */
	const char *url;
	const char *user;
	const char *file;
	const char *secret_command, *secret_file, *secret_env;
	const char *type_field, *topic_field, *customer_field, *rating_field, *channel_field;
	int64_t requests_per_minute; /* 0: the vendor's limit */
	const char *budget;          /* share of the vendor's limit we may use, "50%"; NULL: 50% */
	int64_t interval_s;          /* of the live stream; 0: the source's default */
	struct text_list agents; /* groups whose members are agents besides the teams' own (rt) */
	const char *file_name;   /* where in the configuration, for errors */
	int line;
};

struct team_config {
	const char *name;
	int64_t tier;            /* 0: not set */
	struct text_list groups; /* helpdesk groups; empty: the group of the same name */
};

struct site_config {
	const char *name;
	struct text_list teams;
};

struct role_config {
	const char *name;
	struct text_list teams, agents; /* both empty: everybody */
	struct text_list kpis;          /* empty: the role's own */
};

enum clock_kind {
	CLOCK_CALENDAR,
	CLOCK_BUSINESS,
	CLOCK_DEFAULT,
	CLOCK_KIND_COUNT
};

struct promise_config {
	const char *channel, *priority, *team, *type;         /* NULL: any */
	int64_t first_response_s, next_reply_s, resolution_s; /* 0: none */
	int clock; /* enum clock_kind; default: business where hours are set */
};

struct target_config {
	const char *kpi;
	const char *role, *site, *team, *agent, *channel, *priority, *topic; /* NULL: any */
	double goal, warn;                 /* in the KPI's unit; NAN: not set */
	const char *goal_text, *warn_text; /* as written, converted by kpi/ by the KPI's unit */
	int64_t from;                      /* TIME_NONE: since ever */
	int64_t by;
	const char *owner, *reason;
	int clock; /* enum clock_kind */
	const char *file_name;
	int line;
};

struct desk {
	struct arena *arena;
	const char *name;  /* word of the `desk NAME` section */
	const char *title; /* shown; default: the name */
	const char *zone_text;
	const char *since_text;    /* a span or a date; default "13 months" */
	const char *store;         /* path of a shared store, or NULL */
	int week_start;            /* 0 Monday … 6 Sunday */
	int64_t due_soon_s;        /* default 1 h */
	int64_t reopen_window_s;   /* default 7 d */
	bool has_subjects;         /* keep ticket subjects; default yes */
	int64_t keep_s;            /* 0: for ever */
	struct text_list excluded; /* exclusions switched off, by name */
	struct zone *zone;         /* owned */
	struct calendar *calendar; /* owned */
	int64_t since;             /* UTC */
	struct source_config *sources;
	size_t source_count;
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
	struct map_pair *maps; /* account or e-mail → person */
	size_t map_count;
};

/* Rows by which config/ reads each section; closed by a row with name NULL. */
extern const struct setting desk_settings[];
extern const struct setting source_settings[];
extern const struct setting team_settings[];
extern const struct setting site_settings[];
extern const struct setting role_settings[];
extern const struct setting promise_settings[];
extern const struct setting target_settings[];

struct desk *desk_new(const char *name); /* with defaults, zone UTC unset: see desk_finish */
void desk_free(struct desk *desk);

/* Makes zone, calendar and since from the texts, checks what crosses sections (roles' and sites'
 * teams exist, promises have a time …). */
MUST_CHECK bool desk_finish(struct desk *desk, int64_t now_s, struct error *err);

#endif
