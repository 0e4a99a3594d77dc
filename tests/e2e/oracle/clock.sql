-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Business hours as a list of open intervals with the seconds of business before each. Without hours
-- it is always open.

CREATE TABLE open_hours AS
WITH RECURSIVE day(at) AS (
	SELECT min(created_at) / 86400 * 86400 - 30 * 86400 FROM store.tickets
	UNION ALL
	SELECT at + 86400 FROM day, period WHERE at < now_at + 400 * 86400),
open(from_at, to_at) AS (
	SELECT at + from_s, at + to_s
	FROM day JOIN hours ON weekday = (CAST(strftime('%w', at, 'unixepoch') AS INTEGER) + 6) % 7
	WHERE date(at, 'unixepoch') NOT IN (SELECT date FROM holiday)
	UNION ALL
	SELECT min(at), max(at) FROM day WHERE NOT EXISTS (SELECT 1 FROM hours))
SELECT from_at, to_at,
	coalesce(sum(to_at - from_at) OVER (ORDER BY from_at
		ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before_s
FROM open;
CREATE UNIQUE INDEX open_hours_from ON open_hours(from_at, to_at, before_s);
CREATE INDEX open_hours_before ON open_hours(before_s, from_at);
