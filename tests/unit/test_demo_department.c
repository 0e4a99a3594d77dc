/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The department as a whole: the same every time, believable, and large if wanted.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check_demo.h"
#include "demo/department.h"

#define DAY_S 86400

static struct department *open_department(const struct demo_options *options)
{
	struct department *department = NULL;
	struct error err = { 0 };
	ck_assert_msg(department_new(options, &department, &err), "%s", err.text);
	return department;
}

START_TEST(steps_of_a_life_follow_each_other)
{
	struct demo_options options = demo_small();
	struct department *department = open_department(&options);
	for (int64_t i = 0; i < DEMO_TICKETS; i++) {
		struct life life;
		struct life again;
		life_write(department_world(department), i, &life);
		life_write(department_world(department), i, &again);
		ck_assert_uint_ge(life.len, 1);
		ck_assert_int_eq(life.steps[0].kind, STEP_CREATED);
		ck_assert_uint_eq(life.len, again.len);
		for (size_t k = 0; k < life.len; k++) {
			const struct step *step = &life.steps[k];
			ck_assert_int_eq(step->at, again.steps[k].at);
			ck_assert_int_eq(step->agent, again.steps[k].agent);
			ck_assert(k == 0 || step->at > step[-1].at);
			ck_assert(step->kind != STEP_REPLIED || step->agent >= 0);
		}
		enum status end = life.steps[life.len - 1].status;
		ck_assert(end == STATUS_CLOSED || end == STATUS_DELETED);
	}
	department_free(department);
}
END_TEST

/* It answers some simple requests within a minute; whoever comes back gets a person. */
START_TEST(a_bot_answers_and_a_person_takes_over)
{
	struct demo_options options = demo_small();
	struct department *department = open_department(&options);
	int bot = staff_bot(department_world(department)->staff);
	int answered = 0, taken_over = 0;
	for (int64_t i = 0; i < DEMO_TICKETS; i++) {
		struct life life;
		life_write(department_world(department), i, &life);
		bool is_bots = life.len > 1 && life.steps[1].agent == bot;
		answered += is_bots;
		for (size_t k = 2; k < life.len; k++) {
			const struct step *step = &life.steps[k];
			bool is_reply = step->kind == STEP_REPLIED;
			ck_assert(is_bots || step->agent != bot);
			ck_assert(!is_reply || step->agent != bot ||
				  step->at < life.steps[0].at + 60);
			taken_over += is_bots && is_reply && step->agent != bot;
		}
	}
	ck_assert_int_gt(answered, DEMO_TICKETS / 50);
	ck_assert_int_lt(answered, DEMO_TICKETS / 10);
	ck_assert_int_gt(taken_over, 0);
	department_free(department);
}
END_TEST

START_TEST(open_tickets_are_those_whose_lives_say_so)
{
	struct demo_options options = demo_small();
	struct department *department = open_department(&options);
	for (int hour = 0; hour < 30; hour += 6) {
		department_advance(department, DEMO_NOW + hour * 3600);
		int64_t moment = department_moment(department);
		int64_t open = 0;
		for (int64_t i = 0; i < department_ticket_count(department); i++) {
			struct life life;
			life_write(department_world(department), i, &life);
			size_t count = life_steps_until(&life, moment);
			ck_assert_uint_ge(count, 1);
			open += status_is_open(life.steps[count - 1].status);
		}
		ck_assert_int_eq(department_open_count(department), open);
		int64_t indexes[1000];
		bool has_more;
		size_t listed = department_open(department, INT64_MAX, indexes, 1000, &has_more);
		ck_assert_uint_eq(listed, (size_t)open);
		ck_assert(!has_more);
	}
	department_free(department);
}
END_TEST

START_TEST(tickets_go_on_being_created)
{
	struct demo_options options = demo_small();
	struct department *department = open_department(&options);
	ck_assert_int_eq(department_ticket_count(department), DEMO_TICKETS);
	department_advance(department, DEMO_NOW + 30 * DAY_S);
	int64_t created = department_ticket_count(department) - DEMO_TICKETS;
	/* As many in the next thirty days as in the last, give or take incidents. */
	ck_assert_int_gt(created, DEMO_TICKETS * 8 / 10);
	ck_assert_int_lt(created, DEMO_TICKETS * 12 / 10);
	department_free(department);
}
END_TEST

START_TEST(time_does_not_go_back)
{
	struct demo_options options = demo_small();
	struct department *department = open_department(&options);
	department_advance(department, DEMO_NOW + DAY_S);
	int64_t count = department_ticket_count(department);
	department_advance(department, DEMO_NOW);
	ck_assert_int_eq(department_moment(department), DEMO_NOW + DAY_S);
	ck_assert_int_eq(department_ticket_count(department), count);
	department_free(department);
}
END_TEST

struct figures {
	int64_t tickets, replied, one_touch, solved, reopened, good, answered, offered;
	int64_t kept[TEAM_COUNT], due[TEAM_COUNT];
	int64_t *first_reply_s;
};

static int compare(const void *a, const void *b)
{
	const int64_t *left = a;
	const int64_t *right = b;
	return (*left > *right) - (*left < *right);
}

static void count_ticket(struct figures *figures, const struct standing *standing, int64_t now_s)
{
	enum opinion opinion = standing->last.opinion;
	if (standing->replies > 0)
		figures->first_reply_s[figures->replied++] = standing->first_reply.business_s;
	if (standing->solved_at != TIME_NONE && standing->replies > 0) {
		figures->solved++;
		figures->one_touch += standing->replies == 1;
		figures->reopened += standing->reopens > 0;
		figures->good += opinion == OPINION_GOOD;
		figures->answered += opinion == OPINION_GOOD || opinion == OPINION_BAD;
		figures->offered += opinion != OPINION_UNOFFERED;
	}
	const struct promise_standing *reply = &standing->promises[PROMISED_REPLY];
	if (standing->has_promises && reply->due_at <= now_s) {
		figures->due[standing->last.team]++;
		figures->kept[standing->last.team] += reply->left_s >= 0;
	}
}

static struct figures read_figures(const struct department *department)
{
	struct figures figures = { .tickets = department_ticket_count(department) };
	figures.first_reply_s = mem_new((size_t)figures.tickets, sizeof(int64_t));
	for (int64_t i = 0; i < figures.tickets; i++) {
		struct life life;
		struct standing standing;
		ck_assert(department_ticket(department, i, &life, &standing));
		count_ticket(&figures, &standing, department_moment(department));
	}
	qsort(figures.first_reply_s, (size_t)figures.replied, sizeof(int64_t), compare);
	return figures;
}

/* The share of `part` in `whole`, in percent. */
static double share(int64_t part, int64_t whole)
{
	ck_assert_int_gt(whole, 0);
	return 100.0 * (double)part / (double)whole;
}

static void expect_between(double value, double low, double high, const char *name)
{
	ck_assert_msg(value >= low && value <= high, "%s is %.1f, not %.1f to %.1f", name, value,
		low, high);
}

START_TEST(the_figures_are_those_of_a_real_department)
{
	struct demo_options options;
	demo_options_init(&options);
	options.seed = (uint64_t)_i + 1;
	options.simulation = (struct clock_simulation){ 0, DEMO_NOW, 1.0 };
	struct department *department = open_department(&options);
	struct figures figures = read_figures(department);
	double median_h = (double)figures.first_reply_s[figures.replied / 2] / 3600.0;
	expect_between(median_h, 0.5, 2.0, "hours to the first reply");
	expect_between(share(figures.one_touch, figures.solved), 35, 60, "one-touch");
	expect_between(share(figures.reopened, figures.solved), 3, 6.5, "reopened");
	expect_between(share(figures.good, figures.answered), 88, 96, "satisfied");
	expect_between(share(figures.answered, figures.offered), 25, 35, "answered surveys");
	expect_between((double)department_open_count(department), 250, 650, "backlog");
	for (int team = 0; team < TEAM_COUNT; team++)
		expect_between(share(figures.kept[team], figures.due[team]),
			team == TEAM_RETURNS ? 60 : 84, team == TEAM_RETURNS ? 80 : 99,
			team_rows[team].name);
	free(figures.first_reply_s);
	department_free(department);
}
END_TEST

START_TEST(names_and_memberships_are_whole)
{
	static const int sizes[] = { 2, 5, 24, 500 };
	struct staff *staff = staff_new(7, sizes[_i]);
	const struct place *places;
	size_t count = staff_places(staff, &places);
	bool has_people[TEAM_COUNT] = { false };
	for (size_t i = 0; i < count; i++)
		has_people[places[i].team] = true;
	for (int team = 0; team < TEAM_COUNT; team++)
		ck_assert_msg(has_people[team], "nobody in %s", team_rows[team].name);
	for (int i = 0; i < sizes[_i]; i++)
		for (int k = 0; k < i; k++)
			ck_assert_str_ne(
				staff_person(staff, i)->login, staff_person(staff, k)->login);
	staff_free(staff);
}
END_TEST

START_TEST(a_million_tickets_start_and_answer)
{
	struct demo_options options = demo_small();
	options.tickets = DEMO_TICKETS_MOST;
	options.days = 396;
	struct demo_desk desk = demo_desk_open(&options);
	ck_assert_int_eq(department_ticket_count(desk.department), DEMO_TICKETS_MOST);
	cJSON *page = demo_ask(&desk,
		"incremental/tickets/cursor.json?start_time=0&per_page=3&include=metric_sets", 200);
	ck_assert_int_eq(cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(page, "tickets")), 3);
	cJSON_Delete(page);
	desk.now_s += 3600;
	page = demo_ask(&desk, "tickets/1020000.json", 200);
	ck_assert_int_eq(
		demo_number(cJSON_GetObjectItemCaseSensitive(page, "ticket"), "id"), 1020000);
	cJSON_Delete(page);
	demo_desk_close(&desk);
}
END_TEST

START_TEST(an_unknown_zone_is_an_error)
{
	struct demo_options options = demo_small();
	struct department *department = NULL;
	struct error err = { 0 };
	options.zone = "Europe/Atlantis";
	ck_assert(!department_new(&options, &department, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "Europe/Atlantis"));
}
END_TEST

Suite *suite_demo_department(void)
{
	Suite *suite = suite_create("demo department");
	TCase *tcase = tcase_create("department");
	tcase_set_timeout(tcase, 300);
	tcase_add_test(tcase, steps_of_a_life_follow_each_other);
	tcase_add_test(tcase, a_bot_answers_and_a_person_takes_over);
	tcase_add_test(tcase, open_tickets_are_those_whose_lives_say_so);
	tcase_add_test(tcase, tickets_go_on_being_created);
	tcase_add_test(tcase, time_does_not_go_back);
	tcase_add_loop_test(tcase, the_figures_are_those_of_a_real_department, 0, 4);
	tcase_add_loop_test(tcase, names_and_memberships_are_whole, 0, 4);
	tcase_add_test(tcase, a_million_tickets_start_and_answer);
	tcase_add_test(tcase, an_unknown_zone_is_an_error);
	suite_add_tcase(suite, tcase);
	return suite;
}
