/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a desk measures.
 */
#include "config.h"

#include "model/measuring.h"

#include <stddef.h>

#include "base/words.h"
#include "model/desk.h"

const char *const fcr_method_words[] = {
	[FCR_REPLY] = "reply",
	[FCR_WINDOW] = "window",
	[FCR_MARK] = "mark",
	NULL,
};

const char *const service_rule_words[] = {
	[SERVICE_SHORT_IGNORED] = "short_ignored",
	[SERVICE_EARLY_IGNORED] = "ignored",
	[SERVICE_EARLY_NEGATIVE] = "negative",
	[SERVICE_EARLY_POSITIVE] = "positive",
	[SERVICE_ANSWERED] = "answered",
	NULL,
};

const char *const ces_better_words[] = { [CES_HIGH] = "high", [CES_LOW] = "low", NULL };

#define DAY_S INT64_C(86400)

const struct measuring measuring_fresh = {
	.resolved_within_s = 7 * DAY_S,
	.repeat_window_s = 7 * DAY_S,
	.risk_window_s = 30 * DAY_S,
	.service_level_s = 20,
	.short_abandon_s = 5,
	.chats_at_once = 1,
	.ces_easy = 5,
};

/* clang-format off */
#define AT(field) .offset = offsetof(struct measuring, field)
const struct setting measuring_settings[] = {
	{ .name = "resolved_within", .type = SETTING_SPAN, AT(resolved_within_s), .fallback = "7d",
		.min = 3600, .max = 366 * 86400.0, .help = N_("The span of resolved_within.") },
	{ .name = "repeat_window", .type = SETTING_SPAN, AT(repeat_window_s), .fallback = "7d",
		.min = 3600, .max = 366 * 86400.0, .help = N_("A further contact of the customer within this span is a repeat.") },
	{ .name = "risk_window", .type = SETTING_SPAN, AT(risk_window_s), .fallback = "30d",
		.min = 3600, .max = 366 * 86400.0, .help = N_("How long a low rating puts an account at risk.") },
	{ .name = "service_level", .type = SETTING_SPAN, AT(service_level_s), .fallback = "20s",
		.min = 1, .max = 86400, .help = N_("The time within which a call is to be answered.") },
	{ .name = "short_abandon", .type = SETTING_SPAN, AT(short_abandon_s), .fallback = "5s",
		.max = 3600, .help = N_("Calls abandoned sooner are left out.") },
	{ .name = "patience", .type = SETTING_SPAN, AT(patience_s), .fallback = "0s",
		.max = 86400, .help = N_("How long who waits in the queue does so on average before giving up, for the staffing (Erlang A); 0s: for ever (Erlang C).") },
	{ .name = "shrinkage", .type = SETTING_NUMBER, AT(shrinkage), .fallback = "0",
		.max = 90, .help = N_("Per cent of scheduled time that is not worked: so many more are to be scheduled.") },
	{ .name = "chats_at_once", .type = SETTING_NUMBER, AT(chats_at_once), .fallback = "1",
		.min = 1, .max = 20, .help = N_("How many chats an agent has at once, for the staffing.") },
	{ .name = "service_rule", .type = SETTING_WORD, AT(service_rule), .words = service_rule_words,
		.fallback = "short_ignored", .help = N_("What the service level makes of abandoned calls: short_ignored leaves out the short ones; ignored, negative and positive leave out, miss and hit those within the time; answered counts answered calls alone.") },
	{ .name = "fcr_method", .type = SETTING_WORD, AT(fcr_method), .words = fcr_method_words,
		.fallback = "reply", .help = N_("How first contact resolution is told: reply, window or mark.") },
	{ .name = "ces_easy", .type = SETTING_NUMBER, AT(ces_easy), .fallback = "5",
		.min = 1, .max = 7, .help = N_("From this score of 7 on it was easy; other scales in proportion.") },
	{ .name = "ces_better", .type = SETTING_WORD, AT(ces_better), .words = ces_better_words,
		.fallback = "high", .help = N_("Which end of the effort scale is easy: high, or low as in older surveys.") },
	{ .name = "complaint_types", .type = SETTING_LIST, AT(complaint_types),
		.help = N_("Ticket types that are complaints; default complaint.") },
	{ .name = "return_types", .type = SETTING_LIST, AT(return_types),
		.help = N_("Ticket types that are returns and repairs; default return, repair.") },
	{ .name = "urgent_priorities", .type = SETTING_LIST, AT(urgent_priorities),
		.help = N_("Priorities that put an account at risk; default urgent.") },
	{ .name = "empathy_items", .type = SETTING_LIST, AT(empathy_items),
		.help = N_("Items of reviews that are about empathy; default empathy.") },
	{ .name = "currency", .type = SETTING_TEXT, AT(currency),
		.help = N_("The currency of costs and revenue.") },
	{ .name = NULL },
};
/* clang-format on */

const struct measuring *desk_measuring(const struct desk *desk)
{
	return desk->measuring_count > 0 ? desk->measuring : &measuring_fresh;
}
