/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tables of src/model: names are unique, texts present, limits in order.
 */
#include "config.h"

#include <string.h>

#include "check_model.h"
#include "model/desk.h"
#include "model/period.h"
#include "model/role.h"
#include "model/scope.h"
#include "model/status.h"

typedef const char *(*namer)(int index);

static const char *name_source(int i)
{
	return source_state_name((enum source_state)i);
}
static const char *name_scope(int i)
{
	return scope_rows[i].name;
}

static void check_names(namer name, int count)
{
	for (int i = 0; i < count; i++) {
		ck_assert_ptr_nonnull(name(i));
		ck_assert_uint_gt(strlen(name(i)), 0);
		for (int j = 0; j < i; j++)
			ck_assert_str_ne(name(i), name(j));
	}
}

START_TEST(words_are_unique)
{
	check_names(name_source, SOURCE_STATE_COUNT);
	check_names(name_scope, SCOPE_KIND_COUNT);
}
END_TEST

START_TEST(scopes_are_found_by_their_words)
{
	for (int i = 0; i < SCOPE_KIND_COUNT; i++) {
		ck_assert_int_eq(scope_find(scope_rows[i].name), i);
		ck_assert_uint_gt(strlen(scope_rows[i].title), 0);
		ck_assert_uint_gt(strlen(scope_rows[i].plural), 0);
	}
	ck_assert_int_eq(scope_find("galaxy"), SCOPE_KIND_COUNT);
}
END_TEST

static size_t check_kpis(const struct role_row *row, const char *const *kpis)
{
	size_t count = 0;

	for (; kpis[count]; count++)
		for (size_t j = 0; j < count; j++)
			ck_assert_msg(strcmp(kpis[count], kpis[j]) != 0, "%s has %s twice",
				row->name, kpis[j]);
	return count;
}

START_TEST(roles_have_their_kpis)
{
	size_t roles = 0;

	for (const struct role_row *row = role_rows; row->name; row++, roles++) {
		ck_assert_ptr_eq(role_find(row->name), row);
		ck_assert_uint_gt(strlen(row->title), 0);
		ck_assert_uint_gt(strlen(row->short_title), 0);
		ck_assert_uint_gt(strlen(row->help), 0);
		ck_assert(scope_rows[row->members].is_partition || row->members == SCOPE_CUSTOMER);
		size_t headline = check_kpis(row, row->kpis);
		ck_assert_uint_ge(headline, 4);
		ck_assert_uint_le(headline, ROLE_HEADLINE_MAX);
		ck_assert_uint_le(check_kpis(row, row->secondary), ROLE_SECONDARY_MAX);
		for (size_t i = 0; row->secondary[i]; i++)
			for (size_t j = 0; j < headline; j++)
				ck_assert_str_ne(row->secondary[i], row->kpis[j]);
	}
	ck_assert_uint_eq(roles, 11);
	ck_assert_uint_le(roles, ROLE_MAX);
	ck_assert_ptr_nonnull(role_find("agent"));
	ck_assert_ptr_nonnull(role_find("technical"));
	ck_assert_ptr_nonnull(role_find("lead"));
	ck_assert_ptr_nonnull(role_find("manager"));
	ck_assert_ptr_null(role_find("astronaut"));
	ck_assert_int_eq(role_find("technical")->least_tier, 2);
}
END_TEST

START_TEST(periods_have_titles)
{
	for (const struct period_name *row = period_names; row->name; row++) {
		ck_assert_uint_lt(strlen(row->name), sizeof(((struct period *)NULL)->name));
		ck_assert_uint_gt(strlen(row->title), 0);
		ck_assert_uint_gt(strlen(row->short_title), 0);
		for (const struct period_name *other = period_names; other < row; other++)
			ck_assert_str_ne(row->name, other->name);
	}
}
END_TEST

static void check_settings(const struct setting *settings, size_t struct_size)
{
	for (const struct setting *row = settings; row->name; row++) {
		ck_assert_msg(row->help && *row->help, "%s has no help", row->name);
		ck_assert_msg(row->type < SETTING_TYPE_COUNT, "%s", row->name);
		ck_assert_msg(row->offset < struct_size, "%s", row->name);
		ck_assert_msg(row->min <= row->max, "%s", row->name);
		ck_assert_msg((row->type == SETTING_WORD) == (row->words != NULL), "%s", row->name);
		for (const struct setting *other = settings; other < row; other++) {
			ck_assert_str_ne(row->name, other->name);
			ck_assert_msg(row->offset != other->offset, "%s and %s share a field",
				row->name, other->name);
		}
	}
}

START_TEST(settings_are_whole)
{
	check_settings(desk_settings, sizeof(struct desk));
	for (const struct section_row *row = desk_sections; row->name; row++) {
		check_settings(row->settings, row->item_size);
		ck_assert_uint_gt(strlen(row->help), 0);
		for (const struct section_row *other = desk_sections; other < row; other++) {
			ck_assert_str_ne(row->name, other->name);
			ck_assert_uint_ne(row->items_at, other->items_at);
			ck_assert_uint_ne(row->count_at, other->count_at);
		}
	}
}
END_TEST

Suite *suite_model_tables(void)
{
	Suite *suite = suite_create("tables of the model");
	TCase *tests = tcase_create("all");

	tcase_set_timeout(tests, 60); /* a slow machine is no error */
	tcase_add_test(tests, words_are_unique);
	tcase_add_test(tests, scopes_are_found_by_their_words);
	tcase_add_test(tests, roles_have_their_kpis);
	tcase_add_test(tests, periods_have_titles);
	tcase_add_test(tests, settings_are_whole);
	suite_add_tcase(suite, tests);
	return suite;
}
