/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Queues of callers.
 */
#include "config.h"

#include "kpi/erlang.h"

#include <math.h>

#define SECONDS_AN_HOUR 3600.0
#define NEGLIGIBLE 1e-15
#define NEARLY 1e-9
#define HUGE_WEIGHT 1e100
#define LONGEST_PATIENCE_S 86400 /* who would wait for a day waits for ever */
#define HALVINGS 50
#define FULL_MOST 4       /* times the work of all lines, where callers give up */
#define SIMPSON_STEPS 400 /* even */

/* B_k = a B ÷ (k + a B): no factorial, hence no overflow. */
double erlang_b(double load, int people)
{
	double blocked = 1;

	for (int k = 1; k <= people; k++)
		blocked = load * blocked / (k + load * blocked);
	return blocked;
}

double erlang_c(double load, int people)
{
	if (people <= load)
		return load > 0 ? 1 : 0;
	double blocked = erlang_b(load, people);

	return blocked / (1 - load / people * (1 - blocked));
}

static struct erlang with_patience_for_ever(
	const struct erlang_load *load, double erlangs, int people)
{
	double free_share = people - erlangs, waits = erlang_c(erlangs, people);
	struct erlang result = { .load = erlangs, .wait_share = waits };

	if (free_share <= 0) {
		result.speed_of_answer_s = INFINITY;
		result.occupancy = 1;
		return result;
	}
	result.occupancy = erlangs / people;
	result.speed_of_answer_s = waits * load->handle_s / free_share;
	result.service_level = 1 - waits * exp(-free_share * load->within_s / load->handle_s);
	return result;
}

/* --- callers who give up -------------------------------------------------------------------- */

/* Rates a second. */
struct rates {
	double arrive, serve, give_up;
	int people;
};

/* Weights of the states, of which only their ratios count. */
struct states {
	double busy;    /* all are busy and nobody waits */
	double queue;   /* somebody waits */
	double waiting; /* the same, each by how many wait */
};

static struct states states_of(const struct rates *rates)
{
	struct states states = { .busy = 1 };
	double state = 1;

	for (int k = 1; state > NEGLIGIBLE * (states.busy + states.queue); k++) {
		state *= rates->arrive / (rates->people * rates->serve + k * rates->give_up);
		states.queue += state;
		states.waiting += k * state;
		if (state < HUGE_WEIGHT)
			continue;
		state /= HUGE_WEIGHT;
		states.busy /= HUGE_WEIGHT;
		states.queue /= HUGE_WEIGHT;
		states.waiting /= HUGE_WEIGHT;
	}
	return states;
}

/* How many are served at `s` seconds: the density of the wait that a caller of endless patience
 * would have, of those who are still there, by the weight of the state in which all are busy. */
static double answered_at(const struct rates *rates, double busy, double s)
{
	double serve = rates->people * rates->serve, left = exp(-rates->give_up * s);
	double patience = (1 - left) / rates->give_up;

	return serve * left * exp(log(busy) + rates->arrive * patience - serve * s);
}

/* Simpson's rule. */
static double answered_within(const struct rates *rates, double busy, double within_s)
{
	double step = within_s / SIMPSON_STEPS, sum = 0;

	for (int i = 0; i <= SIMPSON_STEPS; i++) {
		double weight = i == 0 || i == SIMPSON_STEPS ? 1 : i % 2 ? 4 : 2;

		sum += weight * answered_at(rates, busy, i * step);
	}
	return sum * step / 3;
}

static struct erlang with_patience(const struct erlang_load *load, double erlangs, int people)
{
	struct rates rates = { .arrive = load->arrivals_per_hour / SECONDS_AN_HOUR,
		.serve = 1 / load->handle_s,
		.give_up = 1 / load->patience_s,
		.people = people };
	struct states states = states_of(&rates);
	/* Erlang B is the share of being all busy among the states without a queue. */
	double all = states.busy / erlang_b(erlangs, people) + states.queue;
	double wait_s = states.waiting / all / rates.arrive;
	struct erlang result = { .load = erlangs,
		.wait_share = (states.busy + states.queue) / all,
		.speed_of_answer_s = wait_s,
		.abandoned = wait_s * rates.give_up };

	result.occupancy = erlangs * (1 - result.abandoned) / people;
	result.service_level =
		1 - result.wait_share + answered_within(&rates, states.busy, load->within_s) / all;
	return result;
}

static int lines_of(const struct erlang_load *load, int people)
{
	return load->at_once > 1 ? (int)floor(people * load->at_once + NEARLY) : people;
}

struct erlang erlang_with(const struct erlang_load *load, int people)
{
	int lines = lines_of(load, people);
	double erlangs = load->arrivals_per_hour * load->handle_s / SECONDS_AN_HOUR;

	if (!(erlangs > 0))
		return (struct erlang){ .service_level = 1 };
	if (load->patience_s > 0 && load->patience_s <= LONGEST_PATIENCE_S && lines > 0)
		return with_patience(load, erlangs, lines);
	return with_patience_for_ever(load, erlangs, lines);
}

/* --- people --------------------------------------------------------------------------------- */

static int is_enough(const struct erlang_load *load, const struct erlang_goal *goal, int people)
{
	struct erlang with = erlang_with(load, people);

	return with.service_level >= goal->service_level && with.occupancy <= goal->occupancy_cap;
}

int erlang_needed(const struct erlang_load *load, const struct erlang_goal *goal)
{
	int low = 0, high = (int)(ERLANG_MOST / fmax(load->at_once, 1));

	if (!(load->arrivals_per_hour * load->handle_s > 0))
		return 0;
	if (!is_enough(load, goal, high))
		return -1;
	while (high - low > 1) {
		int middle = (low + high) / 2;

		if (is_enough(load, goal, middle))
			high = middle;
		else
			low = middle;
	}
	return high;
}

double erlang_occupancy(const struct erlang_load *load, double service_level, int people)
{
	struct erlang_load tried = *load;
	double full = lines_of(load, people) * SECONDS_AN_HOUR / load->handle_s, low = 0,
	       high = FULL_MOST * full;

	for (int i = 0; i < HALVINGS && people > 0; i++) {
		tried.arrivals_per_hour = (low + high) / 2;
		if (erlang_with(&tried, people).service_level >= service_level)
			low = tried.arrivals_per_hour;
		else
			high = tried.arrivals_per_hour;
	}
	tried.arrivals_per_hour = low;
	return erlang_with(&tried, people).occupancy;
}

int erlang_scheduled(int people, double shrinkage)
{
	return people <= 0 ? people
			   : (int)ceil(people / (1 - fmin(fmax(shrinkage, 0), 0.95)) - NEARLY);
}
