/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * completions SHELL: what bash, zsh or fish read to complete the command line of kpitop, written out
 * of the program's own tables while it is built.
 *
 * A new command or option needs nothing here. An option whose values are known needs its row in
 * value_rows[].
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "config/options.h"
#include "kpi/kpi.h"
#include "model/period.h"
#include "model/role.h"
#include "model/scope.h"
#include "report/report.h"
#include "ui/theme.h"

#define ZONES "/usr/share/zoneinfo"

/* One word of a list; NULL behind the last. */
typedef const char *word_at(int i);

static const char *kpi_at(int i)
{
	return i < kpi_count() ? kpi_row((enum kpi_id)i)->id : NULL;
}

static const char *scope_at(int i)
{
	return i < SCOPE_KIND_COUNT ? scope_rows[i].name : NULL;
}

static const char *clock_at(int i)
{
	static const char *const words[] = { "business", "calendar", NULL };

	return words[i];
}

static const char *period_at(int i)
{
	return period_names[i].name;
}

static const char *role_at(int i)
{
	return role_rows[i].name;
}

static const char *format_at(int i)
{
	return report_formats[i].name;
}

static const char *theme_at(int i)
{
	return theme_texts[i].name;
}

enum value_kind {
	VALUE_ANY,
	VALUE_WORDS,
	VALUE_FILE,
	VALUE_ZONE
};

struct value_row {
	const char *option;
	enum value_kind kind;
	word_at *words;
};

static const struct value_row value_rows[] = {
	{ "config", VALUE_FILE, NULL },
	{ "store", VALUE_FILE, NULL },
	{ "output", VALUE_FILE, NULL },
	{ "zone", VALUE_ZONE, NULL },
	{ "period", VALUE_WORDS, period_at },
	{ "scope", VALUE_WORDS, scope_at },
	{ "kpi", VALUE_WORDS, kpi_at },
	{ "role", VALUE_WORDS, role_at },
	{ "clock", VALUE_WORDS, clock_at },
	{ "format", VALUE_WORDS, format_at },
	{ "theme", VALUE_WORDS, theme_at },
};
static const struct value_row any_value = { NULL, VALUE_ANY, NULL };

static const struct value_row *value_of(const struct option_row *option)
{
	for (size_t i = 0; i < ARRAY_LEN(value_rows); i++) {
		if (!strcmp(value_rows[i].option, option->name))
			return &value_rows[i];
	}
	return &any_value;
}

static void put_words(word_at *words)
{
	for (int i = 0; words(i); i++)
		printf("%s%s", i ? " " : "", words(i));
}

/* "[suggest|test]" as "suggest test". */
static void put_argument(const char *argument)
{
	for (; *argument; argument++) {
		if (*argument == '|')
			putchar(' ');
		else if (!strchr("[]", *argument))
			putchar(*argument);
	}
}

/* A text within single quotes; `special` gets a backslash for who reads it after the quotes. */
static void put_quoted(const char *text, const char *special)
{
	for (; *text; text++) {
		if (*text == '\'')
			fputs("'\\''", stdout);
		else
			printf("%s%c", strchr(special, *text) ? "\\" : "", *text);
	}
}

static void put_words_of_commands(const char *separator)
{
	for (const struct command_row *row = command_rows; row->name; row++)
		printf("%s%s", row == command_rows ? "" : separator, row->name);
}

/* "--config|--output|-o" of the options that have an argument. */
static void put_options_with_argument(const char *separator)
{
	const char *before = "";

	for (const struct option_row *row = option_rows; row->name; row++) {
		if (!row->argument)
			continue;
		printf("%s--%s", before, row->name);
		before = separator;
		if (row->letter)
			printf("%s-%c", separator, row->letter);
	}
}

static void put_bash_values(const struct option_row *row)
{
	const struct value_row *value = value_of(row);

	printf("\t--%s", row->name);
	if (row->letter)
		printf("|-%c", row->letter);
	fputs(") ", stdout);
	switch (value->kind) {
	case VALUE_FILE:
		fputs("_kpitop_files \"$current\"", stdout);
		break;
	case VALUE_ZONE:
		fputs("_kpitop_zones \"$current\"", stdout);
		break;
	case VALUE_WORDS:
		printf("%s '", row->type == OPTION_LIST ? "_kpitop_list" : "_kpitop_words");
		put_words(value->words);
		fputs("' \"$current\"", stdout);
		break;
	case VALUE_ANY:
		fputs("COMPREPLY=()", stdout);
		break;
	}
	puts("; return ;;");
}

/* Without a function of the bash-completion package, so that it works where that is missing. */
static const char bash_head[] =
	"_kpitop_words() { mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$2\"); }\n"
	"# The last of several between commas.\n"
	"_kpitop_list() {\n"
	"\tlocal before=\n"
	"\t[[ $2 == *,* ]] && before=${2%,*},\n"
	"\tmapfile -t COMPREPLY < <(compgen -P \"$before\" -W \"$1\" -- \"${2##*,}\")\n"
	"}\n"
	"_kpitop_files() { compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- \"$1\"); }\n"
	"_kpitop_zones() {\n"
	"\tlocal folder=" ZONES "\n"
	"\tcompopt -o nospace 2>/dev/null\n"
	"\tmapfile -t COMPREPLY < <(cd \"$folder\" 2>/dev/null && compgen -f -X '[!A-Z]*' -- \"$1\" |\n"
	"\t\twhile read -r zone; do [ -d \"$zone\" ] && zone+=/; echo \"$zone\"; done)\n"
	"}\n"
	"_kpitop() {\n"
	"\tlocal current=${COMP_WORDS[COMP_CWORD]} previous= command= argument= i\n"
	"\tCOMPREPLY=()\n"
	"\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
	"\t\tprevious=\n"
	"\t\tcase ${COMP_WORDS[i]} in\n\t\t";

static const char bash_middle[] =
	")\n"
	"\t\t\tprevious=${COMP_WORDS[i]}\n"
	"\t\t\t[[ ${COMP_WORDS[i + 1]} == = ]] && ((i++))\n"
	"\t\t\t((i++)) ;;\n"
	"\t\t-*) ;;\n"
	"\t\t*) if [ -z \"$command\" ]; then command=${COMP_WORDS[i]}; else argument=${COMP_WORDS[i]}; fi ;;\n"
	"\t\tesac\n"
	"\tdone\n"
	"\t# Only the option right before is still open.\n"
	"\t((i > COMP_CWORD)) || previous=\n"
	"\t[[ $current == = ]] && current=\n"
	"\tcase $previous in\n";

static bool takes(const struct option_row *row, const char *command)
{
	char padded[128], wanted[32];

	(void)snprintf(padded, sizeof padded, " %s ", row->commands ? row->commands : command);
	(void)snprintf(wanted, sizeof wanted, " %s ", command);
	return strstr(padded, wanted) != NULL;
}

static void put_bash_options(const struct command_row *command)
{
	const char *before = "";

	printf("\t%s%s) options='", command->name, strcmp(command->name, "top") ? "" : "|''");
	for (const struct option_row *row = option_rows; row->name; row++) {
		if (!takes(row, command->name))
			continue;
		printf("%s--%s", before, row->name);
		before = " ";
	}
	fputs("'", stdout);
	if (command->argument) {
		fputs(" arguments='", stdout);
		put_argument(command->argument);
		fputs("'", stdout);
	}
	puts(" ;;");
}

static void write_bash(void)
{
	fputs(bash_head, stdout);
	put_options_with_argument("|");
	fputs(bash_middle, stdout);
	for (const struct option_row *row = option_rows; row->name; row++) {
		if (row->argument)
			put_bash_values(row);
	}
	fputs("\tesac\n\tlocal options= arguments=\n\tcase $command in\n", stdout);
	for (const struct command_row *row = command_rows; row->name; row++)
		put_bash_options(row);
	fputs("\tesac\n\t[ -n \"$command\" ] || arguments='", stdout);
	put_words_of_commands(" ");
	puts("'\n\t[ -z \"$argument\" ] || arguments=\n"
	     "\tif [[ $current == -* ]]; then _kpitop_words \"$options\" \"$current\"\n"
	     "\telse _kpitop_words \"$arguments\" \"$current\"; fi\n"
	     "}\n"
	     "complete -F _kpitop kpitop");
}

static void put_zsh_values(const struct option_row *row)
{
	const struct value_row *value = value_of(row);

	printf(":%s:", row->argument);
	switch (value->kind) {
	case VALUE_FILE:
		fputs("_files", stdout);
		break;
	case VALUE_ZONE:
		fputs("_files -W " ZONES " -g \"[A-Z]*\"", stdout);
		break;
	case VALUE_WORDS:
		fputs(row->type == OPTION_LIST ? "_sequence compadd - " : "(", stdout);
		put_words(value->words);
		fputs(row->type == OPTION_LIST ? "" : ")", stdout);
		break;
	case VALUE_ANY:
		putchar(' ');
		break;
	}
}

/* One line of _arguments: the option, its letter, its help and its values. */
static void put_zsh_option(const struct option_row *row, bool is_letter)
{
	fputs("\t\t'", stdout);
	if (row->type == OPTION_LIST)
		putchar('*');
	if (is_letter)
		printf("-%c", row->letter);
	else
		printf("--%s%s", row->name, row->argument ? "=" : "");
	putchar('[');
	put_quoted(row->help, "[]\\");
	putchar(']');
	if (row->argument)
		put_zsh_values(row);
	puts("'");
}

static void put_zsh_options(const struct command_row *command)
{
	printf("\t%s%s) options=(\n", command->name, strcmp(command->name, "top") ? "" : "|''");
	for (const struct option_row *row = option_rows; row->name; row++) {
		if (!takes(row, command->name))
			continue;
		put_zsh_option(row, false);
		if (row->letter)
			put_zsh_option(row, true);
	}
	if (command->argument) {
		fputs("\t\t'2:argument:(", stdout);
		put_argument(command->argument);
		puts(")'");
	}
	puts("\t) ;;");
}

static void write_zsh(void)
{
	fputs("local -a commands options\nlocal command i\ncommands=(\n", stdout);
	for (const struct command_row *row = command_rows; row->name; row++) {
		printf("\t'%s:", row->name);
		put_quoted(row->help, ":\\");
		puts("'");
	}
	fputs(")\nfor ((i = 2; i < CURRENT; i++)); do\n\tcase $words[i] in\n\t", stdout);
	put_options_with_argument("|");
	fputs(") ((i++)) ;;\n\t-*) ;;\n\t*) [ -n \"$command\" ] || command=$words[i] ;;\n\tesac\ndone\n"
	      "case $command in\n",
		stdout);
	for (const struct command_row *row = command_rows; row->name; row++)
		put_zsh_options(row);
	puts("esac\n"
	     "_arguments $options '1:command:{_describe command commands}'");
}

static void put_fish_values(const struct option_row *row)
{
	const struct value_row *value = value_of(row);

	switch (value->kind) {
	case VALUE_FILE:
		fputs(" -r -F", stdout);
		break;
	case VALUE_ZONE:
		fputs(" -x -a '(__kpitop_zones)'", stdout);
		break;
	case VALUE_WORDS:
		fputs(" -x -a '", stdout);
		if (row->type == OPTION_LIST)
			fputs("(__fish_append , ", stdout);
		put_words(value->words);
		fputs(row->type == OPTION_LIST ? ")'" : "'", stdout);
		break;
	case VALUE_ANY:
		fputs(" -x", stdout);
		break;
	}
}

static void put_fish_help(const char *help)
{
	fputs(" -d '", stdout);
	for (; *help; help++)
		printf("%s%c", strchr("'\\", *help) ? "\\" : "", *help);
	puts("'");
}

static const char fish_head[] =
	"# The command and its argument, without options and their values; top where none was given.\n"
	"function __kpitop_words\n"
	"\tset -l words\n"
	"\tset -l is_value 0\n"
	"\tfor word in (commandline -opc)[2..-1]\n"
	"\t\tif test $is_value = 1\n"
	"\t\t\tset is_value 0\n"
	"\t\telse if contains -- $word $__kpitop_with_argument\n"
	"\t\t\tset is_value 1\n"
	"\t\telse if not string match -q -- '-*' $word\n"
	"\t\t\tset -a words $word\n"
	"\t\tend\n"
	"\tend\n"
	"\tset -q words[1]; and string join \\n $words\n"
	"end\n"
	"function __kpitop_takes\n"
	"\tset -l words (__kpitop_words) top\n"
	"\tcontains -- $words[1] $argv\n"
	"end\n"
	"function __kpitop_zones\n"
	"\tfor zone in " ZONES "/(commandline -ct | string replace -r -- '^--zone=' '')*\n"
	"\t\tset -l name (string replace -- " ZONES "/ '' $zone)\n"
	"\t\tif string match -qr '^[A-Z]' -- $name\n"
	"\t\t\ttest -d $zone; and set name $name/\n"
	"\t\t\techo $name\n"
	"\t\tend\n"
	"\tend\n"
	"end\n"
	"complete -c kpitop -f\n";

static void put_fish_command(const struct command_row *row)
{
	printf("complete -c kpitop -n 'test -z \"$(__kpitop_words)\"' -a %s", row->name);
	put_fish_help(row->help);
	if (!row->argument)
		return;
	printf("complete -c kpitop -n 'test \"$(__kpitop_words)\" = %s' -a '", row->name);
	put_argument(row->argument);
	puts("'");
}

static void write_fish(void)
{
	fputs("set -g __kpitop_with_argument ", stdout);
	put_options_with_argument(" ");
	printf("\n%s", fish_head);
	for (const struct command_row *row = command_rows; row->name; row++)
		put_fish_command(row);
	for (const struct option_row *row = option_rows; row->name; row++) {
		fputs("complete -c kpitop", stdout);
		if (row->commands)
			printf(" -n '__kpitop_takes %s'", row->commands);
		printf(" -l %s", row->name);
		if (row->letter)
			printf(" -s %c", row->letter);
		if (row->argument)
			put_fish_values(row);
		put_fish_help(row->help);
	}
}

static const struct {
	const char *name, *first;
	void (*write)(void);
} shells[] = {
	{ "bash", "# bash completion of kpitop", write_bash },
	{ "zsh", "#compdef kpitop", write_zsh },
	{ "fish", "# fish completion of kpitop", write_fish },
};

/* A row for an option that there is no longer would never be looked at. */
static bool check_rows(void)
{
	for (size_t i = 0; i < ARRAY_LEN(value_rows); i++) {
		const struct option_row *row = option_rows;

		while (row->name && strcmp(row->name, value_rows[i].option) != 0)
			row++;
		if (!row->name) {
			fprintf(stderr, "completions: no option '%s'\n", value_rows[i].option);
			return false;
		}
	}
	return true;
}

int main(int argc, char **argv)
{
	for (size_t i = 0; argc == 2 && i < ARRAY_LEN(shells); i++) {
		if (strcmp(argv[1], shells[i].name) != 0)
			continue;
		printf("%s\n# Generated from the tables of kpitop. SPDX-License-Identifier: GPL-3.0-or-later\n",
			shells[i].first);
		if (!check_rows())
			return EXIT_FAILURE;
		shells[i].write();
		return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
	}
	fputs("usage: completions bash|zsh|fish\n", stderr);
	return EXIT_FAILURE;
}
