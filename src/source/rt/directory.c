/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who is who at a Request Tracker.
 */
#include "config.h"

#include "source/rt/directory.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/bots.h"

static void forget_queues(struct rt_directory *people)
{
	for (size_t i = 0; i < people->queue_count; i++) {
		free(people->queues[i].id);
		free(people->queues[i].name);
	}
	people->queue_count = 0;
}

static void forget_groups(struct rt_directory *people)
{
	for (size_t i = 0; i < people->group_count; i++)
		free(people->groups[i].name);
	people->group_count = 0;
	for (size_t i = 0; i < people->member_count; i++)
		free(people->members[i].login);
	people->member_count = 0;
}

void rt_directory_begin(struct rt_directory *people)
{
	forget_queues(people);
	forget_groups(people);
	people->rating_field_count = 0;
	people->page = 1;
	people->group = 0;
}

void rt_directory_release(struct rt_directory *people)
{
	forget_queues(people);
	forget_groups(people);
	for (size_t i = 0; i < people->user_count; i++) {
		free(people->users[i].login);
		free(people->users[i].name);
		free(people->users[i].email);
	}
	free(people->users);
	free(people->queues);
	free(people->groups);
	free(people->members);
}

static struct rt_user *find_user(const struct rt_directory *people, const char *login)
{
	for (size_t i = 0; i < people->user_count; i++) {
		if (!strcmp(people->users[i].login, login))
			return &people->users[i];
	}
	return NULL;
}

struct rt_user *rt_user_by_number(const struct rt_directory *people, int64_t number)
{
	for (size_t i = 0; i < people->user_count; i++) {
		if (people->users[i].number == number)
			return &people->users[i];
	}
	return NULL;
}

struct rt_user *rt_user_add(struct rt_directory *people, const char *login)
{
	struct rt_user *user = find_user(people, login);

	if (user)
		return user;
	people->users = mem_grow(people->users, &people->user_capacity, people->user_count + 1,
		sizeof *people->users);
	user = &people->users[people->user_count++];
	user->login = mem_dup_text(login);
	return user;
}

const char *rt_owner(const char *login)
{
	return !login || !*login || !strcmp(login, "Nobody") ? NULL : login;
}

/* root is the administrator's account, which programs use: a system's unless a group says that
 * somebody works with it. */
enum actor_kind rt_actor_kind(const struct rt_directory *people, const char *login)
{
	static const char *const systems[] = { "RT_System", "Nobody", "root" };
	const struct rt_user *user = find_user(people, login);

	if (bots_have(people->bots, login, user ? user->email : NULL))
		return ACTOR_BOT;
	if (user && user->is_agent)
		return ACTOR_AGENT;
	for (size_t i = 0; i < ARRAY_LEN(systems); i++) {
		if (!strcmp(login, systems[i]))
			return ACTOR_SYSTEM;
	}
	return ACTOR_CUSTOMER;
}

static bool has_text(const struct text_list *list, const char *text)
{
	for (size_t i = 0; i < list->len; i++) {
		if (!strcmp(list->items[i], text))
			return true;
	}
	return false;
}

static bool is_of_team(const struct team_config *team, const char *name)
{
	return !strcmp(team->name, name) || has_text(&team->groups, name);
}

/* The queue's name, "Team " before it, or both named by one team of the configuration. */
bool rt_is_team_group(const struct desk *desk, const char *group, const char *queue)
{
	if (!strcmp(group, queue) || (!strncmp(group, "Team ", 5) && !strcmp(group + 5, queue)))
		return true;
	for (size_t i = 0; i < desk->team_count; i++) {
		if (is_of_team(&desk->teams[i], group) && is_of_team(&desk->teams[i], queue))
			return true;
	}
	return false;
}

bool rt_is_agent_group(const struct source_config *config, const char *group)
{
	return has_text(&config->agents, group);
}
