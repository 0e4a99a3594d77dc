/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Programs beside the dashboard: their arguments as they are, no secret, nothing on our screen.
 */
#include "config.h"

#include <check.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/spawn.h"
#include "check_app.h"

/* What the program wrote into `path`, which is removed. */
static void read_back(const char *path, char *out, size_t size)
{
	FILE *file = fopen(path, "r");
	ck_assert_ptr_nonnull(file);
	out[fread(out, 1, size - 1, file)] = '\0';
	(void)fclose(file);
	(void)unlink(path);
}

START_TEST(a_text_is_an_argument_and_no_secret_goes_along)
{
	char path[] = "/tmp/kpitop-spawn-XXXXXX", got[512];
	struct desk *desk = desk_new("acme");
	struct source_config source = { .name = "support", .secret_env = "SPAWN_SECRET" };
	int pid = 0;
	close(mkstemp(path));
	desk->sources = &source;
	desk->source_count = 1;
	setenv("SPAWN_SECRET", "s3cret", 1);
	setenv("SPAWN_SECRET_NOT", "plain", 1);
	const char *const arguments[] = { "/bin/sh", "-c",
		"{ printf '%s|' \"$2\" \"$SPAWN_SECRET\" \"$SPAWN_SECRET_NOT\"; cat; "
		"test -t 1 || printf quiet; } >\"$1\"",
		"sh", path, "kpitop acme: $(id); `id` 'x' > y", NULL };
	ck_assert(spawn_quietly(desk, arguments, &pid));
	ck_assert_int_gt(pid, 0);
	ck_assert_int_eq(waitpid(pid, NULL, 0), pid);
	ck_assert(!spawn_is_running(&pid));
	read_back(path, got, sizeof got);
	ck_assert_str_eq(got, "kpitop acme: $(id); `id` 'x' > y||plain|quiet");
	desk->sources = NULL;
	desk->source_count = 0;
	desk_free(desk);
}
END_TEST

START_TEST(what_is_not_there_is_said)
{
	struct desk *desk = desk_new("acme");
	const char *const arguments[] = { "/nonexistent/notify", "x", NULL };
	int pid = 0;
	ck_assert(!spawn_quietly(desk, arguments, &pid));
	desk_free(desk);
}
END_TEST

START_TEST(one_that_runs_is_known_to_run)
{
	struct desk *desk = desk_new("acme");
	int ends[2], pid = 0;
	char path[64];
	ck_assert_int_eq(pipe(ends), 0);
	(void)snprintf(path, sizeof path, "/proc/%d/fd/%d", (int)getpid(), ends[0]);
	/* It reads until somebody ends it. */
	const char *const arguments[] = { "/bin/cat", path, NULL };
	ck_assert(spawn_quietly(desk, arguments, &pid));
	ck_assert(spawn_is_running(&pid));
	kill(pid, SIGKILL);
	ck_assert_int_eq(waitpid(pid, NULL, 0), pid);
	ck_assert(!spawn_is_running(&pid));
	ck_assert_int_eq(pid, 0);
	close(ends[0]);
	close(ends[1]);
	desk_free(desk);
}
END_TEST

Suite *suite_spawn(void)
{
	Suite *suite = suite_create("spawn");
	TCase *tcase = tcase_create("all");
	tcase_add_test(tcase, a_text_is_an_argument_and_no_secret_goes_along);
	tcase_add_test(tcase, what_is_not_there_is_said);
	tcase_add_test(tcase, one_that_runs_is_known_to_run);
	suite_add_tcase(suite, tcase);
	return suite;
}
