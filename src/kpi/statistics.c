/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ranks and intervals.
 */
#include "config.h"

#include "kpi/statistics.h"

#include <math.h>

/* Some tens of microseconds. */
#define VALUES_A_STEP 8192
#define WILSON_Z 1.959963984540054

size_t statistics_rank(double share, size_t len)
{
	/* The small amount keeps 0.9 × 10 from being 9.000…01, hence rank 10. */
	size_t rank = (size_t)ceil(share * (double)len - 1e-9);

	return rank == 0 ? 0 : rank - 1;
}

static void swap(uint32_t *a, uint32_t *b)
{
	uint32_t kept = *a;

	*a = *b;
	*b = kept;
}

/* The median of first, middle and last becomes the pivot, so that sorted input is no trap. */
static uint32_t pivot_of(uint32_t *values, size_t low, size_t high)
{
	size_t middle = low + (high - low) / 2;

	if (values[middle] < values[low])
		swap(&values[middle], &values[low]);
	if (values[high] < values[low])
		swap(&values[high], &values[low]);
	if (values[high] < values[middle])
		swap(&values[high], &values[middle]);
	return values[middle];
}

void selection_init(struct selection *selection, size_t first, size_t end, size_t rank)
{
	*selection = (struct selection){
		.low = first,
		.high = end > first ? end - 1 : first,
		.rank = rank,
	};
}

static void begin_division(struct selection *selection, uint64_t bound)
{
	selection->next = selection->split = selection->low;
	selection->bound = bound;
	selection->is_dividing = true;
}

/* Values below the bound go to the left. Without a branch: which way a value goes nobody can
 * predict, and to guess wrong costs more than to write in vain. */
static void divide(struct selection *selection, uint32_t *values, size_t end)
{
	size_t split = selection->split;

	for (size_t i = selection->next; i < end; i++) {
		uint32_t value = values[i];

		values[i] = values[split];
		values[split] = value;
		split += value < selection->bound;
	}
	selection->next = end;
	selection->split = split;
}

/* The side of the rank is what remains. Where nothing was less than the pivot, the pivot is the
 * least and all that equal it are divided off next; if the rank is among those, it is found. */
static void end_division(struct selection *selection)
{
	size_t split = selection->split;
	bool is_of_equals = selection->is_of_equals;

	selection->is_dividing = false;
	selection->is_of_equals = split == selection->low;
	if (selection->is_of_equals)
		begin_division(selection, selection->bound + 1);
	else if (selection->rank >= split)
		selection->low = split;
	else if (is_of_equals)
		selection->low = selection->high = selection->rank;
	else
		selection->high = split - 1;
}

size_t selection_step(struct selection *selection, uint32_t *values)
{
	if (selection->low >= selection->high)
		return 0;
	if (!selection->is_dividing)
		begin_division(selection, pivot_of(values, selection->low, selection->high));
	size_t next = selection->next;
	size_t left = selection->high + 1 - next;
	size_t passed = left < VALUES_A_STEP ? left : VALUES_A_STEP;

	divide(selection, values, next + passed);
	if (passed == left)
		end_division(selection);
	return passed;
}

uint32_t statistics_select(uint32_t *values, size_t len, size_t rank)
{
	struct selection selection;

	selection_init(&selection, 0, len, rank);
	while (selection_step(&selection, values) > 0)
		;
	return values[rank];
}

void statistics_wilson(double hits, double n, double *low, double *high)
{
	*low = *high = NAN;
	if (!(n > 0))
		return;

	double z2 = WILSON_Z * WILSON_Z, share = hits / n;
	double middle = (share + z2 / (2 * n)) / (1 + z2 / n);
	double reach = WILSON_Z * sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n);

	*low = fmax(0, middle - reach);
	*high = fmin(1, middle + reach);
}
