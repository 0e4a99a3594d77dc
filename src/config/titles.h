/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sections whose title may be left out: libconfuse knows none, so an empty one is put there.
 */
#ifndef CONFIG_TITLES_H
#define CONFIG_TITLES_H

/* The text with `hours "" {` for `hours {`; no line moves. Yours to free. */
char *titles_complete(const char *text);

#endif
