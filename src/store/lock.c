/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The desk's lock: an open-file-description write lock, which the kernel releases when the last
 * descriptor of its holder goes, however the holder ends.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/words.h"
#include "store/place.h"
#include "store/store.h"

/* The lock of a directory that a group may read is readable too: readers ask who collects. */
static mode_t lock_mode(const char *store_path)
{
	char *directory = place_directory(store_path);
	struct stat status;
	bool is_shared = stat(directory, &status) == 0 && (status.st_mode & S_IRGRP) != 0;
	free(directory);
	return is_shared ? 0640 : 0600;
}

static long read_holder(int fd)
{
	char text[32] = "";
	ssize_t len = pread(fd, text, sizeof text - 1, 0);
	return len > 0 ? strtol(text, NULL, 10) : 0;
}

static void write_holder(int fd)
{
	char text[32];
	int len = snprintf(text, sizeof text, "%ld\n", (long)getpid());
	/* Only a courtesy to whoever finds the desk locked: a full disk must not stop us here. */
	if (ftruncate(fd, 0) != 0 || pwrite(fd, text, (size_t)len, 0) != len)
		return;
}

static bool fail_locked(const char *store_path, int fd, struct error *err)
{
	long holder = read_holder(fd);
	if (holder > 0)
		return error_set(err, ERROR_LOCKED,
			_("store '%s' already has a collector: process %ld"), store_path, holder);
	return error_set(err, ERROR_LOCKED, _("store '%s' already has a collector"), store_path);
}

bool store_lock(const char *store_path, int *fd, struct error *err)
{
	char *path = place_lock_path(store_path);
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	bool is_locked = false;
	*fd = -1;
	if (!place_make_directory(store_path, 0700, err) || !place_check(store_path, err))
		goto out;
	mode_t mode = lock_mode(store_path);
	int opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode);
	if (opened < 0) {
		(void)error_set(
			err, ERROR_STORE, _("cannot open lock '%s': %s"), path, strerror(errno));
		goto out;
	}
	(void)fchmod(opened, mode);
	if (fcntl(opened, F_OFD_SETLK, &lock) != 0) {
		(void)fail_locked(store_path, opened, err);
		(void)close(opened);
		goto out;
	}
	write_holder(opened);
	*fd = opened;
	is_locked = true;
out:
	free(path);
	return is_locked;
}

void store_unlock(int fd)
{
	if (fd >= 0)
		(void)close(fd);
}

bool store_is_locked(const char *store_path, long *holder)
{
	*holder = 0;
	char *path = place_lock_path(store_path);
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	free(path);
	if (fd < 0)
		return false;
	/* Asked as a writer: only then is the other's write lock reported from any descriptor. */
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	bool is_held = fcntl(fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
	if (is_held)
		*holder = read_holder(fd);
	(void)close(fd);
	return is_held;
}
