/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The helpdesk's API without a network: a request and a moment go in, a reply comes out.
 *
 * To add a path: add its row to the table of routes.
 */
#ifndef DEMO_API_H
#define DEMO_API_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "demo/department.h"

#define API_ARGUMENTS_MOST 32
#define API_PAGE_MOST 1000 /* tickets in one page of an export */

struct api_argument {
	const char *name, *value; /* decoded; value "" where there was none */
};

struct api_request {
	const char *path;          /* decoded, "/api/v2/…" */
	const char *authorization; /* the header, or NULL */
	const char *unless;        /* If-None-Match, or NULL */
	struct api_argument arguments[API_ARGUMENTS_MOST];
	size_t argument_count;
};

struct api_reply {
	int status;
	struct buf body;
	int limit, remaining;  /* requests a minute; limit 0: none */
	int64_t reset_s;       /* until there are new ones */
	int64_t retry_after_s; /* with status 429; else 0 */
	const char *content_type;
	char tag[96];       /* "" where it has no version */
	int64_t modified_s; /* with a tag: what it tells was known then */
};

struct api_options {
	const char *token;
	int64_t incremental_per_minute; /* 0: no limit on anything */
	double speed;                   /* of the simulated clock; waits are told in real seconds */
};

struct api;

/* The department is lent; the base is the address that replies name, "http://127.0.0.1:8080". */
struct api *api_new(struct department *department, const struct api_options *options);
void api_free(struct api *api);
void api_set_base(struct api *api, const char *base);

/* Fills a reply that api_reply_release releases. now_s is the department's time of day; what
 * changed less than a minute before it is held back. */
void api_answer(
	struct api *api, const struct api_request *request, int64_t now_s, struct api_reply *reply);
void api_reply_release(struct api_reply *reply);

#endif
