-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Ratios of other KPIs and of measures, for whomever the report speaks of.

CREATE TABLE whom AS SELECT DISTINCT scope, scope_id, name FROM told;

-- What is solved on a day of work: the median of the 28 whole days before.
CREATE TABLE solved_a_day AS
WITH RECURSIVE day(k, date) AS (
	SELECT 1, date(age_at, 'unixepoch', 'localtime', '-1 day') FROM period UNION ALL SELECT k + 1, date(date, '-1 day') FROM day WHERE k < 28),
worked AS (
	SELECT k FROM day WHERE EXISTS (SELECT 1 FROM open_hours AS o
		WHERE o.from_at < unixepoch(date, '+1 day', 'utc') AND o.to_at > unixepoch(date, 'utc'))),
counted AS (
	SELECT whom.scope, whom.scope_id, coalesce(num, 0) AS solved,
		row_number() OVER (PARTITION BY whom.scope, whom.scope_id ORDER BY coalesce(num, 0)) AS rank, count(*) OVER (
			PARTITION BY whom.scope, whom.scope_id) AS n
	FROM whom JOIN worked LEFT JOIN reading AS r ON r.kpi = 'solved@' || k AND r.scope = whom.scope AND r.scope_id = whom.scope_id)
SELECT scope, scope_id, solved FROM counted WHERE rank = (n + 1) / 2;

-- Of a member its own measure, else, below the line, the desk's: parts of the requests for all orders
-- still add up.
CREATE TABLE ratio AS
WITH valued AS (
	SELECT formula, is_below, sign, w.scope, w.scope_id,
		CASE
			WHEN formula = 'agent_load' AND is_below AND w.scope = 'agent' THEN 1
			WHEN t.kpi = 'solved_a_day' THEN d.solved
			WHEN t.kpi IS NOT NULL THEN iif(r.unknown > 0, NULL, coalesce(r.num, 0))
			WHEN w.scope = 'department' OR w.scope = 'role' AND w.scope_id IN (SELECT role FROM whole_role) THEN m.sum
			WHEN EXISTS (SELECT 1 FROM measure AS x WHERE x.name = t.measure AND x.whose IN (w.scope_id, w.name)) THEN o.sum
			ELSE iif(is_below, m.sum, NULL) END AS value,
		iif(t.kpi IS NULL OR t.kpi = 'solved_a_day', 0, coalesce(r.num, 0)) AS n
	FROM term AS t JOIN whom AS w
	LEFT JOIN measured_until AS u USING (formula)
	LEFT JOIN reading AS r ON r.kpi = iif(until IS NULL, t.kpi, t.kpi || '@' || formula) AND r.scope = w.scope
		AND r.scope_id = w.scope_id
	LEFT JOIN solved_a_day AS d ON t.kpi = 'solved_a_day' AND d.scope = w.scope AND d.scope_id = w.scope_id
	LEFT JOIN tile AS m ON m.name = t.measure AND m.whose = '' AND m.at = until AND until > (SELECT from_at FROM period)
	LEFT JOIN tile AS o ON o.name = t.measure AND o.at = until AND until > (SELECT from_at FROM period) AND
		o.whose = iif(EXISTS (SELECT 1 FROM measure AS x WHERE x.name = t.measure AND x.whose = w.scope_id), w.scope_id, w.name))
SELECT formula AS id, scope, scope_id, iif(count(*) FILTER (WHERE NOT is_below AND value IS NULL), NULL,
		sum(sign * value) FILTER (WHERE NOT is_below)) * 1.0 AS num,
	iif(count(*) FILTER (WHERE is_below AND value IS NULL), NULL, sum(sign * value) FILTER (WHERE is_below)) AS den, sum(n) AS n
FROM valued GROUP BY formula, scope, scope_id;
