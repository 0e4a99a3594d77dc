/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From options to an open desk: configuration, paths of its store, clock, facts.
 */
#ifndef APP_DESKFILE_H
#define APP_DESKFILE_H

#include <stdbool.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/macros.h"
#include "config/config.h"
#include "config/options.h"
#include "kpi/board.h"
#include "store/store.h"

/* Where our own files lie: $XDG_STATE_HOME/kpitop, to be freed; NULL without any home. */
char *deskfile_state_directory(void);

/* What a command works on. Released by deskfile_release in any state. */
struct deskfile {
	struct config *config;
	struct desk *desk;   /* the config's */
	char *store_path;    /* --store, the desk's `store`, or $XDG_STATE_HOME/kpitop/DESK.db */
	bool is_shared;      /* `store =` or --store outside our own state directory */
	struct store *store; /* NULL until opened */
	struct clock_simulation simulation; /* speed 0: real time */
};

/* Reads the configuration and finds the store's path; opens nothing. --zone replaces the desk's. */
MUST_CHECK bool deskfile_init(
	struct deskfile *file, const struct options *options, struct error *err);
/* Opens for reading and takes over a simulated clock. */
MUST_CHECK bool deskfile_open(struct deskfile *file, struct error *err);
void deskfile_release(struct deskfile *file);
struct now deskfile_now(const struct deskfile *file);

/* The board's request by the options (period, scopes, KPIs, filters; defaults of the design). */
MUST_CHECK bool deskfile_request(const struct deskfile *file, const struct options *options,
	int64_t now_s, struct board_request *request, struct error *err);
/* Everything a request needs, loaded at once, for commands that print and end. */
MUST_CHECK bool deskfile_facts(struct deskfile *file, const struct options *options,
	const struct board_request *request, struct facts **facts, struct error *err);

#endif
