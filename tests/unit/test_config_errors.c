/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every mistake is told with its file, its line and its word.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/macros.h"
#include "check_config.h"
#include "config/config.h"
#include "model/role.h"

struct mistake {
	const char *text, *says;
};

static void check_mistake(const struct mistake *row)
{
	struct config *config;
	struct error err = { .kind = ERROR_NONE };

	ck_assert_msg(
		!config_parse("k.conf", row->text, CONFIG_NOW, &config, &err), "%s", row->text);
	ck_assert_ptr_null(config);
	ck_assert_int_eq(err.kind, ERROR_CONFIG);
	ck_assert_msg(
		!strncmp(err.text, row->says, strlen(row->says)), "%s: %s", row->text, err.text);
}

START_TEST(unknown_words_name_the_nearest)
{
	static const struct mistake rows[] = {
		{ "desk a {\n zoen = UTC\n}",
			"k.conf:2: unknown setting \"zoen\" in desk; did you mean \"zone\"?" },
		{ "# c\n/* d\n*/ desk a {\n\n sorce x { } }",
			"k.conf:5: unknown setting \"sorce\" in desk; did you mean \"source\"?" },
		{ "desk a { source x {\nkid = rt } }",
			"k.conf:2: unknown setting \"kid\" in source; did you mean \"kind\"?" },
		{ "desk a { target { gaol = 4h } }",
			"k.conf:1: unknown setting \"gaol\" in target; did you mean \"goal\"?" },
		{ "desk a { colour = red }", "k.conf:1: unknown setting \"colour\" in desk" },
		{ "zone = UTC",
			"k.conf:1: unknown setting \"zone\"; everything stands in a section: desk NAME" },
		{ "include(\"/etc/passwd\")", "k.conf:1: unknown setting \"include\"" },
		{ "desk a { week_start = munday }",
			"k.conf:1: unknown word 'munday' for week_start; did you mean \"monday\"?" },
		{ "desk a { promise { resolution = 1d\n clock = office } }",
			"k.conf:2: unknown word 'office' for clock" },
		{ "desk a {\n role boss { } }", "k.conf:2: unknown role \"boss\"" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		check_mistake(&rows[i]);
}
END_TEST

START_TEST(values_that_are_none)
{
	static const struct mistake rows[] = {
		{ "desk a {\n\n zone = Mars/Olympus }",
			"k.conf:3: unknown time zone 'Mars/Olympus'" },
		{ "desk a {\n zone = UTC\n since = 2027-01-01 }",
			"k.conf:3: since '2027-01-01' is neither" },
		{ "desk a {\n due_soon = 5 }", "k.conf:2: due_soon '5' is no span" },
		{ "desk a { due_soon = 1s }", "k.conf:1: due_soon '1s' is out of range" },
		{ "desk a { keep = \"13 months\" }",
			"k.conf:1: keep '13 months' needs a span of fixed length" },
		{ "desk a { subjects = true }", "k.conf:1: subjects 'true' is neither yes nor no" },
		{ "desk a { team T {\n tier = two } }", "k.conf:2: tier 'two' is no whole number" },
		{ "desk a { team T { tier = 99 } }", "k.conf:1: tier '99' is out of range" },
		{ "desk a { team T { tier = 99999999999999999999 } }",
			"k.conf:1: tier '99999999999999999999' is no whole number" },
		{ "desk a { kpi k { per = ten } }", "k.conf:1: per 'ten' is no number" },
		{ "desk a { kpi k { per = 1,5 } }", "k.conf:1: unexpected token ','" },
		{ "desk a { target { kpi = csat goal = 1\n from = 01.07.2026 } }",
			"k.conf:2: from '01.07.2026' is no date" },
		{ "desk a { target { kpi = csat goal = 1 from = 2026-02-30 } }",
			"k.conf:1: from '2026-02-30' is no date" },
		{ "desk a { target {\n kpi = csat } }", "k.conf:2: target of 'csat' has no goal" },
		{ "desk a { promise {\n channel = email } }", "k.conf:2: promise without a time" },
		{ "desk a { hours {\n monday = {\"9-17\"} } }", "k.conf:2: '9-17' are no hours" },
		{ "desk a { hours { monday = {\"09:00-12:00\", \"11:00-13:00\"} } }",
			"k.conf:1: hours '11:00-13:00' overlap" },
		{ "desk a { hours { } hours { } }", "k.conf:1: there is a section of that kind" },
		{ "desk a { hours n { monday = {\"09:00-12:00\"} }\nhours n { } }",
			"k.conf:2: there is a section \"n\" already" },
		{ "desk a { source s {\n kind = rt\n url = \"http://rt.example\" } }",
			"k.conf:2: url 'http://rt.example'" },
		{ "desk a { source s {\n url = \"https://rt.example\" } }",
			"k.conf:2: source \"s\" has no kind" },
		{ "desk a {\n title = \"a\\x1b[31m\" }", "k.conf:2: title has control characters" },
		{ "desk a { title = \"\xff\" }",
			"k.conf:1: title has control characters, invalid UTF-8" },
		{ "desk a { source \"\" { kind = rt } }",
			"k.conf:1: the name of a source is empty" },
		{ "desk a { screen {\n quiet = {\"22-7\"} } }",
			"k.conf:2: quiet: '22-7' are no hours" },
		{ "desk a { screen {\n notify = command } }",
			"k.conf:2: notify = command without a notify_command" },
		{ "desk a { screen { notify = loud } }", "k.conf:1: unknown word 'loud' for notify" },
		{ "desk \"../a\" { }", "k.conf:1: desk name '../a' must be a word" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		check_mistake(&rows[i]);
}
END_TEST

START_TEST(shapes_that_are_none)
{
	static const struct mistake rows[] = {
		{ "", "k.conf: there is no desk in it" },
		{ "# nothing\n", "k.conf: there is no desk in it" },
		{ "desk { }", "k.conf:1: section desk needs a name: desk NAME" },
		{ "desk a { }\ndesk a { }", "k.conf:2: there is a section \"a\" already" },
		{ "desk a { team T { }\n team T { } }",
			"k.conf:2: there is a section \"T\" already" },
		{ "desk a {\n zone = UTC\n", "k.conf:1: this '{' has no '}'" },
		{ "desk a {\n title = \"abc\n zone = UTC }",
			"k.conf:2: text without its closing quote" },
		{ "\n/* abc\n\n", "k.conf:2: comment without end" },
		{ "desk a {\n zone = ${KPITOP_TEST_UNSET} }",
			"k.conf:2: environment variable 'KPITOP_TEST_UNSET' is not set" },
		{ "desk a {\n title = \"x ${KPITOP_TEST_UNSET}\" }",
			"k.conf:2: environment variable 'KPITOP_TEST_UNSET' is not set" },
		{ "desk a { title = ${KPITOP", "k.conf:1: '${' without its '}'" },
		{ "desk a { title = x${HOME} }", "k.conf:1: '${' within a word" },
		{ "desk a { zone = {UTC} }", "k.conf:1: unexpected token '{'" },
		{ "desk a { target { goal = } }", "k.conf:1: unexpected token '}'" },
		{ "desk a { map { a = {b} } }", "k.conf:1: unexpected token '{'" },
	};

	unsetenv("KPITOP_TEST_UNSET");
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		check_mistake(&rows[i]);
}
END_TEST

/* Roles and sites together are what a mask holds: 32, of which all roles are there anyway. */
START_TEST(more_sites_than_there_may_be)
{
	struct config *config;
	struct error err = { .kind = ERROR_NONE };
	struct buf text;
	size_t most = 32;

	for (const struct role_row *row = role_rows; row->name; row++)
		most--;
	buf_init(&text, 0);
	buf_add_text(&text, "desk a {\n");
	for (size_t i = 1; i <= most; i++)
		buf_printf(&text, " site s%zu { }\n", i);
	buf_add_text(&text, "}\n");
	ck_assert_msg(
		config_parse("k.conf", text.bytes, CONFIG_NOW, &config, &err), "%s", err.text);
	config_free(config);
	text.len -= 2;
	buf_add_text(&text, " site last { }\n}\n");
	ck_assert(!config_parse("k.conf", text.bytes, CONFIG_NOW, &config, &err));
	ck_assert_int_eq(err.kind, ERROR_CONFIG);
	ck_assert_msg(strstr(err.text, "site \"last\" is one too many"), "%s", err.text);
	buf_clear(&text);
	buf_printf(&text, "k.conf:%zu: ", most + 2);
	ck_assert_msg(!strncmp(err.text, text.bytes, text.len), "%s", err.text);
	buf_release(&text);
}
END_TEST

START_TEST(nobody_has_to_listen)
{
	struct config *config;

	ck_assert(!config_parse("k.conf", "desk a { zoen = 1 }", CONFIG_NOW, &config, NULL));
	ck_assert(!config_parse("k.conf", "desk", CONFIG_NOW, &config, NULL));
}
END_TEST

Suite *suite_config_errors(void)
{
	Suite *suite = suite_create("config errors");
	TCase *tests = tcase_create("all");

	tcase_set_timeout(tests, 60); /* a slow machine is no error */
	tcase_add_test(tests, unknown_words_name_the_nearest);
	tcase_add_test(tests, values_that_are_none);
	tcase_add_test(tests, shapes_that_are_none);
	tcase_add_test(tests, more_sites_than_there_may_be);
	tcase_add_test(tests, nobody_has_to_listen);
	suite_add_tcase(suite, tests);
	return suite;
}
