/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The loop: one thread, one wait.
 */
#include "config.h"

#include "app/dashboard.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/dashboard_parts.h"
#include "app/dashboard_usual.h"
#include "app/kept.h"
#include "app/loop_signals.h"
#include "app/screen_config.h"
#include "base/mem.h"
#include "base/words.h"
#include "ui/keys.h"

/* --- drawing --- */

/* All may have something to say; the store's matters most. */
static const char *trouble_of(const struct dashboard *dashboard)
{
	if (dashboard->store_trouble[0])
		return dashboard->store_trouble;
	if (dashboard->slice_trouble[0])
		return dashboard->slice_trouble;
	return dashboard->collector_trouble[0] ? dashboard->collector_trouble : NULL;
}

void dashboard_say(struct dashboard *dashboard, const char *line)
{
	if (dashboard->plain)
		dashboard_plain_say(dashboard, line);
	else
		ui_say(dashboard->ui, line);
}

static void draw(struct dashboard *dashboard)
{
	dashboard->is_held = !dashboard->plain && !terminal_takes_bytes();
	if (dashboard->is_held)
		return;
	dashboard->scene.trouble = trouble_of(dashboard);
	dashboard->is_dirty = false;
	if (dashboard->plain) {
		dashboard_plain_report(dashboard);
		return;
	}
	dashboard_alerts_step(dashboard);
	ui_draw(dashboard->ui, &dashboard->scene, dashboard->canvas);
	terminal_draw(dashboard->terminal, dashboard->canvas);
}

/* Ages are told to ten seconds within the first minute and to the minute after: they change on
 * screen when these do. A simulated clock runs faster, the screen at most once a second. */
static void plan_tick(struct dashboard *dashboard)
{
	double speed = dashboard->file->simulation.speed;
	int64_t wall_s = dashboard->scene.now.wall_s, step_s = 60;
	for (size_t i = 0; i < dashboard->scene.source_count; i++) {
		int64_t success = dashboard->sources[i].last_success;
		if (success != TIME_NONE && wall_s - success < 60)
			step_s = 10;
	}
	double wait_ms = (double)(step_s - wall_s % step_s) * 1000;
	if (speed > 0)
		wait_ms /= speed;
	dashboard->next_tick_ms =
		dashboard->scene.now.mono_ms + (wait_ms > 1000 ? (int64_t)wait_ms : 1000);
	bool is_report_due =
		dashboard->plain && dashboard->next_report_ms < dashboard->next_tick_ms;
	if (is_report_due && dashboard->next_report_ms > dashboard->scene.now.mono_ms)
		dashboard->next_tick_ms = dashboard->next_report_ms;
}

static void tick(struct dashboard *dashboard)
{
	if (dashboard->scene.now.mono_ms < dashboard->next_tick_ms)
		return;
	dashboard->is_dirty = true;
	plan_tick(dashboard);
}

/* --- signals --- */

static void stop_and_go_on(struct dashboard *dashboard)
{
	dashboard_store_close(dashboard);
	if (!dashboard->plain)
		terminal_suspend(dashboard->terminal);
	loop_signals_suspend();
	if (!dashboard->plain)
		terminal_resume(dashboard->terminal);
}

static void fit(struct dashboard *dashboard)
{
	int width, height;
	dashboard->is_dirty = true;
	if (dashboard->plain)
		return;
	terminal_resized(dashboard->terminal);
	terminal_size(dashboard->terminal, &width, &height);
	canvas_resize(dashboard->canvas, width, height);
}

static void keep(struct dashboard *dashboard, bool is_forgetting)
{
	struct error fault = { .kind = ERROR_NONE };
	const char *theme = dashboard->theme[0] ? dashboard->theme : NULL;
	bool is_done = is_forgetting ? kept_forget(dashboard->file, &fault)
				     : kept_write(dashboard->file, dashboard->ui, theme, &fault);
	if (!is_done)
		dashboard_say(dashboard, fault.text);
	else
		dashboard_say(dashboard, is_forgetting ? _("forgotten") : _("kept for next time"));
}

static void copy_link(struct dashboard *dashboard)
{
	if (!dashboard->scene.ticket_link)
		return;
	bool is_given = terminal_copy(dashboard->terminal, dashboard->link.bytes);
	dashboard_say(dashboard, is_given ? _("given to the terminal's clipboard")
					  : _("this terminal's clipboard cannot be reached"));
}

static void use_notes(struct dashboard *dashboard, const struct ui_result *result)
{
	if (result->pin != 0)
		dashboard_pin(dashboard, result->pin);
	if (result->wants_note)
		dashboard_note(dashboard, result->note);
}

static void use_result(struct dashboard *dashboard, struct ui_result result)
{
	dashboard->is_dirty = true;
	dashboard->next_rotate_ms = 0;
	dashboard->wants_quit |= result.wants_quit;
	if (result.wants_poll) {
		collector_poke(&dashboard->child);
		dashboard->next_start_ms = 0;
		dashboard->has_news = true;
	}
	if (result.wants_reload)
		dashboard_reload(dashboard);
	if (result.wants_keep || result.wants_forget)
		keep(dashboard, result.wants_forget);
	use_notes(dashboard, &result);
	if (result.wants_desk)
		dashboard->scene.desk = ui_desk(dashboard->ui, dashboard->file->desk);
	if (result.privacy)
		dashboard_change_privacy(dashboard, result.privacy);
	if (result.theme[0])
		dashboard_change_theme(dashboard, result.theme);
	if (result.wants_redraw)
		terminal_redraw(dashboard->terminal);
	if (result.wants_link)
		dashboard_open_link(dashboard);
	dashboard_export(dashboard, &result);
	dashboard_alerts_use(dashboard, &result);
	if (result.wants_copy)
		copy_link(dashboard);
}

static void read_signals(struct dashboard *dashboard)
{
	int number;
	while ((number = loop_signals_next()) != 0) {
		switch (number) {
		case SIGWINCH:
			fit(dashboard);
			break;
		case SIGINT:
			dashboard->wants_quit |= dashboard->plain != NULL;
			use_result(dashboard,
				ui_key(dashboard->ui, &dashboard->scene, KEYCODE_CTRL_C));
			break;
		case SIGTSTP:
			stop_and_go_on(dashboard);
			fit(dashboard);
			break;
		case SIGUSR1:
			dashboard_reload(dashboard);
			break;
		case SIGCONT:
			if (!dashboard->plain)
				terminal_redraw(dashboard->terminal);
			fit(dashboard);
			break;
		default:
			dashboard->wants_quit = true;
			break;
		}
	}
}

static void use_code(struct dashboard *dashboard, int code)
{
	struct ui *ui = dashboard->ui;
	if (!ui_is_mouse(code)) {
		use_result(dashboard, ui_key(ui, &dashboard->scene, code));
		return;
	}
	use_result(dashboard, ui_mouse(ui, &dashboard->scene, dashboard->canvas, code));
	/* The next click is on what this one left. */
	ui_draw(ui, &dashboard->scene, dashboard->canvas);
}

static void read_keys(struct dashboard *dashboard)
{
	int code;
	if (dashboard->plain) {
		dashboard_plain_read(dashboard);
		return;
	}
	while (!dashboard->wants_quit && (code = terminal_key(dashboard->terminal)) != KEYCODE_NONE)
		use_code(dashboard, code);
}

/* --- the wait --- */

static int64_t earlier(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* There is more to be done at once. */
static bool is_busy(const struct dashboard *dashboard)
{
	bool is_comparing = dashboard->file->store && their_figures_are_left(&dashboard->theirs);
	return dashboard->coming || is_comparing || dashboard_floor_wait(dashboard) ||
	       dashboard_usual_wait(dashboard) || dashboard_aside_wait(dashboard) ||
	       dashboard_facts_wait(dashboard);
}

/* Milliseconds until something is to be done without anybody telling us. */
static int wait_ms(const struct dashboard *dashboard)
{
	int64_t now_ms = dashboard->scene.now.mono_ms;
	int64_t until = earlier(dashboard->next_tick_ms, dashboard->next_rotate_ms);
	if (is_busy(dashboard))
		return 0;
	if (dashboard->watch_fd < 0)
		until = earlier(until, dashboard->next_check_ms);
	if (dashboard->has_news || !dashboard->file->store)
		until = earlier(until, dashboard->next_look_ms);
	if (dashboard->has_changes || dashboard->is_unsettled || dashboard->is_facts_new)
		until = earlier(until, dashboard->next_board_ms);
	if (dashboard->has_collector && dashboard->child.pid <= 0)
		until = earlier(until, dashboard->next_start_ms);
	if (until <= now_ms)
		return 0;
	return until - now_ms > 60000 ? 60000 : (int)(until - now_ms);
}

static void wait_and_read(struct dashboard *dashboard)
{
	struct pollfd waits[] = {
		{ .fd = STDIN_FILENO, .events = POLLIN },
		{ .fd = dashboard->signal_fd, .events = POLLIN },
		{ .fd = dashboard->watch_fd, .events = POLLIN },
		{ .fd = dashboard->child.pid > 0 ? dashboard->child.fd_up : -1, .events = POLLIN },
		{ .fd = dashboard->is_held ? STDOUT_FILENO : -1, .events = POLLOUT },
	};
	if (poll(waits, ARRAY_LEN(waits), wait_ms(dashboard)) < 0 && errno != EINTR)
		dashboard->wants_quit = true;
	if (waits[1].revents)
		read_signals(dashboard);
	if (waits[0].revents & POLLIN)
		read_keys(dashboard);
	if (waits[0].revents & ~POLLIN)
		dashboard->wants_quit = true; /* the terminal is gone */
	if (waits[2].revents)
		dashboard_watch_read(dashboard);
	if (waits[3].revents)
		dashboard_collector_read(dashboard);
}

/* Looking back, the clock stands still; timers go on. */
static void read_clock(struct dashboard *dashboard)
{
	dashboard->scene.now = deskfile_now(dashboard->file);
	if (dashboard->scene.is_as_of)
		dashboard->scene.now.wall_s = dashboard->as_of;
}

static void loop(struct dashboard *dashboard)
{
	while (!dashboard->wants_quit) {
		read_clock(dashboard);
		/* Whoever pressed a key waits for its frame. */
		int64_t slice_ms =
			dashboard->is_dirty ? DASHBOARD_SLICE_MS / 2 : DASHBOARD_SLICE_MS;
		int64_t deadline_ms = dashboard->scene.now.mono_ms + slice_ms;
		/* The store first: it may tell of a simulated clock that the collector follows. */
		dashboard_store_step(dashboard);
		dashboard_collector_step(dashboard);
		dashboard_board_step(dashboard, deadline_ms);
		dashboard_facts_step(dashboard, deadline_ms);
		dashboard_scene_refresh(dashboard);
		dashboard_floor_step(dashboard, deadline_ms);
		dashboard_theirs_step(dashboard, deadline_ms);
		tick(dashboard);
		dashboard_rotate_step(dashboard);
		if (dashboard->is_dirty)
			draw(dashboard);
		wait_and_read(dashboard);
	}
}

/* --- start and end --- */

/* What was kept of an earlier time, where this one's options say nothing else. */
static void use_kept(struct dashboard *dashboard)
{
	const struct options *options = dashboard->options;
	struct error ignored;
	char *theme = kept_read(dashboard->file, dashboard->ui);
	dashboard->scene.desk = ui_desk(dashboard->ui, dashboard->file->desk);
	if (options->from || options->period)
		ui_period_set(dashboard->ui, options->from ? "custom" : options->period);
	if (options->clock)
		ui_clock_set(dashboard->ui, dashboard->clock);
	bool is_used = theme && !options->theme && !dashboard->plain;
	if (is_used && terminal_use_theme(dashboard->terminal, theme, &ignored))
		(void)snprintf(dashboard->theme, sizeof dashboard->theme, "%s", theme);
	free(theme);
}

static bool start(struct dashboard *dashboard, struct error *err)
{
	const struct options *options = dashboard->options;
	const struct desk *desk = dashboard->file->desk;
	if (!screen_config_read(desk, options->theme, &dashboard->keys, err) ||
		!loop_signals_start(terminal_rescue, &dashboard->signal_fd, err))
		return false;
	if (dashboard_plain_is_wanted(options))
		dashboard_plain_start(dashboard);
	else if (!dashboard_start_terminal(dashboard, err))
		return false;
	dashboard->scene.keys = &dashboard->keys;
	dashboard->ui = ui_new("wall", options->from ? "custom" : options->period);
	ui_clock_set(dashboard->ui, dashboard->clock);
	use_kept(dashboard);
	if (options->rotate)
		ui_open(dashboard->ui, "wallboard");
	dashboard_notes_read(dashboard);
	return true;
}

static void release(struct dashboard *dashboard)
{
	terminal_stop(dashboard->terminal);
	dashboard_plain_stop(dashboard);
	mem_on_exhausted(NULL);
	collector_stop(&dashboard->child);
	dashboard_board_release(dashboard);
	dashboard_facts_release(dashboard);
	ui_free(dashboard->ui);
	canvas_free(dashboard->canvas);
	arena_free(dashboard->lists);
	arena_free(dashboard->ticket_arena);
	arena_free(dashboard->texts_arena);
	buf_release(&dashboard->link);
	notes_release(&dashboard->notes);
	free(dashboard->open_key.key);
	free(dashboard->ticket_key.key);
	free(dashboard->texts_key.key);
	if (dashboard->watch_fd >= 0)
		close(dashboard->watch_fd);
	if (dashboard->signal_fd >= 0)
		loop_signals_stop();
}

/* Looks once whether the period of the options can be, before the screen is taken. */
static bool check_options(struct dashboard *dashboard, struct error *err)
{
	const struct options *options = dashboard->options;
	struct board_request request;
	int64_t now_s = deskfile_now(dashboard->file).wall_s;
	if (options->as_of && !period_parse_time(options->as_of, dashboard->file->desk->zone,
				      &dashboard->as_of, err))
		return error_prefix(err, "--as-of");
	dashboard->scene.is_as_of = options->as_of != NULL;
	memcpy(dashboard->slice.of, options->slice, sizeof(dashboard->slice.of));
	dashboard->scene.slice = &dashboard->slice;
	if (!deskfile_request(dashboard->file, options, now_s, &request, err))
		return false;
	dashboard->clock = request.clock;
	return dashboard_rotate_check(options, err);
}

/* A store that nobody will make for us must be there. */
static bool check_store(struct dashboard *dashboard, struct error *err)
{
	const struct deskfile *file = dashboard->file;
	dashboard_decide_collector(dashboard);
	if (dashboard->has_collector || access(file->store_path, F_OK) == 0)
		return true;
	return error_set(err, ERROR_STORE,
		_("no store at '%s': start its collector first ('kpitop collect', or the service)"),
		file->store_path);
}

int dashboard_run(struct deskfile *file, const struct options *options, struct error *err)
{
	struct dashboard *dashboard = mem_new(1, sizeof(*dashboard));
	*dashboard = (struct dashboard){
		.file = file,
		.options = options,
		.as_of = TIME_NONE,
		.signal_fd = -1,
		.watch_fd = -1,
		.child = { .fd_down = -1, .fd_up = -1 },
		.lists = arena_new(),
		.ticket_arena = arena_new(),
		.texts_arena = arena_new(),
		.scene = { .desk = file->desk },
		.privacy = (enum privacy)desk_screen(file->desk)->privacy,
		.is_dirty = true,
	};
	alerts_init(&dashboard->alerts);
	buf_init(&dashboard->link, 4096);
	dashboard_peek_store(dashboard);
	bool is_well = check_options(dashboard, err) && check_store(dashboard, err) &&
		       start(dashboard, err);
	if (is_well) {
		dashboard_watch(dashboard);
		loop(dashboard);
	}
	release(dashboard);
	free(dashboard);
	return is_well ? EXIT_SUCCESS : error_exit_status(err->kind);
}
