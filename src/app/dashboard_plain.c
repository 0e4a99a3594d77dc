/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The dashboard for screen readers: the same store, facts and board, told in sentences.
 *
 * The first report waits until all of it is known, or for a minute. After that one comes once a
 * minute at most, and only of what has changed.
 */
#include "config.h"

#include <errno.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/dashboard_parts.h"

#define REPORT_EVERY_MS 60000

bool dashboard_plain_is_wanted(const struct options *options)
{
	const char *terminal = getenv("TERM");
	bool is_dumb = terminal && strcmp(terminal, "dumb") == 0;
	return options->wants_plain || (is_dumb && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO));
}

void dashboard_plain_start(struct dashboard *dashboard)
{
	bool is_utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
	dashboard->plain = plain_new(dashboard->options->wants_ascii || !is_utf8);
}

void dashboard_plain_stop(struct dashboard *dashboard)
{
	plain_free(dashboard->plain);
	dashboard->plain = NULL;
}

/* Where nobody reads any more, nothing is left to do. */
static void put(struct dashboard *dashboard, const struct buf *text)
{
	for (size_t at = 0; at < text->len && !dashboard->wants_quit;) {
		ssize_t put = write(STDOUT_FILENO, text->bytes + at, text->len - at);
		dashboard->wants_quit |= put < 0 && errno != EINTR;
		at += put > 0 ? (size_t)put : 0;
	}
}

void dashboard_plain_report(struct dashboard *dashboard)
{
	int64_t now_ms = dashboard->scene.now.mono_ms;
	bool is_first = dashboard->next_report_ms == 0;
	bool is_awaited = !dashboard->is_reported && plain_is_whole(&dashboard->scene);
	if (!is_first && !is_awaited && now_ms < dashboard->next_report_ms)
		return;
	struct buf text;
	buf_init(&text, 0);
	if (is_first && !is_awaited)
		plain_tell_start(dashboard->plain, &dashboard->scene, &text);
	else
		plain_tell(dashboard->plain, &dashboard->scene, &text);
	dashboard->is_reported = is_awaited || !is_first;
	dashboard->next_report_ms = now_ms + REPORT_EVERY_MS;
	put(dashboard, &text);
	buf_release(&text);
}

void dashboard_plain_say(struct dashboard *dashboard, const char *sentence)
{
	struct buf text;
	buf_init(&text, 0);
	plain_say(dashboard->plain, &dashboard->scene, sentence, &text);
	put(dashboard, &text);
	buf_release(&text);
}

void dashboard_plain_read(struct dashboard *dashboard)
{
	char keys[256];
	ssize_t got = read(STDIN_FILENO, keys, sizeof(keys));
	bool is_ended = got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN);
	dashboard->wants_quit |= is_ended || (got > 0 && memchr(keys, 'q', (size_t)got));
}
