/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goals proposed from a store, pasted into the configuration, and read back; goals tried on it.
 */
#include "config.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/app.h"
#include "base/macros.h"
#include "check_app.h"
#include "model/batch.h"
#include "store/store.h"

#define DAY_S INT64_C(86400)
#define MINUTE_S INT64_C(60)
#define NOW INT64_C(1795176000) /* 2026-11-20T12:00:00Z */
#define MIDNIGHT (NOW - DAY_S / 2)
#define DAYS 70

static struct test_place place;
static char config[128], facts_path[128], out_path[128];
static char *text; /* what the last command wrote */
static int next_ticket;

/* --- a desk ---------------------------------------------------------------------------------- */

/* Answered after so many minutes. */
static void add_ticket(
	struct batch *batch, const char *group, const char *topic, int64_t at, int64_t wait_s)
{
	struct ticket_record *ticket = &batch_add(batch, RECORD_TICKET)->ticket;

	ticket->id = arena_printf(batch->arena, "%d", ++next_ticket);
	ticket->version[FACET_CORE] = ticket->version[FACET_METRICS] = 1;
	ticket->core.has = CORE_STATE | CORE_CREATED | CORE_GROUP | CORE_TOPIC;
	ticket->core.state = STATE_OPEN;
	ticket->core.created_at = at;
	ticket->core.group = group;
	ticket->core.topic = topic;
	ticket->metrics.has = METRICS_FIRST_REPLY;
	ticket->metrics.first_reply_s = wait_s;
}

/* Every day five of each: Orders answer about delivery within 1 … 70 minutes, about the shop within
 * 10; Returns answer about delivery within 200. */
static void add_days(struct batch *batch)
{
	for (int day = 0; day < DAYS; day++)
		for (int i = 0; i < 5; i++) {
			int64_t at = MIDNIGHT - (DAYS - day) * DAY_S + (8 * 60 + i) * MINUTE_S;

			add_ticket(batch, "orders", "delivery", at, (day + 1) * MINUTE_S);
			add_ticket(batch, "orders", "shop", at, 10 * MINUTE_S);
			add_ticket(batch, "returns", "delivery", at, 200 * MINUTE_S);
		}
}

static void add_group(struct batch *batch, const char *id, const char *name)
{
	struct group_record *group = &batch_add(batch, RECORD_GROUP)->group;

	group->id = id;
	group->name = name;
	group->is_active = true;
}

static void fill_store(void)
{
	struct error err;
	struct store *store = NULL;
	struct batch batch;

	batch_init(&batch);
	batch.source = "support";
	batch.stream = "live";
	batch.cursor_to = "1";
	batch.coverage[batch.coverage_len++] = (struct coverage){
		.kind = RECORD_TICKET, .from = MIDNIGHT - DAYS * DAY_S, .to = NOW, .share = 1
	};
	add_group(&batch, "orders", "Orders");
	add_group(&batch, "returns", "Returns");
	add_days(&batch);
	ck_assert_msg(store_open(facts_path, STORE_WRITE_PRIVATE, &store, &err), "%s", err.text);
	ck_assert_msg(store_apply(store, &batch, NOW, NULL, &err), "%s", err.text);
	store_close(store);
	batch_release(&batch);
}

/* What is pasted ends up within the desk. */
static void write_config(const char *pasted)
{
	FILE *file = fopen(config, "w");

	ck_assert_ptr_nonnull(file);
	fprintf(file,
		"desk acme {\n  zone = \"UTC\"\n"
		"  source support { kind = rt  url = \"https://rt.example\" }\n"
		"  site Izmir { teams = {\"Orders\"} }\n%s}\n",
		pasted);
	fclose(file);
	ck_assert_int_eq(chmod(config, 0600), 0);
}

static void begin(void)
{
	test_place_init(&place);
	snprintf(config, sizeof(config), "%s/kpitop.conf", place.directory);
	snprintf(facts_path, sizeof(facts_path), "%s/acme.db", place.directory);
	snprintf(out_path, sizeof(out_path), "%s/out", place.directory);
	next_ticket = 0;
	fill_store();
	write_config("");
}

static void end(void)
{
	free(text);
	text = NULL;
	test_place_release(&place);
}

/* --- commands -------------------------------------------------------------------------------- */

static struct options options_of(const char *part)
{
	struct options options = { .command = "targets",
		.argument = part,
		.config = config,
		.store = facts_path,
		.output = out_path,
		.as_of = "2026-11-20 12:00",
		.kpis = { "first_response_time" },
		.kpi_count = 1 };

	return options;
}

static const char *run(const struct options *options)
{
	struct error err = { .kind = ERROR_NONE };
	size_t size = 1 << 20, len;

	ck_assert_msg(command_targets(options, &err) == 0, "%s", err.text);
	FILE *file = fopen(out_path, "r");

	ck_assert_ptr_nonnull(file);
	free(text);
	text = malloc(size);
	len = fread(text, 1, size - 1, file);
	text[len] = '\0';
	fclose(file);
	return text;
}

static void expect(const char *words)
{
	ck_assert_msg(strstr(text, words) != NULL, "no '%s' in:\n%s", words, text);
}

static const char *word_of(const cJSON *object, const char *name)
{
	return cJSON_GetStringValue(cJSON_GetObjectItem(object, name));
}

/* Of the last sixty days, 11 … 70 minutes, half are answered within 40. */
START_TEST(a_proposal_for_a_slice_is_in_force_once_pasted)
{
	struct options options = options_of("suggest");

	options.slice[SCOPE_SITE] = "Izmir";
	options.slice[SCOPE_TOPIC] = "delivery";
	run(&options);
	expect("\ntarget { kpi = first_response_time  site = \"Izmir\"  topic = \"delivery\"  goal = "
	       "\"40m\"  clock = calendar  from = 2026-11-20 }");
	write_config(text);
	options = options_of(NULL);
	options.format = "json";
	cJSON *root = cJSON_Parse(run(&options));
	const cJSON *target, *found = NULL;

	cJSON_ArrayForEach(target,
		cJSON_GetObjectItem(root, "targets")) if (word_of(target, "topic")) found = target;
	ck_assert_ptr_nonnull(found);
	ck_assert_str_eq(word_of(found, "site"), "Izmir");
	ck_assert_str_eq(word_of(found, "topic"), "delivery");
	ck_assert_str_eq(word_of(found, "state"), "in_force");
	ck_assert_double_eq(cJSON_GetNumberValue(cJSON_GetObjectItem(found, "goal")), 2400);
	cJSON_Delete(root);
	/* It is what is in force for the slice. */
	options.slice[SCOPE_SITE] = "Izmir";
	options.slice[SCOPE_TOPIC] = "delivery";
	root = cJSON_Parse(run(&options));
	target = cJSON_GetArrayItem(cJSON_GetObjectItem(root, "targets"), 0);
	ck_assert_double_eq(cJSON_GetNumberValue(cJSON_GetObjectItem(target, "goal")), 2400);
	ck_assert_str_eq(word_of(target, "verdict"), "missed"); /* 64 … 70 minutes */
	cJSON_Delete(root);
}
END_TEST

START_TEST(a_goal_is_tried_on_every_team)
{
	struct options options = options_of("test");

	options.goal = "30m";
	options.scopes[0] = "team";
	options.scope_count = 1;
	options.slice[SCOPE_TOPIC] = "delivery";
	run(&options);
	expect("First response (FRT), topic delivery, team Orders: ≤ 30m\nmet on 20 of 60 open days");
	expect("First response (FRT), topic delivery, team Returns: ≤ 30m\nmet on 0 of 60 open days");
	options.format = "json";
	cJSON *root = cJSON_Parse(run(&options));
	const cJSON *trials = cJSON_GetObjectItem(root, "trials");

	ck_assert_int_eq(cJSON_GetArraySize(trials), 2);
	ck_assert_str_eq(word_of(cJSON_GetArrayItem(trials, 1), "scope_name"), "Returns");
	ck_assert_str_eq(word_of(cJSON_GetArrayItem(trials, 1), "verdict"), "missed");
	cJSON_Delete(root);
}
END_TEST

Suite *suite_targets(void)
{
	Suite *suite = suite_create("targets");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, a_proposal_for_a_slice_is_in_force_once_pasted);
	tcase_add_test(tests, a_goal_is_tried_on_every_team);
	suite_add_tcase(suite, tests);
	return suite;
}
