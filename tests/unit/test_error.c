/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Errors are one line that a terminal can be shown, and every kind has its word and exit status.
 */
#include "config.h"

#include <string.h>

#include "base/error.h"
#include "check_base.h"

START_TEST(error_set_fills_and_returns_false)
{
	struct error err = { .kind = ERROR_NONE };

	ck_assert(!error_set(&err, ERROR_NET, "no answer from '%s'", "acme.example"));
	ck_assert_int_eq(err.kind, ERROR_NET);
	ck_assert_str_eq(err.text, "no answer from 'acme.example'");
	ck_assert(!error_prefix(&err, "%s:%d", "kpitop.conf", 7));
	ck_assert_str_eq(err.text, "kpitop.conf:7: no answer from 'acme.example'");
	ck_assert_int_eq(err.kind, ERROR_NET);
	error_clear(&err);
	ck_assert_int_eq(err.kind, ERROR_NONE);
	ck_assert_str_eq(err.text, "");
}
END_TEST

START_TEST(error_without_a_taker_is_fine)
{
	ck_assert(!error_set(NULL, ERROR_NET, "lost"));
	ck_assert(!error_prefix(NULL, "lost"));
	error_clear(NULL);
}
END_TEST

START_TEST(error_cannot_drive_the_terminal)
{
	struct error err;

	error_set(&err, ERROR_PARSE, "bad reply '%s'",
		"\x1b]0;owned\x07 a\nb\xc2\x9b"
		"2J\xe2\x80\xae");
	ck_assert_str_eq(err.text, "bad reply ' ]0;owned  a b2J'");
}
END_TEST

START_TEST(error_too_long_is_cut_at_a_character)
{
	struct error err;
	char persian[2001];

	for (size_t i = 0; i < 1000; i++)
		memcpy(persian + 2 * i, "\xd8\xb3", 2); /* seen */
	persian[2000] = '\0';
	error_set(&err, ERROR_PARSE, "x%s", persian);
	ck_assert_uint_eq(strlen(err.text), 511);
	ck_assert_mem_eq(err.text + 509, "\xd8\xb3", 3);
	error_set(&err, ERROR_PARSE, "%s", persian);
	ck_assert_uint_eq(strlen(err.text), 510);
	error_set(&err, ERROR_PARSE, "%s", "short");
	error_prefix(&err, "%s", persian);
	ck_assert_uint_eq(strlen(err.text), 510);
	ck_assert_mem_eq(err.text + strlen(err.text) - 2, "\xd8\xb3", 2);
}
END_TEST

START_TEST(every_kind_has_a_word_and_a_status)
{
	for (int kind = ERROR_USAGE; kind < ERROR_COUNT; kind++) {
		ck_assert_int_ge(error_exit_status((enum error_kind)kind), 64);
		ck_assert_int_le(error_exit_status((enum error_kind)kind), 78);
		ck_assert_str_ne(error_kind_name((enum error_kind)kind), "none");
		for (int other = 0; other < kind; other++)
			ck_assert_str_ne(error_kind_name((enum error_kind)kind),
				error_kind_name((enum error_kind)other));
	}
	ck_assert_str_eq(error_kind_name(ERROR_AUTH), "auth");
	ck_assert_int_eq(error_exit_status(ERROR_USAGE), 64);
	ck_assert_int_eq(error_exit_status(ERROR_CONFIG), 78);
}
END_TEST

Suite *suite_error(void)
{
	Suite *suite = suite_create("error");
	TCase *tests = tcase_create("all");

	tcase_set_timeout(tests, 60); /* a slow machine is no error */
	tcase_add_test(tests, error_set_fills_and_returns_false);
	tcase_add_test(tests, error_without_a_taker_is_fine);
	tcase_add_test(tests, error_cannot_drive_the_terminal);
	tcase_add_test(tests, error_too_long_is_cut_at_a_character);
	tcase_add_test(tests, every_kind_has_a_word_and_a_status);
	suite_add_tcase(suite, tests);
	return suite;
}
