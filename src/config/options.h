/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The command line: one table of options and one of commands; --help, manual and parser read them.
 */
#ifndef CONFIG_OPTIONS_H
#define CONFIG_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/error.h"
#include "base/macros.h"
#include "model/scope.h"

#define OPTION_LIST_MAX 64

struct options {
	const char *command;  /* "top" where none was given */
	const char *argument; /* first word after the command, or NULL */
	bool wants_help, wants_version;
	const char *config, *store, *desk;
	const char *period, *from, *to, *as_of;
	const char *scopes[OPTION_LIST_MAX];
	size_t scope_count;
	const char *kpis[OPTION_LIST_MAX];
	size_t kpi_count;
	const char *slice[SCOPE_KIND_COUNT]; /* by what the facts are sliced; NULL: not */
	const char *zone;
	const char *format, *output;
	bool wants_check, wants_once, wants_plain;
	const char *serve;                   /* demo: HOST:PORT */
	int64_t seed, agents, tickets, days; /* demo; -1: not given */
	double speed;                        /* demo; -1: not given */
	const char *theme;
	const char *rotate;      /* how long the wallboard shows a panel */
	bool wants_ascii;        /* drawing without anything but ASCII */
	bool wants_verbose;      /* the collector logs more */
	const char *clock;       /* "business" or "calendar" */
	const char *goal, *warn; /* targets test */
};

struct command_row {
	const char *name;
	const char *argument; /* shown in --help, NULL: none */
	const char *help;     /* N_(), one sentence */
};
extern const struct command_row command_rows[]; /* closed by a row with name NULL */

enum option_type {
	OPTION_SWITCH, /* bool */
	OPTION_TEXT,   /* const char * */
	OPTION_LIST,   /* const char *[OPTION_LIST_MAX], with its count */
	OPTION_COUNT,  /* int64_t, not negative */
	OPTION_NUMBER  /* double, above 0 */
};

struct option_row {
	const char *name;     /* without the dashes */
	char letter;          /* 0: none */
	const char *argument; /* NULL: a switch */
	const char *commands; /* space-separated commands that take it; NULL: all */
	const char *help;     /* N_() */
	enum option_type type;
	size_t offset;   /* in struct options */
	size_t count_at; /* of a list: where its length is */
};
extern const struct option_row option_rows[]; /* closed by a row with name NULL */

/* Lists may be separated by commas or given again. An option that the command does not take is an
 * error with the command that does. */
MUST_CHECK bool options_parse(int argc, char **argv, struct options *options, struct error *err);
void options_help(FILE *out, const char *command); /* NULL: the program */

#endif
