/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the store tells of single tickets, without the names that are hidden. Whoever fills a scene
 * passes texts and time lines through here.
 */
#ifndef UI_PRIVACY_TEXT_H
#define UI_PRIVACY_TEXT_H

#include <stddef.h>

#include "kpi/privacy.h"
#include "model/timeline.h"

/* Subjects and names of customers. */
void privacy_hide_texts(enum privacy privacy, struct ticket_text *texts, size_t len);

/* Who did something, and to whom it was given; by the facts' names and their privacy. */
void privacy_hide_timeline(const struct facts *facts, struct timeline_event *events, size_t len);

#endif
