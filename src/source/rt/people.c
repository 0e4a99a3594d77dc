/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Queues, groups and their members: read whole every hour.
 *
 * The list of groups has no members and /group/ID/members wants a right more, but /group/ID names
 * them. Only groups that mean something here are opened.
 */
#include "config.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "source/json.h"
#include "source/rt/rt.h"

enum {
	PEOPLE_EVERY_S = 3600,
	GROUP_MAX = 2000
};

static const char groups_query[] =
	"%5B%7B%22field%22%3A%22Domain%22%2C%22value%22%3A%22UserDefined%22%7D%5D";
/* Without a query the server finds none. */
static const char fields_query[] =
	"%5B%7B%22field%22%3A%22id%22%2C%22operator%22%3A%22%3E%22%2C%22value%22%3A0%7D%5D";

static bool people_ask(struct source *source, struct stream *stream, int64_t now_s, struct buf *url)
{
	struct rt_directory *people = &rt_of(source)->people;

	if (now_s < stream->not_before) {
		stream->idle_until = stream->not_before;
		return false;
	}
	switch (people->step) {
	case RT_PEOPLE_QUEUES:
		if (people->page <= 1) {
			rt_directory_begin(people);
			people->list_id = now_s;
		}
		buf_printf(url,
			"/queues/all?fields=Name,Disabled&per_page=" RT_PAGE "&page=%" PRId64,
			people->page);
		break;
	case RT_PEOPLE_FIELDS:
		buf_printf(url,
			"/customfields?query=%s&fields=Name&per_page=" RT_PAGE "&page=%" PRId64,
			fields_query, people->page);
		break;
	case RT_PEOPLE_GROUPS:
		buf_printf(url,
			"/groups?query=%s&fields=Name,Disabled&per_page=" RT_PAGE "&page=%" PRId64,
			groups_query, people->page);
		break;
	case RT_PEOPLE_MEMBERS:
		buf_printf(url, "/group/%" PRId64, people->groups[people->group].id);
		break;
	}
	return true;
}

/* Pages are told here; where they are not, an empty one is the end. */
static bool is_last_page(const struct rt_directory *people, const struct turn *turn)
{
	int64_t pages;

	if (json_int(turn->json, "pages", &pages))
		return people->page >= pages;
	return cJSON_GetArraySize(json_list(turn->json, "items")) == 0;
}

static void write_cursor(struct turn *turn, const struct rt_directory *people)
{
	turn->batch->is_list = true;
	turn->batch->list_id = people->list_id;
	turn->batch->list_ends = true;
	buf_printf(&turn->cursor, "{\"read_at\":%" PRId64 "}", people->list_id);
}

static void add_queue(struct rt_directory *people, struct arena *arena, const cJSON *item)
{
	const char *id = json_id(arena, item, "id");
	const char *name = json_text(arena, item, "Name");

	if (!id)
		return;
	people->queues = mem_grow(people->queues, &people->queue_capacity, people->queue_count + 1,
		sizeof *people->queues);
	people->queues[people->queue_count++] = (struct rt_queue){ .id = mem_dup_text(id),
		.name = mem_dup_text(name ? name : id),
		.is_active = !json_is_true(item, "Disabled") };
}

static enum source_outcome take_queues(struct rt *rt, struct turn *turn)
{
	struct rt_directory *people = &rt->people;
	const char *field = rt->base.config->rating_field;
	int64_t number;
	const cJSON *item;

	cJSON_ArrayForEach(item, json_list(turn->json, "items"))
		add_queue(people, turn->batch->arena, item);
	if (!is_last_page(people, turn)) {
		people->page++;
		return SOURCE_NOTHING;
	}
	for (size_t i = 0; i < people->queue_count; i++) {
		struct group_record *group = &batch_add(turn->batch, RECORD_GROUP)->group;

		group->id = arena_dup(turn->batch->arena, people->queues[i].id);
		group->name = arena_dup(turn->batch->arena, people->queues[i].name);
		group->is_active = people->queues[i].is_active;
	}
	turn->batch->list_kind = RECORD_GROUP;
	write_cursor(turn, people);
	people->step_next = field ? RT_PEOPLE_FIELDS : RT_PEOPLE_GROUPS;
	if (json_parse_int(field, &number)) {
		people->rating_fields[people->rating_field_count++] = number;
		people->step_next = RT_PEOPLE_GROUPS;
	}
	return SOURCE_BATCH;
}

static enum source_outcome take_fields(struct rt *rt, struct turn *turn)
{
	struct rt_directory *people = &rt->people;
	const cJSON *item;

	cJSON_ArrayForEach(item, json_list(turn->json, "items"))
	{
		const char *name = json_raw(item, "Name");
		int64_t id;

		if (name && !strcmp(name, rt->base.config->rating_field) &&
			json_int(item, "id", &id) &&
			people->rating_field_count < RT_RATING_FIELD_MAX)
			people->rating_fields[people->rating_field_count++] = id;
	}
	if (is_last_page(people, turn)) {
		people->step = RT_PEOPLE_GROUPS;
		people->page = 0;
	}
	people->page++;
	return SOURCE_NOTHING;
}

static bool is_wanted(const struct rt *rt, const char *name)
{
	for (size_t i = 0; i < rt->people.queue_count; i++) {
		if (rt_is_team_group(rt->base.desk, name, rt->people.queues[i].name))
			return true;
	}
	return rt_is_agent_group(rt->base.config, name);
}

/* Groups may hold one another in a circle, so each is opened once for each root. */
static void add_group(struct rt_directory *people, int64_t id, const char *name, size_t root)
{
	for (size_t i = 0; i < people->group_count; i++) {
		if (people->groups[i].id == id && people->groups[i].root == root)
			return;
	}
	if (people->group_count >= GROUP_MAX)
		return;
	people->groups = mem_grow(people->groups, &people->group_capacity, people->group_count + 1,
		sizeof *people->groups);
	people->groups[people->group_count++] =
		(struct rt_group){ .id = id, .name = mem_dup_text(name), .root = root };
}

static void add_membership(struct turn *turn, const char *login, const char *queue)
{
	struct membership_record *record = &batch_add(turn->batch, RECORD_MEMBERSHIP)->membership;

	record->account = arena_dup(turn->batch->arena, login);
	record->group = arena_dup(turn->batch->arena, queue);
}

static void add_memberships(const struct rt *rt, struct turn *turn, const struct rt_member *member)
{
	const char *group = rt->people.groups[member->root].name;

	for (size_t i = 0; i < rt->people.queue_count; i++) {
		const struct rt_queue *queue = &rt->people.queues[i];

		if (rt_is_team_group(rt->base.desk, group, queue->name))
			add_membership(turn, member->login, queue->id);
	}
}

/* Who came or went makes the list of agents to be told anew. */
static void judge_users(struct rt_directory *people)
{
	struct ids before = { 0 };

	for (size_t i = 0; i < people->user_count; i++) {
		if (people->users[i].is_member)
			ids_add(&before, (int64_t)i + 1);
		people->users[i].is_member = false;
	}
	for (size_t i = 0; i < people->member_count; i++) {
		struct rt_user *user = rt_user_add(people, people->members[i].login);

		people->has_new_people |= !user->is_asked;
		user->is_member = true;
		user->is_agent = true;
	}
	for (size_t i = 0; i < people->user_count; i++)
		people->has_new_people |=
			people->users[i].is_member != ids_has(&before, (int64_t)i + 1);
	ids_release(&before);
}

static enum source_outcome finish(struct rt *rt, struct turn *turn)
{
	struct rt_directory *people = &rt->people;

	for (size_t i = 0; i < people->member_count; i++)
		add_memberships(rt, turn, &people->members[i]);
	judge_users(people);
	turn->batch->list_kind = RECORD_MEMBERSHIP;
	write_cursor(turn, people);
	people->is_ready = true;
	people->step_next = RT_PEOPLE_QUEUES;
	people->page = 1;
	turn->stream->not_before = turn->now_s + PEOPLE_EVERY_S;
	return SOURCE_BATCH;
}

static enum source_outcome take_groups(struct rt *rt, struct turn *turn)
{
	struct rt_directory *people = &rt->people;
	const cJSON *item;

	cJSON_ArrayForEach(item, json_list(turn->json, "items"))
	{
		const char *name = json_raw(item, "Name");
		int64_t id;

		if (name && !json_is_true(item, "Disabled") && json_int(item, "id", &id) &&
			is_wanted(rt, name))
			add_group(people, id, name, people->group_count);
	}
	if (!is_last_page(people, turn)) {
		people->page++;
		return SOURCE_NOTHING;
	}
	if (people->group_count == 0)
		return finish(rt, turn);
	people->step = RT_PEOPLE_MEMBERS;
	return SOURCE_NOTHING;
}

static enum source_outcome next_group(struct rt *rt, struct turn *turn)
{
	rt->people.group++;
	return rt->people.group < rt->people.group_count ? SOURCE_NOTHING : finish(rt, turn);
}

static void add_member(struct rt_directory *people, const char *login, size_t root)
{
	for (size_t i = 0; i < people->member_count; i++) {
		if (people->members[i].root == root && !strcmp(people->members[i].login, login))
			return;
	}
	people->members = mem_grow(people->members, &people->member_capacity,
		people->member_count + 1, sizeof *people->members);
	people->members[people->member_count++] =
		(struct rt_member){ .login = mem_dup_text(login), .root = root };
}

static enum source_outcome take_members(struct rt *rt, struct turn *turn)
{
	struct rt_directory *people = &rt->people;
	size_t root = people->groups[people->group].root;
	const cJSON *item;

	cJSON_ArrayForEach(item, json_list(turn->json, "Members"))
	{
		const char *type = json_raw(item, "type");
		const char *login = json_id(turn->batch->arena, item, "id");
		int64_t id;

		if (type && !strcmp(type, "group") && json_int(item, "id", &id))
			add_group(people, id, "", root);
		else if (type && !strcmp(type, "user") && login)
			add_member(people, login, root);
	}
	return next_group(rt, turn);
}

static enum source_outcome people_take(struct turn *turn)
{
	static enum source_outcome (*const takes[])(struct rt *, struct turn *) = {
		[RT_PEOPLE_QUEUES] = take_queues,
		[RT_PEOPLE_FIELDS] = take_fields,
		[RT_PEOPLE_GROUPS] = take_groups,
		[RT_PEOPLE_MEMBERS] = take_members,
	};
	struct rt *rt = rt_of(turn->source);
	bool is_list = rt->people.step != RT_PEOPLE_MEMBERS;

	if (is_list && !json_list(turn->json, "items"))
		return stream_fault(turn, ADVICE_RETRY, ERROR_PARSE, _("no list in the reply"));
	return takes[rt->people.step](rt, turn);
}

static bool people_miss(struct turn *turn, enum source_outcome *outcome)
{
	struct rt *rt = rt_of(turn->source);

	if (rt->people.step == RT_PEOPLE_MEMBERS) {
		*outcome = next_group(rt, turn);
		return true;
	}
	if (rt->people.step == RT_PEOPLE_FIELDS) { /* then no change of a field is a rating */
		rt->people.step = RT_PEOPLE_GROUPS;
		rt->people.page = 1;
		*outcome = SOURCE_NOTHING;
		return true;
	}
	if (rt->people.step != RT_PEOPLE_QUEUES || turn->reply->status != 404)
		return false;
	*outcome = stream_fault(turn, ADVICE_STOP, ERROR_CONFIG,
		_("no REST 2.0 there; 'url' is the address of a Request Tracker 5 without /REST (404)"));
	return true;
}

static void people_commit(struct source *source)
{
	struct rt_directory *people = &rt_of(source)->people;

	people->step = people->step_next;
	people->page = 1;
}

const struct stream_row rt_people_row = {
	.name = "people",
	.ask = people_ask,
	.take = people_take,
	.miss = people_miss,
	.commit = people_commit,
};
