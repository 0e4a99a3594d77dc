-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A report against the readings: a line a difference, then how many there were.

CREATE TABLE wanted AS
SELECT t.kpi, t.scope, t.scope_id, t.reason, k.aggregate,
	CASE
		WHEN k.aggregate = 'formula' THEN iif(f.den > 0, f.num / f.den * k.per, NULL)
		WHEN r.unknown > 0 THEN NULL
		WHEN k.aggregate = 'count' THEN coalesce(r.num, 0)
		WHEN k.aggregate = 'difference' THEN coalesce(r.num - r.den, 0)
		WHEN k.aggregate = 'share' OR k.is_weighed THEN r.num / nullif(r.den, 0) * k.per
		WHEN k.aggregate = 'mean' THEN iif(clock = 'business', mean_business, mean_calendar)
		WHEN k.aggregate = 'max' THEN iif(clock = 'business', max_business, max_calendar)
		ELSE iif(clock = 'business', median_business, median_calendar) END AS value,
	CASE WHEN k.aggregate = 'formula' THEN f.n WHEN k.aggregate = 'count' THEN coalesce(r.num, 0) WHEN k.aggregate = 'difference' THEN coalesce(r.num + r.den, 0)
		WHEN k.is_weighed THEN coalesce(r.n, 0) ELSE coalesce(r.den, 0) END AS n,
	CASE k.aggregate WHEN 'share' THEN coalesce(r.num, 0) WHEN 'formula' THEN f.num END AS numerator,
	CASE k.aggregate WHEN 'share' THEN coalesce(r.den, 0) WHEN 'formula' THEN f.den END AS denominator,
	iif(k.aggregate IN ('median', 'mean') AND NOT k.is_weighed, iif(clock = 'business', mean_business, mean_calendar), NULL) AS mean,
	iif(k.aggregate IN ('median', 'mean') AND NOT k.is_weighed, iif(clock = 'business', p90_business, p90_calendar), NULL) AS p90
FROM told AS t LEFT JOIN kpi AS k ON k.id = t.kpi
LEFT JOIN reading AS r ON r.kpi = t.kpi AND r.scope = t.scope AND r.scope_id = t.scope_id
LEFT JOIN ratio AS f ON f.id = t.kpi AND f.scope = t.scope AND f.scope_id = t.scope_id;

-- Nobody is judged by a handful of opinions; what no source tells of is not zero; nor is what nobody
-- does, as in a role without members. Counts beside what cannot be known are nobody's concern.
CREATE TABLE nobody AS
SELECT 'role' AS scope, id AS scope_id FROM role WHERE id NOT IN
	(SELECT role FROM whole_role UNION SELECT role FROM team_set UNION SELECT role FROM agent_set)
UNION SELECT 'site', site FROM site_team WHERE site NOT IN (SELECT site FROM site_set);
UPDATE wanted SET value = NULL, mean = NULL, p90 = NULL
WHERE reason = 'too_few' AND scope = 'agent' AND n < 5
	OR reason = 'no_source' AND NOT EXISTS (SELECT 1 FROM reading AS r WHERE r.kpi = wanted.kpi)
	OR reason = 'no_data' AND (scope, scope_id) IN (SELECT * FROM nobody);

CREATE TEMP VIEW pair AS
SELECT t.kpi, t.scope, t.scope_id, t.reason, part.value AS part,
	CASE part.value WHEN 'value' THEN t.value WHEN 'n' THEN t.n WHEN 'numerator' THEN t.numerator
		WHEN 'denominator' THEN t.denominator WHEN 'mean' THEN t.mean ELSE t.p90 END AS told,
	CASE part.value WHEN 'value' THEN w.value WHEN 'n' THEN w.n WHEN 'numerator' THEN w.numerator
		WHEN 'denominator' THEN w.denominator WHEN 'mean' THEN w.mean ELSE w.p90 END AS wanted
FROM told AS t JOIN wanted AS w USING (kpi, scope, scope_id)
JOIN json_each('["value", "n", "numerator", "denominator", "mean", "p90"]') AS part
WHERE w.aggregate IS NOT NULL AND (part.value = 'value' OR coalesce(t.reason, '') NOT IN ('undated', 'no_source') AND (t.reason IS NULL OR w.aggregate <> 'formula'));

-- Erlang's formula and forecasts are tested against figures of the literature, not here.
CREATE TABLE left_out AS SELECT 'staffing_gap' AS kpi UNION SELECT 'forecast_error';

CREATE TABLE difference AS
SELECT printf('%s of %s ''%s'': %s is %s by the report%s, %s by SQL', kpi, scope, scope_id, part, coalesce(told, 'null'),
	coalesce(' (' || reason || ')', ''), coalesce(wanted, 'null')) AS line
FROM pair
WHERE (told IS NULL) <> (wanted IS NULL) OR abs(told - wanted) > 1e-6 * (1 + abs(wanted))
UNION ALL
SELECT printf('%s of %s ''%s'' is missing: %s by SQL', kpi, scope, scope_id, num) FROM reading AS r
WHERE num + den > 0 AND kpi NOT LIKE '%@%' AND NOT EXISTS (SELECT 1 FROM told AS t
	WHERE t.kpi = r.kpi AND t.scope = r.scope AND t.scope_id = r.scope_id)
UNION ALL
SELECT 'no formula for ' || kpi FROM wanted
WHERE aggregate IS NULL AND kpi NOT IN (SELECT kpi FROM left_out) GROUP BY kpi;
SELECT line FROM difference LIMIT 200;
SELECT count(*) || ' readings of ' || count(DISTINCT kpi) || ' KPIs compared, ' ||
	count(*) FILTER (WHERE value <> 0) || ' of them not zero; ' || (SELECT count(*) FROM difference) || ' differences'
FROM told WHERE kpi NOT IN (SELECT kpi FROM left_out);
