/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A server whose certificate nobody vouches for gets no request, let alone a secret. Key and
 * certificate were made for this test alone and are good for 100 years.
 */
#include "config.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check_net.h"
#include "net/net.h"

static void read_fixture(const char *name, char *text, size_t size)
{
	char path[512];
	const char *srcdir = getenv("srcdir");
	snprintf(path, sizeof(path), "%s/tests/fixtures/net/%s", srcdir ? srcdir : ".", name);
	int fd = open(path, O_RDONLY);
	ck_assert_msg(fd >= 0, "%s is missing", path);
	ssize_t len = read(fd, text, size - 1);
	ck_assert_int_gt(len, 0);
	text[len] = '\0';
	close(fd);
}

static enum MHD_Result answer(void *requests, struct MHD_Connection *connection, const char *url,
	const char *method, const char *version, const char *upload, size_t *upload_size,
	void **request)
{
	(void)url, (void)method, (void)version, (void)upload, (void)upload_size, (void)request;
	atomic_fetch_add((atomic_int *)requests, 1);
	struct MHD_Response *response =
		MHD_create_response_from_buffer(2, (char[]){ "{}" }, MHD_RESPMEM_MUST_COPY);
	enum MHD_Result result = MHD_queue_response(connection, MHD_HTTP_OK, response);
	MHD_destroy_response(response);
	return result;
}

START_TEST(unknown_certificate_is_refused)
{
	char key[2048], certificate[4096], url[64], want[96];
	atomic_int requests = 0;
	struct sockaddr_in address = { .sin_family = AF_INET };
	struct error err = { 0 };
	struct http_request request;
	struct http_reply reply;
	struct net *net = NULL;
	size_t slot = 0;
	bool has_reply = true;

	read_fixture("key.pem", key, sizeof(key));
	read_fixture("certificate.pem", certificate, sizeof(certificate));
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	struct MHD_Daemon *server = MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_TLS,
		0, NULL, NULL, answer, &requests, MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address,
		MHD_OPTION_HTTPS_MEM_KEY, key, MHD_OPTION_HTTPS_MEM_CERT, certificate,
		MHD_OPTION_END);
	ck_assert_ptr_nonnull(server);
	int port = MHD_get_daemon_info(server, MHD_DAEMON_INFO_BIND_PORT)->port;
	snprintf(url, sizeof(url), "https://127.0.0.1:%d/", port);
	snprintf(want, sizeof(want), "certificate of \"127.0.0.1:%d\" is not valid: ", port);

	ck_assert(net_new(1, "kpitop/1", &net, &err));
	http_request_init(&request);
	http_reply_init(&reply);
	buf_add_text(&request.url, url);
	buf_add_text(&request.authorization, "Bearer s3cr3t");
	ck_assert(net_start(net, 0, &request, &reply, &err));
	while (!net_finished(net, &slot, &has_reply, &err))
		ck_assert(net_wait(net, NULL, 0, 1000, &err));
	ck_assert(!has_reply);
	ck_assert_int_eq(err.kind, ERROR_NET);
	ck_assert_msg(strncmp(err.text, want, strlen(want)) == 0, "%s", err.text);
	ck_assert_int_eq(atomic_load(&requests), 0);
	http_request_release(&request);
	http_reply_release(&reply);
	net_free(net);
	MHD_stop_daemon(server);
}
END_TEST

Suite *suite_certificate(void)
{
	Suite *suite = suite_create("certificate");
	TCase *cases = tcase_create("certificate");
	tcase_set_timeout(cases, 60); /* only means "hung" */
	if (MHD_is_feature_supported(MHD_FEATURE_TLS) == MHD_YES)
		tcase_add_test(cases, unknown_certificate_is_refused);
	else
		puts("skipped: certificate (this libmicrohttpd has no TLS)");
	suite_add_tcase(suite, cases);
	return suite;
}
