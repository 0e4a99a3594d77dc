-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Business hours as a list of open intervals with the seconds of business before each. Without hours
-- it is always open.

CREATE TABLE open_hours AS
WITH RECURSIVE day(date) AS ( -- by the clock on the wall
	SELECT date(min(created_at) - 30 * 86400, 'unixepoch', 'localtime') FROM store.tickets
	UNION ALL
	SELECT date(date, '+1 day') FROM day, period WHERE unixepoch(date) < now_at + 400 * 86400),
open(from_at, to_at) AS (
	SELECT unixepoch(date, printf('+%d seconds', from_s), 'utc'), unixepoch(date, printf('+%d seconds', to_s), 'utc')
	FROM day JOIN hours ON weekday = (CAST(strftime('%w', date) AS INTEGER) + 6) % 7
	WHERE date NOT IN (SELECT date FROM holiday)
	UNION ALL
	SELECT unixepoch(min(date)), unixepoch(max(date)) FROM day WHERE NOT EXISTS (SELECT 1 FROM hours))
SELECT from_at, to_at,
	coalesce(sum(to_at - from_at) OVER (ORDER BY from_at
		ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before_s
FROM open;
CREATE UNIQUE INDEX open_hours_from ON open_hours(from_at, to_at, before_s);
CREATE INDEX open_hours_before ON open_hours(before_s, from_at);
