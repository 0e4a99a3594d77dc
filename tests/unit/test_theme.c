/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Themes: what their files may say, whether they can be read, and which one a terminal gets.
 */
#include "config.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check_ui.h"
#include "ui/background.h"
#include "ui/palette.h"
#include "ui/theme.h"

static struct theme parse(const char *text)
{
	struct theme theme;
	struct error err = { 0 };
	ck_assert_msg(theme_parse(&theme, "my.theme", text, &err), "%s", err.text);
	return theme;
}

static void refuse(const char *text, const char *words)
{
	struct theme theme;
	struct error err = { 0 };
	ck_assert(!theme_parse(&theme, "my.theme", text, &err));
	ck_assert_int_eq(err.kind, ERROR_CONFIG);
	ck_assert_msg(strstr(err.text, words) != NULL, "'%s' lacks '%s'", err.text, words);
}

/* The ratios that WCAG's own formula gives: black on white, and the lightest grey that passes. */
START_TEST(contrast_follows_the_formula)
{
	ck_assert_double_eq_tol(palette_contrast(0x000000, 0xffffff), 21, 1e-9);
	ck_assert_double_eq_tol(palette_contrast(0x767676, 0xffffff), 4.54, 0.005);
	ck_assert_double_eq_tol(palette_contrast(0xff0000, 0xffffff), 4.00, 0.005);
	ck_assert_double_eq_tol(palette_contrast(0xffffff, 0xffffff), 1, 1e-9);
}
END_TEST

START_TEST(numbers_are_those_of_xterm)
{
	ck_assert_int_eq(palette_rgb(16), 0x000000);
	ck_assert_int_eq(palette_rgb(71), 0x5faf5f);
	ck_assert_int_eq(palette_rgb(231), 0xffffff);
	ck_assert_int_eq(palette_rgb(232), 0x080808);
	ck_assert_int_eq(palette_rgb(255), 0xeeeeee);
	ck_assert_int_eq(palette_nearest(0x60b060, 256), 71);
	ck_assert_int_eq(palette_nearest(0x8b8b8b, 256), 245);
	ck_assert_int_eq(palette_nearest(0xfe0101, 16), 9);
	ck_assert_int_eq(palette_nearest(0xfe0101, 8), 1);
}
END_TEST

static void check_pair(const struct theme *theme, const char *role, int rgb)
{
	double ratio = palette_contrast(rgb, theme->background);
	ck_assert_msg(ratio >= 4.5, "%s of %s: %.2f", role, theme->name, ratio);
}

START_TEST(every_pair_of_every_theme_can_be_read)
{
	for (const struct theme_text *row = theme_texts; row->name; row++) {
		struct theme theme;
		struct error err = { 0 };
		ck_assert_msg(theme_load(row->name, NULL, &theme, &err), "%s", err.text);
		ck_assert_str_eq(theme.name, row->name);
		ck_assert_uint_gt(strlen(theme.about), 0);
		for (int style = 0; style < STYLE_COUNT; style++) {
			const struct look *look = &theme.looks[style];
			if (look->rgb >= 0)
				check_pair(&theme, style_rows[style].name, look->rgb);
			if (look->colour_256 >= 0)
				check_pair(&theme, style_rows[style].name,
					palette_rgb(look->colour_256));
		}
	}
}
END_TEST

/* By the formula of WCAG, written out here once more. */
static double light_of(int channel)
{
	double share = channel / 255.0;
	return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double luminance(int rgb)
{
	return 0.2126 * light_of(rgb >> 16) + 0.7152 * light_of(rgb >> 8 & 255) +
	       0.0722 * light_of(rgb & 255);
}

static double contrast(int rgb, int other)
{
	double a = luminance(rgb) + 0.05, b = luminance(other) + 0.05;
	return a > b ? a / b : b / a;
}

START_TEST(a_selected_row_can_be_read)
{
	int coloured = 0;
	for (const struct theme_text *row = theme_texts; row->name; row++) {
		struct theme theme = parse(row->text);
		if (theme.selection.rgb < 0)
			continue;
		coloured++;
		for (int style = 0; style < STYLE_COUNT; style++) {
			struct look look = theme_selected(&theme, (enum style)style);
			ck_assert_double_ge(contrast(look.rgb, theme.selection.rgb), 4.5);
			ck_assert_double_ge(contrast(palette_rgb(look.colour_256),
						    palette_rgb(theme.selection.colour_256)),
				4.5);
		}
	}
	ck_assert_int_ge(coloured, 2);
}
END_TEST

/* What a verdict says by colour is still said where the cursor stands. */
START_TEST(verdicts_keep_their_colours_on_the_selected_row)
{
	static const enum style styles[] = { STYLE_MET, STYLE_NEAR, STYLE_MISSED };
	for (const struct theme_text *row = theme_texts; row->name; row++) {
		struct theme theme = parse(row->text);
		for (size_t i = 0; theme.selection.rgb >= 0 && i < ARRAY_LEN(styles); i++)
			ck_assert_int_eq(
				theme_selected(&theme, styles[i]).rgb, theme.looks[styles[i]].rgb);
	}
}
END_TEST

/* Whatever the colours can show, a missed goal looks unlike a met one. */
START_TEST(verdicts_differ_in_every_depth)
{
	for (const struct theme_text *row = theme_texts; row->name; row++) {
		struct theme theme = parse(row->text);
		const struct look *met = &theme.looks[STYLE_MET];
		const struct look *missed = &theme.looks[STYLE_MISSED];
		ck_assert_uint_ne(met->mono, missed->mono);
		if (!theme.has_colours)
			continue;
		ck_assert_int_ne(met->rgb, missed->rgb);
		ck_assert_int_ne(met->colour_256, missed->colour_256);
		ck_assert_int_ne(met->colour_16, missed->colour_16);
		ck_assert_int_ne(met->colour_8, missed->colour_8);
	}
}
END_TEST

/* Met and missed differ in blue against yellow and in brightness, never in red against green. */
START_TEST(colourblind_keeps_red_and_green_apart)
{
	struct theme theme;
	ck_assert(theme_load("colourblind", NULL, &theme, NULL));
	int met = theme.looks[STYLE_MET].rgb, missed = theme.looks[STYLE_MISSED].rgb;
	ck_assert_int_gt((met & 255) - (missed & 255), 128);
}
END_TEST

START_TEST(a_role_takes_what_it_says)
{
	struct theme theme = parse("about = mine\nbackground = #102030\n"
				   "met = #5faf5f 16:10 8:default bold,underline mono:reverse\n"
				   "# a remark\n\n  near=#8b8b8b  \nmissed = reverse\n");
	const struct look *met = &theme.looks[STYLE_MET];
	ck_assert_str_eq(theme.about, "mine");
	ck_assert_int_eq(theme.background, 0x102030);
	ck_assert_int_eq(met->rgb, 0x5faf5f);
	ck_assert_int_eq(met->colour_256, 71);
	ck_assert_int_eq(met->colour_16, 10);
	ck_assert_int_eq(met->colour_8, -1);
	ck_assert_uint_eq(met->attributes, LOOK_BOLD | LOOK_UNDERLINE);
	ck_assert_uint_eq(met->mono, LOOK_REVERSE);
	ck_assert_int_eq(theme.looks[STYLE_NEAR].colour_256, 245);
	ck_assert_uint_eq(theme.looks[STYLE_MISSED].mono, LOOK_REVERSE);
	ck_assert_int_eq(theme.looks[STYLE_TEXT].rgb, -1);
	ck_assert(theme.has_colours);
}
END_TEST

START_TEST(a_theme_changes_what_it_inherits)
{
	struct theme dark = parse("inherit = dark\n");
	struct theme mine = parse("inherit = dark\nmet = #ffffff\n");
	ck_assert_int_eq(mine.looks[STYLE_MET].rgb, 0xffffff);
	ck_assert_int_eq(mine.looks[STYLE_KEY].rgb, dark.looks[STYLE_KEY].rgb);
	ck_assert_int_ge(dark.looks[STYLE_KEY].rgb, 0);
}
END_TEST

START_TEST(errors_name_the_line)
{
	refuse("about = x\nmetal = #ffffff\n", "my.theme:2: unknown role 'metal'");
	refuse("met = #fffff\n", "my.theme:1: '#fffff' is no colour");
	refuse("met = 256:256\n", "'256:256'");
	refuse("met = bolder\n", "'bolder'");
	refuse("met\n", "'met' is no");
	refuse("background = blue\n", "'blue' is no colour");
	refuse("about = x\ninherit = dark\n", "'inherit' stands first");
	refuse("inherit = dusk\n", "'dusk'");
}
END_TEST

START_TEST(the_users_theme_goes_before_the_one_built_in)
{
	char folder[] = "/tmp/kpitop-themes-XXXXXX";
	char path[64];
	struct theme theme;
	struct error err = { 0 };
	ck_assert_ptr_nonnull(mkdtemp(folder));
	(void)snprintf(path, sizeof path, "%s/light.theme", folder);
	FILE *file = fopen(path, "w");
	ck_assert_ptr_nonnull(file);
	(void)fputs("inherit = light\nmet = #010203\n", file);
	ck_assert_int_eq(fclose(file), 0);
	ck_assert_msg(theme_load("light", folder, &theme, &err), "%s", err.text);
	ck_assert_int_eq(theme.looks[STYLE_MET].rgb, 0x010203);
	ck_assert(theme_load("dark", folder, &theme, &err));
	ck_assert(!theme_load("sunset", folder, &theme, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "colourblind, contrast, dark, light, mono"));
	ck_assert(!theme_load("../light", folder, &theme, &err));
	ck_assert_int_eq(unlink(path), 0);
	ck_assert_int_eq(rmdir(folder), 0);
}
END_TEST

START_TEST(a_terminal_tells_its_background)
{
	int rgb = -1;
	ck_assert(background_answer("11;rgb:ffff/0000/8080", &rgb));
	ck_assert_int_eq(rgb, 0xff0080);
	ck_assert(background_answer("11;rgb:f/0/8", &rgb));
	ck_assert_int_eq(rgb, 0xff0088);
	ck_assert(!background_answer("11;rgb:ffff/0000", &rgb));
	ck_assert(!background_answer("11;rgb:fffff/0/0", &rgb));
	ck_assert(!background_answer("10;rgb:ffff/0000/8080", &rgb));
	ck_assert(!background_answer("11;rgb:ffff/0000/8080x", &rgb));
	ck_assert(background_variable("15;default;0", &rgb));
	ck_assert_int_eq(rgb, 0x000000);
	ck_assert(background_variable("0;15", &rgb));
	ck_assert_int_eq(rgb, 0xffffff);
	ck_assert(!background_variable("0;default", &rgb));
	ck_assert(!background_variable("0;16", &rgb));
	ck_assert(!background_variable(NULL, &rgb));
	ck_assert(background_is_light(0xfdf6e3));
	ck_assert(!background_is_light(0x1c1c1c));
}
END_TEST

Suite *suite_theme(void)
{
	Suite *suite = suite_create("theme");
	TCase *colours = tcase_create("colours");
	tcase_add_test(colours, contrast_follows_the_formula);
	tcase_add_test(colours, a_selected_row_can_be_read);
	tcase_add_test(colours, verdicts_keep_their_colours_on_the_selected_row);
	tcase_add_test(colours, numbers_are_those_of_xterm);
	tcase_add_test(colours, every_pair_of_every_theme_can_be_read);
	tcase_add_test(colours, verdicts_differ_in_every_depth);
	tcase_add_test(colours, colourblind_keeps_red_and_green_apart);
	suite_add_tcase(suite, colours);
	TCase *files = tcase_create("files");
	tcase_add_test(files, a_role_takes_what_it_says);
	tcase_add_test(files, a_theme_changes_what_it_inherits);
	tcase_add_test(files, errors_name_the_line);
	tcase_add_test(files, the_users_theme_goes_before_the_one_built_in);
	tcase_add_test(files, a_terminal_tells_its_background);
	suite_add_tcase(suite, files);
	return suite;
}
