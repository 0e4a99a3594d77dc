/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs a terminal program in a pseudo-terminal and measures what a person and a line would notice:
 *
 *   meter [--size COLSxROWS] [--warm S] [--measure S] [--until TEXT|TEXT…]
 *         [--keys KEYS --every MS] -- COMMAND…
 *
 * Prints one line: the first byte, the moment TEXT was first on its way to the screen, then bytes,
 * CPU and wake-ups a minute after the warm-up, peak memory of the program and of its children, and
 * the time from a key to the first byte of its answer.
 */
#include "config.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define KEY_MAX 4096

struct meter {
	struct winsize size;
	double warm_s, measure_s;
	const char *until;
	const char *keys;
	double every_s;
	pid_t pid;
	int fd;
	double started, first, found; /* seconds; negative: not yet */
	uint64_t bytes;
	double key_sent;
	double latencies[KEY_MAX];
	size_t latency_count;
	char tail[512]; /* the end of what came, so that TEXT may span two reads */
	size_t tail_len;
};

struct cost {
	double cpu_s, wakeups;
	double own_mib, children_mib;
};

static double now_s(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static pid_t parent_of(pid_t pid, double *cpu_s)
{
	char path[64], line[1024];
	snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
	FILE *file = fopen(path, "r");
	if (!file)
		return 0;
	size_t len = fread(line, 1, sizeof line - 1, file);
	fclose(file);
	line[len] = '\0';
	const char *rest = strrchr(line, ')');
	int parent = 0;
	unsigned long user = 0, system_time = 0;
	if (rest)
		sscanf(rest + 2, "%*c %d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &parent,
			&user, &system_time);
	*cpu_s = (double)(user + system_time) / (double)sysconf(_SC_CLK_TCK);
	return parent;
}

/* A line of the process's status. */
static double status_of(pid_t pid, const char *name)
{
	char path[64], line[256];
	double value = 0;
	snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
	FILE *file = fopen(path, "r");
	while (file && fgets(line, sizeof line, file))
		if (strncmp(line, name, strlen(name)) == 0)
			value = strtod(line + strlen(name), NULL);
	if (file)
		fclose(file);
	return value;
}

/* The program and its direct children: the dashboard and its collector. */
static struct cost cost_of(pid_t pid)
{
	struct cost cost = { 0 };
	DIR *proc = opendir("/proc");
	struct dirent *entry;
	while (proc && (entry = readdir(proc))) {
		pid_t other = (pid_t)strtol(entry->d_name, NULL, 10);
		double cpu = 0;
		if (other <= 0)
			continue;
		pid_t parent = parent_of(other, &cpu);
		if (other != pid && parent != pid)
			continue;
		cost.cpu_s += cpu;
		cost.wakeups += status_of(other, "voluntary_ctxt_switches:");
		*(other == pid ? &cost.own_mib : &cost.children_mib) +=
			status_of(other, "VmHWM:") / 1024;
	}
	if (proc)
		closedir(proc);
	return cost;
}

/* Whether one of the texts, parted by '|', is there. */
static bool has_any(const char *bytes, size_t len, const char *texts)
{
	for (size_t text_len; *texts; texts += text_len + (texts[text_len] == '|')) {
		text_len = strcspn(texts, "|");
		if (memmem(bytes, len, texts, text_len))
			return true;
	}
	return false;
}

static void take(struct meter *meter, const char *bytes, size_t len, double now)
{
	if (meter->first < 0)
		meter->first = now - meter->started;
	meter->bytes += len;
	if (meter->key_sent >= 0 && meter->latency_count < KEY_MAX) {
		meter->latencies[meter->latency_count++] = now - meter->key_sent;
		meter->key_sent = -1;
	}
	if (!meter->until || meter->found >= 0)
		return;
	char joined[sizeof meter->tail + 65536];
	memcpy(joined, meter->tail, meter->tail_len);
	memcpy(joined + meter->tail_len, bytes, len);
	size_t all = meter->tail_len + len;
	if (has_any(joined, all, meter->until))
		meter->found = now - meter->started;
	meter->tail_len = all < sizeof meter->tail ? all : sizeof meter->tail;
	memcpy(meter->tail, joined + all - meter->tail_len, meter->tail_len);
}

/* Reads for `seconds`, pressing keys where asked; false when the program ended. */
static bool run_for(struct meter *meter, double seconds, bool has_keys)
{
	static char bytes[65536];
	double end = now_s() + seconds, next_key = now_s();
	size_t key = 0, key_count = has_keys && meter->keys ? strlen(meter->keys) : 0;
	for (double now = now_s(); now < end; now = now_s()) {
		if (key_count && now >= next_key) {
			meter->key_sent = now;
			if (write(meter->fd, &meter->keys[key++ % key_count], 1) != 1)
				return false;
			next_key = now + meter->every_s;
		}
		struct pollfd wait = { .fd = meter->fd, .events = POLLIN };
		if (poll(&wait, 1, 1) <= 0)
			continue;
		ssize_t len = read(meter->fd, bytes, sizeof bytes);
		if (len <= 0)
			return false;
		take(meter, bytes, (size_t)len, now_s());
	}
	return true;
}

static int by_size(const void *a, const void *b)
{
	double left = *(const double *)a, right = *(const double *)b;
	return (left > right) - (left < right);
}

static void tell(struct meter *meter, struct cost before, struct cost after)
{
	double minutes = meter->measure_s / 60;
	printf("first byte %.0f ms", meter->first * 1000);
	if (meter->until)
		printf(", '%s' after %.0f ms", meter->until, meter->found * 1000);
	printf(", then %.0f B/min, %.3f s CPU/min, %.0f wake-ups/min, peak %.1f + %.1f MiB",
		(double)meter->bytes / minutes, (after.cpu_s - before.cpu_s) / minutes,
		(after.wakeups - before.wakeups) / minutes, after.own_mib, after.children_mib);
	size_t count = meter->latency_count;
	if (count) {
		qsort(meter->latencies, count, sizeof *meter->latencies, by_size);
		printf(", key to frame median %.1f p95 %.1f max %.1f ms (%zu keys)",
			meter->latencies[count / 2] * 1000,
			meter->latencies[count * 95 / 100] * 1000,
			meter->latencies[count - 1] * 1000, count);
	}
	printf("\n");
}

static char **options_of(struct meter *meter, int argc, char **argv)
{
	int i = 1;
	for (; i + 1 < argc && strcmp(argv[i], "--") != 0; i += 2) {
		const char *value = argv[i + 1];
		if (strcmp(argv[i], "--size") == 0)
			sscanf(value, "%hux%hu", &meter->size.ws_col, &meter->size.ws_row);
		else if (strcmp(argv[i], "--warm") == 0)
			meter->warm_s = strtod(value, NULL);
		else if (strcmp(argv[i], "--measure") == 0)
			meter->measure_s = strtod(value, NULL);
		else if (strcmp(argv[i], "--until") == 0)
			meter->until = value;
		else if (strcmp(argv[i], "--keys") == 0)
			meter->keys = value;
		else if (strcmp(argv[i], "--every") == 0)
			meter->every_s = strtod(value, NULL) / 1000;
		else
			return NULL;
	}
	return i + 1 < argc ? argv + i + 1 : NULL;
}

int main(int argc, char **argv)
{
	struct meter meter = {
		.size = { .ws_col = 160, .ws_row = 45 },
		.warm_s = 5,
		.measure_s = 30,
		.every_s = 0.1,
		.first = -1,
		.found = -1,
		.key_sent = -1,
	};
	char **command = options_of(&meter, argc, argv);
	if (!command) {
		fprintf(stderr, "usage: meter [--size CxR] [--warm S] [--measure S] [--until TEXT] "
				"[--keys KEYS --every MS] -- COMMAND\n");
		return 64;
	}
	meter.started = now_s();
	meter.pid = forkpty(&meter.fd, NULL, NULL, &meter.size);
	if (meter.pid == 0) {
		execvp(command[0], command);
		_exit(127);
	}
	bool is_alive = run_for(&meter, meter.warm_s, false);
	meter.bytes = 0;
	struct cost before = cost_of(meter.pid);
	is_alive = is_alive && run_for(&meter, meter.measure_s, true);
	struct cost after = cost_of(meter.pid);
	if (!is_alive)
		printf("the program ended early: ");
	tell(&meter, before, after);
	kill(meter.pid, SIGTERM);
	run_for(&meter, 1, false);
	kill(meter.pid, SIGKILL);
	waitpid(meter.pid, NULL, 0);
	return is_alive ? 0 : 1;
}
