/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table of exclusions.
 */
#include "config.h"

#include "kpi/exclusion.h"

#include <string.h>

#include "base/words.h"

/* clang-format off */
static const struct exclusion_row exclusions[EXCLUSION_COUNT] = {
	[EXCLUDED_SPAM] = { .name = "spam", .words = N_("spam"),
		.definition = N_("Tickets that were marked as spam or rejected, out of everything.") },
	[EXCLUDED_DELETED] = { .name = "deleted", .words = N_("deleted"),
		.definition = N_("Tickets that were deleted, out of everything.") },
	[EXCLUDED_TEST] = { .name = "test", .words = N_("test"),
		.definition = N_("Tickets that the helpdesk made to try itself out, out of everything.") },
	[EXCLUDED_MERGED] = { .name = "merged", .words = N_("merged"),
		.definition = N_("Tickets that were merged into another, which stays, out of everything.") },
	[EXCLUDED_OUTBOUND] = { .name = "outbound", .words = N_("written by us"),
		.definition = N_("Tickets in which we wrote first, out of the first response.") },
	[EXCLUDED_BY_AGENT] = { .name = "by_agent", .words = N_("created by an agent"),
		.definition = N_("Tickets that an agent created and in which the customer wrote first, out of the first "
			"response.") },
	[EXCLUDED_BOT] = { .name = "bot", .words = N_("of a bot"),
		.definition = N_("Messages of bots, out of replies and responses.") },
	[EXCLUDED_AUTOMATIC] = { .name = "automatic", .words = N_("automatic"),
		.definition = N_("Automatic replies, ours and those of customers who are away, out of messages.") },
	[EXCLUDED_BOT_ONLY] = { .name = "bot_only", .words = N_("by a bot alone"),
		.definition = N_("Tickets that a bot solved without any of us, out of durations, touches, reopenings and "
			"promises; they have the bot's own rate.") },
	[EXCLUDED_NO_EVENTS] = { .name = "no_events", .words = N_("not told by the helpdesk"),
		.definition = N_("Tickets of which the helpdesk does not tell what the KPI counts."),
		.is_fixed = true },
};
/* clang-format on */

const struct exclusion_row *exclusion_row(enum exclusion exclusion)
{
	return &exclusions[exclusion];
}

enum exclusion exclusion_find(const char *name)
{
	int i = 0;

	while (i < EXCLUSION_COUNT &&
		(exclusions[i].is_fixed || strcmp(exclusions[i].name, name) != 0))
		i++;
	return (enum exclusion)i;
}

bool exclusion_check(const struct desk *desk, struct error *err)
{
	for (size_t i = 0; i < desk->excluded.len; i++) {
		const char *name = desk->excluded.items[i];

		if (exclusion_find(name) < EXCLUSION_COUNT)
			continue;
		error_set(err, ERROR_CONFIG, _("unknown exclusion '%s' in excluded_off"), name);
		return desk->place.file_name
			       ? error_prefix(err, "%s:%d", desk->place.file_name, desk->place.line)
			       : false;
	}
	return true;
}
