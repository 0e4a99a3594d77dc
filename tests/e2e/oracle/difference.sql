-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A report against the readings: a line a difference, then how many there were.

CREATE TEMP VIEW pair AS
SELECT t.kpi, t.scope, t.scope_id, t.reason, part.value AS part,
	CASE part.value WHEN 'value' THEN t.value WHEN 'n' THEN t.n WHEN 'numerator' THEN t.numerator
		WHEN 'denominator' THEN t.denominator WHEN 'mean' THEN t.mean WHEN 'p90' THEN t.p90
		WHEN 'other_clock' THEN t.other_clock WHEN 'low' THEN t.low WHEN 'high' THEN t.high ELSE t.previous END AS told,
	CASE part.value WHEN 'value' THEN w.value WHEN 'n' THEN w.n WHEN 'numerator' THEN w.numerator
		WHEN 'denominator' THEN w.denominator WHEN 'mean' THEN w.mean WHEN 'p90' THEN w.p90
		WHEN 'other_clock' THEN w.other_clock WHEN 'low' THEN w.low WHEN 'high' THEN w.high ELSE iif(t.reason IN ('too_few', 'no_source') OR t.scope = 'agent' AND b.n < 5 AND t.kpi IN (SELECT id FROM kpi WHERE is_sample), NULL, b.value) END AS wanted
FROM told AS t JOIN wanted AS w USING (kpi, scope, scope_id) LEFT JOIN before.wanted AS b USING (kpi, scope, scope_id)
JOIN json_each('["value", "n", "numerator", "denominator", "mean", "p90", "other_clock", "low", "high", "previous"]') AS part
WHERE w.aggregate IS NOT NULL
	-- replies that were promised anew, as they were told before
	AND NOT (part.value = 'previous' AND t.kpi = 'sla_next_reply' AND (SELECT level_at > now_at FROM period))
	AND (part.value = 'value' OR coalesce(t.reason, '') NOT IN ('undated', 'no_source') AND (t.reason IS NULL OR w.aggregate NOT IN ('formula', 'model')));

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
SELECT printf('%s of %s ''%s'': %s left out (%s) by the report, %s by SQL', kpi, scope, scope_id, sum(told), word, sum(wanted)) FROM (
	SELECT kpi, scope, scope_id, e.key AS word, e.value AS told, 0 AS wanted FROM told JOIN json_each(excluded) AS e WHERE reason IS NOT 'no_source'
	UNION ALL SELECT kpi, scope, scope_id, out, 0, left_out.n FROM left_out JOIN told USING (kpi, scope, scope_id) WHERE reason IS NOT 'no_source')
JOIN kpi AS k ON k.id = kpi
-- of moves the report counts what was said and done, not tickets; what a source does not tell it leaves out too
WHERE word <> 'no_events' AND aggregate NOT IN ('formula', 'model') AND kpi NOT IN ('escalation_rate', 'transfer_rate')
GROUP BY kpi, scope, scope_id, word HAVING sum(told) <> sum(wanted)
UNION ALL
SELECT 'no formula for ' || kpi FROM wanted
WHERE aggregate IS NULL GROUP BY kpi;
SELECT line FROM difference LIMIT 200;
SELECT count(*) || ' readings of ' || count(DISTINCT kpi) || ' KPIs compared, ' ||
	count(*) FILTER (WHERE value <> 0) || ' of them not zero; ' || (SELECT count(*) FROM difference) || ' differences'
FROM told;
