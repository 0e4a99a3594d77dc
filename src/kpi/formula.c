/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading formulas.
 */
#include "config.h"

#include "kpi/formula.h"

#include <stdio.h>
#include <string.h>

#include "base/words.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool is_sign(const char *at)
{
	return (*at == '+' || *at == '-') && (at[1] == '\0' || is_blank(at[1]));
}

/* The next word, without the blanks around it; *sign is the one before it. */
static size_t next_word(const char **at, const char **word, int *sign)
{
	const char *text = *at;

	*sign = 1;
	while (is_blank(*text))
		text++;
	if (is_sign(text)) {
		*sign = *text == '-' ? -1 : 1;
		text++;
	}
	while (is_blank(*text))
		text++;
	*word = text;
	while (*text && !is_blank(*text))
		text++;
	*at = text;
	return (size_t)(text - *word);
}

static bool can_be_part(enum kpi_id kpi)
{
	enum kpi_aggregate aggregate = kpi_row(kpi)->aggregate;

	return aggregate == AGGREGATE_COUNT || aggregate == AGGREGATE_DIFFERENCE;
}

static bool read_kpi(const char *text, struct term *term, struct error *err)
{
	term->kind = TERM_KPI;
	term->kpi = kpi_find(text);
	if (strcmp(text, "solved_a_day") == 0) {
		term->kind = TERM_SOLVED_A_DAY;
		return true;
	}
	if (term->kpi == KPI_COUNT)
		return error_set(err, ERROR_CONFIG,
			_("'%s' is neither a KPI nor a measure; a measure is written measure:%s"),
			text, text);
	if (!can_be_part(term->kpi))
		return error_set(err, ERROR_CONFIG,
			_("'%s' counts nothing, so it cannot be part of a ratio"), text);
	return true;
}

static bool read_term(const char *word, size_t len, struct term *term, struct error *err)
{
	static const char measure[] = "measure:";
	size_t skip = sizeof(measure) - 1;
	char text[sizeof(term->measure)];
	bool is_measure = len >= skip && strncmp(word, measure, skip) == 0;

	if (is_measure) {
		word += skip;
		len -= skip;
	}
	if (len == 0 || len >= sizeof(text))
		return error_set(
			err, ERROR_CONFIG, _("a part of the ratio is missing or too long"));
	memcpy(text, word, len);
	text[len] = '\0';
	if (!is_measure)
		return read_kpi(text, term, err);
	term->kind = TERM_MEASURE;
	memcpy(term->measure, text, len + 1);
	return true;
}

static bool read_side(
	const char *text, struct term terms[FORMULA_TERMS_MAX], size_t *count, struct error *err)
{
	*count = 0;
	for (const char *at = text; at && *at;) {
		const char *word;
		int sign;
		size_t len = next_word(&at, &word, &sign);

		if (*count == FORMULA_TERMS_MAX)
			return error_set(err, ERROR_CONFIG, _("'%s' has too many parts"), text);
		if (!read_term(word, len, &terms[*count], err))
			return false;
		terms[(*count)++].sign = sign;
	}
	if (*count == 0)
		return error_set(
			err, ERROR_CONFIG, _("a ratio needs a numerator and a denominator"));
	return true;
}

bool formula_parse(
	const char *numerator, const char *denominator, struct formula *formula, struct error *err)
{
	memset(formula, 0, sizeof(*formula));
	return read_side(numerator, formula->terms[0], &formula->len[0], err) &&
	       read_side(denominator, formula->terms[1], &formula->len[1], err);
}

void formula_of(enum kpi_id kpi, struct formula *formula)
{
	struct error err = { .kind = ERROR_NONE };
	const struct kpi_row *row = kpi_row(kpi);

	if (!formula_parse(row->numerator, row->denominator, formula, &err))
		memset(formula, 0, sizeof(*formula));
}

size_t formula_measures(const struct formula *formula, const char *names[FORMULA_MEASURES_MAX])
{
	size_t len = 0;

	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < formula->len[side]; i++)
			if (formula->terms[side][i].kind == TERM_MEASURE)
				names[len++] = formula->terms[side][i].measure;
	return len;
}

void formula_add_parts(const bool asked[KPI_COUNT], bool parts[KPI_COUNT])
{
	struct formula formula;

	/* What is not answered yet stands beside how fast was answered; models rest on what came. */
	if (asked[KPI_FIRST_RESPONSE_TIME])
		parts[KPI_UNANSWERED] = parts[KPI_UNANSWERED_OVERDUE] = true;
	if (asked[KPI_STAFFING_GAP])
		parts[KPI_AGENTS_ON] = true;
	if (asked[KPI_FORECAST_ERROR])
		parts[KPI_CONTACTS] = true;
	for (int kpi = 0; kpi < kpi_count(); kpi++) {
		if (!asked[kpi] || kpi_row((enum kpi_id)kpi)->aggregate != AGGREGATE_FORMULA)
			continue;
		formula_of((enum kpi_id)kpi, &formula);
		for (int side = 0; side < 2; side++)
			for (size_t i = 0; i < formula.len[side]; i++)
				if (formula.terms[side][i].kind == TERM_KPI)
					parts[formula.terms[side][i].kpi] = true;
	}
}
