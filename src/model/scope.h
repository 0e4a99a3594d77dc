/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scopes: whose numbers.
 */
#ifndef MODEL_SCOPE_H
#define MODEL_SCOPE_H

#include <stdbool.h>

enum scope_kind {
	SCOPE_DEPARTMENT,
	SCOPE_ROLE,
	SCOPE_SITE,
	SCOPE_TEAM,
	SCOPE_AGENT,
	SCOPE_CHANNEL,
	SCOPE_PRIORITY,
	SCOPE_TYPE,
	SCOPE_TOPIC,
	SCOPE_CUSTOMER,
	SCOPE_KIND_COUNT
};

struct scope_row {
	const char *name;   /* word of JSON and options */
	const char *title;  /* N_() */
	const char *plural; /* N_() */
	bool is_partition;  /* its members and the "none" row add up to the department */
};
extern const struct scope_row scope_rows[SCOPE_KIND_COUNT];

/* SCOPE_KIND_COUNT where the word is none. */
enum scope_kind scope_find(const char *name);

#endif
