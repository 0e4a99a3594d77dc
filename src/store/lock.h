/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who holds the desk's lock.
 */
#ifndef STORE_LOCK_H
#define STORE_LOCK_H

#include <stdbool.h>

/* True while a collector of this store runs, as far as the lock can be read. *holder is its
 * process number, 0 where that is not known. */
bool lock_is_held(const char *store_path, long *holder);

#endif
