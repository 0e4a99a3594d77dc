/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading JSON that a stranger wrote.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "check_source.h"
#include "source/auth.h"
#include "source/ids.h"
#include "source/json.h"

static cJSON *read(const char *text)
{
	struct buf buf;
	cJSON *json;
	struct error err = { 0 };

	buf_init(&buf, 0);
	buf_add_text(&buf, text);
	ck_assert_msg(json_parse(&buf, &json, &err), "%s: %s", text, err.text);
	buf_release(&buf);
	return json;
}

static const char object[] =
	"{\"n\":12,\"s\":\"34\",\"neg\":-5,\"half\":1.5,\"big\":9007199254740993,\"huge\":1e300,"
	"\"null\":null,\"t\":true,\"one\":\"1\",\"empty\":\"\",\"bad\":\"12x\",\"space\":\" 1\","
	"\"time\":\"2026-11-22T10:00:00Z\",\"list\":[1],\"ctl\":\"a\\u001b[31mb\\nc\","
	"\"bidi\":\"a\\u202eb\"}";

START_TEST(test_numbers)
{
	static const struct {
		const char *key;
		bool is_int;
		int64_t value;
	} rows[] = {
		{ "n", true, 12 },
		{ "s", true, 34 },
		{ "neg", true, -5 },
		{ "half", false, 0 },
		{ "huge", false, 0 },
		{ "null", false, 0 },
		{ "t", false, 0 },
		{ "empty", false, 0 },
		{ "bad", false, 0 },
		{ "space", false, 0 },
		{ "list", false, 0 },
		{ "missing", false, 0 },
	};
	cJSON *json = read(object);

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int64_t value = 0;

		ck_assert_msg(
			json_int(json, rows[i].key, &value) == rows[i].is_int, "%s", rows[i].key);
		ck_assert_int_eq(value, rows[i].value);
	}
	cJSON_Delete(json);
}
END_TEST

/* An id is never altered: one that a double cannot hold is refused. */
START_TEST(test_ids)
{
	struct arena *arena = arena_new();
	cJSON *json = read(object);

	ck_assert_str_eq(json_id(arena, json, "n"), "12");
	ck_assert_str_eq(json_id(arena, json, "s"), "34");
	ck_assert_ptr_null(json_id(arena, json, "big"));
	ck_assert_ptr_null(json_id(arena, json, "half"));
	ck_assert_ptr_null(json_id(arena, json, "empty"));
	ck_assert_ptr_null(json_id(arena, json, "ctl"));
	ck_assert_ptr_null(json_id(arena, json, "bidi"));
	ck_assert_ptr_null(json_id(arena, json, "list"));
	cJSON_Delete(json);
	arena_free(arena);
}
END_TEST

START_TEST(test_text_passes_the_border)
{
	struct arena *arena = arena_new();
	cJSON *json = read(object);

	ck_assert_str_eq(json_text(arena, json, "ctl"), "a[31mb c");
	ck_assert_str_eq(json_text(arena, json, "n"), "12");
	ck_assert_str_eq(json_text(arena, json, "half"), "1.5");
	ck_assert_str_eq(json_text(arena, json, "t"), "true");
	ck_assert_ptr_null(json_text(arena, json, "empty"));
	ck_assert_ptr_null(json_text(arena, json, "null"));
	ck_assert_ptr_null(json_text(arena, NULL, "n"));
	cJSON_Delete(json);
	arena_free(arena);
}
END_TEST

START_TEST(test_absent_is_not_null)
{
	cJSON *json = read(object);
	int64_t time = 0;

	ck_assert(json_has(json, "null"));
	ck_assert(!json_has(json, "missing"));
	ck_assert_ptr_null(json_get(json, "null"));
	ck_assert(json_is_true(json, "t") && json_is_true(json, "one"));
	ck_assert(!json_is_true(json, "n"));
	ck_assert(json_time(json, "time", &time));
	ck_assert_int_eq(time, 1795341600);
	ck_assert(!json_time(json, "s", &time) || time != 0);
	ck_assert_ptr_null(json_list(json, "time"));
	cJSON_Delete(json);
}
END_TEST

START_TEST(test_what_is_no_json_says_what_it_is)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "", "empty" },
		{ " \r\n", "empty" },
		{ "<!DOCTYPE html><html></html>", "web page" },
		{ "\n<html>", "web page" },
		{ "{\"a\":", "damaged" },
		{ "Login required", "damaged" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct error err = { 0 };
		struct buf buf;
		cJSON *json;

		buf_init(&buf, 0);
		buf_add_text(&buf, rows[i].text);
		ck_assert(!json_parse(&buf, &json, &err));
		ck_assert_int_eq(err.kind, ERROR_PARSE);
		ck_assert_msg(strstr(err.text, rows[i].want) != NULL, "%s", err.text);
		buf_release(&buf);
	}
}
END_TEST

START_TEST(test_depth_is_limited)
{
	static const struct {
		int depth;
		bool is_read;
	} rows[] = { { 1, true }, { JSON_DEPTH_MAX, true }, { JSON_DEPTH_MAX + 1, false },
		{ 10000, false } };

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct error err = { 0 };
		struct buf buf;
		cJSON *json;

		buf_init(&buf, 0);
		for (int n = 0; n < rows[i].depth; n++)
			buf_add_char(&buf, '[');
		for (int n = 0; n < rows[i].depth; n++)
			buf_add_char(&buf, ']');
		ck_assert(json_parse(&buf, &json, &err) == rows[i].is_read);
		cJSON_Delete(json);
		buf_release(&buf);
	}
	/* Brackets inside text are no depth. */
	cJSON_Delete(read(
		"{\"a\":\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\\\"{\"}"));
}
END_TEST

START_TEST(test_reply_cut_at_its_maximum_is_refused)
{
	struct error err = { 0 };
	struct buf buf;
	cJSON *json;

	buf_init(&buf, 4);
	buf_add_text(&buf, "[1,2]");
	ck_assert(!json_parse(&buf, &json, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "too long"));
	buf_release(&buf);
}
END_TEST

START_TEST(test_basic_credentials)
{
	static const struct {
		const char *user, *suffix, *password, *want;
	} rows[] = {
		/* The example of RFC 7617, and the three lengths of padding. */
		{ "Aladdin", "", "open sesame", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==" },
		{ "a", "", "b", "Basic YTpi" },
		{ "ab", "", "b", "Basic YWI6Yg==" },
		{ "me@acme.com", "/token", "abc", "Basic bWVAYWNtZS5jb20vdG9rZW46YWJj" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf header;

		buf_init(&header, 0);
		auth_add_basic(&header, rows[i].user, rows[i].suffix, rows[i].password);
		ck_assert_str_eq(header.bytes, rows[i].want);
		buf_release(&header);
	}
}
END_TEST

START_TEST(test_set_of_ids)
{
	struct ids ids = { 0 };

	ck_assert(!ids_has(&ids, 1));
	for (int64_t i = 1; i <= 5000; i++)
		ck_assert(ids_add(&ids, i * 7));
	ck_assert(!ids_add(&ids, 7));
	ck_assert(!ids_add(&ids, 0));
	ck_assert(!ids_add(&ids, -3));
	ck_assert_uint_eq(ids.len, 5000);
	ck_assert(ids_has(&ids, 35000) && !ids_has(&ids, 35001));
	ids_keep_above(&ids, 34993);
	ck_assert_uint_eq(ids.len, 1);
	ck_assert(ids_has(&ids, 35000) && !ids_has(&ids, 7));
	ids_release(&ids);
}
END_TEST

Suite *suite_source_json(void)
{
	Suite *suite = suite_create("source json");
	TCase *tcase = tcase_create("json");

	tcase_add_test(tcase, test_numbers);
	tcase_add_test(tcase, test_ids);
	tcase_add_test(tcase, test_text_passes_the_border);
	tcase_add_test(tcase, test_absent_is_not_null);
	tcase_add_test(tcase, test_what_is_no_json_says_what_it_is);
	tcase_add_test(tcase, test_depth_is_limited);
	tcase_add_test(tcase, test_reply_cut_at_its_maximum_is_refused);
	tcase_add_test(tcase, test_basic_credentials);
	tcase_add_test(tcase, test_set_of_ids);
	suite_add_tcase(suite, tcase);
	return suite;
}
