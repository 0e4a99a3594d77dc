/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Finds the command, runs it, prints the one line of an error.
 */
#include "config.h"

#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "app/app.h"

static int run(const struct options *options, struct error *err)
{
	if (options->wants_help) {
		/* Without a command, and so for top, help is about the whole program. */
		options_help(stdout, strcmp(options->command, "top") == 0 ? NULL : options->command);
		return 0;
	}
	if (options->wants_version) {
		printf("%s %s\n", PACKAGE_NAME, PACKAGE_VERSION);
		return 0;
	}
	for (const struct app_command *command = app_commands; command->name; command++)
		if (strcmp(command->name, options->command) == 0)
			return command->run(options, err);
	error_set(err, ERROR_USAGE, "unknown command '%s'", options->command);
	return error_exit_status(ERROR_USAGE);
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	/* Store, JSON and configuration write numbers with a point, whatever the language. */
	setlocale(LC_NUMERIC, "C");
#ifdef ENABLE_NLS
	bindtextdomain(PACKAGE_NAME, LOCALEDIR);
	textdomain(PACKAGE_NAME);
#endif
	struct options options;
	struct error err = { .kind = ERROR_NONE };
	int status = error_exit_status(ERROR_USAGE);
	if (options_parse(argc, argv, &options, &err))
		status = run(&options, &err);
	if (err.kind != ERROR_NONE)
		fprintf(stderr, "kpitop: %s\n", err.text);
	return status;
}
