/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is left out of a number, and counted beside it: a row for each rule.
 */
#ifndef KPI_EXCLUSION_H
#define KPI_EXCLUSION_H

#include "base/error.h"
#include "base/macros.h"
#include "model/desk.h"

enum exclusion {
	EXCLUDED_SPAM,
	EXCLUDED_DELETED,
	EXCLUDED_TEST,
	EXCLUDED_MERGED,
	EXCLUDED_OUTBOUND, /* first response only; so is by_agent */
	EXCLUDED_BY_AGENT,
	EXCLUDED_BOT, /* the message, not the ticket; so is automatic */
	EXCLUDED_AUTOMATIC,
	EXCLUDED_BOT_ONLY,  /* durations, touches and promises, not how many there were */
	EXCLUDED_NO_EVENTS, /* facts that a source cannot tell of this ticket */
	EXCLUSION_COUNT
};

struct exclusion_row {
	const char *name;       /* JSON, and word of excluded_off */
	const char *words;      /* N_(), after a number */
	const char *definition; /* N_(), what is left out of what */
	bool is_fixed;          /* cannot be switched off */
};
const struct exclusion_row *exclusion_row(enum exclusion exclusion);

/* Whether the exclusions that the desk switches off are any; the error names file and line. */
MUST_CHECK bool exclusion_check(const struct desk *desk, struct error *err);
/* EXCLUSION_COUNT: none that can be switched off. */
enum exclusion exclusion_find(const char *name);

#endif
