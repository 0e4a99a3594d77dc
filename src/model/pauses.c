/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Limits of pauses, each "WORD = SPAN".
 */
#include "config.h"

#include "model/pauses.h"

#include <string.h>
#include <strings.h>

#include "base/format.h"
#include "base/words.h"

/* How many bytes of the word, and the span behind the last sign; 0: it is none. */
static size_t divide(const char *text, int64_t *span_s)
{
	const char *sign = strrchr(text, '=');
	int months = 0;
	size_t len = sign ? (size_t)(sign - text) : 0;

	while (len > 0 && text[len - 1] == ' ')
		len--;
	if (len == 0 || !format_parse_span(sign + 1 + strspn(sign + 1, " "), span_s, &months) ||
		months > 0 || *span_s <= 0)
		return 0;
	return len;
}

bool pauses_check(const struct text_list *limits, struct error *err)
{
	for (size_t i = 0; i < limits->len; i++) {
		int64_t span_s;

		if (divide(limits->items[i], &span_s) == 0)
			return error_set(err, ERROR_CONFIG,
				_("pause_limit '%s' is no pause and its span, such as 'lunch = 45m'"),
				limits->items[i]);
	}
	return true;
}

int64_t pauses_limit_s(const struct text_list *limits, const char *word)
{
	for (size_t i = 0; i < limits->len; i++) {
		int64_t span_s;
		size_t len = divide(limits->items[i], &span_s);

		if (len > 0 && strlen(word) == len && strncasecmp(limits->items[i], word, len) == 0)
			return span_s;
	}
	return 0;
}
