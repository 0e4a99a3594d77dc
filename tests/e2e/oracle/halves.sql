-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What forecasts and staffing rest on, a row a contact or a call: the moment in the place of its share.

INSERT INTO kpi(id, aggregate) VALUES ('contact_at@', 'count'), ('offered@', 'count'), ('called@', 'count'), ('handled@', 'mean'),
	('seen@', 'count');
INSERT INTO observation(kpi, ticket, agent, team, customer, num)
SELECT 'contact_at@', ticket, owner, team, customer, at FROM contact, period WHERE out IS NULL AND at >= from_at - 57 * 86400 AND at < to_at;
INSERT INTO observation(kpi, agent, team, customer)
SELECT 'offered@', agent, group_id, customer FROM call, period WHERE is_inbound AND at >= level_at - 1800 AND at < level_at;
INSERT INTO observation(kpi, agent, team, customer)
SELECT 'called@', agent, group_id, customer FROM call, period WHERE is_inbound AND at >= level_at - 28 * 86400 AND at < level_at;
INSERT INTO observation(kpi, agent, team, customer, seconds)
SELECT 'handled@', agent, group_id, customer, talk_s + coalesce(hold_s, 0) + coalesce(wrap_up_s, 0) FROM call, period
WHERE result = 'answered' AND talk_s IS NOT NULL AND at + coalesce(wait_s, 0) + talk_s + coalesce(hold_s, 0) + coalesce(wrap_up_s, 0)
	BETWEEN level_at - 28 * 86400 AND level_at - 1;
INSERT INTO observation(kpi, agent, team) SELECT 'seen@', agent, team FROM presence, period
WHERE began_at >= level_at - 28 * 86400 AND began_at < level_at;
