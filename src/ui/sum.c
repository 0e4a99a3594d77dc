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
#include "ui/proof.h"
#include "ui/rank.h"
#include "ui/reading_text.h"

struct tally {
	double numerator, denominator;
	double added, taken; /* of counts and differences: what rows add, what they take away */
	double *values;      /* those that are known */
	size_t len;
};

static int compare_values(const void *left_void, const void *right_void)
{
	double left = *(const double *)left_void;
	double right = *(const double *)right_void;
	return (left > right) - (left < right);
}

static struct tally tally_make(const struct behind *rows, size_t len)
{
	struct tally tally = { .values = mem_new(len + 1, sizeof(double)) };
	for (size_t i = 0; i < len; i++) {
		tally.numerator += rows[i].in_numerator;
		tally.denominator += rows[i].in_denominator;
		if (isnan(rows[i].value))
			continue;
		tally.values[tally.len++] = rows[i].value;
		if (rows[i].value < 0)
			tally.taken -= rows[i].value;
		else if (rows[i].in_numerator)
			tally.added += rows[i].value;
	}
	return tally;
}

static double mean_of(const struct tally *tally)
{
	double sum = 0;
	for (size_t i = 0; i < tally->len; i++)
		sum += tally->values[i];
	return tally->len ? sum / (double)tally->len : NAN;
}

/* By nearest rank. */
static double median_of(const struct tally *tally)
{
	size_t at = tally->len ? (tally->len - 1) / 2 : 0;
	if (tally->len == 0)
		return NAN;
	rank_select(tally->values, tally->len, sizeof(double), at, compare_values);
	return tally->values[at];
}

static double largest_of(const struct tally *tally)
{
	double largest = NAN;
	for (size_t i = 0; i < tally->len; i++)
		largest = fmax(largest, tally->values[i]);
	return largest;
}

static double aggregate(const struct tally *tally, enum kpi_aggregate how)
{
	switch (how) {
	case AGGREGATE_COUNT:
		return tally->added;
	case AGGREGATE_MEDIAN:
		return median_of(tally);
	case AGGREGATE_MEAN:
		return mean_of(tally);
	case AGGREGATE_SHARE:
		return tally->denominator > 0 ? tally->numerator / tally->denominator : NAN;
	case AGGREGATE_MAX:
		return largest_of(tally);
	case AGGREGATE_DIFFERENCE:
		return tally->added - tally->taken;
	}
	return NAN;
}

double sum_behind(enum kpi_id kpi, const struct behind *rows, size_t len)
{
	struct tally tally = tally_make(rows, len);
	double value = aggregate(&tally, kpi_rows[kpi].aggregate);
	free(tally.values);
	return value;
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
		break;
	}
	return "";
}

static void say_list(char *out, size_t size, const struct reading *reading,
	const struct scene *scene, const char *value)
{
	char counted[READING_TEXT_MAX];
	struct tally tally = tally_make(scene->behind, scene->behind_count);
	enum kpi_aggregate how = kpi_rows[reading->kpi].aggregate;
	if (how == AGGREGATE_COUNT) {
		proof_count(out, size, reading, tally.added);
	} else if (how == AGGREGATE_DIFFERENCE) {
		snprintf(out, size, "%.0f − %.0f = %s", tally.added, tally.taken, value);
	} else if (how == AGGREGATE_SHARE) {
		proof_count(counted, sizeof(counted), reading, tally.denominator);
		snprintf(out, size, _("%.0f of %s: %s"), tally.numerator, counted, value);
	} else {
		proof_count(counted, sizeof(counted), reading, (double)tally.len);
		snprintf(out, size, "%s, %s %s", counted, aggregate_word(how), value);
	}
	free(tally.values);
}

char *sum_say(char *out, size_t size, enum style *style, const struct reading *reading,
	const struct scene *scene)
{
	char value[READING_TEXT_MAX];
	char list[PROOF_MAX];
	char read[READING_TEXT_MAX];
	double sum = sum_behind(reading->kpi, scene->behind, scene->behind_count);
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
