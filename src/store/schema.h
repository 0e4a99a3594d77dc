/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tables, and how an older store becomes a newer one.
 *
 * To change the schema: add a row to migrations[]. Nothing that stands there is ever edited.
 */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include "store/db.h"

/* Ours, and not newer than this program; a reader also refuses an older one. */
MUST_CHECK bool schema_check(struct store *store, struct error *err);
MUST_CHECK bool schema_migrate(struct store *store, struct error *err);

#endif
