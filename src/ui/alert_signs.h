/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What needs a person now, in the order of the strip and with its words; and what is well, so that
 * an alert can end.
 */
#ifndef UI_ALERT_SIGNS_H
#define UI_ALERT_SIGNS_H

#include "base/arena.h"
#include "kpi/alerts.h"
#include "ui/scene.h"

struct alert_signs {
	struct alert_sign *items; /* in the arena */
	size_t count;
};

/* A KPI rings where it is a headline of some role, in the latest period and for all of the desk
 * that is looked at; a source where it is stale. The others are only shown. */
struct alert_signs alert_signs_make(const struct scene *scene, struct arena *arena);

#endif
