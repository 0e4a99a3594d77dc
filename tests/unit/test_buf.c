/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Buffers keep their maximum, arenas hand out zeroed memory, grown blocks keep what they held.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "check_base.h"

START_TEST(buf_joins_what_is_added)
{
	struct buf buf;

	buf_init(&buf, 0);
	ck_assert_str_eq(buf.bytes, "");
	buf_add_text(&buf, "tickets");
	buf_add_char(&buf, ' ');
	buf_printf(&buf, "%d of %s", 3, "seven");
	buf_add(&buf, "\0!", 2);
	ck_assert_uint_eq(buf.len, 20);
	ck_assert_mem_eq(buf.bytes, "tickets 3 of seven\0!", 21);
	buf_clear(&buf);
	ck_assert_str_eq(buf.bytes, "");
	ck_assert_uint_eq(buf.len, 0);
	buf_release(&buf);
}
END_TEST

START_TEST(buf_cuts_at_its_maximum_and_says_so)
{
	struct buf buf;

	buf_init(&buf, 10);
	buf_add_text(&buf, "0123456789");
	ck_assert(!buf.is_cut);
	buf_add_text(&buf, "x");
	ck_assert(buf.is_cut);
	buf_clear(&buf);
	ck_assert(!buf.is_cut);
	buf_printf(&buf, "%s", "0123456789abc");
	ck_assert(buf.is_cut);
	ck_assert_str_eq(buf.bytes, "0123456789");
	buf_release(&buf);
}
END_TEST

START_TEST(buf_take_leaves_an_empty_one)
{
	struct buf buf;
	char *taken;

	buf_init(&buf, 100);
	buf_add_text(&buf, "mine");
	taken = buf_take(&buf);
	ck_assert_str_eq(taken, "mine");
	ck_assert_uint_eq(buf.len, 0);
	buf_clear(&buf);
	buf_add_text(&buf, "again");
	ck_assert_str_eq(buf.bytes, "again");
	ck_assert_str_eq(taken, "mine");
	free(taken);
	buf_release(&buf);
}
END_TEST

START_TEST(arena_memory_is_zeroed_also_after_clear)
{
	struct arena *arena = arena_new();
	size_t used = 0;

	for (int round = 0; round < 3; round++) {
		for (size_t i = 1; i < 300; i++) {
			unsigned char *block = arena_alloc(arena, i, 7);

			ck_assert_uint_eq((uintptr_t)block % sizeof(void *), 0);
			for (size_t j = 0; j < i * 7; j++)
				used += block[j] != 0;
			memset(block, 0xa5, i * 7);
		}
		arena_clear(arena);
	}
	ck_assert_uint_eq(used, 0);
	arena_free(arena);
	arena_free(NULL);
}
END_TEST

START_TEST(arena_keeps_texts)
{
	struct arena *arena = arena_new();
	char *one = arena_dup(arena, "one"), *big = arena_alloc(arena, 1, 5 << 20);

	ck_assert_ptr_nonnull(big);
	ck_assert_str_eq(arena_printf(arena, "%s-%d", one, 2), "one-2");
	ck_assert_str_eq(arena_dup_bytes(arena, "abcdef", 3), "abc");
	ck_assert_ptr_null(arena_dup(arena, NULL));
	ck_assert_str_eq(one, "one");
	arena_free(arena);
}
END_TEST

START_TEST(mem_grow_zeroes_what_is_new)
{
	size_t capacity = 0;
	int *numbers = mem_grow(NULL, &capacity, 1, sizeof *numbers);

	for (size_t i = 0; i < 1000; i++) {
		numbers = mem_grow(numbers, &capacity, i + 1, sizeof *numbers);
		ck_assert_int_eq(numbers[i], 0);
		numbers[i] = (int)i + 1;
	}
	for (int i = 0; i < 1000; i++)
		ck_assert_int_eq(numbers[i], i + 1);
	free(numbers);
}
END_TEST

START_TEST(mem_wipe_leaves_nothing_of_a_secret)
{
	char secret[] = "token-123";

	mem_wipe(secret, sizeof secret);
	for (size_t i = 0; i < sizeof secret; i++)
		ck_assert_int_eq(secret[i], 0);
	mem_wipe(NULL, 0);
}
END_TEST

Suite *suite_buf(void)
{
	Suite *suite = suite_create("buf, arena, mem");
	TCase *tests = tcase_create("all");

	tcase_set_timeout(tests, 60); /* a slow machine is no error */
	tcase_add_test(tests, buf_joins_what_is_added);
	tcase_add_test(tests, buf_cuts_at_its_maximum_and_says_so);
	tcase_add_test(tests, buf_take_leaves_an_empty_one);
	tcase_add_test(tests, arena_memory_is_zeroed_also_after_clear);
	tcase_add_test(tests, arena_keeps_texts);
	tcase_add_test(tests, mem_grow_zeroes_what_is_new);
	tcase_add_test(tests, mem_wipe_leaves_nothing_of_a_secret);
	suite_add_tcase(suite, tests);
	return suite;
}
