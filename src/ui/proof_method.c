/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a definition leaves to its user, as it is in force: methods, rules, scales; and ratios with
 * both sides named.
 */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/format.h"
#include "base/words.h"
#include "model/measuring.h"
#include "ui/proof.h"
#include "ui/reading_text.h"

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

char *proof_method(char *out, size_t size, const struct reading *reading, const struct desk *desk)
{
	out[0] = '\0';
	switch (reading->kpi) {
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

/* "contacts", "self solved + contacts": a side of a formula as one reads it. */
static void add_side(struct buf *text, double value, const char *side)
{
	static const char measure[] = "measure:";
	char digits[48];
	bool is_whole = value == floor(value);
	buf_printf(text, "%s ",
		format_number(
			digits, sizeof(digits), value, is_whole || fabs(value) >= 100 ? 0 : 2));
	bool is_sum = strpbrk(side, "+-") != NULL;
	buf_add_text(text, is_sum ? "(" : "");
	while (*side) {
		if (strncmp(side, measure, sizeof(measure) - 1) == 0)
			side += sizeof(measure) - 1;
		buf_add_char(text, *side == '_' ? ' ' : *side);
		side++;
	}
	buf_add_text(text, is_sum ? ")" : "");
}

void proof_add_ratio(struct buf *text, const struct reading *reading, const char *value)
{
	const struct kpi_row *row = kpi_row(reading->kpi);
	char per[48];
	add_side(text, reading->numerator, row->numerator);
	buf_add_text(text, " / ");
	add_side(text, reading->denominator, row->denominator);
	if (row->per > 0 && row->per != 1)
		buf_printf(text, " × %s", format_number(per, sizeof(per), row->per, 0));
	buf_printf(text, " = %s", value);
}
