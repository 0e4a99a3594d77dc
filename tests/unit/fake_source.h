/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A helpdesk as simple as can be, of kind "fake", in place of all real ones; feeds are as they are.
 * Its reply is lines: "ticket ID" for each ticket, then "more CURSOR" or "end"; "shut" leaves nothing
 * to ask for.
 */
#ifndef TESTS_FAKE_SOURCE_H
#define TESTS_FAKE_SOURCE_H

#include <stddef.h>
#include <stdint.h>

#define FAKE_INTERVAL_S 60

/* What the source saw, for assertions. */
struct fake_seen {
	int opened;
	int poked;
	int64_t asked_at; /* now_s of the last next */
	char cursor[32];  /* where it stands */
	char secret[32];  /* it was opened with; "" for none */
};
const struct fake_seen *fake_seen(void);

#endif
