/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The parts of the configuration. Dates follow the day on which the simulated clock begins.
 */
#include "config.h"

#include "demo/setup.h"

#include "base/format.h"
#include "demo/feed.h"
#include "demo/wire.h"
#include "demo/workday.h"

#define DAY_S 86400

struct setup {
	const struct demo_options *options;
	const struct setup_place *place;
	struct buf *out;
	int64_t today; /* local day */
};

struct date {
	char text[32];
};

static struct date date_of(int64_t day)
{
	struct date date;
	format_iso(date.text, sizeof(date.text), day * DAY_S);
	date.text[10] = '\0';
	return date;
}

static void add_helpdesk(const struct setup *setup)
{
	int days = setup->options->days + 1;
	buf_printf(setup->out,
		"  title = \"Simulated department\"\n"
		"  zone = \"%s\"\n"
		"  since = \"%d days\"\n"
		"  measuring { currency = \"EUR\" }\n\n"
		"  source helpdesk {\n"
		"    kind = zendesk\n"
		"    url = \"http://127.0.0.1:%d\"\n"
		"    secret_file = \"%s\"\n"
		"    type_field = \"Request type\"\n"
		"    topic_field = \"Contact reason\"\n"
		"    customer_field = \"Account\"\n"
		"    bots = {\"" DEMO_BOT "@" WIRE_DOMAIN "\"}\n"
		"    requests_per_minute = 6000\n"
		"    exports_per_minute = 6000\n"
		"    budget = \"100%%\"\n"
		"  }\n",
		setup->options->zone, days, setup->place->port, setup->place->token_file);
}

/* The telephones of the past do not change any more; the floor is the present day. */
static void add_feeds(const struct setup *setup)
{
	struct date today = date_of(setup->today);
	struct {
		const char *name, *address, *argument, *settings;
	} rows[] = {
		{ "floor", "floor.csv?since=", today.text, "interval = 1m" },
		{ "calls", "calls.csv?until=", today.text, "interval = 5m" },
		{ "presence", "presence.csv?until=", today.text, "interval = 5m" },
		{ "rosters", "schedule.csv", "", "record = schedule  interval = 5m" },
		{ "surveys", "surveys.csv", "", "interval = 5m" },
		{ "reviews", "reviews.csv", "", "interval = 5m" },
		{ "figures", "measures.csv", "", "interval = 5m" },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		buf_printf(setup->out,
			"  source %s {\n"
			"    kind = feed\n"
			"    url = \"http://127.0.0.1:%d" FEED_FOLDER "%s%s\"\n"
			"    secret_file = \"%s\"\n"
			"    %s\n"
			"  }\n",
			rows[i].name, setup->place->port, rows[i].address, rows[i].argument,
			setup->place->token_file, rows[i].settings);
}

static void add_hours(const struct setup *setup)
{
	static const char *const weekdays[] = { "monday", "tuesday", "wednesday", "thursday",
		"friday" };
	buf_add_text(setup->out, "\n  hours {\n   ");
	for (size_t i = 0; i < ARRAY_LEN(weekdays); i++)
		buf_printf(setup->out, " %s = {\"09:00-18:00\"}", weekdays[i]);
	buf_add_text(setup->out, "\n  }\n  hours \"key accounts\" {\n   ");
	for (size_t i = 0; i < ARRAY_LEN(weekdays); i++)
		buf_printf(setup->out, " %s = {\"08:00-19:00\"}", weekdays[i]);
	buf_add_text(setup->out, " saturday = {\"09:00-17:00\"}\n  }\n");
}

static void add_people(const struct setup *setup)
{
	buf_printf(setup->out,
		"  shift early { from = \"08:00\"  to = \"14:00\" }\n"
		"  shift late { from = \"14:00\"  to = \"19:00\" }\n\n"
		"  team \"%s\" { tier = 2 }\n"
		"  team VIP { hours = \"key accounts\" }\n"
		"  site Berlin { teams = {\"Orders\", \"Billing\", \"Technical\", \"VIP\", \"%s\"} }\n"
		"  site \"Bratislava (outsourced)\" { teams = {\"Returns\"} }\n"
		"  role senior { teams = {\"%s\", \"VIP\"} }\n"
		"  role aftersales { teams = {\"Returns\", \"Orders\"} }\n\n",
		DEMO_SPECIALISTS, DEMO_SPECIALISTS, DEMO_SPECIALISTS);
}

/* The helpdesk promises nothing for tickets without a priority. */
static void add_promises(const struct setup *setup)
{
	buf_add_text(setup->out,
		"  promise { first_response = 8h  resolution = 3d }\n"
		"  promise { type = complaint  first_response = 4h  resolution = 2d }\n\n");
}

static void add_targets(const struct setup *setup)
{
	struct date begun = date_of(setup->today - 45);
	struct date due = date_of(setup->today + 45);
	buf_printf(setup->out,
		"  target {\n"
		"    kpi = csat  goal = 95%%  path = 91%%  warn = 92%%  from = %s  by = %s\n"
		"    owner = \"Maren Albrecht\"  reason = \"answers in the customer's language\"\n"
		"  }\n"
		"  target {\n"
		"    kpi = first_response_time  team = VIP  goal = 1h  from = %s\n"
		"    owner = \"Maren Albrecht\"  reason = \"framework contracts promise it\"\n"
		"  }\n"
		"  target { kpi = first_response_time  channel = chat  goal = 60s  clock = calendar }\n"
		"  target { kpi = nps  goal = 30  warn = 20 }\n"
		"  target { kpi = ces  goal = 75%% }\n"
		"  target { kpi = occupancy  goal = \"70%%..85%%\" }\n"
		"  target { kpi = adherence  goal = 90%%  warn = 85%% }\n"
		"  target { kpi = contact_rate  goal = 7  reason = \"better tracking mails\" }\n"
		"  target { kpi = cost_per_contact  goal = 9 }\n"
		"  benchmark { kpi = contact_rate  value = 6.7  source = \"online shops\"  year = 2025 }\n"
		"\n",
		begun.text, due.text, begun.text);
}

static void add_company(const struct setup *setup)
{
	struct date outage = date_of(workday_of_outage(setup->today));
	struct date change = date_of(setup->today - 28);
	buf_printf(setup->out,
		"  kpi requests_per_order {\n"
		"    title = \"Tickets per 100 orders\"\n"
		"    reason = \"what of the shop's business ends up in writing with us\"\n"
		"    numerator = ticket_volume  denominator = \"measure:orders\"  per = 100\n"
		"    better = lower\n"
		"  }\n"
		"  note { from = \"%s 09:00\"  to = \"%s 16:00\"  text = \"Login outage after an update\" }\n"
		"  note { from = %s  text = \"New help centre\" }\n",
		outage.text, outage.text, change.text);
}

bool setup_write(const struct demo_options *options, const struct setup_place *place,
	struct buf *out, struct error *err)
{
	struct zone *zone = NULL;
	int64_t now_s = options->simulation.sim_start_s;
	if (!zone_new(options->zone, now_s, &zone, err))
		return false;
	struct setup setup = { options, place, out, workday_number(zone, now_s) };
	zone_free(zone);
	buf_add_text(out, "desk demo {\n");
	add_helpdesk(&setup);
	add_feeds(&setup);
	add_hours(&setup);
	add_people(&setup);
	add_promises(&setup);
	add_targets(&setup);
	add_company(&setup);
	buf_add_text(out, "}\n");
	return true;
}
