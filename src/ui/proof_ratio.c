/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ratios with both sides named.
 */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/format.h"
#include "ui/proof.h"
#include "ui/reading_text.h"

/* "contacts", "self solved + contacts": a side of a formula as one reads it. */
static void add_side(struct buf *text, double value, const char *side)
{
	static const char measure[] = "measure:";
	char digits[48];
	bool is_whole = value == floor(value);
	buf_printf(text, "%s ",
		format_number(
			digits, sizeof(digits), value, is_whole || fabs(value) >= 100 ? 0 : 2));
	bool is_sum = strpbrk(side, "+-") != NULL;
	buf_add_text(text, is_sum ? "(" : "");
	while (*side) {
		if (strncmp(side, measure, sizeof(measure) - 1) == 0)
			side += sizeof(measure) - 1;
		buf_add_char(text, *side == '_' ? ' ' : *side);
		side++;
	}
	buf_add_text(text, is_sum ? ")" : "");
}

void proof_add_ratio(struct buf *text, const struct reading *reading, const char *value)
{
	const struct kpi_row *row = kpi_row(reading->kpi);
	char per[48];
	add_side(text, reading->numerator, row->numerator);
	buf_add_text(text, " / ");
	add_side(text, reading->denominator, row->denominator);
	if (row->per > 0 && row->per != 1)
		buf_printf(text, " × %s", format_number(per, sizeof(per), row->per, 0));
	buf_printf(text, " = %s", value);
}
