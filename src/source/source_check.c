/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words of settings that only sources know.
 */
#include "config.h"

#include "base/buf.h"
#include "base/words.h"
#include "model/desk.h"
#include "source/source.h"

static bool fail_kind(const char *kind, struct error *err)
{
	struct buf known;

	buf_init(&known, 0);
	for (size_t i = 0; source_rows[i]; i++)
		buf_printf(&known, "%s%s", i > 0 ? ", " : "", source_rows[i]->name);
	error_set(err, ERROR_CONFIG, _("unknown kind '%s' (known are %s)"), kind, known.bytes);
	buf_release(&known);
	return false;
}

static bool check_one(const struct source_config *config, struct error *err)
{
	const struct source_row *row = source_find(config->kind);

	if (!row)
		return fail_kind(config->kind, err);
	return !row->check || row->check(config, err);
}

bool source_check(const struct desk *desk, struct error *err)
{
	for (size_t i = 0; i < desk->source_count; i++) {
		const struct source_config *config = &desk->sources[i];

		if (!config->kind || check_one(config, err))
			continue;
		error_prefix(err, _("source '%s'"), config->name);
		return config->file_name
			       ? error_prefix(err, "%s:%d", config->file_name, config->line)
			       : false;
	}
	return true;
}
