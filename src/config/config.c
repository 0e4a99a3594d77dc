/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The configuration file → desks.
 */
#include <config.h>

#include "config/config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/words.h"
#include "config/scan.h"
#include "config/titles.h"
#include "config/tree.h"
#include "config/value.h"

enum {
	FILE_MAX_BYTES = 1 << 20
};

/* What one desk is read with. */
struct reader {
	const char *name; /* of the file, in the desk's arena */
	struct desk *desk;
	int64_t now_s;
	struct error *err;
};

/* A name in kpitop's folder of settings. */
static char *find_own(const char *name)
{
	const char *config_home = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	struct buf path;

	buf_init(&path, 0);
	if (config_home && *config_home == '/')
		buf_printf(&path, "%s/kpitop/%s", config_home, name);
	else
		buf_printf(&path, "%s/.config/kpitop/%s", home ? home : "", name);
	return buf_take(&path);
}

char *config_default_path(void)
{
	return find_own("kpitop.conf");
}

char *config_theme_folder(void)
{
	return find_own("themes");
}

static bool fail_at(const struct reader *reader, int line)
{
	return error_prefix(reader->err, "%s:%d", reader->name, line);
}

static bool read_settings(
	const struct reader *reader, cfg_t *section, const struct setting *settings, void *item)
{
	const struct value_place place = { reader->desk->arena, reader->desk->zone };

	for (; settings->name; settings++) {
		const struct tree_value *value = tree_get(section, settings->name, 0);

		if (!value && !value_write(settings, NULL, item, &place, reader->err))
			return fail_at(reader, section->line);
		for (unsigned i = 0; value; value = tree_get(section, settings->name, ++i)) {
			if (!value_write(settings, value->text, item, &place, reader->err))
				return fail_at(reader, value->line);
		}
	}
	return true;
}

static bool read_title(
	const struct reader *reader, cfg_t *section, const struct section_row *row, void *item)
{
	const struct setting title = {
		.name = row->name,
		.type = SETTING_TEXT,
		.offset = row->title_at,
	};
	const struct value_place place = { reader->desk->arena, NULL };

	if (!row->has_title)
		return true;
	if (!*cfg_title(section) && !row->is_title_optional)
		error_set(reader->err, ERROR_CONFIG, _("the name of a %s is empty"), row->name);
	else if (value_write(&title, cfg_title(section), item, &place, reader->err))
		return true;
	return fail_at(reader, tree_line(section, row->settings));
}

static bool read_section(const struct reader *reader, cfg_t *section, const struct section_row *row)
{
	char *item = desk_add(reader->desk, row);
	int line = tree_line(section, row->settings);

	memcpy(item + row->file_at, &reader->name, sizeof reader->name);
	memcpy(item + row->line_at, &line, sizeof line);
	return read_title(reader, section, row, item) &&
	       read_settings(reader, section, row->settings, item);
}

static bool read_kind(const struct reader *reader, cfg_t *desk, const struct section_row *row)
{
	unsigned count = cfg_size(desk, row->name);

	if (row->is_single && count > 1) {
		error_set(reader->err, ERROR_CONFIG, _("%s is given twice"), row->name);
		return fail_at(reader, tree_line(cfg_getnsec(desk, row->name, 1), row->settings));
	}
	for (unsigned i = 0; i < count; i++) {
		if (!read_section(reader, cfg_getnsec(desk, row->name, i), row))
			return false;
	}
	return true;
}

static bool read_sections(const struct reader *reader, cfg_t *desk)
{
	for (const struct section_row *row = desk_sections; row->name; row++) {
		if (!read_kind(reader, desk, row))
			return false;
	}
	return true;
}

static void read_map(const struct reader *reader, cfg_t *desk)
{
	cfg_t *map = cfg_getsec(desk, TREE_MAP);

	for (cfg_opt_t *pair = map ? map->opts : NULL; pair && pair->name; pair++) {
		if (pair->nvalues && pair->values[0]->string)
			desk_add_map(reader->desk, pair->name, pair->values[0]->string);
	}
}

/* The name becomes part of file names. */
static bool is_desk_name(const char *name)
{
	size_t len =
		strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

	return len > 0 && len <= 64 && !name[len] && name[0] != '.' && name[0] != '-';
}

/* The line an error of a desk's own setting is told with. */
static void place_at(const struct reader *reader, cfg_t *section, const char *setting)
{
	const struct tree_value *value = tree_get(section, setting, 0);

	reader->desk->place.file_name = reader->name;
	reader->desk->place.line = value ? value->line : tree_line(section, desk_settings);
}

static bool read_desk(struct reader *reader, cfg_t *section)
{
	if (!is_desk_name(cfg_title(section))) {
		error_set(reader->err, ERROR_CONFIG,
			_("desk name '%s' must be a word of letters, digits, '_', '-' and '.'"),
			cfg_title(section));
		return fail_at(reader, tree_line(section, desk_settings));
	}
	reader->desk->name = arena_dup(reader->desk->arena, cfg_title(section));
	if (!read_settings(reader, section, desk_settings, reader->desk))
		return false;
	if (!reader->desk->title)
		reader->desk->title = reader->desk->name;
	place_at(reader, section, "zone");
	if (!desk_make_zone(reader->desk, reader->now_s, reader->err) ||
		!read_sections(reader, section))
		return false;
	read_map(reader, section);
	place_at(reader, section, "since");
	return desk_finish(reader->desk, reader->now_s, reader->err);
}

static bool read_tree(struct config *config, cfg_t *tree, int64_t now_s, struct error *err)
{
	unsigned count = cfg_size(tree, "desk");

	if (!count)
		return error_set(err, ERROR_CONFIG,
			_("%s: there is no desk in it: desk NAME { … }"), config->path);
	config->desks = mem_new(count, sizeof *config->desks);
	for (unsigned i = 0; i < count; i++) {
		struct desk *desk = desk_new("");
		struct reader reader = {
			.name = arena_dup(desk->arena, config->path),
			.desk = desk,
			.now_s = now_s,
			.err = err,
		};

		config->desks[config->desk_count++] = desk;
		if (!read_desk(&reader, cfg_getnsec(tree, "desk", i)))
			return false;
	}
	return true;
}

bool config_parse(const char *name, const char *text, int64_t now_s, struct config **config,
	struct error *err)
{
	struct error own = { .kind = ERROR_NONE };
	char *scanned = mem_dup_text(text), *complete = NULL;
	struct config *made = mem_new(1, sizeof *made);
	cfg_t *tree = NULL;
	bool is_read;

	made->path = mem_dup_text(name);
	is_read = scan_text(name, scanned, &own);
	if (is_read) {
		complete = titles_complete(scanned);
		is_read = tree_parse(name, complete, &tree, &own) &&
			  read_tree(made, tree, now_s, &own);
	}
	if (tree)
		cfg_free(tree);
	free(complete);
	free(scanned);
	*config = is_read ? made : NULL;
	if (is_read)
		return true;
	config_free(made);
	if (err)
		*err = own;
	return false;
}

static bool check_file(const char *path, int fd, struct error *err)
{
	struct stat status;

	if (fstat(fd, &status) < 0)
		return error_set(
			err, ERROR_CONFIG, _("cannot read '%s': %s"), path, strerror(errno));
	if (!S_ISREG(status.st_mode))
		return error_set(err, ERROR_CONFIG, _("'%s' is no file"), path);
	if (status.st_uid != geteuid() && status.st_uid != 0)
		return error_set(err, ERROR_CONFIG,
			_("'%s' belongs to somebody else; it must be yours or root's"), path);
	if (status.st_mode & (S_IWGRP | S_IWOTH))
		return error_set(err, ERROR_CONFIG,
			_("'%s' can be written by others; run: chmod go-w '%s'"), path, path);
	return true;
}

static bool read_file(const char *path, struct buf *text, struct error *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	char block[8192];
	ssize_t taken = -1;

	if (fd < 0 && errno == ENOENT)
		return error_set(err, ERROR_CONFIG,
			_("no configuration at '%s'; see kpitop.conf(5), or try: kpitop demo"),
			path);
	if (fd < 0)
		return error_set(
			err, ERROR_CONFIG, _("cannot read '%s': %s"), path, strerror(errno));
	if (!check_file(path, fd, err)) {
		close(fd);
		return false;
	}
	while (!text->is_cut && (taken = read(fd, block, sizeof block)) > 0)
		buf_add(text, block, (size_t)taken);
	if (taken < 0)
		error_set(err, ERROR_CONFIG, _("cannot read '%s': %s"), path, strerror(errno));
	close(fd);
	if (taken < 0)
		return false;
	if (text->is_cut || strlen(text->bytes) != text->len)
		return error_set(
			err, ERROR_CONFIG, _("'%s' is no configuration: too long or binary"), path);
	return true;
}

bool config_read(const char *path, int64_t now_s, struct config **config, struct error *err)
{
	struct buf text;
	bool is_read;

	*config = NULL;
	buf_init(&text, FILE_MAX_BYTES);
	is_read = read_file(path, &text, err) && config_parse(path, text.bytes, now_s, config, err);
	buf_release(&text);
	return is_read;
}

void config_free(struct config *config)
{
	if (!config)
		return;
	for (size_t i = 0; i < config->desk_count; i++)
		desk_free(config->desks[i]);
	free(config->desks);
	free(config->path);
	free(config);
}

struct desk *config_desk(const struct config *config, const char *name)
{
	for (size_t i = 0; i < config->desk_count; i++) {
		if (!name || !strcmp(config->desks[i]->name, name))
			return config->desks[i];
	}
	return NULL;
}
