/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The background that a terminal names.
 */
#include "config.h"

#include "ui/background.h"

#include <stdlib.h>
#include <string.h>

#include "ui/palette.h"

/* One to four hexadecimal digits as a byte, whatever their number; *text moves on. */
static bool read_part(const char **text, int *byte)
{
	size_t len = strspn(*text, "0123456789abcdefABCDEF");
	if (len < 1 || len > 4)
		return false;
	long most = (1L << 4 * len) - 1;
	*byte = (int)(strtol(*text, NULL, 16) * 255 / most);
	*text += len;
	return true;
}

bool background_answer(const char *answer, int *rgb)
{
	static const char head[] = "11;rgb:";
	if (strncmp(answer, head, sizeof head - 1) != 0)
		return false;
	answer += sizeof head - 1;
	*rgb = 0;
	for (int part = 0; part < 3; part++) {
		int byte;
		if (part > 0 && *answer++ != '/')
			return false;
		if (!read_part(&answer, &byte))
			return false;
		*rgb = *rgb << 8 | byte;
	}
	return *answer == '\0';
}

bool background_variable(const char *value, int *rgb)
{
	const char *last = value ? strrchr(value, ';') : NULL;
	if (!last || last[1] < '0' || last[1] > '9')
		return false;
	char *end;
	long number = strtol(last + 1, &end, 10);
	if (*end || number > 15)
		return false;
	*rgb = palette_rgb((int)number);
	return true;
}

bool background_is_light(int rgb)
{
	return palette_contrast(rgb, 0x000000) > palette_contrast(rgb, 0xffffff);
}
