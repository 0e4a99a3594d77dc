/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tickets: the incremental export, the search for open ones, and one by its number.
 */
#include "config.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/http.h"
#include "base/macros.h"
#include "demo/api_routes.h"
#include "demo/cursor.h"
#include "demo/wire.h"

/* Reads where an export goes on. False after an error reply. */
static bool read_position(
	const struct api_call *call, struct change *after, struct api_reply *reply)
{
	const char *cursor = api_argument(call, "cursor");
	if (cursor != NULL) {
		if (cursor_read_change(cursor, after))
			return true;
		api_fail(reply, 400, "InvalidCursor", "The cursor is invalid");
		return false;
	}
	const char *start = api_argument(call, "start_time");
	char *end = NULL;
	after->at = start == NULL ? 0 : strtoll(start, &end, 10);
	after->index = -1;
	if (start == NULL || end == start || *end != '\0') {
		api_fail(reply, 400, "StartTimeMissing", "Provide a start_time in unix seconds");
		return false;
	}
	if (after->at > call->now_s - DEPARTMENT_HELD_BACK_S) {
		api_fail(reply, 422, "InvalidValue",
			"Too recent start_time. Use a start_time older than 60 seconds");
		return false;
	}
	return true;
}

static struct wire_ticket_parts read_parts(const struct api_call *call)
{
	const char *include = api_argument(call, "include");
	return (struct wire_ticket_parts){
		.metric_set = include != NULL && strstr(include, "metric_sets") != NULL,
		.slas = include != NULL && strstr(include, "slas") != NULL,
	};
}

static void add_ticket(const struct wire *wire, int64_t index, struct wire_ticket_parts parts)
{
	struct life life;
	struct standing standing;
	if (department_ticket(wire->department, index, &life, &standing))
		wire_ticket(wire, &life, &standing, parts);
}

/* The address of the next page keeps what the client asked for. */
static void add_after_url(const struct wire *wire, const struct api_call *call, const char *cursor)
{
	buf_printf(wire->out,
		",\"after_url\":\"%s/incremental/tickets/cursor.json?cursor=", call->base);
	http_add_encoded(wire->out, cursor);
	static const char *const kept[] = { "per_page", "include" };
	for (size_t i = 0; i < ARRAY_LEN(kept); i++) {
		const char *value = api_argument(call, kept[i]);
		if (value == NULL)
			continue;
		buf_printf(wire->out, "&%s=", kept[i]);
		http_add_encoded(wire->out, value);
	}
	buf_add_char(wire->out, '"');
}

void api_tickets_export(const struct api_call *call, struct api_reply *reply)
{
	struct change after;
	if (!read_position(call, &after, reply))
		return;
	struct wire wire = { call->department, call->base, &reply->body };
	struct wire_ticket_parts parts = read_parts(call);
	struct change changes[API_PAGE_MOST];
	bool has_more;
	size_t count = department_changes(call->department, after, changes,
		api_page_size(call, "per_page", API_PAGE_MOST), &has_more);
	buf_add_text(wire.out, "{\"tickets\":[");
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buf_add_char(wire.out, ',');
		add_ticket(&wire, changes[i].index, parts);
	}
	char cursor[CURSOR_SIZE];
	cursor_write_change(cursor, count > 0 ? changes[count - 1] : after);
	buf_add_char(wire.out, ']');
	add_after_url(&wire, call, cursor);
	buf_printf(wire.out,
		",\"before_url\":null,\"after_cursor\":\"%s\",\"before_cursor\":null,"
		"\"end_of_stream\":%s}",
		cursor, has_more ? "false" : "true");
}

/* The one question that this search understands: tickets that are not yet solved. */
static bool asks_for_open(const struct api_call *call, struct api_reply *reply)
{
	const char *query = api_argument(call, "query");
	if (query != NULL && strstr(query, "status<solved") != NULL)
		return true;
	api_fail(reply, 422, "InvalidQuery", "Only 'status<solved' can be searched for");
	return false;
}

void api_tickets_search(const struct api_call *call, struct api_reply *reply)
{
	const char *type = api_argument(call, "filter[type]");
	const char *cursor = api_argument(call, "page[after]");
	int64_t before = INT64_MAX;
	if (!asks_for_open(call, reply))
		return;
	if (type == NULL || strcmp(type, "ticket") != 0) {
		api_fail(reply, 422, "InvalidValue", "filter[type] must be 'ticket'");
		return;
	}
	if (cursor != NULL && !cursor_read_key(cursor, &before)) {
		api_fail(reply, 400, "InvalidPaginationParameter", "page[after] is not valid");
		return;
	}
	struct wire wire = { call->department, call->base, &reply->body };
	struct wire_ticket_parts parts = read_parts(call);
	parts.is_result = true;
	int64_t indexes[API_PAGE_MOST];
	bool has_more;
	size_t size = api_page_size(call, "page[size]", API_PAGE_MOST);
	size_t count = department_open(call->department, before, indexes, size, &has_more);
	buf_add_text(wire.out, "{\"results\":[");
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buf_add_char(wire.out, ',');
		add_ticket(&wire, indexes[i], parts);
	}
	char next[CURSOR_SIZE];
	cursor_write_key(next, count > 0 ? indexes[count - 1] : 0);
	buf_printf(wire.out,
		"],\"facets\":null,\"meta\":{\"has_more\":%s,\"after_cursor\":\"%s\","
		"\"before_cursor\":null},\"links\":{\"prev\":null,\"next\":",
		has_more ? "true" : "false", next);
	if (!has_more) {
		buf_add_text(wire.out, "null}}");
		return;
	}
	buf_printf(wire.out,
		"\"%s/search/export.json?filter%%5Btype%%5D=ticket&page%%5Bsize%%5D=%zu"
		"&query=status%%3Csolved&page%%5Bafter%%5D=",
		call->base, size);
	http_add_encoded(wire.out, next);
	buf_add_text(wire.out, "\"}}");
}

void api_tickets_count(const struct api_call *call, struct api_reply *reply)
{
	if (asks_for_open(call, reply))
		buf_printf(&reply->body, "{\"count\":%" PRId64 "}",
			department_open_count(call->department));
}

void api_ticket(const struct api_call *call, struct api_reply *reply)
{
	struct life life;
	struct standing standing;
	char *end;
	int64_t index = strtoll(call->rest, &end, 10) - WIRE_FIRST_TICKET;
	bool wants_metrics = strncmp(end, "/metrics", 8) == 0;
	if (wants_metrics)
		end += 8;
	bool is_path = end != call->rest && (*end == '\0' || strcmp(end, ".json") == 0);
	if (!is_path || !department_ticket(call->department, index, &life, &standing) ||
		standing.last.status == STATUS_DELETED) {
		api_fail(reply, 404, "RecordNotFound", "Not found");
		return;
	}
	struct wire wire = { call->department, call->base, &reply->body };
	buf_add_text(wire.out, wants_metrics ? "{\"ticket_metric\":" : "{\"ticket\":");
	if (wants_metrics)
		wire_metric_set(&wire, &life, &standing);
	else
		wire_ticket(&wire, &life, &standing, read_parts(call));
	buf_add_char(wire.out, '}');
}
