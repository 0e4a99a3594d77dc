/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a printing command's text goes.
 */
#include "config.h"

#include "app/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/words.h"

bool output_moment(const struct deskfile *file, const struct options *options, int64_t *now_s,
	struct error *err)
{
	*now_s = deskfile_now(file).wall_s;
	if (!options->as_of)
		return true;
	int64_t now = *now_s;
	if (!period_parse_time(options->as_of, file->desk->zone, now_s, err))
		return error_prefix(err, "--as-of");
	if (*now_s > now)
		return error_set(
			err, ERROR_USAGE, _("--as-of '%s' lies in the future"), options->as_of);
	return true;
}

int output_width_cols(const struct options *options)
{
	struct winsize size;
	if (!options->output && isatty(STDOUT_FILENO) &&
		ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		return size.ws_col;
	return 0;
}

static bool write_all(int fd, const struct buf *text)
{
	size_t done = 0;
	while (done < text->len) {
		ssize_t wrote = write(fd, text->bytes + done, text->len - done);
		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote < 0)
			return false;
		done += (size_t)wrote;
	}
	return true;
}

/* A file that is replaced keeps who may read it; a new one is as the user's mask wants it. */
static mode_t mode_for(const char *path)
{
	struct stat before;

	if (stat(path, &before) == 0)
		return before.st_mode & 0777;
	mode_t mask = umask(0);

	umask(mask);
	return 0666 & ~mask;
}

static bool write_aside(const struct buf *text, const char *path, char *aside, struct error *err)
{
	int fd = mkostemp(aside, O_CLOEXEC);
	if (fd < 0)
		return error_set(
			err, ERROR_SYSTEM, _("cannot write '%s': %s"), path, strerror(errno));
	bool is_good = write_all(fd, text) && fchmod(fd, mode_for(path)) == 0 && fsync(fd) == 0;
	is_good = close(fd) == 0 && is_good;
	if (is_good && rename(aside, path) == 0)
		return true;
	error_set(err, ERROR_SYSTEM, _("cannot write '%s': %s"), path, strerror(errno));
	unlink(aside);
	return false;
}

/* A device, a pipe or a link is written to, never replaced: /dev/null must stay what it is. */
static bool write_into(const struct buf *text, const char *path, struct error *err)
{
	int fd = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC | O_NOCTTY);
	bool is_good = fd >= 0 && write_all(fd, text);
	if (fd >= 0)
		is_good = close(fd) == 0 && is_good;
	return is_good ||
	       error_set(err, ERROR_SYSTEM, _("cannot write '%s': %s"), path, strerror(errno));
}

bool output_write(const struct buf *text, const char *path, struct error *err)
{
	struct stat status;
	if (text->is_cut)
		return error_set(err, ERROR_SYSTEM, _("the output is larger than %u MiB"),
			OUTPUT_MAX_BYTES >> 20);
	if (!path || strcmp(path, "-") == 0) {
		if (write_all(STDOUT_FILENO, text))
			return true;
		return error_set(err, ERROR_SYSTEM, _("cannot write to standard output: %s"),
			strerror(errno));
	}
	if (lstat(path, &status) == 0 && !S_ISREG(status.st_mode))
		return write_into(text, path, err);
	struct buf aside;
	buf_init(&aside, 0);
	buf_printf(&aside, "%s.XXXXXX", path);
	bool is_good = write_aside(text, path, aside.bytes, err);
	buf_release(&aside);
	return is_good;
}
