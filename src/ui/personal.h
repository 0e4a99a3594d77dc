/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What somebody wants to see: which panels stand on the wall, and which KPIs in a panel. The desk
 * with these in place of its own is what views draw; no number depends on it.
 */
#ifndef UI_PERSONAL_H
#define UI_PERSONAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "kpi/kpi.h"
#include "model/desk.h"
#include "model/role.h"

#define PERSONAL_WORD_MAX 48
#define PERSONAL_WORDS_MAX 24

struct personal_list {
	char words[PERSONAL_WORDS_MAX][PERSONAL_WORD_MAX];
	size_t len; /* 0: as the desk has it */
};

struct personal {
	struct personal_list panels;
	struct personal_list kpis[ROLE_MAX]; /* of the role at that place in role_rows[] */
	struct desk desk;
	struct arena *arena; /* of what the desk has in place of its own */
};

void personal_init(struct personal *personal);
void personal_release(struct personal *personal);

/* Shows what was hidden, hides what was shown. `desk` is what personal_desk gave. False where it is
 * the last one, or there is no room for more. */
bool personal_toggle_panel(struct personal *personal, const struct desk *desk, const char *role);
bool personal_toggle_kpi(
	struct personal *personal, const struct desk *desk, const char *role, enum kpi_id kpi);

/* The desk itself where nothing was chosen; lent until the next call. */
const struct desk *personal_desk(struct personal *personal, const struct desk *desk);

/* Lines "name = value" to be kept, and back; what is no list of ours is left alone. */
void personal_write(const struct personal *personal, struct buf *out);
void personal_read(struct personal *personal, const char *name, const char *value);

#endif
