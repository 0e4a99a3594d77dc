-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- KPIs of what happened: tickets, replies, solves.

INSERT INTO kpi(id, aggregate) VALUES ('ticket_volume', 'count'), ('solved', 'count'), ('replies', 'count'), ('net_flow', 'difference'),
	('first_response_time', 'median'), ('next_reply_time', 'median'), ('resolution_time', 'median'),
	('resolution_rate', 'share'), ('reopen_rate', 'share'), ('one_touch', 'share'),
	('first_contact_resolution', 'share'), ('handle_time', 'mean'), ('reassignments', 'share'),
	('after_hours_share', 'share'), ('requester_wait', 'median'), ('first_resolution_time', 'median'),
	('resolved_within', 'share'), ('contacts', 'count'), ('repeat_contact_rate', 'share'), ('complaints', 'count'),
	('complaint_share', 'share'), ('complaint_ack_time', 'median'), ('complaint_resolution_time', 'median'),
	('repair_time', 'median'), ('bot_resolution_rate', 'share');

-- What is left out whole is counted as such, whether or not its helpdesk tells what it would have added.
CREATE TEMP VIEW lost AS SELECT id FROM ticket WHERE out IS NOT NULL;

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
WHERE NOT has_events AND (knows_replies OR id IN (SELECT id FROM lost)) AND at >= from_at AND at < to_at;

INSERT INTO observation(kpi, ticket, agent, team, from_at, until_at)
SELECT 'first_response_time', ticket, actor, team, created_at, at FROM reply WHERE replies = 1 AND NOT is_outbound;
INSERT INTO observation(kpi, ticket, agent, team, from_at, until_at)
SELECT 'first_response_time', id, assignee, team, created_at, created_at + first_reply_s
FROM ticket JOIN summary ON summary.ticket = id, period
WHERE NOT has_events AND NOT is_outbound AND created_at + first_reply_s >= from_at AND created_at + first_reply_s < to_at;

INSERT INTO observation(kpi, ticket, agent, team, from_at, until_at)
SELECT 'next_reply_time', ticket, actor, team, unanswered_before, at FROM reply
WHERE unanswered_before IS NOT NULL AND (replies > 1 OR is_outbound);

-- What a machine says is no reply, nor the first response that it would have been; nor is what we wrote first.
CREATE TEMP VIEW machine_said AS
SELECT ticket, nr, at, created_at, iif(s.actor_kind = 2, actor, NULL) AS agent, s.team,
	iif(is_automatic OR s.actor_kind = 4, 'automatic', 'bot') AS out, replies,
	row_number() OVER (PARTITION BY ticket ORDER BY nr) AS place
FROM step AS s JOIN ticket ON ticket.id = ticket WHERE kind = 1 AND s.actor_kind <> 1 AND is_machine;
INSERT INTO observation(kpi, ticket, agent, team, out)
SELECT k.kpi, ticket, agent, team, out
FROM machine_said JOIN (SELECT 'replies' AS kpi UNION ALL SELECT 'after_hours_share') AS k, period WHERE at >= from_at AND at < to_at;
INSERT INTO observation(kpi, ticket, agent, team, out, from_at, until_at)
SELECT 'first_response_time', ticket, agent, team, out, created_at, at FROM machine_said, period
WHERE place = 1 AND replies = 0 AND at >= from_at AND at < to_at;
INSERT INTO observation(kpi, ticket, agent, team, out, from_at, until_at)
SELECT 'first_response_time', ticket, actor, team, iif(EXISTS (SELECT 1 FROM step AS q WHERE q.ticket = reply.ticket AND q.nr < reply.nr
	AND q.is_question AND q.kind = 1), 'by_agent', 'outbound'), created_at, at FROM reply WHERE replies = 1 AND is_outbound
UNION ALL
SELECT 'first_response_time', id, assignee, team, 'outbound', created_at, created_at + first_reply_s
FROM ticket JOIN summary ON summary.ticket = id, period
WHERE NOT has_events AND is_outbound AND created_at + first_reply_s >= from_at AND created_at + first_reply_s < to_at;

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
FROM solve AS s, period WHERE (knows_reopens OR s.ticket IN (SELECT id FROM lost)) AND at >= from_at AND at < to_at;
-- Those that a summary says were undone: beside its last solve, else its first.
INSERT INTO observation(kpi, ticket, agent, team)
WITH RECURSIVE undone(ticket, agent, team, at, nr) AS (
	SELECT id, assignee, ticket.team, coalesce(solve.at, created_at + first_solved_s), reopens
	FROM ticket JOIN summary ON summary.ticket = id LEFT JOIN solve ON solve.ticket = id
	WHERE NOT has_events AND reopens > 0
	UNION ALL SELECT ticket, agent, team, at, nr - 1 FROM undone WHERE nr > 1)
SELECT 'reopen_rate', ticket, agent, team FROM undone, period WHERE at >= from_at AND at < to_at;

INSERT INTO observation(kpi, ticket, agent, team, num)
SELECT 'one_touch', ticket, owner, team, replies = 1 FROM final
WHERE knows_replies AND (replies > 0 OR ticket IN (SELECT ticket FROM bot_only)) OR ticket IN (SELECT id FROM lost);
INSERT INTO observation(kpi, ticket, agent, team, num)
SELECT 'first_contact_resolution', f.ticket, owner, team, f.replies <= 1 AND NOT coalesce(reopens > 0 AND NOT has_events, 0) AND
	NOT EXISTS (SELECT 1 FROM reopened AS r WHERE r.ticket = f.ticket)
FROM final AS f LEFT JOIN summary ON summary.ticket = f.ticket, setting
WHERE (knows_replies AND knows_reopens OR f.ticket IN (SELECT id FROM lost)) AND name = 'fcr_method' AND setting.value = 'reply';
INSERT INTO observation(kpi, ticket, agent, team, num)
SELECT 'first_contact_resolution', f.ticket, owner, f.team, mark FROM final AS f JOIN ticket ON id = f.ticket, setting
WHERE mark IS NOT NULL AND name = 'fcr_method' AND value = 'mark';

CREATE TEMP VIEW logged AS
SELECT ticket, sum(handle_s) AS seconds FROM event GROUP BY ticket
UNION ALL SELECT id, handle_s FROM ticket JOIN summary ON summary.ticket = id WHERE NOT has_events;
INSERT INTO observation(kpi, ticket, agent, team, seconds)
SELECT 'handle_time', f.ticket, coalesce(solver, owner), team, seconds FROM final AS f JOIN logged USING (ticket) WHERE seconds > 0;

-- --- more of solves ------------------------------------------------------------------------------
-- From one person to another, up to the solve.
INSERT INTO observation(kpi, ticket, agent, team, num)
SELECT 'reassignments', f.ticket, f.owner, f.team, iif(has_events, (SELECT count(*) FROM step AS s
	WHERE s.ticket = f.ticket AND s.nr <= f.nr AND s.kind = 4 AND s.new <> s.owner_before), m.moves)
FROM final AS f LEFT JOIN summary AS m ON m.ticket = f.ticket WHERE has_events OR m.moves IS NOT NULL OR f.ticket IN (SELECT id FROM lost);

-- Turns of ours and of third parties until the solve; a summary tells their length by either clock.
CREATE TABLE wait AS
SELECT ticket, nr, turn, lead(at) OVER steps - at AS seconds, lead(worked_s) OVER steps - worked_s AS business_s
FROM (SELECT *, (SELECT before_s + min(at, to_at) - from_at FROM open_hours WHERE from_at <= at
	ORDER BY from_at DESC LIMIT 1) AS worked_s FROM step)
WINDOW steps AS (PARTITION BY ticket ORDER BY nr);
CREATE INDEX wait_ticket ON wait(ticket, nr);
INSERT INTO observation(kpi, ticket, agent, team, seconds, business_s)
SELECT 'requester_wait', f.ticket, f.owner, f.team, coalesce(sum(w.seconds), 0), coalesce(sum(w.business_s), 0)
FROM final AS f LEFT JOIN wait AS w ON w.ticket = f.ticket AND w.nr < f.nr AND w.turn <> 1
WHERE has_events GROUP BY f.ticket, f.nr;
INSERT INTO observation(kpi, ticket, agent, team, seconds, business_s)
SELECT 'requester_wait', f.ticket, f.owner, f.team, requester_wait_s, requester_wait_business_s
FROM final AS f JOIN summary AS m ON m.ticket = f.ticket
WHERE NOT has_events AND (requester_wait_s IS NOT NULL
	AND (requester_wait_business_s IS NOT NULL OR NOT EXISTS (SELECT 1 FROM hours)) OR f.ticket IN (SELECT id FROM lost));

INSERT INTO observation(kpi, ticket, agent, team, from_at, until_at)
SELECT 'first_resolution_time', s.ticket, s.owner, s.team, created_at, s.at FROM solve AS s JOIN ticket ON id = s.ticket, period
WHERE has_events AND s.nr = (SELECT min(nr) FROM solve AS f WHERE f.ticket = s.ticket) AND s.at >= from_at AND s.at < to_at;
INSERT INTO observation(kpi, ticket, agent, team, from_at, until_at)
SELECT 'first_resolution_time', id, assignee, t.team, created_at, created_at + first_solved_s
FROM ticket AS t JOIN summary ON ticket = id, period
WHERE NOT has_events AND created_at + first_solved_s >= from_at AND created_at + first_solved_s < to_at;

INSERT INTO observation(kpi, ticket, agent, team, num)
SELECT 'resolved_within', c.ticket, c.owner, c.team, EXISTS (SELECT 1 FROM solve AS s, setting
	WHERE s.ticket = c.ticket AND s.reopened_at IS NULL AND setting.name = 'window_s' AND s.at - c.at <= setting.value AND s.at <= now_at)
FROM created AS c, period;

-- Conversations in which a bot spoke, each where it was first solved since; alone: no human did, none closed
-- it, and nobody came back.
INSERT INTO observation(kpi, ticket, agent, team, num)
SELECT 'bot_resolution_rate', f.ticket, f.owner, f.team, f.solver IS NULL AND NOT EXISTS (SELECT 1 FROM step AS s
	WHERE s.ticket = f.ticket AND s.nr <= f.nr AND s.is_reply) AND NOT coalesce(f.reopened_at - f.at <= value, 0)
FROM (SELECT *, row_number() OVER (PARTITION BY ticket ORDER BY nr) AS place FROM solve AS v WHERE EXISTS (SELECT 1 FROM step AS s
	WHERE s.ticket = v.ticket AND s.nr <= v.nr AND s.kind = 1 AND s.actor_kind = 3 AND NOT s.is_automatic)) AS f, period, setting
WHERE place = 1 AND name = 'window_s' AND at >= from_at AND at < to_at;

-- --- hours ---------------------------------------------------------------------------------------
INSERT INTO observation(kpi, ticket, agent, team, num)
SELECT 'after_hours_share', ticket, actor, team, NOT EXISTS (SELECT 1 FROM open_hours AS o WHERE at >= o.from_at AND at < o.to_at)
FROM reply WHERE EXISTS (SELECT 1 FROM hours);

INSERT INTO observation(kpi, ticket, agent, team) -- of which only the number is told
SELECT 'after_hours_share', solve.ticket, owner, solve.team FROM solve JOIN ticket ON ticket.id = ticket JOIN lost USING (id), period
WHERE NOT has_events AND at >= from_at AND at < to_at;

-- --- types ---------------------------------------------------------------------------------------
CREATE TABLE type_of AS
SELECT t.id AS ticket, text = 'complaint' AS is_complaint, text IN ('return', 'repair') AS is_return
FROM ticket AS t JOIN store.names AS n ON n.id = type;
CREATE UNIQUE INDEX type_of_ticket ON type_of(ticket);
INSERT INTO observation(kpi, ticket, agent, team)
SELECT 'complaints', ticket, owner, team FROM created JOIN type_of USING (ticket) WHERE is_complaint;
INSERT INTO observation(kpi, ticket, agent, team, num)
SELECT 'complaint_share', ticket, owner, team, coalesce(is_complaint, 0) FROM created LEFT JOIN type_of USING (ticket)
WHERE EXISTS (SELECT 1 FROM type_of); -- where types are told at all
INSERT INTO observation(kpi, ticket, agent, team, out, from_at, until_at)
SELECT 'complaint_ack_time', ticket, agent, team, out, from_at, until_at FROM observation JOIN type_of USING (ticket)
WHERE kpi = 'first_response_time' AND is_complaint;
INSERT INTO observation(kpi, ticket, agent, team, from_at, until_at)
SELECT iif(is_complaint, 'complaint_resolution_time', 'repair_time'), ticket, agent, team, from_at, until_at
FROM observation JOIN type_of USING (ticket) WHERE kpi = 'resolution_time' AND (is_complaint OR is_return);

-- --- day by day ----------------------------------------------------------------------------------
-- Final solves of the 28 days before today, for the days of work.
INSERT INTO kpi(id, aggregate)
WITH RECURSIVE day(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM day WHERE k < 28) SELECT 'solved@' || k, 'count' FROM day;
INSERT INTO observation(kpi, ticket, agent, team)
SELECT 'solved@' || k, ticket, owner, team FROM (
	SELECT s.*, unixepoch(age_at, 'unixepoch', 'localtime') / 86400 - unixepoch(at, 'unixepoch', 'localtime') / 86400 AS k
	FROM solve AS s, period WHERE reopened_at IS NULL)
WHERE k BETWEEN 1 AND 28;
