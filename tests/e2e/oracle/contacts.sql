-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Contacts: tickets and answered calls; and the customers behind them.

INSERT INTO kpi(id, aggregate) VALUES ('accounts_at_risk', 'count');

-- Whose they are: a customer's, else the requester's; topic: none for a call.
CREATE TABLE contact AS
SELECT c.ticket, NULL AS call, c.at, c.owner, c.team, coalesce('c' || t.customer, 'r' || t.requester) AS who, coalesce(t.topic, 0) AS topic,
	t.customer, t.out
FROM creation AS c JOIN ticket AS t ON t.id = c.ticket;
INSERT INTO contact
SELECT NULL, external_id, at, agent, group_id, 'c' || customer, 0, customer, NULL FROM store.calls, period
WHERE is_inbound AND ticket IS NULL AND outcome = (SELECT id FROM store.names WHERE text = 'answered') AND at <= now_at;
CREATE INDEX contact_who ON contact(who, topic, at);

INSERT INTO observation(kpi, ticket, agent, team, customer)
SELECT 'contacts', ticket, owner, team, customer FROM contact, period WHERE at >= from_at AND at < to_at;
-- A call about a ticket is no contact of its own. What is left out is told of, whether or not its customer is known.
INSERT INTO observation(kpi, ticket, agent, team, num, customer)
SELECT 'repeat_contact_rate', ticket, owner, team, EXISTS (SELECT 1 FROM contact AS e, setting
	WHERE e.who = c.who AND e.topic = c.topic AND e.out IS NULL AND e.at < c.at AND name = 'window_s' AND c.at - e.at <= value), customer
FROM contact AS c, period WHERE at >= from_at AND at < to_at AND (who IS NOT NULL OR c.out IS NOT NULL);

-- First contact by silence: nothing more from whoever asked, up to the window after the solve.
INSERT INTO observation(kpi, ticket, agent, team, num)
SELECT 'first_contact_resolution', f.ticket, f.owner, f.team, NOT EXISTS (SELECT 1 FROM contact AS e, setting AS w
	WHERE e.who = c.who AND e.topic = c.topic AND e.out IS NULL AND e.at > c.at AND w.name = 'window_s' AND e.at <= min(f.at + w.value, now_at))
FROM final AS f JOIN contact AS c ON c.ticket = f.ticket, period, setting AS m
WHERE c.who IS NOT NULL AND m.name = 'fcr_method' AND m.value = 'window';

-- Customers with an urgent open ticket or a low rating, where no later answer about the same ticket has come: each once,
-- with the latest of what puts them at risk, for whoever has that ticket, else had it when it was rated.
CREATE TABLE risk AS
SELECT coalesce('c' || t.customer, 'r' || t.requester) AS who, t.created_at AS at, t.id AS place, t.id AS ticket,
	NULL AS customer, NULL AS owner, NULL AS team
FROM open AS o JOIN ticket AS t ON t.id = o.ticket JOIN store.names AS n ON n.id = t.priority WHERE text = 'urgent' AND t.out IS NULL
UNION ALL
SELECT coalesce('c' || t.customer, 'r' || t.requester, 'c' || h.customer), iif(fed, h.at, t.created_at), place, h.ticket, h.customer,
	h.owner, h.team
FROM (
	SELECT heard.*, row_number() OVER (PARTITION BY coalesce(named, -place) ORDER BY at DESC, fed DESC, place DESC) AS back
	FROM heard, period WHERE at < level_at) AS h
LEFT JOIN ticket AS t ON t.id = h.ticket, period, setting
WHERE back = 1 AND coalesce(h.out, t.out) IS NULL AND score * 5.0 <= scale * 2 AND name = 'risk_window_s' AND h.at + setting.value >= level_at;
INSERT INTO observation(kpi, ticket, agent, team, customer)
SELECT 'accounts_at_risk', r.ticket, iif(o.ticket IS NULL, r.owner, o.owner), iif(o.ticket IS NULL, r.team, o.team), customer
FROM (SELECT *, row_number() OVER (PARTITION BY who ORDER BY at DESC, ticket DESC) AS newest FROM risk WHERE who IS NOT NULL) AS r
LEFT JOIN open AS o ON o.ticket = r.ticket WHERE newest = 1;
