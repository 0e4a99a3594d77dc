/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Obtaining a secret, and leaving no copy of it behind.
 */
#include "config.h"

#include "app/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/words.h"

#define SECRET_MAX_BYTES (64u << 10)
#define COMMAND_LIMIT_MS 30000

void secret_guard(void)
{
	const struct rlimit no_core = { 0, 0 };
	(void)!setrlimit(RLIMIT_CORE, &no_core);
	prctl(PR_SET_DUMPABLE, 0);
}

/* What was read so far. The block never moves, so that no copy stays behind. */
struct secret_text {
	char *bytes; /* SECRET_MAX_BYTES + 1 */
	size_t len;
};

static void text_init(struct secret_text *text)
{
	*text = (struct secret_text){ .bytes = mem_new(SECRET_MAX_BYTES + 1, 1) };
}

static void text_release(struct secret_text *text)
{
	mem_wipe(text->bytes, SECRET_MAX_BYTES + 1);
	free(text->bytes);
}

/* Cuts the line ends, checks that one line is left, and gives a copy of it. */
static bool text_take(struct secret_text *text, char **secret, struct error *err)
{
	while (text->len > 0 && strchr("\r\n", text->bytes[text->len - 1]))
		text->len--;
	text->bytes[text->len] = '\0';
	if (text->len == 0)
		return error_set(err, ERROR_AUTH, _("it gave nothing"));
	if (strlen(text->bytes) != text->len)
		return error_set(err, ERROR_AUTH, _("it gave binary data"));
	if (strchr(text->bytes, '\n'))
		return error_set(err, ERROR_AUTH,
			_("it gave more than one line, and only the secret itself may be there"));
	*secret = mem_dup_text(text->bytes);
	return true;
}

/* One read; false at the end or, with err filled, on failure. */
static bool text_fill(struct secret_text *text, int fd, struct error *err)
{
	ssize_t got = read(fd, text->bytes + text->len, SECRET_MAX_BYTES - text->len);
	if (got < 0 && errno == EINTR)
		return true;
	if (got < 0)
		return error_set(err, ERROR_AUTH, _("it cannot be read: %s"), strerror(errno));
	text->len += (size_t)got;
	if (text->len == SECRET_MAX_BYTES)
		return error_set(err, ERROR_AUTH, _("it gave more than 64 KiB"));
	return got > 0;
}

/* In the child, between fork and exec: no terminal, no input, output to the pipe. */
static _Noreturn void command_exec(const char *command, int output)
{
	static const int restored[] = { SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGPIPE, SIGCHLD,
		SIGTSTP };
	sigset_t none;
	int input = open("/dev/null", O_RDONLY);
	setsid();
	for (size_t i = 0; i < ARRAY_LEN(restored); i++)
		signal(restored[i], SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	if (input >= 0 && dup2(input, STDIN_FILENO) >= 0 && dup2(output, STDOUT_FILENO) >= 0)
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
	_exit(127);
}

/* Reads until the command closes its output. */
static bool command_listen(int fd, int64_t limit_ms, struct secret_text *text, struct error *err)
{
	int64_t deadline_ms = clock_read(NULL).mono_ms + limit_ms;
	error_clear(err);
	for (;;) {
		int64_t left_ms = deadline_ms - clock_read(NULL).mono_ms;
		struct pollfd waited = { .fd = fd, .events = POLLIN };
		int ready = left_ms > 0 ? poll(&waited, 1, (int)left_ms) : 0;
		if (ready == 0)
			return error_set(err, ERROR_AUTH, _("no answer within %lld s"),
				(long long)(limit_ms + 999) / 1000);
		if (ready > 0 && !text_fill(text, fd, err))
			return err->kind == ERROR_NONE;
	}
}

static bool command_reap(pid_t pid, struct error *err)
{
	int status = 0;
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return error_set(err, ERROR_SYSTEM, "%s", strerror(errno));
	if (WIFSIGNALED(status))
		return error_set(err, ERROR_AUTH, _("it was ended by signal %d"), WTERMSIG(status));
	if (WEXITSTATUS(status) == 127)
		return error_set(err, ERROR_AUTH, _("there is no such command (exit status 127)"));
	if (WEXITSTATUS(status) != 0)
		return error_set(err, ERROR_AUTH, _("exit status %d"), WEXITSTATUS(status));
	return true;
}

/* Fork, read, reap; a command that takes too long is killed with all its children. */
static bool command_run(
	const char *command, int64_t limit_ms, struct secret_text *text, struct error *err)
{
	int fds[2];
	struct error seen = { 0 };
	if (pipe2(fds, O_CLOEXEC) != 0)
		return error_set(err, ERROR_SYSTEM, "%s", strerror(errno));
	pid_t pid = fork();
	if (pid == 0)
		command_exec(command, fds[1]);
	close(fds[1]);
	if (pid < 0) {
		close(fds[0]);
		return error_set(err, ERROR_SYSTEM, "%s", strerror(errno));
	}
	bool is_read = command_listen(fds[0], limit_ms, text, &seen);
	close(fds[0]);
	if (!is_read) {
		kill(-pid, SIGKILL);
		kill(pid, SIGKILL); /* where it had no time to become a leader */
	}
	bool is_well = command_reap(pid, err);
	if (!is_read)
		return error_set(err, seen.kind, "%s", seen.text);
	return is_well;
}

bool secret_run(const char *command, int64_t limit_ms, char **secret, struct error *err)
{
	struct secret_text text;
	*secret = NULL;
	text_init(&text);
	bool is_well = command_run(command, limit_ms, &text, err) && text_take(&text, secret, err);
	text_release(&text);
	return is_well;
}

static bool check_file(int fd, struct error *err)
{
	struct stat status;
	if (fstat(fd, &status) != 0)
		return error_set(err, ERROR_AUTH, "%s", strerror(errno));
	if (!S_ISREG(status.st_mode))
		return error_set(err, ERROR_AUTH, _("it is no ordinary file"));
	if (status.st_uid != geteuid() && status.st_uid != 0)
		return error_set(err, ERROR_AUTH, _("it belongs to somebody else"));
	if (status.st_mode & (S_IRWXG | S_IRWXO))
		return error_set(err, ERROR_AUTH,
			_("others may use it (mode %03o): chmod 600 makes it yours alone"),
			(unsigned)status.st_mode & 0777u);
	return true;
}

static bool read_file(const char *path, char **secret, struct error *err)
{
	struct secret_text text;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (fd < 0)
		return error_set(err, ERROR_AUTH, "%s", strerror(errno));
	if (!check_file(fd, err)) {
		close(fd);
		return false;
	}
	text_init(&text);
	struct error seen = { 0 };
	while (text_fill(&text, fd, &seen))
		continue;
	close(fd);
	bool is_well = seen.kind == ERROR_NONE ? text_take(&text, secret, err)
					       : error_set(err, seen.kind, "%s", seen.text);
	text_release(&text);
	return is_well;
}

static bool read_environment(const char *name, char **secret, struct error *err)
{
	const char *value = getenv(name);
	if (!value || !*value)
		return error_set(err, ERROR_AUTH, _("it is not set"));
	if (strchr(value, '\n'))
		return error_set(err, ERROR_AUTH, _("it has more than one line"));
	*secret = mem_dup_text(value);
	return true;
}

static bool read_command(const char *command, char **secret, struct error *err)
{
	return secret_run(command, COMMAND_LIMIT_MS, secret, err);
}

/* Where the secret comes from: the setting, its value and how to read it. */
struct origin {
	const char *setting;
	const char *value;
	bool (*read)(const char *value, char **secret, struct error *err);
};

bool secret_read(const struct source_config *config, char **secret, struct error *err)
{
	const struct origin origins[] = {
		{ "secret_command", config->secret_command, read_command },
		{ "secret_file", config->secret_file, read_file },
		{ "secret_env", config->secret_env, read_environment },
	};
	*secret = NULL;
	for (size_t i = 0; i < ARRAY_LEN(origins); i++) {
		const struct origin *origin = &origins[i];
		if (!origin->value)
			continue;
		return origin->read(origin->value, secret, err) ||
		       error_prefix(err, _("%s of source \"%s\""), origin->setting, config->name);
	}
	return true;
}

void secret_free(char *secret)
{
	if (!secret)
		return;
	mem_wipe(secret, strlen(secret));
	free(secret);
}
