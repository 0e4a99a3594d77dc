/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The configuration's text as libconfuse reads it.
 */
#include <config.h>

#include "config/tree.h"

#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/words.h"
#include "config/nearest.h"
#include "model/desk.h"

enum {
	SECTIONS_MAX = 32
};

struct complaint {
	const char *name; /* of the file */
	struct error *err;
};

/* libconfuse hands nothing of ours to its error function, so the parse under way is kept here. Its
 * lexer knows only one at a time as well. */
static const struct complaint *complaint_of_parse;

/* What libconfuse says of a word that it does not know, before translation. */
static const char unknown_word[] = "no such option '%s'";
static const char double_title[] = "found duplicate title '%s'";
static const char missing_title[] = "missing title for section '%s'";

static bool is_message(const char *format, const char *message)
{
	return !strcmp(format, message) || !strcmp(format, dgettext("confuse", message));
}

static void complain_unknown(cfg_t *section, const char *word, struct error *err)
{
	const char *nearest = NULL;
	bool is_root = !strcmp(section->name, "root");

	for (const cfg_opt_t *opt = section->opts; opt->name; opt++)
		nearest = nearest_of(word, nearest, opt->name);
	if (is_root)
		error_set(err, ERROR_CONFIG,
			_("unknown setting \"%s\"; everything stands in a section: desk NAME { … }"),
			word);
	else if (nearest)
		error_set(err, ERROR_CONFIG,
			_("unknown setting \"%s\" in %s; did you mean \"%s\"?"), word,
			section->name, nearest);
	else
		error_set(
			err, ERROR_CONFIG, _("unknown setting \"%s\" in %s"), word, section->name);
}

static PRINTF_LIKE(2, 0) void complain(cfg_t *section, const char *format, va_list args)
{
	struct error *err = complaint_of_parse->err;
	char said[256];

	/* The pairs of a map are no settings that could be known; and the first error is enough. */
	if (section->flags & CFGF_KEYSTRVAL && is_message(format, unknown_word))
		return;
	if (err->kind != ERROR_NONE)
		return;
	if (is_message(format, unknown_word)) {
		complain_unknown(section, va_arg(args, const char *), err);
	} else if (is_message(format, double_title)) {
		const char *title = va_arg(args, const char *);

		if (*title)
			error_set(err, ERROR_CONFIG, _("there is a section \"%s\" already"), title);
		else
			error_set(err, ERROR_CONFIG,
				_("there is a section of that kind without a name already"));
	} else if (is_message(format, missing_title)) {
		const char *word = va_arg(args, const char *);

		error_set(
			err, ERROR_CONFIG, _("section %s needs a name: %s NAME { … }"), word, word);
	} else {
		vsnprintf(said, sizeof said, format, args);
		error_set(err, ERROR_CONFIG, "%s", said);
	}
	error_prefix(err, "%s:%d", complaint_of_parse->name, section->line);
}

static int keep_value(cfg_t *section, cfg_opt_t *opt, const char *text, void *result)
{
	size_t len = strlen(text);
	struct tree_value *value = mem_new(1, sizeof *value + len + 1);

	(void)opt;
	value->line = section->line;
	memcpy(value->text, text, len);
	*(struct tree_value **)result = value;
	return 0;
}

static size_t count_settings(const struct setting *settings)
{
	size_t count = 0;

	while (settings[count].name)
		count++;
	return count;
}

/* Room for the settings, `more` sections and the end. */
static cfg_opt_t *make_options(const struct setting *settings, size_t more)
{
	size_t count = count_settings(settings);
	cfg_opt_t *options = mem_new(count + more + 1, sizeof *options);

	for (size_t i = 0; i < count; i++) {
		bool is_list = settings[i].type == SETTING_LIST;
		const cfg_opt_t one =
			CFG_PTR_CB(settings[i].name, NULL, CFGF_NODEFAULT, keep_value, free);
		const cfg_opt_t list =
			CFG_PTR_LIST_CB(settings[i].name, NULL, CFGF_NODEFAULT, keep_value, free);

		options[i] = is_list ? list : one;
	}
	options[count + more] = (cfg_opt_t)CFG_END();
	return options;
}

static size_t count_sections(void)
{
	size_t count = 0;

	while (desk_sections[count].name)
		count++;
	return count;
}

static cfg_flag_t section_flags(const struct section_row *row)
{
	return row->has_title ? CFGF_MULTI | CFGF_TITLE | CFGF_NO_TITLE_DUPES : CFGF_MULTI;
}

/* libconfuse copies the options it is given, those of sections too. */
static cfg_t *make_grammar(void)
{
	size_t sections = count_sections(), settings = count_settings(desk_settings);
	cfg_opt_t *desk = make_options(desk_settings, sections + 1);
	cfg_opt_t *inner[SECTIONS_MAX] = { NULL };
	cfg_opt_t pairs[] = { CFG_END() };
	cfg_t *tree;

	for (size_t i = 0; i < sections && i < SECTIONS_MAX; i++) {
		inner[i] = make_options(desk_sections[i].settings, 0);
		desk[settings + i] = (cfg_opt_t)CFG_SEC(
			desk_sections[i].name, inner[i], section_flags(&desk_sections[i]));
	}
	desk[settings + sections] = (cfg_opt_t)CFG_SEC(TREE_MAP, pairs, CFGF_KEYSTRVAL);
	cfg_opt_t root[] = {
		CFG_SEC("desk", desk, CFGF_MULTI | CFGF_TITLE | CFGF_NO_TITLE_DUPES),
		CFG_END(),
	};
	tree = cfg_init(root, CFGF_NONE);
	for (size_t i = 0; i < sections && i < SECTIONS_MAX; i++)
		free(inner[i]);
	free(desk);
	return tree;
}

bool tree_parse(const char *name, const char *text, cfg_t **tree, struct error *err)
{
	struct error first = { .kind = ERROR_NONE };
	const struct complaint complaint = { .name = name, .err = &first };
	int status;

	*tree = make_grammar();
	cfg_set_error_function(*tree, complain);
	complaint_of_parse = &complaint;
	status = cfg_parse_buf(*tree, text);
	complaint_of_parse = NULL;
	if (status == CFG_SUCCESS && first.kind == ERROR_NONE)
		return true;
	cfg_free(*tree);
	*tree = NULL;
	if (first.kind == ERROR_NONE)
		return error_set(err, ERROR_CONFIG, _("%s: cannot be understood"), name);
	if (err)
		*err = first;
	return false;
}

const struct tree_value *tree_get(cfg_t *section, const char *setting, unsigned i)
{
	cfg_opt_t *opt = cfg_getopt(section, setting);

	return opt && i < cfg_opt_size(opt) ? cfg_opt_getnptr(opt, i) : NULL;
}

int tree_line(cfg_t *section, const struct setting *settings)
{
	int line = section->line;

	for (; settings->name; settings++) {
		const struct tree_value *value = tree_get(section, settings->name, 0);

		if (value && value->line < line)
			line = value->line;
	}
	return line;
}
