/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The server as a client of the network meets it, and when a demonstration's day begins.
 */
#include "config.h"

#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/format.h"
#include "check_demo.h"

/* Sends a request and reads the whole reply. */
static void talk(int port, const char *request, char *reply, size_t size)
{
	struct sockaddr_in address = { .sin_family = AF_INET,
		.sin_port = htons((uint16_t)port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(connect(fd, (struct sockaddr *)&address, sizeof(address)), 0);
	ck_assert_int_eq(write(fd, request, strlen(request)), (ssize_t)strlen(request));
	size_t len = 0;
	ssize_t got;
	while (len + 1 < size && (got = read(fd, reply + len, size - 1 - len)) > 0)
		len += (size_t)got;
	reply[len] = '\0';
	close(fd);
}

static struct demo *start(const struct demo_options *options)
{
	struct demo *demo = NULL;
	struct error err = { 0 };
	ck_assert_msg(demo_start(options, &demo, &err), "%s", err.text);
	ck_assert_int_gt(demo_port(demo), 0);
	return demo;
}

START_TEST(a_client_is_answered)
{
	static char reply[1 << 16];
	struct demo_options options = demo_small();
	options.incremental_per_minute = 10;
	options.simulation.real_start_ms = clock_real_ms();
	struct demo *demo = start(&options);
	talk(demo_port(demo),
		"GET /api/v2/users.json?role%5B%5D=agent&page%5Bsize%5D=2 HTTP/1.1\r\nHost: x\r\n"
		"Authorization: Bearer kpitop-demo\r\nConnection: close\r\n\r\n",
		reply, sizeof(reply));
	ck_assert_ptr_nonnull(strstr(reply, "HTTP/1.1 200 OK\r\n"));
	/* The department's own time, not ours. */
	ck_assert_ptr_nonnull(strstr(reply, "\r\nDate: Wed, 18 Nov 2026 10:3"));
	ck_assert_ptr_nonnull(strstr(reply, "\r\nX-Rate-Limit: 700\r\n"));
	ck_assert_ptr_nonnull(strstr(reply, "\r\nratelimit-reset: "));
	char url[64];
	snprintf(url, sizeof(url), "\"url\":\"http://127.0.0.1:%d/api/v2/users/", demo_port(demo));
	ck_assert_ptr_nonnull(strstr(reply, url));
	cJSON *body = cJSON_Parse(strstr(reply, "\r\n\r\n"));
	ck_assert_int_eq(cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(body, "users")), 2);
	cJSON_Delete(body);
	demo_stop(demo);
}
END_TEST

START_TEST(strangers_and_other_methods_are_turned_away)
{
	static char reply[1 << 14];
	struct demo_options options = demo_small();
	options.simulation.real_start_ms = clock_real_ms();
	struct demo *demo = start(&options);
	talk(demo_port(demo), "GET /api/v2/groups HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
		reply, sizeof(reply));
	ck_assert_ptr_nonnull(strstr(reply, "HTTP/1.1 401 "));
	talk(demo_port(demo),
		"POST /api/v2/groups HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer kpitop-demo\r\n"
		"Content-Length: 2\r\nConnection: close\r\n\r\n{}",
		reply, sizeof(reply));
	ck_assert_ptr_nonnull(strstr(reply, "HTTP/1.1 404 "));
	demo_stop(demo);
}
END_TEST

START_TEST(the_sixth_version_of_the_network_works_too)
{
	struct demo_options options = demo_small();
	struct demo *demo = NULL;
	struct error err = { 0 };
	options.host = "::1";
	if (!demo_start(&options, &demo, &err)) {
		printf("skipped - no ::1 here: %s\n", err.text);
		return;
	}
	ck_assert_int_gt(demo_port(demo), 0);
	demo_stop(demo);
}
END_TEST

START_TEST(only_this_machine_is_served)
{
	static const char *const hosts[] = { "0.0.0.0", "192.0.2.1", "::", "example.com", "" };
	struct demo_options options = demo_small();
	struct demo *demo = NULL;
	struct error err = { 0 };
	options.tickets = 10;
	options.host = hosts[_i];
	ck_assert(!demo_start(&options, &demo, &err));
	ck_assert_int_eq(err.kind, ERROR_USAGE);
	ck_assert_ptr_nonnull(strstr(err.text, "127.0.0.1"));
}
END_TEST

START_TEST(a_port_in_use_is_named)
{
	struct demo_options options = demo_small();
	options.tickets = 10;
	struct demo *first = start(&options);
	struct demo *second = NULL;
	struct error err = { 0 };
	char port[16];
	options.port = demo_port(first);
	snprintf(port, sizeof(port), "%d", options.port);
	ck_assert(!demo_start(&options, &second, &err));
	ck_assert_int_eq(err.kind, ERROR_SYSTEM);
	ck_assert_ptr_nonnull(strstr(err.text, port));
	demo_stop(first);
}
END_TEST

START_TEST(sizes_out_of_range_are_refused)
{
	static const struct {
		int agents;
		int64_t tickets;
		int days, port;
		const char *want;
	} rows[] = {
		{ 1, 10, 10, 0, "agents must be 2 to 500" },
		{ 501, 10, 10, 0, "agents must be 2 to 500" },
		{ 24, 0, 10, 0, "tickets must be 1 to 1000000" },
		{ 24, 1000001, 10, 0, "tickets must be 1 to 1000000" },
		{ 24, 10, 0, 0, "days must be 1 to 3650" },
		{ 24, 10, 3651, 0, "days must be 1 to 3650" },
		{ 24, 10, 10, 65536, "no port 65536" },
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct demo_options options = demo_small();
		struct demo *demo = NULL;
		struct error err = { 0 };
		options.agents = rows[i].agents;
		options.tickets = rows[i].tickets;
		options.days = rows[i].days;
		options.port = rows[i].port;
		ck_assert(!demo_start(&options, &demo, &err));
		ck_assert_msg(strstr(err.text, rows[i].want) != NULL, "%s", err.text);
	}
}
END_TEST

static const struct {
	const char *name, *now, *want;
} start_rows[] = {
	{ "at work", "2026-11-18T13:20:30+01:00", "2026-11-18T13:20:30+01:00" },
	{ "in the evening", "2026-11-18T19:00:00+01:00", "2026-11-18T11:00:00+01:00" },
	{ "in the early morning", "2026-11-18T06:00:00+01:00", "2026-11-17T11:00:00+01:00" },
	{ "early on Monday", "2026-11-16T08:00:00+01:00", "2026-11-13T11:00:00+01:00" },
	{ "on Saturday", "2026-11-21T12:00:00+01:00", "2026-11-20T11:00:00+01:00" },
	{ "on Sunday", "2026-11-22T23:59:59+01:00", "2026-11-20T11:00:00+01:00" },
};

START_TEST(a_demonstration_begins_on_a_busy_day)
{
	int64_t now_s;
	int64_t want_s;
	ck_assert(format_parse_iso(start_rows[_i].now, &now_s));
	ck_assert(format_parse_iso(start_rows[_i].want, &want_s));
	ck_assert_msg(demo_default_start(now_s) == want_s, "%s", start_rows[_i].name);
}
END_TEST

Suite *suite_demo_server(void)
{
	Suite *suite = suite_create("demo server");
	TCase *tcase = tcase_create("server");
	tcase_set_timeout(tcase, 120);
	tcase_add_test(tcase, a_client_is_answered);
	tcase_add_test(tcase, strangers_and_other_methods_are_turned_away);
	tcase_add_test(tcase, the_sixth_version_of_the_network_works_too);
	tcase_add_loop_test(tcase, only_this_machine_is_served, 0, 5);
	tcase_add_test(tcase, a_port_in_use_is_named);
	tcase_add_test(tcase, sizes_out_of_range_are_refused);
	tcase_add_loop_test(tcase, a_demonstration_begins_on_a_busy_day, 0,
		(int)(sizeof(start_rows) / sizeof(start_rows[0])));
	suite_add_tcase(suite, tcase);
	return suite;
}
