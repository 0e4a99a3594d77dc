/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * States by their owner's words.
 */
#include "config.h"

#include "model/states.h"

#include <string.h>
#include <strings.h>

#include "base/words.h"

/* clang-format off */
static const struct {
	const char *word;
	enum ticket_state state;
	enum waiting waiting;
} meanings[] = {
	{ "us",          STATE_OPEN,    WAITING_US },
	{ "speaker",     STATE_OPEN,    WAITING_BY_SPEAKER },
	{ "customer",    STATE_PENDING, WAITING_CUSTOMER },
	{ "third_party", STATE_HOLD,    WAITING_THIRD_PARTY },
	{ "solved",      STATE_SOLVED,  WAITING_US },
	{ "closed",      STATE_CLOSED,  WAITING_US },
};
/* clang-format on */

/* The two words of a pair, without the blanks around them. */
struct pair {
	const char *word, *meaning;
	size_t word_len, meaning_len;
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static size_t trim(const char **text, size_t len)
{
	while (len > 0 && is_blank(**text)) {
		(*text)++;
		len--;
	}
	while (len > 0 && is_blank((*text)[len - 1]))
		len--;
	return len;
}

/* The last sign divides: the helpdesk's word may hold one. */
static bool divide(const char *text, struct pair *pair)
{
	const char *sign = strrchr(text, '=');

	if (!sign)
		return false;
	pair->word = text;
	pair->word_len = trim(&pair->word, (size_t)(sign - text));
	pair->meaning = sign + 1;
	pair->meaning_len = trim(&pair->meaning, strlen(sign + 1));
	return pair->word_len > 0;
}

/* ARRAY_LEN: none. */
static size_t meaning_of(const struct pair *pair)
{
	size_t i = 0;

	while (i < ARRAY_LEN(meanings) &&
		(strlen(meanings[i].word) != pair->meaning_len ||
			strncmp(meanings[i].word, pair->meaning, pair->meaning_len) != 0))
		i++;
	return i;
}

bool states_check(const struct text_list *states, struct error *err)
{
	for (size_t i = 0; i < states->len; i++) {
		struct pair pair;

		if (!divide(states->items[i], &pair))
			return error_set(err, ERROR_CONFIG,
				_("state '%s' must be the helpdesk's word, =, and whom it waits for"),
				states->items[i]);
		if (meaning_of(&pair) == ARRAY_LEN(meanings))
			return error_set(err, ERROR_CONFIG,
				_("state '%s' waits for nobody we know: us, customer, third_party, "
				  "speaker, solved or closed"),
				states->items[i]);
	}
	return true;
}

bool states_override(const struct text_list *states, const char *word, enum ticket_state *state,
	enum waiting *waiting)
{
	for (size_t i = 0; word && i < states->len; i++) {
		struct pair pair;
		size_t meaning;

		if (!divide(states->items[i], &pair) || strlen(word) != pair.word_len ||
			strncasecmp(word, pair.word, pair.word_len) != 0)
			continue;
		meaning = meaning_of(&pair);
		if (meaning == ARRAY_LEN(meanings))
			continue;
		/* A new ticket that waits for us is new still. */
		if (*state != STATE_NEW || meanings[meaning].state != STATE_OPEN)
			*state = meanings[meaning].state;
		*waiting = meanings[meaning].waiting;
		return true;
	}
	return false;
}
