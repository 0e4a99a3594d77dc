/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tickets that transactions named and that must still be fetched.
 */
#ifndef SOURCE_RT_OWED_H
#define SOURCE_RT_OWED_H

#include <cjson/cJSON.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

enum rt_debt_kind {
	RT_DEBT_FETCH,
	RT_DEBT_DELETED, /* its last known status: the list will not have it */
	RT_DEBT_LOOK_UP  /* the list did not have it: merged, deleted or hidden */
};
struct rt_debt {
	int64_t id;
	enum rt_debt_kind kind;
};

/* In the order in which they came; each id once. Zeroed memory is an empty one. */
struct rt_owed {
	struct rt_debt *debts;
	size_t len, capacity;
};
void rt_owed_add(struct rt_owed *owed, int64_t id, enum rt_debt_kind kind);
struct rt_debt *rt_owed_find(const struct rt_owed *owed, int64_t id);
void rt_owed_remove(struct rt_owed *owed, int64_t id);
void rt_owed_copy(struct rt_owed *to, const struct rt_owed *from);
void rt_owed_release(struct rt_owed *owed);

/* "[12,-15]": a minus stands for RT_DEBT_DELETED. */
void rt_owed_write(const struct rt_owed *owed, struct buf *cursor);
void rt_owed_read(struct rt_owed *owed, const cJSON *list);

#endif
