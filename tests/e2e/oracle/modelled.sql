-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- How many people the calls of the last half hour need, and by how much contacts were other than the same half
-- hours of the weeks before told. For those that calls are for: the department and what is made of teams.

INSERT INTO kpi(id, aggregate) VALUES ('staffing_gap', 'model'), ('forecast_error', 'model');
CREATE TABLE planned_for AS
SELECT DISTINCT scope, scope_id FROM told WHERE scope = 'department' OR scope = 'team' AND scope_id <> '-'
	OR scope = 'site' AND scope_id IN (SELECT site FROM site_set)
	OR scope = 'role' AND (scope_id IN (SELECT role FROM whole_role)
		OR scope_id IN (SELECT role FROM team_set) AND scope_id NOT IN (SELECT role FROM role_agent));

-- Erlang's C by its sums: with n people and a load of a, who waits does so with the chance
-- w = (a^n / n!) n / (n - a) to w + the sum of a^k / k! below n, and longer than T for e^(-(n - a) T / handle time).
CREATE TABLE queue AS
SELECT p.scope, p.scope_id, coalesce(o.num, 0) AS offered, h.mean_calendar AS handle_s, 2 * coalesce(o.num, 0) * h.mean_calendar / 3600 AS load,
	coalesce(a.num, 0) AS people, c.num > 0 AND s.num > 0 AS is_known
FROM planned_for AS p
LEFT JOIN reading AS o ON o.kpi = 'offered@' AND o.scope = p.scope AND o.scope_id = p.scope_id
LEFT JOIN reading AS c ON c.kpi = 'called@' AND c.scope = p.scope AND c.scope_id = p.scope_id
LEFT JOIN reading AS s ON s.kpi = 'seen@' AND s.scope = p.scope AND s.scope_id = p.scope_id
LEFT JOIN reading AS h ON h.kpi = 'handled@' AND h.scope = p.scope AND h.scope_id = p.scope_id
LEFT JOIN reading AS a ON a.kpi = 'agents_on' AND a.scope = p.scope AND a.scope_id = p.scope_id;
CREATE TABLE model AS
WITH RECURSIVE crew(scope, scope_id, load, handle_s, n, term, below) AS (
	SELECT scope, scope_id, load, handle_s, 0, 1.0, 0.0 FROM queue WHERE load > 0
	UNION ALL
	SELECT scope, scope_id, load, handle_s, n + 1, term * load / (n + 1), below + term FROM crew WHERE n < 120),
answered AS (
	SELECT *, 1 - waiting / (waiting + below) * exp(-(n - load) * level_s / handle_s) AS level
	FROM (SELECT *, term * n / (n - load) AS waiting FROM crew WHERE n > load) JOIN rule),
enough AS (SELECT scope, scope_id, min(n) AS n FROM answered WHERE level >= 0.8 AND load <= 0.85 * n GROUP BY scope, scope_id)
SELECT 'staffing_gap' AS kpi, scope, scope_id, people AS num, iif(offered = 0, 0, enough.n) AS den, offered AS n
FROM queue LEFT JOIN enough USING (scope, scope_id) WHERE is_known;

-- Half hours by the clock on the wall.
CREATE TABLE half AS
SELECT scope, scope_id, unixepoch(num, 'unixepoch', 'localtime') / 1800 AS slot, count(*) AS n
FROM in_scope JOIN planned_for USING (scope, scope_id) WHERE kpi = 'contact_at@' GROUP BY 1, 2, 3;
CREATE UNIQUE INDEX half_slot ON half(scope, scope_id, slot);
CREATE TABLE forecast_day AS
WITH RECURSIVE day(date) AS (
	SELECT date(from_at - 57 * 86400, 'unixepoch', 'localtime') FROM period
	UNION ALL SELECT date(date, '+1 day') FROM day, period WHERE unixepoch(date, '+1 day', 'utc') < to_at)
SELECT CAST(julianday(date) + 0.5 AS INTEGER) AS nr, date, unixepoch(date) / 1800 AS slot, unixepoch(date, 'utc') AS from_at,
	unixepoch(date, '+1 day', 'utc') AS to_at FROM day;
-- Somebody works, and all that came is in the store.
CREATE TABLE known_day AS
SELECT d.* FROM forecast_day AS d
WHERE EXISTS (SELECT 1 FROM open_hours AS o WHERE o.from_at < d.to_at AND o.to_at > d.from_at)
	AND NOT EXISTS (SELECT 1 FROM store.coverage AS c WHERE kind IN (0, 1) AND c.from_at > d.from_at)
	AND coalesce((SELECT min(from_at) FROM store.coverage WHERE kind = 6) <= d.from_at, 1);
CREATE TABLE came AS
WITH RECURSIVE k(k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM k WHERE k < 47),
hour AS (
	SELECT d.nr, d.slot + k AS slot, k, unixepoch(date, printf('+%d minutes', 30 * k), 'utc') AS from_at,
		unixepoch(date, printf('+%d minutes', 30 * k + 30), 'utc') AS to_at
	FROM known_day AS d JOIN k),
since AS (SELECT scope, scope_id, min(slot) / 48 * 48 AS slot FROM half GROUP BY 1, 2)
SELECT p.scope, p.scope_id, h.nr, h.k, h.from_at, h.to_at, coalesce(n, 0) AS n
FROM since AS p JOIN hour AS h ON h.slot >= p.slot
LEFT JOIN half ON half.scope = p.scope AND half.scope_id = p.scope_id AND half.slot = h.slot, period
WHERE h.to_at <= now_at;
CREATE UNIQUE INDEX came_at ON came(scope, scope_id, k, nr);
INSERT INTO model
SELECT 'forecast_error', scope, scope_id, sum(abs(told - n)), sum(n), NULL FROM (
	SELECT c.scope, c.scope_id, c.n, avg(w.n) AS told, count(w.n) AS weeks
	FROM came AS c JOIN came AS w ON w.scope = c.scope AND w.scope_id = c.scope_id AND w.k = c.k
		AND w.nr BETWEEN c.nr - 56 AND c.nr - 7 AND (c.nr - w.nr) % 7 = 0, period
	WHERE c.from_at >= period.from_at AND c.to_at <= period.to_at GROUP BY c.scope, c.scope_id, c.nr, c.k)
WHERE weeks >= 4 GROUP BY scope, scope_id HAVING sum(n) > 0;
UPDATE model SET n = coalesce((SELECT num FROM reading AS r WHERE r.kpi = 'contacts' AND r.scope = model.scope
	AND r.scope_id = model.scope_id), 0) WHERE kpi = 'forecast_error';
CREATE UNIQUE INDEX model_key ON model(kpi, scope, scope_id);
