/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The note for the next shift and the pins come back from their file, for nobody else to read.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/notes.h"
#include "check_app.h"

static struct test_place place;
static struct desk *desk;
static struct deskfile file;
static struct notes notes;

static void setup(void)
{
	test_place_init(&place);
	setenv("XDG_STATE_HOME", place.directory, 1);
	desk = desk_new("acme");
	file = (struct deskfile){ .desk = desk };
	notes = (struct notes){ .pin_count = 0 };
}

static void teardown(void)
{
	char folder[128];
	notes_release(&notes);
	desk_free(desk);
	snprintf(folder, sizeof folder, "%s/kpitop/acme.notes", place.directory);
	unlink(folder);
	snprintf(folder, sizeof folder, "%s/kpitop", place.directory);
	chmod(folder, 0700);
	rmdir(folder);
	unsetenv("XDG_STATE_HOME");
	test_place_release(&place);
}

static const char *path(void)
{
	static char text[160];
	snprintf(text, sizeof text, "%s/kpitop/acme.notes", place.directory);
	return text;
}

static void write_again(void)
{
	struct error err = { .kind = ERROR_NONE };
	ck_assert_msg(notes_write(&notes, &file, &err), "%s", err.text);
	notes_release(&notes);
	notes_read(&notes, &file);
}

START_TEST(a_note_comes_back)
{
	struct stat status;
	notes_note(&notes, "refunds = wait; سلام", 1795185120);
	write_again();
	ck_assert_str_eq(notes.note, "refunds = wait; سلام");
	ck_assert_int_eq(notes.noted_at, 1795185120);
	ck_assert_int_eq(stat(path(), &status), 0);
	ck_assert_int_eq(status.st_mode & 0777, 0600);
	notes_note(&notes, "", 1795185180);
	write_again();
	ck_assert_str_eq(notes.note, "");
}
END_TEST

START_TEST(what_is_hostile_in_a_note_is_gone)
{
	char longer[2 * SCENE_NOTE_MAX];
	notes_note(&notes, "\033]52;c;cm0=\a one\ntwo \xe2\x80\xae\xff", 1);
	write_again();
	ck_assert_ptr_null(strpbrk(notes.note, "\033\a\n"));
	ck_assert_ptr_null(strstr(notes.note, "\xe2\x80\xae"));
	ck_assert_ptr_nonnull(strstr(notes.note, "one two"));
	/* Cut at a whole character. */
	longer[0] = '\0';
	for (int i = 0; i < SCENE_NOTE_MAX / 2 + 10; i++)
		memcpy(longer + 2 * (size_t)i, "é", 3);
	notes_note(&notes, longer, 1);
	ck_assert_uint_lt(strlen(notes.note), SCENE_NOTE_MAX);
	ck_assert_uint_eq(strlen(notes.note) % 2, 0);
}
END_TEST

START_TEST(pins_come_back_by_the_helpdesks_names)
{
	FILE *to;
	struct error err = { .kind = ERROR_NONE };
	notes_note(&notes, "x", 1);
	ck_assert(notes_write(&notes, &file, &err)); /* makes the folder */
	to = fopen(path(), "w");
	fputs("pin = support\t4711\npin = no tab\npin = \t1\nnonsense\nname = \npin = a b\t12\n",
		to);
	fclose(to);
	notes_read(&notes, &file);
	write_again();
	ck_assert_uint_eq(notes.pin_count, 2);
	ck_assert_str_eq(notes.pins[0].source, "support");
	ck_assert_str_eq(notes.pins[0].external_id, "4711");
	ck_assert_str_eq(notes.pins[1].source, "a b");
	/* Without a store no ticket is known, which is not a ticket of number 0. */
	notes_find(&notes, &file, true);
	ck_assert_uint_eq(notes.ticket_count, 0);
}
END_TEST

START_TEST(more_pins_than_fit_push_out_the_oldest)
{
	FILE *to;
	struct error err = { .kind = ERROR_NONE };
	ck_assert(notes_write(&notes, &file, &err));
	to = fopen(path(), "w");
	for (int i = 0; i < NOTES_PIN_MAX + 3; i++)
		fprintf(to, "pin = support\t%d\n", i);
	fclose(to);
	notes_read(&notes, &file);
	ck_assert_uint_eq(notes.pin_count, NOTES_PIN_MAX);
	ck_assert_str_eq(notes.pins[0].external_id, "3");
}
END_TEST

START_TEST(where_nothing_can_be_written_the_old_file_stays)
{
	char folder[128];
	struct error err = { .kind = ERROR_NONE };
	if (geteuid() == 0)
		return; /* root may write everywhere */
	notes_note(&notes, "old", 1);
	ck_assert(notes_write(&notes, &file, &err));
	snprintf(folder, sizeof folder, "%s/kpitop", place.directory);
	chmod(folder, 0500);
	notes_note(&notes, "new", 2);
	ck_assert(!notes_write(&notes, &file, &err));
	notes_read(&notes, &file);
	ck_assert_str_eq(notes.note, "old");
}
END_TEST

Suite *suite_notes(void)
{
	Suite *suite = suite_create("notes");
	TCase *tests = tcase_create("notes");
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, a_note_comes_back);
	tcase_add_test(tests, what_is_hostile_in_a_note_is_gone);
	tcase_add_test(tests, pins_come_back_by_the_helpdesks_names);
	tcase_add_test(tests, more_pins_than_fit_push_out_the_oldest);
	tcase_add_test(tests, where_nothing_can_be_written_the_old_file_stays);
	suite_add_tcase(suite, tests);
	return suite;
}
