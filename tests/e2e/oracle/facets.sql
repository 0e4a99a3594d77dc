-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The packed facets of tickets, taken apart: numbers of seven bits a byte, least first, the sign in
-- the lowest bit; a date is one more than itself, so that 0 means none.

CREATE TABLE byte(hex TEXT PRIMARY KEY, value INTEGER) WITHOUT ROWID;
WITH RECURSIVE number(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n < 255)
INSERT INTO byte SELECT printf('%02X', n), n FROM number;

CREATE TABLE packed(kind TEXT, ticket INTEGER, bytes TEXT); -- in hexadecimal
INSERT INTO packed SELECT 'metrics', id, hex(metrics) FROM store.tickets WHERE metrics IS NOT NULL;
INSERT INTO packed SELECT 'sla', id, hex(sla) FROM store.tickets WHERE sla IS NOT NULL;
-- A rating holds its score and scale as 16 bytes in the midst: they are left out here.
INSERT INTO packed
SELECT 'rating', id, substr(hex(rating), 1, 2) || substr(hex(rating), 35)
FROM store.tickets WHERE rating IS NOT NULL;

CREATE TABLE number AS
WITH RECURSIVE walk(kind, ticket, bytes, position, place, shift, sum, is_whole) AS (
	SELECT kind, ticket, bytes, 1, -1, 0, 0, 1 FROM packed
	UNION ALL
	SELECT kind, ticket, bytes, position + 2, place + is_whole, iif(value < 128, 0, shift + 7),
		iif(is_whole, 0, sum) + ((value & 127) << shift), value < 128
	FROM walk JOIN byte ON hex = substr(bytes, position, 2))
SELECT kind, ticket, place, iif(sum & 1, -(sum >> 1) - 1, sum >> 1) AS value
FROM walk WHERE is_whole AND place >= 0;
CREATE UNIQUE INDEX number_place ON number(kind, ticket, place);
DROP TABLE packed;

-- The first number tells which fields are there; each has how far its version lags, then its values.
CREATE TABLE field(bit INTEGER, len INTEGER);
INSERT INTO field VALUES (0, 2), (1, 2), (2, 3), (3, 1), (4, 1), (5, 1), (6, 1), (7, 1), (8, 1), (9, 1),
	(10, 1), (11, 1), (12, 1), (13, 1), (14, 1);
CREATE TABLE member(name TEXT, bit INTEGER, place INTEGER, is_time INTEGER);
INSERT INTO member VALUES ('first_reply_s', 0, 1, 0), ('first_solved_s', 1, 1, 0), ('solved_s', 2, 1, 0),
	('solved_at', 2, 3, 1), ('reopens', 3, 1, 0), ('replies', 4, 1, 0), ('requester_wait_s', 5, 1, 0),
	('on_hold_s', 6, 1, 0), ('handle_s', 7, 1, 0), ('moves', 8, 1, 0), ('last_customer_at', 9, 1, 1),
	('last_agent_at', 10, 1, 1), ('team_moves', 11, 1, 0), ('assigned_at', 12, 1, 1),
	('state_since', 13, 1, 1), ('requester_wait_business_s', 14, 1, 0);

-- Where the values lie behind each combination of fields.
CREATE TABLE layout AS
SELECT has, name, is_time, 1 + place +
	(SELECT coalesce(sum(1 + len), 0) FROM field WHERE field.bit < member.bit AND has >> field.bit & 1) AS place
FROM (SELECT DISTINCT value AS has FROM number WHERE kind = 'metrics' AND place = 0) JOIN member ON has >> bit & 1;

-- Durations that were not reached are −1: absent here.
CREATE TABLE summary_value AS
SELECT h.ticket, name, iif(is_time, nullif(v.value, 0) - 1, iif(v.value < 0, NULL, v.value)) AS value
FROM number AS h JOIN layout ON layout.has = h.value
CROSS JOIN number AS v ON v.kind = 'metrics' AND v.ticket = h.ticket AND v.place = layout.place
WHERE h.kind = 'metrics' AND h.place = 0;

CREATE TABLE summary AS
SELECT ticket,
	max(value) FILTER (WHERE name = 'first_reply_s') AS first_reply_s,
	max(value) FILTER (WHERE name = 'first_solved_s') AS first_solved_s,
	max(value) FILTER (WHERE name = 'solved_s') AS solved_s,
	max(value) FILTER (WHERE name = 'solved_at') AS solved_at,
	max(value) FILTER (WHERE name = 'reopens') AS reopens,
	max(value) FILTER (WHERE name = 'replies') AS replies,
	max(value) FILTER (WHERE name = 'requester_wait_s') AS requester_wait_s,
	max(value) FILTER (WHERE name = 'requester_wait_business_s') AS requester_wait_business_s,
	max(value) FILTER (WHERE name = 'on_hold_s') AS on_hold_s,
	max(value) FILTER (WHERE name = 'handle_s') AS handle_s,
	max(value) FILTER (WHERE name = 'moves') AS moves,
	max(value) FILTER (WHERE name = 'team_moves') AS team_moves,
	max(value) FILTER (WHERE name = 'last_customer_at') AS last_customer_at,
	max(value) FILTER (WHERE name = 'last_agent_at') AS last_agent_at,
	max(value) FILTER (WHERE name = 'assigned_at') AS assigned_at,
	sum(name = 'assigned_at') AS knows_assigned,
	max(value) FILTER (WHERE name = 'state_since') AS state_since
FROM summary_value GROUP BY ticket;
CREATE UNIQUE INDEX summary_ticket ON summary(ticket);

-- stage 0 active, 1 paused, 2 achieved
CREATE TABLE told_promise AS
SELECT metric.ticket, metric.value AS metric, stage.value AS stage, nullif(due.value, 0) - 1 AS due_at
FROM number AS metric
JOIN number AS stage ON stage.kind = 'sla' AND stage.ticket = metric.ticket AND stage.place = metric.place + 1
JOIN number AS due ON due.kind = 'sla' AND due.ticket = metric.ticket AND due.place = metric.place + 2
WHERE metric.kind = 'sla' AND metric.place % 3 = 1;

-- stage 1 offered, 2 answered. Numbers of eight bytes: sign, 11 bits of exponent, 52 of fraction.
CREATE TABLE told_rating AS
WITH double(ticket, at, high, middle, low) AS (
	SELECT id, at,
		(SELECT value FROM byte WHERE hex = substr(hex(rating), at, 2)) << 8 |
		(SELECT value FROM byte WHERE hex = substr(hex(rating), at + 2, 2)),
		(SELECT value FROM byte WHERE hex = substr(hex(rating), at + 4, 2)) << 16 |
		(SELECT value FROM byte WHERE hex = substr(hex(rating), at + 6, 2)) << 8 |
		(SELECT value FROM byte WHERE hex = substr(hex(rating), at + 8, 2)),
		(SELECT value FROM byte WHERE hex = substr(hex(rating), at + 10, 2)) << 16 |
		(SELECT value FROM byte WHERE hex = substr(hex(rating), at + 12, 2)) << 8 |
		(SELECT value FROM byte WHERE hex = substr(hex(rating), at + 14, 2))
	FROM store.tickets JOIN (SELECT 3 AS at UNION ALL SELECT 19) WHERE rating IS NOT NULL),
decoded(ticket, at, value) AS (
	SELECT ticket, at, iif(high = 0, 0.0, iif(high >> 15, -1.0, 1.0) * pow(2.0, (high >> 4 & 2047) - 1075) *
		((1 << 52) + ((high & 15) << 48) + (middle << 24) + low))
	FROM double)
SELECT stage.ticket, stage.value AS stage, score.value AS score, scale.value AS scale,
	nullif(offered.value, 0) - 1 AS offered_at, nullif(answered.value, 0) - 1 AS answered_at
FROM number AS stage
JOIN number AS offered ON offered.kind = 'rating' AND offered.ticket = stage.ticket AND offered.place = 1
JOIN number AS answered ON answered.kind = 'rating' AND answered.ticket = stage.ticket AND answered.place = 2
JOIN decoded AS score ON score.ticket = stage.ticket AND score.at = 3
JOIN decoded AS scale ON scale.ticket = stage.ticket AND scale.at = 19
WHERE stage.kind = 'rating' AND stage.place = 0;
