-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What feeds tell of a ticket is of whoever had it then and of its team, unless it names others; where
-- nobody had it then, of its last owner.

CREATE TABLE fed AS
SELECT record, r.id, t.id AS ticket, coalesce(r.agent, s.owner, s.last_owner, c.owner) AS agent,
	coalesce(r.group_id, iif(s.nr IS NULL, c.team, s.team)) AS team
FROM (SELECT 'rating' AS record, id, at, ticket, agent, group_id FROM store.ratings
	UNION ALL SELECT 'call', id, at, ticket, agent, group_id FROM store.calls) AS r
LEFT JOIN ticket AS t ON t.id = r.ticket AND t.out IS NULL LEFT JOIN creation AS c ON c.ticket = t.id
LEFT JOIN step AS s ON s.ticket = t.id AND s.nr = (SELECT max(nr) FROM step AS l WHERE l.ticket = t.id AND l.at <= r.at);
CREATE UNIQUE INDEX fed_id ON fed(record, id);

-- Of what is left out of all numbers an answer counts no more than the ticket's own.
CREATE TABLE fed_answer AS
SELECT f.ticket, r.ticket AS named, (SELECT out FROM ticket WHERE id = r.ticket) AS out, r.id, r.at, f.agent AS owner, f.team, r.customer, score, coalesce(nullif(scale, 0), 5) AS scale
FROM store.ratings AS r JOIN fed AS f ON f.id = r.id AND record = 'rating' JOIN store.names AS n ON n.id = r.kind, period
WHERE n.text = 'csat' AND score IS NOT NULL AND at <= now_at;
