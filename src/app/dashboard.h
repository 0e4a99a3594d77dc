/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The dashboard: the only process with the terminal. It reads the store, evaluates boards in
 * slices, draws, and answers keys; it has no network and no secret.
 */
#ifndef APP_DASHBOARD_H
#define APP_DASHBOARD_H

#include "app/deskfile.h"
#include "base/error.h"
#include "config/options.h"

/* Runs until somebody quits; the desk file is initialised, its store need not be there yet. A
 * private desk that is configured gets its collector started. Returns the exit status. */
int dashboard_run(struct deskfile *file, const struct options *options, struct error *err);

#endif
