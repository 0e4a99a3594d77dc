/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `kpitop` and `kpitop top`: the dashboard on a desk of the configuration, or on a store.
 */
#include "config.h"

#include "app/app.h"
#include "app/dashboard.h"

int command_top(const struct options *options, struct error *err)
{
	struct deskfile file = { 0 };
	int status = deskfile_init(&file, options, err) ? dashboard_run(&file, options, err)
							: error_exit_status(err->kind);
	deskfile_release(&file);
	return status;
}
