/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The store as the dashboard sees it: opened when it is there, looked at when it says so.
 */
#include "config.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "app/dashboard_parts.h"
#include "base/words.h"

/* Many small writes, as of a backfill, are looked at together. */
#define LOOK_EVERY_MS 200
#define CHECK_EVERY_MS 5000
#define OPEN_EVERY_MS 250

static void watch_stop(struct dashboard *dashboard)
{
	if (dashboard->watch_fd >= 0)
		close(dashboard->watch_fd);
	dashboard->watch_fd = -1;
}

/* The folder and not the files: WAL and store may be made after us, and made anew. */
void dashboard_watch(struct dashboard *dashboard)
{
	char folder[PATH_MAX];
	(void)snprintf(folder, sizeof(folder), "%s", dashboard->file->store_path);
	char *slash = strrchr(folder, '/');
	if (slash)
		*(slash == folder ? slash + 1 : slash) = '\0';
	else
		(void)snprintf(folder, sizeof(folder), ".");
	watch_stop(dashboard);
	dashboard->watch_fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	if (dashboard->watch_fd < 0)
		return;
	int watch =
		inotify_add_watch(dashboard->watch_fd, folder, IN_MODIFY | IN_CREATE | IN_MOVED_TO);
	if (watch < 0)
		watch_stop(dashboard);
}

/* True for the store and its WAL; readers themselves write to the -shm beside. */
static bool is_ours(const struct dashboard *dashboard, const char *name)
{
	const char *slash = strrchr(dashboard->file->store_path, '/');
	const char *own = slash ? slash + 1 : dashboard->file->store_path;
	size_t len = strlen(own);
	if (strncmp(name, own, len) != 0)
		return false;
	return name[len] == '\0' || strcmp(name + len, "-wal") == 0;
}

void dashboard_watch_read(struct dashboard *dashboard)
{
	_Alignas(struct inotify_event) char events[4096];
	ssize_t got;
	bool is_gone = false; /* the folder: it is looked for as where nobody wakes us */
	while ((got = read(dashboard->watch_fd, events, sizeof(events))) > 0) {
		for (ssize_t at = 0; at < got;) {
			const struct inotify_event *event = (const void *)(events + at);
			bool is_lost = event->mask & IN_Q_OVERFLOW; /* and with it perhaps ours */
			if (is_lost || (event->len > 0 && is_ours(dashboard, event->name)))
				dashboard->has_news = true;
			is_gone |= event->mask & IN_IGNORED;
			at += (ssize_t)(sizeof(*event) + event->len);
		}
	}
	if (!is_gone)
		return;
	watch_stop(dashboard);
	dashboard->has_news = true;
}

void dashboard_store_fault(struct dashboard *dashboard, const struct error *fault)
{
	(void)snprintf(
		dashboard->store_trouble, sizeof(dashboard->store_trouble), "%s", fault->text);
	dashboard->is_dirty = true;
}

void dashboard_store_close(struct dashboard *dashboard)
{
	store_close(dashboard->file->store);
	dashboard->file->store = NULL;
}

static void open_store(struct dashboard *dashboard)
{
	struct error fault = { .kind = ERROR_NONE };
	dashboard->next_look_ms = dashboard->scene.now.mono_ms + OPEN_EVERY_MS;
	bool is_expected =
		dashboard->has_collector && access(dashboard->file->store_path, F_OK) != 0;
	if (is_expected)
		return;
	if (!deskfile_open(dashboard->file, &fault)) {
		dashboard_store_close(dashboard);
		dashboard_store_fault(dashboard, &fault);
		return;
	}
	dashboard->store_trouble[0] = '\0';
	dashboard->scene.speed = dashboard->file->simulation.speed;
	dashboard->scene.is_simulated = dashboard->scene.speed > 0;
	dashboard->scene.desk = ui_desk(dashboard->ui, dashboard->file->desk);
	dashboard->has_news = true;
	dashboard->is_store_new = true;
	dashboard->next_look_ms = 0;
	dashboard->is_dirty = true;
	if (dashboard->watch_fd < 0)
		dashboard_watch(dashboard);
}

static bool read_statuses(struct dashboard *dashboard, struct error *err)
{
	dashboard->scene.sources = dashboard->sources;
	return store_statuses(dashboard->file->store, dashboard->sources, STORE_SOURCES_MAX,
		&dashboard->scene.source_count, err);
}

static void look(struct dashboard *dashboard)
{
	struct store_version version;
	struct error fault = { .kind = ERROR_NONE };
	dashboard->has_news = false;
	dashboard->next_look_ms = dashboard->scene.now.mono_ms + LOOK_EVERY_MS;
	bool is_written = store_has_news(dashboard->file->store);
	if (!is_written && !dashboard->is_store_new)
		return;
	dashboard->is_store_new = false;
	if (!store_version(dashboard->file->store, &version, &fault)) {
		dashboard_store_fault(dashboard, &fault);
		return;
	}
	bool is_other = strcmp(version.store_id, dashboard->version.store_id) != 0;
	bool is_behind =
		dashboard->seq < version.oldest_seq || dashboard->activity_seq < version.oldest_seq;
	if (version.status_seq != dashboard->version.status_seq || is_other) {
		dashboard->is_dirty = true;
		dashboard->has_changes = true; /* coverage is a part of the facts */
		if (!read_statuses(dashboard, &fault))
			dashboard_store_fault(dashboard, &fault);
	}
	dashboard->has_changes |=
		version.seq != dashboard->seq || version.seq != dashboard->activity_seq;
	dashboard->version = version;
	if (!dashboard->facts || is_other || is_behind)
		dashboard_facts_begin(dashboard);
}

void dashboard_store_step(struct dashboard *dashboard)
{
	int64_t now_ms = dashboard->scene.now.mono_ms;
	if (now_ms >= dashboard->next_check_ms) {
		dashboard->next_check_ms = now_ms + CHECK_EVERY_MS;
		dashboard->has_news |= dashboard->watch_fd < 0;
	}
	if (now_ms < dashboard->next_look_ms)
		return;
	if (!dashboard->file->store)
		open_store(dashboard);
	if (dashboard->file->store && dashboard->has_news)
		look(dashboard);
}
