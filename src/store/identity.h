/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * (source, kind, external id) → integer, and back.
 */
#ifndef STORE_IDENTITY_H
#define STORE_IDENTITY_H

#include "store/apply.h"
#include "store/db.h"

enum identity {
	IDENTITY_NAME, /* of no source: all share one table */
	IDENTITY_ACCOUNT,
	IDENTITY_GROUP,
	IDENTITY_TICKET,
	IDENTITY_COUNT
};

/* 0 where the source is unknown. */
MUST_CHECK bool identity_find_source(
	struct store *store, const char *name, fact_id *id, struct error *err);
MUST_CHECK bool identity_get_source(
	struct store *store, const char *name, fact_id *id, struct error *err);

/* The number of the thing in the batch's source, made if it is new; 0 for NULL and "". */
MUST_CHECK bool identity_get(
	struct apply *apply, enum identity kind, const char *text, fact_id *id, struct error *err);

/* Order of two numbers by what they stand for, the same in every store; none is lowest. */
MUST_CHECK bool identity_compare(struct store *store, enum identity kind, const fact_id pair[2],
	int *order, struct error *err);

/* The account works here: it was an assignee, a member or acted as an agent. The directory has it
 * whatever its kind. */
MUST_CHECK bool identity_mark_staff(struct apply *apply, fact_id account, struct error *err);

#endif
