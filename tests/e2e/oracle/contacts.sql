-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Contacts: tickets and answered calls; and the customers behind them.

INSERT INTO kpi(id, aggregate) VALUES ('accounts_at_risk', 'count');

-- Whose they are: a customer's, else the requester's; topic: none for a call.
CREATE TABLE contact AS
SELECT c.ticket, NULL AS call, c.at, c.owner, c.team, coalesce('c' || t.customer, 'r' || t.requester) AS who, coalesce(t.topic, 0) AS topic,
	t.customer
FROM creation AS c JOIN ticket AS t ON t.id = c.ticket;
INSERT INTO contact
SELECT NULL, external_id, at, agent, group_id, 'c' || customer, iif(ticket IS NULL, 0, -1), customer FROM store.calls, period
WHERE is_inbound AND outcome = (SELECT id FROM store.names WHERE text = 'answered') AND at <= now_at;
CREATE INDEX contact_who ON contact(who, topic, at);

INSERT INTO observation(kpi, ticket, agent, team, customer)
SELECT 'contacts', ticket, owner, team, customer FROM contact, period WHERE at >= from_at AND at < to_at;
-- A call about a ticket is no contact of its own.
INSERT INTO observation(kpi, ticket, agent, team, num, customer)
SELECT 'repeat_contact_rate', ticket, owner, team, EXISTS (SELECT 1 FROM contact AS e, setting
	WHERE e.who = c.who AND e.topic = c.topic AND e.rowid <> c.rowid AND e.at <= c.at AND name = 'window_s' AND c.at - e.at <= value), customer
FROM contact AS c, period WHERE at >= from_at AND at < to_at AND who IS NOT NULL AND topic >= 0;

-- Customers with an urgent open ticket or a low rating: each once, with the latest of their tickets at risk,
-- for whoever has that, else had it when it was rated.
CREATE TABLE risk AS
SELECT o.ticket FROM open AS o JOIN ticket AS t ON t.id = o.ticket JOIN store.names AS n ON n.id = t.priority
WHERE text = 'urgent'
UNION
SELECT ticket FROM ( -- the last answer by then
	SELECT ticket, at, value AS score, coalesce(nullif(scale, 0), 1) AS scale FROM step AS s, period
	WHERE kind = 7 AND nr = (SELECT max(nr) FROM step AS l WHERE l.ticket = s.ticket AND l.kind = 7 AND l.at < level_at)
	UNION ALL
	SELECT ticket, at, score, scale FROM answer WHERE ticket NOT IN (SELECT ticket FROM step WHERE kind = 7)), period, setting
WHERE score * 5.0 <= scale * 2 AND at < level_at AND name = 'risk_window_s' AND at + setting.value >= level_at;
INSERT INTO observation(kpi, ticket, agent, team)
SELECT 'accounts_at_risk', r.ticket, iif(o.ticket IS NULL, a.owner, o.owner), iif(o.ticket IS NULL, a.team, o.team)
FROM (
	SELECT *, row_number() OVER (PARTITION BY who ORDER BY created_at DESC, id DESC) AS place FROM (
		SELECT r.ticket, t.*, coalesce('c' || t.customer, 'r' || t.requester) AS who
		FROM risk AS r JOIN ticket AS t ON t.id = r.ticket)) AS r
LEFT JOIN open AS o ON o.ticket = r.ticket LEFT JOIN answer AS a ON a.ticket = r.ticket
WHERE place = 1 AND who IS NOT NULL;
