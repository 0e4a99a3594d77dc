/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words, numbers and people. Written by hand rather than through a tree of values, because a page
 * has a thousand tickets of seventy fields each.
 */
#include "config.h"

#include "demo/wire.h"

#include <inttypes.h>

#include "base/clock.h"
#include "base/format.h"

#define DAY_S 86400

int64_t wire_user_id(int person)
{
	return INT64_C(372415003000) + (int64_t)(person + 1) * 1717;
}

int64_t wire_group_id(int team)
{
	return INT64_C(360004210000) + (int64_t)(team + 1) * 311;
}

static int64_t membership_id(size_t place)
{
	return INT64_C(360051100000) + (int64_t)place * 20 + 17;
}

int64_t wire_requester_id(uint32_t requester)
{
	return INT64_C(381000000000) + (int64_t)requester * 37;
}

void wire_text(struct buf *out, const char *text)
{
	if (text == NULL) {
		buf_add_text(out, "null");
		return;
	}
	buf_add_char(out, '"');
	for (; *text != '\0'; text++) {
		if (*text == '"' || *text == '\\')
			buf_add_char(out, '\\');
		if ((unsigned char)*text < ' ')
			buf_printf(out, "\\u%04x", (unsigned)*text);
		else
			buf_add_char(out, *text);
	}
	buf_add_char(out, '"');
}

void wire_number(struct buf *out, int64_t number)
{
	char digits[24];
	size_t first = sizeof(digits);
	uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
	do {
		digits[--first] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest > 0);
	if (number < 0)
		digits[--first] = '-';
	buf_add(out, digits + first, sizeof(digits) - first);
}

static void put_two(char *out, int number)
{
	out[0] = (char)('0' + number / 10);
	out[1] = (char)('0' + number % 10);
}

/* Fourteen of these stand in every ticket, so they are put together by hand. */
void wire_time(struct buf *out, int64_t at_s)
{
	char text[] = "\"2000-01-01T00:00:00Z\"";
	int year;
	int month;
	int day;
	if (at_s == TIME_NONE) {
		buf_add_text(out, "null");
		return;
	}
	format_civil_from_days(at_s / DAY_S, &year, &month, &day);
	int second = (int)(at_s % DAY_S);
	put_two(text + 1, year / 100);
	put_two(text + 3, year % 100);
	put_two(text + 6, month);
	put_two(text + 9, day);
	put_two(text + 12, second / 3600);
	put_two(text + 15, second / 60 % 60);
	put_two(text + 18, second % 60);
	buf_add(out, text, sizeof(text) - 1);
}

static void add_created(const struct wire *wire)
{
	int64_t at_s = department_origin(wire->department);
	buf_add_text(wire->out, "\"created_at\":");
	wire_time(wire->out, at_s);
	buf_add_text(wire->out, ",\"updated_at\":");
	wire_time(wire->out, at_s);
}

static const char *const user_rest =
	",\"time_zone\":\"Berlin\",\"phone\":null,\"shared_phone_number\":null,\"photo\":null,"
	"\"locale_id\":1,\"locale\":\"en-US\",\"organization_id\":null,\"verified\":true,"
	"\"external_id\":null,\"tags\":[],\"alias\":null,\"active\":true,\"shared\":false,"
	"\"shared_agent\":false,\"last_login_at\":null,\"two_factor_auth_enabled\":null,"
	"\"signature\":null,\"details\":null,\"notes\":null,\"role_type\":null,"
	"\"custom_role_id\":null,\"moderator\":false,\"ticket_restriction\":null,"
	"\"only_private_comments\":false,\"restricted_agent\":false,\"suspended\":false,"
	"\"report_csv\":false,\"user_fields\":{}}";

void wire_user(const struct wire *wire, int person)
{
	struct buf *out = wire->out;
	int64_t id = wire_user_id(person);
	bool is_admin = person == WIRE_ADMIN;
	const struct staff *staff = department_world(wire->department)->staff;
	const struct person *who = is_admin ? NULL : staff_person(staff, person);
	buf_printf(out, "{\"id\":%" PRId64 ",\"url\":\"%s/users/%" PRId64 ".json\",\"name\":", id,
		wire->base, id);
	wire_text(out, who == NULL ? "Maren Albrecht" : who->name);
	buf_printf(out, ",\"email\":\"%s@" WIRE_DOMAIN "\",",
		who == NULL ? "maren.albrecht" : who->login);
	add_created(wire);
	buf_printf(out, ",\"role\":\"%s\",\"default_group_id\":%" PRId64 ",\"iana_time_zone\":",
		is_admin ? "admin" : "agent", wire_group_id(who == NULL ? 0 : (int)who->team));
	wire_text(out, department_zone(wire->department));
	buf_add_text(out, user_rest);
}

/* What a wrong credential gets when it asks who it is. */
void wire_anonymous(const struct wire *wire)
{
	buf_add_text(wire->out,
		"{\"id\":null,\"url\":null,\"name\":\"Anonymous user\","
		"\"email\":\"invalid@example.com\",\"created_at\":null,\"updated_at\":null,"
		"\"time_zone\":\"Berlin\",\"iana_time_zone\":");
	wire_text(wire->out, department_zone(wire->department));
	buf_add_text(wire->out,
		",\"phone\":null,\"shared_phone_number\":null,\"photo\":null,\"locale_id\":1,"
		"\"locale\":\"en-US\",\"organization_id\":null,\"role\":\"end-user\","
		"\"verified\":false}");
}

void wire_group(const struct wire *wire, int team)
{
	struct buf *out = wire->out;
	int64_t id = wire_group_id(team);
	buf_printf(out,
		"{\"url\":\"%s/groups/%" PRId64 ".json\",\"id\":%" PRId64
		",\"is_public\":true,\"name\":",
		wire->base, id, id);
	wire_text(out, team_rows[team].name);
	buf_add_text(out, ",\"description\":");
	wire_text(out, team_rows[team].help);
	buf_printf(out, ",\"default\":%s,\"deleted\":false,", team == 0 ? "true" : "false");
	add_created(wire);
	buf_add_char(out, '}');
}

void wire_membership(const struct wire *wire, size_t place)
{
	const struct place *places;
	staff_places(department_world(wire->department)->staff, &places);
	int64_t id = membership_id(place);
	buf_printf(wire->out,
		"{\"url\":\"%s/group_memberships/%" PRId64 ".json\",\"id\":%" PRId64
		",\"user_id\":%" PRId64 ",\"group_id\":%" PRId64 ",\"default\":%s,",
		wire->base, id, id, wire_user_id(places[place].person),
		wire_group_id((int)places[place].team),
		places[place].is_default ? "true" : "false");
	add_created(wire);
	buf_add_char(wire->out, '}');
}

static void add_field(const struct wire *wire, int64_t id, const char *title, const char *type)
{
	buf_printf(wire->out,
		"{\"url\":\"%s/ticket_fields/%" PRId64 ".json\",\"id\":%" PRId64
		",\"type\":\"%s\",\"title\":",
		wire->base, id, id, type);
	wire_text(wire->out, title);
	buf_add_text(wire->out, ",\"raw_title\":");
	wire_text(wire->out, title);
	buf_add_text(wire->out, ",\"active\":true,\"required\":false,\"removable\":true,");
	add_created(wire);
	buf_add_char(wire->out, '}');
}

void wire_fields(const struct wire *wire)
{
	add_field(wire, WIRE_FIELD_REASON, "Contact reason", "tagger");
	buf_add_char(wire->out, ',');
	add_field(wire, WIRE_FIELD_ORDER, "Order number", "text");
	buf_add_char(wire->out, ',');
	add_field(wire, WIRE_FIELD_TYPE, "Request type", "tagger");
	buf_add_char(wire->out, ',');
	add_field(wire, WIRE_FIELD_ACCOUNT, "Account", "text");
}
