-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What a report should say.

-- Of a share Wilson's interval, of a mean the normal one, at 95 %. No score lies beyond its scale.
CREATE TABLE interval AS
WITH sampled AS (
	SELECT r.*, per, id = 'nps' AS is_score, k.aggregate = 'mean' AS is_mean, 1.959963984540054 AS z, num / nullif(den, 0) AS share
	FROM reading AS r JOIN kpi AS k ON k.id = r.kpi WHERE is_sample AND n > 0),
middled AS (
	SELECT *, iif(is_score OR is_mean, num / n, (share + z * z / 2 / n) / (1 + z * z / n)) AS middle,
		CASE WHEN is_score THEN z * sqrt(max(squares / n - num / n * num / n, 0) / n)
			WHEN is_mean THEN z * sqrt(max(squares - num * num / n, 0) / nullif(n - 1, 0) / n)
			ELSE z / (1 + z * z / n) * sqrt(max(share * (1 - share), 0) / n + z * z / 4 / n / n) END AS reach
	FROM sampled)
SELECT kpi, scope, scope_id, max(middle - reach, iif(is_score, -1, 0)) * per AS low, min(middle + reach, iif(is_mean, 5, 1)) * per AS high
FROM middled;
CREATE UNIQUE INDEX interval_key ON interval(kpi, scope, scope_id);

CREATE TABLE wanted AS
SELECT t.kpi, t.scope, t.scope_id, t.reason, k.aggregate,
	CASE
		WHEN k.aggregate = 'formula' THEN iif(f.den > 0, f.num / f.den * k.per, NULL)
		WHEN t.kpi = 'staffing_gap' THEN m.num - m.den
		WHEN k.aggregate = 'model' THEN m.num * 1.0 / m.den
		WHEN r.unknown > 0 THEN NULL
		WHEN k.aggregate = 'count' THEN coalesce(r.num, 0)
		WHEN k.aggregate = 'difference' THEN coalesce(r.num - r.den, 0)
		WHEN k.aggregate = 'share' OR k.is_weighed THEN r.num / nullif(r.den, 0) * k.per
		WHEN k.aggregate = 'mean' THEN iif(clock = 'business', mean_business, mean_calendar)
		WHEN k.aggregate = 'max' THEN iif(clock = 'business', max_business, max_calendar)
		ELSE iif(clock = 'business', median_business, median_calendar) END AS value,
	CASE WHEN k.aggregate = 'formula' THEN f.n WHEN k.aggregate = 'model' THEN m.n WHEN k.aggregate = 'count' THEN coalesce(r.num, 0) WHEN k.aggregate = 'difference' THEN coalesce(r.num + r.den, 0)
		WHEN k.is_weighed THEN coalesce(r.n, 0) ELSE coalesce(r.den, 0) END AS n,
	CASE k.aggregate WHEN 'share' THEN coalesce(r.num, 0) WHEN 'formula' THEN f.num WHEN 'model' THEN m.num END AS numerator,
	CASE k.aggregate WHEN 'share' THEN coalesce(r.den, 0) WHEN 'formula' THEN f.den WHEN 'model' THEN m.den END AS denominator,
	iif(k.aggregate IN ('median', 'mean') AND NOT k.is_weighed, iif(clock = 'business', mean_business, mean_calendar), NULL) AS mean,
	iif(k.aggregate IN ('median', 'mean') AND NOT k.is_weighed, iif(clock = 'business', p90_business, p90_calendar), NULL) AS p90,
	CASE
		WHEN clock IS NULL OR k.is_weighed THEN NULL
		WHEN k.aggregate = 'mean' THEN iif(clock = 'business', mean_calendar, mean_business)
		WHEN k.aggregate = 'max' THEN iif(clock = 'business', max_calendar, max_business)
		WHEN k.aggregate = 'median' THEN iif(clock = 'business', median_calendar, median_business) END AS other_clock,
	i.low, i.high
FROM told AS t LEFT JOIN kpi AS k ON k.id = t.kpi
LEFT JOIN reading AS r ON r.kpi = t.kpi AND r.scope = t.scope AND r.scope_id = t.scope_id
LEFT JOIN ratio AS f ON f.id = t.kpi AND f.scope = t.scope AND f.scope_id = t.scope_id
LEFT JOIN model AS m ON m.kpi = t.kpi AND m.scope = t.scope AND m.scope_id = t.scope_id
LEFT JOIN interval AS i ON i.kpi = t.kpi AND i.scope = t.scope AND i.scope_id = t.scope_id;

-- Nobody is judged by a handful of opinions; what no source tells of is not zero; nor is what nobody
-- does, as in a role without members. Counts beside what cannot be known are nobody's concern.
CREATE TABLE nobody AS
SELECT 'role' AS scope, id AS scope_id FROM role WHERE id NOT IN
	(SELECT role FROM whole_role UNION SELECT role FROM team_set UNION SELECT role FROM agent_set)
UNION SELECT 'site', site FROM site_team WHERE site NOT IN (SELECT site FROM site_set);
UPDATE wanted SET value = NULL, mean = NULL, p90 = NULL, other_clock = NULL, low = NULL, high = NULL
WHERE reason = 'too_few' AND scope = 'agent' AND n < 5
	OR reason = 'no_source' AND NOT EXISTS (SELECT 1 FROM reading AS r WHERE r.kpi = wanted.kpi)
	OR reason = 'no_data' AND (scope, scope_id) IN (SELECT * FROM nobody);
