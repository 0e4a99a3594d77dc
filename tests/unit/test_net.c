/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Transfers against a server that does everything a server can do wrong.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/macros.h"
#include "check_net.h"
#include "hostile_server.h"
#include "net/net.h"

#define OK_HEAD "HTTP/1.1 200 OK\r\nConnection: close\r\n"
#define SECRET "Bearer s3cr3t-token"

/* clang-format off */
static const char zipped[] = OK_HEAD "Content-Encoding: gzip\r\nContent-Length: 31\r\n\r\n"
	"\037\213\010\000\000\000\000\000\002\003\253\126\312\317\126\262\052\051\052\115\255"
	"\005\000\220\137\324\247\013\000\000\000";

/* 100,000 times the letter a */
static const char bomb[] = OK_HEAD "Content-Encoding: gzip\r\nContent-Length: 133\r\n\r\n"
	"\037\213\010\000\000\000\000\000\002\003\355\301\061\001\000\000\000\302\240\254\353"
	"\137\302\032\036\100\001\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000"
	"\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000"
	"\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000"
	"\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000"
	"\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\257\006\207"
	"\372\342\033\240\206\001\000";
/* clang-format on */

static const struct hostile_reply rows[] = {
	{ .path = "/good",
		.bytes = OK_HEAD
		"Content-Type: application/json\r\nContent-Length: 11\r\n"
		"Date: Sun, 22 Nov 2026 10:00:00 GMT\r\nX-Rate-Limit: 700\r\n"
		"Set-Cookie: session=1\r\nX-Powered-By: nothing\r\n\r\n{\"ok\":true}" },
	{ .path = "/chunked",
		.bytes = OK_HEAD
		"Transfer-Encoding: chunked\r\n\r\n5\r\n{\"ok\"\r\n6\r\n:true}\r\n0\r\n\r\n" },
	{ .path = "/zipped", .bytes = zipped, .len = sizeof(zipped) - 1 },
	{ .path = "/bomb", .bytes = bomb, .len = sizeof(bomb) - 1 },
	{ .path = "/declared",
		.bytes = OK_HEAD "Content-Length: 99999999\r\n\r\n",
		.repeats = 100000,
		.again = "0123456789" },
	{ .path = "/endless", .bytes = OK_HEAD "\r\n", .repeats = 1000000, .again = "0123456789" },
	{ .path = "/headers",
		.bytes = OK_HEAD,
		.repeats = 100000,
		.again = "X-More: and more and more and more\r\n" },
	{ .path = "/silent", .bytes = "", .is_held = true },
	{ .path = "/stalled", .bytes = OK_HEAD "Content-Length: 100\r\n\r\n{", .is_held = true },
	{ .path = "/cut", .bytes = OK_HEAD "Content-Length: 100\r\n\r\n{\"ok\":tr" },
	{ .path = "/cut-chunk",
		.bytes = OK_HEAD "Transfer-Encoding: chunked\r\n\r\nff\r\n{\"ok\":tr" },
	{ .path = "/closed", .bytes = "" },
	{ .path = "/gibberish", .bytes = "it is not HTTP that I speak\r\n\r\n" },
	{ .path = "/unzippable",
		.bytes = OK_HEAD "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello" },
	{ .path = "/interim",
		.bytes = "HTTP/1.1 103 Early Hints\r\nRetry-After: 7\r\n\r\n" OK_HEAD
			 "Content-Length: 2\r\n\r\n{}" },
	{ .path = "/same",
		.bytes =
			"HTTP/1.1 302 Found\r\nLocation: /login?next=1\r\nContent-Length: 0\r\n\r\n" },
	{ .path = "/other",
		.bytes =
			"HTTP/1.1 301 Moved\r\nLocation: https://user:pw@elsewhere.example/x?token=1\r\n"
			"Content-Length: 0\r\n\r\n" },
	{ .path = "/plain",
		.bytes = "HTTP/1.1 307 Moved\r\nLocation: http://elsewhere.example/\r\n"
			 "Content-Length: 0\r\n\r\n" },
	{ .path = "/strange",
		.bytes =
			"HTTP/1.1 302 Found\r\nLocation: javascript:alert(1)\r\nContent-Length: 0\r\n\r\n" },
	{ .path = "/nowhere", .bytes = "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n" },
	{ .path = "/busy",
		.bytes = "HTTP/1.1 429 Too Many\r\nRetry-After: 30\r\nContent-Length: 0\r\n\r\n" },
	{ .path = "/login",
		.bytes =
			"HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 2\r\n\r\n{}" },
	{ .path = "/broken", .bytes = "HTTP/1.1 500 Oops\r\nContent-Length: 4\r\n\r\noops" },
	{ .path = NULL },
};

struct bench {
	struct hostile_server *server;
	struct net *net;
	struct http_request request;
	struct http_reply reply;
	struct error err;
};

static void bench_init(struct bench *bench)
{
	*bench = (struct bench){ .server = hostile_new(rows) };
	ck_assert(net_new(2, "kpitop/1", &bench->net, &bench->err));
	http_request_init(&bench->request);
	http_reply_init(&bench->reply);
}

static void bench_release(struct bench *bench)
{
	net_free(bench->net);
	http_request_release(&bench->request);
	http_reply_release(&bench->reply);
	hostile_free(bench->server);
}

/* Runs slot 0 to its end; true where it brought a reply. */
static bool finish(struct bench *bench)
{
	size_t slot = 99;
	bool has_reply = false;
	while (!net_finished(bench->net, &slot, &has_reply, &bench->err))
		ck_assert(net_wait(bench->net, NULL, 0, 1000, &bench->err));
	ck_assert_uint_eq(slot, 0);
	ck_assert(!net_is_busy(bench->net, 0));
	return has_reply;
}

static bool get(struct bench *bench, const char *path)
{
	http_request_clear(&bench->request);
	bench->request.max_bytes = 50000;
	buf_printf(&bench->request.url, "http://127.0.0.1:%d%s", hostile_port(bench->server), path);
	buf_add_text(&bench->request.authorization, SECRET);
	if (strcmp(path, "/silent") == 0 || strcmp(path, "/stalled") == 0)
		bench->request.timeout_ms = 100;
	ck_assert(net_start(bench->net, 0, &bench->request, &bench->reply, &bench->err));
	ck_assert(net_is_busy(bench->net, 0));
	return finish(bench);
}

START_TEST(reply_arrives_whole)
{
	struct bench bench;
	bench_init(&bench);
	ck_assert(get(&bench, "/good?page=1"));
	ck_assert_int_eq(bench.reply.status, 200);
	ck_assert_str_eq(bench.reply.body.bytes, "{\"ok\":true}");
	ck_assert_str_eq(http_reply_header(&bench.reply, "x-rate-limit"), "700");
	ck_assert_int_eq(http_reply_date(&bench.reply), 1795341600);
	ck_assert_ptr_null(http_reply_header(&bench.reply, "x-powered-by"));
	ck_assert(get(&bench, "/chunked"));
	ck_assert_str_eq(bench.reply.body.bytes, "{\"ok\":true}");
	ck_assert_ptr_null(http_reply_header(&bench.reply, "x-rate-limit"));
	ck_assert(get(&bench, "/zipped"));
	ck_assert_str_eq(bench.reply.body.bytes, "{\"ok\":true}");
	bench_release(&bench);
}
END_TEST

START_TEST(request_says_who_we_are_and_nothing_more)
{
	struct bench bench;
	bench_init(&bench);
	ck_assert(get(&bench, "/good"));
	ck_assert(get(&bench, "/good?page=2"));
	ck_assert(hostile_was_sent(bench.server, "GET /good?page=2 HTTP/1.1\r\n"));
	ck_assert(hostile_was_sent(bench.server, "User-Agent: kpitop/1\r\n"));
	ck_assert(hostile_was_sent(bench.server, "Authorization: " SECRET "\r\n"));
	ck_assert(hostile_was_sent(bench.server, "Accept-Encoding: gzip\r\n"));
	ck_assert(!hostile_was_sent(bench.server, "Cookie"));
	ck_assert(!hostile_was_sent(bench.server, "Mozilla"));
	bench_release(&bench);
}
END_TEST

START_TEST(post_sends_its_body)
{
	struct bench bench;
	bench_init(&bench);
	bench.request.method = HTTP_POST;
	bench.request.content_type = "application/json";
	buf_printf(&bench.request.url, "http://127.0.0.1:%d/good", hostile_port(bench.server));
	buf_add_text(&bench.request.body, "{\"query\":1}");
	ck_assert(net_start(bench.net, 0, &bench.request, &bench.reply, &bench.err));
	ck_assert(finish(&bench));
	ck_assert(hostile_was_sent(bench.server, "POST /good HTTP/1.1\r\n"));
	ck_assert(hostile_was_sent(bench.server, "Content-Type: application/json\r\n"));
	ck_assert(hostile_was_sent(bench.server, "\r\n\r\n{\"query\":1}"));
	ck_assert(!hostile_was_sent(bench.server, "Authorization"));
	bench_release(&bench);
}
END_TEST

START_TEST(statuses_are_replies)
{
	static const struct {
		const char *path;
		int want;
	} cases[] = { { "/busy", 429 }, { "/login", 401 }, { "/broken", 500 },
		{ "/missing", 404 } };
	struct bench bench;
	bench_init(&bench);
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		ck_assert(get(&bench, cases[i].path));
		ck_assert_int_eq(bench.reply.status, cases[i].want);
	}
	bench_release(&bench);
}
END_TEST

START_TEST(interim_headers_do_not_count)
{
	struct bench bench;
	bench_init(&bench);
	ck_assert(get(&bench, "/interim"));
	ck_assert_int_eq(bench.reply.status, 200);
	ck_assert_int_eq(http_reply_retry_after_s(&bench.reply), -1);
	bench_release(&bench);
}
END_TEST

/* "HOST" stands for the server's host and port. */
static const struct {
	const char *path, *want;
} failures[] = {
	{ "/bomb", "the answer of \"HOST\" is larger than 48 KiB" },
	{ "/declared", "the answer of \"HOST\" is larger than 48 KiB" },
	{ "/endless", "the answer of \"HOST\" is larger than 48 KiB" },
	{ "/headers", "\"HOST\" sent too many headers" },
	{ "/silent", "no answer from \"HOST\" within " },
	{ "/stalled", "the answer of \"HOST\" was not whole within " },
	{ "/cut", "\"HOST\" cut its answer short" },
	{ "/cut-chunk", "\"HOST\" cut its answer short" },
	{ "/closed", "\"HOST\" closed the connection without an answer" },
	{ "/gibberish", "\"HOST\" does not speak HTTP" },
	{ "/unzippable", "\"HOST\" sent an answer that cannot be unpacked" },
	{ "/same",
		"\"HOST\" sends us to another of its addresses, which is not followed: is its url "
		"right?" },
	{ "/other", "\"HOST\" sends us to \"elsewhere.example\", which is not followed: is its url "
		    "right?" },
	{ "/plain",
		"\"HOST\" sends us to \"elsewhere.example\" without TLS, which is not followed" },
	{ "/strange", "\"HOST\" sends us elsewhere, which is not followed" },
	{ "/nowhere", "\"HOST\" sends us elsewhere, which is not followed" },
};

START_TEST(failure_names_the_host_and_no_secret)
{
	struct bench bench;
	char host[32], want[256];
	const char *text = failures[_i].want, *mark = strstr(text, "HOST");
	bench_init(&bench);
	snprintf(host, sizeof(host), "127.0.0.1:%d", hostile_port(bench.server));
	snprintf(want, sizeof(want), "%.*s%s%s", (int)(mark - text), text, host, mark + 4);
	ck_assert(!get(&bench, failures[_i].path));
	ck_assert_int_eq(bench.err.kind, ERROR_NET);
	bench.err.text[strlen(want)] = '\0'; /* after "within" comes the time it took */
	ck_assert_str_eq(bench.err.text, want);
	ck_assert_ptr_null(strstr(bench.err.text, "s3cr3t"));
	ck_assert_uint_eq(hostile_request_count(bench.server), 1);
	/* And the next request works again. */
	ck_assert(get(&bench, "/good"));
	ck_assert_str_eq(bench.reply.body.bytes, "{\"ok\":true}");
	bench_release(&bench);
}
END_TEST

START_TEST(redirect_to_another_server_asks_it_nothing)
{
	static struct hostile_reply moved[] = { { .path = "/x" }, { .path = NULL } };
	char location[128];
	struct bench bench;
	bench_init(&bench);
	snprintf(location, sizeof(location),
		"HTTP/1.1 302 Found\r\nLocation: http://localhost:%d/good\r\nContent-Length: 0\r\n\r\n",
		hostile_port(bench.server));
	moved[0].bytes = location;
	struct hostile_server *first = hostile_new(moved);
	buf_printf(&bench.request.url, "http://127.0.0.1:%d/x", hostile_port(first));
	ck_assert(net_start(bench.net, 0, &bench.request, &bench.reply, &bench.err));
	ck_assert(!finish(&bench));
	ck_assert_uint_eq(hostile_request_count(first), 1);
	ck_assert_uint_eq(hostile_request_count(bench.server), 0);
	ck_assert_ptr_nonnull(strstr(bench.err.text, "\"localhost\" without TLS"));
	hostile_free(first);
	bench_release(&bench);
}
END_TEST

START_TEST(refused_connection_says_so)
{
	struct bench bench;
	bench_init(&bench);
	buf_add_text(&bench.request.url, "http://127.0.0.1:1/");
	ck_assert(net_start(bench.net, 0, &bench.request, &bench.reply, &bench.err));
	ck_assert(!finish(&bench));
	ck_assert_str_eq(bench.err.text, "no connection to \"127.0.0.1:1\": Connection refused");
	bench_release(&bench);
}
END_TEST

START_TEST(tls_to_a_plain_server_fails)
{
	struct bench bench;
	bench_init(&bench);
	buf_printf(&bench.request.url, "https://127.0.0.1:%d/good", hostile_port(bench.server));
	buf_add_text(&bench.request.authorization, SECRET);
	ck_assert(net_start(bench.net, 0, &bench.request, &bench.reply, &bench.err));
	ck_assert(!finish(&bench));
	ck_assert_ptr_nonnull(strstr(bench.err.text, "does not agree with us on a TLS connection"));
	ck_assert(!hostile_was_sent(bench.server, "s3cr3t"));
	bench_release(&bench);
}
END_TEST

START_TEST(unsafe_requests_are_not_sent)
{
	static const struct {
		const char *url, *authorization;
		enum error_kind want;
	} cases[] = {
		{ "http://help.example/", "", ERROR_CONFIG },
		{ "ftp://127.0.0.1/", "", ERROR_CONFIG },
		{ "file:///etc/passwd", "", ERROR_CONFIG },
		{ "https://user:password@help.example/", "", ERROR_CONFIG },
		{ "https://help.example/", "Bearer a\r\nX-Evil: 1", ERROR_AUTH },
	};
	struct bench bench;
	bench_init(&bench);
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		http_request_clear(&bench.request);
		buf_add_text(&bench.request.url, cases[i].url);
		buf_add_text(&bench.request.authorization, cases[i].authorization);
		ck_assert(!net_start(bench.net, 0, &bench.request, &bench.reply, &bench.err));
		ck_assert_int_eq(bench.err.kind, cases[i].want);
		ck_assert(!net_is_busy(bench.net, 0));
		ck_assert_ptr_null(strstr(bench.err.text, "password"));
		ck_assert_ptr_null(strstr(bench.err.text, "Evil"));
	}
	bench_release(&bench);
}
END_TEST

START_TEST(environment_and_netrc_are_ignored)
{
	char home[] = "/tmp/kpitop-net-XXXXXX", path[64];
	ck_assert_ptr_nonnull(mkdtemp(home));
	snprintf(path, sizeof(path), "%s/.netrc", home);
	FILE *netrc = fopen(path, "w");
	ck_assert_ptr_nonnull(netrc);
	fputs("machine 127.0.0.1 login somebody password netrc-pass\n", netrc);
	fclose(netrc);
	setenv("HOME", home, 1);
	setenv("http_proxy", "http://127.0.0.1:1", 1);
	setenv("https_proxy", "http://127.0.0.1:1", 1);
	setenv("ALL_PROXY", "http://127.0.0.1:1", 1);
	struct bench bench;
	bench_init(&bench);
	buf_printf(&bench.request.url, "http://127.0.0.1:%d/good", hostile_port(bench.server));
	ck_assert(net_start(bench.net, 0, &bench.request, &bench.reply, &bench.err));
	ck_assert(finish(&bench));
	ck_assert(!hostile_was_sent(bench.server, "Authorization"));
	bench_release(&bench);
	unlink(path);
	rmdir(home);
}
END_TEST

START_TEST(slots_do_not_wait_for_each_other)
{
	struct bench bench;
	struct http_request held;
	struct http_reply held_reply;
	bench_init(&bench);
	http_request_init(&held);
	http_reply_init(&held_reply);
	buf_printf(&held.url, "http://127.0.0.1:%d/silent", hostile_port(bench.server));
	ck_assert(net_start(bench.net, 1, &held, &held_reply, &bench.err));
	ck_assert(get(&bench, "/good"));
	ck_assert(net_is_busy(bench.net, 1));
	net_cancel(bench.net, 1);
	ck_assert(!net_is_busy(bench.net, 1));
	net_cancel(bench.net, 1);
	http_request_release(&held);
	http_reply_release(&held_reply);
	bench_release(&bench);
}
END_TEST

START_TEST(descriptor_ends_the_wait)
{
	struct bench bench;
	int fds[2];
	bench_init(&bench);
	ck_assert_int_eq(pipe(fds), 0);
	ck_assert_int_eq(write(fds[1], "p", 1), 1);
	/* An hour, unless the byte is noticed. */
	ck_assert(net_wait(bench.net, fds, 1, 3600000, &bench.err));
	close(fds[0]);
	close(fds[1]);
	bench_release(&bench);
}
END_TEST

Suite *suite_net(void)
{
	Suite *suite = suite_create("net");
	TCase *cases = tcase_create("net");
	tcase_set_timeout(cases, 60); /* only means "hung" */
	tcase_add_test(cases, reply_arrives_whole);
	tcase_add_test(cases, request_says_who_we_are_and_nothing_more);
	tcase_add_test(cases, post_sends_its_body);
	tcase_add_test(cases, statuses_are_replies);
	tcase_add_test(cases, interim_headers_do_not_count);
	tcase_add_loop_test(
		cases, failure_names_the_host_and_no_secret, 0, (int)ARRAY_LEN(failures));
	tcase_add_test(cases, redirect_to_another_server_asks_it_nothing);
	tcase_add_test(cases, refused_connection_says_so);
	tcase_add_test(cases, tls_to_a_plain_server_fails);
	tcase_add_test(cases, unsafe_requests_are_not_sent);
	tcase_add_test(cases, environment_and_netrc_are_ignored);
	tcase_add_test(cases, slots_do_not_wait_for_each_other);
	tcase_add_test(cases, descriptor_ends_the_wait);
	suite_add_tcase(suite, cases);
	return suite;
}
