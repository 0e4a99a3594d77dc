/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The list adds up to the number: worked out here once more, from the list alone.
 */
#include "config.h"

#include "ui/sum.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/words.h"
#include "kpi/noun.h"
#include "ui/proof.h"
#include "ui/rank.h"
#include "ui/reading_text.h"

struct tally {
	double numerator, denominator;
	double added, taken; /* of counts and differences: what rows add, what they take away */
	double sum, largest; /* of the values that are known */
	size_t known;
	size_t below, up_to; /* of these, how many are less than expected, and no more than it */
};

static struct tally tally_make(const struct behind *rows, size_t len, double expected)
{
	struct tally tally = { .largest = NAN };
	for (size_t i = 0; i < len; i++) {
		double value = rows[i].value;
		tally.numerator += rows[i].numerator;
		tally.denominator += rows[i].denominator;
		if (isnan(value))
			continue;
		tally.known++;
		tally.sum += value;
		tally.largest = fmax(tally.largest, value);
		tally.below += value < expected;
		tally.up_to += value <= expected;
		if (value < 0)
			tally.taken -= value;
		else if (rows[i].in_numerator)
			tally.added += value;
	}
	return tally;
}

static int compare_values(const void *left_void, const void *right_void)
{
	double left = *(const double *)left_void;
	double right = *(const double *)right_void;
	return (left > right) - (left < right);
}

static double find_median(const struct behind *rows, size_t len, size_t at)
{
	double *values = mem_new(len + 1, sizeof(double));
	size_t known = 0;
	for (size_t i = 0; i < len; i++)
		if (!isnan(rows[i].value))
			values[known++] = rows[i].value;
	rank_select(values, known, sizeof(double), at, compare_values);
	double median = values[at];
	free(values);
	return median;
}

/* By nearest rank. */
static double median_of(
	const struct tally *tally, const struct behind *rows, size_t len, double expected)
{
	if (tally->known == 0)
		return NAN;
	size_t at = (tally->known - 1) / 2;
	if (tally->below <= at && at < tally->up_to)
		return expected;
	return find_median(rows, len, at);
}

double sum_behind(enum kpi_id kpi, double expected, const struct behind *rows, size_t len)
{
	struct tally tally = tally_make(rows, len, expected);
	switch (kpi_row(kpi)->aggregate) {
	case AGGREGATE_COUNT:
		return tally.added;
	case AGGREGATE_MEDIAN:
		return median_of(&tally, rows, len, expected);
	case AGGREGATE_MEAN:
		return tally.known ? tally.sum / (double)tally.known : NAN;
	case AGGREGATE_SHARE:
		return tally.denominator > 0 ? tally.numerator / tally.denominator : NAN;
	case AGGREGATE_MAX:
		return tally.largest;
	case AGGREGATE_DIFFERENCE:
		return tally.added - tally.taken;
	case AGGREGATE_FORMULA: /* measures have no rows */
	case AGGREGATE_MODEL:   /* nor has what a model makes of them */
		return expected;
	}
	return NAN;
}

static const char *aggregate_word(enum kpi_aggregate how)
{
	switch (how) {
	case AGGREGATE_MEDIAN:
		return _("median");
	case AGGREGATE_MEAN:
		return _("mean");
	case AGGREGATE_MAX:
		return _("the longest");
	case AGGREGATE_COUNT:
	case AGGREGATE_SHARE:
	case AGGREGATE_DIFFERENCE:
	case AGGREGATE_FORMULA:
	case AGGREGATE_MODEL:
		break;
	}
	return "";
}

static void say_list(char *out, size_t size, const struct reading *reading,
	const struct scene *scene, const char *value)
{
	char counted[NOUN_MAX];
	enum kpi_id kpi = reading->kpi;
	struct tally tally = tally_make(scene->behind, scene->behind_count, reading->value);
	enum kpi_aggregate how = kpi_row(kpi)->aggregate;
	if (how == AGGREGATE_COUNT) {
		noun_count(out, size, kpi, tally.added);
	} else if (how == AGGREGATE_DIFFERENCE) {
		noun_sides(counted, sizeof(counted), kpi, tally.added, tally.taken);
		snprintf(out, size, "%s = %s", counted, value);
	} else if (how == AGGREGATE_FORMULA) {
		snprintf(out, size, "%.0f / %.0f: %s", reading->numerator, reading->denominator,
			value);
	} else if (how == AGGREGATE_SHARE) {
		noun_sides(counted, sizeof(counted), kpi, tally.numerator, tally.denominator);
		snprintf(out, size, "%s: %s", counted, value);
	} else {
		noun_count(counted, sizeof(counted), kpi, (double)tally.known);
		snprintf(out, size, "%s, %s %s", counted, aggregate_word(how), value);
	}
}

char *sum_say(char *out, size_t size, enum style *style, const struct reading *reading,
	const struct scene *scene)
{
	char value[READING_TEXT_MAX];
	char list[PROOF_MAX];
	char read[READING_TEXT_MAX];
	double sum = sum_behind(reading->kpi, reading->value, scene->behind, scene->behind_count);
	reading_number(value, sizeof(value), reading, sum, scene->desk);
	reading_value(read, sizeof(read), reading, scene->desk);
	say_list(list, sizeof(list), reading, scene, value);
	bool is_same = isnan(sum) == isnan(reading->value) &&
		       (isnan(sum) || fabs(sum - reading->value) <= 1e-6 * fmax(1, fabs(sum)));
	*style = is_same ? STYLE_MET : STYLE_LATE;
	if (is_same)
		snprintf(out, size, _("%s = the reading"), list);
	else
		snprintf(out, size, _("%s; the reading is %s, being worked out anew"), list, read);
	return out;
}
