/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Draws by splitmix64, whose every state is as good as any other, so that each ticket has a
 * sequence of its own for the price of one multiplication.
 */
#include "config.h"

#include "demo/chance.h"

#include "base/macros.h"

/* Quantiles 0/32 … 32/32 of a log-normal distribution with median 1 and sigma 1.2, in thousandths;
 * the ends are cut at 0.4 % and 99.8 %. */
static const int32_t spread_permille[] = {
	/* clang-format off */
	41, 107, 159, 206, 251, 298, 345, 394, 445, 499, 556, 617, 682, 752, 828, 910, 1000,
	1099, 1208, 1329, 1466, 1620, 1798, 2004, 2247, 2539, 2900, 3360, 3977, 4863, 6302, 9349, 31620,
	/* clang-format on */
};

static uint64_t mix(uint64_t value)
{
	value = (value ^ (value >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	value = (value ^ (value >> 27)) * UINT64_C(0x94d049bb133111eb);
	return value ^ (value >> 31);
}

static uint64_t next(struct chance *chance)
{
	chance->state += UINT64_C(0x9e3779b97f4a7c15);
	return mix(chance->state);
}

struct chance chance_of(uint64_t seed, uint64_t subject, uint64_t number)
{
	return (struct chance){ mix(mix(mix(seed + 1) ^ subject) + number) };
}

uint32_t chance_below(struct chance *chance, uint32_t limit)
{
	return (uint32_t)(((next(chance) >> 32) * limit) >> 32);
}

bool chance_hit(struct chance *chance, uint32_t permille)
{
	return chance_below(chance, 1000) < permille;
}

double chance_unit(struct chance *chance)
{
	return (double)(next(chance) >> 11) / 9007199254740992.0;
}

int64_t chance_spread(struct chance *chance, int64_t median)
{
	uint32_t draw = chance_below(chance, 32u << 10);
	size_t i = draw >> 10;
	int64_t part = draw & 1023;
	int64_t permille =
		spread_permille[i] + (spread_permille[i + 1] - spread_permille[i]) * part / 1024;
	return median * permille / 1000;
}
