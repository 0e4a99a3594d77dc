/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs the suites of src/demo.
 */
#include "config.h"

#include "check_demo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct demo_options demo_small(void)
{
	struct demo_options options;
	demo_options_init(&options);
	options.tickets = DEMO_TICKETS;
	options.days = 30;
	options.incremental_per_minute = 0;
	options.simulation = (struct clock_simulation){ 0, DEMO_NOW, 1.0 };
	return options;
}

struct demo_desk demo_desk_open(const struct demo_options *options)
{
	struct demo_desk desk = { .now_s = options->simulation.sim_start_s };
	struct error err = { 0 };
	ck_assert_msg(department_new(options, &desk.department, &err), "%s", err.text);
	desk.api = api_new(desk.department,
		&(struct api_options){ options->token, options->incremental_per_minute,
			options->simulation.speed });
	return desk;
}

void demo_desk_close(struct demo_desk *desk)
{
	api_free(desk->api);
	department_free(desk->department);
}

/* Splits "path?a=b&c=d" in place. */
static struct api_request split(char *address)
{
	struct api_request request = { .path = address, .authorization = "Bearer kpitop-demo" };
	char *mark = strchr(address, '?');
	while (mark != NULL) {
		*mark = '\0';
		char *name = mark + 1;
		mark = strchr(name, '&');
		char *equals = strchr(name, '=');
		*equals = '\0';
		request.arguments[request.argument_count++] =
			(struct api_argument){ name, equals + 1 };
	}
	return request;
}

cJSON *demo_ask(struct demo_desk *desk, const char *address, int status)
{
	char text[512];
	struct api_reply reply;
	snprintf(text, sizeof(text), "/api/v2/%s", address);
	struct api_request request = split(text);
	api_answer(desk->api, &request, desk->now_s, &reply);
	ck_assert_msg(
		reply.status == status, "%s: %d %.200s", address, reply.status, reply.body.bytes);
	cJSON *body = cJSON_ParseWithLength(reply.body.bytes, reply.body.len);
	ck_assert_msg(body != NULL, "no JSON: %.200s", reply.body.bytes);
	api_reply_release(&reply);
	return body;
}

int64_t demo_number(const cJSON *object, const char *name)
{
	const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, name);
	ck_assert_msg(cJSON_IsNumber(item), "'%s' is no number", name);
	return (int64_t)item->valuedouble;
}

const char *demo_text(const cJSON *object, const char *name)
{
	const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, name);
	ck_assert_msg(item != NULL, "there is no '%s'", name);
	return cJSON_GetStringValue(item);
}

int main(void)
{
	SRunner *runner = srunner_create(suite_demo_timetable());
	srunner_add_suite(runner, suite_demo_standing());
	srunner_add_suite(runner, suite_demo_department());
	srunner_add_suite(runner, suite_demo_export());
	srunner_add_suite(runner, suite_demo_api());
	srunner_add_suite(runner, suite_demo_feeds());
	srunner_add_suite(runner, suite_demo_phones());
	srunner_add_suite(runner, suite_demo_server());
	srunner_run_all(runner, CK_ENV);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
