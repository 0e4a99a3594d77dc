-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- KPIs of calls, presence and schedules.

INSERT INTO kpi(id, aggregate) VALUES ('call_volume', 'count'), ('service_level', 'share'), ('speed_of_answer', 'mean'),
	('abandonment_rate', 'share'), ('calls_waiting', 'count'), ('longest_call_wait', 'max'), ('agents_on', 'count');
INSERT INTO kpi(id, aggregate, is_weighed) VALUES ('occupancy', 'share', 1), ('utilisation', 'share', 1), ('adherence', 'share', 1),
	('shrinkage', 'share', 1);

CREATE TABLE call AS
SELECT c.at, c.customer, c.is_inbound, c.wait_s, c.talk_s, c.hold_s, c.wrap_up_s, f.ticket, f.agent, f.team AS group_id, n.text AS result
FROM store.calls AS c JOIN fed AS f ON f.id = c.id AND record = 'call' LEFT JOIN store.names AS n ON n.id = outcome, period
WHERE at <= now_at;
CREATE TEMP VIEW rule AS
SELECT max(value) FILTER (WHERE name = 'service_rule') AS rule, max(value) FILTER (WHERE name = 'service_level_s') AS level_s,
	max(value) FILTER (WHERE name = 'short_abandon_s') AS short_s FROM setting;
CREATE TEMP VIEW offered AS SELECT call.* FROM call, period WHERE is_inbound AND at >= from_at AND at < to_at;

INSERT INTO observation(kpi, ticket, agent, team, customer) SELECT 'call_volume', ticket, agent, group_id, customer FROM offered;
INSERT INTO observation(kpi, ticket, agent, team, customer, num)
SELECT 'service_level', ticket, agent, group_id, customer, is_soon AND (is_answered OR is_left AND rule = 'positive') FROM (
	SELECT offered.*, coalesce(result = 'answered', 0) AS is_answered, coalesce(result = 'abandoned', 0) AS is_left,
		coalesce(wait_s <= level_s, 0) AS is_soon, coalesce(wait_s < short_s, 0) AS is_short, rule FROM offered JOIN rule)
WHERE CASE rule WHEN 'short_ignored' THEN NOT (is_left AND is_short) WHEN 'ignored' THEN NOT (is_left AND is_soon)
	WHEN 'answered' THEN is_answered ELSE 1 END
	-- where the wait decides, it must have been told
	AND NOT (wait_s IS NULL AND (is_answered OR is_left AND rule NOT IN ('negative', 'answered')));
INSERT INTO observation(kpi, ticket, agent, team, customer, num)
SELECT 'abandonment_rate', ticket, agent, group_id, customer, coalesce(result = 'abandoned', 0) FROM offered
JOIN rule WHERE NOT coalesce(result = 'abandoned' AND wait_s < short_s, 0);
INSERT INTO observation(kpi, ticket, agent, team, customer, seconds)
SELECT 'speed_of_answer', ticket, agent, group_id, customer, wait_s FROM call, period
WHERE result = 'answered' AND wait_s IS NOT NULL AND is_inbound AND at + wait_s >= from_at AND at + wait_s < to_at;
INSERT INTO observation(kpi, ticket, agent, team, customer, seconds)
SELECT 'handle_time', ticket, agent, group_id, customer, seconds FROM (
	SELECT *, talk_s + coalesce(hold_s, 0) + coalesce(wrap_up_s, 0) AS seconds,
		at + coalesce(wait_s, 0) + talk_s + coalesce(hold_s, 0) + coalesce(wrap_up_s, 0) AS ended_at FROM call), period
WHERE result = 'answered' AND seconds IS NOT NULL AND ended_at >= from_at AND ended_at < to_at;
CREATE TEMP VIEW queued AS
SELECT call.* FROM call, period
WHERE is_inbound AND at < level_at AND (result = 'waiting' OR at + wait_s >= level_at);
INSERT INTO observation(kpi, ticket, agent, team, customer) SELECT 'calls_waiting', ticket, agent, group_id, customer FROM queued;
INSERT INTO observation(kpi, ticket, agent, team, customer, seconds)
SELECT 'longest_call_wait', ticket, agent, group_id, customer, max(0, age_at - at) FROM queued, period;

-- Whose time nobody gave to a team is of the only team that the agent was in when it began.
CREATE TEMP VIEW stay AS
SELECT who.scope_id AS agent_id, team.scope_id AS team_id, m.group_id, coalesce(from_at, -9e15) AS from_at, coalesce(to_at, 9e15) AS to_at
FROM store.memberships AS m JOIN person AS who ON who.account = m.account JOIN team USING (group_id);
CREATE TABLE home AS
WITH begun AS (
	SELECT agent, from_at AS at FROM store.presences WHERE group_id IS NULL
	UNION SELECT agent, from_at FROM store.schedules WHERE group_id IS NULL)
SELECT agent, at, max(stay.group_id) AS home FROM begun JOIN person AS who ON who.account = agent
JOIN stay ON stay.agent_id = who.scope_id AND from_at <= at AND to_at > at
GROUP BY agent, at HAVING count(DISTINCT team_id) = 1;
CREATE UNIQUE INDEX home_at ON home(agent, at);

CREATE TABLE presence AS
SELECT p.agent, coalesce(p.group_id, home) AS team, from_at AS began_at, coalesce(p.to_at, 9e15) AS ended_at, n.text IN ('contact', 'wrap_up') AS is_busy,
	n.text = 'available' AS is_available, n.text <> 'offline' AS is_signed_in, n.text IN ('break', 'offline') AS is_away
FROM store.presences AS p JOIN store.names AS n ON n.id = state LEFT JOIN home ON home.agent = p.agent AND home.at = from_at;
CREATE INDEX presence_agent ON presence(agent, began_at);
INSERT INTO observation(kpi, agent, team) SELECT 'agents_on', agent, team FROM presence, period
WHERE began_at < level_at AND ended_at >= level_at AND (is_busy OR is_available);
CREATE TEMP VIEW present AS
SELECT p.*, min(ended_at, to_at, now_at) - max(began_at, from_at) AS seconds FROM presence AS p, period
WHERE min(ended_at, to_at, now_at) > max(began_at, from_at);
INSERT INTO observation(kpi, agent, team, num, den)
SELECT 'occupancy', agent, team, is_busy * seconds, seconds FROM present WHERE is_busy OR is_available;
INSERT INTO observation(kpi, agent, team, num, den)
SELECT 'utilisation', agent, team, is_busy * seconds, seconds FROM present WHERE is_signed_in;

-- What is planned, cut where the agent did something else; nobody is at work whom nobody saw.
CREATE TABLE plan AS
SELECT s.rowid AS id, s.agent, coalesce(s.group_id, home) AS team, s.from_at AS began_at, s.to_at AS ended_at, coalesce(n.text, 'work') = 'work' AS is_work
FROM (SELECT row_number() OVER () AS rowid, * FROM store.schedules) AS s LEFT JOIN store.names AS n ON n.id = state
LEFT JOIN home ON home.agent = s.agent AND home.at = s.from_at, period WHERE s.from_at <= now_at;
CREATE TABLE planned AS
SELECT id, agent, p.team, is_work, max(p.began_at, a.began_at) AS began_at, min(p.ended_at, a.ended_at) AS ended_at, NOT is_away AS is_there
FROM plan AS p JOIN presence AS a USING (agent) WHERE a.began_at < p.ended_at AND a.ended_at > p.began_at;
INSERT INTO planned
WITH edge AS (
	SELECT id, ended_at AS began_at, lead(began_at) OVER (PARTITION BY id ORDER BY began_at) AS next_at FROM planned
	UNION ALL
	SELECT id, began_at, coalesce((SELECT min(began_at) FROM planned WHERE planned.id = plan.id), ended_at) FROM plan)
SELECT plan.id, agent, team, is_work, edge.began_at, coalesce(next_at, ended_at), 0 FROM edge JOIN plan USING (id)
WHERE coalesce(next_at, ended_at) > edge.began_at;
CREATE TEMP VIEW scheduled AS
SELECT p.*, min(ended_at, to_at, now_at) - max(began_at, from_at) AS seconds FROM planned AS p, period
WHERE min(ended_at, to_at, now_at) > max(began_at, from_at);
INSERT INTO observation(kpi, agent, team, num, den)
SELECT 'adherence', agent, team, (is_work = is_there) * seconds, seconds FROM scheduled;
INSERT INTO observation(kpi, agent, team, num, den)
SELECT 'shrinkage', agent, team, (NOT is_there) * seconds, seconds FROM scheduled;
