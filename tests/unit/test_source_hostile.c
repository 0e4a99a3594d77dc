/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Replies that nobody meant: cut anywhere, nested deep, of wrong types. Nothing crashes, and a reply
 * that was no reply is asked for again.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check_source.h"
#include "source_places.h"

static char *read_fixture(const struct source_place *place, size_t *len)
{
	const char *top = getenv("srcdir");
	char path[1024], *bytes;
	FILE *file;

	snprintf(path, sizeof path, "%s/tests/fixtures/%s", top ? top : ".", place->fixture);
	file = fopen(path, "rb");
	ck_assert_msg(file != NULL, "no fixture %s", path);
	bytes = calloc(1, 65536);
	ck_assert_ptr_nonnull(bytes);
	*len = fread(bytes, 1, 65535, file);
	fclose(file);
	while (*len && strchr(" \r\n\t", bytes[*len - 1]))
		--*len;
	return bytes;
}

/* The same question comes again, for as long as the reply is none. */
START_TEST(test_cut_at_every_length)
{
	const struct source_place *place = &source_places[_i];
	struct talk talk;
	size_t whole;
	char *bytes = read_fixture(place, &whole);
	char asked[8192];

	source_place_reach(place, &talk);
	snprintf(asked, sizeof asked, "%s", talk.asked);
	for (size_t len = 0; len < whole; len++) {
		ck_assert_int_eq(talk_answer_bytes(&talk, 200, bytes, len), SOURCE_FAULT);
		ck_assert_int_eq(talk.fault.advice, ADVICE_RETRY);
		ck_assert_int_eq(talk.fault.error.kind, ERROR_PARSE);
		/* The export's own limit makes it wait a minute from time to time. */
		talk.now_s += 15;
		ck_assert_ptr_nonnull(talk_ask(&talk));
	}
	talk_release(&talk);
	free(bytes);
}
END_TEST

START_TEST(test_nested_deep)
{
	struct talk talk;
	char *bytes = malloc(20001);

	ck_assert_ptr_nonnull(bytes);
	memset(bytes, '[', 10000);
	memset(bytes + 10000, ']', 10000);
	source_place_reach(&source_places[_i], &talk);
	ck_assert_int_eq(talk_answer_bytes(&talk, 200, bytes, 20000), SOURCE_FAULT);
	ck_assert_int_eq(talk.fault.advice, ADVICE_RETRY);
	ck_assert_int_eq(talk_answer_bytes(&talk, 200, bytes, 10000), SOURCE_FAULT);
	ck_assert_int_eq(talk.fault.advice, ADVICE_RETRY);
	talk_release(&talk);
	free(bytes);
}
END_TEST

/* The n-th value of the tree, in the order of reading; NULL when there are not so many. */
static cJSON *value_at(cJSON *tree, int *n)
{
	cJSON *child;

	cJSON_ArrayForEach(child, tree)
	{
		cJSON *found;

		if ((*n)-- == 0)
			return child;
		found = value_at(child, n);
		if (found)
			return found;
	}
	return NULL;
}

/* Turns one value into another type, keeping its name. */
static void spoil(cJSON *value, const char *with)
{
	cJSON *other = cJSON_Parse(with);

	ck_assert_ptr_nonnull(other);
	cJSON_Delete(value->child);
	if (!(value->type & cJSON_IsReference))
		free(value->valuestring);
	value->type = other->type;
	value->child = other->child;
	value->valuestring = other->valuestring;
	value->valuedouble = other->valuedouble;
	value->valueint = other->valueint;
	other->child = NULL;
	other->valuestring = NULL;
	cJSON_Delete(other);
}

static void check_outcome(const struct talk *talk)
{
	if (talk->outcome == SOURCE_FAULT) {
		ck_assert_int_ne(talk->fault.error.kind, ERROR_NONE);
		ck_assert_str_ne(talk->fault.error.text, "");
		return;
	}
	for (size_t i = 0; talk->outcome == SOURCE_BATCH && i < talk->batch.len; i++) {
		const struct record *record = &talk->batch.records[i];

		if (record->kind == RECORD_TICKET)
			ck_assert_ptr_nonnull(record->ticket.id);
		if (record->kind == RECORD_EVENT)
			ck_assert(record->event.id && record->event.ticket && record->event.at > 0);
		if (record->kind == RECORD_ACCOUNT)
			ck_assert(record->account.id && record->account.name);
		if (record->kind == RECORD_MEMBERSHIP)
			ck_assert(record->membership.account && record->membership.group);
	}
}

START_TEST(test_wrong_type_in_every_field)
{
	static const char *const others[] = { "null", "true", "-1", "1e300", "9007199254740993",
		"\"x\"", "\"\"", "[]", "{}", "[[1]]", "{\"id\":{\"id\":[]}}" };
	const struct source_place *place = &source_places[_i];
	size_t whole;
	char *bytes = read_fixture(place, &whole);
	bool has_more = true;

	for (int n = 0; has_more; n++) {
		for (size_t i = 0; i < ARRAY_LEN(others); i++) {
			cJSON *tree = cJSON_ParseWithLength(bytes, whole);
			int left = n;
			cJSON *value = value_at(tree, &left);
			struct talk talk;
			char *text;

			has_more = value != NULL;
			if (!has_more) {
				cJSON_Delete(tree);
				break;
			}
			spoil(value, others[i]);
			text = cJSON_PrintUnformatted(tree);
			source_place_reach(place, &talk);
			talk_answer_bytes(&talk, 200, text, strlen(text));
			check_outcome(&talk);
			talk_ask(&talk);
			talk_release(&talk);
			free(text);
			cJSON_Delete(tree);
		}
	}
	free(bytes);
}
END_TEST

/* Any status with any body: never a batch, never silence. */
START_TEST(test_odd_statuses)
{
	static const int statuses[] = { 1, 100, 199, 300, 304, 400, 402, 405, 410, 413, 418, 451,
		499, 501, 599, 600, 999, -1 };
	static const char *const bodies[] = { "", "null", "[]", "{\"error\":{}}",
		"{\"error\":{\"error\":{\"message\":\"\\u001b[2J\"}}}",
		"{\"message\":{\"message\":1}}", "\"text\"" };

	for (size_t s = 0; s < ARRAY_LEN(statuses); s++) {
		for (size_t b = 0; b < ARRAY_LEN(bodies); b++) {
			struct talk talk;

			source_place_reach(&source_places[_i], &talk);
			talk_answer_bytes(&talk, statuses[s], bodies[b], strlen(bodies[b]));
			check_outcome(&talk);
			ck_assert_ptr_null(strchr(talk.fault.error.text, 0x1b));
			talk_ask(&talk);
			talk_release(&talk);
		}
	}
}
END_TEST

Suite *suite_source_hostile(void)
{
	Suite *suite = suite_create("source hostile");
	TCase *tcase = tcase_create("hostile");

	tcase_set_timeout(tcase, 0);
	tcase_add_loop_test(tcase, test_cut_at_every_length, 0, SOURCE_PLACE_COUNT);
	tcase_add_loop_test(tcase, test_nested_deep, 0, SOURCE_PLACE_COUNT);
	tcase_add_loop_test(tcase, test_wrong_type_in_every_field, 0, SOURCE_PLACE_COUNT);
	tcase_add_loop_test(tcase, test_odd_statuses, 0, SOURCE_PLACE_COUNT);
	suite_add_tcase(suite, tcase);
	return suite;
}
