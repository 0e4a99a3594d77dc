/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The command line: what it becomes, what is refused, and help that names everything.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "check_config.h"
#include "config/options.h"

enum {
	WORDS_MAX = 80
};

/* Splits at blanks; the words live as long as the line. */
static bool parse(char *line, struct options *options, struct error *err)
{
	char *words[WORDS_MAX + 1] = { NULL };
	int count = 0;

	for (char *word; (word = strsep(&line, " ")) != NULL && count < WORDS_MAX;) {
		if (*word)
			words[count++] = word;
	}
	return options_parse(count, words, options, err);
}

static struct options good(char *line)
{
	struct options options;
	struct error err = { .kind = ERROR_NONE };

	ck_assert_msg(parse(line, &options, &err), "%s", err.text);
	return options;
}

START_TEST(no_words_mean_the_dashboard)
{
	char line[] = "kpitop";
	struct options options = good(line);

	ck_assert_str_eq(options.command, "top");
	ck_assert_ptr_null(options.argument);
	ck_assert_ptr_null(options.period);
	ck_assert_int_eq(options.seed, -1);
	ck_assert_int_eq(options.agents, -1);
	ck_assert_int_eq(options.tickets, -1);
	ck_assert_int_eq(options.days, -1);
	ck_assert(options.speed == -1);
	ck_assert(!options.wants_help && !options.wants_check && !options.wants_ascii);
}
END_TEST

START_TEST(a_report_with_everything)
{
	char line[] =
		"kpitop --config c.conf report --store s.db --desk acme --from 2026-11-01 --to=2026-11-08 "
		"--as-of 2026-11-09T12:00 --scope team,agent --scope channel --kpi csat, --kpi solved "
		"--role lead --team 7 --agent - --channel email --priority high --zone Asia/Tehran "
		"--format json -o out.json --check --clock business";
	struct options options = good(line);

	ck_assert_str_eq(options.command, "report");
	ck_assert_str_eq(options.config, "c.conf");
	ck_assert_str_eq(options.store, "s.db");
	ck_assert_str_eq(options.desk, "acme");
	ck_assert_str_eq(options.from, "2026-11-01");
	ck_assert_str_eq(options.to, "2026-11-08");
	ck_assert_str_eq(options.as_of, "2026-11-09T12:00");
	ck_assert_uint_eq(options.scope_count, 3);
	ck_assert_str_eq(options.scopes[0], "team");
	ck_assert_str_eq(options.scopes[1], "agent");
	ck_assert_str_eq(options.scopes[2], "channel");
	ck_assert_uint_eq(options.kpi_count, 2);
	ck_assert_str_eq(options.kpis[1], "solved");
	ck_assert_str_eq(options.slice[SCOPE_ROLE], "lead");
	ck_assert_str_eq(options.slice[SCOPE_TEAM], "7");
	ck_assert_str_eq(options.slice[SCOPE_AGENT], "-");
	ck_assert_str_eq(options.slice[SCOPE_CHANNEL], "email");
	ck_assert_str_eq(options.slice[SCOPE_PRIORITY], "high");
	ck_assert_str_eq(options.zone, "Asia/Tehran");
	ck_assert_str_eq(options.format, "json");
	ck_assert_str_eq(options.output, "out.json");
	ck_assert_str_eq(options.clock, "business");
	ck_assert(options.wants_check);
}
END_TEST

START_TEST(a_demo_with_its_numbers)
{
	char line[] =
		"kpitop demo --serve 127.0.0.1:0 --seed 7 --agents 40 --tickets 1000000 --days 400 --speed 0.5 --ascii";
	struct options options = good(line);

	ck_assert_str_eq(options.command, "demo");
	ck_assert_str_eq(options.serve, "127.0.0.1:0");
	ck_assert_int_eq(options.seed, 7);
	ck_assert_int_eq(options.agents, 40);
	ck_assert_int_eq(options.tickets, 1000000);
	ck_assert_int_eq(options.days, 400);
	ck_assert(options.speed == 0.5);
	ck_assert(options.wants_ascii);
}
END_TEST

START_TEST(short_letters)
{
	char help[] = "kpitop -h", version[] = "kpitop -V", output[] = "kpitop tickets -ofile";

	ck_assert(good(help).wants_help);
	ck_assert(good(version).wants_version);
	ck_assert_str_eq(good(output).output, "file");
}
END_TEST

START_TEST(mistakes_name_the_word)
{
	static const struct {
		const char *line, *says;
	} rows[] = {
		{ "kpitop --perod today", "unknown option '--perod'; did you mean '--period'?" },
		{ "kpitop --wallpaper", "unknown option '--wallpaper'; see kpitop --help" },
		{ "kpitop -x", "unknown option '-x'" },
		{ "kpitop --period", "option '--period' needs a value: --period NAME" },
		{ "kpitop report -o", "option '--output' needs a value: --output FILE" },
		{ "kpitop report --check=5", "option '--check' takes no value" },
		{ "kpitop reprot", "unknown command 'reprot'; did you mean 'report'?" },
		{ "kpitop fly", "unknown command 'fly'; see kpitop --help" },
		{ "kpitop report now", "command 'report' does not take 'now'" },
		{ "kpitop --once", "option '--once' does not belong to 'top' but to: collect" },
		{ "kpitop collect --kpi csat",
			"option '--kpi' does not belong to 'collect' but to: top demo report tickets" },
		{ "kpitop demo --seed x", "option '--seed': value 'x' is no whole number" },
		{ "kpitop demo --seed -4", "option '--seed': value '-4' is out of range" },
		{ "kpitop demo --speed 0", "option '--speed': value '0' is out of range" },
		{ "kpitop demo --speed nan", "option '--speed': value 'nan' is no number" },
		{ "kpitop report --clock sun",
			"option '--clock': 'sun' is neither business nor calendar" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char *line = strdup(rows[i].line);
		struct options options;
		struct error err = { .kind = ERROR_NONE };

		ck_assert_msg(!parse(line, &options, &err), "%s", rows[i].line);
		ck_assert_int_eq(err.kind, ERROR_USAGE);
		ck_assert_msg(!strncmp(err.text, rows[i].says, strlen(rows[i].says)), "%s: %s",
			rows[i].line, err.text);
		free(line);
	}
}
END_TEST

START_TEST(lists_have_an_end)
{
	char line[2000] = "kpitop report --kpi ";
	struct options options;
	struct error err;
	size_t len = strlen(line);

	for (int i = 0; i < OPTION_LIST_MAX + 1; i++, len += 2)
		memcpy(line + len, "a,", 3);
	ck_assert(!parse(line, &options, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "more than 64 times"));
}
END_TEST

static char *help_of(const char *command)
{
	char *text = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&text, &len);

	options_help(out, command);
	fclose(out);
	return text;
}

START_TEST(help_names_everything)
{
	char *text = help_of(NULL), word[64];

	for (const struct command_row *row = command_rows; row->name; row++) {
		snprintf(word, sizeof word, "\n  %s ", row->name);
		ck_assert_msg(strstr(text, word) != NULL, "%s", word);
	}
	for (const struct option_row *row = option_rows; row->name; row++) {
		snprintf(word, sizeof word, "--%s ", row->name);
		ck_assert_msg(strstr(text, word) != NULL, "%s", word);
		ck_assert_msg(strstr(text, row->help) != NULL, "%s", row->help);
	}
	free(text);
	text = help_of("collect");
	ck_assert_ptr_nonnull(strstr(text, "usage: kpitop collect"));
	ck_assert_ptr_nonnull(strstr(text, "--once"));
	ck_assert_ptr_null(strstr(text, "--kpi"));
	free(text);
}
END_TEST

START_TEST(tables_are_sound)
{
	for (const struct option_row *row = option_rows; row->name; row++) {
		ck_assert_int_eq(row->argument == NULL, row->type == OPTION_SWITCH);
		ck_assert_int_eq(row->count_at != 0, row->type == OPTION_LIST);
		for (const struct option_row *other = option_rows; other < row; other++) {
			ck_assert_str_ne(row->name, other->name);
			ck_assert_uint_ne(row->offset, other->offset);
			ck_assert(!row->letter || row->letter != other->letter);
		}
	}
}
END_TEST

Suite *suite_options(void)
{
	Suite *suite = suite_create("options");
	TCase *tests = tcase_create("all");

	tcase_set_timeout(tests, 60); /* a slow machine is no error */
	tcase_add_test(tests, no_words_mean_the_dashboard);
	tcase_add_test(tests, a_report_with_everything);
	tcase_add_test(tests, a_demo_with_its_numbers);
	tcase_add_test(tests, short_letters);
	tcase_add_test(tests, mistakes_name_the_word);
	tcase_add_test(tests, lists_have_an_end);
	tcase_add_test(tests, help_names_everything);
	tcase_add_test(tests, tables_are_sound);
	suite_add_tcase(suite, tests);
	return suite;
}
