/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What refusals mean, what doctor says, addresses and credentials: the same for all sources.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check_source.h"
#include "talk.h"

START_TEST(test_rows_are_whole)
{
	for (size_t i = 0; source_rows[i]; i++) {
		const struct source_row *row = source_rows[i];

		ck_assert(row->name && row->title && row->help && row->interval_s > 0);
		ck_assert(row->open && row->restore && row->next && row->accept && row->commit);
		ck_assert(row->poke && row->progress && row->probe && row->probed && row->link &&
			  row->close);
		ck_assert_ptr_eq(source_find(row->name), row);
		for (size_t j = 0; j < i; j++)
			ck_assert_str_ne(source_rows[j]->name, row->name);
	}
	ck_assert_ptr_null(source_find("nonesuch"));
}
END_TEST

START_TEST(test_addresses_and_secrets_that_cannot_be)
{
	static const struct {
		const char *url, *secret, *want;
	} rows[] = {
		{ NULL, "s", "https" },
		{ "help.example.com", "s", "https" },
		{ "http://help.example.com", "s", "https" },
		{ "https://me:pw@help.example.com", "s", "https" },
		{ "https://help.example.com", NULL, "secret" },
		{ "https://help.example.com", "", "secret" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows) * 2; i++) {
		size_t n = i / 2;
		struct source_config config = { .name = "support", .url = rows[n].url };
		struct desk desk = { .name = "acme" };
		struct source_setup setup = { .config = &config,
			.desk = &desk,
			.secret = rows[n].secret,
			.now_s = TALK_NOW };
		struct source *source = NULL;
		struct error err = { 0 };

		ck_assert(!source_rows[i % 2]->open(&setup, &source, &err));
		ck_assert_int_eq(err.kind, ERROR_CONFIG);
		ck_assert_msg(strstr(err.text, rows[n].want) != NULL, "%s", err.text);
		ck_assert_ptr_nonnull(strstr(err.text, "support"));
	}
}
END_TEST

START_TEST(test_authorization)
{
	static const struct {
		const char *kind, *user, *want;
	} rows[] = {
		{ "rt", NULL, "token s3cret" },
		{ "rt", "kpi", "Basic a3BpOnMzY3JldA==" },
		{ "zendesk", NULL, "Bearer s3cret" },
		{ "zendesk", "me@acme.com", "Basic bWVAYWNtZS5jb20vdG9rZW46czNjcmV0" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct talk talk;

		talk_init(&talk, rows[i].kind);
		talk.config.user = rows[i].user;
		talk_open(&talk);
		ck_assert_ptr_nonnull(talk_ask(&talk));
		ck_assert_str_eq(talk.request.authorization.bytes, rows[i].want);
		ck_assert_ptr_null(strstr(talk.request.url.bytes, "s3cret"));
		ck_assert_int_eq(talk.request.method, HTTP_GET);
		http_request_clear(&talk.request);
		talk.row->probe(talk.source, &talk.request);
		ck_assert_str_eq(talk.request.authorization.bytes, rows[i].want);
		talk_release(&talk);
	}
}
END_TEST

START_TEST(test_links_are_the_configured_address_and_the_id)
{
	static const struct {
		const char *kind, *url, *id, *want;
	} rows[] = {
		{ "rt", "https://rt.acme.com/", "42",
			"https://rt.acme.com/Ticket/Display.html?id=42" },
		{ "rt", "https://acme.com/rt", "4&2",
			"https://acme.com/rt/Ticket/Display.html?id=4%262" },
		{ "zendesk", "https://acme.zendesk.com", "42",
			"https://acme.zendesk.com/agent/tickets/42" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct source_config config = { .name = "support", .url = rows[i].url };
		struct buf url;

		buf_init(&url, 0);
		source_find(rows[i].kind)->link(&config, rows[i].id, &url);
		ck_assert_str_eq(url.bytes, rows[i].want);
		buf_release(&url);
	}
}
END_TEST

struct refusal {
	const char *kind;
	int status;
	const char *retry_after; /* NULL: none */
	const char *body;
	enum source_advice advice;
	enum error_kind error;
	const char *words;
	int64_t wait_s;
};

static const struct refusal refusals[] = {
	{ "rt", 0, NULL, "", ADVICE_RETRY, ERROR_NET, "no reply", 0 },
	{ "rt", 401, NULL, "{'message':'Unauthorized'}", ADVICE_LOGIN, ERROR_AUTH, "Unauthorized",
		0 },
	{ "rt", 302, NULL, "Login required", ADVICE_LOGIN, ERROR_AUTH, "login", 0 },
	{ "rt", 403, NULL, "{'message':'Forbidden'}", ADVICE_STOP_STREAM, ERROR_FORBIDDEN,
		"Forbidden", 0 },
	{ "rt", 404, NULL, "{'message':'Not Found'}", ADVICE_STOP, ERROR_CONFIG, "REST", 0 },
	{ "rt", 404, NULL, "<html>nothing</html>", ADVICE_STOP, ERROR_CONFIG, "REST", 0 },
	{ "rt", 400, NULL, "{'message':'Unknown field: Bogus'}", ADVICE_STOP_STREAM, ERROR_PARSE,
		"Bogus", 0 },
	{ "rt", 405, NULL, "{'message':'Method Not Allowed'}", ADVICE_STOP_STREAM, ERROR_PARSE,
		"405", 0 },
	{ "rt", 500, NULL, "", ADVICE_RETRY, ERROR_NET, "500", 0 },
	{ "rt", 502, NULL, "<html>Bad Gateway</html>", ADVICE_RETRY, ERROR_NET, "502", 0 },
	{ "rt", 503, "30", "", ADVICE_WAIT, ERROR_NET, "503", 30 },
	{ "rt", 200, NULL, "<html>Login</html>", ADVICE_RETRY, ERROR_PARSE, "web page", 0 },
	{ "rt", 200, NULL, "", ADVICE_RETRY, ERROR_PARSE, "empty", 0 },
	{ "rt", 200, NULL, "[]", ADVICE_RETRY, ERROR_PARSE, "list", 0 },
	{ "zendesk", 429, "17", "{'error':'APIRateLimitExceeded','description':'Too many'}",
		ADVICE_WAIT, ERROR_RATE, "Too many", 17 },
	{ "zendesk", 429, NULL, "{}", ADVICE_WAIT, ERROR_RATE, "429", 60 },
	{ "zendesk", 429, "999999", "{}", ADVICE_WAIT, ERROR_RATE, "429", 3600 },
	{ "zendesk", 401, NULL, "{'error':'Couldn\xe2\x80\x99t authenticate you'}", ADVICE_LOGIN,
		ERROR_AUTH, "authenticate", 0 },
	{ "zendesk", 404, NULL, "{'error':{'title':'No help desk','message':'There is none'}}",
		ADVICE_STOP, ERROR_CONFIG, "no Zendesk", 0 },
	{ "zendesk", 301, NULL, "", ADVICE_STOP, ERROR_CONFIG, "address", 0 },
	{ "zendesk", 500, NULL, "", ADVICE_RETRY, ERROR_NET, "500", 0 },
};

START_TEST(test_refusals_say_what_to_do)
{
	const struct refusal *row = &refusals[_i];
	struct talk talk;

	talk_init(&talk, row->kind);
	talk_open(&talk);
	ck_assert_ptr_nonnull(talk_ask(&talk));
	if (row->retry_after)
		talk_header(&talk, "retry-after", row->retry_after);
	ck_assert_int_eq(talk_answer(&talk, row->status, row->body), SOURCE_FAULT);
	ck_assert_int_eq(talk.fault.advice, row->advice);
	ck_assert_int_eq(talk.fault.error.kind, row->error);
	ck_assert_msg(
		strstr(talk.fault.error.text, row->words) != NULL, "%s", talk.fault.error.text);
	ck_assert_str_eq(talk.fault.stream, "people");
	if (row->advice == ADVICE_WAIT)
		ck_assert_int_eq(talk.fault.wait_until, TALK_NOW + row->wait_s);
	talk_release(&talk);
}
END_TEST

/* After a fault that may pass, the same thing is asked for again. */
START_TEST(test_retry_asks_the_same)
{
	struct talk talk;
	char first[256];

	talk_init(&talk, "rt");
	talk_open(&talk);
	snprintf(first, sizeof first, "%s", talk_ask(&talk));
	talk_answer(&talk, 500, "");
	ck_assert_str_eq(talk_ask(&talk), first);
	talk_answer(&talk, 0, "");
	ck_assert_str_eq(talk_ask(&talk), first);
	talk_release(&talk);
}
END_TEST

struct probe {
	const char *kind;
	int status;
	const char *body;
	enum error_kind error; /* ERROR_NONE: it goes well */
	const char *words;
};

static const struct probe probes[] = {
	{ "rt", 200, "{'total':41,'count':1,'items':[]}", ERROR_NONE, "41 open tickets" },
	{ "rt", 200, "{'total':1,'count':1,'items':[]}", ERROR_NONE, "1 open ticket is" },
	{ "rt", 200, "{'total':0,'count':0,'items':[]}", ERROR_NONE, "ShowTicket" },
	{ "rt", 200, "<html>", ERROR_PARSE, "web page" },
	{ "rt", 200, "{}", ERROR_PARSE, "list" },
	{ "rt", 401, "{'message':'Unauthorized'}", ERROR_AUTH, "secret" },
	{ "rt", 302, "Login required", ERROR_AUTH, "login" },
	{ "rt", 404, "<html>", ERROR_CONFIG, "REST" },
	{ "zendesk", 200, "{'user':{'id':7,'name':'Mia','role':'admin'}}", ERROR_NONE,
		"Mia (admin)" },
	{ "zendesk", 200, "{'user':{'id':null,'name':'Anonymous','role':'end-user'}}", ERROR_AUTH,
		"anonymous" },
	{ "zendesk", 200, "{'user':{'id':8,'name':'Cy','role':'end-user'}}", ERROR_AUTH,
		"no agent" },
	{ "zendesk", 404, "{'error':{'title':'No help desk'}}", ERROR_CONFIG, "No help desk" },
	{ "zendesk", 200, "", ERROR_PARSE, "empty" },
	{ "zendesk", 500, "", ERROR_NET, "500" },
};

START_TEST(test_probes)
{
	const struct probe *row = &probes[_i];
	char said[256] = "", body[256];
	struct error err = { 0 };
	struct talk talk;

	talk_init(&talk, row->kind);
	talk_open(&talk);
	talk.row->probe(talk.source, &talk.request);
	talk.reply.status = row->status;
	snprintf(body, sizeof body, "%s", row->body);
	for (char *c = body; *c; c++)
		*c = *c == '\'' ? '"' : *c;
	buf_add_text(&talk.reply.body, body);
	ck_assert(talk.row->probed(talk.source, &talk.reply, said, sizeof said, &err) ==
		  (row->error == ERROR_NONE));
	ck_assert_msg(strstr(row->error == ERROR_NONE ? said : err.text, row->words) != NULL,
		"said '%s', error '%s'", said, err.text);
	if (row->error != ERROR_NONE)
		ck_assert_int_eq(err.kind, row->error);
	talk_release(&talk);
}
END_TEST

Suite *suite_source_faults(void)
{
	Suite *suite = suite_create("source faults");
	TCase *tcase = tcase_create("faults");

	tcase_add_test(tcase, test_rows_are_whole);
	tcase_add_test(tcase, test_addresses_and_secrets_that_cannot_be);
	tcase_add_test(tcase, test_authorization);
	tcase_add_test(tcase, test_links_are_the_configured_address_and_the_id);
	tcase_add_loop_test(tcase, test_refusals_say_what_to_do, 0, ARRAY_LEN(refusals));
	tcase_add_test(tcase, test_retry_asks_the_same);
	tcase_add_loop_test(tcase, test_probes, 0, ARRAY_LEN(probes));
	suite_add_tcase(suite, tcase);
	return suite;
}
