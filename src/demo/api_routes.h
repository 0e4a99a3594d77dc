/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the API offers, and what a handler gets to see of a request.
 */
#ifndef DEMO_API_ROUTES_H
#define DEMO_API_ROUTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "demo/api.h"

struct api_call {
	const struct department *department;
	const struct api_request *request;
	const char *rest; /* of the path, where the route has one: "17.json" */
	const char *base;
	int64_t now_s;
	bool is_authorized;
};

struct api_route {
	const char *path; /* without ".json"; one that ends in '/' takes a rest */
	void (*answer)(const struct api_call *call, struct api_reply *reply);
	bool is_export; /* counts against the budget of the incremental exports */
	bool is_public; /* answers, if differently, without a credential */
};
extern const struct api_route api_routes[]; /* closed by a row with path NULL */

const struct api_route *api_route_find(const char *path, const char **rest);

/* NULL where the request has no such argument. */
const char *api_argument(const struct api_call *call, const char *name);
/* The number that an argument gives, within 1…most; `most` where it gives none. */
size_t api_page_size(const struct api_call *call, const char *name, size_t most);

/* Replaces the body by one of the helpdesk's errors. */
void api_fail(struct api_reply *reply, int status, const char *error, const char *description);

/* Handlers, by file. */
void api_tickets_export(const struct api_call *call, struct api_reply *reply);
void api_tickets_search(const struct api_call *call, struct api_reply *reply);
void api_tickets_count(const struct api_call *call, struct api_reply *reply);
void api_ticket(const struct api_call *call, struct api_reply *reply);
void api_people_me(const struct api_call *call, struct api_reply *reply);
void api_people_users(const struct api_call *call, struct api_reply *reply);
void api_people_groups(const struct api_call *call, struct api_reply *reply);
void api_people_memberships(const struct api_call *call, struct api_reply *reply);
void api_people_fields(const struct api_call *call, struct api_reply *reply);

#endif
