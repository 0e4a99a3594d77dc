/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who and what the store knows, with small integers for everything external.
 */
#ifndef MODEL_DIRECTORY_H
#define MODEL_DIRECTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/record.h"

typedef int32_t
	fact_id; /* the one typedef: the number of an account, group, ticket or name in the store */

/* Values of channel, priority, type, topic and customer are names: one table for all. */
struct directory_account {
	fact_id id;
	fact_id source;
	const char *external_id, *name, *login, *email;
	bool is_email_verified, is_active;
	enum actor_kind kind;
};
struct directory_group {
	fact_id id;
	fact_id source;
	const char *external_id, *name;
	bool is_active;
};
struct directory_membership {
	fact_id account, group;
	int64_t from, to; /* TIME_NONE: open */
};
struct directory_name {
	fact_id id;
	const char *text;
};
struct directory_source {
	fact_id id;
	const char *name, *kind;
};
struct directory_coverage {
	fact_id source;
	enum record_kind kind;
	int64_t from, to;
	double share;
};

/* Who and what is known, whole, in one arena; customers' accounts are left out (they are looked up
 * for one ticket at a time). */
struct directory {
	struct arena *arena;
	int64_t seq; /* the store's sequence number it was read at */
	struct directory_account *accounts;
	size_t account_count;
	struct directory_group *groups;
	size_t group_count;
	struct directory_membership *memberships;
	size_t membership_count;
	struct directory_name *names;
	size_t name_count;
	struct directory_source *sources;
	size_t source_count;
	struct directory_coverage *coverage;
	size_t coverage_count;
};
/* The struct itself is from mem_new; NULL is fine. */
void directory_free(struct directory *directory);

#endif
