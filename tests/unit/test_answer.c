/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a terminal says among the keys: late, wrong, cut off, doubled, mixed with keys. What is left
 * are the keys of the user, and nothing else.
 */
#include "config.h"

#include <check.h>
#include <string.h>

#include "base/macros.h"
#include "check_ui.h"
#include "ui/answer.h"
#include "ui/background.h"

/* What somebody has pressed, by what came; '~' is a pause, '^' a key that has a name. Colours that
 * were told are counted. */
static const char *pressed(const char *came, int *colours)
{
	static char keys[256];
	struct answer answer = { .part = ANSWER_NONE };
	size_t len = 0;
	int rgb;
	*colours = 0;
	for (; *came; came++) {
		int character = (unsigned char)*came;
		enum answer_use use = ANSWER_IS_KEY;
		if (character == '~') {
			answer_pause(&answer);
			continue;
		}
		if (character == '^')
			answer_forget(&answer);
		else if (answer.part != ANSWER_NONE)
			use = answer_hear(&answer, character);
		*colours += use == ANSWER_IS_WHOLE && background_answer(answer.text, &rgb);
		if (use != ANSWER_IS_KEY)
			continue;
		if (character == '\033' && answer_begins(&answer, (unsigned char)came[1])) {
			came++;
			continue;
		}
		keys[len++] = *came;
	}
	keys[len] = '\0';
	return keys;
}

/* clang-format off */
static const struct {
	const char *came, *keys;
	int colours;
} rows[] = {
	{ "\033]11;rgb:ffff/ffff/ffff\a", "", 1 },
	{ "\033]11;rgb:ffff/ffff/ffff\033\\", "", 1 },
	{ "jj\033]11;rgb:0000/0000/0000\033\\k", "jjk", 1 },                /* late, amid keys */
	{ "\033]11;rgb:ff/ff/ff\a\033]11;rgb:0/0/0\a", "", 2 },             /* doubled */
	{ "\033]11;rgb:ff/ff/ff\a\033]10;rgb:0/0/0\aq", "q", 1 },           /* and of another question */
	{ "\033]11;?!no colour at all, but ABCTq 123 words\aq", "q", 0 },  /* garbage */
	{ "\033]11;rgb:ffff/ff~ff/ffff~\a", "", 1 },                        /* a slow line */
	{ "\033]~1~1~;~r~g~b~:~f~/~f~/~f~\033~\\q", "q", 1 },
	{ "\033]11;rgb:ffff/ff~jq", "jq", 0 },                              /* cut off: somebody types on */
	{ "\033]11;rgb:ffff/ff~^q", "^q", 0 },
	{ "\033]11;rgb:ffff/ff\rq", "\rq", 0 },
	{ "\033]11;rgb:ffff/ff\033]11;rgb:0/0/0\aq", "q", 1 },              /* cut off by the next one */
	{ "\033]~q", "q", 0 },
	{ "\033[?64;1;2c", "", 0 },                                         /* attributes nobody asked for */
	{ "\033[1;5Aj\033[200~", "j", 0 },                                  /* keys without a name */
	{ "\033OpT", "T", 0 },
	{ "\033[~T", "T", 0 },
	{ "\033jq", "\033jq", 0 },                                          /* Escape and a key */
	{ "\033\033", "\033\033", 0 },
	{ "]11;rgb", "]11;rgb", 0 },                                        /* that is typed */
};
/* clang-format on */

START_TEST(what_is_left_was_pressed)
{
	int colours;
	ck_assert_str_eq(pressed(rows[_i].came, &colours), rows[_i].keys);
	ck_assert_int_eq(colours, rows[_i].colours);
}
END_TEST

/* However long, it is swallowed to its end; without one, a bound is. */
START_TEST(a_flood_ends)
{
	struct answer answer = { .part = ANSWER_NONE };
	ck_assert(answer_begins(&answer, ']'));
	for (int i = 0; i < 3000; i++)
		ck_assert_int_eq(answer_hear(&answer, 'q'), ANSWER_IS_TAKEN);
	ck_assert_int_eq(answer_hear(&answer, '\a'), ANSWER_IS_WHOLE);
	ck_assert_uint_lt(strlen(answer.text), ANSWER_MAX);
	ck_assert(answer_begins(&answer, ']'));
	int taken = 0;
	while (taken < 100000 && answer_hear(&answer, 'q') == ANSWER_IS_TAKEN)
		taken++;
	ck_assert_int_lt(taken, 5000);
}
END_TEST

Suite *suite_answer(void)
{
	Suite *suite = suite_create("answer");
	TCase *tcase = tcase_create("answer");
	tcase_add_loop_test(tcase, what_is_left_was_pressed, 0, (int)ARRAY_LEN(rows));
	tcase_add_test(tcase, a_flood_ends);
	suite_add_tcase(suite, tcase);
	return suite;
}
