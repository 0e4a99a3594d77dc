/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From options to a running server, and one wait for the signal that ends it.
 */
#include "config.h"

#include "app/demo_serve.h"

#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/format.h"
#include "base/words.h"

#define SPEED_MOST 100000.0
#define BUDGET_MOST 1000000

/* A whole number within 0…most; −1 where the text is none. */
static int64_t read_number(const char *text, int64_t most)
{
	char *end;
	long long number = strtoll(text, &end, 10);
	return end == text || *end != '\0' || number < 0 || number > most ? -1 : number;
}

bool demo_serve_options(const struct options *options, double usual_speed,
	struct demo_options *demo, struct error *err)
{
	demo_options_init(demo);
	int64_t real_ms = clock_real_ms();
	double speed = options->speed < 0 ? usual_speed : options->speed;
	if (!isfinite(speed) || speed <= 0 || speed > SPEED_MOST)
		return error_set(err, ERROR_USAGE, _("--speed must be above 0 and at most %.0f"),
			SPEED_MOST);
	demo->simulation = (struct clock_simulation){
		.real_start_ms = real_ms,
		.sim_start_s = demo_default_start(real_ms / 1000),
		.speed = speed,
	};
	if (options->seed >= 0)
		demo->seed = (uint64_t)options->seed;
	if (options->agents >= 0)
		demo->agents = options->agents > DEMO_AGENTS_MOST ? DEMO_AGENTS_MOST + 1
								  : (int)options->agents;
	if (options->tickets >= 0)
		demo->tickets = options->tickets;
	if (options->days >= 0)
		demo->days =
			options->days > DEMO_DAYS_MOST ? DEMO_DAYS_MOST + 1 : (int)options->days;
	return true;
}

/* "127.0.0.1:8080", "localhost:0", "[::1]:8080"; the host is put into `host`. */
static bool read_place(const char *place, char *host, size_t size, int *port, struct error *err)
{
	const char *colon = strrchr(place, ':');
	int64_t number = colon == NULL ? -1 : read_number(colon + 1, 65535);
	if (number < 0)
		return error_set(err, ERROR_USAGE,
			_("'%s' is no HOST:PORT, such as 127.0.0.1:8080 (port 0: any free one)"),
			place);
	size_t len = (size_t)(colon - place);
	bool is_bracketed = len >= 2 && place[0] == '[' && place[len - 1] == ']';
	if (is_bracketed) {
		place++;
		len -= 2;
	}
	snprintf(host, size, "%.*s", len < size ? (int)len : (int)size, place);
	if (host[0] == '\0' || strcmp(host, "localhost") == 0)
		snprintf(host, size, "127.0.0.1");
	*port = (int)number;
	return true;
}

static bool read_budget(struct demo_options *demo, struct error *err)
{
	const char *budget = getenv("KPITOP_DEMO_BUDGET");
	if (budget == NULL || budget[0] == '\0')
		return true;
	demo->incremental_per_minute = read_number(budget, BUDGET_MOST);
	if (demo->incremental_per_minute < 0)
		return error_set(err, ERROR_USAGE,
			_("KPITOP_DEMO_BUDGET must be a number of requests a minute, not '%s'"),
			budget);
	return true;
}

static void print_address(const struct demo_options *options, const struct demo *demo)
{
	char time[32];
	bool is_v6 = strchr(options->host, ':') != NULL;
	format_iso(time, sizeof(time), options->simulation.sim_start_s);
	printf("serving http://%s%s%s:%d token %s time %s speed %g\n", is_v6 ? "[" : "",
		options->host, is_v6 ? "]" : "", demo_port(demo), options->token, time,
		options->simulation.speed);
	fflush(stdout);
}

static void wait_for_end(const sigset_t *endings)
{
	int signal_number;
	while (sigwait(endings, &signal_number) != 0)
		;
}

int demo_serve(const struct options *options, struct error *err)
{
	struct demo_options demo_options;
	struct demo *demo = NULL;
	char host[64];
	sigset_t endings;
	if (!demo_serve_options(options, 1.0, &demo_options, err) ||
		!read_place(options->serve, host, sizeof(host), &demo_options.port, err) ||
		!read_budget(&demo_options, err))
		return error_exit_status(err->kind);
	demo_options.host = host;
	/* Blocked before the server's thread is made, so that this one alone receives them. */
	sigemptyset(&endings);
	sigaddset(&endings, SIGTERM);
	sigaddset(&endings, SIGINT);
	pthread_sigmask(SIG_BLOCK, &endings, NULL);
	if (!demo_start(&demo_options, &demo, err))
		return error_exit_status(err->kind);
	print_address(&demo_options, demo);
	wait_for_end(&endings);
	demo_stop(demo);
	return EXIT_SUCCESS;
}
