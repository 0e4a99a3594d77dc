/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sequences for terminals: exact bytes, wrapped and not, and texts that try to break out.
 */
#include "config.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/macros.h"
#include "check_ui.h"
#include "ui/escape.h"

static const struct escape_way plain = { .reads_strings = true };
static const struct escape_way tmux = { .through = THROUGH_TMUX, .reads_strings = true };
static const struct escape_way gnu = { .through = THROUGH_SCREEN, .reads_strings = true };
static const struct escape_way deaf = { .reads_strings = false };

static struct buf out;

static void setup(void)
{
	buf_init(&out, 0);
}

static void teardown(void)
{
	buf_release(&out);
}

static const char *notify(const struct escape_way *way, enum escape_notice notice,
	const char *title, const char *text)
{
	buf_clear(&out);
	escape_notify(&out, way, notice, title, text);
	return out.bytes;
}

static const char *title(const struct escape_way *way, const char *text)
{
	buf_clear(&out);
	escape_title(&out, way, text);
	return out.bytes;
}

static bool put_link(const struct escape_way *way, int x, int y, const char *url, const char *text)
{
	return escape_link(&out, way, &(struct escape_anchor){ x, y, url, text });
}

/* --- exact bytes --- */

START_TEST(notifications_are_written_as_each_terminal_reads_them)
{
	ck_assert_str_eq(notify(&plain, NOTICE_OSC9, "acme", "2 wait"), "\033]9;acme: 2 wait\a");
	ck_assert_str_eq(
		notify(&plain, NOTICE_OSC777, "acme", "2 wait"), "\033]777;notify;acme;2 wait\a");
	ck_assert_str_eq(notify(&plain, NOTICE_OSC99, "acme", "2 wait"),
		"\033]99;i=kpitop:d=0;acme\a\033]99;i=kpitop:d=1:p=body;2 wait\a");
	ck_assert_str_eq(notify(&plain, NOTICE_NONE, "acme", "2 wait"), "");
	ck_assert_str_eq(notify(&deaf, NOTICE_OSC9, "acme", "2 wait"), "");
}
END_TEST

START_TEST(multiplexers_get_them_wrapped)
{
	ck_assert_str_eq(notify(&tmux, NOTICE_OSC9, "a", "b"), "\033Ptmux;\033\033]9;a: b\a\033\\");
	ck_assert_str_eq(notify(&gnu, NOTICE_OSC9, "a", "b"), "\033P\033]9;a: b\a\033\\");
}
END_TEST

START_TEST(gnu_screen_gets_long_ones_in_parts)
{
	char text[2000], whole[4000] = "";
	memset(text, 'x', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	ck_assert(escape_clipboard(&out, &gnu, text));
	size_t parts = 0;
	for (const char *at = out.bytes; *at; parts++) {
		ck_assert_int_eq(strncmp(at, "\033P", 2), 0);
		const char *end = strstr(at + 2, "\033\\");
		ck_assert_ptr_nonnull(end);
		ck_assert_uint_le((size_t)(end - at) + 2, 256);
		strncat(whole, at + 2, (size_t)(end - at) - 2);
		at = end + 2;
	}
	ck_assert_uint_gt(parts, 8);
	/* 1999 x in base64 are 666 times "eHh4" and what is left of one. */
	ck_assert_uint_eq(strlen(whole), strlen("\033]52;c;") + 667 * 4 + 1);
	ck_assert_int_eq(strncmp(whole, "\033]52;c;eHh4eHh4", 15), 0);
	ck_assert_str_eq(whole + strlen(whole) - 5, "eA==\a");
}
END_TEST

START_TEST(the_clipboard_takes_lines)
{
	ck_assert(escape_clipboard(&out, &plain, "a\nb"));
	ck_assert_str_eq(out.bytes, "\033]52;c;YQpi\a");
	buf_clear(&out);
	ck_assert(escape_clipboard(&out, &plain, "a\033]0;x\ab\rc\x9b"));
	/* "a]0;xb c" and U+FFFD for the byte that is no character. */
	ck_assert_str_eq(out.bytes, "\033]52;c;YV0wO3hiIGPvv70=\a");
	buf_clear(&out);
	ck_assert(escape_clipboard(&out, &tmux, "a"));
	ck_assert_str_eq(out.bytes, "\033]52;c;YQ==\a\033Ptmux;\033\033]52;c;YQ==\a\033\\");
	buf_clear(&out);
	ck_assert(!escape_clipboard(&out, &deaf, "a"));
	ck_assert_uint_eq(out.len, 0);
}
END_TEST

START_TEST(half_of_a_text_is_not_copied)
{
	char *text = malloc(ESCAPE_CLIPBOARD_MAX + 2);
	memset(text, 'x', ESCAPE_CLIPBOARD_MAX + 1);
	text[ESCAPE_CLIPBOARD_MAX + 1] = '\0';
	ck_assert(!escape_clipboard(&out, &plain, text));
	ck_assert_uint_eq(out.len, 0);
	ck_assert(escape_clipboard(&out, &plain, text + 1));
	free(text);
}
END_TEST

START_TEST(titles_come_and_go)
{
	ck_assert_str_eq(title(&plain, "kpitop acme"), "\033]2;kpitop acme\a");
	ck_assert_str_eq(title(&tmux, "kpitop acme"), "\033]2;kpitop acme\a");
	ck_assert_str_eq(title(&gnu, "kpitop acme"), "\033kkpitop acme\033\\");
	ck_assert_str_eq(title(&deaf, "kpitop acme"), "");
	buf_clear(&out);
	escape_title_push(&out, &plain);
	escape_title_pop(&out, &plain, "/bin/zsh");
	ck_assert_str_eq(out.bytes, "\033[22;2t\033[23;2t");
	buf_clear(&out);
	escape_title_push(&out, &gnu);
	escape_title_pop(&out, &gnu, "/bin/zsh");
	ck_assert_str_eq(out.bytes, "\033kzsh\033\\");
}
END_TEST

START_TEST(links_go_to_the_web_alone)
{
	ck_assert(put_link(&plain, 2, 4, "https://acme.example/t/7", "#7"));
	ck_assert_str_eq(out.bytes,
		"\0337\033[5;3H\033[0;4m\033]8;;https://acme.example/t/7\a#7\033]8;;\a\033[0m\0338");
	buf_clear(&out);
	ck_assert(!put_link(&plain, 2, 4, "file:///etc/passwd", "#7"));
	ck_assert(!put_link(&plain, 2, 4, "javascript:alert(1)", "#7"));
	ck_assert(!put_link(&gnu, 2, 4, "https://acme.example/t/7", "#7"));
	ck_assert(!put_link(&deaf, 2, 4, "https://acme.example/t/7", "#7"));
	ck_assert_uint_eq(out.len, 0);
	/* tmux knows links itself; wrapped, one would stand wherever the outer cursor is. */
	ck_assert(put_link(&tmux, 0, 0, "http://localhost/", "x"));
	ck_assert_ptr_null(strstr(out.bytes, "tmux;"));
}
END_TEST

START_TEST(addresses_are_percent_encoded)
{
	ck_assert(put_link(&plain, 0, 0, "https://a.example/\033\\x\a y\xc2\x9d\"<>\n%41", "x"));
	ck_assert_ptr_nonnull(
		strstr(out.bytes, "]8;;https://a.example/%1B%5Cx%07%20y%C2%9D%22%3C%3E%0A%41\a"));
}
END_TEST

/* --- hostile texts --- */

static const char *const hostile[] = {
	"a\033]0;owned\ab",                       /* a title within */
	"a\033\\b\033Ptmux;\033\033]52;c;YQ==\a", /* ends the wrapping, begins its own */
	"a\x9b"
	"31mb\x9d"
	"0;x\x9c", /* C1 as bytes */
	"a\xc2\x9b"
	"31mb\xc2\x9d"
	"0;x\xc2\x9c",                /* C1 as characters */
	"a\nb\r\nc\td\ve\ff\bg\x7fh", /* lines and other C0 */
	"a;b;p=body;d=1",             /* fields */
	"a\xe2\x80\xae"
	"b\xe2\x81\xa6"
	"c\xe2\x80\x8b"
	"d\xf3\xa0\x80\xa0",      /* bidi, zero width, tags */
	"a\xff\xfe\xc3(\xf0\x9f", /* no UTF-8 */
	"9;4;1;50",               /* a progress bar, to some */
};

static bool has_any(const char *bytes, const char *part)
{
	return strstr(bytes, part) != NULL;
}

/* What is between head and tail is text: no byte of a control, no bidi, no C1, nothing invalid. */
static void check_text(const char *bytes, const char *head, const char *tail, bool has_fields)
{
	ck_assert_msg(strncmp(bytes, head, strlen(head)) == 0, "no '%s' in front", head + 1);
	size_t len = strlen(bytes), used = strlen(head);
	ck_assert_str_eq(bytes + len - strlen(tail), tail);
	char *text = strndup(bytes + used, len - used - strlen(tail));
	for (const char *at = text; *at; at++) {
		unsigned char byte = (unsigned char)*at;
		ck_assert_msg(byte >= 0x20 && byte != 0x7f, "control %02x", byte);
		ck_assert(!(byte == 0xc2 && (unsigned char)at[1] < 0xa0));
		ck_assert_msg(has_fields || byte != ';', "a field within");
	}
	ck_assert(!has_any(text, "\xe2\x80\xae") && !has_any(text, "\xe2\x81\xa6"));
	ck_assert(!has_any(text, "\xe2\x80\x8b") && !has_any(text, "\xf3\xa0\x80\xa0"));
	ck_assert(!has_any(text, "\xff"));
	free(text);
}

START_TEST(no_text_breaks_out)
{
	const char *text = hostile[_i];
	check_text(title(&plain, text), "\033]2;", "\a", true);
	check_text(title(&gnu, text), "\033k", "\033\\", true);
	check_text(notify(&plain, NOTICE_OSC9, "kpitop", text), "\033]9;kpitop: ", "\a", false);
	check_text(notify(&plain, NOTICE_OSC9, text, "x"), "\033]9;", ": x\a", false);
	check_text(notify(&plain, NOTICE_OSC777, text, "x"), "\033]777;notify;", ";x\a", false);
	check_text(notify(&plain, NOTICE_OSC777, "x", text), "\033]777;notify;x;", "\a", false);
	check_text(notify(&plain, NOTICE_OSC99, text, "x"), "\033]99;i=kpitop:d=0;",
		"\a\033]99;i=kpitop:d=1:p=body;x\a", false);
	check_text(notify(&plain, NOTICE_OSC99, "x", text),
		"\033]99;i=kpitop:d=0;x\a\033]99;i=kpitop:d=1:p=body;", "\a", false);
	check_text(notify(&tmux, NOTICE_OSC9, "x", text), "\033Ptmux;\033\033]9;x: ", "\a\033\\",
		false);
	check_text(notify(&gnu, NOTICE_OSC9, "x", text), "\033P\033]9;x: ", "\a\033\\", false);
	buf_clear(&out);
	ck_assert(put_link(&plain, 0, 0, "https://a/", text));
	check_text(out.bytes, "\0337\033[1;1H\033[0;4m\033]8;;https://a/\a",
		"\033]8;;\a\033[0m\0338", true);
}
END_TEST

START_TEST(without_utf_8_only_ascii_leaves)
{
	const struct escape_way way = { .reads_strings = true, .is_ascii = true };
	/* The second byte of that letter is CSI to an 8-bit terminal. */
	ck_assert_str_eq(title(&way, "Jos\xc3\xa9 \xc4\x9b"), "\033]2;Jos? ?\a");
}
END_TEST

START_TEST(texts_are_cut_at_characters)
{
	char text[1000] = "";
	for (int i = 0; i < 300; i++)
		memcpy(text + 3 * (size_t)i, "\xe2\x82\xac", 4);
	size_t len = strlen(title(&plain, text)) - strlen("\033]2;\a");
	ck_assert_uint_eq(len, ESCAPE_TITLE_MAX / 3 * 3);
	len = strlen(notify(&plain, NOTICE_OSC9, "x", text)) - strlen("\033]9;x: \a");
	ck_assert_uint_eq(len, ESCAPE_NOTICE_MAX / 3 * 3);
	char url[ESCAPE_URL_MAX + 2] = "https://";
	memset(url + 8, 'a', sizeof url - 9);
	url[sizeof url - 1] = '\0';
	ck_assert(!put_link(&plain, 0, 0, url, "x"));
	url[sizeof url - 2] = '\0';
	ck_assert(put_link(&plain, 0, 0, url, "x"));
}
END_TEST

/* --- environments --- */

static const char *const *environment;

static const char *look(const char *name)
{
	size_t len = strlen(name);
	for (const char *const *at = environment; *at; at++) {
		if (strncmp(*at, name, len) == 0 && (*at)[len] == '=')
			return *at + len + 1;
	}
	return NULL;
}

/* clang-format off */
static const struct {
	const char *variables[6];
	enum escape_through through;
	bool reads_strings;
	enum escape_notice notice;
} environments[] = {
	{ { "TERM=xterm-256color" }, THROUGH_NOTHING, true, NOTICE_NONE },
	{ { "TERM=xterm-kitty", "KITTY_WINDOW_ID=1" }, THROUGH_NOTHING, true, NOTICE_OSC99 },
	{ { "TERM=rxvt-unicode-256color" }, THROUGH_NOTHING, true, NOTICE_OSC777 },
	{ { "TERM=foot" }, THROUGH_NOTHING, true, NOTICE_OSC777 },
	{ { "TERM=xterm-256color", "TERM_PROGRAM=WezTerm" }, THROUGH_NOTHING, true, NOTICE_OSC9 },
	{ { "TERM=xterm-256color", "LC_TERMINAL=iTerm2" }, THROUGH_NOTHING, true, NOTICE_OSC9 },
	{ { "TERM=tmux-256color", "TMUX=/tmp/t,1,0" }, THROUGH_TMUX, true, NOTICE_NONE },
	{ { "TERM=screen-256color", "TMUX=/tmp/t,1,0" }, THROUGH_TMUX, true, NOTICE_NONE },
	{ { "TERM=screen-256color", "STY=1.pts" }, THROUGH_SCREEN, true, NOTICE_NONE },
	{ { "TERM=screen.xterm-256color", "STY=1.pts", "TMUX=/tmp/t,1,0" }, THROUGH_SCREEN, true, NOTICE_NONE },
	{ { "TERM=tmux-256color" }, THROUGH_TMUX, true, NOTICE_NONE }, /* by SSH: no more is told */
	{ { "TERM=screen-256color" }, THROUGH_SCREEN, true, NOTICE_NONE },
	{ { "TERM=linux" }, THROUGH_NOTHING, false, NOTICE_NONE },
	{ { "TERM=vt100" }, THROUGH_NOTHING, false, NOTICE_NONE },
	{ { "TERM=vt220" }, THROUGH_NOTHING, false, NOTICE_NONE },
	{ { "TERM=dumb" }, THROUGH_NOTHING, false, NOTICE_NONE },
	{ { NULL }, THROUGH_NOTHING, false, NOTICE_NONE },
};
/* clang-format on */

START_TEST(the_environment_tells_the_way)
{
	environment = environments[_i].variables;
	struct escape_way way = escape_way(look, false);
	ck_assert_int_eq(way.through, environments[_i].through);
	ck_assert_int_eq(way.reads_strings, environments[_i].reads_strings);
	ck_assert_int_eq(escape_notice_known(look), environments[_i].notice);
}
END_TEST

Suite *suite_escape(void)
{
	Suite *suite = suite_create("escape");
	TCase *bytes = tcase_create("bytes");
	tcase_add_checked_fixture(bytes, setup, teardown);
	tcase_add_test(bytes, notifications_are_written_as_each_terminal_reads_them);
	tcase_add_test(bytes, multiplexers_get_them_wrapped);
	tcase_add_test(bytes, gnu_screen_gets_long_ones_in_parts);
	tcase_add_test(bytes, the_clipboard_takes_lines);
	tcase_add_test(bytes, half_of_a_text_is_not_copied);
	tcase_add_test(bytes, titles_come_and_go);
	tcase_add_test(bytes, links_go_to_the_web_alone);
	tcase_add_test(bytes, addresses_are_percent_encoded);
	tcase_add_loop_test(bytes, no_text_breaks_out, 0, (int)ARRAY_LEN(hostile));
	tcase_add_test(bytes, without_utf_8_only_ascii_leaves);
	tcase_add_test(bytes, texts_are_cut_at_characters);
	suite_add_tcase(suite, bytes);
	TCase *ways = tcase_create("ways");
	tcase_add_loop_test(ways, the_environment_tells_the_way, 0, (int)ARRAY_LEN(environments));
	suite_add_tcase(suite, ways);
	return suite;
}
