/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text from outside: what the border lets in, what the exits show, and how many cells it takes.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "check_base.h"

#define ZWNJ "\xe2\x80\x8c"
#define ZWJ "\xe2\x80\x8d"
#define VS16 "\xef\xb8\x8f"
#define FFFD "\xef\xbf\xbd"
#define ACUTE "\xcc\x81" /* combining */

/* "I want" in Persian: two parts that a ZWNJ keeps apart. */
#define PERSIAN_MI "\xd9\x85\xdb\x8c"
#define PERSIAN_KHAHAM "\xd8\xae\xd9\x88\xd8\xa7\xd9\x87\xd9\x85"
#define MAN "\xf0\x9f\x91\xa8"
#define WOMAN "\xf0\x9f\x91\xa9"
#define GIRL "\xf0\x9f\x91\xa7"
#define HEART "\xe2\x9d\xa4"
#define FLAG_IRAN "\xf0\x9f\x87\xae\xf0\x9f\x87\xb7"

struct pair {
	const char *text, *want;
};

static void check_shown(const struct pair *row)
{
	struct buf shown, again;

	buf_init(&shown, 0);
	buf_init(&again, 0);
	text_show(&shown, row->text);
	ck_assert_str_eq(shown.bytes, row->want);
	text_show(&again, shown.bytes); /* what is safe stays as it is */
	ck_assert_str_eq(again.bytes, row->want);
	buf_release(&shown);
	buf_release(&again);
}

START_TEST(exit_drops_what_works_unseen)
{
	static const struct pair rows[] = {
		{ "plain text", "plain text" }, { "", "" },
		{ "a\x1b[31mred\x1b[0m", "a[31mred[0m" },
		{ "\x1b]8;;http://evil\x07link", "]8;;http://evillink" },
		{ "C1 \xc2\x9b"
		  "31m \xc2\x90q",
			"C1 31m q" },
		{ "\x9b"
		  "31m",
			FFFD "31m" },
		{ "tab\tline\r\nend\x7f", "tab line  end" },
		{ "abc\xe2\x80\xae"
		  "cba",
			"abccba" },                                   /* override */
		{ "\xe2\x81\xa6iso\xe2\x81\xa9", "iso" },             /* isolates */
		{ "\xe2\x80\x8e\xe2\x80\x8f\xd8\x9cmarks", "marks" }, /* LRM, RLM, ALM */
		{ "zero\xe2\x80\x8bwidth\xef\xbb\xbf", "zerowidth" }, /* ZWSP, BOM */
		{ "soft\xc2\xadhyphen\xe2\x81\xa0", "softhyphen" },   /* SHY, word joiner */
		{ "tag\xf3\xa0\x81\xa5\xf3\xa0\x81\xbf", "tag" },     /* tag characters */
		{ "a\xe2\x80\xa8"
		  "b\xe2\x80\xa9"
		  "c",
			"a b c" },                /* line and paragraph separators */
		{ "\xe3\x85\xa4name", "name" },   /* Hangul filler */
		{ "\xef\xb8\x8fstray", "stray" }, /* selector behind nothing */
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		check_shown(&rows[i]);
}
END_TEST

START_TEST(exit_replaces_invalid_utf8)
{
	static const struct pair rows[] = {
		{ "\xff\xfe ok", FFFD FFFD " ok" }, { "caf\xe9", "caf" FFFD }, /* Latin-1 */
		{ "\xc0\xaf", FFFD FFFD },                                     /* overlong */
		{ "\xed\xa0\x80", FFFD FFFD FFFD },                            /* surrogate */
		{ "cut \xe2\x82", "cut " FFFD FFFD },        /* ends within a character */
		{ "\xf4\x90\x80\x80", FFFD FFFD FFFD FFFD }, /* beyond Unicode */
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		check_shown(&rows[i]);
}
END_TEST

START_TEST(exit_keeps_what_languages_need)
{
	static const struct pair rows[] = {
		{ PERSIAN_MI ZWNJ PERSIAN_KHAHAM, PERSIAN_MI ZWNJ PERSIAN_KHAHAM },
		{ PERSIAN_MI ZWNJ ZWNJ PERSIAN_KHAHAM, PERSIAN_MI ZWNJ PERSIAN_KHAHAM },
		{ ZWNJ PERSIAN_MI ZWNJ, PERSIAN_MI }, /* stray at both ends */
		{ PERSIAN_MI ZWNJ " " PERSIAN_KHAHAM, PERSIAN_MI " " PERSIAN_KHAHAM },
		{ "1" ZWJ "2", "12" },
		{ MAN ZWJ WOMAN ZWJ GIRL, MAN ZWJ WOMAN ZWJ GIRL },
		{ HEART VS16, HEART VS16 },
		{ "a" VS16, "a" },
		{ FLAG_IRAN, FLAG_IRAN },
		{ "#" VS16 "\xe2\x83\xa3", "#" VS16 "\xe2\x83\xa3" },
		{ "e" ACUTE, "e" ACUTE },
		{ ACUTE "e", "e" }, /* would join what stands before the text */
		{ "z" ACUTE ACUTE ACUTE ACUTE ACUTE ACUTE ACUTE "x",
			"z" ACUTE ACUTE ACUTE ACUTE "x" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		check_shown(&rows[i]);
}
END_TEST

START_TEST(exit_never_splits_a_character)
{
	struct buf shown;

	buf_init(&shown, 6);
	text_show(&shown, "\xd8\xb3\xd8\xb3\xe2\x82\xac"); /* 2 + 2 + 3 bytes */
	ck_assert_str_eq(shown.bytes, "\xd8\xb3\xd8\xb3");
	ck_assert(shown.is_cut);
	buf_release(&shown);
}
END_TEST

START_TEST(border_cleans_and_caps)
{
	struct arena *arena = arena_new();

	ck_assert_str_eq(text_accept(arena, "a\tb\nc\x1b[1m\x7f\xc2\x85", 13, 0), "a b c[1m");
	ck_assert_str_eq(text_accept(arena, "a\0b", 3, 0), "ab");
	ck_assert_str_eq(text_accept(arena, "caf\xe9", 4, 0), "caf" FFFD);
	ck_assert_str_eq(text_accept(arena, "\xe2\x82\xac", 2, 0), FFFD FFFD); /* len cuts it */
	ck_assert_str_eq(text_accept(arena, "", 0, 0), "");
	/* the exit, not the border, judges what is valid but works unseen */
	ck_assert_str_eq(text_accept(arena, "a\xe2\x80\xae", 4, 0), "a\xe2\x80\xae");
	ck_assert_str_eq(text_accept(arena, "\xd8\xb3\xd8\xb3", 4, 3), "\xd8\xb3");
	ck_assert_str_eq(text_accept(arena, "ab\xff", 3, 4), "ab"); /* the mark has three bytes */
	arena_free(arena);
}
END_TEST

START_TEST(a_subject_of_ten_kilobytes)
{
	enum {
		REPEATS = 5000
	};
	struct arena *arena = arena_new();
	char *subject = calloc(2 * REPEATS + 1, 1), *kept;
	struct buf cut;

	for (size_t i = 0; i < REPEATS; i++)
		memcpy(subject + 2 * i, "\xd8\xb3", 2);
	kept = text_accept(arena, subject, 2 * REPEATS, 0);
	ck_assert_uint_eq(strlen(kept), TEXT_MAX_BYTES);
	ck_assert_int_eq(text_width_cols(kept), TEXT_MAX_BYTES / 2);
	buf_init(&cut, 0);
	text_cut(&cut, subject, 10, "…");
	ck_assert_int_eq(text_width_cols(cut.bytes), 10);
	ck_assert_uint_eq(cut.len, 9 * 2 + 3);
	buf_release(&cut);
	arena_free(arena);
	free(subject);
}
END_TEST

START_TEST(ids_are_refused_not_altered)
{
	static const char *const good[] = { "1", "agent@example.com", "group:Tier 2", "\xd8\xb3",
		"a\xc2\xa0z" };
	static const char *const bad[] = { "", "a\nb", "a\x1b", "a\x7f", "\xff", "a" ZWNJ "b",
		"a" ZWJ, "\xe2\x80\xae",
		"\xef\xbb\xbf"
		"1",
		"a\xe2\x80\xa8", "\xc2\x85", "1" VS16 };
	char longest[TEXT_ID_MAX_BYTES + 2];

	for (size_t i = 0; i < ARRAY_LEN(good); i++)
		ck_assert_msg(text_is_id(good[i]), "good id %zu", i);
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		ck_assert_msg(!text_is_id(bad[i]), "bad id %zu", i);
	memset(longest, 'x', sizeof longest);
	longest[TEXT_ID_MAX_BYTES] = '\0';
	ck_assert(text_is_id(longest));
	longest[TEXT_ID_MAX_BYTES] = 'x';
	longest[TEXT_ID_MAX_BYTES + 1] = '\0';
	ck_assert(!text_is_id(longest));
}
END_TEST

START_TEST(clusters_have_their_width)
{
	static const struct {
		const char *text;
		size_t bytes;
		int width;
	} rows[] = {
		{ "", 0, 0 },
		{ "ab", 1, 1 },
		{ "e" ACUTE "x", 3, 1 },
		{ "\xe4\xb8\xad"
		  "x",
			3, 2 }, /* 中 */
		{ MAN ZWJ WOMAN ZWJ GIRL "x", 18, 2 },
		{ MAN "\xf0\x9f\x8f\xbd"
		      "x",
			8, 2 }, /* skin tone */
		{ HEART "x", 3, 1 },
		{ HEART VS16 "x", 6, 2 },
		{ FLAG_IRAN FLAG_IRAN, 8, 2 },
		{ "#" VS16 "\xe2\x83\xa3"
		  "x",
			7, 2 }, /* keycap */
		{ "\xd8\xb3x", 2, 1 },
		{ "\xffx", 1, 1 },
		{ "\xed\x95\x9cx", 3, 2 },                        /* 한 */
		{ "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", 9, 2 }, /* the same in three jamo */
		{ "\x1bx", 1, 0 },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int width = -1;

		ck_assert_msg(
			text_next(rows[i].text, &width) == rows[i].bytes, "bytes of row %zu", i);
		ck_assert_msg(width == rows[i].width, "width of row %zu: %d", i, width);
	}
	ck_assert_int_eq(text_width_cols(PERSIAN_MI ZWNJ PERSIAN_KHAHAM), 7);
	ck_assert_int_eq(text_width_cols(FLAG_IRAN FLAG_IRAN "\xe4\xb8\xad"
							     "a"),
		7);
}
END_TEST

START_TEST(cutting_keeps_clusters_whole)
{
	static const struct {
		const char *text;
		int width;
		const char *ellipsis, *want;
	} rows[] = {
		{ "tickets", 7, "…", "tickets" },
		{ "tickets", 6, "…", "ticke…" },
		{ "tickets", 6, "...", "tic..." },
		{ "tickets", 2, "...", "ti" }, /* no room for the dots */
		{ "tickets", 3, "", "tic" },
		{ "tickets", 0, "…", "" },
		{ "tickets", -1, "…", "" },
		{ "abc\xe4\xb8\xad\xe4\xb8\xad", 6, "…", "abc\xe4\xb8\xad…" },
		{ "abc\xe4\xb8\xad\xe4\xb8\xad", 5, "…", "abc…" }, /* half of a wide one is none */
		{ "x" MAN ZWJ WOMAN "y", 2, "…", "x…" },
		{ "e" ACUTE "e" ACUTE "e" ACUTE, 2, "…", "e" ACUTE "…" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf cut;

		buf_init(&cut, 0);
		text_cut(&cut, rows[i].text, rows[i].width, rows[i].ellipsis);
		ck_assert_str_eq(cut.bytes, rows[i].want);
		buf_release(&cut);
	}
}
END_TEST

START_TEST(search_ignores_case_and_joiners)
{
	ck_assert(text_contains("Refund for order 7", "REFUND"));
	ck_assert(text_contains("Stra\xc3\x9f"
				"e",
		"strasse"));
	ck_assert(text_contains("M\xc3\x9cLLER", "m\xc3\xbcller"));
	ck_assert(text_contains("M\xc3\xbcller", "mu\xcc\x88ller")); /* composed or not */
	ck_assert(text_contains(PERSIAN_MI ZWNJ PERSIAN_KHAHAM, PERSIAN_MI PERSIAN_KHAHAM));
	ck_assert(text_contains("anything", ""));
	ck_assert(text_contains("", ""));
	ck_assert(!text_contains("", "a"));
	ck_assert(!text_contains("Refund", "funds"));
	ck_assert(text_contains("bad \xff byte", "BYTE"));
}
END_TEST

START_TEST(right_to_left_is_recognised)
{
	ck_assert(text_is_right_to_left("order " PERSIAN_MI));
	ck_assert(text_is_right_to_left("\xd7\xa9")); /* Hebrew */
	ck_assert(!text_is_right_to_left("order 12 \xe4\xb8\xad"));
	ck_assert(!text_is_right_to_left("\xdb\xb1\xdb\xb2")); /* Persian digits alone */
	ck_assert(!text_is_right_to_left(""));
}
END_TEST

START_TEST(fit_ends_with_a_whole_character)
{
	const char *text = "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80"; /* 1 + 2 + 3 + 4 bytes */
	static const size_t want[] = { 0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10 };

	for (size_t max = 0; max < ARRAY_LEN(want); max++)
		ck_assert_uint_eq(text_fit(text, max), want[max]);
	ck_assert_uint_eq(text_fit("", 10), 0);
}
END_TEST

Suite *suite_text(void)
{
	Suite *suite = suite_create("text");
	TCase *tests = tcase_create("all");

	tcase_set_timeout(tests, 60); /* a slow machine is no error */
	tcase_add_test(tests, exit_drops_what_works_unseen);
	tcase_add_test(tests, exit_replaces_invalid_utf8);
	tcase_add_test(tests, exit_keeps_what_languages_need);
	tcase_add_test(tests, exit_never_splits_a_character);
	tcase_add_test(tests, border_cleans_and_caps);
	tcase_add_test(tests, a_subject_of_ten_kilobytes);
	tcase_add_test(tests, ids_are_refused_not_altered);
	tcase_add_test(tests, clusters_have_their_width);
	tcase_add_test(tests, cutting_keeps_clusters_whole);
	tcase_add_test(tests, search_ignores_case_and_joiners);
	tcase_add_test(tests, right_to_left_is_recognised);
	tcase_add_test(tests, fit_ends_with_a_whole_character);
	suite_add_tcase(suite, tests);
	return suite;
}
