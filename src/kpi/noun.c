/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Nouns for what the catalogue counts.
 */
#include "config.h"

#include "kpi/noun.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/format.h"
#include "base/words.h"

struct noun {
	const char *one, *many;
};

struct counted {
	struct noun whole; /* what is counted; of a share, what it is out of; what is taken away */
	struct noun part;  /* the other side, where it is not some of the whole */
	bool is_mean;      /* a share whose rows are shares themselves */
};

/* clang-format off */
static const struct counted counted[KPI_USER_FIRST] = {
	[KPI_TICKET_VOLUME] = { .whole = NN_("ticket created", "tickets created") },
	[KPI_SOLVED] = { .whole = NN_("ticket solved", "tickets solved") },
	[KPI_REPLIES] = { .whole = NN_("reply", "replies") },
	[KPI_NET_FLOW] = { .whole = NN_("ticket solved", "tickets solved"),
		.part = NN_("ticket created", "tickets created") },
	[KPI_BACKLOG] = { .whole = NN_("open ticket", "open tickets") },
	[KPI_WAITING_ON_US] = { .whole = NN_("open ticket", "open tickets") },
	[KPI_WAITING_ON_CUSTOMER] = { .whole = NN_("open ticket", "open tickets") },
	[KPI_WAITING_ON_THIRD_PARTY] = { .whole = NN_("open ticket", "open tickets") },
	[KPI_BACKLOG_AGE] = { .whole = NN_("open ticket", "open tickets") },
	[KPI_UNASSIGNED] = { .whole = NN_("open ticket", "open tickets") },
	[KPI_LONGEST_WAIT] = { .whole = NN_("open ticket", "open tickets") },
	[KPI_OVERDUE] = { .whole = NN_("ticket with a promise broken", "tickets with a promise broken") },
	[KPI_DUE_SOON] = { .whole = NN_("ticket with a promise due soon", "tickets with a promise due soon") },
	[KPI_UNANSWERED] = { .whole = NN_("ticket without a reply", "tickets without a reply") },
	[KPI_UNANSWERED_OVERDUE] = { .whole = NN_("ticket with the first response overdue",
		"tickets with the first response overdue") },
	[KPI_REASSIGNMENTS] = { .whole = NN_("ticket solved", "tickets solved"),
		.part = NN_("move", "moves") },
	[KPI_AFTER_HOURS_SHARE] = { .whole = NN_("reply", "replies") },
	[KPI_FIRST_RESPONSE_TIME] = { .whole = NN_("first reply", "first replies") },
	[KPI_NEXT_REPLY_TIME] = { .whole = NN_("further reply", "further replies") },
	[KPI_REQUESTER_WAIT] = { .whole = NN_("ticket solved", "tickets solved") },
	[KPI_RESOLUTION_TIME] = { .whole = NN_("ticket solved", "tickets solved") },
	[KPI_FIRST_RESOLUTION_TIME] = { .whole = NN_("first solve", "first solves") },
	[KPI_RESOLUTION_RATE] = { .whole = NN_("ticket created", "tickets created"),
		.part = NN_("ticket solved", "tickets solved") },
	[KPI_RESOLVED_WITHIN] = { .whole = NN_("ticket created", "tickets created") },
	[KPI_HANDLE_TIME] = { .whole = NN_("contact handled", "contacts handled") },
	[KPI_REOPEN_RATE] = { .whole = NN_("solve", "solves") },
	[KPI_ONE_TOUCH] = { .whole = NN_("ticket solved", "tickets solved") },
	[KPI_FIRST_CONTACT_RESOLUTION] = { .whole = NN_("ticket solved", "tickets solved") },
	[KPI_CONTACTS] = { .whole = NN_("contact", "contacts") },
	[KPI_REPEAT_CONTACT_RATE] = { .whole = NN_("contact", "contacts") },
	[KPI_ESCALATION_RATE] = { .whole = NN_("ticket handled", "tickets handled") },
	[KPI_ESCALATIONS_WAITING] = { .whole = NN_("open ticket", "open tickets") },
	[KPI_ESCALATION_RETURN_RATE] = { .whole = NN_("escalation", "escalations"),
		.part = NN_("return", "returns") },
	[KPI_TRANSFER_RATE] = { .whole = NN_("ticket handled", "tickets handled") },
	[KPI_SLA_FIRST_RESPONSE] = { .whole = NN_("first response due", "first responses due") },
	[KPI_SLA_NEXT_REPLY] = { .whole = NN_("next reply due", "next replies due") },
	[KPI_SLA_RESOLUTION] = { .whole = NN_("resolution due", "resolutions due") },
	[KPI_COMPLAINTS] = { .whole = NN_("complaint", "complaints") },
	[KPI_COMPLAINT_SHARE] = { .whole = NN_("ticket created", "tickets created"),
		.part = NN_("complaint", "complaints") },
	[KPI_COMPLAINT_ACK_TIME] = { .whole = NN_("complaint", "complaints") },
	[KPI_COMPLAINT_RESOLUTION_TIME] = { .whole = NN_("complaint", "complaints") },
	[KPI_RETURN_BACKLOG] = { .whole = NN_("return or repair", "returns and repairs") },
	[KPI_REPAIR_TIME] = { .whole = NN_("return or repair", "returns and repairs") },
	[KPI_CALL_VOLUME] = { .whole = NN_("call", "calls") },
	[KPI_SERVICE_LEVEL] = { .whole = NN_("call", "calls") },
	[KPI_SPEED_OF_ANSWER] = { .whole = NN_("call answered", "calls answered") },
	[KPI_ABANDONMENT_RATE] = { .whole = NN_("call", "calls") },
	[KPI_CALLS_WAITING] = { .whole = NN_("call waiting", "calls waiting") },
	[KPI_LONGEST_CALL_WAIT] = { .whole = NN_("call waiting", "calls waiting") },
	[KPI_AGENTS_ON] = { .whole = NN_("agent", "agents") },
	[KPI_OCCUPANCY] = { .whole = NN_("stretch of presence", "stretches of presence") },
	[KPI_UTILISATION] = { .whole = NN_("stretch of presence", "stretches of presence") },
	[KPI_ADHERENCE] = { .whole = NN_("stretch of planned work", "stretches of planned work") },
	[KPI_SHRINKAGE] = { .whole = NN_("stretch of planned work", "stretches of planned work") },
	[KPI_STAFFING_GAP] = { .whole = NN_("agent needed", "agents needed"),
		.part = NN_("agent on", "agents on") },
	[KPI_FORECAST_ERROR] = { .whole = NN_("contact", "contacts"),
		.part = NN_("contact wrongly forecast", "contacts wrongly forecast") },
	[KPI_CSAT] = { .whole = NN_("rating", "ratings") },
	[KPI_CSAT_SCORE] = { .whole = NN_("rating", "ratings") },
	[KPI_NPS] = { .whole = NN_("answer", "answers"),
		.part = NN_("promoter less detractors", "promoters less detractors") },
	[KPI_CES] = { .whole = NN_("answer", "answers") },
	[KPI_SURVEY_RESPONSE_RATE] = { .whole = NN_("survey offered", "surveys offered") },
	[KPI_QA_SCORE] = { .whole = NN_("point", "points") },
	[KPI_EMPATHY] = { .whole = NN_("point", "points") },
	[KPI_CRITICAL_ERROR_RATE] = { .whole = NN_("review", "reviews") },
	[KPI_REVIEWS] = { .whole = NN_("review", "reviews") },
	[KPI_CALIBRATION_SPREAD] = { .whole = NN_("contact reviewed by several",
		"contacts reviewed by several"), .is_mean = true },
	[KPI_BOT_RESOLUTION_RATE] = { .whole = NN_("ticket that a bot spoke in",
		"tickets that a bot spoke in") },
	[KPI_ACCOUNTS_AT_RISK] = { .whole = NN_("account", "accounts") },
};
/* clang-format on */

static const struct counted *counted_by(enum kpi_id kpi)
{
	static const struct counted nothing = { .is_mean = false };

	return kpi < KPI_USER_FIRST ? &counted[kpi] : &nothing;
}

static char *say(char *out, size_t size, const struct noun *noun, double count)
{
	/* A negative or immense count is no language's singular. */
	unsigned long n = count >= 0 && count < 1e9 ? (unsigned long)count : 2;
	const char *minus = count < 0 ? "−" : "";
	int decimals = reading_side_decimals(count);

	if (noun->one)
		snprintf(out, size, "%s%.*f %s", minus, decimals, fabs(count),
			ngettext(noun->one, noun->many, n));
	else
		snprintf(out, size, "%s%.*f", minus, decimals, fabs(count));
	return out;
}

char *noun_count(char *out, size_t size, enum kpi_id kpi, double count)
{
	return say(out, size, &counted_by(kpi)->whole, count);
}

static bool is_difference(const struct kpi_row *row)
{
	return row->aggregate == AGGREGATE_DIFFERENCE ||
	       (row->aggregate == AGGREGATE_MODEL && row->unit != UNIT_SHARE);
}

/* Of somebody's time a day is no measure: from one on it is told in hours. */
static void say_time(char *out, size_t size, double seconds)
{
	long long minutes = llround(seconds / 60);

	if (seconds < 86400)
		format_duration(out, size, seconds, 0);
	else
		snprintf(out, size, "%lldh %02lldm", minutes / 60, minutes % 60);
}

char *noun_sides(char *out, size_t size, enum kpi_id kpi, double numerator, double denominator)
{
	const struct counted *words = counted_by(kpi);
	char part[NOUN_MAX], whole[NOUN_MAX];

	if (kpi_counts_time(kpi)) {
		say_time(part, sizeof(part), numerator);
		say_time(whole, sizeof(whole), denominator);
	} else {
		say(part, sizeof(part), &words->part, numerator);
		say(whole, sizeof(whole), &words->whole, denominator);
	}
	if (words->is_mean)
		snprintf(out, size, _("mean of %s"), whole);
	else if (is_difference(kpi_row(kpi)))
		snprintf(out, size, "%s − %s", part, whole);
	else
		snprintf(out, size, _("%s of %s"), part, whole);
	return out;
}

/* --- rows ------------------------------------------------------------------------------------ */

static const char *voice_word(const struct behind *row)
{
	return row->numerator > 0   ? _("promoter")
	       : row->numerator < 0 ? _("detractor")
				    : _("passive");
}

/* A flow's two sides are different things. */
static const char *flow_word(enum kpi_id kpi, const struct behind *row)
{
	const struct noun *noun = row->in_denominator ? &counted[kpi].whole : &counted[kpi].part;

	return ngettext(noun->one, noun->many, 1);
}

/* "8 of 10" where a row is more than a yes or a no. */
static char *say_share(char *out, size_t size, const struct behind *row)
{
	bool is_plain = row->denominator <= 1 &&
			(row->numerator == 0 || row->numerator == row->denominator);

	if (is_plain)
		snprintf(out, size, "%s", row->in_numerator ? _("yes") : _("no"));
	else
		snprintf(out, size, _("%g of %g"), row->numerator, row->denominator);
	return out;
}

static char *say_percent(char *out, size_t size, double share)
{
	char number[32];

	format_number(number, sizeof(number), share * 100, share < 0.1 ? 1 : 0);
	snprintf(out, size, "%s %%", number);
	return out;
}

static char *share_row(char *out, size_t size, enum kpi_id kpi, const struct behind *row)
{
	const struct kpi_row *by = kpi_row(kpi);

	if (kpi_counts_time(kpi))
		return noun_sides(out, size, kpi, row->numerator, row->denominator);
	if (by->reads == OBS_NPS)
		snprintf(out, size, "%g %s", row->value, voice_word(row));
	else if (counted[kpi].is_mean)
		say_percent(out, size, row->value);
	else if (by->unit == UNIT_RATIO)
		snprintf(out, size, "%s", flow_word(kpi, row));
	else if (by->unit == UNIT_NUMBER)
		snprintf(out, size, "%.0f", row->value);
	else
		say_share(out, size, row);
	return out;
}

char *noun_row(char *out, size_t size, enum kpi_id kpi, const struct behind *row)
{
	switch (kpi_row(kpi)->aggregate) {
	case AGGREGATE_SHARE:
		return share_row(out, size, kpi, row);
	case AGGREGATE_FORMULA: /* of the parts that it counts */
	case AGGREGATE_MODEL:
		snprintf(out, size, "%s%g", row->value < 0 ? "−" : "", fabs(row->value));
		return out;
	case AGGREGATE_DIFFERENCE:
		snprintf(out, size, "%s", row->value < 0 ? "−1" : "+1");
		return out;
	default:
		out[0] = '\0';
		return out;
	}
}

/* --- formulas -------------------------------------------------------------------------------- */

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

void noun_add_ratio(struct buf *text, const struct reading *reading)
{
	const struct kpi_row *row = kpi_row(reading->kpi);
	char per[48];

	add_side(text, reading->numerator, row->numerator);
	buf_add_text(text, " / ");
	add_side(text, reading->denominator, row->denominator);
	if (row->per > 0 && row->per != 1)
		buf_printf(text, " × %s", format_number(per, sizeof(per), row->per, 0));
}
