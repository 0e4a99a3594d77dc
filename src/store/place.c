/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a store lies: its directory, the files beside it, and the file system below.
 */
#include "config.h"

#include "store/place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/words.h"

#define FUSE_MAGIC 0x65735546ul

/* f_type of statfs(2). 9p and virtiofs are how virtual machines share folders of their host. */
/* clang-format off */
static const struct {
	unsigned long magic;
	const char *name;
} network_magics[] = {
	{ 0x6969ul,     "NFS" },
	{ 0x517Bul,     "SMB" },
	{ 0xFF534D42ul, "CIFS" },
	{ 0xFE534D42ul, "SMB2" },
	{ 0x5346414Ful, "AFS" },
	{ 0x6B414653ul, "AFS" },
	{ 0x73757245ul, "Coda" },
	{ 0x00C36400ul, "Ceph" },
	{ 0x01021997ul, "9p" },
	{ 0x0BD00BD0ul, "Lustre" },
	{ 0x47504653ul, "GPFS" },
	{ 0x7461636Ful, "OCFS2" },
	{ 0x01161970ul, "GFS2" },
};
/* FUSE has one number for all: the table of mounts tells them apart. */
static const char *const network_fuse[] = {
	"fuse.sshfs", "fuse.glusterfs", "fuse.s3fs", "fuse.rclone", "fuse.davfs", "fuse.gcsfuse",
	"fuse.ceph", "fuse.cephfs", "fuse.curlftpfs", "fuse.mfs", "fuse.juicefs", "fuse.goofys",
	"fuse.vmhgfs-fuse", "fuse.nfs",
};
/* clang-format on */

char *place_beside(const char *path, const char *suffix)
{
	struct buf buf;
	buf_init(&buf, 0);
	buf_add_text(&buf, path);
	buf_add_text(&buf, suffix);
	return buf_take(&buf);
}

char *place_lock_path(const char *path)
{
	size_t len = strlen(path);
	if (len > 3 && strcmp(path + len - 3, ".db") == 0)
		len -= 3;
	struct buf buf;
	buf_init(&buf, 0);
	buf_add(&buf, path, len);
	buf_add_text(&buf, ".lock");
	return buf_take(&buf);
}

char *place_directory(const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return mem_dup_text(".");
	if (slash == path)
		return mem_dup_text("/");
	return mem_dup_bytes(path, (size_t)(slash - path));
}

/* mkdir's mode is cut by the umask and has no set-group bit: set what was meant. */
static bool make_one(const char *directory, mode_t mode, struct error *err)
{
	if (mkdir(directory, mode & 0777) == 0 && chmod(directory, mode) == 0)
		return true;
	if (errno == EEXIST)
		return true;
	return error_set(
		err, ERROR_STORE, _("cannot make directory '%s': %s"), directory, strerror(errno));
}

static bool make_all(char *directory, mode_t mode, struct error *err)
{
	for (char *at = directory + 1; *at; at++) {
		if (*at != '/')
			continue;
		*at = '\0';
		bool is_there = access(directory, F_OK) == 0 || make_one(directory, mode, err);
		*at = '/';
		if (!is_there)
			return false;
	}
	return make_one(directory, mode, err);
}

bool place_make_directory(const char *path, mode_t mode, struct error *err)
{
	char *directory = place_directory(path);
	bool is_made = access(directory, F_OK) == 0;
	if (!is_made)
		is_made = mode == 0700 ? make_all(directory, mode, err)
				       : make_one(directory, mode, err);
	free(directory);
	return is_made;
}

bool place_make_file(const char *path, mode_t mode, struct error *err)
{
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
	if (fd < 0 && errno == EEXIST)
		return true;
	if (fd < 0)
		return error_set(
			err, ERROR_STORE, _("cannot make store '%s': %s"), path, strerror(errno));
	bool is_set = fchmod(fd, mode) == 0;
	(void)close(fd);
	if (!is_set)
		return error_set(err, ERROR_STORE, _("cannot set rights of store '%s': %s"), path,
			strerror(errno));
	return true;
}

const char *place_network_name(unsigned long magic, const char *mount_type)
{
	for (size_t i = 0; i < ARRAY_LEN(network_magics); i++)
		if (network_magics[i].magic == magic)
			return network_magics[i].name;
	if (magic != FUSE_MAGIC || !mount_type)
		return NULL;
	for (size_t i = 0; i < ARRAY_LEN(network_fuse); i++)
		if (strcmp(network_fuse[i], mount_type) == 0)
			return network_fuse[i] + strlen("fuse.");
	return NULL;
}

/* Type of the mount with this device by /proc/self/mountinfo; "" where it is not told. */
static void read_mount_type(dev_t device, char *type, size_t size)
{
	type[0] = '\0';
	FILE *file = fopen("/proc/self/mountinfo", "re");
	if (!file)
		return;
	char *line = NULL;
	size_t capacity = 0;
	while (type[0] == '\0' && getline(&line, &capacity, file) > 0) {
		unsigned int big = 0, little = 0;
		const char *dash = strstr(line, " - ");
		if (!dash || sscanf(line, "%*d %*d %u:%u", &big, &little) != 2)
			continue;
		if (makedev(big, little) == device)
			(void)snprintf(type, size, "%.*s", (int)strcspn(dash + 3, " "), dash + 3);
	}
	free(line);
	(void)fclose(file);
}

bool place_check(const char *path, struct error *err)
{
	char *directory = place_directory(path);
	struct statfs system;
	struct stat status;
	char type[64] = "";
	bool is_fine = false;
	if (statfs(directory, &system) != 0 || stat(directory, &status) != 0) {
		(void)error_set(err, ERROR_STORE, _("cannot use directory '%s': %s"), directory,
			strerror(errno));
		goto out;
	}
	unsigned long magic = (unsigned long)system.f_type & 0xFFFFFFFFul;
	if (magic == FUSE_MAGIC)
		read_mount_type(status.st_dev, type, sizeof type);
	const char *network = place_network_name(magic, type);
	if (network) {
		(void)error_set(err, ERROR_STORE,
			_("store '%s' lies on a network file system (%s): put it on a local disk"),
			path, network);
		goto out;
	}
	is_fine = true;
out:
	free(directory);
	return is_fine;
}
