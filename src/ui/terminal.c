/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The terminal by curses: how it is started and left, its frames, keys and answers.
 */
#include "config.h"

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "base/mem.h"
#include "base/words.h"
#include "ui/answer.h"
#include "ui/background.h"
#include "ui/keys.h"
#include "ui/outside.h"
#include "ui/terminal.h"
#include "ui/terminal_cells.h"
#include "ui/terminal_codes.h"
#include "ui/terminal_mouse.h"
#include "ui/theme.h"

struct terminal {
	SCREEN *screen;
	struct theme theme;
	char *theme_folder;
	bool is_asked; /* about its background; the answer comes among the keys */
	bool is_light; /* as it answered */
	struct answer answer;
	bool has_escape; /* the last key was one, and nothing came with it */
	struct cell_looks looks;
	enum bidi bidi;
	struct outside outside;
	bool is_synchronised; /* frames are bracketed, so that none is seen half drawn */
	uint64_t drawn;       /* what is on screen, as by cells_mark; 0: nobody knows */
};

/* What terminal_rescue needs: a handler of fatal signals has no other way to it. */
static struct {
	volatile sig_atomic_t is_on, has_title, has_bidi;
	struct termios saved;
} rescue;

static const char EXPLICIT_BIDI[] = "\033[8l";
static const char IMPLICIT_BIDI[] = "\033[8h";
static const char FRAME_BEGIN[] = "\033[?2026h";
static const char FRAME_END[] = "\033[?2026l";
/* End of frame, plain text, cursor on, normal keypad and screen. */
static const char RESCUE[] =
	"\033[?2026l\033[?1000l\033[?1006l\033[0m\033[?25h\033[?1l\033>\033[?1049l\r\n";

static const char TITLE_BACK[] = "\033[23;2t";

/* A signal may cut a long one short, and half a sequence would take what follows for its rest. A
 * terminal that is gone is noticed by poll. */
static void send(const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t sent = write(STDOUT_FILENO, bytes, len);
		if (sent < 0 && errno != EINTR)
			return;
		bytes += sent > 0 ? sent : 0;
		len -= sent > 0 ? (size_t)sent : 0;
	}
}

static void send_out(struct buf *out)
{
	if (out->len > 0)
		send(out->bytes, out->len);
	buf_release(out);
}

bool terminal_takes_bytes(void)
{
	struct pollfd wait = { .fd = STDOUT_FILENO, .events = POLLOUT };
	return poll(&wait, 1, 0) != 0;
}

static const char *look_up(const char *name)
{
	return getenv(name);
}

static bool check_terminal(struct error *err)
{
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return error_set(err, ERROR_SYSTEM,
			_("this is no terminal: use 'kpitop report' for files and pipes"));
	const char *name = getenv("TERM");
	if (!name || name[0] == '\0')
		return error_set(
			err, ERROR_SYSTEM, _("TERM is not set: try 'TERM=xterm-256color kpitop'"));
	int found = 0;
	if (setupterm(NULL, STDOUT_FILENO, &found) == ERR)
		return error_set(err, ERROR_SYSTEM,
			_("terminal '%s' is unknown here: install ncurses-term or try "
			  "'TERM=xterm kpitop'"),
			name);
	bool can_move = cursor_address != NULL;
	del_curterm(cur_term); /* newterm makes its own */
	if (!can_move)
		return error_set(err, ERROR_SYSTEM,
			_("terminal '%s' cannot move its cursor: use 'kpitop report'"), name);
	return true;
}

/* The theme by name, or what the environment tells; "" in its name: dark, until a terminal with
 * colours tells more. */
static bool pick_theme(const char *name, const char *folder, struct theme *theme, struct error *err)
{
	const char *no_colour = getenv("NO_COLOR");
	int rgb;
	if (!name && no_colour && no_colour[0])
		name = "mono";
	else if (!name && background_variable(getenv("COLORFGBG"), &rgb))
		name = background_is_light(rgb) ? "light" : "dark";
	if (!theme_load(name ? name : "dark", folder, theme, err))
		return false;
	if (!name)
		theme->name[0] = '\0';
	return true;
}

/* Terminals that know 256 colours know the question too, or skip it. */
static void ask_background(struct terminal *terminal)
{
	if (terminal->theme.name[0] || !terminal->looks.has_colours || COLORS < 256)
		return;
	terminal->is_asked = true;
	send(BACKGROUND_QUESTION, sizeof(BACKGROUND_QUESTION) - 1);
}

bool terminal_use_theme(struct terminal *terminal, const char *name, struct error *err)
{
	struct theme theme;
	if (!pick_theme(name, terminal->theme_folder, &theme, err))
		return false;
	/* It said so once, and is not asked again. */
	if (!theme.name[0] && terminal->is_light &&
		!theme_load("light", terminal->theme_folder, &theme, err))
		return false;
	terminal->theme = theme;
	terminal->drawn = 0;
	cells_use_theme(&terminal->looks, &terminal->theme);
	clearok(curscr, TRUE);
	wnoutrefresh(stdscr);
	doupdate();
	return true;
}

/* Who has chosen a theme meanwhile keeps it. */
static void take_answer(struct terminal *terminal)
{
	int rgb;
	struct error ignored;
	bool is_wanted = terminal->is_asked && !terminal->theme.name[0];
	if (!background_answer(terminal->answer.text, &rgb))
		return;
	terminal->is_asked = false;
	terminal->is_light = background_is_light(rgb);
	if (is_wanted && terminal->is_light)
		(void)!terminal_use_theme(terminal, NULL, &ignored);
}

/* Characters that are the terminal's own are not the user's keys: true where this one was taken. */
static bool hear(struct terminal *terminal, wint_t key)
{
	if (terminal->answer.part == ANSWER_NONE)
		return false;
	enum answer_use use = answer_hear(&terminal->answer, (int)key);
	if (use == ANSWER_IS_WHOLE)
		take_answer(terminal);
	return use != ANSWER_IS_KEY;
}

/* An Escape that came so early that it was taken for a key: what follows tells, for nobody types as
 * fast. */
static bool begins_late(struct terminal *terminal, wint_t next)
{
	if (next != '1' || !answer_begins(&terminal->answer, ']'))
		return false;
	return answer_hear(&terminal->answer, (int)next) != ANSWER_IS_KEY;
}

/* Whether this one begins what a terminal says. */
static bool begins_answer(struct terminal *terminal, wint_t key)
{
	wint_t next;
	bool is_late = key == ']' && terminal->has_escape && terminal->is_asked;
	terminal->has_escape = false;
	if (key != 27 && !is_late)
		return false;
	int kind = get_wch(&next);
	terminal->has_escape = kind == ERR && key == 27;
	if (kind == KEY_CODE_YES)
		ungetch((int)next);
	if (kind != OK)
		return false;
	bool is_answer =
		is_late ? begins_late(terminal, next) : answer_begins(&terminal->answer, (int)next);
	if (!is_answer)
		unget_wch((wchar_t)next);
	return is_answer;
}

/* Back to what a terminal does by itself. */
static void leave_bidi(const struct terminal *terminal)
{
	rescue.has_bidi = false;
	if (terminal->bidi == BIDI_APP && !terminal->looks.is_ascii)
		send(IMPLICIT_BIDI, sizeof(IMPLICIT_BIDI) - 1);
}

static void ask_bidi(const struct terminal *terminal)
{
	if (terminal->looks.is_ascii)
		return;
	rescue.has_bidi = terminal->bidi == BIDI_APP;
	if (terminal->bidi == BIDI_APP)
		send(EXPLICIT_BIDI, sizeof(EXPLICIT_BIDI) - 1);
	else if (terminal->bidi == BIDI_TERMINAL)
		send(IMPLICIT_BIDI, sizeof(IMPLICIT_BIDI) - 1);
}

void terminal_use_bidi(struct terminal *terminal, enum bidi bidi)
{
	if (terminal->bidi == bidi)
		return;
	leave_bidi(terminal);
	terminal->bidi = bidi;
	ask_bidi(terminal);
}

static void prepare_input(void)
{
	cbreak();
	noecho();
	nonl();
	intrflush(stdscr, FALSE);
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	set_escdelay(25);
	leaveok(stdscr, FALSE);
	curs_set(0);
}

static bool wants_ascii(const struct terminal_options *options)
{
	const char *name = getenv("TERM");
	return options->is_ascii || strcmp(nl_langinfo(CODESET), "UTF-8") != 0 ||
	       strcmp(name ? name : "", "linux") == 0;
}

bool terminal_start(
	const struct terminal_options *options, struct terminal **terminal, struct error *err)
{
	struct theme theme;
	if (!check_terminal(err) || !pick_theme(options->theme, options->theme_folder, &theme, err))
		return false;
	tcgetattr(STDIN_FILENO, &rescue.saved);
	SCREEN *screen = newterm(NULL, stdout, stdin);
	if (!screen)
		return error_set(
			err, ERROR_SYSTEM, _("terminal '%s' cannot be used"), getenv("TERM"));
	struct terminal *made = mem_new(1, sizeof(*made));
	made->screen = screen;
	made->theme = theme;
	made->theme_folder = mem_dup_text(options->theme_folder);
	made->looks.is_ascii = wants_ascii(options);
	outside_init(&made->outside, look_up, made->looks.is_ascii);
	rescue.is_on = 1;
	prepare_input();
	cells_use_theme(&made->looks, &made->theme);
	ask_background(made);
	terminal_use_bidi(made, options->bidi);
	*terminal = made;
	return true;
}

void terminal_stop(struct terminal *terminal)
{
	if (!terminal)
		return;
	if (terminal_takes_bytes())
		terminal_suspend(terminal);
	else
		terminal_rescue();
	rescue.is_on = 0;
	delscreen(terminal->screen);
	free(terminal->theme_folder);
	free(terminal);
}

void terminal_suspend(struct terminal *terminal)
{
	struct buf out;
	buf_init(&out, 0);
	leave_bidi(terminal);
	outside_leave(&terminal->outside, getenv("SHELL"), &out);
	rescue.has_title = false;
	send_out(&out);
	/* Without a screen of our own the shell's prompt comes to stand on our last line. */
	if (!exit_ca_mode) {
		move(LINES - 1, 0);
		clrtoeol();
		refresh();
	}
	endwin();
	/* Leaving its screen, a terminal may take back the cursor as it was when a link was written. */
	if (cursor_normal)
		putp(cursor_normal);
	(void)fflush(stdout);
}

void terminal_resume(struct terminal *terminal)
{
	reset_prog_mode();
	ask_bidi(terminal);
	terminal_resized(terminal);
	terminal_redraw(terminal);
}

bool terminal_is_ascii(const struct terminal *terminal)
{
	return terminal->looks.is_ascii;
}

void terminal_size(const struct terminal *terminal, int *width, int *height)
{
	(void)terminal;
	*width = COLS;
	*height = LINES;
}

void terminal_resized(struct terminal *terminal)
{
	terminal->drawn = 0;
	struct winsize size = { 0 };
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col && size.ws_row)
		resizeterm(size.ws_row, size.ws_col);
}

void terminal_redraw(struct terminal *terminal)
{
	terminal->drawn = 0;
	clearok(curscr, TRUE);
}

static void send_link(struct terminal *terminal, const struct canvas *canvas)
{
	struct buf out;
	buf_init(&out, 0);
	outside_link(&terminal->outside, canvas, &out);
	send_out(&out);
}

void terminal_draw(struct terminal *terminal, const struct canvas *canvas)
{
	int x, y;
	uint64_t mark = cells_mark(canvas);
	if (mark == terminal->drawn)
		return;
	if (terminal->drawn == 0)
		outside_link_forget(&terminal->outside);
	terminal->drawn = mark;
	int old_link_y = outside_link_old(&terminal->outside, canvas);
	if (old_link_y >= 0)
		wredrawln(stdscr, old_link_y, 1);
	bool has_more = cells_draw(&terminal->looks, canvas);
	canvas_cursor_get(canvas, &x, &y);
	move(y, x);
	wnoutrefresh(stdscr);
	if (terminal->is_synchronised)
		send(FRAME_BEGIN, sizeof(FRAME_BEGIN) - 1);
	doupdate();
	if (has_more)
		cells_finish(&terminal->looks, canvas);
	send_link(terminal, canvas);
	if (terminal->is_synchronised)
		send(FRAME_END, sizeof(FRAME_END) - 1);
}

int terminal_key(struct terminal *terminal)
{
	/* What we have no word for is skipped, and so is curses' own KEY_RESIZE. */
	for (;;) {
		wint_t key;
		int kind = get_wch(&key);
		if (kind == ERR) {
			answer_pause(&terminal->answer);
			return KEYCODE_NONE;
		}
		int code = KEYCODE_NONE;
		/* A resize may come in the midst of an answer. */
		if (kind == KEY_CODE_YES && key != KEY_RESIZE)
			answer_forget(&terminal->answer);
		else if (kind != KEY_CODE_YES &&
			 (hear(terminal, key) || begins_answer(terminal, key)))
			continue;
		if (kind == KEY_CODE_YES && key == KEY_MOUSE)
			code = terminal_mouse_code();
		else
			code = terminal_code(kind == KEY_CODE_YES, (int)key);
		if (code != KEYCODE_NONE)
			return code;
	}
}

void terminal_use_screen(struct terminal *terminal, const struct screen *screen)
{
	struct buf out;
	buf_init(&out, 0);
	outside_set(&terminal->outside, screen, &out);
	terminal_mouse_use(screen->has_mouse);
	send_out(&out);
	terminal->is_synchronised = screen->synchronised == SYNCHRONISED_ON ||
				    (screen->synchronised == SYNCHRONISED_AUTO && COLORS >= 256);
}

void terminal_title(struct terminal *terminal, const char *title)
{
	struct buf out;
	buf_init(&out, 0);
	outside_title(&terminal->outside, title, &out);
	rescue.has_title = terminal->outside.is_pushed;
	send_out(&out);
}

void terminal_notify(
	struct terminal *terminal, enum notify_kind kind, const char *title, const char *text)
{
	struct buf out;
	buf_init(&out, 0);
	outside_notify(&terminal->outside, kind, title, text, &out);
	send_out(&out);
}

bool terminal_copy(struct terminal *terminal, const char *text)
{
	struct buf out;
	buf_init(&out, 0);
	bool is_sent = outside_copy(&terminal->outside, text, &out);
	send_out(&out);
	return is_sent;
}

void terminal_rescue(void)
{
	if (!rescue.is_on)
		return;
	rescue.is_on = 0;
	/* Who does not listen is not waited for. */
	bool is_heard = terminal_takes_bytes();
	if (is_heard && rescue.has_title)
		send(TITLE_BACK, sizeof(TITLE_BACK) - 1);
	if (is_heard && rescue.has_bidi)
		send(IMPLICIT_BIDI, sizeof(IMPLICIT_BIDI) - 1);
	if (is_heard)
		send(RESCUE, sizeof(RESCUE) - 1);
	tcsetattr(STDIN_FILENO, TCSANOW, &rescue.saved);
}
