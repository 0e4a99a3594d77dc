/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Somebody who presses anything while windows change their size and the desk its data. Seeded: a
 * failure names the seed and the step, and comes again.
 *
 *   KPITOP_RANDOM_STEPS   how many steps in all, 100000 unless told
 *   KPITOP_RANDOM_SEED    the first seed, 1 unless told
 */
#include "config.h"

#include <check.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "check_screens.h"
#include "frames.h"
#include "oracle.h"
#include "ui/keys.h"
#include "ui/theme.h"

#define SEEDS 20
#define LAST_KEYS 24

struct user {
	struct frames frames;
	struct canvas *canvas; /* used again and again, as the dashboard does */
	struct source_status source;
	uint64_t random;
	int seed, step;
	const char *typing; /* what is left of a text, then Enter or not */
	int last[LAST_KEYS];
	bool is_blind; /* never draws */
};

static const char *const texts[] = {
	":the\n",
	":wait\n",
	":agents\n",
	":dark\n",
	":light\n",
	":relo\n",
	":keep\n",
	":forget\n",
	":2026-10-01 2026-11-01\n",
	":2026-13-77 2026-11-01\n",
	":zzz\n",
	":",
	"p2026-10-01..2026-11-01\n",
	"p2026-11-20\n",
	"plast\n",
	"p\n",
	"f\n",
	"/team:billing\n",
	"/-channel:phone\n",
	"/prio:high open>3\n",
	"/open>>3 <\n",
	"/open>1e999\n",
	"/:::\n",
	"/- \"\n",
	"/gwn\n",
	"/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n",
	"A/gwen\nj\n\n\n\n",
	"T\n\n\n",
	"W\t\t\t",
	"Knnn\n",
	"1\n",
	"2\n\n",
	"<<<<<<",
	">>>>",
	"]]]",
	"[[[",
};

static const int odd_keys[] = { 0x6cc, 0x1f600, 0x301, 0x200d, 0x202e, 0xfffd, 0x10ffff, 0xd800,
	0x85, 0x5d0, 0x8fd4, 0x7f, 1, 0x110000 + 5000, -1, 0 };

static unsigned below(struct user *user, unsigned limit)
{
	user->random = user->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (unsigned)(user->random >> 33) % limit;
}

static struct user *user_new(int seed)
{
	struct user *user = calloc(1, sizeof(*user));
	ck_assert_ptr_nonnull(user);
	user->frames = frames_new();
	user->canvas = canvas_new(120, 30, false);
	user->source = scene_fixture_scene(user->frames.fixture)->sources[0];
	scene_fixture_scene(user->frames.fixture)->sources = &user->source;
	user->seed = seed;
	user->random = (uint64_t)seed * 7919;
	return user;
}

static void user_free(struct user *user)
{
	frames_free(&user->frames);
	canvas_free(user->canvas);
	free(user);
}

/* --- what happens ---------------------------------------------------------------------------- */

/* A row of the key table has the keys that do something; the rest is what a cat would press. */
static int any_key(struct user *user)
{
	size_t rows = 0;
	while (key_rows[rows].name)
		rows++;
	unsigned kind = below(user, 20);
	if (kind < 14) {
		const struct key_row *row = &key_rows[below(user, (unsigned)rows)];
		return row->codes[row->codes[1] ? below(user, 2) : 0];
	}
	if (kind < 17)
		return (int)(' ' + below(user, 95));
	if (kind < 19)
		return (int)KEYCODE_UP + (int)below(user, KEYCODE_NONE - KEYCODE_UP + 1);
	return odd_keys[below(user, ARRAY_LEN(odd_keys))];
}

static int next_key(struct user *user)
{
	if (!user->typing && below(user, 25) == 0)
		user->typing = texts[below(user, ARRAY_LEN(texts))];
	if (!user->typing)
		return any_key(user);
	char letter = *user->typing++;
	if (!*user->typing)
		user->typing = NULL;
	return letter == '\n' ? (int)KEYCODE_ENTER : letter == '\t' ? (int)KEYCODE_TAB : letter;
}

static void resize(struct user *user)
{
	static const int widths[] = { 0, 1, 2, 39, 40, 41, 59, 60, 79, 80, 99, 100, 120, 133, 160 };
	static const int heights[] = { 0, 1, 2, 11, 12, 13, 14, 15, 18, 24, 25, 30, 45 };
	if (below(user, 40) == 0) {
		canvas_resize(user->canvas, 300, 100);
		return;
	}
	bool is_any = below(user, 2);
	canvas_resize(user->canvas,
		is_any ? (int)below(user, 140) : widths[below(user, ARRAY_LEN(widths))],
		is_any ? (int)below(user, 40) : heights[below(user, ARRAY_LEN(heights))]);
}

static void change_source(struct user *user)
{
	static const char *const errors[] = {
		"", "refused", "\033[2Jat\a the \xff door\n",
		"返品の手続きについて 😀👍🏽 سلام and so on, longer than any line should be, far longer"
	};
	struct source_status *source = &user->source;
	int64_t now = scene_fixture_scene(user->frames.fixture)->now.wall_s;
	source->state = (enum source_state)below(user, SOURCE_STATE_COUNT);
	(void)snprintf(source->error, sizeof source->error, "%s", errors[below(user, 4)]);
	source->last_success = below(user, 4) ? now - below(user, 200000) + 1000 : TIME_NONE;
	source->history_from = below(user, 3) ? now - below(user, 40000000) : TIME_NONE;
	source->history_share = below(user, 101) / 100.0;
	source->history_eta_s = (int64_t)below(user, 100000) - 1;
	source->is_complete = below(user, 2);
	source->budget_left = (int64_t)below(user, 700) - 1;
	source->clock_offset_s = (int64_t)below(user, 4000) - 2000;
}

/* What is not loaded yet, or no longer. */
static void take_away(struct user *user)
{
	struct scene *scene = scene_fixture_scene(user->frames.fixture);
	unsigned what = below(user, 64);
	if (what & 1)
		scene->board = NULL;
	if (what & 2)
		scene->live = NULL;
	if (what & 4)
		scene->open_count = 0;
	if (what & 8)
		scene->text_count = 0;
	if (what & 16)
		scene->ticket = NULL, scene->timeline_count = 0, scene->ticket_link = NULL;
	if (what & 32)
		scene->behind_count = 0;
}

static void change_scene(struct user *user)
{
	static const char *const troubles[] = { NULL, "the store cannot be written: disk full",
		"\033]0;x\a\xe2\x80\xae trouble" };
	struct scene *scene = scene_fixture_scene(user->frames.fixture);
	scene->trouble = troubles[below(user, ARRAY_LEN(troubles))];
	scene->source_count = below(user, 5) != 0;
	scene->is_simulated = below(user, 2);
	scene->is_as_of = below(user, 4) == 0;
	scene->is_board_old = below(user, 2);
	scene->is_collector_up = below(user, 3) != 0;
	scene->is_collector_ours = below(user, 2);
	scene->speed = below(user, 2) * 60;
	scene->now.wall_s += below(user, 5) ? below(user, 90) : below(user, 200000);
	if (scene->now.wall_s > FIXTURE_NOW_S + 20 * 86400)
		scene->now.wall_s = FIXTURE_NOW_S;
}

static void change_data(struct user *user)
{
	unsigned what = below(user, 3);
	if (what == 0)
		change_source(user);
	else if (what == 1)
		take_away(user);
	else
		change_scene(user);
}

/* As the dashboard: what travels along is known at once, what is needed comes when it comes. */
static void press(struct user *user, int code)
{
	struct scene *scene = scene_fixture_scene(user->frames.fixture);
	struct view_need need;
	user->last[user->step % LAST_KEYS] = code;
	(void)ui_key(user->frames.ui, scene, code);
	scene->travel = *ui_travel(user->frames.ui);
	ui_need(user->frames.ui, scene, &need);
	if (below(user, 32) == 0)
		scene_fixture_show(user->frames.fixture, &need);
}

static void do_something(struct user *user)
{
	unsigned what = below(user, 100);
	if (what < 4)
		resize(user);
	else if (what < 8)
		change_data(user);
	else
		press(user, next_key(user));
}

/* --- what must hold -------------------------------------------------------------------------- */

static void tell(const struct user *user)
{
	(void)fprintf(stderr, "seed %d, step %d, %dx%d; the last keys:", user->seed, user->step,
		canvas_width(user->canvas), canvas_height(user->canvas));
	for (int i = user->step - LAST_KEYS + 1; i <= user->step; i++) {
		int key = i < 0 ? 0 : user->last[i % LAST_KEYS];
		(void)fprintf(stderr, key > ' ' && key < 127 ? " %c" : " %#x", key);
	}
	(void)fprintf(stderr, "\n");
}

static bool is_plain(const char *text)
{
	return text[0] >= ' ' && text[0] <= '~' && !text[1];
}

/* A cell holds one character of its width and nothing that a terminal would obey. */
static bool is_sound(const struct canvas *canvas, int x, int y)
{
	const struct cell *cell = canvas_cell(canvas, x, y);
	bool is_wide =
		x + 1 < canvas_width(canvas) && canvas_cell(canvas, x + 1, y)->text[0] == '\0';
	int width;
	if (cell->style >= STYLE_COUNT)
		return false;
	if (is_plain(cell->text))
		return !is_wide;
	if (!cell->text[0])
		return x > 0 && text_width_cols(canvas_cell(canvas, x - 1, y)->text) == 2;
	for (const char *at = cell->text; *at; at++) {
		unsigned char byte = (unsigned char)*at;
		if (byte < ' ' || byte == 0x7f || (byte == 0xc2 && (unsigned char)at[1] < 0xa0))
			return false;
	}
	return text_next(cell->text, &width) > 0 && width == (is_wide ? 2 : 1);
}

static bool is_same(const struct cell *left, const struct cell *right)
{
	return left->style == right->style && left->is_selected == right->is_selected &&
	       strcmp(left->text, right->text) == 0;
}

static bool are_same(const struct canvas *left, const struct canvas *right)
{
	int left_x, left_y, right_x, right_y;
	for (int y = 0; y < canvas_height(left); y++) {
		for (int x = 0; x < canvas_width(left); x++) {
			if (!is_same(canvas_cell(left, x, y), canvas_cell(right, x, y)))
				return false;
		}
	}
	canvas_cursor_get(left, &left_x, &left_y);
	canvas_cursor_get(right, &right_x, &right_y);
	return left_x == right_x && left_y == right_y;
}

static bool is_cursor_inside(const struct canvas *canvas)
{
	int x, y;
	canvas_cursor_get(canvas, &x, &y);
	return canvas_height(canvas) == 0 || canvas_width(canvas) == 0 ||
	       (x >= 0 && x < canvas_width(canvas) && y >= 0 && y < canvas_height(canvas));
}

static struct canvas *drawn_afresh(const struct user *user)
{
	struct canvas *fresh =
		canvas_new(canvas_width(user->canvas), canvas_height(user->canvas), false);
	ui_draw(user->frames.ui, scene_fixture_scene(user->frames.fixture), fresh);
	return fresh;
}

static void expect(const struct user *user, bool is_well, const char *what)
{
	if (is_well)
		return;
	tell(user);
	ck_abort_msg("seed %d, step %d: %s", user->seed, user->step, what);
}

static void look(struct user *user)
{
	const struct canvas *canvas = user->canvas;
	ui_draw(user->frames.ui, scene_fixture_scene(user->frames.fixture), user->canvas);
	struct canvas *fresh = drawn_afresh(user);
	expect(user, are_same(canvas, fresh), "a fresh drawing of the same state differs");
	canvas_free(fresh);
	expect(user, is_cursor_inside(canvas), "the cursor is outside");
	for (int y = 0; y < canvas_height(canvas); y++) {
		for (int x = 0; x < canvas_width(canvas); x++)
			expect(user, is_sound(canvas, x, y), "a cell is not sound");
	}
}

static void walk(struct user *user, int steps)
{
	for (int i = 0; i < steps; i++) {
		user->step++;
		do_something(user);
		if (!user->is_blind)
			look(user);
	}
}

static int number_from(const char *name, int otherwise)
{
	const char *text = getenv(name);
	long number = text ? strtol(text, NULL, 10) : 0;
	return number > 0 && number < 100000000 ? (int)number : otherwise;
}

static int seed_of(int index)
{
	return number_from("KPITOP_RANDOM_SEED", 1) + index;
}

/* --- tests ----------------------------------------------------------------------------------- */

START_TEST(nothing_breaks_the_screen)
{
	struct user *user = user_new(seed_of(_i));
	walk(user, number_from("KPITOP_RANDOM_STEPS", 100000) / SEEDS);
	user_free(user);
}
END_TEST

/* Looking changes nothing: who never looked sees the same at the end. */
START_TEST(drawing_has_no_memory)
{
	struct user *seeing = user_new(seed_of(_i)), *blind = user_new(seed_of(_i));
	blind->is_blind = true;
	for (int round = 0; round < 20; round++) {
		walk(seeing, 25);
		walk(blind, 25);
		look(seeing);
		struct canvas *fresh = drawn_afresh(blind);
		expect(seeing, are_same(seeing->canvas, fresh), "who looked sees something else");
		canvas_free(fresh);
	}
	user_free(seeing);
	user_free(blind);
}
END_TEST

/* The same user on a real terminal's screen, of which only what changed is sent. */
START_TEST(a_terminal_follows)
{
	struct canvas *drawn[120];
	struct user *user = user_new(seed_of(_i));
	size_t count = 0;
	while (count < ARRAY_LEN(drawn)) {
		walk(user, 3);
		if (canvas_width(user->canvas) > 1 && canvas_height(user->canvas) > 1)
			drawn[count++] = drawn_afresh(user);
	}
	oracle_check(drawn, count, false, "a random user");
	while (count > 0)
		canvas_free(drawn[--count]);
	user_free(user);
}
END_TEST

Suite *suite_random_user(void)
{
	Suite *suite = suite_create("random_user");
	TCase *tests = tcase_create("random_user");
	tcase_add_loop_test(tests, nothing_breaks_the_screen, 0, SEEDS);
	tcase_add_loop_test(tests, drawing_has_no_memory, 0, 4);
	tcase_add_loop_test(tests, a_terminal_follows, 0, 4);
	suite_add_tcase(suite, tests);
	return suite;
}
