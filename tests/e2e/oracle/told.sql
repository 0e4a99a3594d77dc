-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What the report says. The department goes by no name.

CREATE TABLE told AS
SELECT value ->> 'kpi' AS kpi, value ->> 'scope' AS scope,
	iif(value ->> 'scope' = 'department', '', value ->> 'scope_id') AS scope_id, value ->> 'scope_name' AS name,
	value ->> 'clock' AS clock, value ->> 'value' AS value, value ->> 'n' AS n, value ->> 'numerator' AS numerator,
	value ->> 'denominator' AS denominator, value ->> 'mean' AS mean, value ->> 'p90' AS p90,
	value ->> 'other_clock' AS other_clock, value ->> 'low' AS low, value ->> 'high' AS high, value ->> 'previous' AS previous,
	value -> 'excluded' AS excluded, value ->> 'reason' AS reason
FROM json_each((SELECT json FROM report), '$.readings');
CREATE UNIQUE INDEX told_key ON told(kpi, scope, scope_id);
