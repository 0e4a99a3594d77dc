/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A terminal with somebody at it, for tests: runs a program, does what standard input says line by
 * line, and keeps every byte the program sends.
 *
 *   typist [--size COLSxROWS] [--out FILE] [--patience SECONDS] -- COMMAND…
 *
 *   wait TEXT     until it stands on the screen      gone TEXT    until it does not
 *   sent TEXT     until its bytes have come since the last `out`
 *   keys TEXT     sends it; \e \a \r \t \\ \xHH         size CxR     another size
 *   out FILE      the bytes from here on             signal NAME  to the program
 *   rate N        bytes a second that are read       show         prints the screen
 *   hang          the terminal goes away             end          until the program has ended
 *   kill          ends it for good                   stopped      until a signal has stopped it
 *
 * A step that is in vain for so long (a minute) ends all with the screen and status 1.
 */
#include "config.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

#include "base/buf.h"
#include "base/macros.h"

#define PATIENCE_S 60
#define LINE_MAX_BYTES 4096

struct typist {
	struct winsize size;
	const char *out_path;
	FILE *out;
	VTerm *vterm;
	VTermScreen *screen;
	struct buf came; /* since the last `out` */
	pid_t pid;
	int fd;
	long rate; /* bytes a second; 0: as fast as they come */
	long patience_s;
	int status;
	bool has_ended;
};

static int64_t now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void print_screen(const struct typist *typist, struct buf *text)
{
	int rows, columns;
	char line[4096];
	vterm_get_size(typist->vterm, &rows, &columns);
	for (int y = 0; y < rows; y++) {
		VTermRect rect = { .start_row = y, .end_row = y + 1, .end_col = columns };
		size_t len = vterm_screen_get_text(typist->screen, line, sizeof line, rect);
		buf_add(text, line, len);
		buf_add_char(text, '\n');
	}
}

static bool stands(const struct typist *typist, const char *words)
{
	struct buf text;
	buf_init(&text, 0);
	print_screen(typist, &text);
	bool is_there = strstr(text.bytes, words) != NULL;
	buf_release(&text);
	return is_there;
}

static void read_some(struct typist *typist)
{
	char bytes[65536];
	size_t most = sizeof bytes;
	if (typist->rate > 0) {
		struct timespec pause = { 0, 20000000 };
		nanosleep(&pause, NULL);
		most = (size_t)typist->rate / 50 + 1;
	}
	ssize_t len = typist->fd < 0 ? 0 : read(typist->fd, bytes, most);
	if (len <= 0) {
		typist->has_ended = waitpid(typist->pid, &typist->status, 0) == typist->pid;
		return;
	}
	vterm_input_write(typist->vterm, bytes, (size_t)len);
	buf_add(&typist->came, bytes, (size_t)len);
	if (typist->out)
		fwrite(bytes, 1, (size_t)len, typist->out);
}

/* Reads what comes within the time; at least once where something is there. */
static void listen_for(struct typist *typist, int wait_ms)
{
	struct pollfd wait = { .fd = typist->fd, .events = POLLIN };
	if (typist->has_ended)
		return;
	if (poll(&wait, 1, wait_ms) > 0)
		read_some(typist);
	if (typist->fd < 0)
		typist->has_ended = waitpid(typist->pid, &typist->status, WNOHANG) == typist->pid;
}

/* --- steps --- */

static bool is_sent(const struct typist *typist, const char *words)
{
	return memmem(typist->came.bytes, typist->came.len, words, strlen(words)) != NULL;
}

/* Whether a signal has stopped it since it was asked last. */
static bool is_stopped(struct typist *typist)
{
	int status;
	return waitpid(typist->pid, &status, WUNTRACED | WNOHANG) == typist->pid &&
	       WIFSTOPPED(status);
}

static bool has_come(struct typist *typist, const char *verb, const char *words)
{
	if (strcmp(verb, "end") == 0)
		return typist->has_ended;
	if (strcmp(verb, "stopped") == 0)
		return is_stopped(typist);
	if (strcmp(verb, "sent") == 0)
		return is_sent(typist, words);
	return stands(typist, words) == (strcmp(verb, "wait") == 0);
}

static bool await(struct typist *typist, const char *verb, const char *words)
{
	int64_t until_ms = now_ms() + typist->patience_s * 1000;
	while (!has_come(typist, verb, words)) {
		if (now_ms() >= until_ms || (typist->has_ended && strcmp(verb, "end") != 0))
			return false;
		listen_for(typist, 100);
	}
	return true;
}

/* In place; returns the bytes, among which NUL may be. */
static size_t unescape(char *text)
{
	static const char names[] = "eart", bytes[] = "\033\a\r\t";
	size_t len = 0;
	for (const char *at = text; *at; at++) {
		char byte = *at;
		if (byte == '\\' && at[1] == 'x') {
			char digits[3] = { at[2], at[2] ? at[3] : '\0', '\0' };
			byte = (char)strtol(digits, NULL, 16);
			at += 3;
		} else if (byte == '\\' && at[1]) {
			const char *name = strchr(names, *++at);
			byte = name ? bytes[name - names] : *at;
		}
		text[len++] = byte;
	}
	text[len] = '\0';
	return len;
}

/* What is typed waits for its place like what is printed: so long we listen. */
static bool type(struct typist *typist, const char *bytes, size_t len)
{
	int64_t until_ms = now_ms() + typist->patience_s * 1000;
	while (len > 0 && now_ms() < until_ms && !typist->has_ended) {
		struct pollfd wait = { .fd = typist->fd, .events = POLLOUT };
		ssize_t sent = poll(&wait, 1, 0) > 0 && (wait.revents & POLLOUT)
				       ? write(typist->fd, bytes, len)
				       : 0;
		bytes += sent > 0 ? sent : 0;
		len -= sent > 0 ? (size_t)sent : 0;
		listen_for(typist, sent > 0 ? 0 : 10);
	}
	return len == 0;
}

static bool resize(struct typist *typist, const char *size)
{
	if (sscanf(size, "%hux%hu", &typist->size.ws_col, &typist->size.ws_row) != 2)
		return false;
	vterm_set_size(typist->vterm, typist->size.ws_row, typist->size.ws_col);
	return ioctl(typist->fd, TIOCSWINSZ, &typist->size) == 0;
}

static bool send_signal(struct typist *typist, const char *name)
{
	static const struct {
		const char *name;
		int number;
	} rows[] = { { "TERM", SIGTERM }, { "HUP", SIGHUP }, { "TSTP", SIGTSTP },
		{ "CONT", SIGCONT }, { "USR1", SIGUSR1 }, { "INT", SIGINT }, { "SEGV", SIGSEGV } };
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		if (strcmp(rows[i].name, name) == 0)
			return kill(typist->pid, rows[i].number) == 0;
	}
	return false;
}

static bool open_out(struct typist *typist, const char *path)
{
	if (typist->out)
		fclose(typist->out);
	buf_clear(&typist->came);
	typist->out = path ? fopen(path, "wb") : NULL;
	return !path || typist->out;
}

static bool hang(struct typist *typist)
{
	close(typist->fd);
	typist->fd = -1;
	return true;
}

static bool kill_it(struct typist *typist)
{
	if (!typist->has_ended)
		kill(typist->pid, SIGKILL);
	return await(typist, "end", "");
}

static bool show(struct typist *typist)
{
	struct buf text;
	buf_init(&text, 0);
	print_screen(typist, &text);
	fputs(text.bytes, stdout);
	buf_release(&text);
	return true;
}

static bool do_step(struct typist *typist, const char *verb, char *rest)
{
	static const char *const waits[] = { "wait", "gone", "sent", "stopped", "end" };
	for (size_t i = 0; i < ARRAY_LEN(waits); i++) {
		if (strcmp(verb, waits[i]) == 0) {
			unescape(rest);
			return await(typist, verb, rest);
		}
	}
	if (strcmp(verb, "keys") == 0) {
		size_t len = unescape(rest);
		return type(typist, rest, len);
	}
	if (strcmp(verb, "size") == 0)
		return resize(typist, rest);
	if (strcmp(verb, "signal") == 0)
		return send_signal(typist, rest);
	if (strcmp(verb, "out") == 0)
		return open_out(typist, rest);
	if (strcmp(verb, "rate") == 0)
		return (typist->rate = strtol(rest, NULL, 10)) >= 0;
	if (strcmp(verb, "hang") == 0)
		return hang(typist);
	if (strcmp(verb, "kill") == 0)
		return kill_it(typist);
	return strcmp(verb, "show") == 0 && show(typist);
}

static bool do_steps(struct typist *typist)
{
	char line[LINE_MAX_BYTES];
	for (int number = 1; fgets(line, sizeof line, stdin); number++) {
		line[strcspn(line, "\n")] = '\0';
		char *verb = line + strspn(line, "\t "), *rest = verb + strcspn(verb, " ");
		if (!*verb || *verb == '#')
			continue;
		if (*rest)
			*rest++ = '\0';
		char said[LINE_MAX_BYTES];
		(void)snprintf(said, sizeof said, "%s %s", verb, rest);
		if (do_step(typist, verb, rest))
			continue;
		printf("step %d is in vain: %s\n", number, said);
		show(typist);
		return false;
	}
	return true;
}

static void start(struct typist *typist, char **command)
{
	buf_init(&typist->came, 0);
	typist->vterm = vterm_new(typist->size.ws_row, typist->size.ws_col);
	vterm_set_utf8(typist->vterm, 1);
	typist->screen = vterm_obtain_screen(typist->vterm);
	vterm_screen_enable_altscreen(typist->screen, 1);
	vterm_screen_reset(typist->screen, 1);
	typist->pid = forkpty(&typist->fd, NULL, NULL, &typist->size);
	if (typist->pid == 0) {
		execvp(command[0], command);
		_exit(127);
	}
	fcntl(typist->fd, F_SETFD, FD_CLOEXEC);
}

static char **options_of(struct typist *typist, char **argv)
{
	for (; *argv && strcmp(*argv, "--") != 0; argv += 2) {
		if (!argv[1])
			return NULL;
		if (strcmp(*argv, "--size") == 0)
			sscanf(argv[1], "%hux%hu", &typist->size.ws_col, &typist->size.ws_row);
		else if (strcmp(*argv, "--out") == 0)
			typist->out_path = argv[1];
		else if (strcmp(*argv, "--patience") == 0)
			typist->patience_s = strtol(argv[1], NULL, 10);
		else
			return NULL;
	}
	return *argv && argv[1] ? argv + 1 : NULL;
}

int main(int argc, char **argv)
{
	struct typist typist = {
		.size = { .ws_col = 120, .ws_row = 30 },
		.patience_s = PATIENCE_S,
	};
	char **command = argc > 1 ? options_of(&typist, argv + 1) : NULL;
	if (!command || !open_out(&typist, typist.out_path)) {
		fprintf(stderr, "usage: typist [--size CxR] [--out FILE] -- COMMAND <STEPS\n");
		return 64;
	}
	start(&typist, command);
	bool is_done = do_steps(&typist);
	if (typist.has_ended && typist.fd >= 0)
		printf("ended %d\n", WIFEXITED(typist.status) ? WEXITSTATUS(typist.status)
							      : 128 + WTERMSIG(typist.status));
	kill_it(&typist);
	open_out(&typist, NULL);
	vterm_free(typist.vterm);
	buf_release(&typist.came);
	return is_done ? 0 : 1;
}
