/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What printing commands share: the moment they look from, and where their text goes.
 */
#ifndef APP_OUTPUT_H
#define APP_OUTPUT_H

#include <stdbool.h>
#include <stdint.h>

#include "app/deskfile.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/macros.h"
#include "config/options.h"

#define OUTPUT_MAX_BYTES (256u << 20)

/* --as-of, or now by the desk's clock. */
MUST_CHECK bool output_moment(const struct deskfile *file, const struct options *options,
	int64_t *now_s, struct error *err);

/* Cells of a line of the terminal that is written to; 0: it is none. */
int output_width_cols(const struct options *options);

/* To standard output (path NULL or "-"), or into a file that is whole or not there: written aside,
 * then renamed. */
MUST_CHECK bool output_write(const struct buf *text, const char *path, struct error *err);

#endif
