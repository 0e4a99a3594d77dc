/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What customers answer to surveys, and what reviewers find: both about tickets that were solved,
 * each by the hand of whoever solved it.
 *
 * Of a department with very many tickets only every so many-th is asked about.
 */
#include "config.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/macros.h"
#include "base/mem.h"
#include "demo/feed.h"
#include "demo/wire.h"
#include "demo/workday.h"

#define MINUTE_S 60
#define HOUR_S 3600
#define DAY_S 86400
#define SATURDAY 5
#define SUBJECT_SURVEY 14 /* chance: the surveys about a ticket */
#define SUBJECT_REVIEW 15 /* chance: the reviews of a ticket */
#define TICKETS_ASKED 60000
#define REVIEWED_PERMILLE 24
#define REVIEWED_TWICE_PERMILLE 140
#define REVIEW_BEGINS_S (9 * HOUR_S + 30 * MINUTE_S)
#define REVIEW_LASTS_S (6 * HOUR_S)

/* How a ticket came to its end. */
struct outcome {
	int64_t index, solved_at;
	int agent;
	enum team team;
	bool is_first_contact, is_slow;
	const struct life *life;
};

/* One answer or one review, before its text. */
struct voice {
	int64_t at, index;
	int part; /* of the ticket: which survey, which reviewer */
	int score;
	int agent;
	enum team team;
	const char *company;
};

struct voices {
	struct voice *items;
	size_t len, capacity;
};

static void add_voice(struct voices *voices, struct voice voice)
{
	voices->items = mem_grow(voices->items, &voices->capacity, voices->len + 1, sizeof(voice));
	voices->items[voices->len++] = voice;
}

static int compare(const void *a, const void *b)
{
	const struct voice *left = a;
	const struct voice *right = b;
	if (left->at != right->at)
		return left->at < right->at ? -1 : 1;
	if (left->index != right->index)
		return left->index < right->index ? -1 : 1;
	return left->part - right->part;
}

static bool is_rid_of(const struct life *life)
{
	enum step_kind last = life->steps[life->len - 1].kind;
	return last == STEP_MERGED || last == STEP_DELETED;
}

/* False where it was never solved by anybody. */
static bool find_outcome(const struct life *life, struct outcome *outcome)
{
	int replies = 0;
	int solves = 0;
	enum status before = STATUS_NEW;
	*outcome = (struct outcome){ .index = life->index, .agent = -1, .life = life };
	for (size_t i = 0; i < life->len; i++) {
		const struct step *step = &life->steps[i];
		replies += step->kind == STEP_REPLIED;
		if (step->status == STATUS_SOLVED && before != STATUS_SOLVED) {
			outcome->solved_at = step->at;
			outcome->agent = step->agent;
			outcome->team = step->team;
			solves++;
		}
		before = step->status;
	}
	outcome->is_first_contact = replies <= 1 && solves == 1;
	outcome->is_slow = outcome->solved_at - life->steps[0].at > 4 * DAY_S || solves > 1;
	return outcome->agent >= 0 && !is_rid_of(life);
}

typedef void add_voices(
	const struct feed_want *want, const struct outcome *outcome, struct voices *voices);

/* Asks about every ticket of the department, or every so many-th. */
static void collect(const struct feed_want *want, add_voices *add, struct voices *voices)
{
	const struct life_world *world = department_world(want->department);
	int64_t count = department_ticket_count(want->department);
	int64_t stride = feed_stride(want->department);
	for (int64_t i = 0; i < count; i += stride) {
		struct life life;
		struct outcome outcome;
		life_write(world, i, &life);
		if (find_outcome(&life, &outcome) && outcome.solved_at < want->now_s &&
			outcome.agent != staff_bot(world->staff))
			add(want, &outcome, voices);
	}
	if (voices->len > 0)
		qsort(voices->items, voices->len, sizeof(struct voice), compare);
}

int64_t feed_stride(const struct department *department)
{
	return 1 + department_planned(department) / TICKETS_ASKED;
}

static void add_ticket(struct buf *out, const struct voice *voice)
{
	feed_add_number(out, voice->index + WIRE_FIRST_TICKET);
}

/* --- surveys --------------------------------------------------------------------------------- */

static int draw_of(struct chance *chance, const int *shares, int count)
{
	int share = (int)chance_below(chance, 100);
	int i = 0;
	while (i < count - 1 && share >= shares[i])
		share -= shares[i++];
	return i;
}

/* 0 to 10: a smooth course makes promoters, waiting detractors. */
static int draw_nps(struct chance *chance, const struct outcome *outcome)
{
	static const int shares[2][11] = { { 2, 1, 1, 1, 2, 4, 4, 11, 21, 27, 26 },
		{ 5, 3, 4, 5, 6, 9, 10, 18, 20, 12, 8 } };
	return draw_of(chance, shares[outcome->is_slow], 11);
}

/* 1 to 7: 5 and above found it easy. */
static int draw_ces(struct chance *chance, const struct outcome *outcome)
{
	static const int shares[2][7] = { { 3, 4, 6, 9, 22, 31, 25 },
		{ 8, 9, 12, 15, 24, 20, 12 } };
	return 1 + draw_of(chance, shares[outcome->is_slow], 7);
}

static int draw_mark(struct chance *chance, const struct outcome *outcome)
{
	return chance_hit(chance, outcome->is_first_contact ? 930 : 520);
}

static const struct survey_row {
	const char *kind;
	int permille; /* of the solved tickets that are asked about and answered */
	int (*draw)(struct chance *chance, const struct outcome *outcome);
} survey_rows[] = {
	{ "nps", 90, draw_nps },
	{ "ces", 110, draw_ces },
	{ "fcr", 120, draw_mark },
};

static void add_surveys(
	const struct feed_want *want, const struct outcome *outcome, struct voices *voices)
{
	struct chance chance = chance_of(
		department_world(want->department)->seed, SUBJECT_SURVEY, (uint64_t)outcome->index);
	for (size_t i = 0; i < ARRAY_LEN(survey_rows); i++) {
		struct voice voice = { .index = outcome->index, .part = (int)i };
		voice.at = outcome->solved_at + 10 * MINUTE_S + chance_spread(&chance, 5 * HOUR_S);
		voice.score = survey_rows[i].draw(&chance, outcome);
		voice.agent = outcome->agent;
		voice.team = outcome->team;
		voice.company = life_company(outcome->life);
		bool is_answered = chance_hit(&chance, (uint32_t)survey_rows[i].permille);
		if (is_answered && voice.at <= want->now_s)
			add_voice(voices, voice);
	}
}

static void write_survey(const struct feed_want *want, const struct voice *voice, struct buf *out)
{
	const char *kind = survey_rows[voice->part].kind;
	buf_add_text(out, kind);
	buf_add_char(out, '-');
	add_ticket(out, voice);
	buf_add_char(out, ',');
	feed_add_time(out, voice->at);
	buf_printf(out, ",%s,%d,", kind, voice->score);
	add_ticket(out, voice);
	buf_add_char(out, ',');
	feed_add_person(want, out, voice->agent);
	buf_printf(out, ",%s,%s\n", team_rows[voice->team].name,
		voice->company == NULL ? "" : voice->company);
}

void feed_surveys(const struct feed_want *want, struct buf *out)
{
	struct voices voices = { NULL, 0, 0 };
	collect(want, add_surveys, &voices);
	for (size_t i = 0; i < voices.len; i++)
		write_survey(want, &voices.items[i], out);
	free(voices.items);
}

/* --- reviews --------------------------------------------------------------------------------- */

#define ITEM_SCALE 5

static const struct item_row {
	const char *name;
	int weight;
	bool is_critical; /* whoever fails it fails the review */
	int shift;        /* of the usual score, in hundredths */
} item_rows[] = {
	{ "Solution", 3, false, 1 },
	{ "Empathy", 2, false, -4 },
	{ "Process", 2, false, -1 },
	{ "Language", 1, false, 5 },
	{ "Data protection", 1, true, 11 },
};

static const char *const reviewers[] = { "maren.albrecht", "judith.sommer", "teo.lindgren" };

/* From 78 to 94 hundredths, as customers like the person. */
static int usual_score(const struct life_world *world, int agent)
{
	return 76 + (staff_person(world->staff, agent)->liked_permille - 880) * 16 / 105;
}

/* 0 to ITEM_SCALE, in the mean the usual score. */
static int draw_item(struct chance *chance, int usual)
{
	int score = 0;
	for (int i = 0; i < ITEM_SCALE; i++)
		score += chance_hit(chance, (uint32_t)usual * 10);
	return score;
}

/* On a following working day, between half past nine and half past three. */
static int64_t review_moment(
	const struct feed_want *want, struct chance *chance, int64_t after_s, int days)
{
	const struct zone *zone = department_world(want->department)->zone;
	int64_t day = workday_number(zone, after_s) + days;
	while (workday_weekday(day) >= SATURDAY)
		day++;
	return workday_moment(zone, day, REVIEW_BEGINS_S + chance_below(chance, REVIEW_LASTS_S));
}

static void add_reviews(
	const struct feed_want *want, const struct outcome *outcome, struct voices *voices)
{
	struct chance chance = chance_of(
		department_world(want->department)->seed, SUBJECT_REVIEW, (uint64_t)outcome->index);
	bool is_reviewed = chance_hit(&chance, REVIEWED_PERMILLE);
	int reviews = chance_hit(&chance, REVIEWED_TWICE_PERMILLE) ? 2 : 1;
	for (int i = 0; is_reviewed && i < reviews; i++) {
		struct voice voice = { .index = outcome->index, .part = i };
		voice.at = review_moment(want, &chance, outcome->solved_at, 1 + i);
		voice.agent = outcome->agent;
		voice.team = outcome->team;
		if (voice.at <= want->now_s)
			add_voice(voices, voice);
	}
}

/* A second reviewer sees one item a little differently, now and then. */
static int differing(int score, int item, const struct voice *voice)
{
	if (voice->part == 0 || voice->index % (int64_t)ARRAY_LEN(item_rows) != item)
		return score;
	return score > 0 ? score - 1 : score + 1;
}

static void write_item(const struct feed_want *want, const struct voice *voice, int item, int score,
	struct buf *out)
{
	const struct item_row *row = &item_rows[item];
	size_t reviewer = (size_t)(voice->index + voice->part) % ARRAY_LEN(reviewers);
	bool is_critical = row->is_critical && score <= 3;
	buf_printf(out, "qa-%" PRId64 "-%d,", voice->index + WIRE_FIRST_TICKET, voice->part + 1);
	feed_add_time(out, voice->at);
	buf_printf(out, ",qa,%s,%d,%d,%d,%s,", row->name, score, ITEM_SCALE, row->weight,
		is_critical ? "yes" : "");
	add_ticket(out, voice);
	buf_add_char(out, ',');
	feed_add_person(want, out, voice->agent);
	buf_printf(
		out, ",%s,%s@" WIRE_DOMAIN "\n", team_rows[voice->team].name, reviewers[reviewer]);
}

static void write_review(const struct feed_want *want, const struct voice *voice, struct buf *out)
{
	const struct life_world *world = department_world(want->department);
	int usual = usual_score(world, voice->agent);
	/* The same for every reviewer of the contact. */
	struct chance chance = chance_of(world->seed, SUBJECT_REVIEW, ~(uint64_t)voice->index);
	for (int i = 0; i < (int)ARRAY_LEN(item_rows); i++) {
		int score = draw_item(&chance, usual + item_rows[i].shift);
		write_item(want, voice, i, differing(score, i, voice), out);
	}
}

void feed_reviews(const struct feed_want *want, struct buf *out)
{
	struct voices voices = { NULL, 0, 0 };
	collect(want, add_reviews, &voices);
	for (size_t i = 0; i < voices.len; i++)
		write_review(want, &voices.items[i], out);
	free(voices.items);
}

double feed_reviews_expected(const struct department *department)
{
	double tickets = timetable_per_day(department_world(department)->table);
	double reviewed = REVIEWED_PERMILLE * (1000.0 + REVIEWED_TWICE_PERMILLE) / 1e6;
	return tickets / (double)feed_stride(department) * reviewed;
}
