/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The board and its tickets as text.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "check_report.h"
#include "kpi/noun.h"
#include "report/figure.h"
#include "report_desk.h"

static struct report_desk *made;

static void begin(void)
{
	made = report_desk_new();
}

static void end(void)
{
	report_desk_free(made);
}

/* The words of the first line that begins with the title, blanks folded. */
static const char *line_of(const char *text, const char *title)
{
	static char line[512];
	const char *found = strstr(text, title);
	size_t len = 0;

	ck_assert_msg(found != NULL, "no line '%s'", title);
	for (; *found != '\n' && *found != '\0' && len + 1 < sizeof(line); found++)
		if (*found != ' ' || (len > 0 && line[len - 1] != ' '))
			line[len++] = *found;
	line[len] = '\0';
	return line;
}

START_TEST(reads_like_a_table)
{
	const char *text = report_desk_write(made, "text");

	ck_assert_str_eq(
		line_of(text, "Acme"), "Acme · Period · 2026-03-02 00:00 … 2026-03-09 00:00 UTC");
	ck_assert_str_eq(line_of(text, "Data as of"), "Data as of 2026-03-08 23:59");
	ck_assert_str_eq(line_of(text, "First response (FRT)"),
		"First response (FRT) 1h met ≤ 4h 2 left out: 1 of a bot");
	ck_assert_str_eq(line_of(text, "Satisfaction"),
		"Satisfaction (CSAT) 100 % leans to met ≥ 85 % 1 1 of 1; 95 % interval 21 … 100 %");
	ck_assert_str_eq(line_of(text, "Resolution SLA"),
		"Resolution SLA — ≥ 90 % no source delivers this: it needs promises, "
		"the helpdesk's own or ours: promise { … }");
	ck_assert_ptr_nonnull(strstr(line_of(text, "First contact resolution"),
		"method: at most one reply and not reopened within 7d"));
	ck_assert_ptr_nonnull(strstr(text, "\nTeam: Billing\n"));
	ck_assert_ptr_nonnull(strstr(text, "\nTeam: none\n"));
}
END_TEST

START_TEST(keeps_to_the_width_of_the_terminal)
{
	made->report.width_cols = 60;
	const char *text = report_desk_write(made, "text");

	while (*text != '\0') {
		size_t len = strcspn(text, "\n");
		char line[1024];

		ck_assert_uint_lt(len, sizeof(line));
		memcpy(line, text, len);
		line[len] = '\0';
		ck_assert_int_le(text_width_cols(line), 60);
		text += len + 1;
	}
}
END_TEST

/* Two answers of 4 and three of 5: 4.6 give or take 0.48, and nothing lies above 5. */
START_TEST(a_mean_score_has_an_interval_of_its_own_digits)
{
	struct board_request request = ask(MONDAY, REPORT_NOW, REPORT_NOW);

	for (fact_id id = 3; id < 7; id++) {
		struct story one = story(id, MONDAY + HOUR_S);

		story_rate(&one, MONDAY + 2 * HOUR_S, id < 5 ? 4 : 5, 5);
		put(made->desk, &one);
	}
	board_done(made->board);
	made->report.board = made->board = board_of(made->desk, &request, REPORT_NOW);
	const char *text = report_desk_write(made, "text");

	ck_assert_ptr_nonnull(strstr(line_of(text, "CSAT mean"), "95 % interval 4.12 … 5.00"));
}
END_TEST

START_TEST(last_year_stands_beside_what_is_known_of_it)
{
	struct board_request request = ask(MONDAY, REPORT_NOW, REPORT_NOW);
	int64_t year_s = 364 * DAY_S;

	for (fact_id id = 3; id < 8; id++) {
		struct story one = story(id, MONDAY - year_s + HOUR_S);

		story_reply(&one, MONDAY - year_s + 3 * HOUR_S, ANNA);
		put(made->desk, &one);
	}
	request.has_last_year = true;
	request.period.last_year =
		(struct span){ MONDAY - year_s, request.period.span.to - year_s };
	board_done(made->board);
	made->report.board = made->board = board_of(made->desk, &request, REPORT_NOW);
	const char *text = report_desk_write(made, "text");

	ck_assert_ptr_nonnull(strstr(line_of(text, "  Tickets"), "last year 5"));
	ck_assert_ptr_nonnull(strstr(line_of(text, "First response (FRT)"), "last year 2h"));
	ck_assert_ptr_null(strstr(line_of(text, "Satisfaction"), "last year"));
}
END_TEST

static const int widths[] = { 80, 100, 120 };

START_TEST(nothing_is_cut_on_a_usual_terminal)
{
	made->report.width_cols = widths[_i];
	const char *text = report_desk_write(made, "text");

	ck_assert_ptr_null(strstr(text, "…\n"));
	ck_assert_ptr_nonnull(strstr(text, "no source delivers this"));
	ck_assert_ptr_nonnull(strstr(text, "left out: 1 of a bot"));
	/* Notes are wrapped, or stand below: the number itself is on the line of its title. */
	ck_assert_ptr_nonnull(strstr(line_of(text, "First resp"), "1h met ≤ 4h 2"));
	ck_assert_ptr_nonnull(strstr(text, "95 % interval"));
}
END_TEST

START_TEST(a_source_in_trouble_is_named)
{
	made->source.state = SOURCE_FAILED;
	memcpy(made->source.error, "cannot log\033[2J in", sizeof("cannot log\033[2J in"));
	const char *text = report_desk_write(made, "text");

	ck_assert_ptr_nonnull(strstr(text, "support: "));
	ck_assert_ptr_nonnull(strstr(text, "cannot log"));
	ck_assert_ptr_null(strchr(text, '\033'));
}
END_TEST

START_TEST(the_list_says_that_it_adds_up)
{
	for (int kpi = 0; kpi < kpi_count(); kpi++) {
		struct report_listing listing;

		report_listing_init(&listing, made, (enum kpi_id)kpi);
		report_tickets_text(&listing.tickets, &listing.out);
		ck_assert_msg(
			strstr(listing.out.bytes, "NOT equal") == NULL, "%s", kpi_row(kpi)->id);
		if (listing.tickets.reading->reason == REASON_NONE)
			ck_assert_ptr_nonnull(strstr(listing.out.bytes, "equal to the reading\n"));
		ck_assert_ptr_null(strchr(listing.out.bytes, '\033'));
		ck_assert_ptr_null(strstr(listing.out.bytes, "\xe2\x80\xae"));
		report_listing_release(&listing);
	}
}
END_TEST

START_TEST(a_list_keeps_to_the_width_and_names_its_slice)
{
	struct report_listing listing;
	struct board_request request = *board_request(made->board);

	request.filter.of[SCOPE_AGENT] = "Anna";
	board_done(made->board);
	made->board = board_of(made->desk, &request, REPORT_NOW);
	report_listing_init(&listing, made, KPI_TICKET_VOLUME);
	ck_assert_uint_gt(listing.tickets.len, 0);
	listing.tickets.width_cols = 60;
	report_tickets_text(&listing.tickets, &listing.out);
	ck_assert_ptr_nonnull(
		strstr(listing.out.bytes, "Tickets · Department Acme · Agent Anna · 1"));
	for (const char *line = strstr(listing.out.bytes, "\n\n"); *line != '\0';) {
		char text[512];
		size_t len = strcspn(line, "\n");

		ck_assert_uint_lt(len, sizeof(text));
		memcpy(text, line, len);
		text[len] = '\0';
		ck_assert_int_le(text_width_cols(text), 60);
		line += len + (line[len] == '\n');
	}
	report_listing_release(&listing);
}
END_TEST

/* One ticket went from Anna to Ben and back, the other to nobody else: 2 + 0 of 2. */
START_TEST(a_list_of_moves_tells_how_many)
{
	struct report_listing listing;
	struct board_request request = *board_request(made->board);
	struct story moved = story(3, MONDAY + HOUR_S);

	story_assign(&moved, MONDAY + 2 * HOUR_S, ANNA);
	story_assign(&moved, MONDAY + 3 * HOUR_S, BEN);
	story_assign(&moved, MONDAY + 4 * HOUR_S, ANNA);
	story_state(&moved, MONDAY + 5 * HOUR_S, STATE_SOLVED);
	put(made->desk, &moved);
	board_done(made->board);
	made->board = board_of(made->desk, &request, REPORT_NOW);
	report_listing_init(&listing, made, KPI_REASSIGNMENTS);
	ck_assert_uint_eq(listing.tickets.len, 2);
	ck_assert_double_eq(listing.tickets.rows[0].value + listing.tickets.rows[1].value, 2);
	report_tickets_text(&listing.tickets, &listing.out);
	ck_assert_ptr_nonnull(strstr(listing.out.bytes, "503  2026-03-02 05:00      2"));
	ck_assert_ptr_nonnull(strstr(listing.out.bytes, "501  2026-03-02 06:00      0"));
	ck_assert_ptr_nonnull(strstr(
		listing.out.bytes, "2 moves of 2 tickets solved: 1.00, equal to the reading"));
	report_listing_release(&listing);
}
END_TEST

static const struct {
	enum kpi_id kpi;
	struct behind row;
	const char *want;
} row_cases[] = {
	{ KPI_NPS, { .value = 10, .numerator = 1, .denominator = 1 }, "10 promoter" },
	{ KPI_NPS, { .value = 7, .numerator = 0, .denominator = 1 }, "7 passive" },
	{ KPI_NPS, { .value = 3, .numerator = -1, .denominator = 1 }, "3 detractor" },
	{ KPI_QA_SCORE, { .value = 0.8, .in_numerator = true, .numerator = 8, .denominator = 10 },
		"8 of 10" },
	{ KPI_QA_SCORE, { .value = 1, .in_numerator = true, .numerator = 10, .denominator = 10 },
		"10 of 10" },
	{ KPI_CALIBRATION_SPREAD,
		{ .value = 0.052, .in_numerator = true, .numerator = 0.052, .denominator = 1 },
		"5.2 %" },
	{ KPI_OCCUPANCY, { .value = 1, .numerator = 5400, .denominator = 5400 },
		"1h 30m of 1h 30m" },
	{ KPI_ADHERENCE, { .value = 0, .numerator = 0, .denominator = 3600 }, "0s of 1h" },
	{ KPI_DEFLECTION_RATE, { .value = 1, .denominator = 1 }, "1" },
	{ KPI_REVIEW_COVERAGE, { .value = 1, .numerator = 1 }, "1" },
	{ KPI_COST_PER_CONTACT, { .value = 1, .denominator = 1 }, "1" },
	{ KPI_FORECAST_ERROR, { .value = 1, .numerator = 1 }, "1" },
	{ KPI_NET_FLOW, { .value = -1 }, "−1" },
	{ KPI_CSAT, { .value = 0, .numerator = 0, .denominator = 1 }, "no" },
	{ KPI_RESOLUTION_RATE, { .value = 0, .in_denominator = true, .denominator = 1 },
		"ticket created" },
};

/* What a row says is in the unit of the foot. */
START_TEST(a_row_says_what_it_adds)
{
	char text[NOUN_MAX];

	noun_row(text, sizeof(text), row_cases[_i].kpi, &row_cases[_i].row);
	ck_assert_str_eq(text, row_cases[_i].want);
}
END_TEST

static void write_rows(struct report_listing *listing, struct report_desk *desk,
	struct reading *reading, const struct behind *rows, size_t len)
{
	report_listing_init(listing, desk, KPI_TICKET_VOLUME);
	listing->tickets.reading = reading;
	listing->tickets.rows = rows;
	listing->tickets.len = len;
	report_tickets_text(&listing->tickets, &listing->out);
}

START_TEST(a_foot_is_in_the_unit_of_its_rows)
{
	static const struct behind answers[] = {
		{ .value = 10, .in_numerator = true, .numerator = 1, .denominator = 1 },
		{ .value = 9, .in_numerator = true, .numerator = 1, .denominator = 1 },
	};
	static const struct behind stretches[] = {
		{ .value = 1, .in_numerator = true, .numerator = 5400, .denominator = 5400 },
		{ .value = 0, .numerator = 0, .denominator = 1800 },
	};
	struct reading reading = *read_kpi(made->board, KPI_TICKET_VOLUME);
	struct report_listing listing;

	reading.kpi = KPI_NPS;
	reading.value = 100;
	write_rows(&listing, made, &reading, answers, 2);
	ck_assert_ptr_nonnull(strstr(listing.out.bytes, "  9 promoter  "));
	ck_assert_ptr_nonnull(strstr(listing.out.bytes,
		"2 promoters less detractors of 2 answers: 100, equal to the reading"));
	report_listing_release(&listing);
	reading.kpi = KPI_OCCUPANCY;
	reading.value = 0.75;
	write_rows(&listing, made, &reading, stretches, 2);
	ck_assert_ptr_nonnull(strstr(listing.out.bytes, "  1h 30m of 1h 30m  "));
	ck_assert_ptr_nonnull(
		strstr(listing.out.bytes, "1h 30m of 2h: 75 %, equal to the reading"));
	report_listing_release(&listing);
}
END_TEST

START_TEST(a_wrong_list_is_told)
{
	struct report_listing listing;

	report_listing_init(&listing, made, KPI_TICKET_VOLUME);
	listing.tickets.len = 1;
	report_tickets_text(&listing.tickets, &listing.out);
	ck_assert_ptr_nonnull(strstr(listing.out.bytes, "NOT equal to the reading"));
	report_listing_release(&listing);
}
END_TEST

static const struct {
	enum kpi_id kpi;
	double change;
	const char *want;
} changes[] = {
	{ KPI_TICKET_VOLUME, -0.136, "−14 %" },
	{ KPI_TICKET_VOLUME, 0.25, "+25 %" },
	{ KPI_TICKET_VOLUME, 18.89, "×20" }, /* as on screen */
	{ KPI_CSAT, 0.012, "+1.2 pt" },
	{ KPI_CSAT, -0.3, "−30 pt" },
	{ KPI_TICKET_VOLUME, 0, "0 %" },
	{ KPI_TICKET_VOLUME, NAN, "" },
};

START_TEST(the_helpdesks_own_figures_stand_beside_ours)
{
	struct report_listing listing;

	report_listing_init(&listing, made, KPI_FIRST_RESPONSE_TIME);
	ck_assert_uint_eq(listing.tickets.len, 2);
	report_tickets_text(&listing.tickets, &listing.out);
	ck_assert_ptr_null(strstr(listing.out.bytes, "theirs")); /* this one keeps none */
	struct behind rows[2] = { listing.tickets.rows[0], listing.tickets.rows[1] };

	rows[0].why = THEIRS_SAME;
	rows[0].theirs = rows[0].value;
	rows[1].why = THEIRS_BOT;
	rows[1].theirs = rows[1].value - 7260;
	listing.tickets.rows = rows;
	buf_clear(&listing.out);
	report_tickets_text(&listing.tickets, &listing.out);
	ck_assert_ptr_nonnull(strstr(listing.out.bytes, "theirs  difference  why"));
	ck_assert_ptr_nonnull(strstr(listing.out.bytes, "+2h 1m  reply of a bot counted"));
	ck_assert_ptr_nonnull(strstr(listing.out.bytes,
		"the helpdesk's own figures: 1 of 2 differ by a minute or more, in the median by "
		"2h 1m (1 reply of a bot counted)\n"));
	report_listing_release(&listing);
}
END_TEST

START_TEST(change_is_in_the_words_of_the_trade)
{
	struct reading reading = { .kpi = changes[_i].kpi, .change = changes[_i].change };
	struct buf out;

	buf_init(&out, 0);
	figure_change(&out, &reading);
	ck_assert_str_eq(out.bytes, changes[_i].want);
	buf_release(&out);
}
END_TEST

START_TEST(a_difference_changes_by_a_difference)
{
	struct reading flow = {
		.kpi = KPI_NET_FLOW, .value = -115, .previous = -42, .change = -1.74
	};
	struct buf out;

	buf_init(&out, 0);
	figure_change(&out, &flow);
	ck_assert_str_eq(out.bytes, "−73");
	buf_release(&out);
}
END_TEST

START_TEST(formats_are_a_table)
{
	for (const struct report_format *row = report_formats; row->name; row++) {
		ck_assert_ptr_nonnull(row->help);
		ck_assert_ptr_eq(report_format_find(row->name), row);
	}
	ck_assert_ptr_null(report_format_find("xml"));
}
END_TEST

START_TEST(notes_of_the_period_are_told_on_top)
{
	struct report_desk *one = report_desk_new();
	struct note_config notes[] = {
		{ .text = "Outage", .span = { MONDAY + DAY_S, MONDAY + 3 * DAY_S } },
		{ .text = "After", .span = { REPORT_NOW, REPORT_NOW + DAY_S } },
	};

	one->desk->desk->notes = notes;
	one->desk->desk->note_count = ARRAY_LEN(notes);
	const char *text = report_desk_write(one, "text");

	ck_assert_ptr_nonnull(strstr(text, "Note: 2026-03-03 00:00 … 2026-03-05 00:00  Outage\n"));
	ck_assert_ptr_null(strstr(text, "After\n"));
	/* the same day by the calendar of the desk */
	one->desk->desk->dates = DATE_JALALI;
	text = report_desk_write(one, "text");
	ck_assert_ptr_nonnull(strstr(text, "Note: 1404-12-12 00:00 … 1404-12-14 00:00  Outage\n"));
	one->desk->desk->note_count = 0;
	report_desk_free(one);
}
END_TEST

Suite *suite_report_text(void)
{
	Suite *suite = suite_create("text");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, reads_like_a_table);
	tcase_add_test(tests, last_year_stands_beside_what_is_known_of_it);
	tcase_add_test(tests, a_mean_score_has_an_interval_of_its_own_digits);
	tcase_add_test(tests, keeps_to_the_width_of_the_terminal);
	tcase_add_loop_test(tests, nothing_is_cut_on_a_usual_terminal, 0, (int)ARRAY_LEN(widths));
	tcase_add_test(tests, a_source_in_trouble_is_named);
	tcase_add_test(tests, the_list_says_that_it_adds_up);
	tcase_add_test(tests, a_list_keeps_to_the_width_and_names_its_slice);
	tcase_add_test(tests, a_list_of_moves_tells_how_many);
	tcase_add_loop_test(tests, a_row_says_what_it_adds, 0, (int)ARRAY_LEN(row_cases));
	tcase_add_test(tests, a_foot_is_in_the_unit_of_its_rows);
	tcase_add_test(tests, a_wrong_list_is_told);
	tcase_add_test(tests, the_helpdesks_own_figures_stand_beside_ours);
	tcase_add_loop_test(tests, change_is_in_the_words_of_the_trade, 0, (int)ARRAY_LEN(changes));
	tcase_add_test(tests, a_difference_changes_by_a_difference);
	tcase_add_test(tests, formats_are_a_table);
	tcase_add_test(tests, notes_of_the_period_are_told_on_top);
	suite_add_tcase(suite, tests);
	return suite;
}
