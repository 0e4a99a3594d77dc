/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A whole configuration, word for word, becomes a desk.
 */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/format.h"
#include "base/macros.h"
#include "check_config.h"
#include "config/config.h"

static const char whole[] =
	"# the department\n"
	"desk acme {\n"
	"  zone = \"Europe/Istanbul\" // since 2016 without summer time\n"
	"  title = \"Acme Support\"\n"
	"  since = \"13 months\"\n"
	"  week_start = sunday  due_soon = 30m  reopen_window = 5d  subjects = no  keep = 800d\n"
	"  excluded_off = {spam, \"test\"}\n"
	"  /* two\n"
	"     sources */\n"
	"  source support { kind = zendesk  url = \"https://acme.zendesk.com\"  client_id = \"cid\"\n"
	"    secret_command = \"pass acme/zendesk\"  topic_field = \"Contact reason\"\n"
	"    requests_per_minute = 100  budget = 25%  interval = 2m  agents = {\"Bots\"} }\n"
	"  source orders  { kind = feed     file = \"/srv/kpi/orders.csv\" }\n"
	"  hours { monday = {\"09:00-12:30\", \"13:30-18:00\"}  holidays = {\"2026-10-29\"} }\n"
	"  team \"Tier 2\" { tier = 2  groups = {\"Escalations\"} }\n"
	"  site Izmir { teams = {\"Billing\", \"Returns\"} }\n"
	"  role technical { teams = {\"Tier 2\"} }\n"
	"  promise { channel = email  priority = high  first_response = 1h  resolution = 2d  clock = business }\n"
	"  target { kpi = first_response_time  goal = 4h  warn = 6h }\n"
	"  target { kpi = first_response_time  team = \"VIP\"  goal = 1h  from = 2026-07-01  owner = \"Head of support\" }\n"
	"  target { kpi = csat goal = 85% warn = 0.8 by = 2027-01-01 clock = calendar }\n"
	"  kpi requests_per_order { numerator = ticket_volume  denominator = \"measure:orders\"  per = 100  better = lower }\n"
	"  map { \"alice@old.example\" = \"alice@acme.example\"  bob = \"robert\" }\n"
	"}\n"
	"desk second { }\n";

static struct config *parse(const char *text)
{
	struct config *config = NULL;
	struct error err = { .kind = ERROR_NONE };

	ck_assert_msg(config_parse("test.conf", text, CONFIG_NOW, &config, &err), "%s", err.text);
	return config;
}

static void check_list(const struct text_list *list, const char *first, const char *second)
{
	ck_assert_uint_eq(list->len, second ? 2 : 1);
	ck_assert_str_eq(list->items[0], first);
	if (second)
		ck_assert_str_eq(list->items[1], second);
}

START_TEST(the_desks_own_settings)
{
	struct config *config = parse(whole);
	const struct desk *desk = config_desk(config, NULL);

	ck_assert_uint_eq(config->desk_count, 2);
	ck_assert_str_eq(desk->name, "acme");
	ck_assert_str_eq(desk->title, "Acme Support");
	ck_assert_str_eq(zone_name(desk->zone), "Europe/Istanbul");
	ck_assert_int_eq(desk->week_start, 6);
	ck_assert_int_eq(desk->due_soon_s, 1800);
	ck_assert_int_eq(desk->reopen_window_s, 5 * 86400);
	ck_assert_int_eq(desk->keep_s, 800 * 86400);
	ck_assert(!desk->has_subjects);
	check_list(&desk->excluded, "spam", "test");
	ck_assert_ptr_null(desk->store);
	ck_assert_str_eq(config_desk(config, "second")->title, "second");
	ck_assert_ptr_null(config_desk(config, "third"));
	config_free(config);
	config_free(NULL);
}
END_TEST

START_TEST(sources_keep_every_word)
{
	struct config *config = parse(whole);
	const struct desk *desk = config_desk(config, "acme");
	const struct source_config *source = desk->sources;

	ck_assert_uint_eq(desk->source_count, 2);
	ck_assert_str_eq(source->name, "support");
	ck_assert_str_eq(source->kind, "zendesk");
	ck_assert_str_eq(source->url, "https://acme.zendesk.com");
	ck_assert_str_eq(source->client_id, "cid");
	ck_assert_str_eq(source->secret_command, "pass acme/zendesk");
	ck_assert_ptr_null(source->secret_file);
	ck_assert_str_eq(source->topic_field, "Contact reason");
	ck_assert_int_eq(source->requests_per_minute, 100);
	ck_assert_str_eq(source->budget, "25%");
	ck_assert_int_eq(source->interval_s, 120);
	check_list(&source->agents, "Bots", NULL);
	ck_assert_str_eq(source->file_name, "test.conf");
	ck_assert_int_eq(source->line, 10); /* comments do not shift lines */
	ck_assert_str_eq(source[1].kind, "feed");
	ck_assert_str_eq(source[1].file, "/srv/kpi/orders.csv");
	ck_assert_int_eq(source[1].requests_per_minute, 0);
	ck_assert_int_eq(source[1].line, 13);
	config_free(config);
}
END_TEST

START_TEST(who_works_and_when)
{
	struct config *config = parse(whole);
	const struct desk *desk = config_desk(config, "acme");

	ck_assert_int_eq(calendar_day_s(desk->calendar), 8 * 3600);
	ck_assert_uint_eq(desk->team_count, 1);
	ck_assert_str_eq(desk->teams[0].name, "Tier 2");
	ck_assert_int_eq(desk->teams[0].tier, 2);
	check_list(&desk->teams[0].groups, "Escalations", NULL);
	ck_assert_str_eq(desk->sites[0].name, "Izmir");
	check_list(&desk->sites[0].teams, "Billing", "Returns");
	ck_assert_str_eq(desk->roles[0].name, "technical");
	check_list(&desk->roles[0].teams, "Tier 2", NULL);
	ck_assert_uint_eq(desk->roles[0].agents.len, 0);
	ck_assert_uint_eq(desk->map_count, 2);
	ck_assert_str_eq(desk->maps[0].from, "alice@old.example");
	ck_assert_str_eq(desk->maps[0].to, "alice@acme.example");
	ck_assert_str_eq(desk->maps[1].from, "bob");
	config_free(config);
}
END_TEST

START_TEST(promises_and_targets)
{
	struct config *config = parse(whole);
	const struct desk *desk = config_desk(config, "acme");
	const struct promise_config *promise = desk->promises;
	const struct target_config *target = desk->targets;

	ck_assert_uint_eq(desk->promise_count, 1);
	ck_assert_str_eq(promise->channel, "email");
	ck_assert_str_eq(promise->priority, "high");
	ck_assert_int_eq(promise->first_response_s, 3600);
	ck_assert_int_eq(promise->next_reply_s, 0);
	ck_assert_int_eq(promise->resolution_s, 2 * 86400);
	ck_assert_int_eq(promise->clock, CLOCK_BUSINESS);
	ck_assert_uint_eq(desk->target_count, 3);
	ck_assert_str_eq(target[0].goal_text, "4h");
	ck_assert_str_eq(target[0].warn_text, "6h");
	ck_assert_int_eq(target[0].from, TIME_NONE);
	ck_assert_int_eq(target[0].clock, CLOCK_DEFAULT);
	ck_assert(isnan(target[0].goal));
	ck_assert_str_eq(target[1].team, "VIP");
	ck_assert_int_eq(target[1].from, 1782853200); /* 2026-06-30T21:00Z: midnight in Istanbul */
	ck_assert_str_eq(target[1].owner, "Head of support");
	ck_assert_int_eq(target[1].line, 20);
	ck_assert_str_eq(target[2].goal_text, "85%");
	ck_assert_str_eq(target[2].warn_text, "0.8");
	ck_assert_int_eq(target[2].clock, CLOCK_CALENDAR);
	ck_assert_uint_eq(desk->kpi_count, 1);
	ck_assert_str_eq(desk->kpis[0].name, "requests_per_order");
	ck_assert_str_eq(desk->kpis[0].denominator, "measure:orders");
	ck_assert(desk->kpis[0].per == 100);
	ck_assert_int_eq(desk->kpis[0].better, 1);
	config_free(config);
}
END_TEST

START_TEST(an_empty_desk_equals_a_new_one)
{
	struct config *config =
		parse("desk acme { source s { kind = rt } promise { resolution = 1d } }");
	const struct desk *read = config_desk(config, NULL);
	struct desk *made = desk_new("acme");

	ck_assert(desk_finish(made, CONFIG_NOW, NULL));
	ck_assert_str_eq(read->zone_text, made->zone_text);
	ck_assert_str_eq(read->since_text, made->since_text);
	ck_assert_int_eq(read->since, made->since);
	ck_assert_int_eq(read->week_start, made->week_start);
	ck_assert_int_eq(read->due_soon_s, made->due_soon_s);
	ck_assert_int_eq(read->reopen_window_s, made->reopen_window_s);
	ck_assert_int_eq(read->has_subjects, made->has_subjects);
	ck_assert_int_eq(read->keep_s, made->keep_s);
	ck_assert_uint_eq(read->hours_count, 0);
	ck_assert_int_eq(read->promises[0].clock, CLOCK_DEFAULT);
	desk_free(made);
	config_free(config);
}
END_TEST

START_TEST(variables_come_from_the_environment)
{
	struct config *config;
	const struct desk *desk;

	setenv("KPITOP_TEST_ZONE", "Asia/Tehran", 1);
	setenv("KPITOP_TEST_ODD", "a \"quoted\" } # word", 1);
	unsetenv("KPITOP_TEST_UNSET");
	config = parse("desk a {\n"
		       " zone = ${KPITOP_TEST_ZONE} # ${KPITOP_TEST_UNSET}\n"
		       " title = \"<${KPITOP_TEST_ODD}>\"\n"
		       " store = '/srv/${KPITOP_TEST_UNSET}'\n"
		       " since = \"${KPITOP_TEST_UNSET:-7d}\"\n"
		       "}");
	desk = config_desk(config, NULL);
	ck_assert_str_eq(desk->zone_text, "Asia/Tehran");
	ck_assert_str_eq(desk->title, "<a \"quoted\" } # word>");
	ck_assert_str_eq(desk->store, "/srv/${KPITOP_TEST_UNSET}"); /* single quotes: as written */
	ck_assert_str_eq(desk->since_text, "7d");
	config_free(config);
}
END_TEST

static void write_file(const char *path, const char *text, mode_t mode)
{
	FILE *file = fopen(path, "w");

	ck_assert_ptr_nonnull(file);
	fputs(text, file);
	fclose(file);
	ck_assert_int_eq(chmod(path, mode), 0);
}

static void check_refused(const char *path, const char *says)
{
	struct config *config;
	struct error err = { .kind = ERROR_NONE };

	ck_assert_msg(!config_read(path, CONFIG_NOW, &config, &err), "%s was read", path);
	ck_assert_ptr_null(config);
	ck_assert_int_eq(err.kind, ERROR_CONFIG);
	ck_assert_msg(strstr(err.text, says) != NULL, "%s", err.text);
	ck_assert_msg(strstr(err.text, path) != NULL, "%s", err.text);
}

START_TEST(the_file_must_be_ours_alone)
{
	char folder[] = "/tmp/kpitop-config-XXXXXX", path[64];
	struct config *config;
	struct error err;

	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/kpitop.conf", folder);
	check_refused(path, "no configuration at");
	check_refused(folder, "is no file");
	write_file(path, "desk acme { }", 0620);
	check_refused(path, "chmod go-w");
	write_file(path, "desk acme { }", 0602);
	check_refused(path, "can be written by others");
	write_file(path, "desk acme { zoen = x }", 0644);
	check_refused(path, "kpitop.conf:1: unknown setting");
	write_file(path, "desk acme { }", 0640);
	ck_assert_msg(config_read(path, CONFIG_NOW, &config, &err), "%s", err.text);
	ck_assert_str_eq(config->path, path);
	config_free(config);
	unlink(path);
	rmdir(folder);
}
END_TEST

START_TEST(the_file_lies_where_xdg_says)
{
	char *path;

	setenv("HOME", "/home/me", 1);
	setenv("XDG_CONFIG_HOME", "/etc/mine", 1);
	path = config_default_path();
	ck_assert_str_eq(path, "/etc/mine/kpitop/kpitop.conf");
	free(path);
	setenv("XDG_CONFIG_HOME", "relative", 1); /* the standard says: to be ignored */
	path = config_default_path();
	ck_assert_str_eq(path, "/home/me/.config/kpitop/kpitop.conf");
	free(path);
	unsetenv("XDG_CONFIG_HOME");
	path = config_default_path();
	ck_assert_str_eq(path, "/home/me/.config/kpitop/kpitop.conf");
	free(path);
}
END_TEST

Suite *suite_config(void)
{
	Suite *suite = suite_create("config");
	TCase *tests = tcase_create("all");

	tcase_set_timeout(tests, 60); /* a slow machine is no error */
	tcase_add_test(tests, the_desks_own_settings);
	tcase_add_test(tests, sources_keep_every_word);
	tcase_add_test(tests, who_works_and_when);
	tcase_add_test(tests, promises_and_targets);
	tcase_add_test(tests, an_empty_desk_equals_a_new_one);
	tcase_add_test(tests, variables_come_from_the_environment);
	tcase_add_test(tests, the_file_must_be_ours_alone);
	tcase_add_test(tests, the_file_lies_where_xdg_says);
	suite_add_tcase(suite, tests);
	return suite;
}
