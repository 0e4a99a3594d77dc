-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- KPIs of what happened: tickets, replies, solves.

INSERT INTO kpi VALUES ('ticket_volume', 'count'), ('solved', 'count'), ('replies', 'count'), ('net_flow', 'difference'),
	('first_response_time', 'median'), ('next_reply_time', 'median'), ('resolution_time', 'median'),
	('resolution_rate', 'share'), ('reopen_rate', 'share'), ('one_touch', 'share'),
	('first_contact_resolution', 'share'), ('handle_time', 'mean');

-- --- creation ------------------------------------------------------------------------------------
CREATE TEMP VIEW created AS SELECT creation.* FROM creation, period WHERE at >= from_at AND at < to_at;
INSERT INTO observation(kpi, ticket, agent, team) SELECT 'ticket_volume', ticket, owner, team FROM created;
INSERT INTO observation(kpi, ticket, agent, team, den) SELECT 'net_flow', ticket, owner, team, 0 FROM created;
INSERT INTO observation(kpi, ticket, agent, team, num) SELECT 'resolution_rate', ticket, owner, team, 0 FROM created;

-- --- replies -------------------------------------------------------------------------------------
CREATE TEMP VIEW reply AS
SELECT step.*, is_outbound, created_at FROM step JOIN ticket ON ticket.id = ticket, period
WHERE is_reply AND at >= from_at AND at < to_at;
INSERT INTO observation(kpi, ticket, agent, team) SELECT 'replies', ticket, actor, team FROM reply;
INSERT INTO observation(kpi, ticket, agent, team, num, den)
SELECT 'replies', solve.ticket, owner, solve.team, replies, replies FROM solve JOIN ticket ON ticket.id = ticket, period
WHERE NOT has_events AND knows_replies AND at >= from_at AND at < to_at;

INSERT INTO observation(kpi, ticket, agent, team, from_at, until_at)
SELECT 'first_response_time', ticket, actor, team, created_at, at FROM reply WHERE replies = 1 AND NOT is_outbound;
INSERT INTO observation(kpi, ticket, agent, team, from_at, until_at)
SELECT 'first_response_time', id, assignee, team, created_at, created_at + first_reply_s
FROM ticket JOIN summary ON summary.ticket = id, period
WHERE NOT has_events AND NOT is_outbound AND created_at + first_reply_s >= from_at AND created_at + first_reply_s < to_at;

INSERT INTO observation(kpi, ticket, agent, team, from_at, until_at)
SELECT 'next_reply_time', ticket, actor, team, unanswered_before, at FROM reply
WHERE unanswered_before IS NOT NULL AND (replies > 1 OR is_outbound);

-- --- solves --------------------------------------------------------------------------------------
CREATE TEMP VIEW final AS
SELECT solve.*, created_at, has_events FROM solve JOIN ticket ON ticket.id = ticket, period
WHERE reopened_at IS NULL AND at >= from_at AND at < to_at;
INSERT INTO observation(kpi, ticket, agent, team) SELECT 'solved', ticket, owner, team FROM final;
INSERT INTO observation(kpi, ticket, agent, team, num) SELECT 'net_flow', ticket, owner, team, 0 FROM final;
INSERT INTO observation(kpi, ticket, agent, team, den) SELECT 'resolution_rate', ticket, owner, team, 0 FROM final;
INSERT INTO observation(kpi, ticket, agent, team, from_at, until_at)
SELECT 'resolution_time', ticket, owner, team, created_at, coalesce(waited_from, at) FROM final;

CREATE TEMP VIEW reopened AS -- a reopening within the window that was more than thanks
SELECT solve.* FROM solve, setting
WHERE setting.name = 'window_s' AND reopened_at - at <= setting.value AND thanked_at IS NULL;
INSERT INTO observation(kpi, ticket, agent, team, num)
SELECT 'reopen_rate', ticket, owner, team, EXISTS (SELECT 1 FROM reopened AS r WHERE r.ticket = s.ticket AND r.nr = s.nr)
FROM solve AS s, period WHERE knows_reopens AND at >= from_at AND at < to_at;
-- Those that a summary says were undone: beside its last solve, else its first.
INSERT INTO observation(kpi, ticket, agent, team)
WITH RECURSIVE undone(ticket, agent, team, at, nr) AS (
	SELECT id, assignee, ticket.team, coalesce(solve.at, created_at + first_solved_s), reopens
	FROM ticket JOIN summary ON summary.ticket = id LEFT JOIN solve ON solve.ticket = id
	WHERE NOT has_events AND reopens > 0
	UNION ALL SELECT ticket, agent, team, at, nr - 1 FROM undone WHERE nr > 1)
SELECT 'reopen_rate', ticket, agent, team FROM undone, period WHERE at >= from_at AND at < to_at;

INSERT INTO observation(kpi, ticket, agent, team, num)
SELECT 'one_touch', ticket, owner, team, replies = 1 FROM final WHERE knows_replies AND replies > 0;
INSERT INTO observation(kpi, ticket, agent, team, num)
SELECT 'first_contact_resolution', f.ticket, owner, team, f.replies <= 1 AND NOT coalesce(reopens > 0 AND NOT has_events, 0) AND
	NOT EXISTS (SELECT 1 FROM reopened AS r WHERE r.ticket = f.ticket)
FROM final AS f LEFT JOIN summary ON summary.ticket = f.ticket WHERE knows_replies AND knows_reopens;

CREATE TEMP VIEW logged AS
SELECT ticket, sum(handle_s) AS seconds FROM event GROUP BY ticket
UNION ALL SELECT id, handle_s FROM ticket JOIN summary ON summary.ticket = id WHERE NOT has_events;
INSERT INTO observation(kpi, ticket, agent, team, seconds)
SELECT 'handle_time', f.ticket, coalesce(solver, owner), team, seconds FROM final AS f JOIN logged USING (ticket) WHERE seconds > 0;
