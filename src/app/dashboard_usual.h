/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is usual for the board on screen, worked out beside it.
 */
#ifndef APP_DASHBOARD_USUAL_H
#define APP_DASHBOARD_USUAL_H

#include "app/dashboard_parts.h"

void dashboard_usual_step(struct dashboard *dashboard, int64_t deadline_ms);
bool dashboard_usual_wait(const struct dashboard *dashboard); /* it is not whole yet */
void dashboard_usual_release(struct dashboard *dashboard);

#endif
