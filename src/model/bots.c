/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Accounts that their owner calls bots.
 */
#include "config.h"

#include "model/bots.h"

#include <stddef.h>
#include <strings.h>

bool bots_have(const struct text_list *bots, const char *login, const char *email)
{
	for (size_t i = 0; i < bots->len; i++) {
		if ((login && !strcasecmp(bots->items[i], login)) ||
			(email && !strcasecmp(bots->items[i], email)))
			return true;
	}
	return false;
}
