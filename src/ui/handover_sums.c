/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sums of a shift, from the board's readings.
 */
#include "config.h"

#include "ui/handover_sums.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/macros.h"
#include "base/words.h"
#include "ui/reading_text.h"
#include "ui/widgets.h"

#define LABEL_COLS 14
#define AMOUNT_COLS 7

static const struct reading *reading_of(const struct scene *scene, enum kpi_id kpi)
{
	return scene->board ? board_find(scene->board, kpi, SCOPE_DEPARTMENT, NULL) : NULL;
}

static double value_of(const struct scene *scene, enum kpi_id kpi)
{
	const struct reading *reading = reading_of(scene, kpi);
	return reading ? reading->value : (double)NAN;
}

/* What of a share is not in its numerator. */
static double missing_of(const struct reading *reading)
{
	return reading ? reading->denominator - reading->numerator : (double)NAN;
}

/* Each amount says what it counts; words NULL: the label says all. */
struct sum_of_shift {
	const char *label;
	double amount;
	bool is_bad; /* where there are any */
	char words[128];
};

/* What is told of an unknown one is why. */
static void explain(struct sum_of_shift *sum, const struct reading *reading, const char *words)
{
	if (isnan(sum->amount) && reading)
		reading_why(sum->words, sizeof(sum->words), reading);
	else
		(void)snprintf(sum->words, sizeof(sum->words), "%s", words);
}

/* "of 31 solved" */
static void tell_of(struct sum_of_shift *sum, const struct reading *reading, const char *what)
{
	char words[128] = "";
	if (reading && !isnan(reading->denominator))
		(void)snprintf(words, sizeof(words), _("of %.0f %s"), reading->denominator, what);
	explain(sum, reading, words);
}

/* Promises of both kinds; unknown only where both are. */
static double broken_promises(const struct scene *scene)
{
	double first = missing_of(reading_of(scene, KPI_SLA_FIRST_RESPONSE));
	double whole = missing_of(reading_of(scene, KPI_SLA_RESOLUTION));
	if (isnan(first))
		return whole;
	return isnan(whole) ? first : first + whole;
}

/* For a plural: so many, where it is known. */
static unsigned long some(double amount)
{
	return amount > 0 && amount < 1e9 ? (unsigned long)amount : 0;
}

static void tell_breached(const struct scene *scene, struct sum_of_shift *sum)
{
	char words[128] = "";
	if (scene->live)
		(void)snprintf(words, sizeof(words),
			ngettext("promise broken; %lld open past due now",
				"promises broken; %lld open past due now", some(sum->amount)),
			(long long)scene->live->breached);
	explain(sum, reading_of(scene, KPI_SLA_FIRST_RESPONSE), words);
}

#define SUM_COUNT 6

static void make_sums(const struct scene *scene, struct sum_of_shift sums[SUM_COUNT])
{
	const struct reading *reopened = reading_of(scene, KPI_REOPEN_RATE);
	const struct reading *rated = reading_of(scene, KPI_CSAT);
	const struct reading *escalated = reading_of(scene, KPI_ESCALATIONS_WAITING);
	const struct sum_of_shift fresh[SUM_COUNT] = {
		{ .label = _("In"), .amount = value_of(scene, KPI_TICKET_VOLUME) },
		{ .label = _("Out"), .amount = value_of(scene, KPI_SOLVED) },
		{ .label = _("Breached"), .amount = broken_promises(scene), .is_bad = true },
		{ .label = _("Escalations"),
			.amount = value_of(scene, KPI_ESCALATIONS_WAITING),
			.is_bad = true },
		{ .label = _("Reopened"),
			.amount = reopened ? reopened->numerator : (double)NAN,
			.is_bad = true },
		{ .label = _("Low ratings"), .amount = missing_of(rated), .is_bad = true },
	};
	memcpy(sums, fresh, sizeof(fresh));
	explain(&sums[0], reading_of(scene, KPI_TICKET_VOLUME),
		ngettext("ticket came", "tickets came", some(sums[0].amount)));
	explain(&sums[1], reading_of(scene, KPI_SOLVED),
		ngettext("ticket was solved", "tickets were solved", some(sums[1].amount)));
	tell_breached(scene, &sums[2]);
	explain(&sums[3], escalated,
		ngettext("waits for a specialist's first answer",
			"wait for a specialist's first answer", some(sums[3].amount)));
	tell_of(&sums[4], reopened, _("solves"));
	tell_of(&sums[5], rated, _("answers"));
}

static const char *amount_text(const struct sum_of_shift *sum, char *out, size_t size)
{
	if (isnan(sum->amount))
		(void)snprintf(out, size, "—");
	else
		(void)snprintf(out, size, "%.0f", sum->amount);
	return out;
}

static enum style amount_style(const struct sum_of_shift *sum)
{
	if (isnan(sum->amount))
		return STYLE_DIM;
	return sum->is_bad && sum->amount > 0 ? STYLE_NEAR : STYLE_VALUE;
}

void handover_sums_need(struct view_need *need)
{
	static const enum kpi_id kpis[] = { KPI_TICKET_VOLUME, KPI_SOLVED, KPI_SLA_FIRST_RESPONSE,
		KPI_SLA_RESOLUTION, KPI_ESCALATIONS_WAITING, KPI_REOPEN_RATE, KPI_CSAT };
	need->has_board = true;
	need->request.scopes[SCOPE_DEPARTMENT] = true;
	for (size_t i = 0; i < ARRAY_LEN(kpis); i++)
		need->request.kpis[kpis[i]] = true;
}

int handover_sums_draw(const struct scene *scene, struct canvas *canvas, struct rect rect)
{
	struct sum_of_shift sums[SUM_COUNT];
	char amount[32];
	int rows = rect.height < SUM_COUNT ? rect.height : SUM_COUNT;
	make_sums(scene, sums);
	for (int i = 0; i < rows; i++) {
		int x = rect.x, y = rect.y + i;
		canvas_text(canvas, place(x, y, LABEL_COLS), STYLE_TEXT, sums[i].label);
		x += LABEL_COLS;
		canvas_text_right(canvas, place(x, y, AMOUNT_COLS), amount_style(&sums[i]),
			amount_text(&sums[i], amount, sizeof(amount)));
		x += AMOUNT_COLS + 1;
		canvas_text(canvas, place(x, y, rect.x + rect.width - x), STYLE_DIM, sums[i].words);
	}
	return rows;
}

int handover_sums_line(const struct scene *scene, struct canvas *canvas, struct place at)
{
	struct sum_of_shift sums[SUM_COUNT];
	struct item items[SUM_COUNT];
	char amounts[SUM_COUNT][32];
	make_sums(scene, sums);
	for (size_t i = 0; i < SUM_COUNT; i++)
		items[i] = (struct item){ sums[i].label,
			amount_text(&sums[i], amounts[i], sizeof(amounts[i])),
			amount_style(&sums[i]) };
	(void)items_draw(canvas, at, items, SUM_COUNT);
	return 1;
}
