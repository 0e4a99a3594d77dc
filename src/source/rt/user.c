/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The reading of one user.
 */
#include "config.h"

#include "source/rt/user.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/text.h"
#include "source/json.h"

static void replace(char **text, const cJSON *json, const char *key, struct arena *arena)
{
	const char *value = json_text(arena, json, key);

	if (!value)
		return;
	free(*text);
	*text = mem_dup_text(value);
}

/* Only an administrator's account is told an id at the top; everybody finds the link to oneself. */
static int64_t number_of(const cJSON *json)
{
	const cJSON *link;
	int64_t number;

	if (json_int(json, "id", &number))
		return number;
	cJSON_ArrayForEach(link, json_list(json, "_hyperlinks"))
	{
		const char *ref = json_raw(link, "ref");

		if (ref && !strcmp(ref, "self") && json_int(link, "id", &number))
			return number;
	}
	return 0;
}

void rt_user_read(struct rt_user *user, const cJSON *json)
{
	struct arena *arena = arena_new();
	int64_t number = number_of(json);
	const char *login = json_raw(json, "Name");

	/* The configuration may have written it otherwise. */
	if (login && !strcasecmp(login, user->login))
		memcpy(user->login, login, strlen(login));
	replace(&user->name, json, "RealName", arena);
	replace(&user->email, json, "EmailAddress", arena);
	if (number > 0)
		user->number = number;
	user->is_told = true;
	arena_free(arena);
}

void rt_user_learn(struct rt_directory *people, int64_t number, const cJSON *json)
{
	const char *login = json_raw(json, "Name");
	struct rt_user *user;
	char text[24];

	snprintf(text, sizeof text, "%" PRId64, number);
	user = rt_user_add(people, login && text_is_id(login) ? login : text);
	rt_user_read(user, json);
	user->number = number;
	/* An owner with a privileged account works here, even if by now in no group of ours. */
	if (json_is_true(json, "Privileged") &&
		rt_actor_kind(people, user->login) == ACTOR_CUSTOMER)
		user->is_agent = true;
}
