/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Service level: the share of calls answered in time, by the four rules in use. They differ in
 * what a caller counts for who gave up within the threshold.
 */
#ifndef KPI_SERVICE_LEVEL_H
#define KPI_SERVICE_LEVEL_H

enum service_rule {
	SERVICE_IGNORE,   /* answered in time ÷ all but those who gave up in time; the default */
	SERVICE_NEGATIVE, /* answered in time ÷ all */
	SERVICE_POSITIVE, /* answered or given up in time ÷ all */
	SERVICE_PURE,     /* answered in time ÷ answered */
	SERVICE_RULE_COUNT
};
const char *service_rule_name(enum service_rule rule); /* word of configuration and JSON */
enum service_rule service_rule_find(const char *name); /* SERVICE_RULE_COUNT: none */

struct service_counts {
	double answered_in, given_up_in;     /* within the threshold */
	double answered_late, given_up_late; /* behind it */
};
/* NAN where there is nothing to divide by. */
double service_level(const struct service_counts *counts, enum service_rule rule);

#endif
