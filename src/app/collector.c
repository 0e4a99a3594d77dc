/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The collector's loop: turns, status, one wait, what ended, signals.
 */
#include "config.h"

#include "app/collector.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "app/poller.h"
#include "app/secret.h"
#include "base/mem.h"
#include "base/words.h"

#define USER_AGENT "kpitop/" PACKAGE_VERSION
#define WAIT_MAX_MS 10000   /* so that waking from suspend is noticed soon */
#define JUMP_MS 30000       /* a clock that went so far ahead of our wait: we were suspended */
#define CHECKPOINT_EVERY 64 /* batches, while there is no pause between them */

struct collector {
	struct collection collection;
	struct poller *pollers;
	size_t poller_count;
	int lock_fd, signal_fd, parent_fd;
	int was_dumpable;
	sigset_t old_mask; /* what follows is put back at the end */
	struct sigaction old_pipe, old_reload;
	int64_t turn_at_ms; /* monotonic, of the last turn */
	int64_t real_at_ms; /* wall */
	int64_t waited_ms;  /* longest that the last wait could take */
	bool is_ending;
};

/* --- start ----------------------------------------------------------------------------------- */

/* libcurl turns EINTR into a plain timeout, so signals arrive through a descriptor. */
static bool catch_signals(struct collector *collector, struct error *err)
{
	const struct sigaction ignored = { .sa_handler = SIG_IGN };
	sigset_t ending;
	sigemptyset(&ending);
	sigaddset(&ending, SIGTERM);
	sigaddset(&ending, SIGINT);
	sigaddset(&ending, SIGHUP);
	sigaction(SIGPIPE, &ignored, &collector->old_pipe);
	/* Means "reload" to dashboards, and may be sent to everything of our name. */
	sigaction(SIGUSR1, &ignored, &collector->old_reload);
	sigprocmask(SIG_BLOCK, &ending, &collector->old_mask);
	collector->signal_fd = signalfd(-1, &ending, SFD_CLOEXEC | SFD_NONBLOCK);
	if (collector->signal_fd < 0)
		return error_set(
			err, ERROR_SYSTEM, _("no signals can be read: %s"), strerror(errno));
	return true;
}

/* What readers must know of the desk, and under which names its sources now go. */
static bool describe_desk(struct collection *collection, struct error *err)
{
	const struct desk *desk = collection->desk;
	struct store *store = collection->store;
	const char *title = desk->title ? desk->title : desk->name;
	const char *zone = desk->zone_text ? desk->zone_text : "";
	if (!store_meta_set(store, "desk.title", title, err) ||
		!store_meta_set(store, "desk.zone", zone, err))
		return false;
	for (size_t i = 0; i < desk->source_count; i++) {
		const struct source_config *source = &desk->sources[i];
		if (source->was && !store_rename_source(store, source->was, source->name, err))
			return false;
	}
	if (collection->simulation.speed > 0)
		return store_simulation_set(store, &collection->simulation, err);
	return store_simulation(store, &collection->simulation, err);
}

static bool open_store(
	struct collector *collector, const struct collector_options *options, struct error *err)
{
	enum store_mode mode = options->is_shared ? STORE_WRITE_SHARED : STORE_WRITE_PRIVATE;
	return store_prepare(options->store_path, mode, err) &&
	       store_lock(options->store_path, &collector->lock_fd, err) &&
	       store_open(options->store_path, mode, &collector->collection.store, err) &&
	       describe_desk(&collector->collection, err);
}

static bool has_living(const struct collector *collector)
{
	for (size_t i = 0; i < collector->poller_count; i++)
		if (collector->pollers[i].phase != POLLER_FAILED)
			return true;
	return false;
}

/* One source that cannot be opened does not keep the others from running. */
static bool open_pollers(struct collector *collector, struct error *err)
{
	struct error first = { 0 }, why = { 0 };
	struct now now = collection_now(&collector->collection);
	for (size_t i = 0; i < collector->collection.desk->source_count; i++) {
		collector->poller_count++;
		if (!poller_init(&collector->pollers[i], &collector->collection, i, &now, err))
			return false;
	}
	for (size_t i = 0; i < collector->poller_count; i++)
		if (!poller_open(&collector->pollers[i], &now, &why) && first.kind == ERROR_NONE)
			first = why;
	if (has_living(collector))
		return true;
	return error_set(err, first.kind, "%s", first.text);
}

static bool start(
	struct collector *collector, const struct collector_options *options, struct error *err)
{
	struct collection *collection = &collector->collection;
	size_t source_count = options->desk->source_count;
	if (source_count == 0)
		return error_set(err, ERROR_CONFIG,
			_("desk \"%s\" has no source: nothing can be collected"),
			options->desk->name);
	collector->pollers = mem_new(source_count, sizeof(*collector->pollers));
	collector->was_dumpable = prctl(PR_GET_DUMPABLE);
	secret_guard();
	if (!catch_signals(collector, err) || !open_store(collector, options, err) ||
		!net_new(source_count, USER_AGENT, &collection->net, err) ||
		!open_pollers(collector, err))
		return false;
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	log_line(collection->log, collection_now(collection).wall_s, LOG_LEVEL_NOTICE,
		"collecting desk %s into %s", options->desk->name, options->store_path);
	return true;
}

/* --- turns ----------------------------------------------------------------------------------- */

static void poke_all(struct collector *collector, const struct now *now)
{
	for (size_t i = 0; i < collector->poller_count; i++)
		poller_poke(&collector->pollers[i], now);
}

/* After a suspend, or when somebody set the clock, not-before times mean nothing: one poll. */
static void notice_jump(struct collector *collector, const struct now *now)
{
	int64_t real_ms = clock_real_ms();
	int64_t passed_ms = now->mono_ms - collector->turn_at_ms;
	int64_t drift_ms = real_ms - collector->real_at_ms - passed_ms;
	bool is_first = collector->turn_at_ms == 0;
	bool has_slept = passed_ms > collector->waited_ms + JUMP_MS;
	collector->turn_at_ms = now->mono_ms;
	collector->real_at_ms = real_ms;
	if (is_first || (!has_slept && llabs(drift_ms) < JUMP_MS))
		return;
	log_line(collector->collection.log, now->wall_s, LOG_LEVEL_NOTICE,
		has_slept ? "awake again, polling" : "the clock was set, polling");
	poke_all(collector, now);
}

static void take_turns(struct collector *collector, const struct now *now)
{
	for (size_t i = 0; i < collector->poller_count; i++) {
		poller_turn(&collector->pollers[i], now);
		poller_status_tell(&collector->pollers[i], now);
	}
}

/* The source that stopped; one that was refused before others. NULL: all are at work. */
static const struct poller *find_failed(const struct collector *collector)
{
	const struct poller *failed = NULL;
	for (size_t i = 0; i < collector->poller_count; i++) {
		const struct poller *poller = &collector->pollers[i];
		if (poller->phase != POLLER_FAILED)
			continue;
		if (poller->failure.kind == ERROR_AUTH)
			return poller;
		if (!failed)
			failed = poller;
	}
	return failed;
}

static bool is_done(const struct collector *collector)
{
	for (size_t i = 0; i < collector->poller_count; i++)
		if (!poller_is_done(&collector->pollers[i]))
			return false;
	return true;
}

/* Every source ended for good: a refused credential ends the collector, so that its parent can
 * start it anew; other reasons wait for a poke. --once ends when nothing is left to come. */
static bool is_over(const struct collector *collector, struct error *err)
{
	const struct poller *failed = find_failed(collector);
	bool is_refused = failed && failed->failure.kind == ERROR_AUTH && !has_living(collector);
	if (!is_refused && !(collector->collection.is_once && is_done(collector)))
		return false;
	if (failed)
		error_set(err, failed->failure.kind, "%s: %s", failed->config->name,
			failed->failure.text);
	return true;
}

/* --- the wait -------------------------------------------------------------------------------- */

static int wait_ms(const struct collector *collector, const struct now *now)
{
	int64_t due_ms = now->mono_ms + WAIT_MAX_MS;
	for (size_t i = 0; i < collector->poller_count; i++) {
		int64_t poller_due = poller_due_ms(&collector->pollers[i]);
		due_ms = poller_due < due_ms ? poller_due : due_ms;
	}
	return due_ms > now->mono_ms ? (int)(due_ms - now->mono_ms) : 0;
}

static void read_signals(struct collector *collector)
{
	struct signalfd_siginfo signals[4];
	if (read(collector->signal_fd, signals, sizeof(signals)) > 0)
		collector->is_ending = true;
}

/* 'p': poll now. The end of the pipe: the parent is gone. */
static void read_parent(struct collector *collector, const struct now *now)
{
	char bytes[64];
	struct pollfd ready = { .fd = collector->parent_fd, .events = POLLIN };
	if (collector->parent_fd < 0 || poll(&ready, 1, 0) <= 0)
		return;
	ssize_t got = read(collector->parent_fd, bytes, sizeof(bytes));
	if (got > 0 && memchr(bytes, 'p', (size_t)got))
		poke_all(collector, now);
	if (got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN))
		collector->is_ending = true;
}

static void finish_transfers(struct collector *collector, const struct now *now)
{
	size_t slot = 0;
	bool has_reply = false;
	struct error why = { 0 };
	while (net_finished(collector->collection.net, &slot, &has_reply, &why))
		poller_finish(&collector->pollers[slot], now, has_reply, &why);
}

static bool loop(struct collector *collector, struct error *err)
{
	struct collection *collection = &collector->collection;
	struct error over = { 0 };
	const int fds[] = { collector->signal_fd, collector->parent_fd };
	size_t fd_count = collector->parent_fd < 0 ? 1 : 2;
	while (!collector->is_ending) {
		struct now now = collection_now(collection);
		notice_jump(collector, &now);
		take_turns(collector, &now);
		if (is_over(collector, &over))
			return over.kind == ERROR_NONE ||
			       error_set(err, over.kind, "%s", over.text);
		int timeout_ms = wait_ms(collector, &now);
		if (timeout_ms > 0 && !collection_wipe(collection, &now))
			timeout_ms = 0;
		if (timeout_ms > 0 || collection->uncheckpointed >= CHECKPOINT_EVERY)
			collection_checkpoint(collection, &now);
		collector->waited_ms = timeout_ms;
		if (!net_wait(collection->net, fds, fd_count, timeout_ms, err))
			return false;
		now = collection_now(collection);
		finish_transfers(collector, &now);
		read_signals(collector);
		read_parent(collector, &now);
	}
	return true;
}

/* --- end ------------------------------------------------------------------------------------- */

/* A run that ends when all is there has had no hour to wait for. */
static void wipe_at_last(struct collector *collector, const struct now *now)
{
	struct collection *collection = &collector->collection;
	if (!collection->is_once || !collection->store)
		return;
	collection->next_wipe_ms = 0;
	while (!collection_wipe(collection, now))
		continue;
}

/* In the order opposite to start; fine after any part of it. */
static void end(struct collector *collector)
{
	struct collection *collection = &collector->collection;
	if (!collector->pollers)
		return;
	struct now now = collection_now(collection);
	for (size_t i = 0; i < collector->poller_count; i++) {
		if (collector->pollers[i].row)
			poller_status_end(&collector->pollers[i], &now);
		poller_release(&collector->pollers[i]);
	}
	free(collector->pollers);
	net_free(collection->net);
	wipe_at_last(collector, &now);
	collection_checkpoint(collection, &now);
	store_close(collection->store);
	store_unlock(collector->lock_fd);
	if (collector->signal_fd >= 0) {
		read_signals(collector); /* one more of them must not end us the hard way now */
		close(collector->signal_fd);
	}
	sigprocmask(SIG_SETMASK, &collector->old_mask, NULL);
	sigaction(SIGPIPE, &collector->old_pipe, NULL);
	sigaction(SIGUSR1, &collector->old_reload, NULL);
	prctl(PR_SET_DUMPABLE, collector->was_dumpable); /* the secrets are gone */
}

bool collector_run(const struct collector_options *options, struct error *err)
{
	struct error why = { 0 };
	enum log_level least = options->is_verbose ? LOG_LEVEL_DEBUG : LOG_LEVEL_NOTICE;
	struct collector collector = {
		.collection = {
			.desk = options->desk,
			.log = options->log_fd < 0 ? NULL : log_new(options->log_fd, least),
			.simulation = options->simulation,
			.report_fd = options->report_fd,
			.is_once = options->is_once,
			.tells_remarks = options->tells_remarks,
		},
		.lock_fd = -1,
		.signal_fd = -1,
		.parent_fd = options->parent_fd,
	};
	bool is_well = start(&collector, options, &why) && loop(&collector, &why);
	struct now now = collection_now(&collector.collection);
	if (!is_well && options->report_fd >= 0) { /* else the command says it */
		collection_report(&collector.collection, why.kind, why.text);
		log_line(collector.collection.log, now.wall_s, LOG_LEVEL_ERROR, "%s", why.text);
	}
	end(&collector);
	log_line(collector.collection.log, now.wall_s, LOG_LEVEL_NOTICE, "collector ends");
	log_free(collector.collection.log);
	return is_well || error_set(err, why.kind, "%s", why.text);
}
