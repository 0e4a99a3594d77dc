/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who works and who asks: accounts, groups, memberships as a helpdesk has them.
 */
#ifndef MODEL_PEOPLE_H
#define MODEL_PEOPLE_H

#include <stdbool.h>
#include <stdint.h>

#include "model/ticket.h"

struct account_record {
	const char *id;
	const char *name;  /* shown */
	const char *login; /* NULL: none; an agent's scope_id */
	const char *email; /* NULL: none */
	bool is_email_verified;
	enum actor_kind kind;
	bool is_active;
};

struct group_record {
	const char *id;
	const char *name;
	bool is_active;
};

struct membership_record {
	const char *account;
	const char *group;
	int64_t from, to; /* TIME_NONE: open; `from` unknown: since ever */
};

#endif
