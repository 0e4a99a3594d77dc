-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- KPIs of tickets that go from team to team while they are open. A team without a tier is of the first.

INSERT INTO kpi(id, aggregate) VALUES ('escalation_rate', 'share'), ('escalations_waiting', 'count'),
	('escalation_return_rate', 'share'), ('transfer_rate', 'share');

CREATE TABLE move AS
SELECT s.ticket, s.nr, s.at, coalesce(s.owner, s.last_owner) AS owner, s.team_before AS team,
	max(coalesce(n.tier, 0), 1) - max(coalesce(o.tier, 0), 1) AS rise
FROM step AS s LEFT JOIN team AS o ON o.group_id = s.team_before LEFT JOIN team AS n ON n.group_id = s.new
WHERE s.kind = 5 AND s.state <= 3 AND NOT s.is_made AND s.team_before IS NOT NULL AND s.new IS NOT NULL AND s.new <> s.team_before;
CREATE INDEX move_ticket ON move(ticket, nr);

-- Tickets with a reply or an assignment, or that were moved so: each once, where it was moved first, else
-- for whoever had it at the last of these.
CREATE TEMP VIEW handling AS
SELECT s.ticket, max(s.nr) AS nr FROM step AS s, period
WHERE (is_reply OR kind = 4 AND new IS NOT NULL) AND s.at >= from_at AND s.at < to_at GROUP BY s.ticket;
CREATE TABLE moved AS
SELECT 'escalation_rate' AS kpi, ticket, min(nr) AS nr FROM move, period WHERE rise > 0 AND at >= from_at AND at < to_at GROUP BY ticket
UNION ALL
SELECT 'transfer_rate', ticket, min(nr) FROM move, period WHERE rise = 0 AND at >= from_at AND at < to_at GROUP BY ticket;
INSERT INTO observation(kpi, ticket, agent, team)
SELECT kpi, ticket, owner, team FROM moved JOIN move USING (ticket, nr);
INSERT INTO observation(kpi, ticket, agent, team, num)
SELECT k.kpi, h.ticket, coalesce(s.owner, s.last_owner), s.team, 0
FROM handling AS h JOIN (SELECT 'escalation_rate' AS kpi UNION ALL SELECT 'transfer_rate') AS k
JOIN step AS s ON s.ticket = h.ticket AND s.nr = h.nr
WHERE NOT EXISTS (SELECT 1 FROM moved WHERE moved.kpi = k.kpi AND moved.ticket = h.ticket)
	-- without tiers nobody knows what is up
	AND (k.kpi = 'transfer_rate' OR EXISTS (SELECT 1 FROM team WHERE tier > 1));

-- Each step up, and each step down of what had gone up before.
INSERT INTO observation(kpi, ticket, agent, team, num, den)
SELECT 'escalation_return_rate', m.ticket, m.owner, m.team, rise < 0, rise > 0 FROM move AS m, period
WHERE m.at >= from_at AND m.at < to_at AND (rise > 0 OR rise < 0 AND EXISTS (SELECT 1 FROM move AS u
	WHERE u.ticket = m.ticket AND u.nr < m.nr AND u.rise > 0));

-- The last move was up, and since then there was no reply and no solve.
INSERT INTO observation(kpi, ticket, agent, team)
SELECT 'escalations_waiting', o.ticket, o.owner, o.team FROM open AS o JOIN move AS m USING (ticket), period
WHERE o.turn = 0 AND m.rise > 0 AND m.at < level_at AND NOT EXISTS (SELECT 1 FROM step AS s
	WHERE s.ticket = m.ticket AND s.nr > m.nr AND s.at < level_at AND (s.is_reply OR s.kind = 3 AND s.state > 3))
	AND NOT EXISTS (SELECT 1 FROM move AS l WHERE l.ticket = m.ticket AND l.nr > m.nr AND l.at < level_at);
