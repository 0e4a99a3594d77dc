/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The collector's log: one line, one write.
 */
#include "config.h"

#include "base/log.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/format.h"
#include "base/mem.h"
#include "base/text.h"

enum {
	LINE_MAX_BYTES = 2048
};

struct log {
	int fd;
	enum log_level least;
};

static const char *const level_names[LOG_LEVEL_COUNT] = {
	[LOG_LEVEL_ERROR] = "error",
	[LOG_LEVEL_NOTICE] = "notice",
	[LOG_LEVEL_DEBUG] = "debug",
};

/* A log that cannot be written must not stop the collector: what fails is dropped. */
static void write_all(int fd, const char *bytes, size_t len)
{
	while (len) {
		ssize_t written = write(fd, bytes, len);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return;
		bytes += written;
		len -= (size_t)written;
	}
}

struct log *log_new(int fd, enum log_level least)
{
	struct log *log = mem_new(1, sizeof *log);

	*log = (struct log){ .fd = fd, .least = least };
	return log;
}

void log_free(struct log *log)
{
	free(log);
}

void log_line(struct log *log, int64_t wall_s, enum log_level level, const char *format, ...)
{
	char at[24];
	struct buf raw, line;
	va_list args;

	if (!log || level > log->least)
		return;
	buf_init(&raw, 0);
	va_start(args, format);
	buf_vprintf(&raw, format, args);
	va_end(args);
	buf_init(&line, LINE_MAX_BYTES);
	buf_printf(&line, "%s %s ", format_iso(at, sizeof at, wall_s), level_names[level]);
	text_show(&line, raw.bytes);
	line.max++; /* room for the end of a line that was cut */
	buf_add_char(&line, '\n');
	write_all(log->fd, line.bytes, line.len);
	buf_release(&line);
	buf_release(&raw);
}
