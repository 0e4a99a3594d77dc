/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The catalogue, and the rows that a desk adds to it.
 */
#include "config.h"

#include "kpi/kpi.h"

#include <math.h>
#include <string.h>

#include "base/macros.h"
#include "base/words.h"
#include "kpi/formula.h"
#include "kpi/rows.h"

static const char *const unit_names[UNIT_KIND_COUNT] = {
	[UNIT_COUNT_OF] = "count",
	[UNIT_SECONDS] = "s",
	[UNIT_SHARE] = "share",
	[UNIT_RATIO] = "ratio",
	[UNIT_POINTS] = "points",
	[UNIT_SCORE] = "score",
	[UNIT_DAYS] = "days",
	[UNIT_MONEY] = "money",
	[UNIT_NUMBER] = "number",
};

static const char *const aggregate_names[] = {
	[AGGREGATE_COUNT] = "count",
	[AGGREGATE_MEDIAN] = "median",
	[AGGREGATE_MEAN] = "mean",
	[AGGREGATE_SHARE] = "share",
	[AGGREGATE_MAX] = "max",
	[AGGREGATE_DIFFERENCE] = "difference",
	[AGGREGATE_FORMULA] = "ratio",
	[AGGREGATE_MODEL] = "model",
};

/* A process watches one desk. Its rows join the table before anything is drawn or counted, and
 * stay; handing the desk to everybody who asks for a title would buy nothing. */
static struct kpi_row user_rows[KPI_USER_MAX];
static int user_count;

const char *kpi_unit_name(enum kpi_unit unit)
{
	return unit_names[unit];
}

int kpi_unit_decimals(enum kpi_unit unit, double value)
{
	switch (unit) {
	case UNIT_SCORE:
	case UNIT_MONEY:
		return 2;
	case UNIT_DAYS:
		return 1;
	case UNIT_NUMBER:
		return fabs(value) < 10 ? 2 : fabs(value) < 100 ? 1 : 0;
	default:
		return 0;
	}
}

bool kpi_counts_time(enum kpi_id kpi)
{
	const struct kpi_row *row = kpi_row(kpi);

	return !row->is_level && (row->reads == OBS_PRESENCE || row->reads == OBS_SCHEDULED);
}

const char *kpi_aggregate_name(enum kpi_aggregate aggregate)
{
	return aggregate_names[aggregate];
}

const struct kpi_row *kpi_row(enum kpi_id kpi)
{
	if (kpi < KPI_CALL_VOLUME)
		return &kpi_tickets_rows[kpi];
	if (kpi < KPI_CSAT)
		return &kpi_floor_rows[kpi - KPI_CALL_VOLUME];
	if (kpi < KPI_USER_FIRST)
		return &kpi_company_rows[kpi - KPI_CSAT];
	return &user_rows[kpi - KPI_USER_FIRST];
}

int kpi_count(void)
{
	return KPI_USER_FIRST + user_count;
}

enum kpi_id kpi_find(const char *id)
{
	for (int i = 0; i < kpi_count(); i++)
		if (strcmp(kpi_row((enum kpi_id)i)->id, id) == 0)
			return (enum kpi_id)i;
	return KPI_COUNT;
}

static bool check_own(const struct kpi_config *config, struct error *err)
{
	struct formula formula;

	if (kpi_find(config->name) != KPI_COUNT)
		return error_set(err, ERROR_CONFIG, _("there is a KPI of this name already"));
	if (user_count == KPI_USER_MAX)
		return error_set(
			err, ERROR_CONFIG, _("a desk can have %d KPIs of its own"), KPI_USER_MAX);
	return formula_parse(config->numerator, config->denominator, &formula, err);
}

static struct kpi_row own_row(const struct kpi_config *config)
{
	return (struct kpi_row){
		.id = config->name,
		.title = config->title ? config->title : config->name,
		.short_title = config->title ? config->title : config->name,
		.definition = config->reason ? config->reason : N_("A ratio of the desk's own."),
		.unit = UNIT_NUMBER,
		.better = config->better == 0 ? BETTER_HIGHER : BETTER_LOWER,
		.aggregate = AGGREGATE_FORMULA,
		.reads = OBS_KIND_COUNT,
		.numerator = config->numerator,
		.denominator = config->denominator,
		.per = config->per,
		.needs = N_("the measures that it names, from a feed of kind measure"),
	};
}

/* A view may still look at one that the desk had before: its words are gone with that desk. */
static void forget_own(void)
{
	static const struct kpi_config gone = {
		.name = "-", .title = N_("no such KPI any more"), .numerator = "", .denominator = ""
	};

	user_count = 0;
	for (int i = 0; i < KPI_USER_MAX; i++)
		user_rows[i] = own_row(&gone);
}

bool kpi_define(const struct desk *desk, struct error *err)
{
	forget_own();
	for (size_t i = 0; i < desk->kpi_count; i++) {
		const struct kpi_config *config = &desk->kpis[i];

		if (!check_own(config, err))
			return error_prefix(err, "%s:%d: kpi %s",
				config->place.file_name ? config->place.file_name : "-",
				config->place.line, config->name);
		user_rows[user_count++] = own_row(config);
	}
	return true;
}
