/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Teams as a table, people made from a list of names. The first forty people bear the names of the
 * list; a larger department mixes first and last names.
 */
#include "config.h"

#include "demo/staff.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/macros.h"
#include "base/mem.h"
#include "demo/demo.h"

#define SUBJECT_PERSON 3 /* chance: how somebody works */
#define PICKS_MOST 6     /* how often we look for somebody who is at work */

const struct team_row team_rows[TEAM_COUNT] = {
	[TEAM_ORDERS] = { .name = "Orders",
		.help = "Where is it, change it, cancel it",
		.people_share = 6,
		.ticket_share = 32,
		.reply_s = 2400,
		.solved_permille = 500,
		.raised_permille = 12 },
	[TEAM_BILLING] = { .name = "Billing",
		.help = "Invoices, payments, plans",
		.people_share = 4,
		.ticket_share = 21,
		.reply_s = 3300,
		.solved_permille = 470,
		.raised_permille = 25 },
	[TEAM_RETURNS] = { .name = "Returns",
		.help = "Sent back, damaged, repaired",
		.people_share = 4,
		.ticket_share = 17,
		.reply_s = 13500,
		.solved_permille = 380,
		.raised_permille = 20 },
	[TEAM_TECHNICAL] = { .name = "Technical",
		.help = "App, account, devices",
		.people_share = 5,
		.ticket_share = 22,
		.reply_s = 4200,
		.solved_permille = 360,
		.raised_permille = 150 },
	[TEAM_VIP] = { .name = "VIP",
		.help = "Key accounts",
		.people_share = 2,
		.ticket_share = 8,
		.reply_s = 1100,
		.solved_permille = 520,
		.raised_permille = 60 },
	[TEAM_SPECIALISTS] = { .name = DEMO_SPECIALISTS,
		.help = "Second tier",
		.people_share = 3,
		.ticket_share = 0,
		.reply_s = 7200,
		.solved_permille = 340,
		.raised_permille = 0 },
};

struct name_row {
	const char *first, *last;
	const char *first_login, *last_login;
};

static const struct name_row name_rows[] = {
	/* clang-format off */
	{ "Amara", "Okafor", "amara", "okafor" },
	{ "Lukas", "Brandt", "lukas", "brandt" },
	{ "Yuki", "Tanaka", "yuki", "tanaka" },
	{ "Sofía", "Herrera", "sofia", "herrera" },
	{ "Omar", "Haddad", "omar", "haddad" },
	{ "Priya", "Raman", "priya", "raman" },
	{ "Ingrid", "Solberg", "ingrid", "solberg" },
	{ "Mateusz", "Kowalczyk", "mateusz", "kowalczyk" },
	{ "Leila", "Farahani", "leila", "farahani" },
	{ "João", "Carvalho", "joao", "carvalho" },
	{ "Chloé", "Marchand", "chloe", "marchand" },
	{ "Daniel", "Osei", "daniel", "osei" },
	{ "Ana", "Petrović", "ana", "petrovic" },
	{ "Kenji", "Mori", "kenji", "mori" },
	{ "Fatima", "El Amrani", "fatima", "elamrani" },
	{ "Tomás", "Rivera", "tomas", "rivera" },
	{ "Hannah", "Weiß", "hannah", "weiss" },
	{ "Minh Anh", "Nguyễn", "minhanh", "nguyen" },
	{ "Elif", "Yıldız", "elif", "yildiz" },
	{ "Callum", "Fraser", "callum", "fraser" },
	{ "Giulia", "Conti", "giulia", "conti" },
	{ "Arjun", "Mehta", "arjun", "mehta" },
	{ "Zanele", "Dlamini", "zanele", "dlamini" },
	{ "Mikael", "Lindqvist", "mikael", "lindqvist" },
	{ "Oksana", "Shevchenko", "oksana", "shevchenko" },
	{ "Pierre", "Dubois", "pierre", "dubois" },
	{ "Noor", "de Vries", "noor", "devries" },
	{ "Samuel", "Mensah", "samuel", "mensah" },
	{ "Mei", "Lin", "mei", "lin" },
	{ "Rania", "Khoury", "rania", "khoury" },
	{ "Aoife", "Byrne", "aoife", "byrne" },
	{ "Viktor", "Horváth", "viktor", "horvath" },
	{ "Camila", "Duarte", "camila", "duarte" },
	{ "Jae-won", "Park", "jaewon", "park" },
	{ "Eleni", "Papadaki", "eleni", "papadaki" },
	{ "Reza", "Moradi", "reza", "moradi" },
	{ "Kateřina", "Nováková", "katerina", "novakova" },
	{ "Ethan", "Brooks", "ethan", "brooks" },
	{ "Nia", "Williams", "nia", "williams" },
	{ "Bogdan", "Ionescu", "bogdan", "ionescu" },
	/* clang-format on */
};

struct staff {
	struct person *people;
	int len;
	struct place *places; /* by team */
	size_t place_count;
	size_t first_place[TEAM_COUNT + 1];
};

/* The last names take another step through the list in every round, so that no two people have
 * both names in common. */
static void name_person(struct person *person, int index)
{
	int rows = (int)ARRAY_LEN(name_rows);
	int round = index / rows;
	const struct name_row *first = &name_rows[index % rows];
	const struct name_row *last = &name_rows[(index + round * 7) % rows];
	snprintf(person->name, sizeof(person->name), "%s %s", first->first, last->last);
	snprintf(person->login, sizeof(person->login), "%s.%s", first->first_login,
		last->last_login);
}

/* Spreads people over the teams in the proportion of their shares, for any number of people. */
static enum team team_of(int index)
{
	static const enum team turns[] = { TEAM_ORDERS, TEAM_TECHNICAL, TEAM_BILLING, TEAM_RETURNS,
		TEAM_SPECIALISTS, TEAM_VIP, TEAM_ORDERS, TEAM_TECHNICAL, TEAM_BILLING, TEAM_RETURNS,
		TEAM_ORDERS, TEAM_TECHNICAL, TEAM_SPECIALISTS, TEAM_ORDERS, TEAM_BILLING, TEAM_VIP,
		TEAM_RETURNS, TEAM_TECHNICAL, TEAM_ORDERS, TEAM_BILLING, TEAM_SPECIALISTS,
		TEAM_RETURNS, TEAM_TECHNICAL, TEAM_ORDERS };
	return turns[(size_t)index % ARRAY_LEN(turns)];
}

static void make_person(struct person *person, uint64_t seed, int index)
{
	static const enum shift shifts[] = { SHIFT_DAY, SHIFT_EARLY, SHIFT_LATE, SHIFT_DAY,
		SHIFT_EARLY, SHIFT_SATURDAY, SHIFT_LATE };
	struct chance chance = chance_of(seed, SUBJECT_PERSON, (uint64_t)index);
	name_person(person, index);
	person->team = team_of(index);
	person->second_team = -1;
	if (chance_hit(&chance, 250))
		person->second_team = (int)team_of(index + 1 + (int)chance_below(&chance, 3));
	if (person->second_team == (int)person->team ||
		person->second_team == (int)TEAM_SPECIALISTS)
		person->second_team = -1;
	person->shift = shifts[chance_below(&chance, ARRAY_LEN(shifts))];
	person->pace_permille = 650 + (int)chance_below(&chance, 800);
	person->liked_permille = 880 + (int)chance_below(&chance, 105);
	person->certain_permille = (int)chance_below(&chance, 160) - 80;
}

/* A team without anybody of its own is looked after by one of the others. */
static void fill_team(struct staff *staff, enum team team)
{
	staff->first_place[team] = staff->place_count;
	for (int i = 0; i < staff->len; i++) {
		const struct person *person = &staff->people[i];
		if (person->team == team || person->second_team == (int)team)
			staff->places[staff->place_count++] =
				(struct place){ i, team, person->team == team };
	}
	if (staff->place_count == staff->first_place[team])
		staff->places[staff->place_count++] =
			(struct place){ (int)team % staff->len, team, false };
	staff->first_place[team + 1] = staff->place_count;
}

struct staff *staff_new(uint64_t seed, int people)
{
	struct staff *staff = mem_new(1, sizeof(*staff));
	staff->len = people;
	staff->people = mem_new((size_t)people + 1, sizeof(*staff->people));
	staff->people[people] = (struct person){ .name = "Assistant",
		.login = DEMO_BOT,
		.second_team = -1,
		.pace_permille = 1000,
		.liked_permille = 800 };
	staff->places = mem_new((size_t)people * 2 + TEAM_COUNT, sizeof(*staff->places));
	for (int i = 0; i < people; i++)
		make_person(&staff->people[i], seed, i);
	for (int team = 0; team < TEAM_COUNT; team++)
		fill_team(staff, (enum team)team);
	return staff;
}

void staff_free(struct staff *staff)
{
	if (staff == NULL)
		return;
	free(staff->people);
	free(staff->places);
	free(staff);
}

int staff_len(const struct staff *staff)
{
	return staff->len;
}

const struct person *staff_person(const struct staff *staff, int index)
{
	return &staff->people[index];
}

int staff_bot(const struct staff *staff)
{
	return staff->len;
}

size_t staff_places(const struct staff *staff, const struct place **places)
{
	*places = staff->places;
	return staff->place_count;
}

int staff_pick(const struct staff *staff, const struct timetable *table, enum team team,
	struct chance *chance, int64_t at_s)
{
	size_t first = staff->first_place[team];
	uint32_t count = (uint32_t)(staff->first_place[team + 1] - first);
	int picked = 0;
	for (int i = 0; i < PICKS_MOST; i++) {
		picked = staff->places[first + chance_below(chance, count)].person;
		if (timetable_is_open(table, staff->people[picked].shift, at_s))
			break;
	}
	return picked;
}
