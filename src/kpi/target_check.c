/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Targets and benchmarks of the configuration, checked against the catalogue.
 */
#include "config.h"

#include <math.h>

#include "base/clock.h"
#include "base/words.h"
#include "kpi/target.h"

struct goals {
	double goal, warn, high; /* NAN: not given */
};

static bool fail(const struct target_config *target, struct error *err)
{
	return target->file_name ? error_prefix(err, "%s:%d", target->file_name, target->line)
				 : false;
}

static bool parse_goals(const struct kpi_row *row, const struct target_config *target,
	struct goals *goals, struct error *err)
{
	*goals = (struct goals){ target->goal, target->warn, NAN };
	if (target->goal_text &&
		!target_parse_band(row->unit, target->goal_text, &goals->goal, &goals->high))
		return error_set(err, ERROR_CONFIG, _("goal '%s' of '%s' is no figure"),
			target->goal_text, row->id);
	if (target->warn_text && !target_parse(row->unit, target->warn_text, &goals->warn))
		return error_set(err, ERROR_CONFIG, _("warn '%s' of '%s' is no figure"),
			target->warn_text, row->id);
	if (row->aggregate == AGGREGATE_SHARE && row->unit == UNIT_SHARE &&
		(goals->goal > 1 || goals->high > 1))
		return error_set(err, ERROR_CONFIG,
			_("goal of '%s' is more than all: a share ends at 100 %%"), row->id);
	return true;
}

/* Two goals: both ends of a band. */
static bool check_band(const struct kpi_row *row, const struct target_config *target,
	const struct goals *goals, struct error *err)
{
	double high = isnan(goals->high) ? goals->warn : goals->high;

	if (!isnan(goals->high) && !isnan(goals->warn))
		return error_set(err, ERROR_CONFIG,
			_("target of '%s' has a band and a warning; a band is near outside it by half "
			  "its width"),
			row->id);
	if (isnan(high))
		return error_set(err, ERROR_CONFIG,
			_("target of '%s' needs a band, like goal = \"75..85\": neither higher nor "
			  "lower is better"),
			row->id);
	if (!(goals->goal < high))
		return error_set(err, ERROR_CONFIG, _("band of '%s' must begin with its lower end"),
			row->id);
	if (target->path_text)
		return error_set(err, ERROR_CONFIG, _("band of '%s' cannot have a path"), row->id);
	return true;
}

static bool check_warning(const struct kpi_row *row, const struct goals *goals, struct error *err)
{
	bool is_higher = row->better == BETTER_HIGHER;

	if (!isnan(goals->high))
		return error_set(err, ERROR_CONFIG,
			_("target of '%s' is a band, but %s is better: give one goal"), row->id,
			is_higher ? _("higher") : _("lower"));
	if (isnan(goals->warn) && !(goals->goal > 0))
		return error_set(err, ERROR_CONFIG,
			_("goal of '%s' is not above zero, so it needs a warn of its own"),
			row->id);
	if (is_higher ? goals->warn > goals->goal : goals->warn < goals->goal)
		return error_set(err, ERROR_CONFIG,
			_("warn of '%s' lies on the good side of its goal; %s is better"), row->id,
			is_higher ? _("higher") : _("lower"));
	return true;
}

static bool check_dates(
	const struct kpi_row *row, const struct target_config *target, struct error *err)
{
	double start;

	if (target->by != TIME_NONE && target->from != TIME_NONE && target->by <= target->from)
		return error_set(err, ERROR_CONFIG,
			_("target of '%s' is to be reached before it holds: by must be after from"),
			row->id);
	if (!target->path_text)
		return true;
	if (target->by == TIME_NONE || target->from == TIME_NONE)
		return error_set(err, ERROR_CONFIG,
			_("path of '%s' needs from, where it starts, and by, where it ends"),
			row->id);
	return target_parse(row->unit, target->path_text, &start) ||
	       error_set(err, ERROR_CONFIG, _("path '%s' of '%s' is no figure"), target->path_text,
		       row->id);
}

bool target_check_one(const struct target_config *target, struct error *err)
{
	enum kpi_id kpi = target->kpi ? kpi_find(target->kpi) : KPI_COUNT;
	struct goals goals;

	if (kpi == KPI_COUNT)
		return error_set(err, ERROR_CONFIG,
			_("target of unknown KPI '%s' (the manual kpitop(1) lists them)"),
			target->kpi ? target->kpi : "");
	const struct kpi_row *row = kpi_row(kpi);
	bool is_directed = row->better == BETTER_HIGHER || row->better == BETTER_LOWER;

	if (!parse_goals(row, target, &goals, err))
		return false;
	return (is_directed ? check_warning(row, &goals, err)
			    : check_band(row, target, &goals, err)) &&
	       check_dates(row, target, err);
}

static bool check_benchmark(const struct benchmark_config *benchmark, struct error *err)
{
	enum kpi_id kpi = benchmark->kpi ? kpi_find(benchmark->kpi) : KPI_COUNT;
	double value;

	if (kpi == KPI_COUNT)
		error_set(err, ERROR_CONFIG,
			_("benchmark of unknown KPI '%s' (the manual kpitop(1) lists them)"),
			benchmark->kpi ? benchmark->kpi : "");
	else if (!benchmark->source)
		error_set(err, ERROR_CONFIG, _("benchmark of '%s' has no source"), benchmark->kpi);
	else if (!benchmark->value_text ||
		 !target_parse(kpi_row(kpi)->unit, benchmark->value_text, &value))
		error_set(err, ERROR_CONFIG, _("value '%s' of benchmark of '%s' is no figure"),
			benchmark->value_text ? benchmark->value_text : "", benchmark->kpi);
	else
		return true;
	return benchmark->place.file_name ? error_prefix(err, "%s:%d", benchmark->place.file_name,
						    benchmark->place.line)
					  : false;
}

bool target_check(const struct desk *desk, struct error *err)
{
	for (size_t i = 0; i < desk->target_count; i++)
		if (!target_check_one(&desk->targets[i], err))
			return fail(&desk->targets[i], err);
	for (size_t i = 0; i < desk->benchmark_count; i++)
		if (!check_benchmark(&desk->benchmarks[i], err))
			return false;
	return true;
}
