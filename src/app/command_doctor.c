/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `kpitop doctor`: looks at everything between the helpdesk and the eye, and says what to do.
 *
 * A check is a function that prints one or more lines; the table names them in the order in which
 * things depend on each other.
 */
#include "config.h"

#include <langinfo.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "app/app.h"
#include "app/deskfile.h"
#include "app/file_reply.h"
#include "app/screen_config.h"
#include "app/secret.h"
#include "base/format.h"
#include "base/text.h"
#include "base/words.h"
#include "kpi/unmatched.h"
#include "net/net.h"
#include "source/source.h"

enum finding {
	FINDING_OK,
	FINDING_WARNING,
	FINDING_FAILURE,
	FINDING_HINT,
	FINDING_COUNT
};

struct examination {
	struct deskfile *file;
	int64_t now_s;
	int counts[FINDING_COUNT];
};

/* A source being read from its beginning to its end. */
struct whole_reading {
	const struct source_row *row;
	struct source *source;
	struct http_request request;
	struct http_reply reply;
	struct batch batch;
	int64_t records, rejected;
};

static void say(struct examination *examination, enum finding finding, const char *format, ...)
	PRINTF_LIKE(3, 4);

static void say(struct examination *examination, enum finding finding, const char *format, ...)
{
	static const char *const words[] = { N_("ok"), N_("warning"), N_("failure"), N_("hint") };
	struct buf raw, shown;
	va_list list;
	buf_init(&raw, 0);
	buf_init(&shown, 0);
	va_start(list, format);
	buf_vprintf(&raw, format, list);
	va_end(list);
	text_show(&shown, raw.bytes); /* helpdesks have a say in it */
	printf("%-8s %s\n", _(words[finding]), shown.bytes);
	fflush(stdout);
	buf_release(&raw);
	buf_release(&shown);
	examination->counts[finding]++;
}

/* Sends one request and waits for its reply; false with err where none came. */
static bool ask(const struct http_request *request, struct http_reply *reply, struct error *err)
{
	struct net *net;
	if (!net_new(1, "kpitop/" PACKAGE_VERSION, &net, err))
		return false;
	bool has_reply = false;
	size_t slot;
	bool is_good = net_start(net, 0, request, reply, err);
	while (is_good && net_is_busy(net, 0) && net_wait(net, NULL, 0, 1000, err))
		if (net_finished(net, &slot, &has_reply, err))
			break;
	net_free(net);
	return is_good && has_reply;
}

/* Ages on screen follow the helpdesk's clock; a wrong one of ours spoils logs. */
static void check_clock(
	struct examination *examination, const struct http_reply *reply, const char *name)
{
	int64_t date = http_reply_date(reply);
	char off[32];
	if (date == TIME_NONE)
		return;
	int64_t offset_s = date - clock_read(NULL).wall_s;
	format_duration(off, sizeof off, (double)llabs(offset_s), 0);
	if (llabs(offset_s) <= 60)
		say(examination, FINDING_OK, _("clock of %s: within a minute of ours"), name);
	else if (offset_s < 0)
		say(examination, FINDING_WARNING,
			_("clock of %s: %s behind ours; set one of the two by NTP"), name, off);
	else
		say(examination, FINDING_WARNING,
			_("clock of %s: %s ahead of ours; set one of the two by NTP"), name, off);
}

static void check_reply(struct examination *examination, struct source *source,
	const struct source_row *row, const struct source_config *config)
{
	struct http_request request;
	struct http_reply reply;
	struct error err = { .kind = ERROR_NONE };
	char said[256] = "";
	http_request_init(&request);
	http_reply_init(&reply);
	row->probe(source, &request);
	if (!ask(&request, &reply, &err))
		say(examination, FINDING_FAILURE, _("source %s: %s; check `url` and the network"),
			config->name, err.text);
	else if (!row->probed(source, &reply, said, sizeof said, &err))
		say(examination, FINDING_FAILURE, "%s: %s", config->name, err.text);
	else
		say(examination, FINDING_OK, _("source %s: %s"), config->name, said);
	if (examination->file->simulation.speed <= 0)
		check_clock(examination, &reply, config->name);
	http_request_release(&request);
	http_reply_release(&reply);
}

/* --- sources that are read whole ------------------------------------------------------------ */

static void say_remarks(struct examination *examination, const char *line)
{
	while (line && *line) {
		int len = (int)strcspn(line, "\n");
		say(examination, FINDING_WARNING, "%.*s", len, line);
		line += len + (line[len] == '\n');
	}
}

static bool ask_either(
	const struct http_request *request, struct http_reply *reply, struct error *err)
{
	if (!file_is_asked(request))
		return ask(request, reply, err);
	file_reply(request, reply);
	return true;
}

/* One request of the reading; false where it ends, with err where it failed. */
static bool read_on(
	struct examination *examination, struct whole_reading *reading, struct error *err)
{
	const struct source_row *row = reading->row;
	struct source_fault fault = { .wait_until = TIME_NONE };
	int64_t idle_until = TIME_NONE;
	http_request_clear(&reading->request);
	http_reply_clear(&reading->reply);
	batch_clear(&reading->batch);
	if (row->next(reading->source, examination->now_s, &reading->request, &idle_until) ==
			SOURCE_IDLE ||
		!ask_either(&reading->request, &reading->reply, err))
		return false;
	enum source_outcome outcome = row->accept(
		reading->source, &reading->reply, examination->now_s, &reading->batch, &fault);
	if (outcome == SOURCE_FAULT)
		return error_set(err, fault.error.kind, "%s", fault.error.text);
	if (outcome == SOURCE_BATCH) {
		for (size_t i = 0; i < reading->batch.len; i++)
			reading->records += reading->batch.records[i].kind >= RECORD_RATING;
		reading->rejected += reading->batch.rejected;
		say_remarks(examination, reading->batch.remarks);
		row->commit(reading->source);
	}
	return true;
}

/* Reads all of it as the collector would, and stores nothing. */
static void check_whole(struct examination *examination, struct source *source,
	const struct source_row *row, const struct source_config *config)
{
	struct whole_reading reading = { .row = row, .source = source };
	struct error err = { .kind = ERROR_NONE };
	http_request_init(&reading.request);
	http_reply_init(&reading.reply);
	batch_init(&reading.batch);
	while (read_on(examination, &reading, &err))
		continue;
	if (err.kind != ERROR_NONE)
		say(examination, FINDING_FAILURE, _("source %s: %s"), config->name, err.text);
	else
		say(examination, reading.rejected > 0 ? FINDING_WARNING : FINDING_OK,
			ngettext("source %s: %lld row can be read, %lld refused",
				"source %s: %lld rows can be read, %lld refused",
				(unsigned long)reading.records),
			config->name, (long long)reading.records, (long long)reading.rejected);
	http_request_release(&reading.request);
	http_reply_release(&reading.reply);
	batch_release(&reading.batch);
}

static void check_source(struct examination *examination, const struct source_config *config)
{
	struct error err = { .kind = ERROR_NONE };
	const struct source_row *row = source_find(config->kind);
	char *secret = NULL;
	struct source *source = NULL;
	if (!row) {
		say(examination, FINDING_FAILURE, _("source %s: unknown kind '%s'"), config->name,
			config->kind);
		return;
	}
	if (!secret_read(config, &secret, &err)) {
		say(examination, FINDING_FAILURE, _("credential of %s: %s"), config->name,
			err.text);
		return;
	}
	if (!secret && row->needs_secret) {
		say(examination, FINDING_FAILURE,
			_("credential of %s: none; set secret_command, secret_file or secret_env"),
			config->name);
		return;
	}
	if (secret)
		say(examination, FINDING_OK, _("credential of %s: there"), config->name);
	struct source_setup setup = {
		.config = config,
		.desk = examination->file->desk,
		.secret = secret,
		.now_s = examination->now_s,
	};
	if (row->open(&setup, &source, &err)) {
		if (row->is_read_whole)
			check_whole(examination, source, row, config);
		else
			check_reply(examination, source, row, config);
		row->close(source);
	} else {
		say(examination, FINDING_FAILURE, _("source %s: %s"), config->name, err.text);
	}
	secret_free(secret);
}

/* That it could be read is known by now. */
static void check_configuration(struct examination *examination)
{
	const struct desk *desk = examination->file->desk;
	struct error err = { .kind = ERROR_NONE };
	struct keymap ignored;
	if (screen_config_read(desk, NULL, &ignored, &err))
		say(examination, FINDING_OK,
			ngettext("configuration: desk %s, zone %s, %zu source",
				"configuration: desk %s, zone %s, %zu sources", desk->source_count),
			desk->name, zone_name(desk->zone), desk->source_count);
	else
		say(examination, FINDING_FAILURE, "%s", err.text);
}

static void check_sources(struct examination *examination)
{
	const struct desk *desk = examination->file->desk;
	for (size_t i = 0; i < desk->source_count; i++)
		check_source(examination, &desk->sources[i]);
}

static void check_store(struct examination *examination)
{
	struct deskfile *file = examination->file;
	struct error err = { .kind = ERROR_NONE };
	struct store_version version;
	if (access(file->store_path, F_OK) != 0) {
		say(examination, FINDING_WARNING,
			_("store %s: not there yet; `kpitop` or `kpitop collect` makes it"),
			file->store_path);
		return;
	}
	if (!deskfile_open(file, &err) || !store_version(file->store, &version, &err)) {
		say(examination, FINDING_FAILURE, "%s", err.text);
		return;
	}
	say(examination, FINDING_OK, _("store %s: %lld changes so far"), file->store_path,
		(long long)version.seq);
	struct source_status statuses[STORE_SOURCES_MAX];
	size_t len = 0;
	if (!store_statuses(file->store, statuses, ARRAY_LEN(statuses), &len, &err))
		return;
	for (size_t i = 0; i < len; i++) {
		char age[64];
		bool is_known = statuses[i].last_success != TIME_NONE;
		format_age(age, sizeof age,
			is_known ? deskfile_now(file).wall_s - statuses[i].last_success : 0);
		say(examination, statuses[i].error[0] ? FINDING_WARNING : FINDING_OK,
			_("data of %s: %s, last success %s%s%s"), statuses[i].name,
			source_state_name(statuses[i].state), is_known ? age : _("never"),
			statuses[i].error[0] ? ": " : "", statuses[i].error);
	}
}

static void check_lock(struct examination *examination)
{
	long holder;
	if (access(examination->file->store_path, F_OK) != 0)
		return;
	if (!store_is_locked(examination->file->store_path, &holder))
		say(examination, FINDING_WARNING,
			_("collector: not running; data do not get newer"));
	else if (holder > 0)
		say(examination, FINDING_OK, _("collector: running, process %ld"), holder);
	else
		say(examination, FINDING_OK, _("collector: running"));
}

/* --- what would bring more ------------------------------------------------------------------ */

/* Whether an earlier KPI of the board lacks the same. */
static bool is_told(const struct board *board, size_t i, const char *needs)
{
	for (size_t j = 0; j < i; j++) {
		const char *other = reading_needs(board_at(board, j));
		if (other && strcmp(other, needs) == 0)
			return true;
	}
	return false;
}

static void say_needs(struct examination *examination, const struct board *board)
{
	struct buf ids;
	buf_init(&ids, 0);
	for (size_t i = 0; i < board_count(board); i++) {
		const char *needs = reading_needs(board_at(board, i));
		if (!needs || is_told(board, i, needs))
			continue;
		buf_clear(&ids);
		for (size_t j = i; j < board_count(board); j++) {
			const struct reading *reading = board_at(board, j);
			const char *same = reading_needs(reading);
			if (same && strcmp(same, needs) == 0)
				buf_printf(&ids, "%s%s", ids.len > 0 ? ", " : "",
					kpi_row(reading->kpi)->id);
		}
		say(examination, FINDING_HINT, _("%s would bring %s"), needs, ids.bytes);
	}
	buf_release(&ids);
}

static void say_unmatched(struct examination *examination, const struct facts *facts)
{
	struct arena *arena = arena_new();
	struct unmatched *list;
	size_t len = facts_unmatched(facts, arena, &list);
	for (size_t i = 0; i < len; i++) {
		const struct unmatched *one = &list[i];
		say(examination, FINDING_WARNING,
			one->kind == MEMBER_TEAM    ? _("%s %s: there is no team \"%s\"")
			: one->kind == MEMBER_GROUP ? _("%s %s: there is no group \"%s\"")
						    : _("%s %s: there is no agent \"%s\""),
			one->section, one->owner, one->word);
	}
	arena_free(arena);
}

/* A panel without anybody: shipped roles of a tier that no team has, or members nobody knows. */
static void say_empty(struct examination *examination, const struct facts *facts)
{
	const char *id;
	bool is_site;
	for (size_t i = 0; (id = facts_empty_set(facts, i, &is_site)) != NULL; i++) {
		if (is_site)
			say(examination, FINDING_WARNING, _("site %s: nobody is in it"), id);
		else
			say(examination, FINDING_WARNING,
				_("role %s: nobody is in it; `role %s { … }` says who is"), id, id);
	}
}

/* The KPIs that no source delivers, by what each of them needs. */
static void check_needs(struct examination *examination)
{
	struct deskfile *file = examination->file;
	static const char *const scopes[] = { "department" };
	struct options options = { .scope_count = ARRAY_LEN(scopes) };
	struct error err = { .kind = ERROR_NONE };
	struct board_request request;
	struct facts *facts = NULL;
	memcpy(options.scopes, scopes, sizeof scopes);
	if (!file->store ||
		!deskfile_request(file, &options, deskfile_now(file).wall_s, &request, &err))
		return;
	request.has_previous = request.has_last_year = request.has_series = false;
	if (!deskfile_facts(file, &options, &request, &facts, &err)) {
		say(examination, FINDING_FAILURE, "%s", err.text);
		return;
	}
	say_unmatched(examination, facts);
	say_empty(examination, facts);
	struct board *board = board_new(facts, &request, deskfile_now(file).wall_s);
	while (!board_step(board, INT64_MAX))
		continue;
	say_needs(examination, board);
	board_free(board);
	facts_free(facts);
}

static void check_terminal(struct examination *examination)
{
	const char *term = getenv("TERM");
	struct winsize size;
	if (!isatty(STDOUT_FILENO)) {
		say(examination, FINDING_WARNING,
			_("terminal: standard output is none, not looked at"));
		return;
	}
	if (!term || !*term)
		say(examination, FINDING_FAILURE,
			_("terminal: TERM is not set; try TERM=xterm-256color"));
	else
		say(examination, FINDING_OK, _("terminal: TERM is %s"), term);
	bool is_utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
	say(examination, is_utf8 ? FINDING_OK : FINDING_WARNING,
		is_utf8 ? _("terminal: UTF-8")
			: _("terminal: no UTF-8, drawn in ASCII; set LANG to a UTF-8 locale"));
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
		bool is_large = size.ws_col >= 40 && size.ws_row >= 12;
		say(examination, is_large ? FINDING_OK : FINDING_WARNING,
			_("terminal: %d x %d (at least 40 x 12)"), size.ws_col, size.ws_row);
	}
}

int command_doctor(const struct options *options, struct error *err)
{
	static void (*const checks[])(struct examination *) = {
		check_configuration,
		check_sources,
		check_store,
		check_needs,
		check_lock,
		check_terminal,
	};
	struct deskfile file = { 0 };
	struct examination examination = { .file = &file };
	if (!deskfile_init(&file, options, err)) {
		int status = error_exit_status(err->kind);
		deskfile_release(&file);
		return status;
	}
	secret_guard();
	examination.now_s = deskfile_now(&file).wall_s;
	for (size_t i = 0; i < ARRAY_LEN(checks); i++)
		checks[i](&examination);
	deskfile_release(&file);
	return examination.counts[FINDING_FAILURE] ? error_exit_status(ERROR_CONFIG) : 0;
}
