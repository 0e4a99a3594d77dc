/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The example configuration that is installed can be read, uses every section and names
 * everything that can be set.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "check_app.h"
#include "config/config.h"
#include "kpi/kpi.h"

static char *example_read(void)
{
	const char *top = getenv("srcdir");
	char path[512];
	struct stat status;

	snprintf(path, sizeof path, "%s/examples/kpitop.conf", top ? top : ".");
	FILE *file = fopen(path, "r");
	ck_assert_msg(file != NULL, "no %s", path);
	ck_assert_int_eq(fstat(fileno(file), &status), 0);
	char *text = mem_new((size_t)status.st_size + 1, 1);
	ck_assert_uint_eq(fread(text, 1, (size_t)status.st_size, file), (size_t)status.st_size);
	fclose(file);
	return text;
}

START_TEST(every_section_is_used)
{
	struct config *config = NULL;
	struct error err = { .kind = ERROR_NONE };
	char *text = example_read();

	ck_assert_msg(config_parse("kpitop.conf", text, 1795000000, &config, &err), "%s", err.text);
	const struct desk *desk = config_desk(config, NULL);
	for (const struct section_row *row = desk_sections; row->name; row++) {
		size_t count;

		memcpy(&count, (const char *)desk + row->count_at, sizeof count);
		ck_assert_msg(count > 0, "the example has no section '%s'", row->name);
	}
	ck_assert_uint_gt(desk->map_count, 0);
	ck_assert_msg(kpi_define(desk, &err), "%s", err.text);
	ck_assert_int_ne(kpi_find("requests_per_order"), KPI_COUNT);
	config_free(config);
	free(text);
}
END_TEST

/* In use, or behind a # as what it is without being said. */
static void check_settings(const char *text, const char *section, const struct setting *settings)
{
	for (const struct setting *row = settings; row->name; row++) {
		char wanted[80];

		if (strncmp(row->help, "Reserved", 8) == 0)
			continue;
		snprintf(wanted, sizeof wanted, " %s = ", row->name);
		ck_assert_msg(strstr(text, wanted) != NULL,
			"the example does not name '%s' of '%s'", row->name, section);
	}
}

START_TEST(every_setting_is_named)
{
	char *text = example_read();

	check_settings(text, "desk", desk_settings);
	for (const struct section_row *row = desk_sections; row->name; row++)
		check_settings(text, row->name, row->settings);
	free(text);
}
END_TEST

Suite *suite_example(void)
{
	Suite *suite = suite_create("example");
	TCase *tests = tcase_create("all");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, every_section_is_used);
	tcase_add_test(tests, every_setting_is_named);
	suite_add_tcase(suite, tests);
	return suite;
}
