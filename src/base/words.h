/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Marks text for translation.
 *
 * _() translates where text is shown, N_() only marks a string in a table, so that xgettext finds
 * it; whoever shows the row calls _() on it. NN_() initialises the two forms of a noun, which
 * whoever shows it hands to ngettext. Identifiers, JSON, configuration words and logs are
 * never marked.
 */
#ifndef BASE_WORDS_H
#define BASE_WORDS_H

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) (text)
/* clang-format off */
#define NN_(one, many) { one, many }
/* clang-format on */

#endif
