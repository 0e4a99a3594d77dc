/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who is who at a Request Tracker: queues, groups, users, and which of them are agents.
 */
#ifndef SOURCE_RT_DIRECTORY_H
#define SOURCE_RT_DIRECTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/desk.h"
#include "model/record.h"

#define RT_RATING_FIELD_MAX 16

struct rt_user {
	char *login;
	char *name, *email; /* NULL: not told */
	int64_t number;     /* as owner changes name them; 0: not known yet */
	bool is_agent;      /* in an agents' group, or an owner who works here */
	bool is_member;     /* in an agents' group as of the last reading */
	bool is_called_bot; /* the configuration names this login */
	bool is_told;       /* a reply told of it */
	bool is_asked;      /* name, address and number have been asked for */
};
struct rt_queue {
	char *id, *name;
	bool is_active;
};
/* A group to be read, and where its members belong. */
struct rt_group {
	int64_t id;
	char *name;
	size_t root; /* the group that matched; itself unless nested */
};
struct rt_member {
	char *login;
	size_t root;
};

enum rt_people_step {
	RT_PEOPLE_QUEUES,
	RT_PEOPLE_FIELDS,
	RT_PEOPLE_GROUPS,
	RT_PEOPLE_MEMBERS
};

struct rt_directory {
	const struct text_list *bots; /* of the configuration */
	struct rt_user *users;
	size_t user_count, user_capacity;
	struct rt_queue *queues;
	size_t queue_count, queue_capacity;
	struct rt_group *groups;
	size_t group_count, group_capacity;
	struct rt_member *members;
	size_t member_count, member_capacity;
	int64_t rating_fields[RT_RATING_FIELD_MAX];
	size_t rating_field_count;

	/* The reading that is going on. */
	enum rt_people_step step, step_next;
	int64_t page;
	size_t group; /* next one to be read */
	int64_t list_id;
	bool is_ready; /* agents are known: events may be judged */
	bool has_new_people;
};

void rt_directory_release(struct rt_directory *people);
/* Forgets what the next reading brings anew; users stay. */
void rt_directory_begin(struct rt_directory *people);

struct rt_user *rt_user_by_number(const struct rt_directory *people, int64_t number);
struct rt_user *rt_user_add(struct rt_directory *people, const char *login); /* or finds it */

/* A login that the API uses for nobody: NULL for it, else the login. */
const char *rt_owner(const char *login);
enum actor_kind rt_actor_kind(const struct rt_directory *people, const char *login);

bool rt_is_team_group(const struct desk *desk, const char *group, const char *queue);
bool rt_is_agent_group(const struct source_config *config, const char *group);

#endif
