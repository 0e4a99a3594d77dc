/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands behind a figure, as notes in words.
 */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/format.h"
#include "base/words.h"
#include "kpi/method.h"
#include "report/figure.h"

/* Begins another note. */
static void separate(struct buf *out)
{
	if (out->len > 0)
		buf_add_text(out, "; ");
}

static void add_note(struct buf *out, const char *note)
{
	separate(out);
	buf_add_text(out, note);
}

static void add_excluded(struct buf *out, const struct reading *reading)
{
	bool has_any = false;

	for (int i = 0; i < EXCLUSION_COUNT; i++) {
		if (reading->excluded[i] == 0)
			continue;
		if (!has_any)
			add_note(out, _("left out: "));
		buf_printf(out, "%s%lld %s", has_any ? ", " : "", (long long)reading->excluded[i],
			_(exclusion_row((enum exclusion)i)->words));
		has_any = true;
	}
}

/* What the number rests on. */
static void add_operands(struct buf *out, const struct reading *reading)
{
	char part[48], all[48];

	if (kpi_counts_time(reading->kpi))
		buf_printf(out, _("%s of %s"),
			format_duration(part, sizeof(part), reading->numerator, 0),
			format_duration(all, sizeof(all), reading->denominator, 0));
	else if (figure_is_difference(reading))
		buf_printf(out, "%.0f − %.0f", reading->numerator, reading->denominator);
	else
		buf_printf(out, _("%.*f of %.0f"), reading_side_decimals(reading->numerator),
			reading->numerator, reading->denominator);
}

static void add_proof(struct buf *out, const struct reading *reading)
{
	if (reading->denominator > 0) {
		separate(out);
		add_operands(out, reading);
	}
	if (!isnan(reading->low) && reading->reason == REASON_NONE) {
		enum kpi_unit unit = kpi_row(reading->kpi)->unit;
		double per = unit == UNIT_SHARE ? 100 : 1;
		int decimals = kpi_unit_decimals(unit, reading->value);

		separate(out);
		buf_printf(out, _("95 %% interval %.*f … %.*f"), decimals, reading->low * per,
			decimals, reading->high * per);
		buf_add_text(out, unit == UNIT_SHARE ? " %" : "");
	}
	if (reading->ripe < 1) {
		separate(out);
		buf_printf(out, _("%.0f %% ripe"), reading->ripe * 100);
	}
	if (reading->apart > 0) {
		separate(out);
		buf_printf(out, _("%lld solved by a timer"), (long long)reading->apart);
	}
}

/* What the median does not count until it is answered. */
static void add_unanswered(struct buf *out, const struct reading *reading)
{
	char oldest[48];

	separate(out);
	buf_printf(out,
		ngettext("%.0f waits for a first reply", "%.0f wait for a first reply",
			(unsigned long)reading->unanswered),
		reading->unanswered);
	buf_printf(out, _(" (the oldest %s)"),
		format_duration(oldest, sizeof(oldest), reading->oldest_unanswered_s, 0));
}

/* By which rule or scale the value came about, and how far its measures go. */
static void add_basis(struct buf *out, const struct reading *reading, const struct desk *desk)
{
	char method[METHOD_MAX];

	if (isnan(reading->value))
		return;
	if (method_words(method, sizeof(method), reading->kpi, desk)[0])
		add_note(out, method);
	if (reading->measured_until > 0) {
		add_note(out, _("as far as its measures go, up to "));
		figure_time(out, desk, reading->measured_until);
	}
}

static void add_last_year(struct buf *out, const struct reading *reading, const struct desk *desk)
{
	if (isnan(reading->last_year))
		return;
	add_note(out, _("last year "));
	figure_value(out, desk, reading, reading->last_year);
}

/* What decides: half of all are enough, of a longest one all must be. */
static void add_own_goals(struct buf *out, const struct reading *reading)
{
	char text[128];

	(void)snprintf(text, sizeof(text),
		_("* each channel has its own goal: %.0f of %.0f are inside"), reading->inside,
		reading->n);
	add_note(out, text);
}

void figure_notes(struct buf *out, const struct reading *reading, const struct desk *desk)
{
	if (reading->reason != REASON_NONE)
		buf_add_text(out, reading_why_words(reading));
	if (reading_needs(reading))
		buf_printf(out, _(": it needs %s"), reading_needs(reading));
	if (reading->reason == REASON_LOADING)
		buf_printf(out, _(" (%.0f %% is there)"), reading->covered * 100);
	if (reading->has_own_goals)
		add_own_goals(out, reading);
	add_proof(out, reading);
	add_basis(out, reading, desk);
	add_last_year(out, reading, desk);
	if (reading->is_undated)
		add_note(out, _("partly undated"));
	if (reading->promise && strcmp(reading->promise, "helpdesk") != 0)
		add_note(out, strcmp(reading->promise, "both") == 0
				      ? _("the helpdesk's promises and our own")
				      : _("our own promises"));
	if (reading->unanswered > 0)
		add_unanswered(out, reading);
	if (reading->is_business)
		add_note(out, _("business hours"));
	add_excluded(out, reading);
}
