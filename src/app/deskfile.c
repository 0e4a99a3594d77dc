/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From options to an open desk.
 */
#include "config.h"

#include "app/deskfile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/words.h"
#include "kpi/exclusion.h"
#include "kpi/panel.h"
#include "kpi/target.h"
#include "source/source.h"

char *deskfile_state_directory(void)
{
	const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
	struct buf path;
	buf_init(&path, 0);
	if (state && *state == '/')
		buf_printf(&path, "%s/kpitop", state);
	else if (home && *home == '/')
		buf_printf(&path, "%s/.local/state/kpitop", home);
	char *directory = path.len > 0 ? buf_take(&path) : NULL;
	buf_release(&path);
	return directory;
}

static bool lies_in(const char *path, const char *directory)
{
	size_t len = directory ? strlen(directory) : 0;
	return len > 0 && strncmp(path, directory, len) == 0 && path[len] == '/';
}

static bool find_store(struct deskfile *file, const char *wished, struct error *err)
{
	char *directory = deskfile_state_directory();
	bool is_well = true;
	struct buf path;
	buf_init(&path, 0);
	if (wished)
		buf_add_text(&path, wished);
	else if (strchr(file->desk->name, '/') || file->desk->name[0] == '.')
		is_well = error_set(err, ERROR_CONFIG,
			_("desk \"%s\" cannot be the name of a file: give it a store"),
			file->desk->name);
	else if (directory)
		buf_printf(&path, "%s/%s.db", directory, file->desk->name);
	else
		is_well = error_set(err, ERROR_CONFIG,
			_("no place for the store: neither XDG_STATE_HOME nor HOME is set, so "
			  "--store is needed"));
	file->store_path = buf_take(&path);
	file->is_shared = wished && !lies_in(wished, directory);
	buf_release(&path);
	free(directory);
	return is_well;
}

static bool fail_desk(const struct deskfile *file, const char *name, struct error *err)
{
	struct buf known;
	buf_init(&known, 0);
	for (size_t i = 0; i < file->config->desk_count; i++)
		buf_printf(&known, "%s%s", i > 0 ? ", " : "", file->config->desks[i]->name);
	error_set(err, ERROR_USAGE, _("%s has no desk \"%s\" (it has: %s)"), file->config->path,
		name ? name : "", known.bytes);
	buf_release(&known);
	return false;
}

/* --zone: the same desk seen in another zone. */
static bool change_zone(struct desk *desk, const char *zone_text, int64_t now_s, struct error *err)
{
	struct zone *zone = NULL;
	if (!zone_new(zone_text, now_s, &zone, err))
		return error_prefix(err, "--zone");
	zone_free(desk->zone);
	desk->zone = zone;
	desk->zone_text = arena_dup(desk->arena, zone_text);
	return desk_finish(desk, now_s, err);
}

static bool read_config(struct deskfile *file, const struct options *options, struct error *err)
{
	char *path = options->config ? mem_dup_text(options->config) : config_default_path();
	int64_t now_s = clock_read(NULL).wall_s;
	/* A store alone can be looked at: it knows its desk's title and zone. */
	bool is_needed = options->config || !options->store || access(path, F_OK) == 0;
	bool is_well = !is_needed || config_read(path, now_s, &file->config, err);
	free(path);
	if (!is_well)
		return false;
	if (!file->config) {
		file->desk = desk_new(options->desk ? options->desk : "desk");
		return change_zone(file->desk, options->zone ? options->zone : "UTC", now_s, err);
	}
	file->desk = config_desk(file->config, options->desk);
	if (!file->desk)
		return fail_desk(file, options->desk, err);
	return !options->zone || change_zone(file->desk, options->zone, now_s, err);
}

bool deskfile_init(struct deskfile *file, const struct options *options, struct error *err)
{
	*file = (struct deskfile){ 0 };
	if (!read_config(file, options, err) || !kpi_define(file->desk, err) ||
		!panel_check(file->desk, err) || !target_check(file->desk, err) ||
		!exclusion_check(file->desk, err) || !source_check(file->desk, err))
		return false;
	return find_store(file, options->store ? options->store : file->desk->store, err);
}

/* Without a configuration, title and zone are what the collector wrote. */
static bool take_over_desk(struct deskfile *file, struct error *err)
{
	struct desk *desk = file->desk;
	int64_t now_s = deskfile_now(file).wall_s;
	struct buf title, zone;
	buf_init(&title, 0);
	buf_init(&zone, 0);
	bool is_well = store_meta(file->store, "desk.title", &title, err) &&
		       store_meta(file->store, "desk.zone", &zone, err);
	if (is_well && title.len > 0)
		desk->title = arena_dup(desk->arena, title.bytes);
	bool is_default = strcmp(desk->zone_text, "UTC") == 0; /* else --zone was given */
	if (is_well && is_default && zone.len > 0)
		is_well = change_zone(desk, zone.bytes, now_s, err);
	buf_release(&title);
	buf_release(&zone);
	return is_well;
}

bool deskfile_open(struct deskfile *file, struct error *err)
{
	return store_open(file->store_path, STORE_READ, &file->store, err) &&
	       store_simulation(file->store, &file->simulation, err) &&
	       (file->config || take_over_desk(file, err));
}

void deskfile_release(struct deskfile *file)
{
	store_close(file->store);
	if (!file->config)
		desk_free(file->desk);
	config_free(file->config);
	free(file->store_path);
	*file = (struct deskfile){ 0 };
}

struct now deskfile_now(const struct deskfile *file)
{
	return clock_read(&file->simulation);
}
