/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a report goes: a file that is whole or as it was, and never in the place of what is no file.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/output.h"
#include "check_app.h"

static void check_text(const char *path, const char *want)
{
	char text[64] = "";
	FILE *file = fopen(path, "r");

	ck_assert_ptr_nonnull(file);
	(void)!fgets(text, sizeof text, file);
	fclose(file);
	ck_assert_str_eq(text, want);
}

static void write_text(const char *text, const char *path)
{
	struct error err = { .kind = ERROR_NONE };
	struct buf buf;

	buf_init(&buf, 0);
	buf_add_text(&buf, text);
	ck_assert_msg(output_write(&buf, path, &err), "%s", err.text);
	buf_release(&buf);
}

START_TEST(a_file_is_replaced)
{
	struct test_place place;
	struct stat status;

	test_place_init(&place);
	write_text("first, which was longer", test_place_path(&place, "report"));
	write_text("second", test_place_path(&place, "report"));
	check_text(test_place_path(&place, "report"), "second");
	ck_assert_int_eq(stat(test_place_path(&place, "report"), &status), 0);
	ck_assert_uint_eq(status.st_nlink, 1);
	test_place_release(&place);
}
END_TEST

START_TEST(a_private_file_stays_private)
{
	struct test_place place;
	struct stat status;

	test_place_init(&place);
	write_text("first", test_place_path(&place, "report"));
	ck_assert_int_eq(chmod(test_place_path(&place, "report"), 0600), 0);
	write_text("second", test_place_path(&place, "report"));
	ck_assert_int_eq(stat(test_place_path(&place, "report"), &status), 0);
	ck_assert_uint_eq(status.st_mode & 0777, 0600);
	test_place_release(&place);
}
END_TEST

START_TEST(a_link_stays_a_link)
{
	struct test_place place;
	struct stat status;

	test_place_init(&place);
	write_text("first, which was longer", test_place_path(&place, "target"));
	ck_assert_int_eq(symlink("target", test_place_path(&place, "link")), 0);
	write_text("second", test_place_path(&place, "link"));
	ck_assert_int_eq(lstat(test_place_path(&place, "link"), &status), 0);
	ck_assert(S_ISLNK(status.st_mode));
	check_text(test_place_path(&place, "target"), "second");
	test_place_release(&place);
}
END_TEST

START_TEST(a_device_stays_a_device)
{
	struct stat status;

	write_text("nothing", "/dev/null");
	ck_assert_int_eq(lstat("/dev/null", &status), 0);
	ck_assert(S_ISCHR(status.st_mode));
}
END_TEST

START_TEST(what_was_cut_is_not_written)
{
	struct test_place place;
	struct error err = { .kind = ERROR_NONE };
	struct buf buf;

	test_place_init(&place);
	buf_init(&buf, 4);
	buf_add_text(&buf, "{\"schema\":1}");
	ck_assert(!output_write(&buf, test_place_path(&place, "report"), &err));
	ck_assert_int_ne(access(test_place_path(&place, "report"), F_OK), 0);
	buf_release(&buf);
	test_place_release(&place);
}
END_TEST

Suite *suite_output(void)
{
	Suite *suite = suite_create("output");
	TCase *tcase = tcase_create("output");

	tcase_add_test(tcase, a_file_is_replaced);
	tcase_add_test(tcase, a_private_file_stays_private);
	tcase_add_test(tcase, a_link_stays_a_link);
	tcase_add_test(tcase, a_device_stays_a_device);
	tcase_add_test(tcase, what_was_cut_is_not_written);
	suite_add_tcase(suite, tcase);
	return suite;
}
