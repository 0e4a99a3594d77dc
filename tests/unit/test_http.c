/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Requests and replies as values: addresses that may be asked, headers that are kept, waits.
 */
#include "config.h"

#include <string.h>

#include "base/clock.h"
#include "base/http.h"
#include "base/macros.h"
#include "check_base.h"

START_TEST(addresses_are_split)
{
	static const struct {
		const char *url;
		bool is_tls;
		const char *host;
		int port;
		const char *path;
	} rows[] = {
		{ "https://acme.zendesk.com", true, "acme.zendesk.com", 443, "" },
		{ "https://rt.example:8443/rt/", true, "rt.example", 8443, "/rt/" },
		{ "HTTPS://X/?a=b@c", true, "X", 443, "/?a=b@c" },
		{ "https://[2001:db8::1]:444/", true, "2001:db8::1", 444, "/" },
		{ "http://127.0.0.1:8080/a", false, "127.0.0.1", 8080, "/a" },
		{ "http://127.255.0.9", false, "127.255.0.9", 80, "" },
		{ "http://[::1]:81/", false, "::1", 81, "/" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct http_address address;

		ck_assert_msg(http_parse_url(rows[i].url, &address), "%s", rows[i].url);
		ck_assert_int_eq(address.is_tls, rows[i].is_tls);
		ck_assert_str_eq(address.host, rows[i].host);
		ck_assert_int_eq(address.port, rows[i].port);
		ck_assert_str_eq(address.path, rows[i].path);
	}
}
END_TEST

START_TEST(addresses_that_must_not_be_asked)
{
	static const char *const rows[] = { "", "acme.zendesk.com", "ftp://acme.example/",
		"https://", "https:///path", "http://acme.example/", "http://localhost/",
		"http://127.1/", "http://0177.0.0.1/", "http://127.0.0.01/", "http://127.0.0.256/",
		"http://127.0.0.1.evil.example/", "http://2130706433/", "http://[::2]/",
		"http://[::ffff:127.0.0.1]/", "https://me:secret@acme.example/",
		"https://me@acme.example/", "https://acme.example:0/",
		"https://acme.example:65536/", "https://acme.example:/", "https://acme.example:8x/",
		"https://ac me.example/", "https://acme.example/\n",
		"https://acme.example\\@evil.example/", "https://[::1", "https://[::1]x/",
		"http://127.0.0.1@evil.example/" };

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct http_address address;

		ck_assert_msg(!http_parse_url(rows[i], &address), "%s", rows[i]);
	}
}
END_TEST

START_TEST(wanted_headers_are_kept)
{
	struct http_reply reply;
	char long_value[400];

	http_reply_init(&reply);
	http_reply_add_header(&reply, "Content-Type", " application/json ");
	http_reply_add_header(&reply, "X-Rate-Limit-Remaining", "12");
	http_reply_add_header(&reply, "RateLimit-Reset", "60");
	http_reply_add_header(&reply, "Set-Cookie", "session=secret");
	memset(long_value, 'a', sizeof long_value - 1);
	long_value[sizeof long_value - 1] = '\0';
	http_reply_add_header(&reply, "ETag", long_value);
	http_reply_add_header(&reply, "Location", "https://x/\r\nInjected: yes");
	ck_assert_str_eq(http_reply_header(&reply, "content-type"), "application/json");
	ck_assert_str_eq(http_reply_header(&reply, "x-rate-limit-remaining"), "12");
	ck_assert_str_eq(http_reply_header(&reply, "ratelimit-reset"), "60");
	ck_assert_ptr_null(http_reply_header(&reply, "set-cookie"));
	ck_assert_uint_eq(strlen(http_reply_header(&reply, "etag")), 207);
	ck_assert_str_eq(http_reply_header(&reply, "location"), "https://x/");
	for (int i = 0; i < 100; i++)
		http_reply_add_header(&reply, "Date", "x");
	ck_assert_uint_eq(reply.header_count, HTTP_HEADER_MAX);
	http_reply_clear(&reply);
	ck_assert_ptr_null(http_reply_header(&reply, "content-type"));
	http_reply_release(&reply);
}
END_TEST

static int64_t retry_after(const char *value, const char *date, int64_t received_s)
{
	struct http_reply reply;
	int64_t wait_s;

	http_reply_init(&reply);
	if (value)
		http_reply_add_header(&reply, "Retry-After", value);
	if (date)
		http_reply_add_header(&reply, "Date", date);
	reply.received_s = received_s;
	wait_s = http_reply_retry_after_s(&reply);
	http_reply_release(&reply);
	return wait_s;
}

START_TEST(retry_after_is_seconds_or_a_date)
{
	const char *noon = "Sun, 22 Nov 2026 12:00:00 GMT";

	ck_assert_int_eq(retry_after(NULL, noon, 0), -1);
	ck_assert_int_eq(retry_after("93", noon, 0), 93);
	ck_assert_int_eq(retry_after("0", noon, 0), 0);
	ck_assert_int_eq(retry_after("1.5", noon, 0), 2);
	ck_assert_int_eq(retry_after("2.0", noon, 0), 2);
	ck_assert_int_eq(retry_after("soon", noon, 0), -1);
	ck_assert_int_eq(retry_after("-5", noon, 0), -1);
	ck_assert_int_eq(retry_after("99999999999999999999", noon, 0), -1);
	ck_assert_int_eq(retry_after("Sun, 22 Nov 9806 12:00:00 GMT", noon, 0), -1);
	ck_assert_int_eq(retry_after("Sun, 22 Nov 2026 12:01:40 GMT", noon, 0), 100);
	ck_assert_int_eq(retry_after("Sun, 22 Nov 2026 11:59:00 GMT", noon, 0), 0);
	/* without their clock, ours */
	ck_assert_int_eq(retry_after("Sun, 22 Nov 2026 12:01:40 GMT", NULL, 1795348830), 70);
}
END_TEST

START_TEST(date_is_the_helpdesks_clock)
{
	static const struct {
		const char *value;
		int64_t want;
	} rows[] = {
		{ "Sun, 06 Nov 1994 08:49:37 GMT", 784111777 },
		{ "Sun, 22 Nov 2026 10:00:00 GMT", 1795341600 },
		{ "Sun, 22 Foo 2026 10:00:00 GMT", TIME_NONE },
		{ "Sun, 22 anF 2026 10:00:00 GMT", TIME_NONE },
		{ "22 Nov 2026", TIME_NONE },
		{ "Sun, 99 Nov 2026 10:00:00 GMT", TIME_NONE },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct http_reply reply;

		http_reply_init(&reply);
		http_reply_add_header(&reply, "Date", rows[i].value);
		ck_assert_int_eq(http_reply_date(&reply), rows[i].want);
		http_reply_release(&reply);
	}
}
END_TEST

START_TEST(query_values_are_encoded)
{
	struct buf url;

	buf_init(&url, 0);
	http_add_encoded(&url, "Az09-._~ &=+/%\xd8\xb3\n");
	ck_assert_str_eq(url.bytes, "Az09-._~%20%26%3D%2B%2F%25%D8%B3%0A");
	buf_release(&url);
}
END_TEST

START_TEST(clearing_a_request_wipes_its_secret)
{
	struct http_request request;
	const char *kept;

	http_request_init(&request);
	buf_add_text(&request.authorization, "Bearer 0123456789");
	buf_add_text(&request.url, "https://x/");
	request.method = HTTP_POST;
	kept = request.authorization.bytes;
	http_request_clear(&request);
	for (int i = 0; i < 17; i++)
		ck_assert_int_eq(kept[i], 0);
	ck_assert_str_eq(request.url.bytes, "");
	ck_assert_int_eq(request.method, HTTP_GET);
	http_request_release(&request);
}
END_TEST

Suite *suite_http(void)
{
	Suite *suite = suite_create("http");
	TCase *tests = tcase_create("all");

	tcase_set_timeout(tests, 60); /* a slow machine is no error */
	tcase_add_test(tests, addresses_are_split);
	tcase_add_test(tests, addresses_that_must_not_be_asked);
	tcase_add_test(tests, wanted_headers_are_kept);
	tcase_add_test(tests, retry_after_is_seconds_or_a_date);
	tcase_add_test(tests, date_is_the_helpdesks_clock);
	tcase_add_test(tests, query_values_are_encoded);
	tcase_add_test(tests, clearing_a_request_wipes_its_secret);
	suite_add_tcase(suite, tests);
	return suite;
}
