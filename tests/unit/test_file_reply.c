/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files as replies: parts, versions, and everything that is no regular file.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include "app/file_reply.h"
#include "base/clock.h"
#include "check_app.h"

#define WRITTEN_S 1795341600 /* 2026-11-22T10:00:00Z */

struct asked {
	struct test_place place;
	char path[400];
	struct http_request request;
	struct http_reply reply;
};

static void asked_init(struct asked *asked, const char *name)
{
	test_place_init(&asked->place);
	(void)snprintf(asked->path, sizeof asked->path, "%s", test_place_path(&asked->place, name));
	http_request_init(&asked->request);
	http_reply_init(&asked->reply);
	buf_printf(&asked->request.url, HTTP_FILE_SCHEME "%s", asked->path);
}

static void asked_release(struct asked *asked)
{
	http_request_release(&asked->request);
	http_reply_release(&asked->reply);
	test_place_release(&asked->place);
}

static void write_file(const char *path, const char *text)
{
	const struct timeval times[2] = { { WRITTEN_S, 0 }, { WRITTEN_S, 0 } };
	FILE *file = fopen(path, "w");

	ck_assert_ptr_nonnull(file);
	(void)fputs(text, file);
	(void)fclose(file);
	ck_assert_int_eq(utimes(path, times), 0);
}

static void ask(struct asked *asked, int64_t from, size_t bytes, int want_status)
{
	asked->request.part_from = from;
	asked->request.max_bytes = bytes;
	file_reply(&asked->request, &asked->reply);
	ck_assert_msg(asked->reply.status == want_status, "%d: %s", asked->reply.status,
		asked->reply.body.bytes);
}

START_TEST(a_file_comes_in_parts)
{
	struct asked asked;

	asked_init(&asked, "a.csv");
	write_file(asked.path, "0123456789");
	ck_assert(file_is_asked(&asked.request));
	ask(&asked, 0, 4, 206);
	ck_assert_str_eq(asked.reply.body.bytes, "0123");
	ask(&asked, 4, 4, 206);
	ck_assert_str_eq(asked.reply.body.bytes, "4567");
	ask(&asked, 6, 4, 200); /* the last byte is known to be the last */
	ck_assert_str_eq(asked.reply.body.bytes, "6789");
	ask(&asked, 10, 4, 200);
	ck_assert_str_eq(asked.reply.body.bytes, "");
	ask(&asked, 12, 4, 200); /* it has shrunk meanwhile */
	ck_assert_str_eq(asked.reply.body.bytes, "");
	ask(&asked, 0, 0, 200);
	ck_assert_str_eq(asked.reply.body.bytes, "0123456789");
	ck_assert_int_eq(http_reply_modified(&asked.reply), WRITTEN_S);
	ck_assert_int_eq(http_reply_date(&asked.reply), TIME_NONE); /* it has no clock of its own */
	asked_release(&asked);
}
END_TEST

START_TEST(what_is_the_same_is_not_read)
{
	struct asked asked;

	asked_init(&asked, "a.csv");
	write_file(asked.path, "one");
	ask(&asked, 0, 0, 200);
	buf_add_text(&asked.request.unless, http_reply_header(&asked.reply, "etag"));
	ask(&asked, 0, 0, 304);
	ck_assert_uint_eq(asked.reply.body.len, 0);
	write_file(asked.path, "three"); /* at the same second */
	ask(&asked, 0, 0, 200);
	ck_assert_str_eq(asked.reply.body.bytes, "three");
	asked_release(&asked);
}
END_TEST

static void expect_refusal(struct asked *asked, int status, const char *why)
{
	char want[600];

	(void)snprintf(want, sizeof want, "'%s': %s", asked->path, why);
	ask(asked, 0, 0, status);
	ck_assert_str_eq(asked->reply.body.bytes, want);
}

/* None of these waits for a writer, and none is followed. */
START_TEST(only_regular_files_are_read)
{
	struct asked asked;

	asked_init(&asked, "a.csv");
	expect_refusal(&asked, 404, "there is no such file");
	ck_assert_int_eq(mkfifo(asked.path, 0600), 0);
	expect_refusal(&asked, 403, "it is no ordinary file");
	ck_assert_int_eq(unlink(asked.path), 0);
	ck_assert_int_eq(mkdir(asked.path, 0700), 0);
	expect_refusal(&asked, 403, "it is a directory, not a file");
	ck_assert_int_eq(rmdir(asked.path), 0);
	ck_assert_int_eq(symlink("/etc/passwd", asked.path), 0);
	expect_refusal(&asked, 403, "it is a symbolic link; name the file that it leads to");
	ck_assert_int_eq(unlink(asked.path), 0);
	write_file(asked.path, "x");
	if (geteuid() != 0) {
		ck_assert_int_eq(chmod(asked.path, 0), 0);
		expect_refusal(&asked, 403, "Permission denied");
	}
	asked_release(&asked);
}
END_TEST

START_TEST(addresses_are_not_files)
{
	struct asked asked;

	asked_init(&asked, "a.csv");
	buf_clear(&asked.request.url);
	buf_add_text(&asked.request.url, "https://shop.example/a.csv");
	ck_assert(!file_is_asked(&asked.request));
	asked_release(&asked);
}
END_TEST

Suite *suite_file_reply(void)
{
	Suite *suite = suite_create("app/file_reply");
	TCase *tcase = tcase_create("files");

	tcase_add_test(tcase, a_file_comes_in_parts);
	tcase_add_test(tcase, what_is_the_same_is_not_read);
	tcase_add_test(tcase, only_regular_files_are_read);
	tcase_add_test(tcase, addresses_are_not_files);
	suite_add_tcase(suite, tcase);
	return suite;
}
