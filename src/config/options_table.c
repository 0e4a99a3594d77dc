/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The commands and the options, one row each.
 */
#include <config.h>

#include "base/words.h"
#include "config/options.h"

/* Commands that look at facts, and those that show a dashboard. */
#define LOOKING "top demo report tickets targets"
#define SLICING "top demo report tickets"
#define SHOWING "top demo"

/* clang-format off */
const struct command_row command_rows[] = {
	{ .name = "top", .help = N_("the dashboard; the same as no command") },
	{ .name = "demo", .help = N_("the dashboard on a simulated department; needs no account, no network, no configuration") },
	{ .name = "collect", .help = N_("the collector alone, for a service or cron") },
	{ .name = "report", .help = N_("the board once, as text or JSON") },
	{ .name = "tickets", .help = N_("the tickets behind a reading") },
	{ .name = "targets", .argument = "[suggest|test]", .help = N_("the targets in force; proposed from the desk's own history; a goal tried on the past") },
	{ .name = "doctor", .help = N_("checks configuration, address, credential, permissions, clock, store and terminal") },
	{ .name = NULL },
};

const struct option_row option_rows[] = {
	{ .name = "config", .argument = "FILE", .type = OPTION_TEXT, .offset = offsetof(struct options, config),
		.help = N_("read this configuration") },
	{ .name = "store", .argument = "FILE", .type = OPTION_TEXT, .offset = offsetof(struct options, store),
		.help = N_("use this store") },
	{ .name = "desk", .argument = "NAME", .type = OPTION_TEXT, .offset = offsetof(struct options, desk),
		.help = N_("the desk of that name; else the first of the configuration") },
	{ .name = "period", .argument = "NAME", .type = OPTION_TEXT, .offset = offsetof(struct options, period),
		.commands = LOOKING, .help = N_("today, last-7-days (the default), this-month …, see kpitop(1)") },
	{ .name = "from", .argument = "DATE", .type = OPTION_TEXT, .offset = offsetof(struct options, from),
		.commands = LOOKING, .help = N_("first day or moment of the period") },
	{ .name = "to", .argument = "DATE", .type = OPTION_TEXT, .offset = offsetof(struct options, to),
		.commands = LOOKING, .help = N_("the day or moment after its last") },
	{ .name = "as-of", .argument = "TIME", .type = OPTION_TEXT, .offset = offsetof(struct options, as_of),
		.commands = LOOKING, .help = N_("look from this moment; what happened later does not count") },
	{ .name = "scope", .argument = "KIND", .type = OPTION_LIST, .offset = offsetof(struct options, scopes),
		.count_at = offsetof(struct options, scope_count),
		.commands = LOOKING, .help = N_("rows to make: department, role, site, team, agent, channel, priority, type, topic or customer") },
	{ .name = "kpi", .argument = "ID", .type = OPTION_LIST, .offset = offsetof(struct options, kpis),
		.count_at = offsetof(struct options, kpi_count),
		.commands = LOOKING, .help = N_("only these KPIs") },
	{ .name = "role", .argument = "NAME", .type = OPTION_TEXT, .offset = offsetof(struct options, role),
		.commands = LOOKING, .help = N_("only what belongs to this role") },
	{ .name = "site", .argument = "NAME", .type = OPTION_TEXT, .offset = offsetof(struct options, site),
		.commands = LOOKING, .help = N_("only what belongs to this site") },
	{ .name = "team", .argument = "ID", .type = OPTION_TEXT, .offset = offsetof(struct options, team),
		.commands = LOOKING, .help = N_("only what belongs to this team; - for none") },
	{ .name = "agent", .argument = "ID", .type = OPTION_TEXT, .offset = offsetof(struct options, agent),
		.commands = LOOKING, .help = N_("only what belongs to this agent; - for nobody") },
	{ .name = "channel", .argument = "NAME", .type = OPTION_TEXT, .offset = offsetof(struct options, channel),
		.commands = LOOKING, .help = N_("only this channel; - for none") },
	{ .name = "priority", .argument = "NAME", .type = OPTION_TEXT, .offset = offsetof(struct options, priority),
		.commands = LOOKING, .help = N_("only this priority; - for none") },
	{ .name = "type", .argument = "NAME", .type = OPTION_TEXT, .offset = offsetof(struct options, type),
		.commands = SLICING, .help = N_("only this type of tickets; - for none") },
	{ .name = "topic", .argument = "NAME", .type = OPTION_TEXT, .offset = offsetof(struct options, topic),
		.commands = LOOKING, .help = N_("only this topic; - for none") },
	{ .name = "customer", .argument = "NAME", .type = OPTION_TEXT, .offset = offsetof(struct options, customer),
		.commands = SLICING, .help = N_("only this customer; - for none") },
	{ .name = "zone", .argument = "NAME", .type = OPTION_TEXT, .offset = offsetof(struct options, zone),
		.help = N_("use this time zone instead of the desk's") },
	{ .name = "clock", .argument = "CLOCK", .type = OPTION_TEXT, .offset = offsetof(struct options, clock),
		.commands = LOOKING, .help = N_("judge durations by business or calendar time") },
	{ .name = "format", .argument = "FORMAT", .type = OPTION_TEXT, .offset = offsetof(struct options, format),
		.commands = "report tickets targets", .help = N_("text (the default) or json") },
	{ .name = "output", .letter = 'o', .argument = "FILE", .type = OPTION_TEXT, .offset = offsetof(struct options, output),
		.commands = "report tickets targets", .help = N_("write there; the file is whole or not changed") },
	{ .name = "goal", .argument = "FIGURE", .type = OPTION_TEXT, .offset = offsetof(struct options, goal),
		.commands = "targets", .help = N_("targets test: the goal to be tried, 4h, 85% or 75%..85%") },
	{ .name = "warn", .argument = "FIGURE", .type = OPTION_TEXT, .offset = offsetof(struct options, warn),
		.commands = "targets", .help = N_("targets test: where a miss begins") },
	{ .name = "check", .type = OPTION_SWITCH, .offset = offsetof(struct options, wants_check),
		.commands = "report", .help = N_("exit with 0 met, 1 near, 2 missed, 3 unknown") },
	{ .name = "once", .type = OPTION_SWITCH, .offset = offsetof(struct options, wants_once),
		.commands = "collect", .help = N_("end when everything up to now is in the store") },
	{ .name = "verbose", .type = OPTION_SWITCH, .offset = offsetof(struct options, wants_verbose),
		.commands = "top collect demo", .help = N_("the collector says more in its log") },
	{ .name = "theme", .argument = "NAME", .type = OPTION_TEXT, .offset = offsetof(struct options, theme),
		.commands = SHOWING, .help = N_("the colours: dark, light, contrast, colourblind, mono or your own") },
	{ .name = "ascii", .type = OPTION_SWITCH, .offset = offsetof(struct options, wants_ascii),
		.commands = "top demo report tickets", .help = N_("draw with ASCII characters alone") },
	{ .name = "plain", .type = OPTION_SWITCH, .offset = offsetof(struct options, wants_plain),
		.commands = SHOWING, .help = N_("sentences in place of the screen, for screen readers") },
	{ .name = "serve", .argument = "HOST:PORT", .type = OPTION_TEXT, .offset = offsetof(struct options, serve),
		.commands = "demo", .help = N_("only the simulated helpdesk, at this address") },
	{ .name = "seed", .argument = "N", .type = OPTION_COUNT, .offset = offsetof(struct options, seed),
		.commands = "demo", .help = N_("the chance of the simulated department") },
	{ .name = "agents", .argument = "N", .type = OPTION_COUNT, .offset = offsetof(struct options, agents),
		.commands = "demo", .help = N_("how many agents it has") },
	{ .name = "tickets", .argument = "N", .type = OPTION_COUNT, .offset = offsetof(struct options, tickets),
		.commands = "demo", .help = N_("how many tickets its history has") },
	{ .name = "days", .argument = "N", .type = OPTION_COUNT, .offset = offsetof(struct options, days),
		.commands = "demo", .help = N_("how many days of history it has") },
	{ .name = "speed", .argument = "X", .type = OPTION_NUMBER, .offset = offsetof(struct options, speed),
		.commands = "demo", .help = N_("how much faster than real time its day goes on") },
	{ .name = "help", .letter = 'h', .type = OPTION_SWITCH, .offset = offsetof(struct options, wants_help),
		.help = N_("print this") },
	{ .name = "version", .letter = 'V', .type = OPTION_SWITCH, .offset = offsetof(struct options, wants_version),
		.help = N_("print the version") },
	{ .name = NULL },
};
/* clang-format on */
