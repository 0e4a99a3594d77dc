/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * People and teams that feeds name: they are the helpdesk's wherever it is clear who is meant.
 */
#include "config.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/mem.h"
#include "check_kpi.h"
#include "kpi/roster.h"
#include "kpi/unmatched.h"

enum {
	HELPDESK = 1,
	PHONE,
	SURVEY,
	OTHER_DESK
};

#define PEOPLE_MAX 24
#define GROUPS_MAX 12

/* Anna and Ben, a customer and two who share a name; Billing and Escalations. */
struct world {
	struct desk *desk;
	struct directory *directory;
	struct directory_source sources[4];
	struct directory_account accounts[PEOPLE_MAX];
	struct directory_group groups[GROUPS_MAX];
	struct roster roster;
};

static fact_id add_account(struct world *world, struct directory_account account)
{
	size_t count = world->directory->account_count++;

	account.id = (fact_id)count + 1;
	account.is_active = true;
	world->accounts[count] = account;
	return account.id;
}

static fact_id add_fed(struct world *world, fact_id source, const char *text)
{
	return add_account(world,
		(struct directory_account){
			.source = source, .external_id = text, .name = text, .kind = ACTOR_AGENT });
}

static fact_id add_group(struct world *world, fact_id source, const char *id, const char *name)
{
	size_t count = world->directory->group_count++;

	world->groups[count] = (struct directory_group){ .id = (fact_id)count + 1,
		.source = source,
		.external_id = id,
		.name = name,
		.is_active = true };
	return world->groups[count].id;
}

static struct world *world_new(void)
{
	static const struct directory_source sources[] = {
		{ HELPDESK, "support", "rt" },
		{ PHONE, "phone", "feed" },
		{ SURVEY, "survey", "feed" },
		{ OTHER_DESK, "shop", "zendesk" },
	};
	static const struct directory_account people[] = {
		{ .external_id = "7",
			.name = "Anna Kaya",
			.login = "anna",
			.email = "anna@acme.example" },
		{ .external_id = "8",
			.name = "Ben Ali",
			.login = "ben",
			.email = "ben@acme.example" },
		{ .external_id = "9",
			.name = "Kim Lee",
			.login = "kim1",
			.email = "kim1@acme.example" },
		{ .external_id = "10",
			.name = "Kim Lee",
			.login = "kim2",
			.email = "kim2@acme.example" },
		{ .external_id = "11", .name = "Robot", .login = "robot", .kind = ACTOR_BOT },
	};
	struct world *world = mem_new(1, sizeof *world);

	world->desk = desk_new("acme");
	world->directory = mem_new(1, sizeof *world->directory);
	memcpy(world->sources, sources, sizeof sources);
	world->directory->sources = world->sources;
	world->directory->source_count = 3;
	world->directory->accounts = world->accounts;
	world->directory->groups = world->groups;
	roster_init(&world->roster);
	for (size_t i = 0; i < ARRAY_LEN(people); i++) {
		struct directory_account account = people[i];

		account.source = HELPDESK;
		account.kind = account.kind == ACTOR_BOT ? ACTOR_BOT : ACTOR_AGENT;
		add_account(world, account);
	}
	return world;
}

static void world_free(struct world *world)
{
	roster_release(&world->roster);
	desk_free(world->desk);
	free(world->directory);
	free(world);
}

static void make(struct world *world)
{
	roster_make(&world->roster, world->desk, world->directory);
}

static const char *person(const struct world *world, fact_id account)
{
	return world->roster.agents[roster_agent(&world->roster, account)].scope_id;
}

static const char *team(const struct world *world, fact_id group)
{
	return world->roster.teams[roster_team(&world->roster, group)].scope_id;
}

START_TEST(test_who_is_meant)
{
	static const struct {
		const char *text, *want; /* a login, or the text where it is a person of its own */
	} rows[] = {
		{ "anna", "anna" }, { "ANNA", "anna" }, { "Anna@Acme.Example", "anna" },
		{ "7", "anna" }, { "ben ali", "ben" },
		{ "Kim Lee", "Kim Lee" }, /* two of that name: neither */
		{ "kim2", "kim2" }, { "dora", "dora" },
		{ "robot", "-" }, /* the helpdesk's bot is nobody to rank */
	};
	struct world *world = world_new();
	fact_id accounts[ARRAY_LEN(rows)];

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		accounts[i] = add_fed(world, PHONE, rows[i].text);
	make(world);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_str_eq(person(world, accounts[i]), rows[i].want);
	/* Four of the helpdesk and two of the feed alone, and none. */
	ck_assert_uint_eq(world->roster.agent_count, 7);
	world_free(world);
}
END_TEST

/* Before and behind the helpdesk's in the store, and in two feeds. */
START_TEST(test_order_and_several_feeds)
{
	struct world *world = world_new();

	world->directory->account_count = 0;
	fact_id early = add_fed(world, PHONE, "anna");
	fact_id dora = add_fed(world, PHONE, "dora");
	fact_id anna = add_account(world, (struct directory_account){ .source = HELPDESK,
						  .external_id = "7",
						  .name = "Anna Kaya",
						  .login = "anna",
						  .kind = ACTOR_AGENT });
	fact_id other_dora = add_fed(world, SURVEY, "Dora");

	make(world);
	ck_assert_uint_eq(roster_agent(&world->roster, early), roster_agent(&world->roster, anna));
	ck_assert_uint_eq(
		roster_agent(&world->roster, dora), roster_agent(&world->roster, other_dora));
	ck_assert_uint_eq(world->roster.agent_count, 3);
	ck_assert_str_eq(
		world->roster.agents[roster_agent(&world->roster, early)].name, "Anna Kaya");
	world_free(world);
}
END_TEST

/* "BILLING", "Anna@Acme.example" and "KIM1" are somebody; the rest is told, in order. */
START_TEST(test_members_whom_nobody_knows)
{
	static const char *teams[] = { "BILLING", "Nope" }, *sites[] = { "Elsewhere", "billing" };
	static const char *groups[] = { "returns" };
	static const char *agents[] = { "Anna@Acme.example", "KIM1", "nobody" };
	struct role_config role = { .name = "lead",
		.teams = { teams, 2 },
		.groups = { groups, 1 },
		.agents = { agents, 3 } };
	struct site_config site = { .name = "Izmir", .teams = { sites, 2 } };
	struct target_config targets[] = { { .kpi = "csat", .team = "billing" },
		{ .kpi = "backlog", .team = "Biling", .agent = "noone" } };
	struct promise_config promise = { .team = "Retruns", .place = { "kpitop.conf", 12 } };
	struct world *world = world_new();
	struct facts *facts = facts_new(world->desk, TIME_NONE);
	struct arena *arena = arena_new();
	struct directory *directory = mem_new(1, sizeof *directory);
	struct unmatched *list;

	add_group(world, HELPDESK, "21", "Billing");
	world->desk->roles = &role;
	world->desk->sites = &site;
	world->desk->role_count = world->desk->site_count = 1;
	make(world);
	const struct roster_set *lead =
		&world->roster.sets[roster_set_find(&world->roster, "lead", false)];

	ck_assert(lead->has_team[1]);
	ck_assert(lead->has_agent[roster_agent(&world->roster, 1)]);
	ck_assert(!lead->has_agent[roster_agent(&world->roster, 2)]);
	ck_assert(lead->has_agent[roster_agent(&world->roster, 3)]);
	*directory = *world->directory;
	directory->arena = arena_new();
	facts_take_directory(facts, directory);
	world->desk->targets = targets;
	world->desk->target_count = 2;
	world->desk->promises = &promise;
	world->desk->promise_count = 1;
	ck_assert_uint_eq(facts_unmatched(facts, arena, &list), 7);
	ck_assert_str_eq(list[0].owner, "Izmir");
	ck_assert_str_eq(list[0].word, "Elsewhere");
	ck_assert_int_eq(list[1].kind, MEMBER_TEAM);
	ck_assert_str_eq(list[1].word, "Nope");
	ck_assert_int_eq(list[2].kind, MEMBER_GROUP);
	ck_assert_str_eq(list[2].word, "returns");
	ck_assert_int_eq(list[3].kind, MEMBER_AGENT);
	ck_assert_str_eq(list[3].word, "nobody");
	ck_assert_str_eq(list[4].section, "target");
	ck_assert_str_eq(list[4].owner, "backlog");
	ck_assert_str_eq(list[4].word, "Biling");
	ck_assert_str_eq(list[5].word, "noone");
	ck_assert_str_eq(list[6].owner, "kpitop.conf:12");
	ck_assert_str_eq(list[6].word, "Retruns");
	world->desk->role_count = world->desk->site_count = 0;
	world->desk->target_count = world->desk->promise_count = 0;
	facts_free(facts);
	arena_free(arena);
	world_free(world);
}
END_TEST

/* A reviewer is known where the helpdesk knows one; else there is nobody to rank. */
START_TEST(test_reviewers)
{
	struct world *world = world_new();
	fact_id ben = add_fed(world, SURVEY, "ben");
	fact_id rosa = add_fed(world, SURVEY, "rosa");

	world->accounts[ben - 1].kind = world->accounts[rosa - 1].kind = ACTOR_UNKNOWN;
	make(world);
	ck_assert_str_eq(person(world, ben), "ben");
	ck_assert_uint_eq(roster_agent(&world->roster, rosa), 0);
	world_free(world);
}
END_TEST

START_TEST(test_mapped_and_gone)
{
	struct world *world = world_new();
	fact_id extension = add_fed(world, PHONE, "ext 117");

	desk_add_map(world->desk, "ext 117", "anna@acme.example");
	world->accounts[0].is_active = false; /* she has left */
	make(world);
	ck_assert_str_eq(person(world, extension), "anna");
	ck_assert(!world->roster.agents[roster_agent(&world->roster, extension)].is_active);
	world_free(world);
}
END_TEST

static struct team_config *add_team(struct world *world, const char *name, const char *group)
{
	const struct section_row *row = desk_sections;

	while (strcmp(row->name, "team") != 0)
		row++;
	struct team_config *config = desk_add(world->desk, row);

	config->name = name;
	if (group) {
		config->groups.items = arena_alloc(world->desk->arena, 1, sizeof(char *));
		config->groups.items[0] = group;
		config->groups.len = 1;
	}
	return config;
}

START_TEST(test_teams)
{
	struct world *world = world_new();
	fact_id fed_billing = add_group(world, PHONE, "billing", "billing");
	fact_id billing = add_group(world, HELPDESK, "3", "Billing");
	fact_id escalations = add_group(world, HELPDESK, "4", "Escalations");
	fact_id fed_escalations = add_group(world, SURVEY, "Escalations", "Escalations");
	fact_id fed_tier = add_group(world, SURVEY, "tier 2", "tier 2");
	fact_id hotline = add_group(world, PHONE, "Hotline", "Hotline");

	add_team(world, "Tier 2", "Escalations");
	make(world);
	ck_assert_uint_eq(
		roster_team(&world->roster, fed_billing), roster_team(&world->roster, billing));
	ck_assert_str_eq(
		team(world, billing), "3"); /* feeds have no ids of their own to tell apart */
	ck_assert_uint_eq(roster_team(&world->roster, fed_escalations),
		roster_team(&world->roster, escalations));
	ck_assert_uint_eq(
		roster_team(&world->roster, fed_tier), roster_team(&world->roster, escalations));
	ck_assert_str_eq(team(world, hotline), "Hotline");
	ck_assert_uint_eq(world->roster.team_count, 4);
	world_free(world);
}
END_TEST

/* Without a helpdesk what several feeds write the same way is one team, spelled as the first does. */
START_TEST(test_one_team_of_several_feeds)
{
	struct world *world = world_new();
	fact_id called = add_group(world, PHONE, "Front", "Front");
	fact_id rated = add_group(world, SURVEY, "front", "front");
	fact_id back = add_group(world, SURVEY, "Back", "Back");

	make(world);
	ck_assert_uint_eq(roster_team(&world->roster, called), roster_team(&world->roster, rated));
	ck_assert_str_eq(team(world, rated), "Front");
	ck_assert_str_eq(team(world, back), "Back");
	ck_assert_uint_eq(world->roster.team_count, 3);
	world_free(world);
}
END_TEST

/* With two helpdesks their ids are told apart, and a name that both have stays the first's. */
START_TEST(test_two_helpdesks)
{
	struct world *world = world_new();
	fact_id billing = add_group(world, HELPDESK, "3", "Billing");

	world->directory->source_count = 4;
	make(world);
	ck_assert_str_eq(team(world, billing), "support:3");
	world_free(world);
}
END_TEST

Suite *suite_roster_feeds(void)
{
	Suite *suite = suite_create("kpi/roster feeds");
	TCase *tcase = tcase_create("feeds");

	tcase_add_test(tcase, test_who_is_meant);
	tcase_add_test(tcase, test_order_and_several_feeds);
	tcase_add_test(tcase, test_members_whom_nobody_knows);
	tcase_add_test(tcase, test_reviewers);
	tcase_add_test(tcase, test_mapped_and_gone);
	tcase_add_test(tcase, test_teams);
	tcase_add_test(tcase, test_one_team_of_several_feeds);
	tcase_add_test(tcase, test_two_helpdesks);
	suite_add_tcase(suite, tcase);
	return suite;
}
