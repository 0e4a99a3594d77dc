/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `kpitop demo`: the dashboard on a simulated department.
 *
 * A child process is the helpdesk. Configuration, token and store lie in a folder of their own that
 * goes with the command; the dashboard and its collector run on them as on any desk.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/app.h"
#include "app/demo_serve.h"
#include "base/mem.h"
#include "base/words.h"
#include "demo/setup.h"
#include "store/store.h"

#define USUAL_SPEED 10.0

/* The folder and the process that the command leaves behind when it ends, and takes away. */
struct stage {
	char folder[64];
	pid_t helpdesk;
	int port;
};

static bool write_file(
	const struct stage *stage, const char *name, const char *text, struct error *err)
{
	char path[128];
	snprintf(path, sizeof path, "%s/%s", stage->folder, name);
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	size_t len = strlen(text);
	bool is_good = fd >= 0 && write(fd, text, len) == (ssize_t)len;
	if (fd >= 0)
		close(fd);
	return is_good ||
	       error_set(err, ERROR_SYSTEM, _("cannot write '%s': %s"), path, strerror(errno));
}

/* The child: tells its port, or what is wrong, and serves until the parent is gone. */
static _Noreturn void be_helpdesk(const struct demo_options *options, pid_t parent, int pipe_fd)
{
	struct error err = { .kind = ERROR_NONE };
	struct demo *demo = NULL;
	sigset_t endings;
	int signal_number;
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	setsid();
	if (getppid() != parent) /* it died before we could ask to be told */
		_exit(EXIT_FAILURE);
	sigemptyset(&endings);
	sigaddset(&endings, SIGTERM);
	pthread_sigmask(SIG_BLOCK, &endings, NULL);
	if (!demo_start(options, &demo, &err)) {
		dprintf(pipe_fd, "%s\n", err.text);
		_exit(1);
	}
	dprintf(pipe_fd, "port %d\n", demo_port(demo));
	close(pipe_fd);
	sigwait(&endings, &signal_number);
	_exit(0);
}

static bool start_helpdesk(
	struct stage *stage, const struct demo_options *options, struct error *err)
{
	int ends[2];
	char line[512] = "";
	if (pipe2(ends, O_CLOEXEC) != 0)
		return error_set(err, ERROR_SYSTEM, _("cannot make a pipe: %s"), strerror(errno));
	pid_t parent = getpid();
	stage->helpdesk = fork();
	if (stage->helpdesk < 0)
		return error_set(
			err, ERROR_SYSTEM, _("cannot start the helpdesk: %s"), strerror(errno));
	if (stage->helpdesk == 0)
		be_helpdesk(options, parent, ends[1]);
	close(ends[1]);
	FILE *told = fdopen(ends[0], "r");
	if (!told || !fgets(line, sizeof line, told) ||
		sscanf(line, "port %d", &stage->port) != 1) {
		line[strcspn(line, "\n")] = '\0';
		error_set(err, ERROR_SYSTEM, _("the simulated helpdesk did not start: %s"), line);
	}
	if (told)
		fclose(told);
	return stage->port > 0;
}

static bool write_config(
	const struct stage *stage, const struct demo_options *options, struct error *err)
{
	char token_file[128];
	struct buf text;
	snprintf(token_file, sizeof token_file, "%s/token", stage->folder);
	buf_init(&text, 0);
	struct setup_place place = { stage->port, token_file };
	bool is_good = setup_write(options, &place, &text, err) &&
		       write_file(stage, "kpitop.conf", text.bytes, err);
	buf_release(&text);
	return is_good && write_file(stage, "token", options->token, err);
}

/* The store states the simulated clock before anybody opens it. */
static bool write_clock(
	const struct stage *stage, const struct demo_options *options, struct error *err)
{
	char path[128];
	struct store *store = NULL;
	snprintf(path, sizeof path, "%s/kpitop", stage->folder);
	if (mkdir(path, 0700) != 0)
		return error_set(
			err, ERROR_SYSTEM, _("cannot make '%s': %s"), path, strerror(errno));
	snprintf(path, sizeof path, "%s/kpitop/demo.db", stage->folder);
	bool is_good = store_open(path, STORE_WRITE_PRIVATE, &store, err) &&
		       store_simulation_set(store, &options->simulation, err);
	store_close(store);
	return is_good;
}

static bool set_stage(struct stage *stage, const struct options *options, struct error *err)
{
	struct demo_options demo;
	if (!demo_serve_options(options, USUAL_SPEED, &demo, err))
		return false;
	demo.host = "127.0.0.1";
	demo.port = 0;
	demo.incremental_per_minute = 0;
	const char *runtime = getenv("XDG_RUNTIME_DIR");
	bool is_usable = runtime && strlen(runtime) < 32 && access(runtime, W_OK) == 0;
	snprintf(stage->folder, sizeof stage->folder, "%s/kpitop-demo-XXXXXX",
		is_usable ? runtime : "/tmp");
	if (!mkdtemp(stage->folder)) {
		stage->folder[0] = '\0';
		return error_set(
			err, ERROR_SYSTEM, _("no folder for the demo: %s"), strerror(errno));
	}
	return start_helpdesk(stage, &demo, err) && write_config(stage, &demo, err) &&
	       write_clock(stage, &demo, err);
}

static void strike_stage(const struct stage *stage)
{
	static const char *const files[] = { "kpitop/demo.db", "kpitop/demo.db-wal",
		"kpitop/demo.db-shm", "kpitop/demo.lock", "kpitop/demo.log", "kpitop",
		"kpitop.conf", "token", "" };
	char path[128];
	if (stage->helpdesk > 0) {
		kill(stage->helpdesk, SIGTERM);
		waitpid(stage->helpdesk, NULL, 0);
	}
	for (size_t i = 0; stage->folder[0] && i < ARRAY_LEN(files); i++) {
		snprintf(path, sizeof path, "%s/%s", stage->folder, files[i]);
		remove(path);
	}
}

int command_demo(const struct options *options, struct error *err)
{
	if (options->serve)
		return demo_serve(options, err);
	struct stage stage = { .helpdesk = 0 };
	int status;
	if (set_stage(&stage, options, err)) {
		char config[128];
		struct options top = *options;
		snprintf(config, sizeof config, "%s/kpitop.conf", stage.folder);
		setenv("XDG_STATE_HOME", stage.folder, 1);
		top.command = "top";
		top.config = config;
		top.store = top.desk = NULL;
		status = command_top(&top, err);
	} else {
		status = error_exit_status(err->kind);
	}
	strike_stage(&stage);
	return status;
}
