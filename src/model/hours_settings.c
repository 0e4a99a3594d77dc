/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The settings of hours, shifts and notes, one row each.
 */
#include "config.h"

#include "base/words.h"
#include "model/hours.h"

static const char *const hours_kind_words[] = {
	[HOURS_OF_CLOCK] = "clock",
	[HOURS_OF_DAYS] = "days",
	NULL,
};

/* clang-format off */
const struct setting hours_settings[] = {
	{ .name = "monday", .type = SETTING_LIST, .offset = offsetof(struct hours_config, days[0]),
		.help = N_("Hours such as \"09:00-12:30\", or \"22:00-06:00\" into the next day.") },
	{ .name = "tuesday", .type = SETTING_LIST, .offset = offsetof(struct hours_config, days[1]),
		.help = N_("Hours of that day.") },
	{ .name = "wednesday", .type = SETTING_LIST, .offset = offsetof(struct hours_config, days[2]),
		.help = N_("Hours of that day.") },
	{ .name = "thursday", .type = SETTING_LIST, .offset = offsetof(struct hours_config, days[3]),
		.help = N_("Hours of that day.") },
	{ .name = "friday", .type = SETTING_LIST, .offset = offsetof(struct hours_config, days[4]),
		.help = N_("Hours of that day.") },
	{ .name = "saturday", .type = SETTING_LIST, .offset = offsetof(struct hours_config, days[5]),
		.help = N_("Hours of that day.") },
	{ .name = "sunday", .type = SETTING_LIST, .offset = offsetof(struct hours_config, days[6]),
		.help = N_("Hours of that day.") },
	{ .name = "all_day", .type = SETTING_LIST, .offset = offsetof(struct hours_config, all_day),
		.help = N_("Days that are open around the clock, by name.") },
	{ .name = "holidays", .type = SETTING_LIST, .offset = offsetof(struct hours_config, holidays),
		.help = N_("Closed days: dates, spans of them, and those of every year.") },
	{ .name = "zone", .type = SETTING_TEXT, .offset = offsetof(struct hours_config, zone_text),
		.help = N_("Where the hours are worked; default the desk's zone.") },
	{ .name = "kind", .type = SETTING_WORD, .offset = offsetof(struct hours_config, kind),
		.words = hours_kind_words, .fallback = "clock",
		.help = N_("Whether promises are counted by the clock or in whole working days.") },
	{ .name = NULL },
};

const struct setting shift_settings[] = {
	{ .name = "from", .type = SETTING_TEXT, .offset = offsetof(struct shift_config, from),
		.help = N_("When it begins, such as \"06:00\".") },
	{ .name = "to", .type = SETTING_TEXT, .offset = offsetof(struct shift_config, to),
		.help = N_("When it ends, maybe on the next day.") },
	{ .name = "days", .type = SETTING_LIST, .offset = offsetof(struct shift_config, days),
		.help = N_("The days on which it begins, by name; default all.") },
	{ .name = NULL },
};

const struct setting note_settings[] = {
	{ .name = "from", .type = SETTING_TEXT, .offset = offsetof(struct note_config, from),
		.help = N_("A date or a time.") },
	{ .name = "to", .type = SETTING_TEXT, .offset = offsetof(struct note_config, to),
		.help = N_("The last date, or the time of the end; default that of the beginning.") },
	{ .name = "text", .type = SETTING_TEXT, .offset = offsetof(struct note_config, text),
		.help = N_("What happened.") },
	{ .name = "change", .type = SETTING_BOOL, .offset = offsetof(struct note_config, is_change), .fallback = "no",
		.help = N_("Something works differently from then on: what is usual begins anew.") },
	{ .name = NULL },
};
/* clang-format on */
