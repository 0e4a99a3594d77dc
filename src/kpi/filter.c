/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Filters.
 */
#include "config.h"

#include "kpi/filter.h"

#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/words.h"
#include "kpi/facts.h"
#include "kpi/pool.h"

/* Names told in an error: a screen line or two, not a directory. */
#define NAMES_TOLD_MAX 12

static bool is_part(const char *part, size_t len, const char *word)
{
	return strlen(word) == len && strncasecmp(part, word, len) == 0;
}

bool filter_means(const char *words, const char *id, const char *name)
{
	if (strcasecmp(words, id) == 0 || strcasecmp(words, name) == 0)
		return true;
	for (const char *part = words; *part != '\0';) {
		size_t len = strcspn(part, ",");

		if (is_part(part, len, id) || is_part(part, len, name))
			return true;
		part += len + (part[len] == ',');
	}
	return false;
}

void board_filter_add(struct board_filter *filter, const struct board_filter *other)
{
	for (int scope = 0; scope < SCOPE_KIND_COUNT; scope++)
		if (!filter->of[scope])
			filter->of[scope] = other->of[scope];
}

static const char *word_or_none(const char *word)
{
	return word ? word : "";
}

bool board_filter_is(const struct board_filter *filter, const struct board_filter *other)
{
	for (int scope = 0; scope < SCOPE_KIND_COUNT; scope++)
		if (strcmp(word_or_none(filter->of[scope]), word_or_none(other->of[scope])) != 0)
			return false;
	return true;
}

/* --- what there is -------------------------------------------------------------------------- */

/* One thing that a word may name; false behind the last. */
struct named {
	const char *id, *name;
	bool is_told; /* in errors */
};

typedef bool name_at(const struct facts *facts, size_t i, struct named *named);

static bool team_at(const struct facts *facts, size_t i, struct named *named)
{
	const struct roster *roster = &facts->roster;

	if (i + 1 >= roster->team_count)
		return false;
	const struct roster_team *team = &roster->teams[i + 1];

	*named = (struct named){ team->scope_id, team->name, team->is_active };
	return true;
}

static bool agent_at(const struct facts *facts, size_t i, struct named *named)
{
	const struct roster *roster = &facts->roster;

	if (i + 1 >= roster->agent_count)
		return false;
	const struct roster_agent *agent = &roster->agents[i + 1];

	*named = (struct named){ agent->scope_id, agent->name, agent->is_active };
	return true;
}

static bool set_at(const struct facts *facts, size_t i, bool is_site, struct named *named)
{
	const struct roster *roster = &facts->roster;

	if (i >= roster->set_count)
		return false;
	const struct roster_set *set = &roster->sets[i];
	bool is_kind = set->is_site == is_site;

	*named = (struct named){ is_kind ? set->id : "", is_kind ? set->id : "", is_kind };
	return true;
}

static bool role_at(const struct facts *facts, size_t i, struct named *named)
{
	return set_at(facts, i, false, named);
}

static bool site_at(const struct facts *facts, size_t i, struct named *named)
{
	return set_at(facts, i, true, named);
}

/* What any ticket of the store has had as a name is no mistake; told are those of the period. */
static bool name_of_kind_at(
	const struct facts *facts, enum pool_name kind, size_t i, struct named *named)
{
	const struct dense *names = &facts->names[kind];

	if (i >= facts->roster.name_count)
		return false;
	const char *name = roster_name(&facts->roster, (fact_id)i);

	*named = (struct named){ name, name, dense_find(names, (fact_id)i) != 0 };
	return true;
}

static bool channel_at(const struct facts *facts, size_t i, struct named *named)
{
	return name_of_kind_at(facts, POOL_CHANNEL, i, named);
}

static bool priority_at(const struct facts *facts, size_t i, struct named *named)
{
	return name_of_kind_at(facts, POOL_PRIORITY, i, named);
}

static bool type_at(const struct facts *facts, size_t i, struct named *named)
{
	return name_of_kind_at(facts, POOL_TYPE, i, named);
}

static bool topic_at(const struct facts *facts, size_t i, struct named *named)
{
	return name_of_kind_at(facts, POOL_TOPIC, i, named);
}

static bool customer_at(const struct facts *facts, size_t i, struct named *named)
{
	return name_of_kind_at(facts, POOL_CUSTOMER, i, named);
}

/* --- the check ------------------------------------------------------------------------------ */

static bool is_known(
	const struct facts *facts, name_at *at, const char *word, size_t len, bool may_be_none)
{
	struct named named;

	if (len == 0 || (may_be_none && len == 1 && *word == '-'))
		return true;
	for (size_t i = 0; at(facts, i, &named); i++)
		if (is_part(word, len, named.id) || is_part(word, len, named.name))
			return true;
	return false;
}

static void tell_names(const struct facts *facts, name_at *at, struct buf *out)
{
	struct named named;
	size_t told = 0, more = 0;

	for (size_t i = 0; at(facts, i, &named); i++) {
		if (!named.is_told)
			continue;
		if (told == NAMES_TOLD_MAX) {
			more++;
			continue;
		}
		buf_printf(out, "%s%s", told++ > 0 ? ", " : "", named.name);
	}
	if (more > 0)
		buf_printf(out, _(" and %zu more"), more);
}

static bool refuse(const struct facts *facts, name_at *at, const char *noun, const char *word,
	struct error *err)
{
	int len = (int)strcspn(word, ",");
	struct buf names;

	buf_init(&names, 0);
	tell_names(facts, at, &names);
	if (names.len > 0)
		error_set(err, ERROR_USAGE, _("unknown %s '%.*s': there are %s"), _(noun), len,
			word, names.bytes);
	else
		error_set(err, ERROR_USAGE, _("unknown %s '%.*s': none is known yet"), _(noun), len,
			word);
	buf_release(&names);
	return false;
}

/* A set of nobody cannot have any figures; that is no quiet week either. */
static bool check_members(
	const struct roster *roster, const char *id, bool is_site, struct error *err)
{
	size_t found = id ? roster_set_find(roster, id, is_site) : ROSTER_SET_MAX;

	if (found == ROSTER_SET_MAX || !roster_set_is_empty(roster, &roster->sets[found]))
		return true;
	return error_set(err, ERROR_USAGE,
		_("nobody is in %s '%s': name its teams or persons in the configuration"),
		is_site ? _("site") : _("role"), id);
}

bool facts_check_filter(
	const struct facts *facts, const struct board_filter *filter, struct error *err)
{
	const struct {
		const char *noun, *words;
		name_at *at;
		bool may_be_none;
	} rows[] = {
		{ N_("role"), filter->of[SCOPE_ROLE], role_at, false },
		{ N_("site"), filter->of[SCOPE_SITE], site_at, false },
		{ N_("team"), filter->of[SCOPE_TEAM], team_at, true },
		{ N_("agent"), filter->of[SCOPE_AGENT], agent_at, true },
		{ N_("channel"), filter->of[SCOPE_CHANNEL], channel_at, true },
		{ N_("priority"), filter->of[SCOPE_PRIORITY], priority_at, true },
		{ N_("type"), filter->of[SCOPE_TYPE], type_at, true },
		{ N_("topic"), filter->of[SCOPE_TOPIC], topic_at, true },
		{ N_("customer"), filter->of[SCOPE_CUSTOMER], customer_at, true },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const char *words = rows[i].words;

		/* A name may have a comma of its own. */
		if (!words || is_known(facts, rows[i].at, words, strlen(words), false))
			continue;
		for (const char *part = words; *part != '\0';) {
			size_t len = strcspn(part, ",");

			if (!is_known(facts, rows[i].at, part, len, rows[i].may_be_none))
				return refuse(facts, rows[i].at, rows[i].noun, part, err);
			part += len + (part[len] == ',');
		}
	}
	return check_members(&facts->roster, filter->of[SCOPE_ROLE], false, err) &&
	       check_members(&facts->roster, filter->of[SCOPE_SITE], true, err);
}
