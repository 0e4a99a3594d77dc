/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table of routes and how requests are read.
 */
#include "config.h"

#include "demo/api_routes.h"

#include <stdlib.h>
#include <string.h>

const struct api_route api_routes[] = {
	{ .path = "users/me", .answer = api_people_me, .is_public = true },
	{ .path = "users", .answer = api_people_users },
	{ .path = "groups", .answer = api_people_groups },
	{ .path = "group_memberships", .answer = api_people_memberships },
	{ .path = "ticket_fields", .answer = api_people_fields },
	{ .path = "incremental/tickets/cursor", .answer = api_tickets_export, .is_export = true },
	{ .path = "search/export", .answer = api_tickets_search },
	{ .path = "search/count", .answer = api_tickets_count },
	{ .path = "tickets/", .answer = api_ticket },
	{ .path = NULL },
};

static bool matches(const char *pattern, const char *path, const char **rest)
{
	size_t len = strlen(pattern);
	if (strncmp(path, pattern, len) != 0)
		return false;
	*rest = path + len;
	if (pattern[len - 1] == '/')
		return **rest != '\0';
	return **rest == '\0' || strcmp(*rest, ".json") == 0;
}

const struct api_route *api_route_find(const char *path, const char **rest)
{
	static const char root[] = "/api/v2/";
	if (strncmp(path, root, sizeof(root) - 1) != 0)
		return NULL;
	for (const struct api_route *route = api_routes; route->path != NULL; route++)
		if (matches(route->path, path + sizeof(root) - 1, rest))
			return route;
	return NULL;
}

const char *api_argument(const struct api_call *call, const char *name)
{
	for (size_t i = 0; i < call->request->argument_count; i++)
		if (strcmp(call->request->arguments[i].name, name) == 0)
			return call->request->arguments[i].value;
	return NULL;
}

size_t api_page_size(const struct api_call *call, const char *name, size_t most)
{
	const char *text = api_argument(call, name);
	long long number = text == NULL ? 0 : strtoll(text, NULL, 10);
	return number < 1 || (unsigned long long)number > most ? most : (size_t)number;
}
