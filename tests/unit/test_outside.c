/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Title, bell and link: said once, taken back, and only where the settings allow it.
 */
#include "config.h"

#include <check.h>
#include <string.h>

#include "check_ui.h"
#include "ui/outside.h"

static struct outside outside;
static struct screen settings;
static struct canvas *canvas;
static struct buf out;

static const char *look(const char *name)
{
	return strcmp(name, "TERM") == 0 ? "xterm-kitty" : NULL;
}

static void setup(void)
{
	settings = screen_fresh;
	canvas = canvas_new(40, 12, false);
	buf_init(&out, 0);
	outside_init(&outside, look, false);
	outside_set(&outside, &settings, &out);
}

static void teardown(void)
{
	canvas_free(canvas);
	buf_release(&out);
}

static const char *title(const char *text)
{
	buf_clear(&out);
	outside_title(&outside, text, &out);
	return out.bytes;
}

/* What a frame costs beside its cells; *old is the row to be written anew. */
static const char *frame(int *old)
{
	buf_clear(&out);
	*old = outside_link_old(&outside, canvas);
	outside_link(&outside, canvas, &out);
	return out.bytes;
}

static void draw(const char *beside, int y)
{
	canvas_clear(canvas);
	canvas_text(canvas, place(0, y, -1), STYLE_TEXT, "https://a.example/7");
	canvas_text(canvas, place(30, y, -1), STYLE_TEXT, beside);
	canvas_link_set(canvas, place(0, y, 19), "https://a.example/7");
}

START_TEST(a_title_is_said_once_and_taken_back)
{
	ck_assert_str_eq(title("kpitop acme"), "\033[22;2t\033]2;kpitop acme\a");
	ck_assert_str_eq(title("kpitop acme"), "");
	ck_assert_str_eq(title("(1) kpitop acme"), "\033]2;(1) kpitop acme\a");
	buf_clear(&out);
	outside_leave(&outside, "/bin/sh", &out);
	ck_assert_str_eq(out.bytes, "\033[23;2t");
	buf_clear(&out);
	outside_leave(&outside, "/bin/sh", &out);
	ck_assert_str_eq(out.bytes, "");
	/* Back from the shell it is said again. */
	ck_assert_str_eq(title("(1) kpitop acme"), "\033[22;2t\033]2;(1) kpitop acme\a");
	/* A configuration read again may forbid it. */
	settings.has_title = false;
	buf_clear(&out);
	outside_set(&outside, &settings, &out);
	ck_assert_str_eq(out.bytes, "\033[23;2t");
	ck_assert_str_eq(title("kpitop acme"), "");
}
END_TEST

START_TEST(the_bell_always_rings_unless_off)
{
	static const struct {
		enum notify_kind kind;
		const char *wanted;
	} rows[] = {
		{ NOTIFY_AUTO, "\033]99;i=kpitop:d=0;a\a\033]99;i=kpitop:d=1:p=body;b\a\a" },
		{ NOTIFY_OSC9, "\033]9;a: b\a\a" },
		{ NOTIFY_OSC777, "\033]777;notify;a;b\a\a" },
		{ NOTIFY_OSC99, "\033]99;i=kpitop:d=0;a\a\033]99;i=kpitop:d=1:p=body;b\a\a" },
		{ NOTIFY_BELL, "\a" },
		{ NOTIFY_COMMAND, "\a" },
		{ NOTIFY_OFF, "" },
	};
	ck_assert_int_eq(ARRAY_LEN(rows), NOTIFY_KIND_COUNT);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		buf_clear(&out);
		outside_notify(&outside, rows[i].kind, "a", "b", &out);
		ck_assert_str_eq(out.bytes, rows[i].wanted);
	}
}
END_TEST

START_TEST(the_clipboard_can_be_forbidden)
{
	ck_assert(outside_copy(&outside, "a", &out));
	settings.has_clipboard = false;
	outside_set(&outside, &settings, &out);
	buf_clear(&out);
	ck_assert(!outside_copy(&outside, "a", &out));
	ck_assert_uint_eq(out.len, 0);
}
END_TEST

START_TEST(a_link_is_written_when_its_row_is)
{
	int old;
	draw("14:32", 3);
	ck_assert_ptr_nonnull(strstr(frame(&old), "\033[4;1H"));
	ck_assert_ptr_nonnull(strstr(out.bytes, "\ahttps://a.example/7\033]8;;\a"));
	ck_assert_int_eq(old, -1);
	/* The same again costs nothing. */
	draw("14:32", 3);
	ck_assert_str_eq(frame(&old), "");
	ck_assert_int_eq(old, -1);
	/* Curses may have written over it. */
	draw("14:33", 3);
	ck_assert_str_ne(frame(&old), "");
	ck_assert_int_eq(old, 3);
	draw("14:33", 5);
	ck_assert_ptr_nonnull(strstr(frame(&old), "\033[6;1H"));
	ck_assert_int_eq(old, 3);
	/* On the next page its row is cleaned of it. */
	canvas_clear(canvas);
	ck_assert_str_eq(frame(&old), "");
	ck_assert_int_eq(old, 5);
	ck_assert_str_eq(frame(&old), "");
	ck_assert_int_eq(old, -1);
}
END_TEST

START_TEST(what_covers_a_link_is_none)
{
	int old;
	draw("", 3);
	canvas_fill(canvas, (struct rect){ 5, 2, 10, 4 }, STYLE_TEXT);
	ck_assert_str_eq(frame(&old), "");
	draw("", 3);
	settings.has_links = false;
	outside_set(&outside, &settings, &out);
	ck_assert_str_eq(frame(&old), "");
}
END_TEST

Suite *suite_outside(void)
{
	Suite *suite = suite_create("outside");
	TCase *tcase = tcase_create("all");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, a_title_is_said_once_and_taken_back);
	tcase_add_test(tcase, the_bell_always_rings_unless_off);
	tcase_add_test(tcase, the_clipboard_can_be_forbidden);
	tcase_add_test(tcase, a_link_is_written_when_its_row_is);
	tcase_add_test(tcase, what_covers_a_link_is_none);
	suite_add_tcase(suite, tcase);
	return suite;
}
