-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Observations of each scope → readings, by both clocks.

-- How long a bot took says nothing of us.
UPDATE observation SET out = 'bot_only' WHERE ticket IN (SELECT ticket FROM bot_only) AND kpi IN ('reopen_rate', 'resolution_time', 'complaint_resolution_time',
	'repair_time', 'first_resolution_time', 'requester_wait', 'one_touch', 'reassignments', 'first_contact_resolution',
	'sla_first_response', 'sla_next_reply', 'sla_resolution')
	AND NOT (kpi = 'first_contact_resolution' AND EXISTS (SELECT 1 FROM setting WHERE name = 'fcr_method' AND value = 'mark'));

-- What is left out whole. Nobody can tell whether what is in doubt would have counted.
UPDATE observation SET out = t.out FROM ticket AS t WHERE t.id = ticket AND t.out IS NOT NULL;
DELETE FROM observation WHERE out IS NOT NULL AND is_unknown;

UPDATE observation SET seconds = until_at - from_at WHERE seconds IS NULL;
UPDATE observation SET business_s = seconds WHERE business_s IS NULL OR NOT EXISTS (SELECT 1 FROM hours);
UPDATE observation SET business_s =
	max(0, (SELECT before_s + min(until_at, o.to_at) - o.from_at FROM open_hours AS o WHERE o.from_at <= until_at
		ORDER BY o.from_at DESC LIMIT 1) -
	(SELECT before_s + min(observation.from_at, o.to_at) - o.from_at FROM open_hours AS o
		WHERE o.from_at <= observation.from_at ORDER BY o.from_at DESC LIMIT 1))
WHERE from_at IS NOT NULL AND until_at IS NOT NULL AND EXISTS (SELECT 1 FROM hours);

CREATE TABLE observed AS
SELECT kpi, aggregate, o.out, num, den, is_unknown, seconds, business_s, agent, o.team,
	coalesce(team.scope_id, '-') AS team_id, coalesce(person.scope_id, '-') AS agent_id,
	coalesce(oc.text, c.text, '-') AS channel, coalesce(p.text, '-') AS priority, coalesce(y.text, '-') AS type,
	coalesce(os.text, s.text, '-') AS topic, coalesce(w.text, u.text, '-') AS customer
FROM observation AS o JOIN kpi ON kpi.id = kpi
LEFT JOIN team ON group_id = o.team LEFT JOIN person ON account = agent LEFT JOIN ticket AS t ON t.id = o.ticket
LEFT JOIN store.names AS c ON c.id = t.channel LEFT JOIN store.names AS p ON p.id = t.priority
LEFT JOIN store.names AS y ON y.id = t.type LEFT JOIN store.names AS s ON s.id = t.topic
LEFT JOIN store.names AS u ON u.id = t.customer LEFT JOIN store.names AS w ON w.id = o.customer
LEFT JOIN store.names AS oc ON oc.id = o.channel LEFT JOIN store.names AS os ON os.id = o.topic;

-- Sets overlap: who is in one by team and by name counts once.
CREATE TABLE team_set AS
SELECT r.id AS role, group_id, scope_id AS team_id FROM role AS r JOIN team
WHERE iif(r.id IN (SELECT role FROM role_team UNION SELECT role FROM role_agent),
	EXISTS (SELECT 1 FROM role_team AS m WHERE m.role = r.id AND m.team IN (name, scope_id)),
	least_tier > 0 AND tier >= least_tier);
CREATE TABLE agent_set AS
SELECT role, scope_id AS agent_id FROM role_agent JOIN person ON agent IN (name, scope_id);
CREATE TEMP VIEW whole_role AS SELECT id AS role FROM role
WHERE is_everybody AND id NOT IN (SELECT role FROM role_team UNION SELECT role FROM role_agent);
CREATE TABLE site_set AS
SELECT DISTINCT site, scope_id AS team_id FROM site_team AS s JOIN team ON s.team IN (name, scope_id);

CREATE TEMP VIEW in_any_scope AS
WITH o AS (SELECT rowid, * FROM observed)
SELECT 'department' AS scope, '' AS scope_id, kpi, aggregate, out, num, den, is_unknown, seconds, business_s FROM o
UNION ALL SELECT 'role', role, kpi, aggregate, out, num, den, is_unknown, seconds, business_s FROM o JOIN whole_role
UNION ALL SELECT 'role', role, kpi, aggregate, out, num, den, is_unknown, seconds, business_s FROM (
	SELECT role, o.* FROM o JOIN team_set USING (team_id) UNION SELECT role, o.* FROM o JOIN agent_set USING (agent_id))
UNION ALL SELECT 'site', site, kpi, aggregate, out, num, den, is_unknown, seconds, business_s FROM o JOIN site_set USING (team_id)
UNION ALL SELECT 'team', team_id, kpi, aggregate, out, num, den, is_unknown, seconds, business_s FROM o
UNION ALL SELECT 'agent', agent_id, kpi, aggregate, out, num, den, is_unknown, seconds, business_s FROM o
UNION ALL SELECT 'channel', channel, kpi, aggregate, out, num, den, is_unknown, seconds, business_s FROM o
UNION ALL SELECT 'priority', priority, kpi, aggregate, out, num, den, is_unknown, seconds, business_s FROM o
UNION ALL SELECT 'type', type, kpi, aggregate, out, num, den, is_unknown, seconds, business_s FROM o
UNION ALL SELECT 'topic', topic, kpi, aggregate, out, num, den, is_unknown, seconds, business_s FROM o
UNION ALL SELECT 'customer', customer, kpi, aggregate, out, num, den, is_unknown, seconds, business_s FROM o;
CREATE TEMP VIEW in_scope AS SELECT * FROM in_any_scope WHERE out IS NULL;
CREATE TABLE left_out AS
SELECT kpi, scope, scope_id, out, count(*) AS n FROM in_any_scope WHERE out IS NOT NULL GROUP BY kpi, scope, scope_id, out;
CREATE UNIQUE INDEX left_out_key ON left_out(kpi, scope, scope_id, out);

-- Median and p90 are nearest ranks, by each clock.
CREATE TABLE spread AS
WITH ranked AS (
	SELECT kpi, scope, scope_id, seconds, business_s, count(*) OVER members AS n,
		row_number() OVER (members ORDER BY seconds) AS rank_calendar,
		row_number() OVER (members ORDER BY business_s) AS rank_business
	FROM in_scope WHERE aggregate IN ('median', 'mean', 'max') AND NOT is_unknown
	WINDOW members AS (PARTITION BY kpi, scope, scope_id))
SELECT kpi, scope, scope_id, avg(seconds) AS mean_calendar, avg(business_s) AS mean_business,
	max(seconds) AS max_calendar, max(business_s) AS max_business,
	max(iif(rank_calendar = (n + 1) / 2, seconds, NULL)) AS median_calendar,
	max(iif(rank_business = (n + 1) / 2, business_s, NULL)) AS median_business,
	max(iif(n >= 10 AND rank_calendar = (9 * n + 9) / 10, seconds, NULL)) AS p90_calendar,
	max(iif(n >= 10 AND rank_business = (9 * n + 9) / 10, business_s, NULL)) AS p90_business
FROM ranked GROUP BY kpi, scope, scope_id;
CREATE TABLE reading AS
SELECT * FROM (
	SELECT kpi, scope, scope_id, aggregate, sum(num) FILTER (WHERE NOT is_unknown) AS num,
		sum(den) FILTER (WHERE NOT is_unknown) AS den, sum(is_unknown) AS unknown, count(*) FILTER (WHERE NOT is_unknown) AS n, sum(num * num) FILTER (WHERE NOT is_unknown) AS squares
	FROM in_scope GROUP BY kpi, scope, scope_id)
LEFT JOIN spread USING (kpi, scope, scope_id);
CREATE UNIQUE INDEX reading_key ON reading(kpi, scope, scope_id);
