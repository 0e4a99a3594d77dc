/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The four rules of service level.
 */
#include "config.h"

#include "kpi/service_level.h"

#include <math.h>
#include <string.h>

static const char *const rule_names[SERVICE_RULE_COUNT] = {
	[SERVICE_IGNORE] = "ignore",
	[SERVICE_NEGATIVE] = "negative",
	[SERVICE_POSITIVE] = "positive",
	[SERVICE_PURE] = "pure",
};

const char *service_rule_name(enum service_rule rule)
{
	return rule_names[rule];
}

enum service_rule service_rule_find(const char *name)
{
	int rule = 0;

	while (rule < SERVICE_RULE_COUNT && strcmp(rule_names[rule], name) != 0)
		rule++;
	return (enum service_rule)rule;
}

double service_level(const struct service_counts *counts, enum service_rule rule)
{
	double late = counts->answered_late + counts->given_up_late;
	double good = counts->answered_in, all = good + counts->given_up_in + late;

	if (rule == SERVICE_IGNORE)
		all -= counts->given_up_in;
	else if (rule == SERVICE_POSITIVE)
		good += counts->given_up_in;
	else if (rule == SERVICE_PURE)
		all = counts->answered_in + counts->answered_late;
	return all > 0 ? good / all : (double)NAN;
}
