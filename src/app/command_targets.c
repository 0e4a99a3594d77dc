/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `kpitop targets`: those in force; `suggest`: proposed from the past; `test`: a goal tried on it.
 */
#include "config.h"

#include <string.h>

#include "app/app.h"
#include "app/output.h"
#include "app/targets.h"
#include "base/words.h"

/* The words that may follow; the first is none. To add one: its function and its row. */
static const struct {
	const char *word;
	bool (*run)(struct targets_job *job, struct buf *out, struct error *err);
} parts[] = {
	{ NULL, targets_list },
	{ "suggest", targets_suggest },
	{ "test", targets_test },
};

bool targets_wants_json(const struct targets_job *job)
{
	return job->options->format && strcmp(job->options->format, "json") == 0;
}

static size_t part_of(const struct options *options)
{
	for (size_t i = 1; options->argument && i < ARRAY_LEN(parts); i++)
		if (strcmp(options->argument, parts[i].word) == 0)
			return i;
	return options->argument ? ARRAY_LEN(parts) : 0;
}

static bool check_options(const struct options *options, struct error *err)
{
	size_t part = part_of(options);

	if (part == ARRAY_LEN(parts))
		return error_set(err, ERROR_USAGE, _("targets does not take '%s' (suggest, test)"),
			options->argument);
	if (options->format && strcmp(options->format, "json") != 0 &&
		strcmp(options->format, "text") != 0)
		return error_set(err, ERROR_USAGE, _("targets has no format '%s' (text, json)"),
			options->format);
	if ((options->goal || options->warn) && parts[part].run != targets_test)
		return error_set(err, ERROR_USAGE, _("--goal and --warn belong to targets test"));
	return true;
}

static bool targets_opened(struct deskfile *file, const struct options *options, struct error *err)
{
	struct targets_job job = { .file = file, .options = options };
	struct buf out;

	if (!output_moment(file, options, &job.now_s, err) ||
		!deskfile_request(file, options, job.now_s, &job.request, err))
		return false;
	job.request.has_previous = job.request.has_last_year = job.request.has_series = false;
	job.arena = arena_new();
	buf_init(&out, OUTPUT_MAX_BYTES);
	bool is_good = parts[part_of(options)].run(&job, &out, err) &&
		       output_write(&out, options->output, err);
	buf_release(&out);
	arena_free(job.arena);
	return is_good;
}

int command_targets(const struct options *options, struct error *err)
{
	struct deskfile file = { 0 };
	bool is_good = check_options(options, err) && deskfile_init(&file, options, err) &&
		       deskfile_open(&file, err) && targets_opened(&file, options, err);

	deskfile_release(&file);
	return is_good ? 0 : error_exit_status(err->kind);
}
