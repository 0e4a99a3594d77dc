/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Feeds: what stands in a file, as records; and every kind of error in it.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "check_source.h"
#include "feed_file.h"
#include "talk.h"

static void check_fact(const struct feed_file *file, const char *key, const char *want)
{
	const char *text = feed_fact(file, key);

	ck_assert_msg(text != NULL, "no %s", key);
	ck_assert_msg(strcmp(text, want) == 0, "%s: %s, not %s", key, text, want);
}

static void check_measure(
	const struct feed_file *file, const char *name, const char *span[2], const char *want)
{
	char key[100];

	(void)snprintf(key, sizeof key, "measure %s %lld %lld -", name, (long long)at(span[0]),
		(long long)at(span[1]));
	check_fact(file, key, want);
}

static struct feed_file *read_fixture(const char *name)
{
	struct feed_file *file = feed_file_new_fixture(name);

	feed_file_read(file);
	ck_assert_msg(file->fault.error.kind == ERROR_NONE, "%s", file->fault.error.text);
	return file;
}

/* Istanbul is three hours ahead of UTC: 2026-11-02T00:00 there is 1793566800. */
START_TEST(test_ratings)
{
	struct feed_file *file = read_fixture("ratings.csv");

	check_fact(file, "rating n1",
		"nps 1793566800 score=9 scale=10 weight=1 critical=0 agent=- group=- author=- ticket=- "
		"customer=Acme Ltd");
	check_fact(file, "rating n2",
		"nps 1793622600 score=6 scale=10 weight=1 critical=0 agent=- group=- author=- ticket=- "
		"customer=Öz Ticaret");
	check_fact(file, "rating e1",
		"ces 1793696400 score=6 scale=7 weight=1 critical=0 agent=anna group=Billing author=- "
		"ticket=4711 customer=-");
	check_fact(file, "rating c1",
		"csat 1793689200 score=1 scale=1 weight=1 critical=0 agent=anna@acme.example group=- "
		"author=- ticket=4712 customer=-");
	check_fact(file, "rating q1/Empathy",
		"qa 1793739600 score=4 scale=5 weight=2 critical=0 agent=anna group=- author=- "
		"ticket=4711 customer=-");
	check_fact(file, "rating q1/Disclosure",
		"qa 1793739600 score=0 scale=1 weight=1 critical=1 agent=anna group=- author=rosa "
		"ticket=4711 customer=-");
	check_fact(file, "rating f1",
		"fcr 1762250400 score=1 scale=1 weight=1 critical=0 agent=bob group=- author=- "
		"ticket=4713 customer=-");
	ck_assert_uint_eq(
		feed_fact_count(file, "rating "), 7); /* an item that is not applicable is none */
	ck_assert_int_eq(file->rejected, 0);
	check_fact(file, "agent anna@acme.example", "email=anna@acme.example");
	check_fact(file, "author rosa", "email=-");
	check_fact(file, "group Billing", "Billing");
	ck_assert_str_eq(file->remarks.bytes,
		"/srv/kpi/numbers.csv:1: columns that are not known are left out: \"Comment\"\n");
	/* Whole days: from 2025-11-04 on, to the end of 2026-11-04. */
	ck_assert_int_eq(file->coverage[RECORD_RATING].from, at("2025-11-03T21:00:00Z"));
	ck_assert_int_eq(file->coverage[RECORD_RATING].to, at("2026-11-04T21:00:00Z"));
	feed_file_free(file);
}
END_TEST

/* Another program's headings, a semicolon and decimal commas, as a spreadsheet writes them. */
START_TEST(test_calls_with_headings_of_their_own)
{
	static const char *columns[] = { "at = Started", "group=Queue", "outcome = Result",
		"wait = Waited", "talk = Talked", "wrap_up = After" };
	struct feed_file *file = feed_file_new_fixture("calls.csv");

	file->config.columns = (struct text_list){ columns, ARRAY_LEN(columns) };
	feed_file_read(file);
	ck_assert_str_eq(file->fault.error.text, "");
	ck_assert_uint_eq(feed_fact_count(file, "call "), 5);
	ck_assert_int_eq(file->rejected, 0);
	size_t found = 0;

	for (size_t i = 0; i < file->fact_count; i++) {
		static const char *const want[] = {
			"1795154405 in answered agent=anna group=Sales ticket=- customer=- wait=12 "
			"talk=200 hold=-1 wrap_up=30 channel=phone",
			"1795154460 in abandoned agent=- group=Sales ticket=- customer=- wait=4 talk=-1 "
			"hold=-1 wrap_up=-1 channel=phone",
			"1795154520 in missed agent=bob group=Sales ticket=- customer=- wait=25 talk=-1 "
			"hold=-1 wrap_up=-1 channel=phone",
			"1795154700 out answered agent=anna group=- ticket=- customer=- wait=-1 talk=90 "
			"hold=-1 wrap_up=-1 channel=phone",
		};
		for (size_t j = 0; j < ARRAY_LEN(want); j++)
			found += strcmp(file->facts[i].text, want[j]) == 0;
	}
	ck_assert_uint_eq(found, 5); /* the abandoned one stands there twice: two callers */
	feed_file_free(file);
}
END_TEST

/* Telephones write words for those whom they do not know: they are not one customer. */
START_TEST(test_nobody_is_no_customer)
{
	struct feed_file *file = feed_file_new("at,outcome,customer\n"
					       "2026-11-20 09:00,answered,Anonymous\n"
					       "2026-11-20 09:01,answered,unknown\n"
					       "2026-11-20 09:02,answered,Acme\n");
	size_t somebody = 0;

	feed_file_read(file);
	ck_assert_uint_eq(feed_fact_count(file, "call "), 3);
	for (size_t i = 0; i < file->fact_count; i++)
		somebody += strstr(file->facts[i].text, "customer=- ") == NULL;
	ck_assert_uint_eq(somebody, 1);
	feed_file_free(file);
}
END_TEST

START_TEST(test_roster_as_json_lines)
{
	struct feed_file *file = read_fixture("roster.jsonl");

	ck_assert_uint_eq(feed_fact_count(file, "schedule "), 2);
	check_fact(file, "presence anna 1795154400", "available to=1795165200 reason=-");
	check_fact(file, "presence anna 1795165200", "training to=-1 reason=new phones");
	ck_assert_str_eq(file->remarks.bytes,
		"/srv/kpi/numbers.csv:5: keys that are not known are left out: \"shift\"\n");
	/* What is planned is known as far as it is planned; who is still there is, up to now. */
	ck_assert_int_eq(file->coverage[RECORD_SCHEDULE].to, at("2026-11-23T14:30:00Z"));
	ck_assert_int_eq(file->coverage[RECORD_PRESENCE].to, file->now_s);
	feed_file_free(file);
}
END_TEST

/* Years before 1700 are Jalali: 1405-07-01 is 2026-09-23, 1405-08-01 is 2026-10-23, and 1403 a leap
 * year from 2024-03-20 to 2025-03-21. In Istanbul midnight is 21:00 UTC of the day before. */
START_TEST(test_jalali_dates)
{
	struct feed_file *file = feed_file_new(
		"name,from,to,value\norders,1405-07,,1\norders,1405-07-01,,2\norders,1403,,3\n"
		"orders,1405/07/02,1405/07/04,4\nrefunds,1405-07-01 10:00,1405-07-01T11:00Z,5\n"
		"orders,1405-07-31,,6\norders,1405-13,,7\norders,1100-01-01,,8\n");

	feed_file_read(file);
	check_measure(file, "orders",
		(const char *[]){ "2026-09-22T21:00:00Z", "2026-10-22T21:00:00Z" }, "1");
	check_measure(file, "orders",
		(const char *[]){ "2026-09-22T21:00:00Z", "2026-09-23T21:00:00Z" }, "2");
	check_measure(file, "orders",
		(const char *[]){ "2024-03-19T21:00:00Z", "2025-03-20T21:00:00Z" }, "3");
	check_measure(file, "orders",
		(const char *[]){ "2026-09-23T21:00:00Z", "2026-09-25T21:00:00Z" }, "4");
	check_measure(file, "refunds",
		(const char *[]){ "2026-09-23T07:00:00Z", "2026-09-23T11:00:00Z" }, "5");
	ck_assert_int_eq(file->rejected, 3); /* Mehr has 30 days, no year 13 months */
	feed_file_free(file);
}
END_TEST

/* A survey that nobody answered is known; of a review nothing is to be said. */
START_TEST(test_unanswered_surveys)
{
	struct feed_file *file = feed_file_new(
		"id,kind,at,score,channel,topic\n"
		"n1,nps,2026-11-20 09:00,,chat,Invoices\nn2,nps,2026-11-20 09:00,9,,\n"
		"c1,csat,2026-11-20 09:00,,,\ne1,ces,2026-11-20 09:00,,,\n"
		"q1,qa,2026-11-20 09:00,,,\nf1,fcr,2026-11-20 09:00,,,\n");

	feed_file_read(file);
	ck_assert_int_eq(file->rejected, 0);
	ck_assert_uint_eq(feed_fact_count(file, "rating "), 4);
	ck_assert_ptr_nonnull(strstr(feed_fact(file, "rating n1"), " unanswered"));
	ck_assert_ptr_nonnull(strstr(feed_fact(file, "rating n1"), " channel=chat topic=Invoices"));
	ck_assert_ptr_null(strstr(feed_fact(file, "rating n2"), " unanswered"));
	ck_assert_ptr_nonnull(strstr(feed_fact(file, "rating c1"), " unanswered"));
	ck_assert_ptr_nonnull(strstr(feed_fact(file, "rating e1"), " unanswered"));
	/* The answer comes, and another survey is taken back. */
	feed_file_write(file, "id,kind,at,score,gone\nn1,nps,2026-11-21 09:00,7,\n"
			      "c1,csat,2026-11-20 09:00,,yes\n");
	feed_file_read(file);
	ck_assert_ptr_null(strstr(feed_fact(file, "rating n1"), " unanswered"));
	ck_assert_ptr_null(feed_fact(file, "rating c1"));
	feed_file_free(file);
}
END_TEST

/* Calls are by phone where neither a channel nor a ticket says otherwise. */
START_TEST(test_channels_of_calls)
{
	struct feed_file *file = feed_file_new("id,at,outcome,channel,topic,ticket\n"
					       "p,2026-11-20 09:00,answered,,,\n"
					       "c,2026-11-20 09:00,answered,chat,Invoices,\n"
					       "t,2026-11-20 09:00,answered,,,4711\n");

	feed_file_read(file);
	ck_assert_ptr_nonnull(strstr(feed_fact(file, "call p"), " channel=phone"));
	ck_assert_ptr_nonnull(strstr(feed_fact(file, "call c"), " channel=chat topic=Invoices"));
	ck_assert_ptr_null(strstr(feed_fact(file, "call t"), "channel"));
	feed_file_free(file);
}
END_TEST

/* The team stands in its own column, by either name, and is made known. */
START_TEST(test_teams_of_presence_and_schedules)
{
	struct feed_file *file =
		feed_file_new("record,agent,from,to,state,team\n"
			      "presence,anna,2026-11-20 09:00,2026-11-20 17:00,contact,Sales\n"
			      "presence,ben,2026-11-20 09:00,2026-11-20 17:00,contact,\n"
			      "schedule,anna,2026-11-20 09:00,2026-11-20 17:00,work,Night shift\n");

	feed_file_read(file);
	check_fact(file, "presence anna 1795154400", "contact to=1795183200 reason=- group=Sales");
	check_fact(file, "presence ben 1795154400", "contact to=1795183200 reason=-");
	check_fact(file, "group Sales", "Sales");
	check_fact(file, "group Night shift", "Night shift");
	ck_assert_str_eq(file->remarks.bytes, "");
	bool is_found = false;

	for (size_t i = 0; i < file->fact_count; i++)
		is_found |= strncmp(file->facts[i].key, "schedule ", 9) == 0 &&
			    strstr(file->facts[i].text, " group=Night shift");
	ck_assert(is_found);
	feed_file_free(file);
}
END_TEST

/* A roster that nobody called one is not taken for who was there. */
START_TEST(test_a_roster_is_no_presence)
{
	struct feed_file *file =
		feed_file_new("agent,from,to,state\nanna,2026-11-20 09:00,2026-11-20 17:00,work\n"
			      "ben,2026-11-20 09:00,2026-11-20 17:00,Sick\n");

	feed_file_read(file);
	ck_assert_uint_eq(file->fact_count, 0);
	ck_assert_ptr_nonnull(strstr(file->remarks.bytes, "set record = schedule"));
	feed_file_restart(file);
	file->config.record = "schedule";
	feed_file_read(file);
	ck_assert_uint_eq(feed_fact_count(file, "schedule "), 2);
	ck_assert_int_eq(file->rejected, 0);
	feed_file_free(file);
}
END_TEST

START_TEST(test_measures)
{
	struct feed_file *file = read_fixture("measures.csv");

	check_fact(file, "measure orders 1790802000 1793480400 -", "1350"); /* October there */
	check_fact(file, "measure orders 1793480400 1794085200 -", "310");  /* its first week */
	check_fact(file, "measure support_cost 1767214800 1798750800 -", "120000");
	check_fact(file, "measure orders 1794085200 1794171600 Shop TR", "41");
	check_fact(file, "measure refunds 1794085200 1794171600 -", "-12.5");
	ck_assert_int_eq(file->coverage[RECORD_MEASURE].from, at("2025-12-31T21:00:00Z"));
	ck_assert_int_eq(file->coverage[RECORD_MEASURE].to, at("2026-12-31T21:00:00Z"));
	feed_file_free(file);
}
END_TEST

START_TEST(test_bad_lines_are_told_and_the_rest_is_taken)
{
	static const char *const want[] = {
		":3: at \"yesterday\"",
		":4: value \"many\": it is no number",
		":5: ",
		":7: it has 10 cells, and the header 8",
		":8: what record is it?",
		":9: score \"11\": it lies outside of its scale",
		":10: score \"7.5\": it must be a whole number",
		":11: there is no scale",
		":12: at \"2099-11-05\": it lies in the future",
		":13: outcome \"eaten\": known are answered",
		":14: at \"1900-01-01 09:00\"",
		":15: it ends at or before its beginning",
		":16: value \"1e400\": it is no number",
	};
	struct feed_file *file = read_fixture("broken.csv");
	const char *line = file->remarks.bytes;

	for (size_t i = 0; i < ARRAY_LEN(want); i++) {
		const char *start = line;

		ck_assert_msg(strncmp(line, "/srv/kpi/numbers.csv", 20) == 0, "%s", line);
		ck_assert_msg(strncmp(line + 20, want[i], strlen(want[i])) == 0, "%s, not %s",
			start, want[i]);
		line = strchr(line, '\n') + 1;
	}
	ck_assert_str_eq(line, "");
	ck_assert_int_eq(file->rejected, (int64_t)ARRAY_LEN(want));
	ck_assert_uint_eq(file->fact_count, 3);
	check_fact(
		file, "measure orders 1793739600 1793826000 -", "44"); /* behind the stray quote */
	check_fact(file, "measure orders 1794171600 1794258000 -", "45");
	feed_file_free(file);
}
END_TEST

/* Files that cannot be read at all say what they are, and never what stands in them. */
START_TEST(test_files_that_are_no_feed)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "", "it is empty" },
		{ "\xef\xbb\xbf", "it is empty" },
		{ "\xff\xfeN\0", "UTF-16" },
		{ "[{\"score\":1}]", "JSON array" },
		{ "<html>", "web page" },
		{ "s3cr3t-token", "does not tell which records" },
		{ "name,from\nx,2026-11-01\n", "does not tell which records" },
		{ "score,outcome\n", "does not tell which records" },
		{ "kind,score\nnps,9\n",
			"there is no column at; records of kind rating need kind, at, score" },
		{ "kind,at,score,Score\n", "two columns mean the same: score" },
		{ "kind,date,from,score\n", "two columns mean the same: at" },
		{ "\"kind,at,score\n", "no header" },
	};
	struct feed_file *file = feed_file_new(rows[_i].text);

	feed_file_read(file);
	ck_assert_msg(strstr(file->fault.error.text, rows[_i].want) != NULL, "%s",
		file->fault.error.text);
	ck_assert_msg(strncmp(file->fault.error.text, "/srv/kpi/numbers.csv:", 21) == 0, "%s",
		file->fault.error.text);
	ck_assert_ptr_null(strstr(file->fault.error.text, "s3cr3t"));
	ck_assert_int_eq(file->fault.advice, ADVICE_LATER);
	ck_assert_int_eq(file->fault.wait_until, file->now_s + 60);
	ck_assert_str_eq(file->remarks.bytes, "");
	feed_file_free(file);
}
END_TEST

START_TEST(test_hostile_rows)
{
	static const struct {
		const char *rows;
		size_t len;
		size_t facts, rejected;
	} rows[] = {
		{ "a,2026-11-01,1\0,\n", 17, 0, 1 },
		{ "a,2026-11-01,1\r\nb,2026-11-02,2", 30, 2, 0 },
		{ "\n\r\n , ,\n,,\na,2026-11-01,1\n", 25, 1, 0 },
		{ "\xff\xfe,2026-11-01,1\n", 16, 0, 1 },
		{ "a\x1b[31m,2026-11-01,1\n", 20, 0, 1 },
		{ "a\xe2\x80\xae,2026-11-01,1\n", 18, 0, 1 },
		{ "\"a\"\"b\",2026-11-01,1\n", 20, 1, 0 },
		{ "\"a\" b,2026-11-01,1\nc,2026-11-01,1\n", 34, 1, 1 },
		{ "\"a,2026-11-01,1\nb,2026-11-02,2\n\"c,2026-11-03,3\n", 47, 1, 2 },
		{ "a,2026-11-01,nan\na,2026-11-01,inf\na,2026-11-01,0x10\n", 51, 0, 3 },
		{ "a,2026-02-30,1\na,2026-13-01,1\na,1970-06-01,1\na,2200-01-01,1\n", 60, 0, 4 },
		{ "a,2026-11-01,1", 14, 1, 0 },
		{ "a", 1, 0, 1 },
	};
	struct feed_file *file = feed_file_new("name,from,value\n");

	buf_add(&file->text, rows[_i].rows, rows[_i].len);
	feed_file_read(file);
	ck_assert_int_eq(file->fault.error.kind, ERROR_NONE);
	ck_assert_uint_eq(file->fact_count, rows[_i].facts);
	ck_assert_int_eq(file->rejected, (int64_t)rows[_i].rejected);
	for (const char *c = file->remarks.bytes; *c; c++)
		ck_assert_msg((unsigned char)*c >= 0x20 || *c == '\n', "a control character");
	feed_file_free(file);
}
END_TEST

/* Promoters are those of 9 and 10: 5 of 5 is none, and no detractor either. */
START_TEST(test_a_promoter_is_of_ten)
{
	struct feed_file *file = feed_file_new("id,kind,at,score,scale\n"
					       "a,nps,2026-11-01,5,5\n"
					       "b,nps,2026-11-01,5,10\n"
					       "c,fcr,2026-11-01,1,5\n"
					       "d,csat,2026-11-01,5,10\n");

	feed_file_read(file);
	ck_assert_int_eq(file->rejected, 2);
	ck_assert_uint_eq(file->fact_count, 2);
	ck_assert_ptr_nonnull(
		strstr(file->remarks.bytes, ":2: scale \"5\": it is not the scale of this kind"));
	ck_assert_ptr_nonnull(strstr(file->remarks.bytes, ":4: scale"));
	feed_file_free(file);
}
END_TEST

/* However many parts it has: no number holds what they would add up to. */
START_TEST(test_a_clock_has_three_parts)
{
	struct feed_file *file = feed_file_new("id,at,outcome,wait\n"
					       "a,2026-11-01,answered,1:02:03\n"
					       "b,2026-11-01,answered,02:03\n"
					       "c,2026-11-01,answered,1:00:02:03\n");

	buf_add_text(&file->text, "d,2026-11-01,answered,59");
	for (int part = 0; part < 40; part++)
		buf_add_text(&file->text, ":59");
	buf_add_text(&file->text, "\n");
	feed_file_read(file);
	ck_assert_ptr_nonnull(strstr(feed_fact(file, "call a"), "wait=3723"));
	ck_assert_ptr_nonnull(strstr(feed_fact(file, "call b"), "wait=123"));
	ck_assert_int_eq(file->rejected, 2);
	feed_file_free(file);
}
END_TEST

/* A line of 10 MB costs itself; a quote that nobody closes costs its line. */
START_TEST(test_long_lines)
{
	struct feed_file *file = feed_file_new("name,from,value\na,2026-11-01,1\n");

	if (_i > 0)
		buf_add_text(&file->text, "\"");
	for (int i = 0; i < 10 << 20; i++)
		buf_add_char(&file->text, 'x');
	buf_add_text(&file->text, "\nb,2026-11-02,2\n");
	file->part = 1 << 20;
	feed_file_read(file);
	ck_assert_int_eq(file->fault.error.kind, ERROR_NONE);
	ck_assert_uint_eq(file->fact_count, 2);
	ck_assert_int_eq(file->rejected, 1);
	ck_assert_str_eq(
		file->remarks.bytes, "/srv/kpi/numbers.csv:3: it is longer than 256 KiB\n");
	feed_file_free(file);
}
END_TEST

START_TEST(test_hostile_json)
{
	static const struct {
		const char *line;
		const char *want;
	} rows[] = {
		{ "{\"name\":\"a\",\"from\":\"2026-11-01\",\"value\":1e400}", "too large" },
		{ "{\"name\":\"a\",\"from\":\"2026-11-01\",\"value\":[1]}", "no single value" },
		{ "{\"name\":\"a\",\"from\":\"2026-11-01\",\"value\":{\"a\":1}}",
			"no single value" },
		{ "{\"name\":12345678901234567890,\"from\":\"2026-11-01\",\"value\":1}",
			"too large" },
		{ "{\"name\":\"a\",\"from\":\"2026-11-01\",\"value\":1", "no JSON object" },
		{ "[1,2]", "no JSON object" },
		{ "nonsense", "no JSON object" },
		{ "{\"name\":\"a\\u0000b\",\"from\":\"2026-11-01\"}", "" },
		{ "{\"name\":\"a\\u001b[2J\",\"from\":\"2026-11-01\",\"value\":1}", "name" },
	};
	struct feed_file *file =
		feed_file_new("{\"name\":\"x\",\"from\":\"2026-11-01\",\"value\":1}\n");

	buf_add_text(&file->text, rows[_i].line);
	buf_add_text(&file->text, "\n{\"name\":\"y\",\"from\":\"2026-11-01\",\"value\":1}\n");
	feed_file_read(file);
	ck_assert_uint_eq(feed_fact_count(file, "measure x"), 1);
	ck_assert_uint_eq(feed_fact_count(file, "measure y"), 1);
	ck_assert_uint_eq(file->fact_count, 2);
	ck_assert_int_eq(file->rejected, 1);
	ck_assert_msg(
		strstr(file->remarks.bytes, rows[_i].want) != NULL, "%s", file->remarks.bytes);
	feed_file_free(file);
}
END_TEST

/* Twenty lines are told, the others counted. */
START_TEST(test_many_bad_lines)
{
	struct feed_file *file = feed_file_new("name,from,value\n");

	for (int i = 0; i < 57; i++)
		buf_add_text(&file->text, "a,2026-11-01,x\n");
	feed_file_read(file);
	ck_assert_int_eq(file->rejected, 57);
	ck_assert_ptr_nonnull(strstr(file->remarks.bytes, ":21: value"));
	ck_assert_ptr_null(strstr(file->remarks.bytes, ":22: value"));
	ck_assert_ptr_nonnull(strstr(file->remarks.bytes,
		"/srv/kpi/numbers.csv: 37 more lines were refused and are not listed\n"));
	struct source_progress progress;

	source_find("feed")->progress(file->source, &progress);
	ck_assert_str_eq(progress.remark.text,
		"57 lines were refused, first /srv/kpi/numbers.csv:2: value \"x\": it is no number");
	feed_file_free(file);
}
END_TEST

Suite *suite_source_feed(void)
{
	Suite *suite = suite_create("source/feed");
	TCase *tcase = tcase_create("rows");

	tcase_add_test(tcase, test_ratings);
	tcase_add_test(tcase, test_calls_with_headings_of_their_own);
	tcase_add_test(tcase, test_nobody_is_no_customer);
	tcase_add_test(tcase, test_roster_as_json_lines);
	tcase_add_test(tcase, test_jalali_dates);
	tcase_add_test(tcase, test_unanswered_surveys);
	tcase_add_test(tcase, test_channels_of_calls);
	tcase_add_test(tcase, test_teams_of_presence_and_schedules);
	tcase_add_test(tcase, test_a_roster_is_no_presence);
	tcase_add_test(tcase, test_measures);
	tcase_add_test(tcase, test_a_promoter_is_of_ten);
	tcase_add_test(tcase, test_a_clock_has_three_parts);
	tcase_add_test(tcase, test_bad_lines_are_told_and_the_rest_is_taken);
	tcase_add_loop_test(tcase, test_files_that_are_no_feed, 0, 12);
	tcase_add_loop_test(tcase, test_hostile_rows, 0, 13);
	tcase_add_loop_test(tcase, test_long_lines, 0, 2);
	tcase_add_loop_test(tcase, test_hostile_json, 0, 9);
	tcase_add_test(tcase, test_many_bad_lines);
	suite_add_tcase(suite, tcase);
	return suite;
}
