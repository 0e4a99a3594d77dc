/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the helpdesk's own words for states mean, where its owner says so: `states = { "Parts
 * ordered = third_party" }` goes before what a source takes the word for.
 */
#ifndef MODEL_STATES_H
#define MODEL_STATES_H

#include <stdbool.h>

#include "base/error.h"
#include "base/macros.h"
#include "base/setting.h"
#include "model/record.h"

/* What stands behind the sign: "us", "customer", "third_party", "speaker" (whoever did not speak
 * last), "solved", "closed". */
MUST_CHECK bool states_check(const struct text_list *states, struct error *err);

/* Changes state and party where the word is listed, in any case of letters; checked before. True
 * where it is. */
bool states_override(const struct text_list *states, const char *word, enum ticket_state *state,
	enum waiting *waiting);

#endif
