/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What customers say and reviewers find, computed by hand.
 */
#include "config.h"

#include <math.h>

#include "check_kpi.h"
#include "kpi_desk.h"

#define NOW (MONDAY + 30 * DAY_S)

static struct kpi_desk *desk;

static void make(void)
{
	desk = kpi_desk_new();
}

static void end(void)
{
	kpi_desk_free(desk);
}

static const struct board *days(int from, int to)
{
	struct board_request request = ask(MONDAY + from * DAY_S, MONDAY + to * DAY_S, NOW);
	const struct board *board = board_of(desk, &request, NOW);

	check_adds_up(board);
	return board;
}

static double whole(const struct board *board, enum kpi_id kpi)
{
	return read_kpi(board, kpi)->value;
}

static void begin(void)
{
	kpi_desk_begin(desk, TIME_NONE);
}

static int64_t answers;

static struct activity_fact answer(fact_id kind, double score, double scale)
{
	struct activity_fact fact = activity(RECORD_RATING, ++answers, MONDAY + HOUR_S, kind);

	fact.agent = ANNA;
	fact.group = BILLING;
	fact.value = score;
	fact.scale = scale;
	return fact;
}

static void put_answers(int count, fact_id kind, double score, double scale)
{
	for (int i = 0; i < count; i++) {
		struct activity_fact fact = answer(kind, score, scale);

		put_activity(desk, &fact);
	}
}

/* 50 promoters, 30 in between, 20 detractors: 30, give or take 15.31. */
START_TEST(net_promoter)
{
	begin();
	put_answers(25, NPS, 9, 10);
	put_answers(25, NPS, 10, 10);
	put_answers(15, NPS, 7, 10);
	put_answers(15, NPS, 8, 10);
	put_answers(20, NPS, 6, 10);
	const struct board *board = days(0, 7);
	const struct reading *nps = read_kpi(board, KPI_NPS);

	ck_assert_double_eq_tol(nps->value, 30, 1e-9);
	ck_assert_double_eq(nps->n, 100);
	ck_assert_double_eq_tol(nps->low, 30 - 15.31, 0.01);
	ck_assert_double_eq_tol(nps->high, 30 + 15.31, 0.01);
	board_done(board);
}
END_TEST

/* 5 of 7 and more is easy; 4 of 5 is 5.6 of 7, 3 of 5 is 4.2. */
START_TEST(effort_on_its_scale)
{
	begin();
	put_answers(3, CES, 5, 7);
	put_answers(1, CES, 4, 7);
	put_answers(1, CES, 4, 5);
	put_answers(1, CES, 3, 5);
	const struct board *board = days(0, 7);

	ck_assert_double_eq_tol(whole(board, KPI_CES), 4 / 6.0, 1e-9);
	board_done(board);
}
END_TEST

/* How much effort it took: 3 of 7 and less is easy, which is 2 of 5; and of yes and no, no. */
START_TEST(effort_where_low_is_easy)
{
	struct measuring *measuring = kpi_desk_add(desk, "measuring");

	measuring->ces_better = CES_LOW;
	begin();
	put_answers(3, CES, 3, 7);
	put_answers(1, CES, 4, 7);
	put_answers(1, CES, 2, 5);
	put_answers(1, CES, 3, 5);
	put_answers(1, CES, 0, 1);
	put_answers(1, CES, 1, 1);
	const struct board *board = days(0, 7);

	ck_assert_double_eq_tol(whole(board, KPI_CES), 5 / 8.0, 1e-9);
	board_done(board);
}
END_TEST

static void put_offers(int count, fact_id kind, fact_id source)
{
	for (int i = 0; i < count; i++) {
		struct activity_fact fact = answer(kind, 0, 0);

		fact.source = source;
		fact.is_unanswered = true;
		put_activity(desk, &fact);
	}
}

/* Of four who were asked how satisfied they are one answered, of two about a recommendation one. The
 * answers of effort come alone: nobody knows how many were asked. An unanswered survey is no bad
 * answer. */
START_TEST(surveys_without_an_answer)
{
	begin();
	put_answers(1, CSAT, 5, 5);
	put_offers(3, CSAT, activity(RECORD_RATING, 1, MONDAY, CSAT).source);
	put_answers(1, NPS, 10, 10);
	put_offers(1, NPS, activity(RECORD_RATING, 1, MONDAY, NPS).source);
	put_answers(5, CES, 7, 7);
	const struct board *board = days(0, 7);
	const struct reading *rate = read_kpi(board, KPI_SURVEY_RESPONSE_RATE);

	ck_assert_double_eq(rate->numerator, 2);
	ck_assert_double_eq(rate->denominator, 6);
	ck_assert_double_eq(
		read_scope(board, KPI_SURVEY_RESPONSE_RATE, SCOPE_TEAM, "b")->numerator, 2);
	ck_assert_double_eq(whole(board, KPI_CSAT), 1);
	ck_assert_double_eq(read_kpi(board, KPI_CSAT)->n, 1);
	ck_assert_double_eq(whole(board, KPI_NPS), 100);
	board_done(board);
}
END_TEST

START_TEST(answers_alone_tell_of_no_offers)
{
	begin();
	put_answers(9, NPS, 10, 10);
	const struct board *board = days(0, 7);

	ck_assert(isnan(whole(board, KPI_SURVEY_RESPONSE_RATE)));
	ck_assert_int_eq(read_kpi(board, KPI_SURVEY_RESPONSE_RATE)->reason, REASON_NO_SOURCE);
	board_done(board);
}
END_TEST

/* The answer takes the place of the offer. */
START_TEST(an_answer_that_comes_later)
{
	begin();
	put_offers(2, NPS, 0);
	struct activity_fact fact = answer(NPS, 9, 10);

	fact.source = 0;
	fact.key = answers - 1;
	put_activity(desk, &fact);
	const struct board *board = days(0, 7);

	ck_assert_double_eq(whole(board, KPI_SURVEY_RESPONSE_RATE), 0.5);
	ck_assert_double_eq(read_kpi(board, KPI_NPS)->n, 1);
	board_done(board);
}
END_TEST

/* Scores 5, 4, 3, 2 and 4 of 5: three of five are good, the mean is 3.6. */
START_TEST(satisfaction_from_a_feed)
{
	static const double scores[] = { 5, 4, 3, 2, 4 };

	begin();
	for (size_t i = 0; i < 5; i++)
		put_answers(1, CSAT, scores[i], 5);
	const struct board *board = days(0, 7);

	ck_assert_double_eq_tol(whole(board, KPI_CSAT), 0.6, 1e-9);
	ck_assert_double_eq_tol(whole(board, KPI_CSAT_SCORE), 3.6, 1e-9);
	board_done(board);
}
END_TEST

/* However the last digits of both are rounded; of none of two, three … forty, and of all. */
START_TEST(an_interval_contains_its_value)
{
	begin();
	for (int n = 1; n <= 40; n++) {
		put_answers(1, CES, 1, 7);
		put_answers(1, CSAT, 5, 5);
		const struct board *board = days(0, 7);
		const struct reading *none = read_kpi(board, KPI_CES);
		const struct reading *all = read_kpi(board, KPI_CSAT);

		ck_assert_double_eq(none->value, 0);
		ck_assert_msg(none->low <= 0, "of %d the lowest is %g", n, none->low);
		ck_assert_double_eq(all->value, 1);
		ck_assert_msg(all->high >= 1, "of %d the highest is 1 - %g", n, 1 - all->high);
		board_done(board);
	}
}
END_TEST

static void review(int64_t whole_id, fact_id item, double score, double weight, bool is_critical)
{
	struct activity_fact fact = answer(QA, score, 5);

	fact.whole = whole_id;
	fact.item = item;
	fact.weight = weight;
	fact.is_critical = is_critical;
	put_activity(desk, &fact);
}

/* Two reviews. The first: empathy 4 of 5, knowledge 3 of 5 counting twice; the second: empathy 5 of 5
 * with a critical error. (4 + 6 + 5) of (5 + 10 + 5); empathy 9 of 10; one of two is critical. */
START_TEST(quality_by_weights)
{
	begin();
	review(1, EMPATHY, 4, 1, false);
	review(1, KNOWLEDGE, 3, 2, false);
	review(2, EMPATHY, 5, 1, true);
	const struct board *board = days(0, 7);

	ck_assert_double_eq(whole(board, KPI_QA_SCORE), 0.75);
	ck_assert_double_eq(whole(board, KPI_EMPATHY), 0.9);
	ck_assert_double_eq(whole(board, KPI_CRITICAL_ERROR_RATE), 0.5);
	ck_assert_double_eq(whole(board, KPI_REVIEWS), 2);
	/* Anna is not known by two reviews. */
	ck_assert_int_eq(
		read_scope(board, KPI_QA_SCORE, SCOPE_AGENT, "anna")->reason, REASON_TOO_FEW);
	board_done(board);
}
END_TEST

/* An item that weighs nothing is not scored, though failing it fails the review: 4 of 5. */
START_TEST(a_weight_of_nought)
{
	begin();
	review(1, EMPATHY, 4, 1, false);
	review(1, KNOWLEDGE, 0, 0, true);
	review(2, KNOWLEDGE, 5, 0, false);
	const struct board *board = days(0, 7);

	ck_assert_double_eq(whole(board, KPI_QA_SCORE), 0.8);
	ck_assert_double_eq(whole(board, KPI_CRITICAL_ERROR_RATE), 0.5);
	ck_assert_double_eq(whole(board, KPI_REVIEWS), 2);
	board_done(board);
}
END_TEST

/* Half of a maximum beyond all measure is half, whatever it weighs. */
START_TEST(a_weight_beyond_measure)
{
	static const double scales[] = { 1e15, 100 }, weights[] = { 1e15, 1e15 };

	for (size_t i = 0; i < 2; i++) {
		begin();
		struct activity_fact fact = answer(QA, scales[i] / 2, scales[i]);

		fact.weight = weights[i];
		put_activity(desk, &fact);
		const struct board *board = days(0, 7);

		ck_assert_double_eq_tol(whole(board, KPI_QA_SCORE), 0.5, 1e-6);
		board_done(board);
	}
}
END_TEST

/* Two reviewers of one contact give 90 % and 80 %, of another 70 % and 70 %: 5 points in the mean. */
START_TEST(reviewers_of_one_contact)
{
	static const struct {
		fact_id ticket, author;
		double score;
	} rows[] = { { 1, BEN, 4.5 }, { 1, CARLA, 4 }, { 2, BEN, 3.5 }, { 2, CARLA, 3.5 },
		{ 3, BEN, 1 } };

	begin();
	for (size_t i = 0; i < 5; i++) {
		struct activity_fact fact = answer(QA, rows[i].score, 5);

		fact.whole = 10 + (int64_t)i;
		fact.ticket = rows[i].ticket;
		fact.author = rows[i].author;
		put_activity(desk, &fact);
	}
	const struct board *board = days(0, 7);

	ck_assert_double_eq_tol(whole(board, KPI_CALIBRATION_SPREAD), 0.05, 1e-9);
	ck_assert_double_eq(read_kpi(board, KPI_CALIBRATION_SPREAD)->n, 2);
	board_done(board);
}
END_TEST

/* A review was written to the wrong ticket: what is right now leaves nothing to compare of it. */
START_TEST(a_review_moves_to_another_ticket)
{
	static const fact_id authors[] = { BEN, CARLA };
	struct activity_fact fact;

	begin();
	for (size_t i = 0; i < 2; i++) {
		fact = answer(QA, 5 - (double)i, 5);
		fact.whole = 10 + (int64_t)i;
		fact.ticket = 1;
		fact.author = authors[i];
		put_activity(desk, &fact);
	}
	const struct board *before = days(0, 7);

	ck_assert_double_eq_tol(whole(before, KPI_CALIBRATION_SPREAD), 0.2, 1e-9);
	board_done(before);
	fact.ticket = 2;
	put_activity(desk, &fact);
	const struct board *after = days(0, 7);

	ck_assert_double_eq(read_kpi(after, KPI_CALIBRATION_SPREAD)->n, 0);
	board_done(after);
}
END_TEST

START_TEST(first_contact_by_marks)
{
	struct measuring *measuring = kpi_desk_add(desk, "measuring");

	measuring->fcr_method = FCR_MARK;
	begin();
	put_answers(3, FCR, 1, 1);
	put_answers(1, FCR, 0, 1);
	const struct board *board = days(0, 7);

	ck_assert_double_eq(whole(board, KPI_FIRST_CONTACT_RESOLUTION), 0.75);
	board_done(board);
}
END_TEST

/* A field of the helpdesk's own: of three solved tickets two are marked, one so and one not. What is
 * still open may be marked as it likes. */
START_TEST(first_contact_by_a_field)
{
	static const uint32_t marks[] = { TICKET_IS_FIRST_CONTACT, TICKET_IS_NO_FIRST_CONTACT, 0,
		TICKET_IS_FIRST_CONTACT };
	struct measuring *measuring = kpi_desk_add(desk, "measuring");

	measuring->fcr_method = FCR_MARK;
	begin();
	for (size_t i = 0; i < 4; i++) {
		struct story one = story((fact_id)i + 1, MONDAY + HOUR_S);

		story_assign(&one, MONDAY + HOUR_S, ANNA);
		if (i < 3)
			story_state(&one, MONDAY + 2 * HOUR_S, STATE_SOLVED);
		one.fact.flags |= marks[i];
		put(desk, &one);
	}
	const struct board *board = days(0, 7);

	ck_assert_double_eq(read_kpi(board, KPI_FIRST_CONTACT_RESOLUTION)->numerator, 1);
	ck_assert_double_eq(read_kpi(board, KPI_FIRST_CONTACT_RESOLUTION)->denominator, 2);
	ck_assert_double_eq(
		read_scope(board, KPI_FIRST_CONTACT_RESOLUTION, SCOPE_AGENT, "anna")->n, 2);
	board_done(board);
}
END_TEST

/* Marked, and solved in the first week; whatever becomes of it, so it stood at the week's end. */
START_TEST(what_was_marked_then)
{
	struct measuring *measuring = kpi_desk_add(desk, "measuring");
	struct board_request request =
		ask(MONDAY + 7 * DAY_S, MONDAY + 14 * DAY_S, MONDAY + 14 * DAY_S);

	measuring->fcr_method = FCR_MARK;
	begin();
	struct story one = story(1, MONDAY + HOUR_S);

	story_state(&one, MONDAY + 2 * HOUR_S, STATE_SOLVED);
	story_state(&one, MONDAY + 8 * DAY_S, STATE_OPEN);
	story_state(&one, MONDAY + 9 * DAY_S, STATE_SOLVED);
	one.fact.flags |= TICKET_IS_FIRST_CONTACT;
	put(desk, &one);
	const struct board *board = board_of(desk, &request, MONDAY + 14 * DAY_S);
	const struct reading *reading = read_kpi(board, KPI_FIRST_CONTACT_RESOLUTION);

	ck_assert_double_eq(reading->denominator, 1);
	ck_assert_double_eq(reading->previous, 1);
	board_done(board);
	request = ask(MONDAY, MONDAY + 14 * DAY_S, MONDAY + 14 * DAY_S);
	const struct board *both = board_of(desk, &request, MONDAY + 14 * DAY_S);

	ck_assert_double_eq(read_kpi(both, KPI_FIRST_CONTACT_RESOLUTION)->denominator, 1);
	board_done(both);
}
END_TEST

Suite *suite_voices(void)
{
	Suite *suite = suite_create("voices");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, make, end);
	tcase_add_test(tests, an_interval_contains_its_value);
	tcase_add_test(tests, net_promoter);
	tcase_add_test(tests, effort_on_its_scale);
	tcase_add_test(tests, effort_where_low_is_easy);
	tcase_add_test(tests, surveys_without_an_answer);
	tcase_add_test(tests, answers_alone_tell_of_no_offers);
	tcase_add_test(tests, an_answer_that_comes_later);
	tcase_add_test(tests, satisfaction_from_a_feed);
	tcase_add_test(tests, quality_by_weights);
	tcase_add_test(tests, a_weight_of_nought);
	tcase_add_test(tests, a_weight_beyond_measure);
	tcase_add_test(tests, a_review_moves_to_another_ticket);
	tcase_add_test(tests, reviewers_of_one_contact);
	tcase_add_test(tests, first_contact_by_marks);
	tcase_add_test(tests, first_contact_by_a_field);
	tcase_add_test(tests, what_was_marked_then);
	suite_add_tcase(suite, tests);
	return suite;
}
