/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Users, groups and who belongs where: lists that are short enough to be counted through.
 */
#include "config.h"

#include <inttypes.h>
#include <string.h>

#include "base/http.h"
#include "demo/api_routes.h"
#include "demo/cursor.h"
#include "demo/wire.h"

#define PAGE_MOST 100

/* A list's items are numbered from 0 and never change while the department stands. */
struct list {
	const char *name;
	int64_t len;
	void (*write)(const struct wire *wire, int64_t item);
};

static void add_links(
	const struct wire *wire, const struct list *list, const char *next, size_t size)
{
	buf_add_text(wire->out, ",\"links\":{\"prev\":null,\"next\":");
	if (next == NULL) {
		buf_add_text(wire->out, "null}");
		return;
	}
	buf_printf(wire->out, "\"%s/%s.json?page%%5Bsize%%5D=%zu&page%%5Bafter%%5D=", wire->base,
		list->name, size);
	http_add_encoded(wire->out, next);
	buf_add_text(wire->out, "\"}");
}

/* With page[size] by cursors, without by offsets; a list of the latter kind is given whole. */
static void add_list(const struct api_call *call, const struct list *list, struct api_reply *reply)
{
	struct wire wire = { call->department, call->base, &reply->body };
	const char *after = api_argument(call, "page[after]");
	bool has_cursors = api_argument(call, "page[size]") != NULL || after != NULL;
	size_t size = api_page_size(call, "page[size]", PAGE_MOST);
	int64_t first = 0;
	if (after != NULL && (!cursor_read_key(after, &first) || first < 0)) {
		api_fail(reply, 400, "InvalidPaginationParameter", "page[after] is not valid");
		return;
	}
	int64_t end = has_cursors && first + (int64_t)size < list->len ? first + (int64_t)size
								       : list->len;
	buf_printf(wire.out, "{\"%s\":[", list->name);
	for (int64_t i = first; i < end; i++) {
		if (i > first)
			buf_add_char(wire.out, ',');
		list->write(&wire, i);
	}
	buf_add_char(wire.out, ']');
	if (!has_cursors) {
		buf_printf(wire.out,
			",\"next_page\":null,\"previous_page\":null,\"count\":%" PRId64 "}", end);
		return;
	}
	char next[CURSOR_SIZE];
	cursor_write_key(next, end);
	bool has_more = end < list->len;
	buf_printf(wire.out,
		",\"meta\":{\"has_more\":%s,\"after_cursor\":\"%s\",\"before_cursor\":null}",
		has_more ? "true" : "false", next);
	add_links(&wire, list, has_more ? next : NULL, size);
	buf_add_char(wire.out, '}');
}

void api_people_me(const struct api_call *call, struct api_reply *reply)
{
	struct wire wire = { call->department, call->base, &reply->body };
	buf_add_text(wire.out, "{\"user\":");
	if (call->is_authorized)
		wire_user(&wire, WIRE_ADMIN);
	else
		wire_anonymous(&wire);
	buf_add_char(wire.out, '}');
}

static bool wants_role(const struct api_call *call, const char *role)
{
	bool is_filtered = false;
	for (size_t i = 0; i < call->request->argument_count; i++) {
		const struct api_argument *argument = &call->request->arguments[i];
		if (strcmp(argument->name, "role[]") != 0 && strcmp(argument->name, "role") != 0)
			continue;
		if (strcmp(argument->value, role) == 0)
			return true;
		is_filtered = true;
	}
	return !is_filtered;
}

static void write_admin(const struct wire *wire, int64_t item)
{
	(void)item;
	wire_user(wire, WIRE_ADMIN);
}

static void write_agent(const struct wire *wire, int64_t item)
{
	wire_user(wire, (int)item);
}

static void write_member(const struct wire *wire, int64_t item)
{
	wire_user(wire, item == 0 ? WIRE_ADMIN : (int)item - 1);
}

void api_people_users(const struct api_call *call, struct api_reply *reply)
{
	int64_t agents = staff_len(department_world(call->department)->staff) + 1; /* the bot */
	bool has_admin = wants_role(call, "admin");
	bool has_agents = wants_role(call, "agent");
	struct list list = { "users", (has_admin ? 1 : 0) + (has_agents ? agents : 0),
		has_admin ? (has_agents ? write_member : write_admin) : write_agent };
	add_list(call, &list, reply);
}

static void write_group(const struct wire *wire, int64_t item)
{
	wire_group(wire, (int)item);
}

void api_people_groups(const struct api_call *call, struct api_reply *reply)
{
	add_list(call, &(struct list){ "groups", TEAM_COUNT, write_group }, reply);
}

static void write_membership(const struct wire *wire, int64_t item)
{
	wire_membership(wire, (size_t)item);
}

void api_people_memberships(const struct api_call *call, struct api_reply *reply)
{
	const struct place *places;
	size_t count = staff_places(department_world(call->department)->staff, &places);
	struct list list = { "group_memberships", (int64_t)count, write_membership };
	add_list(call, &list, reply);
}

static void write_fields(const struct wire *wire, int64_t item)
{
	(void)item;
	wire_fields(wire);
}

void api_people_fields(const struct api_call *call, struct api_reply *reply)
{
	add_list(call, &(struct list){ "ticket_fields", 1, write_fields }, reply);
}
