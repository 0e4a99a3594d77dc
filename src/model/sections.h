/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sections of a desk as the configuration writes them: one struct each, and the table that
 * config/ reads them by. All strings lie in the desk's arena.
 *
 * To add a setting: its field here and its row in desk_settings.c. To add a section: its struct,
 * its rows, and its row in desk_sections[].
 */
#ifndef MODEL_SECTIONS_H
#define MODEL_SECTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/setting.h"
#include "model/config_place.h"
#include "model/goals.h"
#include "model/hours.h"

/* Roles and sites together. */
#define DESK_SETS_MAX 32

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
	const char *client_id;
	const char *secret_command, *secret_file, *secret_env;
	const char *record;               /* of a feed: the kind of its rows */
	const char *tickets_of;           /* of a feed: the source whose tickets it means */
	struct text_list columns, values; /* of a feed: "column = heading", "column = text" */
	const char *type_field, *topic_field, *customer_field, *rating_field, *channel_field;
	const char *fcr_field;
	int64_t requests_per_minute, exports_per_minute; /* 0: the vendor's limit */
	const char *budget;      /* share of the vendor's limit we may use, "50%"; NULL: 50% */
	int64_t interval_s;      /* of the live stream; 0: the source's default */
	struct text_list agents; /* groups whose members are agents besides the teams' own (rt) */
	struct text_list bots;   /* accounts that are programs, by login or e-mail address */
	struct text_list
		states;        /* "word of a state = whom it waits for", before the source's own */
	const char *file_name; /* where in the configuration, for errors */
	int line;
};

struct team_config {
	const char *name;
	int64_t tier;            /* 0: not set */
	struct text_list groups; /* helpdesk groups; empty: the group of the same name */
	const char *hours;       /* by whose its durations are measured; NULL: the desk's */
	struct config_place place;
	const struct calendar *calendar; /* of these hours; NULL: the desk's */
};

struct site_config {
	const char *name;
	struct text_list teams;
	bool is_outsourced; /* another company's */
	struct config_place place;
};

struct role_config {
	const char *name;
	struct text_list teams, groups, agents; /* all empty: everybody, or the role's tier */
	struct text_list kpis, secondary;       /* empty: the role's own */
	struct config_place place;
};

/* A KPI of the user's own: a ratio. */
struct kpi_config {
	const char *name;
	const char *title;  /* shown; NULL: the name */
	const char *reason; /* what it tells; NULL: not said */
	const char *numerator, *denominator;
	double per;
	int better; /* 0 higher, 1 lower */
	struct config_place place;
};

struct section_row {
	const char *name; /* word of the file */
	const char *help; /* N_(), one sentence */
	const struct setting *settings;
	bool has_title, is_single;
	bool is_title_optional; /* with has_title: one item may have none, "" */
	size_t item_size;
	const void *fresh;         /* what an item starts as; NULL: zeroed */
	size_t title_at;           /* of a const char *, with has_title */
	size_t file_at, line_at;   /* of the item's place */
	size_t items_at, count_at; /* in struct desk */
};

#endif
