/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What people read when a transfer fails, for the failures that no test server can bring about.
 */
#include "config.h"

#include "base/macros.h"
#include "check_net.h"
#include "net/failure.h"

struct row {
	CURLcode code;
	const char *said;
	const char *want;
};

static const struct row rows[] = {
	{ CURLE_COULDNT_RESOLVE_HOST, "Could not resolve host: help.example",
		"name \"help.example\" is not known" },
	{ CURLE_PEER_FAILED_VERIFICATION, "SSL certificate problem: certificate has expired",
		"certificate of \"help.example\" is not valid: certificate has expired" },
	{ CURLE_PEER_FAILED_VERIFICATION,
		"SSL: no alternative certificate subject name matches target host name "
		"'help.example'",
		"certificate of \"help.example\" is not valid: no alternative certificate subject "
		"name matches target host name 'help.example'" },
	{ CURLE_RECV_ERROR, "secret words of the library",
		"\"help.example\" cut its answer short" },
	{ CURLE_OUT_OF_MEMORY, "secret words of the library", "\"help.example\": Out of memory" },
};

START_TEST(failure_reads_well)
{
	CURL *easy = curl_easy_init();
	const struct row *row = &rows[_i];
	const struct failure failure = {
		.easy = easy, .code = row->code, .host = "help.example", .said = row->said
	};
	struct error err = { 0 };
	ck_assert(!failure_say(&failure, &err));
	ck_assert_int_eq(err.kind, ERROR_NET);
	ck_assert_str_eq(err.text, row->want);
	curl_easy_cleanup(easy);
}
END_TEST

Suite *suite_failure(void)
{
	Suite *suite = suite_create("failure");
	TCase *cases = tcase_create("failure");
	tcase_add_loop_test(cases, failure_reads_well, 0, (int)ARRAY_LEN(rows));
	suite_add_tcase(suite, cases);
	return suite;
}
