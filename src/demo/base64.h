/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text in base64, for cursors and credentials.
 */
#ifndef DEMO_BASE64_H
#define DEMO_BASE64_H

#include <stdbool.h>
#include <stddef.h>

/* Writes at most `size` bytes with the NUL; what does not fit is left out in whole groups. */
void base64_encode(char *out, size_t size, const char *text);
/* False where the text is empty, is no base64 or does not fit. */
bool base64_decode(char *out, size_t size, const char *text);

#endif
