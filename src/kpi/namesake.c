/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whom feeds mean.
 */
#include "config.h"

#include "kpi/namesake.h"

#include <string.h>
#include <strings.h>

#include "base/macros.h"

bool namesake_is_feed(const struct directory *directory, fact_id source)
{
	for (size_t i = 0; i < directory->source_count; i++)
		if (directory->sources[i].id == source)
			return directory->sources[i].kind &&
			       strcmp(directory->sources[i].kind, "feed") == 0;
	return false;
}

size_t namesake_helpdesks(const struct directory *directory)
{
	size_t count = 0;

	for (size_t i = 0; i < directory->source_count; i++)
		count += !namesake_is_feed(directory, directory->sources[i].id);
	return count;
}

/* Feeds that write the same text mean the same team: the first of them stands for all. */
static const struct directory_group *group_of_feeds(
	const struct directory *directory, const struct directory_group *group)
{
	for (size_t i = 0; i < directory->group_count; i++) {
		const struct directory_group *other = &directory->groups[i];

		if (other->name && strcasecmp(other->name, group->name) == 0)
			return other != group ? other : NULL;
	}
	return NULL;
}

const struct directory_group *namesake_group(
	const struct directory *directory, const struct directory_group *group)
{
	if (!group->name || !namesake_is_feed(directory, group->source))
		return NULL;
	for (size_t i = 0; i < directory->group_count; i++) {
		const struct directory_group *other = &directory->groups[i];

		if (other->name && strcasecmp(other->name, group->name) == 0 &&
			!namesake_is_feed(directory, other->source))
			return other;
	}
	return group_of_feeds(directory, group);
}

static bool is_login(const struct directory_account *account, const char *text)
{
	return account->login && strcasecmp(account->login, text) == 0;
}

static bool is_email(const struct directory_account *account, const char *text)
{
	return account->email && strcasecmp(account->email, text) == 0;
}

static bool is_id(const struct directory_account *account, const char *text)
{
	return strcmp(account->external_id, text) == 0;
}

static bool is_name(const struct directory_account *account, const char *text)
{
	return account->name && strcasecmp(account->name, text) == 0;
}

static bool (*const ways[])(const struct directory_account *, const char *) = {
	is_login,
	is_email,
	is_id,
	is_name,
};

bool namesake_is_bot(const struct directory *directory, const char *text)
{
	for (size_t i = 0; i < directory->account_count; i++)
		for (size_t way = 0; way < ARRAY_LEN(ways); way++)
			if (directory->accounts[i].kind == ACTOR_BOT &&
				ways[way](&directory->accounts[i], text))
				return true;
	return false;
}

uint32_t namesake_person(
	const struct roster *roster, const struct directory *directory, const char *text)
{
	for (size_t way = 0; way < ARRAY_LEN(ways); way++) {
		uint32_t found = 0;

		for (size_t i = 0; i < directory->account_count; i++) {
			const struct directory_account *account = &directory->accounts[i];
			uint32_t person = roster_agent(roster, account->id);

			if (person == 0 || person == found || !ways[way](account, text))
				continue;
			if (found != 0)
				return 0;
			found = person;
		}
		if (found != 0)
			return found;
	}
	return 0;
}
