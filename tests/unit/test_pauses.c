/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Limits of pauses.
 */
#include "config.h"

#include <string.h>

#include "base/macros.h"
#include "check_model.h"
#include "model/pauses.h"

START_TEST(a_pause_has_the_limit_of_its_word)
{
	const char *items[] = { "lunch = 45m", "coffee break=15m", "a = b = 1h" };
	const struct text_list limits = { items, ARRAY_LEN(items) };
	struct error err;

	ck_assert(pauses_check(&limits, &err));
	ck_assert_int_eq(pauses_limit_s(&limits, "lunch"), 45 * 60);
	ck_assert_int_eq(pauses_limit_s(&limits, "Lunch"), 45 * 60);
	ck_assert_int_eq(pauses_limit_s(&limits, "coffee break"), 15 * 60);
	ck_assert_int_eq(pauses_limit_s(&limits, "a = b"), 3600);
	ck_assert_int_eq(pauses_limit_s(&limits, "lunc"), 0);
	ck_assert_int_eq(pauses_limit_s(&limits, ""), 0);
}
END_TEST

START_TEST(what_is_no_limit_is_refused_and_named)
{
	static const char *const wrong[] = { "lunch", "lunch =", "= 45m", "lunch = long",
		"lunch = 0m", "lunch = 2 months", "" };

	for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
		const char *items[] = { wrong[i] };
		struct error err;

		ck_assert_msg(!pauses_check(&(struct text_list){ items, 1 }, &err), "'%s'",
			wrong[i]);
		ck_assert_ptr_nonnull(strstr(err.text, "pause_limit"));
	}
}
END_TEST

Suite *suite_pauses(void)
{
	Suite *suite = suite_create("pauses");
	TCase *tests = tcase_create("all");
	tcase_add_test(tests, a_pause_has_the_limit_of_its_word);
	tcase_add_test(tests, what_is_no_limit_is_refused_and_named);
	suite_add_tcase(suite, tests);
	return suite;
}
