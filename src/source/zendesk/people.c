/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who we are, ticket fields, agents, groups and memberships: read whole every hour.
 *
 * Wrong or missing credentials give an anonymous end-user and no error, so asking who we are comes
 * before everything else.
 */
#include "config.h"

#include "source/zendesk/people.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "model/bots.h"
#include "source/json.h"
#include "source/zendesk/zendesk.h"

enum {
	PEOPLE_EVERY_S = 3600,
	PAGE_MAX = 1000
};

static void add_fields(struct zendesk *zendesk, const cJSON *item, struct batch *batch)
{
	const char *title = json_raw(item, "title"), *raw = json_raw(item, "raw_title");
	int64_t id;

	(void)batch;
	if (!json_int(item, "id", &id) || id <= 0)
		return;
	for (enum zendesk_field i = 0; i < ZENDESK_FIELD_COUNT; i++) {
		const char *name = zendesk_field_name(zendesk->base.config, i);

		if (name && ((title && !strcmp(title, name)) || (raw && !strcmp(raw, name))))
			zendesk->fields[i] = id;
	}
}

static void add_user(struct zendesk *zendesk, const cJSON *item, struct batch *batch)
{
	const char *id = json_id(batch->arena, item, "id");
	const char *role = json_raw(item, "role");
	bool is_agent = role && (!strcmp(role, "agent") || !strcmp(role, "admin"));
	struct account_record *account;
	int64_t number;
	bool is_bot;

	if (!id)
		return;
	account = &batch_add(batch, RECORD_ACCOUNT)->account;
	account->id = id;
	account->name = json_text(batch->arena, item, "name");
	account->name = account->name ? account->name : id;
	account->email = json_text(batch->arena, item, "email");
	account->is_email_verified = json_is_true(item, "verified");
	is_bot = bots_have(&zendesk->base.config->bots, id, account->email);
	account->kind = is_bot ? ACTOR_BOT : is_agent ? ACTOR_AGENT : ACTOR_CUSTOMER;
	account->is_active =
		!(cJSON_IsFalse(json_get(item, "active")) || json_is_true(item, "suspended"));
	/* What a bot opens, it opens for a customer: that is nothing outbound. */
	if (is_agent && !is_bot && json_int(item, "id", &number))
		ids_add(&zendesk->agents, number);
}

static void add_group(struct zendesk *zendesk, const cJSON *item, struct batch *batch)
{
	const char *id = json_id(batch->arena, item, "id");
	struct group_record *group;

	(void)zendesk;
	if (!id)
		return;
	group = &batch_add(batch, RECORD_GROUP)->group;
	group->id = id;
	group->name = json_text(batch->arena, item, "name");
	group->name = group->name ? group->name : id;
	group->is_active = !json_is_true(item, "deleted");
}

static void add_membership(struct zendesk *zendesk, const cJSON *item, struct batch *batch)
{
	const char *account = json_id(batch->arena, item, "user_id");
	const char *group = json_id(batch->arena, item, "group_id");
	struct membership_record *membership;

	(void)zendesk;
	if (!account || !group)
		return;
	membership = &batch_add(batch, RECORD_MEMBERSHIP)->membership;
	membership->account = account;
	membership->group = group;
}

struct people_list {
	const char *path; /* with what comes before page[size] */
	const char *key;
	void (*add)(struct zendesk *zendesk, const cJSON *item, struct batch *batch);
	enum record_kind kind;
};

static const struct people_list people_lists[ZENDESK_PEOPLE_STEP_COUNT] = {
	[ZENDESK_ME] = { .path = "/users/me.json" },
	[ZENDESK_FIELDS] = {
		.path = "/ticket_fields.json?",
		.key = "ticket_fields",
		.add = add_fields,
		.kind = RECORD_KIND_COUNT, /* not kept */
	},
	[ZENDESK_USERS] = {
		.path = "/users.json?role%5B%5D=agent&role%5B%5D=admin&",
		.key = "users",
		.add = add_user,
		.kind = RECORD_ACCOUNT,
	},
	[ZENDESK_GROUPS] = {
		.path = "/groups.json?",
		.key = "groups",
		.add = add_group,
		.kind = RECORD_GROUP,
	},
	[ZENDESK_MEMBERSHIPS] = {
		.path = "/group_memberships.json?",
		.key = "group_memberships",
		.add = add_membership,
		.kind = RECORD_MEMBERSHIP,
	},
};

static bool people_ask(struct source *source, struct stream *stream, int64_t now_s, struct buf *url)
{
	struct zendesk_people *people = &zendesk_of(source)->people;

	if (now_s < stream->not_before) {
		stream->idle_until = stream->not_before;
		return false;
	}
	buf_add_text(url, people_lists[people->step].path);
	if (people->step == ZENDESK_ME) {
		people->list_id = now_s;
		return true;
	}
	if (people->page > 0) {
		buf_printf(url, "per_page=100&page=%" PRId64, people->page);
		return true;
	}
	buf_add_text(url, "page%5Bsize%5D=100");
	if (people->after) {
		buf_add_text(url, "&page%5Bafter%5D=");
		http_add_encoded(url, people->after);
	}
	return true;
}

bool zendesk_me_read(const cJSON *json, struct error *err)
{
	const cJSON *user = json_get(json, "user");
	const char *role = json_raw(user, "role");
	int64_t id;

	if (!cJSON_IsObject(user))
		return error_set(err, ERROR_PARSE, _("the reply does not say who we are"));
	if (!json_int(user, "id", &id))
		return error_set(err, ERROR_AUTH,
			_("the credential was refused (anonymous); check secret and user"));
	if (!role || (strcmp(role, "agent") != 0 && strcmp(role, "admin") != 0))
		return error_set(err, ERROR_AUTH,
			_("the account is no agent; use an administrator's token"));
	return true;
}

static bool wants_fields(const struct zendesk *zendesk)
{
	for (enum zendesk_field i = 0; i < ZENDESK_FIELD_COUNT; i++) {
		if (zendesk_field_name(zendesk->base.config, i))
			return true;
	}
	return false;
}

static enum source_outcome take_me(struct zendesk *zendesk, struct turn *turn)
{
	struct error err = { 0 };

	if (!zendesk_me_read(turn->json, &err))
		return stream_fault(turn, err.kind == ERROR_AUTH ? ADVICE_LOGIN : ADVICE_RETRY,
			err.kind, err.text);
	zendesk->people.step = wants_fields(zendesk) ? ZENDESK_FIELDS : ZENDESK_USERS;
	return SOURCE_NOTHING;
}

/* Both forms of paging have been seen; an address from a reply is never followed. */
static bool find_next_page(struct zendesk_people *people, const cJSON *json)
{
	const cJSON *meta = json_get(json, "meta");
	const char *after = json_raw(meta, "after_cursor");

	if (!meta) {
		people->page =
			json_raw(json, "next_page") ? (people->page ? people->page : 1) + 1 : 0;
		return people->page > 0 && people->page <= PAGE_MAX;
	}
	if (!json_is_true(meta, "has_more") || !after)
		return false;
	if (people->after && !strcmp(people->after, after))
		return false; /* it would never end */
	zendesk_set(&people->after, after);
	return true;
}

static void finish_list(struct zendesk *zendesk, struct turn *turn)
{
	struct zendesk_people *people = &zendesk->people;

	people->page = 0;
	zendesk_set(&people->after, NULL);
	people->step_next = people->step + 1;
	if (people->step_next < ZENDESK_PEOPLE_STEP_COUNT)
		return;
	people->step_next = ZENDESK_ME;
	people->is_ready = true;
	turn->stream->not_before = turn->now_s + PEOPLE_EVERY_S;
}

static enum source_outcome people_take(struct turn *turn)
{
	struct zendesk *zendesk = zendesk_of(turn->source);
	struct zendesk_people *people = &zendesk->people;
	const struct people_list *list = &people_lists[people->step];
	const cJSON *item;
	bool has_more;

	if (people->step == ZENDESK_ME)
		return take_me(zendesk, turn);
	if (!json_list(turn->json, list->key))
		return stream_fault(turn, ADVICE_RETRY, ERROR_PARSE, _("no list in the reply"));
	cJSON_ArrayForEach(item, json_list(turn->json, list->key))
		list->add(zendesk, item, turn->batch);
	has_more = find_next_page(people, turn->json);
	people->step_next = people->step;
	if (!has_more)
		finish_list(zendesk, turn);
	if (list->kind == RECORD_KIND_COUNT) {
		people->step = people->step_next;
		return SOURCE_NOTHING;
	}
	turn->batch->is_list = true;
	turn->batch->list_kind = list->kind;
	turn->batch->list_id = people->list_id;
	turn->batch->list_ends = !has_more;
	buf_printf(&turn->cursor, "{\"read_at\":%" PRId64 "}", people->list_id);
	return SOURCE_BATCH;
}

/* Without the right to read fields the configured names are prefixes of tags. */
static bool people_miss(struct turn *turn, enum source_outcome *outcome)
{
	struct zendesk *zendesk = zendesk_of(turn->source);

	if (zendesk_is_nowhere(turn, outcome))
		return true;
	if (zendesk->people.step == ZENDESK_ME && turn->reply->status == 404) {
		*outcome = stream_fault(turn, ADVICE_STOP, ERROR_CONFIG,
			_("no Zendesk at this address; 'url' is like https://NAME.zendesk.com (404)"));
		return true;
	}
	if (zendesk->people.step != ZENDESK_FIELDS)
		return false;
	finish_list(zendesk, turn);
	zendesk->people.step = zendesk->people.step_next;
	*outcome = SOURCE_NOTHING;
	return true;
}

static void people_commit(struct source *source)
{
	struct zendesk_people *people = &zendesk_of(source)->people;

	people->step = people->step_next;
}

const struct stream_row zendesk_people_row = {
	.name = "people",
	.ask = people_ask,
	.take = people_take,
	.miss = people_miss,
	.commit = people_commit,
};
