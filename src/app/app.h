/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The commands: each a function from options to exit status.
 *
 * A command prints its own result; a failure fills err and gives the status by its kind (64 and
 * above), and main prints the one line.
 */
#ifndef APP_APP_H
#define APP_APP_H

#include "base/error.h"
#include "config/options.h"

struct app_command {
	const char *name;
	int (*run)(const struct options *options, struct error *err);
};
extern const struct app_command app_commands[]; /* closed by a row with name NULL */

int command_top(const struct options *options, struct error *err);
int command_demo(const struct options *options, struct error *err);
int command_collect(const struct options *options, struct error *err);
int command_report(const struct options *options, struct error *err);
int command_tickets(const struct options *options, struct error *err);
int command_targets(const struct options *options, struct error *err);
int command_doctor(const struct options *options, struct error *err);

#endif
