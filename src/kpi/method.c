/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Methods, rules and scales in words.
 */
#include "config.h"

#include "kpi/method.h"

#include <stdio.h>

#include "base/format.h"
#include "base/words.h"
#include "model/measuring.h"

static void say_contact_method(char *out, size_t size, const struct desk *desk)
{
	const struct measuring *measuring = desk_measuring(desk);
	char window[48];
	format_duration(window, sizeof(window),
		(double)(measuring->fcr_method == FCR_REPLY ? desk->reopen_window_s
							    : measuring->repeat_window_s),
		0);
	if (measuring->fcr_method == FCR_MARK)
		snprintf(out, size, "%s", _("method: the agent's or the survey's own mark"));
	else if (measuring->fcr_method == FCR_WINDOW)
		snprintf(out, size, _("method: no further contact by the customer within %s"),
			window);
	else
		snprintf(out, size, _("method: at most one reply and not reopened within %s"),
			window);
}

static void say_service_rule(char *out, size_t size, const struct desk *desk)
{
	static const char *const words[] = {
		[SERVICE_SHORT_IGNORED] = N_("rule: short abandons left out, later ones missed"),
		[SERVICE_EARLY_IGNORED] = N_("rule: abandons within the time left out"),
		[SERVICE_EARLY_NEGATIVE] = N_("rule: abandons within the time are misses"),
		[SERVICE_EARLY_POSITIVE] = N_("rule: abandons within the time are hits"),
		[SERVICE_ANSWERED] = N_("rule: answered calls alone"),
	};
	const struct measuring *measuring = desk_measuring(desk);
	char time[48], abandon[48];
	format_duration(time, sizeof(time), (double)measuring->service_level_s, 0);
	format_duration(abandon, sizeof(abandon), (double)measuring->short_abandon_s, 0);
	snprintf(out, size, _("within %s; %s (short: under %s)"), time,
		_(words[measuring->service_rule]), abandon);
}

static void say_effort_scale(char *out, size_t size, const struct desk *desk)
{
	const struct measuring *measuring = desk_measuring(desk);

	if (measuring->ces_better == CES_LOW)
		snprintf(out, size, _("scale 1 … 7; easy up to %g"), 8 - measuring->ces_easy);
	else
		snprintf(out, size, _("scale 1 … 7; easy from %g on"), measuring->ces_easy);
}

char *method_words(char *out, size_t size, enum kpi_id kpi, const struct desk *desk)
{
	out[0] = '\0';
	switch (kpi) {
	case KPI_FIRST_CONTACT_RESOLUTION:
		say_contact_method(out, size, desk);
		break;
	case KPI_SERVICE_LEVEL:
		say_service_rule(out, size, desk);
		break;
	case KPI_CSAT_SCORE:
		snprintf(out, size, "%s", _("scale 1 … 5, others in proportion"));
		break;
	case KPI_NPS:
		snprintf(out, size, "%s", _("scale −100 … 100"));
		break;
	case KPI_CES:
		say_effort_scale(out, size, desk);
		break;
	default:
		break;
	}
	return out;
}
