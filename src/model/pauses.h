/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How long a pause may be, by its source's word: `pause_limit = { "lunch = 45m" }`.
 */
#ifndef MODEL_PAUSES_H
#define MODEL_PAUSES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/macros.h"
#include "base/setting.h"

MUST_CHECK bool pauses_check(const struct text_list *limits, struct error *err);
/* In any case of letters; 0: there is no limit. Checked before. */
int64_t pauses_limit_s(const struct text_list *limits, const char *word);

#endif
