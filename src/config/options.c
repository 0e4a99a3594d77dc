/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The command line, read by the tables of commands and options.
 */
#include <config.h>

#include "config/options.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "config/nearest.h"
#include "config/value.h"

enum {
	OPTION_ROWS_MAX = 48,
	FIRST_VALUE = 1000, /* what getopt_long returns for row 0; above every letter */
	HELP_COLUMN = 26
};

/* What getopt_long wants, made from the rows. */
struct tables {
	struct option options[OPTION_ROWS_MAX + 1];
	char letters[2 * OPTION_ROWS_MAX + 2];
	size_t count;
};

static void make_tables(struct tables *tables)
{
	size_t letters = 0;

	*tables = (struct tables){ .count = 0 };
	tables->letters[letters++] = ':'; /* tells a missing argument from an unknown option */
	for (size_t i = 0; option_rows[i].name && i < OPTION_ROWS_MAX; i++) {
		const struct option_row *row = &option_rows[i];

		tables->options[i] = (struct option){
			.name = row->name,
			.has_arg = row->argument ? required_argument : no_argument,
			.val = FIRST_VALUE + (int)i,
		};
		tables->count = i + 1;
		if (!row->letter)
			continue;
		tables->letters[letters++] = row->letter;
		if (row->argument)
			tables->letters[letters++] = ':';
	}
}

/* The number of the row that getopt_long returned or complains about; tables->count: none. */
static size_t find_row(const struct tables *tables, int value)
{
	if (value >= FIRST_VALUE && (size_t)(value - FIRST_VALUE) < tables->count)
		return (size_t)(value - FIRST_VALUE);
	for (size_t i = 0; i < tables->count; i++) {
		if (option_rows[i].letter && option_rows[i].letter == value)
			return i;
	}
	return tables->count;
}

static bool add_to_list(
	const struct option_row *row, char *text, struct options *options, struct error *err)
{
	char *base = (char *)options;
	const char **items = (const char **)(void *)(base + row->offset);
	size_t *count = (size_t *)(void *)(base + row->count_at);
	const char *part;

	while ((part = strsep(&text, ",")) != NULL) {
		if (!*part)
			continue;
		if (*count == OPTION_LIST_MAX)
			return error_set(err, ERROR_USAGE,
				_("option '--%s' is given more than %d times"), row->name,
				OPTION_LIST_MAX);
		items[(*count)++] = part;
	}
	return true;
}

static bool store_number(
	const struct option_row *row, const char *text, struct options *options, struct error *err)
{
	const struct setting setting = {
		.name = "value",
		.type = row->type == OPTION_COUNT ? SETTING_COUNT : SETTING_NUMBER,
		.min = row->type == OPTION_COUNT ? 0 : 1e-6,
		.max = 1e12,
		.offset = row->offset,
	};
	const struct value_place nowhere = { NULL, NULL };

	if (value_write(&setting, text, options, &nowhere, err))
		return true;
	if (err)
		err->kind = ERROR_USAGE;
	return error_prefix(err, _("option '--%s'"), row->name);
}

static bool store(
	const struct option_row *row, char *text, struct options *options, struct error *err)
{
	char *field = (char *)options + row->offset;

	switch (row->type) {
	case OPTION_SWITCH:
		*(bool *)field = true;
		return true;
	case OPTION_TEXT:
		memcpy(field, &text, sizeof text);
		return true;
	case OPTION_LIST:
		return add_to_list(row, text, options, err);
	case OPTION_COUNT:
	case OPTION_NUMBER:
		return store_number(row, text, options, err);
	}
	return true;
}

/* A known option with a value that it needs or does not take. */
static bool complain_value(const struct option_row *row, struct error *err)
{
	if (row->argument)
		return error_set(err, ERROR_USAGE, _("option '--%s' needs a value: --%s %s"),
			row->name, row->name, row->argument);
	return error_set(err, ERROR_USAGE, _("option '--%s' takes no value"), row->name);
}

static bool complain(const struct tables *tables, char *const *argv, struct error *err)
{
	const char *word = argv[optind - 1], *nearest = NULL;
	size_t known = find_row(tables, optopt);

	if (known < tables->count)
		return complain_value(&option_rows[known], err);
	if (strncmp(word, "--", 2) != 0)
		return error_set(
			err, ERROR_USAGE, _("unknown option '-%c'; see kpitop --help"), optopt);
	for (size_t i = 0; i < tables->count; i++)
		nearest = nearest_of(word + 2, nearest, option_rows[i].name);
	if (nearest)
		return error_set(err, ERROR_USAGE, _("unknown option '%s'; did you mean '--%s'?"),
			word, nearest);
	return error_set(err, ERROR_USAGE, _("unknown option '%s'; see kpitop --help"), word);
}

static const struct command_row *find_command(const char *name)
{
	for (const struct command_row *row = command_rows; row->name; row++) {
		if (!strcmp(row->name, name))
			return row;
	}
	return NULL;
}

static bool read_words(int count, char *const *words, struct options *options, struct error *err)
{
	const struct command_row *command;
	const char *nearest = NULL;

	options->command = count > 0 ? words[0] : "top";
	command = find_command(options->command);
	if (!command) {
		for (const struct command_row *row = command_rows; row->name; row++)
			nearest = nearest_of(options->command, nearest, row->name);
		return nearest ? error_set(err, ERROR_USAGE,
					 _("unknown command '%s'; did you mean '%s'?"),
					 options->command, nearest)
			       : error_set(err, ERROR_USAGE,
					 _("unknown command '%s'; see kpitop --help"),
					 options->command);
	}
	options->argument = count > 1 ? words[1] : NULL;
	if (count > (command->argument ? 2 : 1))
		return error_set(err, ERROR_USAGE, _("command '%s' does not take '%s'"),
			options->command, words[count - 1]);
	return true;
}

static bool takes(const struct option_row *row, const char *command)
{
	size_t len = strlen(command);

	if (!row->commands)
		return true;
	for (const char *at = row->commands; (at = strstr(at, command)) != NULL; at += len) {
		bool starts = at == row->commands || at[-1] == ' ';

		if (starts && (at[len] == ' ' || !at[len]))
			return true;
	}
	return false;
}

static bool check_options(const struct tables *tables, const bool *given,
	const struct options *options, struct error *err)
{
	for (size_t i = 0; i < tables->count; i++) {
		if (given[i] && !takes(&option_rows[i], options->command))
			return error_set(err, ERROR_USAGE,
				_("option '--%s' does not belong to '%s' but to: %s"),
				option_rows[i].name, options->command, option_rows[i].commands);
	}
	if (options->clock && strcmp(options->clock, "business") != 0 &&
		strcmp(options->clock, "calendar") != 0)
		return error_set(err, ERROR_USAGE,
			_("option '--clock': '%s' is neither business nor calendar"),
			options->clock);
	return true;
}

bool options_parse(int argc, char **argv, struct options *options, struct error *err)
{
	bool given[OPTION_ROWS_MAX] = { false };
	struct tables tables;
	int got;

	make_tables(&tables);
	*options = (struct options){
		.command = "top",
		.seed = -1,
		.agents = -1,
		.tickets = -1,
		.days = -1,
		.speed = -1,
	};
	optind = 0; /* begin anew: tests read more than one command line */
	opterr = 0;
	while ((got = getopt_long(argc, argv, tables.letters, tables.options, NULL)) != -1) {
		size_t i = find_row(&tables, got);

		if (i == tables.count)
			return complain(&tables, argv, err);
		given[i] = true;
		if (!store(&option_rows[i], optarg, options, err))
			return false;
	}
	return read_words(argc - optind, argv + optind, options, err) &&
	       check_options(&tables, given, options, err);
}

static void print_option(FILE *out, const struct option_row *row)
{
	char left[64];
	int width = snprintf(left, sizeof left, "  %c%c%c --%s %s", row->letter ? '-' : ' ',
		row->letter ? row->letter : ' ', row->letter ? ',' : ' ', row->name,
		row->argument ? row->argument : "");

	if (width <= HELP_COLUMN)
		fprintf(out, "%-*s %s\n", HELP_COLUMN, left, _(row->help));
	else
		fprintf(out, "%s\n%-*s %s\n", left, HELP_COLUMN, "", _(row->help));
}

void options_help(FILE *out, const char *command)
{
	const struct command_row *only = command ? find_command(command) : NULL;

	if (only && only->argument)
		fprintf(out, _("usage: kpitop %s %s [OPTION …]\n"), only->name, only->argument);
	else
		fprintf(out, _("usage: kpitop %s [OPTION …]\n"),
			only ? only->name : _("[COMMAND]"));
	if (only) {
		fprintf(out, "%s\n", _(only->help));
	} else {
		fprintf(out, "%s\n\n%s\n",
			_("The key figures of a support department, against their targets."),
			_("Commands:"));
		for (const struct command_row *row = command_rows; row->name; row++)
			fprintf(out, "  %-*s %s\n", HELP_COLUMN - 2, row->name, _(row->help));
	}
	fprintf(out, "\n%s\n", _("Options:"));
	for (const struct option_row *row = option_rows; row->name; row++) {
		if (!only || takes(row, only->name))
			print_option(out, row);
	}
}
