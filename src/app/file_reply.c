/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files of this machine as replies. Only regular files: what is a pipe, a device or a symbolic link
 * may block, or be something else tomorrow.
 */
#include "config.h"

#include "app/file_reply.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/format.h"
#include "base/mem.h"
#include "base/words.h"

#define PART_MAX_BYTES ((size_t)4 << 20)
#define HTTP_OK 200
#define HTTP_PART 206
#define HTTP_SAME 304
#define HTTP_FORBIDDEN 403
#define HTTP_MISSING 404
#define HTTP_FAILED 500

bool file_is_asked(const struct http_request *request)
{
	return strncmp(request->url.bytes, HTTP_FILE_SCHEME, strlen(HTTP_FILE_SCHEME)) == 0;
}

static const char *path_of(const struct http_request *request)
{
	return request->url.bytes + strlen(HTTP_FILE_SCHEME);
}

static bool refuse(struct http_reply *reply, int status, const char *path, const char *why)
{
	reply->status = status;
	buf_clear(&reply->body);
	buf_printf(&reply->body, "'%s': %s", path, why);
	return false;
}

static bool refuse_errno(struct http_reply *reply, const char *path, int code)
{
	if (code == ENOENT || code == ENOTDIR)
		return refuse(reply, HTTP_MISSING, path, _("there is no such file"));
	return refuse(reply, code == EACCES ? HTTP_FORBIDDEN : HTTP_FAILED, path, strerror(code));
}

static bool check_kind(const struct stat *status, const char *path, struct http_reply *reply)
{
	if (S_ISREG(status->st_mode))
		return true;
	if (S_ISDIR(status->st_mode))
		return refuse(reply, HTTP_FORBIDDEN, path, _("it is a directory, not a file"));
	if (S_ISLNK(status->st_mode))
		return refuse(reply, HTTP_FORBIDDEN, path,
			_("it is a symbolic link; name the file that it leads to"));
	return refuse(reply, HTTP_FORBIDDEN, path, _("it is no ordinary file"));
}

/* Looked at before it is opened, since opening a device may already do something. */
static bool open_file(const char *path, int *fd, struct stat *status, struct http_reply *reply)
{
	*fd = -1;
	if (lstat(path, status) != 0)
		return refuse_errno(reply, path, errno);
	if (!check_kind(status, path, reply))
		return false;
	*fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW | O_NONBLOCK);
	if (*fd < 0 || fstat(*fd, status) != 0)
		return refuse_errno(reply, path, errno);
	return check_kind(status, path, reply);
}

/* Another file, another size or another time of writing is another version. */
static void add_headers(const struct stat *status, struct http_reply *reply)
{
	static const char months[12][4] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug",
		"Sep", "Oct", "Nov", "Dec" };
	char text[128];
	int64_t at_s = status->st_mtim.tv_sec > 0 ? status->st_mtim.tv_sec : 0;
	int year, month, day;

	(void)snprintf(text, sizeof text, "\"%jx-%jx-%jx-%jx.%lx\"", (uintmax_t)status->st_dev,
		(uintmax_t)status->st_ino, (uintmax_t)status->st_size, (uintmax_t)at_s,
		(unsigned long)status->st_mtim.tv_nsec);
	http_reply_add_header(reply, "etag", text);
	format_civil_from_days(at_s / 86400, &year, &month, &day);
	(void)snprintf(text, sizeof text, "Day, %02d %s %04d %02d:%02d:%02d GMT", day,
		months[(month - 1) % 12], year, (int)(at_s / 3600 % 24), (int)(at_s / 60 % 60),
		(int)(at_s % 60));
	http_reply_add_header(reply, "last-modified", text);
}

static bool read_part(int fd, const struct http_request *request, struct http_reply *reply)
{
	size_t wanted = request->max_bytes > 0 && request->max_bytes < PART_MAX_BYTES
				? request->max_bytes
				: PART_MAX_BYTES;
	char block[16384];

	while (reply->body.len < wanted) {
		size_t left = wanted - reply->body.len;
		ssize_t got = pread(fd, block, left < sizeof block ? left : sizeof block,
			(off_t)request->part_from + (off_t)reply->body.len);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return refuse_errno(reply, path_of(request), errno);
		if (got == 0)
			break;
		buf_add(&reply->body, block, (size_t)got);
	}
	/* A last look, so that the end is known with the last byte. */
	bool is_end = reply->body.len < wanted ||
		      pread(fd, block, 1, (off_t)request->part_from + (off_t)reply->body.len) == 0;
	reply->status = is_end ? HTTP_OK : HTTP_PART;
	return true;
}

static bool answer(const struct http_request *request, struct http_reply *reply, int *fd)
{
	struct stat status;

	if (!open_file(path_of(request), fd, &status, reply))
		return false;
	add_headers(&status, reply);
	const char *tag = http_reply_header(reply, "etag");

	if (tag && strcmp(tag, request->unless.bytes) == 0) {
		reply->status = HTTP_SAME;
		return true;
	}
	return read_part(*fd, request, reply);
}

void file_reply(const struct http_request *request, struct http_reply *reply)
{
	int fd = -1;

	http_reply_clear(reply);
	reply->body.max = PART_MAX_BYTES;
	(void)!answer(request, reply, &fd);
	if (fd >= 0)
		close(fd);
}
