/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Programs beside the dashboard.
 */
#include "config.h"

#include "app/spawn.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>

#include "base/arena.h"

/* Our environment without the names that hold secrets. */
static char **clean_environment(const struct desk *desk, struct arena *arena)
{
	extern char **environ;
	size_t count = 0, kept = 0;
	while (environ[count])
		count++;
	char **clean = arena_alloc(arena, count + 1, sizeof(*clean));
	for (size_t i = 0; i < count; i++) {
		bool is_secret = false;
		for (size_t k = 0; k < desk->source_count; k++) {
			const char *name = desk->sources[k].secret_env;
			size_t len = name ? strlen(name) : 0;
			is_secret |= len > 0 && strncmp(environ[i], name, len) == 0 &&
				     environ[i][len] == '=';
		}
		if (!is_secret)
			clean[kept++] = environ[i];
	}
	return clean;
}

bool spawn_is_running(int *pid)
{
	if (*pid > 0 && waitpid(*pid, NULL, WNOHANG) != 0)
		*pid = 0;
	return *pid > 0;
}

/* posix_spawn takes arguments that it could change. */
static char **dup_arguments(const char *const arguments[], struct arena *arena)
{
	size_t count = 0;
	while (arguments[count])
		count++;
	char **copies = arena_alloc(arena, count + 1, sizeof(*copies));
	for (size_t i = 0; i < count; i++)
		copies[i] = arena_dup(arena, arguments[i]);
	return copies;
}

/* Its output would spoil the screen. */
bool spawn_quietly(const struct desk *desk, const char *const arguments[], int *pid)
{
	struct arena *arena = arena_new();
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t ignored_here;
	(void)spawn_is_running(pid);
	*pid = 0;
	sigemptyset(&ignored_here);
	sigaddset(&ignored_here, SIGPIPE);
	posix_spawn_file_actions_init(&actions);
	posix_spawnattr_init(&attributes);
	posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, 1, 2);
	posix_spawnattr_setsigdefault(&attributes, &ignored_here);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF);
	int failed = posix_spawnp(pid, arguments[0], &actions, &attributes,
		dup_arguments(arguments, arena), clean_environment(desk, arena));
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	arena_free(arena);
	return failed == 0;
}
