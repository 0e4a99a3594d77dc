/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Department, API and server put together.
 */
#include "config.h"

#include "demo/demo.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/words.h"
#include "demo/api.h"
#include "demo/server.h"
#include "model/zone.h"

#define DAY_S 86400
#define HOUR_S 3600
#define DAY_BEGINS_HOUR 10
#define DAY_ENDS_HOUR 15
#define DAY_BEST_HOUR 11

struct demo {
	struct department *department;
	struct api *api;
	struct server *server;
};

void demo_options_init(struct demo_options *options)
{
	*options = (struct demo_options){
		.seed = 1,
		.agents = 24,
		.tickets = 15000,
		.days = 70,
		.zone = DEMO_ZONE,
		.host = "127.0.0.1",
		.token = "kpitop-demo",
		.incremental_per_minute = 10,
	};
}

static int64_t best_start(const struct zone *zone, int64_t now_s)
{
	struct civil civil = zone_civil(zone, now_s);
	bool is_weekday = civil.weekday < 5;
	if (is_weekday && civil.hour >= DAY_BEGINS_HOUR && civil.hour < DAY_ENDS_HOUR)
		return now_s;
	if (is_weekday && civil.hour >= DAY_ENDS_HOUR)
		return zone_day_start(zone, now_s, 0) + DAY_BEST_HOUR * HOUR_S;
	int back = civil.weekday == 0 ? 3 : (civil.weekday == 6 ? 2 : 1);
	return zone_day_start(zone, now_s, -back) + DAY_BEST_HOUR * HOUR_S;
}

int64_t demo_default_start(int64_t real_now_s)
{
	struct zone *zone = NULL;
	struct error err = { 0 };
	if (!zone_new(DEMO_ZONE, real_now_s, &zone, &err))
		return real_now_s;
	int64_t start_s = best_start(zone, real_now_s);
	zone_free(zone);
	return start_s;
}

static bool check(const struct demo_options *options, struct error *err)
{
	if (options->agents < DEMO_AGENTS_LEAST || options->agents > DEMO_AGENTS_MOST)
		return error_set(err, ERROR_USAGE, _("the number of agents must be %d to %d"),
			DEMO_AGENTS_LEAST, DEMO_AGENTS_MOST);
	if (options->tickets < 1 || options->tickets > DEMO_TICKETS_MOST)
		return error_set(err, ERROR_USAGE, _("the number of tickets must be 1 to %d"),
			DEMO_TICKETS_MOST);
	if (options->days < 1 || options->days > DEMO_DAYS_MOST)
		return error_set(
			err, ERROR_USAGE, _("the number of days must be 1 to %d"), DEMO_DAYS_MOST);
	if (options->port < 0 || options->port > 65535)
		return error_set(err, ERROR_USAGE, _("there is no port %d"), options->port);
	return true;
}

bool demo_start(const struct demo_options *options, struct demo **demo, struct error *err)
{
	if (!check(options, err))
		return false;
	struct demo *new = mem_new(1, sizeof(*new));
	if (!department_new(options, &new->department, err)) {
		free(new);
		return false;
	}
	new->api = api_new(new->department,
		&(struct api_options){ options->token, options->incremental_per_minute,
			options->simulation.speed });
	if (!server_start(new->api, &options->simulation,
		    &(struct server_place){ options->host, options->port }, &new->server, err)) {
		demo_stop(new);
		return false;
	}
	*demo = new;
	return true;
}

int demo_port(const struct demo *demo)
{
	return server_port(demo->server);
}

void demo_stop(struct demo *demo)
{
	if (demo == NULL)
		return;
	server_stop(demo->server);
	api_free(demo->api);
	department_free(demo->department);
	free(demo);
}
