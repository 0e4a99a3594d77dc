/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Name, address and number of every agent: one request each, after the first wall stands, again for
 * newcomers and once a day.
 */
#include "config.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/mem.h"
#include "source/json.h"
#include "source/rt/rt.h"
#include "source/rt/user.h"

enum {
	AGENTS_EVERY_S = 86400
};

static bool is_wanted(const struct rt_user *user)
{
	return (user->is_member || user->is_called_bot) && !user->is_asked;
}

/* The next agent or bot that has not been asked for, or user_count. */
static size_t next_agent(const struct rt_directory *people)
{
	size_t i = 0;

	while (i < people->user_count && !is_wanted(&people->users[i]))
		i++;
	return i;
}

static void begin(struct rt *rt)
{
	struct rt_directory *people = &rt->people;

	for (size_t i = 0; i < people->user_count; i++)
		people->users[i].is_asked = false;
}

static bool agents_ask(struct source *source, struct stream *stream, int64_t now_s, struct buf *url)
{
	struct rt *rt = rt_of(source);
	struct rt_directory *people = &rt->people;
	bool is_due = now_s >= rt->agents_due;

	if (!people->is_ready || !(rt->is_open_done || source->streams[RT_OPEN].is_stopped))
		return false;
	if (!is_due && !people->has_new_people) {
		stream->idle_until = rt->agents_due;
		return false;
	}
	if (next_agent(people) == people->user_count)
		begin(rt);
	rt->agent = next_agent(people);
	if (rt->agent == people->user_count)
		return false; /* nobody is an agent */
	buf_add_text(url, "/user/");
	http_add_encoded(url, people->users[rt->agent].login);
	return true;
}

/* A bot that no reply told of may be a slip of the pen. */
static bool is_account(const struct rt_user *user)
{
	return user->is_agent || (user->is_called_bot && user->is_told);
}

static void add_account(
	struct turn *turn, const struct rt_directory *people, const struct rt_user *user)
{
	struct arena *arena = turn->batch->arena;
	struct account_record *account = &batch_add(turn->batch, RECORD_ACCOUNT)->account;

	account->id = arena_dup(arena, user->login);
	account->login = account->id;
	account->name = user->name ? arena_dup(arena, user->name) : account->id;
	account->email = arena_dup(arena, user->email);
	account->is_email_verified = user->email != NULL; /* set by an administrator */
	account->kind = rt_actor_kind(people, user->login);
	account->kind = account->kind == ACTOR_BOT ? ACTOR_BOT : ACTOR_AGENT;
	account->is_active = user->is_member || account->kind == ACTOR_BOT;
}

static enum source_outcome go_on(struct rt *rt, struct turn *turn)
{
	struct rt_directory *people = &rt->people;

	people->users[rt->agent].is_asked = true;
	if (next_agent(people) < people->user_count)
		return SOURCE_NOTHING;
	for (size_t i = 0; i < people->user_count; i++) {
		if (is_account(&people->users[i]))
			add_account(turn, people, &people->users[i]);
	}
	turn->batch->is_list = true;
	turn->batch->list_kind = RECORD_ACCOUNT;
	turn->batch->list_id = turn->now_s;
	turn->batch->list_ends = true;
	people->has_new_people = false;
	rt->agents_due = turn->now_s + AGENTS_EVERY_S;
	buf_printf(&turn->cursor, "{\"read_at\":%" PRId64 "}", turn->now_s);
	return SOURCE_BATCH;
}

static enum source_outcome agents_take(struct turn *turn)
{
	struct rt *rt = rt_of(turn->source);

	rt_user_read(&rt->people.users[rt->agent], turn->json);
	return go_on(rt, turn);
}

/* An agent whom we may not look up keeps the login as a name. */
static bool agents_miss(struct turn *turn, enum source_outcome *outcome)
{
	*outcome = go_on(rt_of(turn->source), turn);
	return true;
}

const struct stream_row rt_agents_row = {
	.name = "agents",
	.ask = agents_ask,
	.take = agents_take,
	.miss = agents_miss,
};
