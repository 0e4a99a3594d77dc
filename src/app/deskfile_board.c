/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a printing command asks for, by its options, and the facts that answer it.
 */
#include "config.h"

#include <stdint.h>
#include <string.h>

#include "app/deskfile.h"
#include "base/words.h"
#include "kpi/usual.h"
#include "model/hours.h"
#include "model/role.h"

static bool wish_period(const struct deskfile *file, const struct options *options, int64_t now_s,
	struct period *period, struct error *err)
{
	if (options->period && options->from)
		return error_set(err, ERROR_USAGE, _("--period and --from exclude each other"));
	if (options->to && !options->from)
		return error_set(err, ERROR_USAGE, _("--to needs --from"));
	struct period_wish wish = {
		.name = options->from     ? NULL
			: options->period ? options->period
					  : PERIOD_DEFAULT,
		.from = options->from,
		.to = options->to,
	};
	hours_tell_period(file->desk, &wish);
	return period_make(&wish, file->desk->zone, now_s, period, err);
}

static bool wish_scopes(
	const struct options *options, struct board_request *request, struct error *err)
{
	static const enum scope_kind defaults[] = { SCOPE_DEPARTMENT, SCOPE_ROLE, SCOPE_TEAM };
	if (options->scope_count == 0)
		for (size_t i = 0; i < ARRAY_LEN(defaults); i++)
			request->scopes[defaults[i]] = true;
	for (size_t i = 0; i < options->scope_count; i++) {
		enum scope_kind scope = scope_find(options->scopes[i]);
		if (scope == SCOPE_KIND_COUNT)
			return error_set(err, ERROR_USAGE,
				_("unknown scope '%s' (known: department role site team agent "
				  "channel priority type topic customer)"),
				options->scopes[i]);
		request->scopes[scope] = true;
	}
	return true;
}

static bool wish_kpis(
	const struct options *options, struct board_request *request, struct error *err)
{
	for (int i = 0; i < kpi_count(); i++)
		request->kpis[i] = options->kpi_count == 0;
	for (size_t i = 0; i < options->kpi_count; i++) {
		enum kpi_id kpi = kpi_find(options->kpis[i]);
		if (kpi == KPI_COUNT)
			return error_set(err, ERROR_USAGE,
				_("unknown KPI '%s' (the manual kpitop(1) lists them)"),
				options->kpis[i]);
		request->kpis[kpi] = true;
	}
	return true;
}

/* The parser lets no other words through. */
static enum clock_kind clock_of(const struct options *options)
{
	if (!options->clock)
		return CLOCK_DEFAULT;
	return strcmp(options->clock, "business") == 0 ? CLOCK_BUSINESS : CLOCK_CALENDAR;
}

bool deskfile_request(const struct deskfile *file, const struct options *options, int64_t now_s,
	struct board_request *request, struct error *err)
{
	*request = (struct board_request){
		.clock = clock_of(options),
		.has_previous = true,
		.has_last_year = true,
		.has_series = true,
	};
	memcpy(request->filter.of, options->slice, sizeof(request->filter.of));
	const char *role = options->slice[SCOPE_ROLE];

	if (role && !role_find(role))
		return error_set(err, ERROR_USAGE,
			_("unknown role '%s' (the manual kpitop(1) lists them)"), role);
	return wish_period(file, options, now_s, &request->period, err) &&
	       wish_scopes(options, request, err) && wish_kpis(options, request, err);
}

static int64_t earlier(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* Where the periods begin that are compared, but for the year before. */
static int64_t compared_from(const struct board_request *request)
{
	const struct period *period = &request->period;

	return request->has_previous ? earlier(period->span.from, period->previous.from)
				     : period->span.from;
}

/* What some KPIs look back to: contacts before, weeks before, low ratings, working days. */
static int64_t looked_back_to(
	const struct desk *desk, const struct board_request *request, int64_t from)
{
	const struct measuring *measuring = desk_measuring(desk);
	int64_t to = request->period.span.to, first = from;

	if (request->kpis[KPI_REPEAT_CONTACT_RATE])
		first = from - measuring->repeat_window_s;
	if (request->kpis[KPI_FORECAST_ERROR])
		first = earlier(first, compared_from(request) - BOARD_FORECAST_REACH_S);
	if (request->kpis[KPI_ACCOUNTS_AT_RISK])
		first = earlier(first, to - measuring->risk_window_s);
	if (request->kpis[KPI_BACKLOG_DAYS])
		first = earlier(first, to - BOARD_REACH_S);
	return first;
}

/* How far back facts are wanted: the period before, what is usual where all is told, and the year
 * before where history holds it. */
static int64_t wanted_from(const struct desk *desk, const struct board_request *request,
	const struct directory *directory)
{
	int64_t from = request->period.span.from;
	int64_t usual = request->has_series ? usual_from(desk, &request->period) : from;
	from = usual < from ? usual : from;
	if (request->has_previous && request->period.previous.from < from)
		from = request->period.previous.from;
	from = looked_back_to(desk, request, from);
	if (!request->has_last_year)
		return from;
	for (size_t i = 0; i < directory->coverage_count; i++) {
		const struct directory_coverage *covered = &directory->coverage[i];
		if (covered->kind == RECORD_TICKET && covered->from < request->period.last_year.to)
			return request->kpis[KPI_FORECAST_ERROR]
				       ? request->period.last_year.from - BOARD_FORECAST_REACH_S
				       : request->period.last_year.from;
	}
	return from;
}

static bool put_everything(struct store *store, const struct facts_query *query,
	struct facts *facts, struct error *err)
{
	struct facts_receiver tickets = { .receive = facts_put, .to = facts };
	struct activity_receiver activity = { .receive = facts_put_activity, .to = facts };
	struct facts_position position = { 0 };
	while (!position.is_done)
		if (!store_read_tickets(store, query, &position, &tickets, err))
			return false;
	position = (struct facts_position){ 0 };
	while (!position.is_done)
		if (!store_read_activity(store, query, &position, &activity, err))
			return false;
	(void)facts_settle(facts, INT64_MAX);
	return true;
}

bool deskfile_facts(struct deskfile *file, const struct options *options,
	const struct board_request *request, struct facts **facts, struct error *err)
{
	int64_t as_of = TIME_NONE;
	if (options->as_of && !period_parse_time(options->as_of, file->desk->zone, &as_of, err))
		return error_prefix(err, "--as-of");
	struct directory *directory;
	if (!store_directory(file->store, &directory, err))
		return false;
	int64_t from = wanted_from(file->desk, request, directory);
	struct facts_query query = {
		.from = from - desk_reach_s(file->desk),
		.to = INT64_MAX,
		.deadline_ms = INT64_MAX,
	};
	struct facts *loaded = facts_new(file->desk, as_of);
	facts_take_directory(loaded, directory);
	if (!put_everything(file->store, &query, loaded, err)) {
		facts_free(loaded);
		return false;
	}
	facts_set_loaded_from(loaded, from);
	*facts = loaded;
	return true;
}
