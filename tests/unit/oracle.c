/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The child draws and says after each frame that it is done; the parent compares and lets it go on.
 */
#include "config.h"

#include "oracle.h"

#include <check.h>
#include <errno.h>
#include <locale.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utf8proc.h>
#include <vterm.h>
#include <wchar.h>

#include "ui/terminal.h"
#include "ui/terminal_cells.h"

/* A command no terminal knows: it stands for the end of a frame. */
static const char DONE[] = "\033]7777;done\a";
#define DONE_LEN (sizeof(DONE) - 1)
#define HALF ((uint32_t)-1) /* libvterm's word for the right half of a wide character */
#define REPLACED 0xfffdu
#define HELD_BLANK 0xa0u

struct oracle {
	const char *what;
	struct canvas *const *canvases;
	size_t count;
	bool is_ascii;
	int fd; /* the terminal's side */
	int go; /* to the child: draw the next one */
	pid_t child;
	VTerm *vterm;
	VTermScreen *screen;
	bool is_alternate, is_cursor_shown;
};

/* --- the child ------------------------------------------------------------------------------- */

/* The parent has looked at what was there. */
static void wait_for_go(int go)
{
	char byte;
	ssize_t len;
	do
		len = read(go, &byte, 1);
	while (len < 0 && errno == EINTR); /* by the change of the size */
	if (len != 1)
		_exit(3);
}

static void child_draw(const struct oracle *oracle, struct terminal *terminal, int go)
{
	for (size_t i = 0; i < oracle->count; i++) {
		int width, height;
		wait_for_go(go);
		terminal_size(terminal, &width, &height);
		if (width != canvas_width(oracle->canvases[i]) ||
			height != canvas_height(oracle->canvases[i]))
			terminal_resized(terminal);
		terminal_draw(terminal, oracle->canvases[i]);
		if (write(STDOUT_FILENO, DONE, DONE_LEN) != (ssize_t)DONE_LEN)
			_exit(4);
	}
	wait_for_go(go);
}

static void run_child(const struct oracle *oracle, int go)
{
	struct error err;
	struct terminal *terminal;
	/* Where a theme is named, the terminal is asked nothing. */
	struct terminal_options options = { .is_ascii = oracle->is_ascii, .theme = "dark" };
	setenv("TERM", "xterm-256color", 1);
	if (!setlocale(LC_ALL, "C.UTF-8") || !terminal_start(&options, &terminal, &err))
		_exit(2);
	child_draw(oracle, terminal, go);
	terminal_stop(terminal);
	_exit(0);
}

/* --- the terminal ---------------------------------------------------------------------------- */

static int on_property(VTermProp property, VTermValue *value, void *user)
{
	struct oracle *oracle = user;
	if (property == VTERM_PROP_ALTSCREEN)
		oracle->is_alternate = value->boolean;
	if (property == VTERM_PROP_CURSORVISIBLE)
		oracle->is_cursor_shown = value->boolean;
	return 1;
}

static const VTermScreenCallbacks callbacks = { .settermprop = on_property };

static void make_vterm(struct oracle *oracle)
{
	const struct canvas *first = oracle->canvases[0];
	oracle->vterm = vterm_new(canvas_height(first), canvas_width(first));
	vterm_set_utf8(oracle->vterm, 1);
	oracle->screen = vterm_obtain_screen(oracle->vterm);
	vterm_screen_set_callbacks(oracle->screen, &callbacks, oracle);
	vterm_screen_enable_altscreen(oracle->screen, 1);
	vterm_screen_reset(oracle->screen, 1);
}

/* Hands on what comes until the frame is done, or until the child is gone. */
static bool hear_frame(const struct oracle *oracle)
{
	char tail[DONE_LEN] = "";
	char bytes[4096];
	ssize_t len;
	while ((len = read(oracle->fd, bytes, sizeof(bytes))) > 0) {
		char joined[DONE_LEN + sizeof(bytes)];
		vterm_input_write(oracle->vterm, bytes, (size_t)len);
		memcpy(joined, tail, DONE_LEN);
		memcpy(joined + DONE_LEN, bytes, (size_t)len);
		memcpy(tail, joined + len, DONE_LEN);
		if (memcmp(tail, DONE, DONE_LEN) == 0)
			return true;
	}
	return false;
}

/* --- the comparison -------------------------------------------------------------------------- */

static VTermScreenCell seen_at(const struct oracle *oracle, int x, int y)
{
	VTermScreenCell seen = { .width = 0 };
	vterm_screen_get_cell(oracle->screen, (VTermPos){ .row = y, .col = x }, &seen);
	if (seen.chars[0] == 0)
		seen.chars[0] = ' ';
	return seen;
}

static uint32_t first_point(const char *text)
{
	utf8proc_int32_t point = -1;
	utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &point);
	return (uint32_t)point;
}

/* Only what the C library measures otherwise may be replaced, and then in all of its cells. */
static bool may_be_replaced(const char *text, int width)
{
	return wcwidth((wchar_t)first_point(text)) != width;
}

static bool is_wide(const struct canvas *canvas, int x, int y)
{
	return x + 1 < canvas_width(canvas) && canvas_cell(canvas, x + 1, y)->text[0] == '\0';
}

/* What this terminal takes for narrow stands in the left cell of two, or a blank in both. */
static bool is_second_in_place(
	const struct oracle *oracle, const struct canvas *canvas, int x, int y)
{
	uint32_t seen = seen_at(oracle, x, y).chars[0];
	bool is_blank = seen == HELD_BLANK || seen == ' ';
	return seen == HALF ||
	       (is_blank && cells_may_drift(canvas_cell(canvas, x - 1, y)->text, 2)) ||
	       (seen == REPLACED && seen_at(oracle, x - 1, y).chars[0] == REPLACED);
}

/* Where terminals differ on a width, what stands there may be lost, but nothing else moves. */
static bool is_held_in_place(const VTermScreenCell *seen, const char *text)
{
	return seen->chars[0] == first_point(text) || seen->chars[0] == HELD_BLANK ||
	       seen->chars[0] == ' ';
}

static bool is_in_place(const struct oracle *oracle, const struct canvas *canvas, int x, int y)
{
	const char *text = canvas_cell(canvas, x, y)->text;
	int width = is_wide(canvas, x, y) ? 2 : 1;
	VTermScreenCell seen = seen_at(oracle, x, y);
	if (text[0] == '\0')
		return x > 0 && is_second_in_place(oracle, canvas, x, y);
	if (cells_may_drift(text, width))
		return is_held_in_place(&seen, text);
	if (seen.chars[0] == REPLACED && first_point(text) != REPLACED)
		return may_be_replaced(text, width);
	return seen.chars[0] == first_point(text) && seen.width == width;
}

static void compare(const struct oracle *oracle, size_t index)
{
	const struct canvas *canvas = oracle->canvases[index];
	for (int y = 0; y < canvas_height(canvas); y++) {
		for (int x = 0; x < canvas_width(canvas); x++)
			ck_assert_msg(is_in_place(oracle, canvas, x, y),
				"%s, frame %zu of %dx%d: column %d, row %d is '%s', not U+%04X "
				"of width %d",
				oracle->what, index, canvas_width(canvas), canvas_height(canvas), x,
				y, canvas_cell(canvas, x, y)->text,
				(unsigned)seen_at(oracle, x, y).chars[0],
				seen_at(oracle, x, y).width);
	}
}

/* The cursor of the terminal is where the canvas parks it. */
static void compare_cursor(const struct oracle *oracle, size_t index)
{
	VTermPos at;
	int x, y;
	canvas_cursor_get(oracle->canvases[index], &x, &y);
	vterm_state_get_cursorpos(vterm_obtain_state(oracle->vterm), &at);
	ck_assert_msg(at.col == x && at.row == y,
		"%s, frame %zu: the cursor is at %d,%d instead of %d,%d", oracle->what, index,
		at.col, at.row, x, y);
}

static struct winsize size_of(const struct canvas *canvas)
{
	return (struct winsize){ .ws_row = (unsigned short)canvas_height(canvas),
		.ws_col = (unsigned short)canvas_width(canvas) };
}

static void show(struct oracle *oracle, size_t index)
{
	const struct canvas *canvas = oracle->canvases[index];
	struct winsize size = size_of(canvas);
	ck_assert_int_eq(ioctl(oracle->fd, TIOCSWINSZ, &size), 0);
	vterm_set_size(oracle->vterm, size.ws_row, size.ws_col);
	ck_assert_int_eq(write(oracle->go, "g", 1), 1);
	ck_assert_msg(hear_frame(oracle), "%s: frame %zu did not come", oracle->what, index);
	compare(oracle, index);
	compare_cursor(oracle, index);
}

static void end(struct oracle *oracle)
{
	int status = 0;
	ck_assert_int_eq(write(oracle->go, "g", 1), 1);
	while (hear_frame(oracle)) {
		/* what it says on its way out, to the end */
	}
	ck_assert_int_eq(waitpid(oracle->child, &status, 0), oracle->child);
	ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0,
		"%s: the drawing child ended with %d", oracle->what, status);
	ck_assert_msg(!oracle->is_alternate && oracle->is_cursor_shown,
		"%s: the terminal is not left as it was", oracle->what);
	close(oracle->fd);
	close(oracle->go);
	vterm_free(oracle->vterm);
}

void oracle_check(struct canvas *const *canvases, size_t count, bool is_ascii, const char *what)
{
	struct oracle oracle = {
		.what = what, .canvases = canvases, .count = count, .is_ascii = is_ascii
	};
	struct winsize size = size_of(canvases[0]);
	int go[2];
	ck_assert_ptr_nonnull(setlocale(LC_CTYPE, "C.UTF-8"));
	ck_assert_int_eq(pipe(go), 0);
	oracle.child = forkpty(&oracle.fd, NULL, NULL, &size);
	ck_assert_int_ge(oracle.child, 0);
	if (oracle.child == 0) {
		close(go[1]);
		run_child(&oracle, go[0]);
	}
	close(go[0]);
	oracle.go = go[1];
	make_vterm(&oracle);
	for (size_t i = 0; i < count; i++)
		show(&oracle, i);
	end(&oracle);
}
