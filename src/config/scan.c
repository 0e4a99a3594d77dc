/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is done to the configuration's text before libconfuse reads it.
 */
#include <config.h>

#include "config/scan.h"

#include <stdlib.h>
#include <string.h>

#include "base/words.h"

enum {
	VARIABLE_MAX = 128,
	DEPTH_MAX = 8 /* braces deeper than any section are libconfuse's to refuse */
};

struct scan {
	const char *name;
	char *at;
	int line;
	int depth;
	int opened[DEPTH_MAX]; /* line of each brace that is open */
	struct error *err;
};

static void step(struct scan *scan)
{
	if (*scan->at == '\n')
		scan->line++;
	scan->at++;
}

static void blank(struct scan *scan)
{
	if (*scan->at != '\n')
		*scan->at = ' ';
	step(scan);
}

static bool skip_comment(struct scan *scan)
{
	int line = scan->line;

	if (*scan->at == '#' || scan->at[1] == '/') {
		while (*scan->at && *scan->at != '\n')
			blank(scan);
		return true;
	}
	blank(scan);
	blank(scan);
	while (*scan->at && !(scan->at[0] == '*' && scan->at[1] == '/'))
		blank(scan);
	if (!*scan->at)
		return error_set(
			scan->err, ERROR_CONFIG, _("%s:%d: comment without end"), scan->name, line);
	blank(scan);
	blank(scan);
	return true;
}

/* ${X} must be set; ${X:-word} has its own fallback. */
static bool check_variable(struct scan *scan)
{
	char variable[VARIABLE_MAX];
	size_t len = strcspn(scan->at + 2, "}\n");

	if (scan->at[2 + len] != '}' || len >= sizeof variable)
		return error_set(scan->err, ERROR_CONFIG, _("%s:%d: '${' without its '}'"),
			scan->name, scan->line);
	memcpy(variable, scan->at + 2, len);
	variable[len] = '\0';
	if (!strstr(variable, ":-") && !getenv(variable))
		return error_set(scan->err, ERROR_CONFIG,
			_("%s:%d: environment variable '%s' is not set"), scan->name, scan->line,
			variable);
	scan->at += len + 3;
	return true;
}

static bool skip_quoted(struct scan *scan)
{
	char quote = *scan->at;
	int line = scan->line;

	step(scan);
	while (*scan->at && *scan->at != quote) {
		if (quote == '"' && scan->at[0] == '$' && scan->at[1] == '{') {
			if (!check_variable(scan))
				return false;
			continue;
		}
		if (*scan->at == '\\' && scan->at[1])
			step(scan);
		step(scan);
	}
	if (!*scan->at)
		return error_set(scan->err, ERROR_CONFIG,
			_("%s:%d: text without its closing quote"), scan->name, line);
	step(scan);
	return true;
}

static bool is_comment(const char *at, bool in_word)
{
	if (*at == '#')
		return true;
	return !in_word && at[0] == '/' && (at[1] == '/' || at[1] == '*');
}

static bool take_variable(struct scan *scan, bool in_word)
{
	if (in_word)
		return error_set(scan->err, ERROR_CONFIG,
			_("%s:%d: '${' within a word; put the whole text in double quotes"),
			scan->name, scan->line);
	return check_variable(scan);
}

/* libconfuse takes the end of the file for the end of every section. */
static void count_brace(struct scan *scan)
{
	if (*scan->at == '{') {
		if (scan->depth >= 0 && scan->depth < DEPTH_MAX)
			scan->opened[scan->depth] = scan->line;
		scan->depth++;
	} else if (*scan->at == '}') {
		scan->depth--;
	}
}

static bool check_braces(const struct scan *scan)
{
	if (scan->depth <= 0 || scan->depth > DEPTH_MAX)
		return true;
	return error_set(scan->err, ERROR_CONFIG, _("%s:%d: this '{' has no '}'"), scan->name,
		scan->opened[scan->depth - 1]);
}

bool scan_text(const char *name, char *text, struct error *err)
{
	struct scan scan = { .name = name, .at = text, .line = 1, .err = err };
	bool in_word = false; /* https://… without quotes holds no comment */

	while (*scan.at) {
		bool is_fine = true;

		if (is_comment(scan.at, in_word))
			is_fine = skip_comment(&scan);
		else if (*scan.at == '"' || *scan.at == '\'')
			is_fine = skip_quoted(&scan);
		else if (scan.at[0] == '$' && scan.at[1] == '{')
			is_fine = take_variable(&scan, in_word);
		else {
			in_word = !strchr(" \t\r\n={}(),+\"'", *scan.at);
			count_brace(&scan);
			step(&scan);
			continue;
		}
		if (!is_fine)
			return false;
		in_word = false;
	}
	return check_braces(&scan);
}
