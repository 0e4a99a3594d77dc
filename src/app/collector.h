/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The collector: the only process with the network and the secrets.
 *
 * It holds the desk's lock, drives the sources (one transfer in flight each), applies one batch a
 * transaction, and writes source_status. As a dashboard's child it has no terminal and ends when
 * its parent's pipe closes.
 */
#ifndef APP_COLLECTOR_H
#define APP_COLLECTOR_H

#include <stdbool.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/macros.h"
#include "model/desk.h"

struct collector_options {
	const struct desk *desk;
	const char *store_path;
	bool is_shared;
	bool is_once; /* end when every stream has everything up to now */
	int parent_fd; /* pipe from the parent: end of file → end; byte 'p' → poll now; −1: none */
	int report_fd; /* pipe to the parent, not blocking: what the store cannot say, as lines of an
	                  error kind's word, a tab and a text; −1: none */
	struct clock_simulation simulation; /* speed 0: real */
	int log_fd;                         /* −1: none */
	bool is_verbose;
	bool tells_remarks; /* of sources: on standard error, besides the log */
};

/* Runs until told to end. Returns true for an orderly end; else err says why (ERROR_AUTH: the parent
 * starts it anew when the credential may have changed). */
MUST_CHECK bool collector_run(const struct collector_options *options, struct error *err);

/* --- the parent's side ------------------------------------------------------------------------- */

/* Forks a collector for a private desk: setsid, no terminal, pipes, log file beside the store
 * (DESK.log, 0600). SQLite does not survive a fork: close the desk's store before and open it after. */
struct collector_child {
	int pid;     /* 0: none */
	int fd_down; /* we write 'p'; closing ends it */
	int fd_up;   /* its lines; end of file: it is gone */
};
MUST_CHECK bool collector_spawn(
	const struct collector_options *options, struct collector_child *child, struct error *err);
void collector_poke(const struct collector_child *child); /* poll now; never blocks */
/* What it said last, where fd_up is readable: false if nothing new. Kind ERROR_NONE: what was wrong
 * with the store is well again. *is_gone at the end of the pipe; call collector_stop then. */
bool collector_listen(const struct collector_child *child, struct error *said, bool *is_gone);
/* Ends it and waits for it, at most a second, then by SIGKILL. */
void collector_stop(struct collector_child *child);

#endif
