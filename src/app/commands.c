/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table of commands.
 */
#include "config.h"

#include "app/app.h"

const struct app_command app_commands[] = {
	{ .name = "top", .run = command_top },
	{ .name = "demo", .run = command_demo },
	{ .name = "collect", .run = command_collect },
	{ .name = "report", .run = command_report },
	{ .name = "tickets", .run = command_tickets },
	{ .name = "targets", .run = command_targets },
	{ .name = "doctor", .run = command_doctor },
	{ .name = NULL },
};
