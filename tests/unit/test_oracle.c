/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Borders and columns in a terminal's eyes: no text of anybody moves them.
 */
#include "config.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "base/macros.h"
#include "check_screens.h"
#include "oracle.h"
#include "screens.h"

/* What people write, and what some write on purpose. */
static const char *const texts[] = {
	"plain",
	"返品の手続きについて",
	"ｆｕｌｌ ｗｉｄｔｈ ﾊﾝｶｸ",
	"한국어 조합 \u1112\u1161\u11ab",
	"e\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308 stacked",
	"\u0301begins with a mark",
	"سلام، می\u200cخواهم سفارشم را لغو کنم",
	"שלום \u202eabc\u202c 123",
	"😀👍🏽👩‍👩‍👧‍👦🏳️‍🌈🇩🇪❤️☎︎",
	"1️⃣ #️⃣ © ™ ☂ ⌚",
	"नमस्ते दुनिया ไทย ខ្មែរ မြန်မာ",
	"\U0001F9D1\U0001F3FF\u200d\U0001F680 new emoji \U0001FAE8\U0001FAF7",
	"ambiguous ①②Ⅳ§±×÷αβγ■□●○★☆",
	"\u200b\u200c\u200d\ufeff\u00ad\u2060invisible\u180e",
	"\xff\xfe\xc0\xaf\xed\xa0\x80 broken \xf4\x90\x80\x80",
	"\033[31;1mred\033]0;title\a\2332J\x07\b\b\b\r\n\t.",
	"\ue000\uf8ff private \U000F0000\U0010FFFD",
	"\uA9C1\uA9C2 ﷽ ௵ 𒐫 𒈙 ꧅",
	"\U00013000\U0001F1E6 lone \U0001F1E6\U0001F1E7\U0001F1E8",
	"\u115f\u1160\u3164\uffa0 fillers \u2800",
};

#define BOX 22

/* A box a text, cut wherever the box ends, three in a row so that a border stands behind each. */
static struct canvas *boxes(int shift, bool is_ascii)
{
	int rows = (int)ARRAY_LEN(texts);
	struct canvas *canvas = canvas_new(3 * BOX, 3 * rows, is_ascii);
	for (int i = 0; i < 3 * rows; i++) {
		struct rect box = { i % 3 * BOX, i / 3 * 3, BOX, 3 };
		const char *text = texts[(i / 3 + i % 3 * shift) % rows];
		canvas_box(canvas, box, STYLE_BORDER);
		canvas_text(canvas, place(box.x + 1 + shift % 5, box.y + 1, BOX - 2 - shift % 5),
			i % 2 ? STYLE_MISSED : STYLE_TEXT, text);
		canvas_text_right(canvas, place(box.x + 12, box.y + 1, BOX - 13), STYLE_VALUE,
			texts[(i + shift) % rows]);
		if (i % 4 == 0)
			canvas_select(canvas, (struct rect){ box.x + 3, box.y + 1, 9, 1 });
	}
	return canvas;
}

static void expect_borders(const struct canvas *canvas, const char *border)
{
	for (int y = 1; y < canvas_height(canvas); y += 3) {
		for (int i = 0; i < 3; i++) {
			ck_assert_str_eq(canvas_cell(canvas, i * BOX, y)->text, border);
			ck_assert_str_eq(canvas_cell(canvas, i * BOX + BOX - 1, y)->text, border);
		}
	}
}

START_TEST(no_text_moves_a_border)
{
	struct canvas *frames[2 * ARRAY_LEN(texts)];
	bool is_ascii = _i == 1;
	for (size_t i = 0; i < ARRAY_LEN(frames); i++) {
		frames[i] = boxes((int)i, is_ascii);
		expect_borders(frames[i], is_ascii ? "|" : "│");
	}
	oracle_check(frames, ARRAY_LEN(frames), is_ascii, "boxes");
	for (size_t i = 0; i < ARRAY_LEN(frames); i++)
		canvas_free(frames[i]);
}
END_TEST

START_TEST(every_screen_stands_in_a_terminal_as_on_the_canvas)
{
	struct frames frames = screen_open(&screen_ways[_i]);
	for (size_t set = 0; set < SCREEN_SETS; set++) {
		struct canvas *drawn[SCREEN_SIZES];
		for (size_t i = 0; i < SCREEN_SIZES; i++)
			drawn[i] = screen_draw(&frames, screen_sizes[i], screen_sets[set].is_ascii);
		oracle_check(drawn, SCREEN_SIZES, screen_sets[set].is_ascii, screen_ways[_i].name);
		for (size_t i = 0; i < SCREEN_SIZES; i++)
			canvas_free(drawn[i]);
	}
	frames_free(&frames);
}
END_TEST

/* From screen to screen on one terminal: what curses leaves out must already be there. */
START_TEST(what_is_not_sent_again_is_still_there)
{
	struct canvas *drawn[64];
	size_t count = 0;
	ck_assert(screen_way_count <= ARRAY_LEN(drawn));
	for (size_t i = 0; i < screen_way_count; i++) {
		struct frames frames = screen_open(&screen_ways[i]);
		drawn[count++] = screen_draw(&frames, (struct screen_size){ 100, 32 }, false);
		frames_free(&frames);
	}
	oracle_check(drawn, count, false, "all screens on one terminal");
	while (count > 0)
		canvas_free(drawn[--count]);
}
END_TEST

Suite *suite_oracle(void)
{
	Suite *suite = suite_create("oracle");
	TCase *tests = tcase_create("oracle");
	tcase_add_loop_test(tests, no_text_moves_a_border, 0, SCREEN_SETS);
	tcase_add_loop_test(tests, every_screen_stands_in_a_terminal_as_on_the_canvas, 0,
		(int)screen_way_count);
	tcase_add_test(tests, what_is_not_sent_again_is_still_there);
	suite_add_tcase(suite, tests);
	return suite;
}
