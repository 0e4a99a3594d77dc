/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A desk as its owner describes it.
 */
#include "config.h"

#include "model/desk.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/format.h"
#include "base/http.h"
#include "base/mem.h"
#include "base/words.h"
#include "model/period.h"
#include "model/role.h"
#include "model/pauses.h"
#include "model/states.h"

struct desk *desk_new(const char *name)
{
	struct desk *desk = mem_new(1, sizeof *desk);

	desk->arena = arena_new();
	desk->name = arena_dup(desk->arena, name);
	desk->title = desk->name;
	desk->zone_text = "UTC";
	desk->since_text = "13 months";
	desk->due_soon_s = 3600;
	desk->reopen_window_s = 7 * 86400;
	desk->new_agent_s = 90 * 86400;
	desk->has_subjects = true;
	desk->since = TIME_NONE;
	return desk;
}

void desk_free(struct desk *desk)
{
	if (!desk)
		return;
	hours_release(desk);
	zone_free(desk->zone);
	arena_free(desk->arena);
	free(desk);
}

/* Room for one more item: twice as much whenever a power of two is full. Lists are short, so the
 * old copy may stay in the arena. */
static void *grow(struct arena *arena, void *items, size_t count, size_t size)
{
	void *grown;

	if (count & (count - 1))
		return items;
	grown = arena_alloc(arena, count ? count * 2 : 1, size);
	return count ? memcpy(grown, items, count * size) : grown;
}

void *desk_add(struct desk *desk, const struct section_row *section)
{
	char *base = (char *)desk, *item;
	void *items;
	size_t count;

	memcpy(&items, base + section->items_at, sizeof items);
	memcpy(&count, base + section->count_at, sizeof count);
	items = grow(desk->arena, items, count, section->item_size);
	item = (char *)items + count * section->item_size;
	if (section->fresh)
		memcpy(item, section->fresh, section->item_size);
	count++;
	memcpy(base + section->items_at, &items, sizeof items);
	memcpy(base + section->count_at, &count, sizeof count);
	return item;
}

void desk_add_map(struct desk *desk, const char *from, const char *to)
{
	desk->maps = grow(desk->arena, desk->maps, desk->map_count, sizeof *desk->maps);
	desk->maps[desk->map_count++] = (struct map_pair){
		.from = arena_dup(desk->arena, from),
		.to = arena_dup(desk->arena, to),
	};
}

/* Puts "file:line: " before the error where the place is known; returns false. */
static bool fail_at(const char *file_name, int line, struct error *err)
{
	return file_name ? error_prefix(err, "%s:%d", file_name, line) : false;
}

bool desk_make_zone(struct desk *desk, int64_t now_s, struct error *err)
{
	if (desk->zone)
		return true;
	return zone_new(desk->zone_text, now_s, &desk->zone, err) ||
	       fail_at(desk->place.file_name, desk->place.line, err);
}

static bool make_since(struct desk *desk, int64_t now_s, struct error *err)
{
	struct error ignored;
	int64_t seconds, local_s;
	int months;

	if (format_parse_span(desk->since_text, &seconds, &months)) {
		local_s = date_add_months(
			DATE_GREGORIAN, zone_local_s(desk->zone, now_s), -months, false);
		desk->since = zone_day_start(
			desk->zone, zone_from_local_s(desk->zone, local_s) - seconds, 0);
		return true;
	}
	if (period_parse_time(desk->since_text, desk->zone, &desk->since, &ignored) &&
		desk->since <= now_s)
		return true;
	error_set(err, ERROR_CONFIG,
		_("since '%s' is neither a span like \"13 months\" nor a date in the past"),
		desk->since_text);
	return fail_at(desk->place.file_name, desk->place.line, err);
}

static bool check_source(const struct source_config *source, struct error *err)
{
	int secrets = !!source->secret_command + !!source->secret_file + !!source->secret_env;
	struct http_address address;

	if (!source->kind)
		return error_set(err, ERROR_CONFIG, _("source \"%s\" has no kind"), source->name);
	if (source->url && !http_parse_url(source->url, &address))
		return error_set(err, ERROR_CONFIG,
			_("url '%s' of source \"%s\" must begin with https:// (http:// only to "
			  "127.0.0.1 or [::1]) and carry no user name"),
			source->url, source->name);
	if (secrets > 1)
		return error_set(err, ERROR_CONFIG,
			_("source \"%s\" has more than one of secret_command, secret_file and "
			  "secret_env"),
			source->name);
	return states_check(&source->states, err) ||
	       error_prefix(err, _("source \"%s\""), source->name);
}

static bool check_sources(const struct desk *desk, struct error *err)
{
	for (size_t i = 0; i < desk->source_count; i++) {
		const struct source_config *source = &desk->sources[i];

		if (!check_source(source, err))
			return fail_at(source->file_name, source->line, err);
	}
	return true;
}

static bool check_role(const char *name, const char *where, struct error *err)
{
	struct buf known;

	if (role_find(name))
		return true;
	buf_init(&known, 0);
	for (const struct role_row *row = role_rows; row->name; row++)
		buf_printf(&known, "%s%s", row == role_rows ? "" : " ", row->name);
	error_set(err, ERROR_CONFIG, _("unknown role \"%s\"%s (known: %s)"), name, where,
		known.bytes);
	buf_release(&known);
	return false;
}

static bool check_roles(const struct desk *desk, struct error *err)
{
	for (size_t i = 0; i < desk->role_count; i++)
		if (!check_role(desk->roles[i].name, "", err))
			return config_place_fail(&desk->roles[i].place, err);
	if (!pauses_check(&desk->pause_limits, err))
		return config_place_fail(&desk->place, err);
	for (size_t i = 0; i < desk->panels.len; i++)
		if (!check_role(desk->panels.items[i], _(" in panels"), err))
			return config_place_fail(&desk->place, err);
	return true;
}

/* All roles are sets, whether the configuration has their sections or not. */
static bool check_sites(const struct desk *desk, struct error *err)
{
	size_t most = DESK_SETS_MAX;

	for (const struct role_row *row = role_rows; row->name; row++)
		most--;
	if (desk->site_count <= most)
		return true;
	error_set(err, ERROR_CONFIG, _("site \"%s\" is one too many; there may be %zu"),
		desk->sites[most].name, most);
	return config_place_fail(&desk->sites[most].place, err);
}

static bool check_promises(const struct desk *desk, struct error *err)
{
	for (size_t i = 0; i < desk->promise_count; i++) {
		const struct promise_config *promise = &desk->promises[i];

		if (promise->first_response_s || promise->next_reply_s || promise->resolution_s)
			continue;
		error_set(err, ERROR_CONFIG,
			_("promise without a time; give first_response, next_reply or resolution"));
		return fail_at(promise->place.file_name, promise->place.line, err);
	}
	return true;
}

static bool has_site(const struct desk *desk, const char *name)
{
	for (size_t i = 0; i < desk->site_count; i++)
		if (desk->sites[i].name && strcasecmp(desk->sites[i].name, name) == 0)
			return true;
	return false;
}

static bool check_targets(const struct desk *desk, struct error *err)
{
	for (size_t i = 0; i < desk->target_count; i++) {
		const struct target_config *target = &desk->targets[i];

		if (!target->kpi)
			error_set(err, ERROR_CONFIG, _("target without a kpi"));
		else if (!target->goal_text && isnan(target->goal))
			error_set(err, ERROR_CONFIG, _("target of '%s' has no goal"), target->kpi);
		else if (target->role && !role_find(target->role))
			error_set(err, ERROR_CONFIG, _("unknown role \"%s\" in target of '%s'"),
				target->role, target->kpi);
		else if (target->site && !has_site(desk, target->site))
			error_set(err, ERROR_CONFIG, _("unknown site \"%s\" in target of '%s'"),
				target->site, target->kpi);
		else
			continue;
		return fail_at(target->file_name, target->line, err);
	}
	return true;
}

bool desk_finish(struct desk *desk, int64_t now_s, struct error *err)
{
	return desk_make_zone(desk, now_s, err) && make_since(desk, now_s, err) &&
	       hours_make(desk, now_s, err) && check_sources(desk, err) && check_roles(desk, err) &&
	       check_sites(desk, err) && check_promises(desk, err) && check_targets(desk, err) &&
	       screen_check(desk, err);
}

/* Where a week holds few hours of work, a promise reaches far: measured from any week, with one
 * more for holidays. */
static int64_t reach_of(const struct calendar *calendar, int64_t since, int64_t promised_s)
{
	if (promised_s == 0 || !calendar_has_hours(calendar))
		return promised_s;
	return calendar_due_s(calendar, since, promised_s) - since + 7 * 86400;
}

static int64_t longer(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

int64_t desk_reach_s(const struct desk *desk)
{
	int64_t longest = 0;

	for (size_t i = 0; i < desk->promise_count; i++) {
		const struct promise_config *promise = &desk->promises[i];
		int64_t promised_s = longer(promise->first_response_s,
			longer(promise->next_reply_s, promise->resolution_s));

		longest = longer(longest, reach_of(desk->calendar, desk->since, promised_s));
		if (promise->calendar)
			longest = longer(
				longest, reach_of(promise->calendar, desk->since, promised_s));
		for (size_t team = 0; team < desk->team_count; team++)
			if (desk->teams[team].calendar)
				longest = longer(longest, reach_of(desk->teams[team].calendar,
								  desk->since, promised_s));
	}
	return longest;
}
