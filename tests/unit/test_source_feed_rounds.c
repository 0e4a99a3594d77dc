/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Feeds read again and again: nothing counts twice, whatever became of the file meanwhile.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check_source.h"
#include "feed_file.h"
#include "talk.h"

#define HEAD "id,kind,at,score\n"
#define ANNA "a1,nps,2026-11-01,9\n"
#define BOB "b1,nps,2026-11-02,3\n"
#define CARL "c1,nps,2026-11-03,10\n"
#define BAD "d1,nps,2026-11-04,eleven\n"

static struct feed_file *read_text(const char *text)
{
	struct feed_file *file = feed_file_new(text);

	feed_file_read(file);
	ck_assert_msg(file->fault.error.kind == ERROR_NONE, "%s", file->fault.error.text);
	return file;
}

static void read_again(struct feed_file *file, const char *text)
{
	feed_file_write(file, text);
	feed_file_read(file);
	ck_assert_msg(file->fault.error.kind == ERROR_NONE, "%s", file->fault.error.text);
}

static double score_of(const struct feed_file *file, const char *key)
{
	const char *text = feed_fact(file, key);
	const char *score = text ? strstr(text, "score=") : NULL;

	ck_assert_msg(score != NULL, "no score of %s", key);
	return strtod(score + 6, NULL);
}

START_TEST(test_the_same_file_costs_nothing)
{
	struct feed_file *file = read_text(HEAD ANNA BOB);

	ck_assert_uint_eq(file->fact_count, 2);
	feed_file_read(file);
	ck_assert_uint_eq(file->requests, 1);
	ck_assert_str_eq(file->request_unless, "\"v1\"");
	ck_assert_uint_eq(file->given, 0);
	/* Touched, but not changed: read, and nothing is stored again. */
	read_again(file, HEAD ANNA BOB);
	ck_assert_uint_eq(file->given, 0);
	feed_file_read(file);
	ck_assert_str_eq(file->request_unless, "\"v2\"");
	/* The same by another process. */
	feed_file_restart(file);
	feed_file_read(file);
	ck_assert_uint_eq(file->requests, 1);
	ck_assert_uint_eq(file->given, 0);
	feed_file_free(file);
}
END_TEST

START_TEST(test_what_was_added_is_all_that_is_stored)
{
	struct feed_file *file = read_text(HEAD ANNA);

	for (int i = 0; i < 2; i++) {
		read_again(file, i == 0 ? HEAD ANNA BOB : HEAD ANNA BOB CARL);
		ck_assert_uint_eq(file->given, 1);
		ck_assert_uint_eq(file->fact_count, (size_t)i + 2);
		feed_file_restart(file);
	}
	feed_file_free(file);
}
END_TEST

/* Sorted anew, a row changed, a row in the middle: as often as it stands there, with its last word. */
START_TEST(test_another_order_and_other_words)
{
	struct feed_file *file = read_text(HEAD ANNA BOB CARL);

	read_again(file, HEAD CARL ANNA BOB);
	ck_assert_uint_eq(file->fact_count, 3);
	read_again(file, HEAD CARL "b1,nps,2026-11-02,7\n" ANNA);
	ck_assert_uint_eq(file->fact_count, 3);
	ck_assert(score_of(file, "rating b1") == 7);
	read_again(file, HEAD CARL BOB "b1,nps,2026-11-02,8\n");
	ck_assert(score_of(file, "rating b1") == 8);
	ck_assert(score_of(file, "rating a1") == 9); /* a row that left the file is known */
	read_again(file, HEAD CARL "b1,nps,2026-11-02,\n");
	ck_assert_ptr_nonnull(strstr(feed_fact(file, "rating b1"), " unanswered"));
	read_again(file, "id,kind,at,score,gone\n"
			 "c1,nps,2026-11-03,10,yes\n");
	ck_assert_ptr_null(feed_fact(file, "rating c1"));
	feed_file_free(file);
}
END_TEST

/* What is wrong in the file now is what counts as refused. */
START_TEST(test_bad_lines_count_once)
{
	struct feed_file *file = read_text(HEAD ANNA BAD);

	ck_assert_int_eq(file->rejected, 1);
	read_again(file, HEAD ANNA BAD BAD BOB);
	ck_assert_int_eq(file->rejected, 2);
	ck_assert_ptr_nonnull(strstr(file->remarks.bytes, ":4: score \"eleven\""));
	ck_assert_ptr_null(strstr(file->remarks.bytes, ":3: ")); /* told before */
	feed_file_restart(file);
	read_again(file, HEAD BAD BOB ANNA);
	ck_assert_int_eq(file->rejected, 1);
	read_again(file, HEAD BOB ANNA);
	ck_assert_int_eq(file->rejected, 0);
	struct source_progress progress;

	source_find("feed")->progress(file->source, &progress);
	ck_assert_int_eq(progress.remark.kind, ERROR_NONE);
	ck_assert(progress.is_live && progress.is_complete);
	feed_file_free(file);
}
END_TEST

START_TEST(test_unknown_columns_are_said_once)
{
	struct feed_file *file = read_text("name,from,value,colour\na,2026-11-01,1,red\n");

	ck_assert_ptr_nonnull(strstr(file->remarks.bytes, "left out: \"colour\""));
	feed_file_restart(file);
	read_again(file, "name,from,value,colour\nb,2026-11-01,1,red\na,2026-11-01,1,red\n");
	ck_assert_str_eq(file->remarks.bytes, "");
	read_again(file, "name,from,value,size\nb,2026-11-01,1,8\n");
	ck_assert_ptr_nonnull(strstr(file->remarks.bytes, "left out: \"size\""));
	feed_file_free(file);
}
END_TEST

/* The last line may still be being written. */
START_TEST(test_a_line_without_end)
{
	struct feed_file *file = read_text(HEAD ANNA "b1,nps,2026-11-02,1");

	ck_assert(score_of(file, "rating b1") == 1);
	read_again(file, HEAD ANNA "b1,nps,2026-11-02,10\n" CARL);
	ck_assert(score_of(file, "rating b1") == 10);
	ck_assert_uint_eq(file->fact_count, 3);
	read_again(file, HEAD ANNA "b1,nps,2026-11-02,10\n" CARL "d1,np");
	ck_assert_int_eq(file->rejected, 1);
	read_again(file, HEAD ANNA "b1,nps,2026-11-02,10\n" CARL "d1,nps,2026-11-03,0\n");
	ck_assert_int_eq(file->rejected, 0);
	ck_assert_uint_eq(file->fact_count, 4);
	feed_file_free(file);
}
END_TEST

/* Answers that name nobody are as many as stand there; those of a customer or ticket are one. */
START_TEST(test_rows_without_an_id)
{
	static const char head[] = "kind,at,score,customer\n";
	static const char first[] = "nps,2026-11-01,9,\nnps,2026-11-01,9,\nnps,2026-11-01,3,\n";
	static const char second[] = "nps,2026-11-01,9,Acme\nnps,2026-11-01,9,Acme\n";
	char text[400], turned[400], grown[400];

	(void)snprintf(text, sizeof text, "%s%s%s", head, first, second);
	(void)snprintf(turned, sizeof turned, "%s%s%s", head, second, first);
	(void)snprintf(grown, sizeof grown, "%s%s%s%s", head, second, first, "nps,2026-11-01,9,\n");
	struct feed_file *file = read_text(text);

	ck_assert_uint_eq(file->fact_count, 4);
	read_again(file, turned);
	ck_assert_uint_eq(file->fact_count, 4);
	feed_file_restart(file);
	read_again(file, grown);
	ck_assert_uint_eq(file->given, 1);
	ck_assert_uint_eq(file->fact_count, 5);
	feed_file_free(file);
}
END_TEST

/* Row by row, whole or half, by one process or many: never more than stand there. */
START_TEST(test_growing_row_by_row)
{
	struct feed_file *file = read_text("kind,at,score\n");
	char text[4096] = "kind,at,score\n";

	file->part = 64;
	for (size_t i = 1; i <= 40; i++) {
		size_t len = strlen(text);

		(void)snprintf(text + len, sizeof text - len, "%snps,2026-11-01,9",
			text[len - 1] == '\n' ? "" : "\n");
		if (_i == 0 || i % 3 == 0)
			(void)snprintf(text + strlen(text), 2, "\n");
		if (i % 5 == (size_t)_i)
			feed_file_restart(file);
		read_again(file, text);
		ck_assert_uint_eq(file->fact_count, i);
		ck_assert_uint_le(file->given, 2);
		feed_file_read(file);
		ck_assert_uint_eq(file->given, 0);
	}
	/* One less in the middle: all is read anew, and the last one, which is gone, stays known. */
	read_again(file, "kind,at,score\nnps,2026-11-01,9\nnps,2026-11-01,8\n");
	ck_assert_uint_eq(file->given, 2);
	ck_assert_uint_eq(file->fact_count, 40);
	feed_file_free(file);
}
END_TEST

/* However the file comes in, and whichever row ends where a part does. */
START_TEST(test_parts_of_any_size)
{
	static const char *const names[] = { "ratings.csv", "roster.jsonl", "broken.csv",
		"measures.csv" };
	struct feed_file *whole = feed_file_new_fixture(names[_i]);

	feed_file_read(whole);
	for (size_t part = 150; part < whole->text.len; part += 3) {
		struct feed_file *file = feed_file_new_fixture(names[_i]);

		file->part = part;
		feed_file_read(file);
		ck_assert_uint_gt(file->requests, 1);
		ck_assert_uint_eq(file->fact_count, whole->fact_count);
		for (size_t i = 0; i < whole->fact_count; i++) {
			const char *text = feed_fact(file, whole->facts[i].key);

			ck_assert_msg(text && strcmp(text, whole->facts[i].text) == 0,
				"part %zu: %s", part, whole->facts[i].key);
		}
		ck_assert_int_eq(file->rejected, whole->rejected);
		ck_assert_str_eq(file->remarks.bytes, whole->remarks.bytes);
		feed_file_free(file);
	}
	feed_file_free(whole);
}
END_TEST

/* A process that dies after any part leaves nothing behind that counts twice. */
START_TEST(test_ended_after_every_part)
{
	struct feed_file *file = feed_file_new("kind,at,score\n");

	for (int i = 0; i < 60; i++)
		buf_add_text(&file->text, i % 3 ? "nps,2026-11-01,9\n" : "nps,2026-11-01,x\n");
	file->part = 256;
	for (int i = 1; i < 12; i++) {
		feed_file_read_parts(file, i);
		feed_file_restart(file);
	}
	feed_file_read(file);
	ck_assert_uint_eq(file->fact_count, 40);
	ck_assert_int_eq(file->rejected, 20);
	feed_file_free(file);
}
END_TEST

/* Another file takes its place between two parts: no row is made of halves of both. */
START_TEST(test_replaced_while_it_is_read)
{
	struct feed_file *file = feed_file_new("name,from,value\n");

	for (int i = 0; i < 40; i++)
		buf_add_text(&file->text, "orders,2026-11-01,1000\n");
	file->part = 300;
	feed_file_read_parts(file, 1);
	feed_file_write(file, "name,from,value\n");
	for (int i = 0; i < 80; i++)
		buf_add_text(&file->text, "returns,2026-11-02,77\n");
	feed_file_read(file);
	feed_file_read(file);
	ck_assert_uint_eq(file->fact_count, 2);
	ck_assert_int_eq(file->rejected, 0);
	ck_assert_uint_eq(feed_fact_count(file, "measure returns"), 1);
	feed_file_free(file);
}
END_TEST

/* Other settings make other records of the same rows. */
START_TEST(test_changed_settings)
{
	static const char *values[] = { "kind = csat", "scale=10" };
	struct feed_file *file = feed_file_new("id,date,score\nx,2026-11-01,7\n");

	file->config.values = (struct text_list){ values, 1 };
	feed_file_read(file);
	ck_assert_uint_eq(file->fact_count, 0); /* seven of five */
	ck_assert_int_eq(file->rejected, 1);
	feed_file_restart(file);
	file->config.values.len = 2;
	feed_file_read(file);
	ck_assert_uint_eq(file->fact_count, 1);
	ck_assert_int_eq(file->rejected, 0);
	feed_file_free(file);
}
END_TEST

/* --- over HTTP ------------------------------------------------------------------------------- */

static struct feed_file *over_http(void)
{
	struct feed_file *file = feed_file_new(HEAD ANNA BAD);

	file->config.file = NULL;
	file->config.url = "https://shop.example/export.csv?key=s3cr3t";
	return file;
}

START_TEST(test_an_address)
{
	struct feed_file *file = over_http();

	file->secret = "t0ken";
	feed_file_read(file);
	ck_assert_str_eq(file->request_url, "https://shop.example/export.csv?key=s3cr3t");
	ck_assert_str_eq(file->authorization, "Bearer t0ken");
	ck_assert_uint_eq(file->fact_count, 1);
	ck_assert_str_eq(file->remarks.bytes,
		"https://shop.example/export.csv:3: score \"eleven\": it is no number\n");
	ck_assert_ptr_null(strstr(file->cursor, "s3cr3t"));
	feed_file_read(file);
	ck_assert_str_eq(file->request_unless, "\"v1\"");
	file->version = 0; /* a server without tags: the same bytes are seen to be the same */
	feed_file_read(file);
	feed_file_read(file);
	ck_assert_str_eq(file->request_unless, "");
	ck_assert_uint_eq(file->given, 0);
	feed_file_free(file);
}
END_TEST

/* A date tells versions apart by the second, so one of this second tells nothing yet. */
START_TEST(test_an_address_with_dates)
{
	static const struct {
		const char *date, *want;
	} rows[] = {
		{ "Sun, 22 Nov 2026 09:00:05 GMT", "Sun, 22 Nov 2026 09:00:00 GMT" },
		{ "Sun, 22 Nov 2026 09:00:00 GMT", "" },
	};
	struct feed_file *file = over_http();
	struct http_reply reply;

	http_reply_init(&reply);
	reply.status = 200;
	buf_add_text(&reply.body, HEAD ANNA);
	http_reply_add_header(&reply, "last-modified", "Sun, 22 Nov 2026 09:00:00 GMT");
	http_reply_add_header(&reply, "date", rows[_i].date);
	feed_file_read_once(file, &reply);
	feed_file_read_once(file, &reply);
	ck_assert_str_eq(file->request_unless, rows[_i].want);
	ck_assert_uint_eq(file->fact_count, 1);
	http_reply_release(&reply);
	feed_file_free(file);
}
END_TEST

START_TEST(test_an_address_that_fails)
{
	static const struct {
		int status;
		enum source_advice advice;
	} rows[] = {
		{ 401, ADVICE_LOGIN },
		{ 403, ADVICE_LATER },
		{ 404, ADVICE_LATER },
		{ 429, ADVICE_WAIT },
		{ 503, ADVICE_RETRY },
	};
	struct feed_file *file = over_http();
	struct http_reply reply;

	http_reply_init(&reply);
	reply.status = rows[_i].status;
	feed_file_read_once(file, &reply);
	ck_assert_int_eq(file->fault.advice, rows[_i].advice);
	ck_assert_ptr_nonnull(strstr(file->fault.error.text, "shop.example/export.csv"));
	ck_assert_ptr_null(strstr(file->fault.error.text, "s3cr3t"));
	feed_file_read(file); /* and goes on */
	ck_assert_uint_eq(file->fact_count, 1);
	http_reply_release(&reply);
	feed_file_free(file);
}
END_TEST

START_TEST(test_a_file_that_is_missing)
{
	struct feed_file *file = feed_file_new(HEAD ANNA);
	struct http_reply reply;

	http_reply_init(&reply);
	reply.status = 404;
	buf_add_text(&reply.body, "'/srv/kpi/numbers.csv': there is no such file");
	feed_file_read_once(file, &reply);
	ck_assert_int_eq(file->fault.advice, ADVICE_LATER);
	ck_assert_int_eq(file->fault.wait_until, file->now_s + 60);
	ck_assert_str_eq(file->fault.error.text, "'/srv/kpi/numbers.csv': there is no such file");
	feed_file_read(file);
	ck_assert_uint_eq(file->fact_count, 1);
	http_reply_release(&reply);
	feed_file_free(file);
}
END_TEST

/* --- settings -------------------------------------------------------------------------------- */

START_TEST(test_settings_that_cannot_be)
{
	static const char *unknown[] = { "colour = Farbe" }, *unsigned_[] = { "at Started" };
	const struct {
		struct source_config config;
		const char *want;
	} rows[] = {
		{ { .file = NULL }, "either a file or a url" },
		{ { .file = "/a", .url = "https://a.example" }, "either a file or a url" },
		{ { .file = "a.csv" }, "must begin with /" },
		{ { .file = "/a", .record = "ticket" }, "record 'ticket' is none of" },
		{ { .file = "/a", .tickets_of = "nobody" }, "tickets_of 'nobody'" },
		{ { .file = "/a", .columns = { unknown, 1 } }, "no column 'colour" },
		{ { .file = "/a", .values = { unsigned_, 1 } }, "is not written as" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct source_config config = rows[i].config;
		struct desk desk = { .name = "acme" };
		struct source_setup setup = { .config = &config, .desk = &desk };
		struct source *source = NULL;
		struct error err = { 0 };

		config.name = "numbers";
		config.file_name = "kpitop.conf";
		config.line = 7;
		ck_assert(!source_find("feed")->open(&setup, &source, &err));
		ck_assert_int_eq(err.kind, ERROR_CONFIG);
		ck_assert_msg(strstr(err.text, rows[i].want) != NULL, "%s", err.text);
		ck_assert_ptr_nonnull(strstr(err.text, "kpitop.conf:7: source 'numbers': "));
	}
}
END_TEST

/* Whose tickets: the only helpdesk's; of two it must be told. */
START_TEST(test_whose_tickets)
{
	struct feed_file *file = feed_file_new("kind,at,score,ticket\nnps,2026-11-01,9,4711\n");

	file->desk.source_count = 3;
	file->sources[2] = (struct source_config){ .name = "sales", .kind = "zendesk" };
	feed_file_read(file);
	ck_assert_uint_eq(file->fact_count, 0);
	ck_assert_ptr_nonnull(strstr(file->remarks.bytes, "tickets_of"));
	feed_file_restart(file);
	file->config.tickets_of = "sales";
	feed_file_read(file);
	ck_assert_uint_eq(file->fact_count, 1);
	ck_assert_str_eq(file->tickets_of, "sales");
	feed_file_free(file);
}
END_TEST

Suite *suite_source_feed_rounds(void)
{
	Suite *suite = suite_create("source/feed rounds");
	TCase *tcase = tcase_create("rounds");

	tcase_add_test(tcase, test_the_same_file_costs_nothing);
	tcase_add_test(tcase, test_what_was_added_is_all_that_is_stored);
	tcase_add_test(tcase, test_another_order_and_other_words);
	tcase_add_test(tcase, test_bad_lines_count_once);
	tcase_add_test(tcase, test_unknown_columns_are_said_once);
	tcase_add_test(tcase, test_a_line_without_end);
	tcase_add_test(tcase, test_rows_without_an_id);
	tcase_add_loop_test(tcase, test_growing_row_by_row, 0, 2);
	tcase_add_loop_test(tcase, test_parts_of_any_size, 0, 4);
	tcase_add_test(tcase, test_ended_after_every_part);
	tcase_add_test(tcase, test_replaced_while_it_is_read);
	tcase_add_test(tcase, test_changed_settings);
	tcase_add_test(tcase, test_an_address);
	tcase_add_loop_test(tcase, test_an_address_with_dates, 0, 2);
	tcase_add_loop_test(tcase, test_an_address_that_fails, 0, 5);
	tcase_add_test(tcase, test_a_file_that_is_missing);
	tcase_add_test(tcase, test_settings_that_cannot_be);
	tcase_add_test(tcase, test_whose_tickets);
	suite_add_tcase(suite, tcase);
	return suite;
}
