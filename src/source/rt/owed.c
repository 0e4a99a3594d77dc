/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tickets still to be fetched.
 */
#include "config.h"

#include "source/rt/owed.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
	OWED_MAX = 100000 /* a cursor from outside may hold anything */
};

struct rt_debt *rt_owed_find(const struct rt_owed *owed, int64_t id)
{
	for (size_t i = 0; i < owed->len; i++) {
		if (owed->debts[i].id == id)
			return &owed->debts[i];
	}
	return NULL;
}

void rt_owed_add(struct rt_owed *owed, int64_t id, enum rt_debt_kind kind)
{
	struct rt_debt *debt = rt_owed_find(owed, id);

	if (id <= 0 || owed->len >= OWED_MAX)
		return;
	if (!debt) {
		owed->debts =
			mem_grow(owed->debts, &owed->capacity, owed->len + 1, sizeof *owed->debts);
		debt = &owed->debts[owed->len++];
	}
	*debt = (struct rt_debt){ .id = id, .kind = kind };
}

void rt_owed_remove(struct rt_owed *owed, int64_t id)
{
	struct rt_debt *debt = rt_owed_find(owed, id);
	size_t after;

	if (!debt)
		return;
	after = owed->len - (size_t)(debt - owed->debts) - 1;
	memmove(debt, debt + 1, after * sizeof *debt);
	owed->len--;
}

void rt_owed_copy(struct rt_owed *to, const struct rt_owed *from)
{
	to->debts = mem_grow(to->debts, &to->capacity, from->len, sizeof *to->debts);
	if (from->len)
		memcpy(to->debts, from->debts, from->len * sizeof *from->debts);
	to->len = from->len;
}

void rt_owed_release(struct rt_owed *owed)
{
	free(owed->debts);
	*owed = (struct rt_owed){ 0 };
}

void rt_owed_write(const struct rt_owed *owed, struct buf *cursor)
{
	buf_add_char(cursor, '[');
	for (size_t i = 0; i < owed->len; i++) {
		const struct rt_debt *debt = &owed->debts[i];

		buf_printf(cursor, "%s%" PRId64, i ? "," : "",
			debt->kind == RT_DEBT_DELETED ? -debt->id : debt->id);
	}
	buf_add_char(cursor, ']');
}

void rt_owed_read(struct rt_owed *owed, const cJSON *list)
{
	const cJSON *item;

	owed->len = 0;
	cJSON_ArrayForEach(item, list)
	{
		double id = cJSON_IsNumber(item) ? item->valuedouble : 0;

		if (id > -1e15 && id < 1e15)
			rt_owed_add(owed, id < 0 ? -(int64_t)id : (int64_t)id,
				id < 0 ? RT_DEBT_DELETED : RT_DEBT_FETCH);
	}
}
