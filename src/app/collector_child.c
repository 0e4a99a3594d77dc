/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The collector as a dashboard's child, seen from the parent, and the child's first steps.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/collector.h"
#include "base/mem.h"
#include "base/words.h"
#include "store/place.h"

#define LOG_MAX_BYTES (1 << 20)
#define STOP_LIMIT_MS 1000

/* Where the child finds its ends of the pipes, after the three that everybody has. */
enum {
	CHILD_DOWN_FD = 3,
	CHILD_UP_FD,
	CHILD_FIRST_CLOSED_FD
};

/* DESK.log beside DESK.db; begun anew when it has grown. */
static int open_log(const char *store_path, struct error *err)
{
	const char *dot = strrchr(store_path, '.');
	bool has_suffix = dot && strcmp(dot, ".db") == 0;
	int stem = has_suffix ? (int)(dot - store_path) : (int)strlen(store_path);
	char *path = NULL;
	struct stat status;
	if (!place_make_directory(store_path, 0700, err))
		return -1;
	if (asprintf(&path, "%.*s.log", stem, store_path) < 0)
		abort();
	int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		error_set(err, ERROR_SYSTEM, _("log \"%s\" cannot be opened: %s"), path,
			strerror(errno));
	else if (fstat(fd, &status) == 0 && status.st_size > LOG_MAX_BYTES)
		(void)!ftruncate(fd, 0);
	free(path);
	return fd;
}

/* Signals as a new program has them: the parent's handlers are not ours. */
static void reset_signals(void)
{
	sigset_t none;
	for (int number = 1; number < NSIG; number++)
		signal(number, SIG_DFL);
	signal(SIGQUIT, SIG_IGN);
	signal(SIGTSTP, SIG_IGN);
	signal(SIGTTIN, SIG_IGN);
	signal(SIGTTOU, SIG_IGN);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/* Puts the child's descriptors where they belong, and closes all others. */
static bool arrange_descriptors(int down, int up, int log)
{
	int null = open("/dev/null", O_RDWR);
	/* First out of the way of the places they go to. */
	down = fcntl(down, F_DUPFD, CHILD_FIRST_CLOSED_FD);
	up = fcntl(up, F_DUPFD, CHILD_FIRST_CLOSED_FD);
	log = fcntl(log, F_DUPFD, CHILD_FIRST_CLOSED_FD);
	if (null < 0 || down < 0 || up < 0 || log < 0)
		return false;
	return dup2(null, STDIN_FILENO) >= 0 && dup2(null, STDOUT_FILENO) >= 0 &&
	       dup2(log, STDERR_FILENO) >= 0 && dup3(down, CHILD_DOWN_FD, O_CLOEXEC) >= 0 &&
	       dup3(up, CHILD_UP_FD, O_CLOEXEC) >= 0 &&
	       close_range(CHILD_FIRST_CLOSED_FD, ~0u, 0) == 0;
}

static _Noreturn void be_child(
	const struct collector_options *options, pid_t parent, const int fds[3])
{
	struct collector_options mine = *options;
	struct error why = { 0 };
	mem_on_exhausted(NULL); /* the terminal is the parent's */
	setsid();
	reset_signals();
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent || !arrange_descriptors(fds[0], fds[1], fds[2]))
		_exit(EXIT_FAILURE);
	mine.parent_fd = CHILD_DOWN_FD;
	mine.report_fd = CHILD_UP_FD;
	mine.log_fd = STDERR_FILENO;
	_exit(collector_run(&mine, &why) ? EXIT_SUCCESS : error_exit_status(why.kind));
}

static void close_both(const int fds[2])
{
	for (int i = 0; i < 2; i++)
		if (fds[i] >= 0)
			close(fds[i]);
}

bool collector_spawn(
	const struct collector_options *options, struct collector_child *child, struct error *err)
{
	/* Downwards a socket, because a pipe without reader would raise SIGPIPE here. */
	int down[2] = { -1, -1 }, up[2] = { -1, -1 };
	pid_t pid = -1, parent = getpid();
	*child = (struct collector_child){ .fd_down = -1, .fd_up = -1 };
	int log = open_log(options->store_path, err);
	if (log < 0)
		return false;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, down) == 0 &&
		pipe2(up, O_CLOEXEC | O_NONBLOCK) == 0)
		pid = fork();
	if (pid == 0)
		be_child(options, parent, (int[]){ down[0], up[1], log });
	int reason = errno;
	close(log);
	if (pid < 0) {
		close_both(down);
		close_both(up);
		return error_set(err, ERROR_SYSTEM, _("the collector cannot be started: %s"),
			strerror(reason));
	}
	close(down[0]);
	close(up[1]);
	*child = (struct collector_child){ .pid = pid, .fd_down = down[1], .fd_up = up[0] };
	return true;
}

void collector_poke(const struct collector_child *child)
{
	if (child->pid > 0)
		(void)!send(child->fd_down, "p", 1, MSG_NOSIGNAL | MSG_DONTWAIT);
}

/* "kind<tab>text" of the last whole line. */
static bool read_line(char *lines, struct error *said)
{
	char *end = strrchr(lines, '\n');
	if (!end)
		return false;
	*end = '\0';
	char *line = strrchr(lines, '\n');
	line = line ? line + 1 : lines;
	char *tab = strchr(line, '\t');
	if (!tab)
		return false;
	*tab = '\0';
	for (int kind = 0; kind < ERROR_COUNT; kind++) {
		if (strcmp(error_kind_name((enum error_kind)kind), line) != 0)
			continue;
		error_set(said, (enum error_kind)kind, "%s", tab + 1);
		return true;
	}
	return false;
}

bool collector_listen(const struct collector_child *child, struct error *said, bool *is_gone)
{
	char lines[8192];
	bool is_new = false;
	*is_gone = child->pid <= 0;
	while (!*is_gone) {
		ssize_t got = read(child->fd_up, lines, sizeof(lines) - 1);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0 && errno == EAGAIN)
			return is_new;
		if (got <= 0) {
			*is_gone = true;
			return is_new;
		}
		lines[got] = '\0';
		is_new = read_line(lines, said) || is_new;
	}
	return is_new;
}

/* Its end of the pipe closes when it ends, whatever it still says meanwhile. */
static void await_end(const struct collector_child *child)
{
	int64_t deadline_ms = clock_read(NULL).mono_ms + STOP_LIMIT_MS;
	struct error said;
	bool is_gone = false;
	while (!is_gone) {
		int64_t left_ms = deadline_ms - clock_read(NULL).mono_ms;
		struct pollfd up = { .fd = child->fd_up, .events = POLLIN };
		if (left_ms <= 0 || (poll(&up, 1, (int)left_ms) < 0 && errno != EINTR))
			return;
		(void)collector_listen(child, &said, &is_gone);
	}
}

void collector_stop(struct collector_child *child)
{
	if (child->pid <= 0)
		return;
	close(child->fd_down);
	kill(child->pid, SIGTERM);
	await_end(child);
	close(child->fd_up);
	/* What closed its pipe is as good as gone; what did not, gets no more time. */
	kill(child->pid, SIGKILL);
	while (waitpid(child->pid, NULL, 0) < 0 && errno == EINTR)
		continue;
	*child = (struct collector_child){ .fd_down = -1, .fd_up = -1 };
}
