/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every hostile text through every door: frame, table in a file, title, notification, link, clipboard,
 * command of an alert, error, log, JSON. What comes out is judged here byte by byte, by rules of its
 * own and not by those that made it.
 */
#include "config.h"

#include <check.h>
#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/log.h"
#include "base/macros.h"
#include "base/text.h"
#include "check_ui.h"
#include "ui/canvas.h"
#include "ui/escape.h"
#include "ui/table.h"

/* clang-format off */
static const char *const hostile[] = {
	"a\033]2;PWNED\ab",                                   /* title */
	"a\033[31;1mb\033[2J\033[1;1H\033c\033[?1049l",       /* colour, clearing, reset */
	"a\033]8;;http://evil/\033\\b\033]8;;\033\\",         /* link */
	"a\033]52;c;UFdORUQ=\ab",                             /* clipboard */
	"a\033]9;PWNED\a\033]777;notify;PWNED;PWNED\a\033]99;;PWNED\a",
	"a\033Ptmux;\033\033]52;c;YQ==\a\033\\b\033\\",       /* within a wrapping, and out of it */
	"a\302\233" "31mb\302\235" "2;PWNED\302\234",         /* C1 in UTF-8 */
	"a\233" "31mb\235" "2;PWNED\234\220q\234",            /* C1 as bytes */
	"a\a\b\177\v\f\016\017\001",                          /* other C0, DEL */
	"one\r\ntwo\tthree\302\205four\342\200\250five",      /* lines */
	"a\342\200\256gnp.\342\201\246b\342\201\251\342\200\217\342\200\252", /* direction */
	"a\342\200\213b\357\273\277\342\201\240c\363\240\201\201\302\255", /* nothing to be seen */
	"1\342\200\2152\342\200\214",                         /* joiners between what does not join */
	"\377\376\300\257\340\200\257\355\240\200\364\220\200\200\303(\342\202", /* no UTF-8 */
	"a\302",                                              /* a character cut off */
	"a\033",                                              /* and a sequence */
	"=cmd|' /C calc'!A0", "+1+cmd", "-1+cmd", "@SUM(A1)", "\t=1", "\r@x", " =1",
	"\357\274\235" "1+1", "\357\274\213" "1", "\357\274\215" "1", "\357\274\240x", /* wide forms */
	"\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201",
	"%s%n%99999d ;p=body;d=1 \"`$(x)`\\",
	"--option",
	"",
};
/* clang-format on */

/* One code point by the table of Unicode's standard, -1 where it is none; *text moves on. */
static long next_point(const char **text)
{
	static const struct {
		unsigned char mask, lead;
		int more;
		long least;
	} rows[] = { { 0x80, 0x00, 0, 0 }, { 0xe0, 0xc0, 1, 0x80 }, { 0xf0, 0xe0, 2, 0x800 },
		{ 0xf8, 0xf0, 3, 0x10000 } };
	unsigned char first = (unsigned char)*(*text)++;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		if ((first & rows[i].mask) != rows[i].lead)
			continue;
		long point = first & (unsigned char)~rows[i].mask;
		for (int k = 0; k < rows[i].more; k++) {
			unsigned char more = (unsigned char)**text;
			if ((more & 0xc0) != 0x80)
				return -1;
			point = point << 6 | (more & 0x3f);
			++*text;
		}
		bool is_good = point >= rows[i].least && point <= 0x10ffff &&
			       (point < 0xd800 || point > 0xdfff);
		return is_good ? point : -1;
	}
	return -1;
}

static bool is_forbidden(long point)
{
	static const struct {
		long first, last;
	} rows[] = { { -1, 0x1f }, { 0x7f, 0x9f }, { 0xad, 0xad }, { 0x200b, 0x200b },
		{ 0x200e, 0x200f }, { 0x2028, 0x202e }, { 0x2060, 0x206f }, { 0xfeff, 0xfeff },
		{ 0xe0000, 0xe0fff } };
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		if (point >= rows[i].first && point <= rows[i].last)
			return true;
	}
	return false;
}

/* What a person reads: nothing that works unseen, no heap of marks. */
static void check_text(const char *door, const char *text)
{
	int marks = 0;
	for (const char *at = text; *at;) {
		long point = next_point(&at);
		ck_assert_msg(!is_forbidden(point), "%s: U+%04lX in '%s'", door, point, text);
		ck_assert_msg(point != 0x200c && point != 0x200d, "%s: a joiner: '%s'", door, text);
		marks = point >= 0x300 && point <= 0x36f ? marks + 1 : 0;
		ck_assert_msg(marks <= 8, "%s: a heap of marks", door);
	}
}

/* The text between the head and the tail that we wrote ourselves. */
static void check_between(const char *door, struct buf *out, const char *head, const char *tail)
{
	size_t len = strlen(head), tail_len = strlen(tail);
	ck_assert_msg(out->len >= len + tail_len, "%s: too short", door);
	ck_assert_msg(strncmp(out->bytes, head, len) == 0, "%s: another head", door);
	ck_assert_msg(
		strcmp(out->bytes + out->len - tail_len, tail) == 0, "%s: another tail", door);
	out->bytes[out->len - tail_len] = '\0';
	check_text(door, out->bytes + len);
	buf_clear(out);
}

static const struct escape_way plain = { .reads_strings = true };
static const struct escape_way tmux = { .reads_strings = true, .through = THROUGH_TMUX };
static struct buf out;

static void setup(void)
{
	buf_init(&out, 0);
}

static void teardown(void)
{
	buf_release(&out);
}

START_TEST(on_the_screen)
{
	struct canvas *canvas = canvas_new(60, 2, false);
	canvas_text(canvas, place(0, 0, 60), STYLE_TEXT, hostile[_i]);
	canvas_printf(canvas, place(0, 1, 60), STYLE_TEXT, "%s", hostile[_i]);
	for (int y = 0; y < 2; y++) {
		for (int x = 0; x < 60; x++)
			check_text("cell", canvas_cell(canvas, x, y)->text);
	}
	canvas_free(canvas);
	canvas = canvas_new(60, 1, true);
	canvas_text(canvas, place(0, 0, 60), STYLE_TEXT, hostile[_i]);
	for (int x = 0; x < 60; x++) {
		for (const char *at = canvas_cell(canvas, x, 0)->text; *at; at++)
			ck_assert_msg(*at >= 0x20 && *at < 0x7f, "no ASCII: %02x", (unsigned)*at);
	}
	canvas_free(canvas);
}
END_TEST

START_TEST(beside_the_screen)
{
	const char *text = hostile[_i];
	escape_title(&out, &plain, text);
	check_between("title", &out, "\033]2;", "\a");
	escape_notify(&out, &plain, NOTICE_OSC9, text, text);
	check_between("OSC 9", &out, "\033]9;", "\a");
	escape_notify(&out, &plain, NOTICE_OSC777, "x", text);
	check_between("OSC 777", &out, "\033]777;notify;x;", "\a");
	escape_notify(&out, &plain, NOTICE_OSC99, "x", text);
	check_between("OSC 99", &out, "\033]99;i=kpitop:d=0;x\a\033]99;i=kpitop:d=1:p=body;", "\a");
	escape_notify(&out, &tmux, NOTICE_OSC9, "x", text);
	check_between("through tmux", &out, "\033Ptmux;\033\033]9;x: ", "\a\033\\");
	const struct escape_anchor anchor = { 0, 0, "https://a/", text };
	ck_assert(escape_link(&out, &plain, &anchor));
	check_between("text of a link", &out, "\0337\033[1;1H\033[0;4m\033]8;;https://a/\a",
		"\033]8;;\a\033[0m\0338");
	escape_text(&out, false, text, ESCAPE_NOTICE_MAX);
	check_between("argument", &out, "", "");
}
END_TEST

START_TEST(in_an_address)
{
	struct buf url;
	buf_init(&url, 0);
	buf_printf(&url, "https://a.example/%s", hostile[_i]);
	const struct escape_anchor anchor = { 0, 0, url.bytes, "x" };
	ck_assert(escape_link(&out, &plain, &anchor));
	for (const char *at = strstr(out.bytes, "https://"); *at != '\a'; at++)
		ck_assert_msg(*at > 0x20 && *at < 0x7f, "byte %02x in an address", (unsigned)*at);
	buf_release(&url);
}
END_TEST

static int digit_of(char character)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = strchr(digits, character);
	return at && character ? (int)(at - digits) : -1;
}

START_TEST(in_the_clipboard)
{
	struct buf copied;
	buf_init(&copied, 0);
	ck_assert(escape_clipboard(&out, &plain, hostile[_i]));
	ck_assert_int_eq(strncmp(out.bytes, "\033]52;c;", 7), 0);
	unsigned bits = 0;
	int count = 0;
	for (const char *at = out.bytes + 7; digit_of(*at) >= 0; at++) {
		bits = bits << 6 | (unsigned)digit_of(*at);
		count += 6;
		if (count < 8)
			continue;
		count -= 8;
		char byte = (char)(bits >> count & 0xff);
		if (byte != '\n') /* lines stay lines */
			buf_add_char(&copied, byte);
	}
	check_text("clipboard", copied.bytes);
	buf_release(&copied);
}
END_TEST

/* A spreadsheet must not take a cell for a formula. */
START_TEST(in_a_table_of_a_file)
{
	struct arena *arena = arena_new();
	struct table table = { .column_count = 0 };
	table_reserve(&table, arena, 1);
	table_add_column(&table, (struct table_column){ .title = hostile[_i] });
	table_text(table_add_row(&table, "1"), 0, STYLE_TEXT, hostile[_i]);
	table_csv(&table, &out);
	ck_assert_str_eq(out.bytes + out.len - 2, "\r\n");
	out.bytes[out.len - 2] = '\0';
	char *row = strstr(out.bytes, "\r\n");
	ck_assert_ptr_nonnull(row);
	*row = '\0';
	check_text("title of a column", out.bytes);
	check_text("cell of a file", row + 2);
	const char *cell = row + 2 + (row[2] == '"');
	cell += strspn(cell, " ");
	const char *end;
	const char *at = cell;
	long point = *at ? next_point(&at) : 0;
	bool is_number = strtod(cell, (char **)&end) != 0 && !*end;
	ck_assert_msg(is_number || !strchr("=+-@", *cell) || !*cell, "a formula: %s", cell);
	ck_assert_msg(point < 0xff00 || point == 0xfffd, "a wide formula: %s", cell);
	arena_free(arena);
}
END_TEST

START_TEST(in_errors_and_the_log)
{
	struct error err = { .kind = ERROR_NONE };
	char line[4096] = "";
	int ends[2];
	(void)error_set(&err, ERROR_NET, "no: %s", hostile[_i]);
	(void)error_prefix(&err, "%s", hostile[_i]);
	check_text("error", err.text);
	ck_assert_int_eq(pipe(ends), 0);
	struct log *log = log_new(ends[1], LOG_LEVEL_NOTICE);
	log_line(log, 1795341600, LOG_LEVEL_NOTICE, "%s", hostile[_i]);
	log_free(log);
	close(ends[1]);
	ssize_t len = read(ends[0], line, sizeof line - 1);
	ck_assert_int_gt(len, 1);
	ck_assert_int_eq(line[len - 1], '\n');
	line[len - 1] = '\0';
	check_text("log", line);
	close(ends[0]);
}
END_TEST

/* Data is whole, but nothing of it works on the way. */
START_TEST(in_json)
{
	cJSON *before = cJSON_CreateString(hostile[_i]);
	char *printed = cJSON_PrintUnformatted(before);
	text_escape_json(&out, printed);
	for (const char *at = out.bytes; *at;) {
		long point = next_point(&at);
		ck_assert_msg(!is_forbidden(point), "U+%04lX in %s", point, out.bytes);
	}
	cJSON *after = cJSON_Parse(out.bytes);
	ck_assert_ptr_nonnull(after);
	bool is_whole = true;
	for (const char *at = hostile[_i]; *at && is_whole;)
		is_whole = next_point(&at) >= 0;
	if (is_whole)
		ck_assert_str_eq(after->valuestring, hostile[_i]);
	cJSON_free(printed);
	cJSON_Delete(before);
	cJSON_Delete(after);
}
END_TEST

Suite *suite_hostile(void)
{
	Suite *suite = suite_create("hostile");
	TCase *tcase = tcase_create("hostile");
	const int count = (int)ARRAY_LEN(hostile);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, on_the_screen, 0, count);
	tcase_add_loop_test(tcase, beside_the_screen, 0, count);
	tcase_add_loop_test(tcase, in_an_address, 0, count);
	tcase_add_loop_test(tcase, in_the_clipboard, 0, count);
	tcase_add_loop_test(tcase, in_a_table_of_a_file, 0, count);
	tcase_add_loop_test(tcase, in_errors_and_the_log, 0, count);
	tcase_add_loop_test(tcase, in_json, 0, count);
	suite_add_tcase(suite, tcase);
	return suite;
}
