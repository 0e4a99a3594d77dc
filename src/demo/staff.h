/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who works in the department: its teams and its people, each with a shift, a pace and a hand for
 * customers.
 */
#ifndef DEMO_STAFF_H
#define DEMO_STAFF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "demo/chance.h"
#include "demo/timetable.h"

enum team {
	TEAM_ORDERS,
	TEAM_BILLING,
	TEAM_RETURNS,
	TEAM_TECHNICAL,
	TEAM_VIP,
	TEAM_SPECIALISTS, /* second tier: gets what the others cannot solve */
	TEAM_COUNT
};

struct team_row {
	const char *name;
	const char *help;
	int people_share;    /* out of 24 */
	int ticket_share;    /* out of 100: what is written to the team */
	int64_t reply_s;     /* median work until a reply to a normal e-mail */
	int solved_permille; /* first replies that solve */
	int raised_permille; /* tickets handed to the second tier */
};
extern const struct team_row team_rows[TEAM_COUNT];

struct person {
	char name[64];
	char login[48]; /* before the @ */
	enum team team;
	int second_team; /* enum team, or −1 */
	enum shift shift;
	int pace_permille;    /* of the median time; less is faster */
	int liked_permille;   /* good ratings out of those given */
	int certain_permille; /* added to the share of replies that solve */
};

/* One membership: a person in a team. */
struct place {
	int person;
	enum team team;
	bool is_default;
};

struct staff;

struct staff *staff_new(uint64_t seed, int people);
void staff_free(struct staff *staff);

int staff_len(const struct staff *staff);
const struct person *staff_person(const struct staff *staff, int index);
/* The index of the program that answers simple requests; behind all people, and in no team. */
int staff_bot(const struct staff *staff);
size_t staff_places(const struct staff *staff, const struct place **places);

/* Somebody of the team, preferably one who is at work at that moment. */
int staff_pick(const struct staff *staff, const struct timetable *table, enum team team,
	struct chance *chance, int64_t at_s);

#endif
