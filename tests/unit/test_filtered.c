/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a screen says while a filter is on: of what is hidden nothing is claimed.
 */
#include "config.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "check_ui.h"
#include "frames.h"

static struct frames frames;

static void setup(void)
{
	frames = frames_new();
}

static void teardown(void)
{
	frames_free(&frames);
}

/* Keys that lead to rows, and what is said where there are none. */
static const struct {
	const char *keys, *claim;
} lists[] = {
	{ "W", "no promise is broken" },
	{ "W\t\t", "every open ticket has an owner" },
	{ "H", "nothing falls due before the next shift ends" },
	{ "W\n", "no step is known" },
};

START_TEST(a_filter_that_hides_all_claims_nothing)
{
	frames_type(&frames, lists[_i].keys);
	frames_type(&frames, "/qqqzx\n");
	ck_assert(!frames_say(&frames, lists[_i].claim));
	ck_assert(frames_say(&frames, "nothing matches the filter"));
	frames_press(&frames, KEYCODE_ESCAPE);
	ck_assert(!frames_say(&frames, "nothing matches the filter"));
}
END_TEST

/* The fixture has no calls: there is nothing that a filter could hide. */
START_TEST(an_empty_list_says_so_whatever_the_filter)
{
	frames_type(&frames, "S/qqqzx\n");
	ck_assert(frames_say(&frames, "no calls are known"));
	ck_assert(!frames_say(&frames, "nothing matches the filter"));
}
END_TEST

/* Six agents and what nobody has: the total on top of them is no sum of what the filter left. */
START_TEST(a_total_is_not_what_the_filter_left)
{
	frames_type(&frames, "A/gwen\n");
	ck_assert(frames_say(&frames, "All  "));
	ck_assert(frames_say(&frames, "1 of 7 shown"));
	frames_press(&frames, KEYCODE_ESCAPE);
	ck_assert(!frames_say(&frames, " shown"));
	frames_type(&frames, "/qqqzx\n");
	ck_assert(frames_say(&frames, "0 of 7 shown"));
}
END_TEST

START_TEST(a_column_that_is_not_there_is_named)
{
	frames_type(&frames, "A/team:billing\n");
	ck_assert(frames_say(&frames, "0 of 7 shown: no column “team” here"));
	frames_press(&frames, KEYCODE_ESCAPE);
	frames_type(&frames, "/agent:gwen\n");
	ck_assert(!frames_say(&frames, "no column"));
	frames_press(&frames, KEYCODE_ESCAPE);
	frames_type(&frames, "W/shelf:phone\n");
	ck_assert(frames_say(&frames, "nothing matches: no column “shelf” here"));
}
END_TEST

/* The panels of the wall are no table. */
START_TEST(where_nothing_can_be_filtered_the_key_says_so)
{
	ck_assert(!frames_say(&frames, "/ filter"));
	frames_type(&frames, "/");
	ck_assert(frames_say(&frames, "a filter narrows tables"));
	frames_type(&frames, "T");
	ck_assert(frames_say(&frames, "Wall ▸ Teams"));
	ck_assert(frames_say(&frames, "/ filter"));
}
END_TEST

START_TEST(the_log_is_filtered)
{
	frames_type(&frames, "L");
	ck_assert(frames_say(&frames, "Last success"));
	frames_type(&frames, "/qqqzx\n");
	ck_assert(frames_say(&frames, "nothing matches the filter"));
}
END_TEST

START_TEST(a_filter_is_seen_behind_a_long_way)
{
	frames_type(&frames, "Tj\nW\n/assigned gwen pritchard\n");
	char *text = frames_text(&frames, 40, 12, false);
	ck_assert_ptr_nonnull(strstr(text, "/assigned gwen pritchard"));
	free(text);
}
END_TEST

Suite *suite_filtered(void)
{
	Suite *suite = suite_create("filtered");
	TCase *tests = tcase_create("filtered");
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_loop_test(
		tests, a_filter_that_hides_all_claims_nothing, 0, (int)ARRAY_LEN(lists));
	tcase_add_test(tests, an_empty_list_says_so_whatever_the_filter);
	tcase_add_test(tests, a_total_is_not_what_the_filter_left);
	tcase_add_test(tests, a_column_that_is_not_there_is_named);
	tcase_add_test(tests, where_nothing_can_be_filtered_the_key_says_so);
	tcase_add_test(tests, the_log_is_filtered);
	tcase_add_test(tests, a_filter_is_seen_behind_a_long_way);
	suite_add_tcase(suite, tests);
	return suite;
}
