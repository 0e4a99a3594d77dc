/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Colours by number and how far apart they are.
 */
#include "config.h"

#include "ui/palette.h"

#include <math.h>

enum {
	CUBE_FIRST = 16,
	GREY_FIRST = 232
};

static const int names[CUBE_FIRST] = { 0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd,
	0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff,
	0xffffff };
static const int steps[6] = { 0x00, 0x5f, 0x87, 0xaf, 0xd7, 0xff };

int palette_rgb(int number)
{
	if (number < CUBE_FIRST)
		return names[number];
	if (number < GREY_FIRST) {
		int place = number - CUBE_FIRST;
		return steps[place / 36] << 16 | steps[place / 6 % 6] << 8 | steps[place % 6];
	}
	int grey = 8 + 10 * (number - GREY_FIRST);
	return grey << 16 | grey << 8 | grey;
}

static int square(int rgb, int other, int shift)
{
	int between = (rgb >> shift & 255) - (other >> shift & 255);
	return between * between;
}

int palette_nearest(int rgb, int count)
{
	int best = count > CUBE_FIRST ? CUBE_FIRST : 0;
	int least = -1;
	for (int number = best; number < count; number++) {
		int other = palette_rgb(number);
		int between =
			square(rgb, other, 16) + square(rgb, other, 8) + square(rgb, other, 0);
		if (least < 0 || between < least) {
			least = between;
			best = number;
		}
	}
	return best;
}

static double linear(int byte)
{
	double share = byte / 255.0;
	return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double luminance(int rgb)
{
	return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) +
	       0.0722 * linear(rgb & 255);
}

double palette_contrast(int rgb, int other)
{
	double one = luminance(rgb), two = luminance(other);
	return (fmax(one, two) + 0.05) / (fmin(one, two) + 0.05);
}
