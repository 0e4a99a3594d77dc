/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The settings of a desk and of its sections, one row each.
 */
#include "config.h"

#include <math.h>

#include "base/clock.h"
#include "base/words.h"
#include "model/desk.h"

static const char *const weekday_words[] = { "monday", "tuesday", "wednesday", "thursday", "friday",
	"saturday", "sunday", NULL };
static const char *const date_kind_words[] = {
	[DATE_GREGORIAN] = "gregorian",
	[DATE_JALALI] = "jalali",
	[DATE_KIND_COUNT] = NULL,
};
static const char *const clock_words[] = {
	[CLOCK_CALENDAR] = "calendar",
	[CLOCK_BUSINESS] = "business",
	[CLOCK_DEFAULT] = "default",
	[CLOCK_KIND_COUNT] = NULL,
};
static const char *const better_words[] = { "higher", "lower", NULL };

static const struct promise_config fresh_promise = { .clock = CLOCK_DEFAULT };
static const struct target_config fresh_target = {
	.goal = NAN,
	.warn = NAN,
	.from = TIME_NONE,
	.by = TIME_NONE,
	.clock = CLOCK_DEFAULT,
};
static const struct kpi_config fresh_kpi = { .per = 1 };

/* clang-format off */
const struct setting desk_settings[] = {
	{ .name = "title", .type = SETTING_TEXT, .offset = offsetof(struct desk, title),
		.help = N_("What the screens call it; default the desk's name.") },
	{ .name = "zone", .type = SETTING_TEXT, .offset = offsetof(struct desk, zone_text), .fallback = "UTC",
		.help = N_("Its time zone, such as Europe/Istanbul.") },
	{ .name = "since", .type = SETTING_TEXT, .offset = offsetof(struct desk, since_text), .fallback = "13 months",
		.help = N_("How far back history is fetched: a span or a date.") },
	{ .name = "store", .type = SETTING_TEXT, .offset = offsetof(struct desk, store),
		.help = N_("Path of a shared store; without it the desk has one of its own.") },
	{ .name = "week_start", .type = SETTING_WORD, .offset = offsetof(struct desk, week_start),
		.words = weekday_words, .fallback = "monday", .help = N_("The first day of the week.") },
	{ .name = "calendar", .type = SETTING_WORD, .offset = offsetof(struct desk, dates),
		.words = date_kind_words, .fallback = "gregorian", .help = N_("Whose months, quarters and years: gregorian or jalali.") },
	{ .name = "due_soon", .type = SETTING_SPAN, .offset = offsetof(struct desk, due_soon_s), .fallback = "1h",
		.min = 60, .max = 30 * 86400.0, .help = N_("A promise that falls due within this span is due soon.") },
	{ .name = "reopen_window", .type = SETTING_SPAN, .offset = offsetof(struct desk, reopen_window_s), .fallback = "7d",
		.min = 3600, .max = 366 * 86400.0, .help = N_("A solve counts as reopened when that happened within this span.") },
	{ .name = "subjects", .type = SETTING_BOOL, .offset = offsetof(struct desk, has_subjects), .fallback = "yes",
		.help = N_("Whether the store keeps the subjects of tickets.") },
	{ .name = "keep", .type = SETTING_SPAN, .offset = offsetof(struct desk, keep_s),
		.min = 86400, .max = 100 * 366 * 86400.0, .help = N_("How long facts are kept; default for ever.") },
	{ .name = "excluded_off", .type = SETTING_LIST, .offset = offsetof(struct desk, excluded),
		.help = N_("Exclusions that are switched off, by name.") },
	{ .name = NULL },
};

const struct setting source_settings[] = {
	{ .name = "was", .type = SETTING_TEXT, .offset = offsetof(struct source_config, was),
		.help = N_("The name it had before.") },
	{ .name = "kind", .type = SETTING_TEXT, .offset = offsetof(struct source_config, kind),
		.help = N_("The helpdesk: rt or zendesk; or feed.") },
	{ .name = "url", .type = SETTING_TEXT, .offset = offsetof(struct source_config, url),
		.help = N_("Its address: https, or http to a literal loopback address.") },
	{ .name = "user", .type = SETTING_TEXT, .offset = offsetof(struct source_config, user),
		.help = N_("Whose secret it is, where the helpdesk asks for that.") },
	{ .name = "file", .type = SETTING_TEXT, .offset = offsetof(struct source_config, file),
		.help = N_("The file of a feed.") },
	{ .name = "record", .type = SETTING_TEXT, .offset = offsetof(struct source_config, record),
		.help = N_("What a row of the feed is: rating, call, presence, schedule or measure.") },
	{ .name = "columns", .type = SETTING_LIST, .offset = offsetof(struct source_config, columns),
		.help = N_("Headings of a feed that has its own, as \"column = heading\".") },
	{ .name = "values", .type = SETTING_LIST, .offset = offsetof(struct source_config, values),
		.help = N_("What stands for empty or missing cells of a feed, as \"column = text\".") },
	{ .name = "tickets_of", .type = SETTING_TEXT, .offset = offsetof(struct source_config, tickets_of),
		.help = N_("The source whose tickets a feed names; default the desk's only one.") },
	{ .name = "client_id", .type = SETTING_TEXT, .offset = offsetof(struct source_config, client_id),
		.help = N_("Reserved for OAuth.") },
	{ .name = "secret_command", .type = SETTING_TEXT, .offset = offsetof(struct source_config, secret_command),
		.help = N_("A command that prints the secret.") },
	{ .name = "secret_file", .type = SETTING_TEXT, .offset = offsetof(struct source_config, secret_file),
		.help = N_("A file that holds the secret and that only its owner may read.") },
	{ .name = "secret_env", .type = SETTING_TEXT, .offset = offsetof(struct source_config, secret_env),
		.help = N_("The environment variable that holds the secret.") },
	{ .name = "type_field", .type = SETTING_TEXT, .offset = offsetof(struct source_config, type_field),
		.help = N_("The ticket field, or tag prefix, that holds the type.") },
	{ .name = "topic_field", .type = SETTING_TEXT, .offset = offsetof(struct source_config, topic_field),
		.help = N_("The ticket field, or tag prefix, that holds the topic.") },
	{ .name = "customer_field", .type = SETTING_TEXT, .offset = offsetof(struct source_config, customer_field),
		.help = N_("The ticket field, or tag prefix, that holds the customer.") },
	{ .name = "rating_field", .type = SETTING_TEXT, .offset = offsetof(struct source_config, rating_field),
		.help = N_("The ticket field that holds the customer's rating.") },
	{ .name = "channel_field", .type = SETTING_TEXT, .offset = offsetof(struct source_config, channel_field),
		.help = N_("The ticket field, or tag prefix, that holds the channel.") },
	{ .name = "requests_per_minute", .type = SETTING_COUNT, .offset = offsetof(struct source_config, requests_per_minute),
		.min = 1, .max = 100000, .help = N_("What the helpdesk allows; default the vendor's limit.") },
	{ .name = "exports_per_minute", .type = SETTING_COUNT, .offset = offsetof(struct source_config, exports_per_minute),
		.min = 2, .max = 100000, .help = N_("Incremental exports that Zendesk allows; default 10.") },
	{ .name = "budget", .type = SETTING_TEXT, .offset = offsetof(struct source_config, budget),
		.help = N_("The share of it that we may use; default 50%.") },
	{ .name = "interval", .type = SETTING_SPAN, .offset = offsetof(struct source_config, interval_s),
		.min = 1, .max = 86400, .help = N_("Time between two polls; default the source's own.") },
	{ .name = "agents", .type = SETTING_LIST, .offset = offsetof(struct source_config, agents),
		.help = N_("Groups whose members are agents without belonging to a team.") },
	{ .name = NULL },
};

const struct setting team_settings[] = {
	{ .name = "tier", .type = SETTING_COUNT, .offset = offsetof(struct team_config, tier),
		.min = 1, .max = 9, .help = N_("1 for the first line, 2 and above for specialists.") },
	{ .name = "groups", .type = SETTING_LIST, .offset = offsetof(struct team_config, groups),
		.help = N_("The helpdesk's groups that make it up; default the group of the same name.") },
	{ .name = "hours", .type = SETTING_TEXT, .offset = offsetof(struct team_config, hours),
		.help = N_("The name of its own hours; default the desk's.") },
	{ .name = NULL },
};

const struct setting site_settings[] = {
	{ .name = "teams", .type = SETTING_LIST, .offset = offsetof(struct site_config, teams),
		.help = N_("Its teams.") },
	{ .name = NULL },
};

const struct setting role_settings[] = {
	{ .name = "teams", .type = SETTING_LIST, .offset = offsetof(struct role_config, teams),
		.help = N_("Teams whose members have the role.") },
	{ .name = "agents", .type = SETTING_LIST, .offset = offsetof(struct role_config, agents),
		.help = N_("Agents who have the role, by login or name.") },
	{ .name = "kpis", .type = SETTING_LIST, .offset = offsetof(struct role_config, kpis),
		.help = N_("What its panel shows, instead of its own.") },
	{ .name = NULL },
};

const struct setting promise_settings[] = {
	{ .name = "channel", .type = SETTING_TEXT, .offset = offsetof(struct promise_config, channel),
		.help = N_("For tickets of this channel; default any.") },
	{ .name = "priority", .type = SETTING_TEXT, .offset = offsetof(struct promise_config, priority),
		.help = N_("For tickets of this priority; default any.") },
	{ .name = "team", .type = SETTING_TEXT, .offset = offsetof(struct promise_config, team),
		.help = N_("For tickets of this team; default any.") },
	{ .name = "type", .type = SETTING_TEXT, .offset = offsetof(struct promise_config, type),
		.help = N_("For tickets of this type; default any.") },
	{ .name = "first_response", .type = SETTING_SPAN, .offset = offsetof(struct promise_config, first_response_s),
		.min = 1, .max = 366 * 86400.0, .help = N_("The first response is due after this span.") },
	{ .name = "next_reply", .type = SETTING_SPAN, .offset = offsetof(struct promise_config, next_reply_s),
		.min = 1, .max = 366 * 86400.0, .help = N_("Each further reply is due after this span.") },
	{ .name = "resolution", .type = SETTING_SPAN, .offset = offsetof(struct promise_config, resolution_s),
		.min = 1, .max = 366 * 86400.0, .help = N_("The resolution is due after this span.") },
	{ .name = "hours", .type = SETTING_TEXT, .offset = offsetof(struct promise_config, hours),
		.help = N_("The name of the hours by which it falls due; default those of the ticket's team.") },
	{ .name = "clock", .type = SETTING_WORD, .offset = offsetof(struct promise_config, clock),
		.words = clock_words, .fallback = "default",
		.help = N_("Business or calendar time; default business where hours are set.") },
	{ .name = NULL },
};

const struct setting target_settings[] = {
	{ .name = "kpi", .type = SETTING_TEXT, .offset = offsetof(struct target_config, kpi),
		.help = N_("The id of the KPI.") },
	{ .name = "goal", .type = SETTING_TEXT, .offset = offsetof(struct target_config, goal_text),
		.help = N_("The goal in the KPI's unit: a span, a percentage, a number.") },
	{ .name = "warn", .type = SETTING_TEXT, .offset = offsetof(struct target_config, warn_text),
		.help = N_("Where a miss begins; between goal and warning the KPI is narrowly missed.") },
	{ .name = "role", .type = SETTING_TEXT, .offset = offsetof(struct target_config, role),
		.help = N_("For this role; default everybody.") },
	{ .name = "site", .type = SETTING_TEXT, .offset = offsetof(struct target_config, site),
		.help = N_("For this site; default everybody.") },
	{ .name = "team", .type = SETTING_TEXT, .offset = offsetof(struct target_config, team),
		.help = N_("For this team; default everybody.") },
	{ .name = "agent", .type = SETTING_TEXT, .offset = offsetof(struct target_config, agent),
		.help = N_("For this agent; default everybody.") },
	{ .name = "channel", .type = SETTING_TEXT, .offset = offsetof(struct target_config, channel),
		.help = N_("For this channel; default any.") },
	{ .name = "priority", .type = SETTING_TEXT, .offset = offsetof(struct target_config, priority),
		.help = N_("For this priority; default any.") },
	{ .name = "topic", .type = SETTING_TEXT, .offset = offsetof(struct target_config, topic),
		.help = N_("For this topic; default any.") },
	{ .name = "from", .type = SETTING_DATE, .offset = offsetof(struct target_config, from),
		.help = N_("The day from which it holds.") },
	{ .name = "by", .type = SETTING_DATE, .offset = offsetof(struct target_config, by),
		.help = N_("The day by which it is to be reached.") },
	{ .name = "path", .type = SETTING_TEXT, .offset = offsetof(struct target_config, path_text),
		.help = N_("The goal on the day of from; it then moves evenly to goal on the day of by.") },
	{ .name = "owner", .type = SETTING_TEXT, .offset = offsetof(struct target_config, owner),
		.help = N_("Who set it.") },
	{ .name = "reason", .type = SETTING_TEXT, .offset = offsetof(struct target_config, reason),
		.help = N_("Why it was set.") },
	{ .name = "clock", .type = SETTING_WORD, .offset = offsetof(struct target_config, clock),
		.words = clock_words, .fallback = "default",
		.help = N_("Business or calendar time; default business where hours are set.") },
	{ .name = NULL },
};

const struct setting benchmark_settings[] = {
	{ .name = "kpi", .type = SETTING_TEXT, .offset = offsetof(struct benchmark_config, kpi),
		.help = N_("The id of the KPI.") },
	{ .name = "value", .type = SETTING_TEXT, .offset = offsetof(struct benchmark_config, value_text),
		.help = N_("What others reach, in the KPI's unit.") },
	{ .name = "source", .type = SETTING_TEXT, .offset = offsetof(struct benchmark_config, source),
		.help = N_("Who says so.") },
	{ .name = "year", .type = SETTING_COUNT, .offset = offsetof(struct benchmark_config, year),
		.min = 1900, .max = 2999, .help = N_("Of which year it is.") },
	{ .name = NULL },
};

const struct setting kpi_settings[] = {
	{ .name = "numerator", .type = SETTING_TEXT, .offset = offsetof(struct kpi_config, numerator),
		.help = N_("The KPI or measure that is divided.") },
	{ .name = "denominator", .type = SETTING_TEXT, .offset = offsetof(struct kpi_config, denominator),
		.help = N_("The KPI or measure that divides.") },
	{ .name = "per", .type = SETTING_NUMBER, .offset = offsetof(struct kpi_config, per), .fallback = "1",
		.min = 1e-9, .max = 1e9, .help = N_("What the ratio is multiplied by.") },
	{ .name = "better", .type = SETTING_WORD, .offset = offsetof(struct kpi_config, better),
		.words = better_words, .fallback = "higher", .help = N_("Whether higher or lower is better.") },
	{ .name = NULL },
};

const struct section_row desk_sections[] = {
	{ .name = "source", .help = N_("A helpdesk."), .settings = source_settings, .has_title = true,
		.item_size = sizeof(struct source_config), .title_at = offsetof(struct source_config, name),
		.file_at = offsetof(struct source_config, file_name), .line_at = offsetof(struct source_config, line),
		.items_at = offsetof(struct desk, sources), .count_at = offsetof(struct desk, source_count) },
	{ .name = "hours", .help = N_("The business hours."), .settings = hours_settings, .has_title = true, .is_title_optional = true,
		.item_size = sizeof(struct hours_config), .title_at = offsetof(struct hours_config, name),
		.file_at = offsetof(struct hours_config, place.file_name), .line_at = offsetof(struct hours_config, place.line),
		.items_at = offsetof(struct desk, hours), .count_at = offsetof(struct desk, hours_count) },
	{ .name = "shift", .help = N_("A shift, for periods."), .settings = shift_settings, .has_title = true,
		.item_size = sizeof(struct shift_config), .title_at = offsetof(struct shift_config, name),
		.file_at = offsetof(struct shift_config, place.file_name), .line_at = offsetof(struct shift_config, place.line),
		.items_at = offsetof(struct desk, shifts), .count_at = offsetof(struct desk, shift_count) },
	{ .name = "note", .help = N_("A note on the time line: a holiday, an outage."), .settings = note_settings,
		.item_size = sizeof(struct note_config),
		.file_at = offsetof(struct note_config, place.file_name), .line_at = offsetof(struct note_config, place.line),
		.items_at = offsetof(struct desk, notes), .count_at = offsetof(struct desk, note_count) },
	{ .name = "team", .help = N_("A team of one or more groups."), .settings = team_settings, .has_title = true,
		.item_size = sizeof(struct team_config), .title_at = offsetof(struct team_config, name),
		.file_at = offsetof(struct team_config, place.file_name), .line_at = offsetof(struct team_config, place.line),
		.items_at = offsetof(struct desk, teams), .count_at = offsetof(struct desk, team_count) },
	{ .name = "site", .help = N_("A named set of teams."), .settings = site_settings, .has_title = true,
		.item_size = sizeof(struct site_config), .title_at = offsetof(struct site_config, name),
		.file_at = offsetof(struct site_config, place.file_name), .line_at = offsetof(struct site_config, place.line),
		.items_at = offsetof(struct desk, sites), .count_at = offsetof(struct desk, site_count) },
	{ .name = "role", .help = N_("Who has a role."), .settings = role_settings, .has_title = true,
		.item_size = sizeof(struct role_config), .title_at = offsetof(struct role_config, name),
		.file_at = offsetof(struct role_config, place.file_name), .line_at = offsetof(struct role_config, place.line),
		.items_at = offsetof(struct desk, roles), .count_at = offsetof(struct desk, role_count) },
	{ .name = "promise", .help = N_("A time by which something is due to a customer."), .settings = promise_settings,
		.item_size = sizeof(struct promise_config), .fresh = &fresh_promise,
		.file_at = offsetof(struct promise_config, place.file_name), .line_at = offsetof(struct promise_config, place.line),
		.items_at = offsetof(struct desk, promises), .count_at = offsetof(struct desk, promise_count) },
	{ .name = "target", .help = N_("A goal for a KPI."), .settings = target_settings,
		.item_size = sizeof(struct target_config), .fresh = &fresh_target,
		.file_at = offsetof(struct target_config, file_name), .line_at = offsetof(struct target_config, line),
		.items_at = offsetof(struct desk, targets), .count_at = offsetof(struct desk, target_count) },
	{ .name = "benchmark", .help = N_("What others reach."), .settings = benchmark_settings,
		.item_size = sizeof(struct benchmark_config),
		.file_at = offsetof(struct benchmark_config, place.file_name), .line_at = offsetof(struct benchmark_config, place.line),
		.items_at = offsetof(struct desk, benchmarks), .count_at = offsetof(struct desk, benchmark_count) },
	{ .name = "kpi", .help = N_("A KPI of the desk's own; read and kept, not shown yet."), .settings = kpi_settings, .has_title = true,
		.item_size = sizeof(struct kpi_config), .fresh = &fresh_kpi, .title_at = offsetof(struct kpi_config, name),
		.file_at = offsetof(struct kpi_config, place.file_name), .line_at = offsetof(struct kpi_config, place.line),
		.items_at = offsetof(struct desk, kpis), .count_at = offsetof(struct desk, kpi_count) },
	{ .name = NULL },
};
/* clang-format on */
