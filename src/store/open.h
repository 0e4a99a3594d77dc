/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Opening a connection, and opening it again when the files under it were changed.
 */
#ifndef STORE_OPEN_H
#define STORE_OPEN_H

#include "store/db.h"

/* Before each transaction: where the -shm file is no longer the one we share, or has appeared
 * where there was none, the connection is opened anew. One stat where all is well. */
MUST_CHECK bool store_renew(struct store *store, struct error *err);

#endif
