/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The colours of a terminal by number, as xterm has them: 16 names, a cube of 6 × 6 × 6 from 16,
 * 24 greys from 232.
 */
#ifndef UI_PALETTE_H
#define UI_PALETTE_H

/* 0xRRGGBB of a colour's number, 0…255. */
int palette_rgb(int number);

/* The nearest of the first `count` colours (8, 16; 256: of the cube and the greys, which no
 * terminal redefines) to 0xRRGGBB. */
int palette_nearest(int rgb, int count);

/* 1…21: how readable one colour is on another, by WCAG 2.2 (relative luminance of sRGB). */
double palette_contrast(int rgb, int other);

#endif
