/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * kpitop collect: the collector alone, for a service or cron; its log goes to standard error.
 */
#include "config.h"

#include <stdlib.h>
#include <unistd.h>

#include "app/app.h"
#include "app/collector.h"
#include "app/deskfile.h"

int command_collect(const struct options *options, struct error *err)
{
	struct deskfile file;
	int status = EXIT_SUCCESS;
	bool is_well = deskfile_init(&file, options, err);
	if (is_well) {
		const struct collector_options wishes = {
			.desk = file.desk,
			.store_path = file.store_path,
			.is_shared = file.is_shared,
			.is_once = options->wants_once,
			.parent_fd = -1,
			.report_fd = -1,
			/* For cron: what goes wrong is the command's own one line. */
			.log_fd = options->wants_once && !options->wants_verbose ? -1 : STDERR_FILENO,
			.is_verbose = options->wants_verbose,
			.tells_remarks = options->wants_once && !options->wants_verbose,
		};
		is_well = collector_run(&wishes, err);
	}
	if (!is_well)
		status = error_exit_status(err->kind);
	deskfile_release(&file);
	return status;
}
