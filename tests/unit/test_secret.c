/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where secrets come from, and what is said when they do not.
 */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/secret.h"
#include "base/macros.h"
#include "check_app.h"

#define LONG_MS 60000

START_TEST(command_gives_its_output)
{
	static const struct {
		const char *command, *want;
	} cases[] = {
		{ "printf s3cr3t", "s3cr3t" },
		{ "echo s3cr3t", "s3cr3t" },
		{ "printf 's3cr3t\\r\\n\\n'", "s3cr3t" },
		{ "printf ' with spaces '", " with spaces " },
		{ "cat; echo no-input", "no-input" },
		{ "test -t 0 || test -t 1 || (: </dev/tty) 2>/dev/null || echo no-terminal",
			"no-terminal" },
	};
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct error err = { 0 };
		char *secret = NULL;
		ck_assert_msg(secret_run(cases[i].command, LONG_MS, &secret, &err), "%s", err.text);
		ck_assert_str_eq(secret, cases[i].want);
		secret_free(secret);
	}
}
END_TEST

START_TEST(command_that_fails_says_why)
{
	static const struct {
		const char *command, *want;
	} cases[] = {
		{ "exit 3", "exit status 3" },
		{ "echo s3cr3t; exit 1", "exit status 1" },
		{ "/nonexistent/pass 2>/dev/null", "there is no such command (exit status 127)" },
		{ "true", "it gave nothing" },
		{ "printf 's3cr3t\\nuser: me\\n'",
			"it gave more than one line, and only the secret itself may be there" },
		{ "printf 's3\\000cr3t'", "it gave binary data" },
		{ "yes s3cr3t", "it gave more than 64 KiB" },
		{ "kill -KILL $$", "it was ended by signal 9" },
	};
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct error err = { 0 };
		char *secret = NULL;
		ck_assert(!secret_run(cases[i].command, LONG_MS, &secret, &err));
		ck_assert_ptr_null(secret);
		ck_assert_int_eq(err.kind, ERROR_AUTH);
		ck_assert_str_eq(err.text, cases[i].want);
	}
}
END_TEST

/* The grandchild would hold the pipe open for ever. */
START_TEST(command_that_hangs_is_killed_with_its_children)
{
	struct error err = { 0 };
	char *secret = NULL;
	ck_assert(!secret_run("sleep 100000 & sleep 100000", 50, &secret, &err));
	ck_assert_str_eq(err.text, "no answer within 1 s");
}
END_TEST

START_TEST(file_is_read_if_it_is_ours_alone)
{
	struct test_place place;
	test_place_init(&place);
	const char *path = test_place_path(&place, "token");
	struct source_config config = { .name = "support", .secret_file = path };
	struct error err = { 0 };
	char *secret = NULL;
	int fd = open(path, O_WRONLY | O_CREAT, 0600);
	ck_assert_int_eq(write(fd, "s3cr3t\n", 7), 7);
	ck_assert(secret_read(&config, &secret, &err));
	ck_assert_str_eq(secret, "s3cr3t");
	secret_free(secret);
	ck_assert_int_eq(fchmod(fd, 0640), 0);
	close(fd);
	ck_assert(!secret_read(&config, &secret, &err));
	ck_assert_int_eq(err.kind, ERROR_AUTH);
	ck_assert_str_eq(err.text,
		"secret_file of source \"support\": others may use it (mode 640): chmod 600 makes it "
		"yours alone");
	unlink(path);
	ck_assert(!secret_read(&config, &secret, &err));
	ck_assert_str_eq(err.text, "secret_file of source \"support\": No such file or directory");
	config.secret_file = place.directory;
	ck_assert(!secret_read(&config, &secret, &err));
	ck_assert_str_eq(err.text, "secret_file of source \"support\": it is no ordinary file");
	test_place_release(&place);
}
END_TEST

START_TEST(environment_is_read)
{
	const struct source_config config = { .name = "support",
		.secret_env = "KPITOP_TEST_SECRET" };
	struct error err = { 0 };
	char *secret = NULL;
	unsetenv("KPITOP_TEST_SECRET");
	ck_assert(!secret_read(&config, &secret, &err));
	ck_assert_str_eq(err.text, "secret_env of source \"support\": it is not set");
	setenv("KPITOP_TEST_SECRET", "s3cr3t", 1);
	ck_assert(secret_read(&config, &secret, &err));
	ck_assert_str_eq(secret, "s3cr3t");
	secret_free(secret);
}
END_TEST

START_TEST(no_setting_gives_no_secret)
{
	const struct source_config config = { .name = "support" };
	struct error err = { 0 };
	char *secret = NULL;
	ck_assert(secret_read(&config, &secret, &err));
	ck_assert_ptr_null(secret);
	secret_free(secret);
}
END_TEST

Suite *suite_secret(void)
{
	Suite *suite = suite_create("secret");
	TCase *cases = tcase_create("secret");
	tcase_set_timeout(cases, 60); /* only means "hung" */
	tcase_add_test(cases, command_gives_its_output);
	tcase_add_test(cases, command_that_fails_says_why);
	tcase_add_test(cases, command_that_hangs_is_killed_with_its_children);
	tcase_add_test(cases, file_is_read_if_it_is_ours_alone);
	tcase_add_test(cases, environment_is_read);
	tcase_add_test(cases, no_setting_gives_no_secret);
	suite_add_tcase(suite, cases);
	return suite;
}
