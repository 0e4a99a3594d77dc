/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a store lies: its directory, the files beside it, and the file system below.
 */
#ifndef STORE_PLACE_H
#define STORE_PLACE_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/error.h"
#include "base/macros.h"

/* path with the suffix added; the caller frees it. */
char *place_beside(const char *path, const char *suffix);
/* DESK.db → DESK.lock; the caller frees it. */
char *place_lock_path(const char *path);
/* "." where the path names none; the caller frees it. */
char *place_directory(const char *path);

/* Makes the directory of the path with this mode if it is missing; a private one (0700) with all
 * above it. What exists is left as it is. */
MUST_CHECK bool place_make_directory(const char *path, mode_t mode, struct error *err);

/* Makes an empty file with exactly this mode where there is none. */
MUST_CHECK bool place_make_file(const char *path, mode_t mode, struct error *err);

/* Name of the network file system that statfs's f_type (or, for FUSE, the type in the table of
 * mounts) stands for; NULL where the file system is local. */
const char *place_network_name(unsigned long magic, const char *mount_type);

/* Shared memory and locks of a WAL do not work across machines: such a place is refused. */
MUST_CHECK bool place_check(const char *path, struct error *err);

#endif
