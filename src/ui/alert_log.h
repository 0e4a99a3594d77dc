/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What alerts came, grew, were taken in hand and are over, newest first: a part of the desk's log.
 */
#ifndef UI_ALERT_LOG_H
#define UI_ALERT_LOG_H

#include "ui/canvas.h"
#include "ui/scene.h"

void alert_log_draw(const struct scene *scene, struct canvas *canvas, struct rect rect);

#endif
