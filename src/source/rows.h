/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of the helpdesks we know.
 */
#ifndef SOURCE_ROWS_H
#define SOURCE_ROWS_H

#include "source/source.h"

extern const struct source_row feed_source_row, rt_source_row, zendesk_source_row;

#endif
