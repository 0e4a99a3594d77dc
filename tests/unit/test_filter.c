/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Filters: which rows of a small table of agents they leave.
 */
#include "config.h"

#include <check.h>
#include <math.h>
#include <string.h>

#include "base/macros.h"
#include "check_ui.h"
#include "ui/filter.h"
#include "ui/table.h"

enum {
	AGENT,
	TEAM,
	OPEN,
	FIRST,
	CSAT
};

static void add(struct table *table, const char *id, const char *agent, const char *team)
{
	struct table_row *row = table_add_row(table, id);
	table_text(row, AGENT, STYLE_TEXT, agent);
	table_text(row, TEAM, STYLE_TEXT, team);
}

static void figures(struct table *table, double open, double first_s, double csat)
{
	struct table_row *row = &table->rows[table->row_count - 1];
	table_number(row, OPEN, STYLE_VALUE, "n", open);
	table_number(row, FIRST, STYLE_VALUE, "t", first_s);
	table_number(row, CSAT, STYLE_VALUE, "%", csat);
}

/* The ids of the rows that stay, in their order. */
static void expect(const char *filter, const char *ids)
{
	struct arena *arena = arena_new();
	struct table table = { 0 };
	struct table_state state;
	char left[64] = "";
	table_state_init(&state);
	table_add_column(&table, (struct table_column){ .title = "Agent" });
	table_add_column(&table, (struct table_column){ .title = "Team" });
	table_add_column(&table, (struct table_column){ .title = "Open" });
	table_add_column(
		&table, (struct table_column){ .title = "First response", .short_title = "FRT" });
	table_add_column(&table, (struct table_column){ .title = "Satisfaction" });
	table_reserve(&table, arena, 4);
	add(&table, "a", "Ana Öz", "Billing");
	figures(&table, 3, 3600, 0.9);
	add(&table, "b", "Ben Bill", "Returns");
	figures(&table, 7, 18000, 0.5);
	add(&table, "c", "Cem: late", "Tier 2");
	figures(&table, 0, NAN, NAN);
	table_arrange(&table, &state, filter);
	for (size_t i = 0; i < table.row_count; i++)
		strncat(left, table.rows[i].id, sizeof left - strlen(left) - 1);
	ck_assert_msg(strcmp(left, ids) == 0, "'%s' leaves '%s', not '%s'", filter, left, ids);
	arena_free(arena);
}

START_TEST(words_are_sought_everywhere_and_must_all_hold)
{
	expect("", "abc");
	expect("bill", "ab");
	expect("bill returns", "b");
	expect("ÖZ", "a");
	expect("öz billing", "a");
	expect("  \"tier 2\" ", "c");
	expect("tier 3", "");
}
END_TEST

START_TEST(fields_look_in_their_column)
{
	expect("team:bill", "a");
	expect("TEAM:bill", "a");
	expect("te:\"tier 2\"", "c");
	expect("agent:ben team:ret", "b");
	expect("cem:", "c"); /* no text after it: a word like any other */
	expect("colour:red", "");
}
END_TEST

START_TEST(a_minus_turns_a_word_round)
{
	expect("-team:billing", "bc");
	expect("!bill", "c");
	expect("bill -ben", "a");
	expect("-", "abc"); /* being typed */
}
END_TEST

START_TEST(figures_spans_and_shares_are_compared)
{
	expect("open>3", "b");
	expect("open>=3", "ab");
	expect("open<7", "ac");
	expect("open<=3", "ac");
	expect("open=3", "a");
	expect("frt>2h", "b");
	expect("first<=1h", "a");
	expect("sat<60%", "b");
	expect("sat>=90%", "a");
	expect("-open>3", "ac");
	expect("open>many", "");
}
END_TEST

START_TEST(letters_in_order_are_enough_where_nothing_contains_them)
{
	expect("bllng", "a");
	expect("rtrns", "b");
	expect("team:t2", "");       /* not across words */
	expect("öz", "a");           /* contained: no guess is made */
	expect("bill -rtrns", "ab"); /* what is left out is never guessed */
	ck_assert(filter_resembles("İzmir Billing", "BLG"));
	ck_assert(!filter_resembles("Billing", "lb"));
}
END_TEST

START_TEST(too_many_words_do_no_harm)
{
	expect("a a a a a a a a a a a a a a a a a a", "ac");
	expect("\"unclosed", "");
}
END_TEST

Suite *suite_filter(void)
{
	Suite *suite = suite_create("filter");
	TCase *rows = tcase_create("rows");
	tcase_add_test(rows, words_are_sought_everywhere_and_must_all_hold);
	tcase_add_test(rows, fields_look_in_their_column);
	tcase_add_test(rows, a_minus_turns_a_word_round);
	tcase_add_test(rows, figures_spans_and_shares_are_compared);
	tcase_add_test(rows, letters_in_order_are_enough_where_nothing_contains_them);
	tcase_add_test(rows, too_many_words_do_no_harm);
	suite_add_tcase(suite, rows);
	return suite;
}
