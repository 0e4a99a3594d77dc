/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which desk, which store and whose: by configuration, options and environment.
 */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/deskfile.h"
#include "check_app.h"

static const char two_desks[] = "desk acme {\n"
				"  zone = \"Europe/Istanbul\"\n"
				"  source support { kind = rt  url = \"https://rt.example\" }\n"
				"}\n"
				"desk other {\n"
				"  store = \"/srv/kpi/other.db\"\n"
				"  source support { kind = rt  url = \"https://rt.example\" }\n"
				"}\n";

struct bench {
	struct test_place place;
	char config[128];
	struct options options;
	struct deskfile file;
	struct error err;
};

static void bench_init(struct bench *bench)
{
	*bench = (struct bench){ 0 };
	test_place_init(&bench->place);
	snprintf(bench->config, sizeof(bench->config), "%s/kpitop.conf", bench->place.directory);
	int fd = open(bench->config, O_WRONLY | O_CREAT, 0600);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, two_desks, sizeof(two_desks) - 1), sizeof(two_desks) - 1);
	close(fd);
	bench->options.config = bench->config;
	setenv("XDG_STATE_HOME", "/state", 1);
	setenv("XDG_CONFIG_HOME", bench->place.directory, 1);
	setenv("HOME", "/home/nobody", 1);
}

static void bench_release(struct bench *bench)
{
	deskfile_release(&bench->file);
	test_place_release(&bench->place);
}

static void init_well(struct bench *bench)
{
	ck_assert_msg(
		deskfile_init(&bench->file, &bench->options, &bench->err), "%s", bench->err.text);
}

/* Known are kinds of sources and of records; every command says so, not the collector alone. */
START_TEST(unknown_words_of_sources_are_named)
{
	static const struct {
		const char *source, *want;
	} rows[] = {
		{ "source s { kind = sheet  url = \"https://s.example\" }",
			"kpitop.conf:2: source 's': unknown kind 'sheet' (known are fake, rt, feed)" },
		{ "source s { kind = feed  file = \"/srv/s.csv\"  record = cal }",
			"kpitop.conf:2: source 's': record 'cal' is none of rating, call, presence, "
			"schedule and measure" },
	};

	for (size_t i = 0; i < 2; i++) {
		struct bench bench;

		bench_init(&bench);
		FILE *file = fopen(bench.config, "w");

		ck_assert_ptr_nonnull(file);
		(void)fprintf(file, "desk acme {\n  %s\n}\n", rows[i].source);
		ck_assert_int_eq(fclose(file), 0);
		ck_assert(!deskfile_init(&bench.file, &bench.options, &bench.err));
		ck_assert_int_eq(bench.err.kind, ERROR_CONFIG);
		ck_assert_msg(strstr(bench.err.text, rows[i].want), "%s", bench.err.text);
		bench_release(&bench);
	}
}
END_TEST

START_TEST(first_desk_is_private)
{
	struct bench bench;
	bench_init(&bench);
	init_well(&bench);
	ck_assert_str_eq(bench.file.desk->name, "acme");
	ck_assert_str_eq(bench.file.store_path, "/state/kpitop/acme.db");
	ck_assert(!bench.file.is_shared);
	deskfile_release(&bench.file);
	unsetenv("XDG_STATE_HOME");
	init_well(&bench);
	ck_assert_str_eq(bench.file.store_path, "/home/nobody/.local/state/kpitop/acme.db");
	bench_release(&bench);
}
END_TEST

START_TEST(store_elsewhere_is_shared)
{
	struct bench bench;
	bench_init(&bench);
	bench.options.desk = "other";
	init_well(&bench);
	ck_assert_str_eq(bench.file.store_path, "/srv/kpi/other.db");
	ck_assert(bench.file.is_shared);
	deskfile_release(&bench.file);
	bench.options.store = "/state/kpitop/mine.db";
	init_well(&bench);
	ck_assert_str_eq(bench.file.store_path, "/state/kpitop/mine.db");
	ck_assert(!bench.file.is_shared);
	deskfile_release(&bench.file);
	bench.options.store = "/state/kpitop-old/mine.db";
	init_well(&bench);
	ck_assert(bench.file.is_shared);
	bench_release(&bench);
}
END_TEST

START_TEST(unknown_desk_names_the_known)
{
	struct bench bench;
	bench_init(&bench);
	bench.options.desk = "acne";
	ck_assert(!deskfile_init(&bench.file, &bench.options, &bench.err));
	ck_assert_ptr_nonnull(strstr(bench.err.text, "has no desk \"acne\" (it has: acme, other)"));
	bench_release(&bench);
}
END_TEST

START_TEST(zone_option_replaces_the_desks)
{
	struct bench bench;
	bench_init(&bench);
	bench.options.zone = "Asia/Tehran";
	init_well(&bench);
	ck_assert_str_eq(bench.file.desk->zone_text, "Asia/Tehran");
	ck_assert_str_eq(zone_name(bench.file.desk->zone), "Asia/Tehran");
	deskfile_release(&bench.file);
	bench.options.zone = "Asia/Atlantis";
	ck_assert(!deskfile_init(&bench.file, &bench.options, &bench.err));
	ck_assert_ptr_nonnull(strstr(bench.err.text, "--zone"));
	bench_release(&bench);
}
END_TEST

START_TEST(store_alone_knows_its_desk)
{
	struct bench bench;
	struct store *store = NULL;
	char path[128];
	bench_init(&bench);
	snprintf(path, sizeof(path), "%s/alone.db", bench.place.directory);
	ck_assert(store_open(path, STORE_WRITE_PRIVATE, &store, &bench.err));
	ck_assert(store_meta_set(store, "desk.title", "Acme support", &bench.err));
	ck_assert(store_meta_set(store, "desk.zone", "Asia/Tehran", &bench.err));
	store_close(store);
	bench.options.config = NULL; /* and none in XDG_CONFIG_HOME */
	bench.options.store = path;
	init_well(&bench);
	ck_assert_msg(deskfile_open(&bench.file, &bench.err), "%s", bench.err.text);
	ck_assert_str_eq(bench.file.desk->title, "Acme support");
	ck_assert_str_eq(zone_name(bench.file.desk->zone), "Asia/Tehran");
	bench_release(&bench);
}
END_TEST

START_TEST(missing_configuration_is_an_error)
{
	struct bench bench;
	bench_init(&bench);
	bench.options.config = NULL;
	ck_assert(!deskfile_init(&bench.file, &bench.options, &bench.err));
	ck_assert_int_eq(bench.err.kind, ERROR_CONFIG);
	bench_release(&bench);
}
END_TEST

START_TEST(a_wrong_target_names_its_line)
{
	static const char text[] = "desk acme {\n"
				   "  source support { kind = rt  url = \"https://rt.example\" }\n"
				   "  target { kpi = csat  goal = 90% }\n"
				   "  target { kpi = net_flow  goal = 0 }\n"
				   "}\n";
	struct bench bench;
	char want[256];
	bench_init(&bench);
	int fd = open(bench.config, O_WRONLY | O_TRUNC);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, text, sizeof(text) - 1), sizeof(text) - 1);
	close(fd);
	ck_assert(!deskfile_init(&bench.file, &bench.options, &bench.err));
	snprintf(want, sizeof(want),
		"%s:4: goal of 'net_flow' is not above zero, so it needs a warn of its own",
		bench.config);
	ck_assert_str_eq(bench.err.text, want);
	ck_assert_int_eq(bench.err.kind, ERROR_CONFIG);
	bench_release(&bench);
}
END_TEST

Suite *suite_deskfile(void)
{
	Suite *suite = suite_create("deskfile");
	TCase *cases = tcase_create("deskfile");
	tcase_add_test(cases, unknown_words_of_sources_are_named);
	tcase_add_test(cases, first_desk_is_private);
	tcase_add_test(cases, store_elsewhere_is_shared);
	tcase_add_test(cases, unknown_desk_names_the_known);
	tcase_add_test(cases, zone_option_replaces_the_desks);
	tcase_add_test(cases, store_alone_knows_its_desk);
	tcase_add_test(cases, missing_configuration_is_an_error);
	tcase_add_test(cases, a_wrong_target_names_its_line);
	suite_add_tcase(suite, cases);
	return suite;
}
