/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ranks and intervals.
 */
#include "config.h"

#include "kpi/statistics.h"

#include <math.h>

/* Some tens of microseconds. */
#define SWAPS_A_STEP 4096
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

/* Smaller values to the left, larger ones to the right; true when all are where they belong. */
static bool divide(struct selection *selection, uint32_t *values)
{
	size_t i = selection->i, j = selection->j;
	uint32_t pivot = selection->pivot;
	bool is_done = false;

	for (size_t swaps = 0; !is_done && swaps < SWAPS_A_STEP; swaps++) {
		while (values[i] < pivot)
			i++;
		while (values[j] > pivot)
			j--;
		if (i <= j) {
			swap(&values[i], &values[j]);
			i++;
			is_done = j == 0;
			j -= !is_done;
		}
		is_done |= i > j;
	}
	selection->i = i;
	selection->j = j;
	return is_done;
}

size_t selection_step(struct selection *selection, uint32_t *values)
{
	if (selection->low >= selection->high)
		return 0;
	if (!selection->is_dividing) {
		selection->i = selection->low;
		selection->j = selection->high;
		selection->pivot = pivot_of(values, selection->low, selection->high);
		selection->is_dividing = true;
	}
	size_t passed = selection->j - selection->i + 1;
	bool is_done = divide(selection, values);
	size_t i = selection->i, j = selection->j;

	if (!is_done)
		return passed - (j - i + 1);
	selection->is_dividing = false;
	if (selection->rank <= j)
		selection->high = j;
	else if (selection->rank >= i)
		selection->low = i;
	else
		selection->low = selection->high = selection->rank;
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
