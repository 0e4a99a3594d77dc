/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The signal pipe: with the saved terminal of ui/terminal.c the only state outside of main's stack,
 * because a handler is given nothing but a number.
 */
#include "config.h"

#include "app/loop_signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/words.h"

static int signal_pipe[2] = { -1, -1 };
static void (*rescue_terminal)(void);

static const int told_signals[] = { SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT,
	SIGUSR1 };
static const int fatal_signals[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS };

/* A terminal that is stopped holds whoever writes to it. */
#define END_WITHIN_S 10

static void tell(int number)
{
	int before = errno;
	if (number == SIGTERM || number == SIGHUP)
		alarm(END_WITHIN_S);
	char byte = (char)number;
	/* A full pipe already holds enough to wake the loop. */
	ssize_t written = write(signal_pipe[1], &byte, 1);
	(void)written;
	errno = before;
}

/* The handler is reset already, so raising goes to the default: a core and the shell's message. */
static void die(int number)
{
	rescue_terminal();
	raise(number);
}

static void install(int number, void (*handler)(int), int flags)
{
	struct sigaction action = { .sa_handler = handler, .sa_flags = flags };
	sigemptyset(&action.sa_mask);
	sigaction(number, &action, NULL);
}

/* Asked to end in vain. */
static void give_up(int number)
{
	(void)number;
	rescue_terminal();
	install(SIGTERM, SIG_DFL, 0);
	raise(SIGTERM);
}

bool loop_signals_start(void (*rescue)(void), int *fd, struct error *err)
{
	if (pipe2(signal_pipe, O_CLOEXEC | O_NONBLOCK) != 0)
		return error_set(err, ERROR_SYSTEM, _("no pipe for signals: %s"), strerror(errno));
	rescue_terminal = rescue;
	for (size_t i = 0; i < ARRAY_LEN(told_signals); i++)
		install(told_signals[i], tell, SA_RESTART);
	for (size_t i = 0; i < ARRAY_LEN(fatal_signals); i++)
		install(fatal_signals[i], die, (int)(SA_RESETHAND | SA_NODEFER));
	install(SIGALRM, give_up, 0);
	install(SIGPIPE, SIG_IGN, 0);
	*fd = signal_pipe[0];
	return true;
}

void loop_signals_suspend(void)
{
	install(SIGTSTP, SIG_DFL, 0);
	raise(SIGTSTP);
	install(SIGTSTP, tell, SA_RESTART);
}

void loop_signals_stop(void)
{
	alarm(0);
	for (size_t i = 0; i < ARRAY_LEN(told_signals); i++)
		install(told_signals[i], SIG_DFL, 0);
	for (size_t i = 0; i < ARRAY_LEN(fatal_signals); i++)
		install(fatal_signals[i], SIG_DFL, 0);
	close(signal_pipe[0]);
	close(signal_pipe[1]);
	signal_pipe[0] = signal_pipe[1] = -1;
}

int loop_signals_next(void)
{
	char byte;
	return read(signal_pipe[0], &byte, 1) == 1 ? byte : 0;
}
