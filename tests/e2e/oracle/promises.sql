-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Promises: the helpdesk's own where it tells any, else ours. One counts where it falls due, for whom
-- the ticket was with, and is kept if what was promised stood at that moment.

INSERT INTO kpi(id, aggregate) VALUES ('sla_first_response', 'share'), ('sla_next_reply', 'share'), ('sla_resolution', 'share');

-- stage: 0 active, 1 paused, 2 achieved; 8 told by an event, of which the latest holds (of the next
-- reply the latest before it came); 9 ours
CREATE TABLE promised AS
SELECT ticket, metric, due_at, 8 AS stage,
	(SELECT min(at) FROM step AS r WHERE r.ticket = s.ticket AND r.nr > s.nr AND r.is_reply AND (s.metric <> 1 OR r.solves = s.solves))
		AS answered_at FROM step AS s
WHERE kind = 8 AND NOT EXISTS (SELECT 1 FROM step AS l WHERE l.ticket = s.ticket AND l.nr > s.nr AND l.kind = 8
	AND l.metric = s.metric AND (l.metric <> 1 OR l.replies = s.replies AND l.solves = s.solves))
-- A solve ends the wait for a reply: one that was due by then was missed, any other is due no longer.
AND NOT (metric = 1 AND EXISTS (SELECT 1 FROM step AS e WHERE e.ticket = s.ticket AND e.is_solve AND e.solves = s.solves + 1
	AND e.replies = s.replies AND (e.unanswered_before IS NULL OR e.at <= s.due_at)))
-- Where neither came, it is due to who has asked.
AND (metric <> 1 OR EXISTS (SELECT 1 FROM step AS e WHERE e.ticket = s.ticket AND e.nr > s.nr AND (is_reply OR is_solve))
	OR (SELECT unanswered_at FROM step AS l WHERE l.ticket = s.ticket ORDER BY nr DESC LIMIT 1) IS NOT NULL);
INSERT INTO promised
SELECT ticket, metric, due_at, stage, NULL FROM told_promise AS p JOIN ticket ON id = ticket
WHERE NOT EXISTS (SELECT 1 FROM step AS s WHERE s.ticket = p.ticket AND s.kind = 8 AND s.metric = p.metric);

-- Ours: the one with the most conditions, of equals the later one; of a team the one that has the ticket when
-- it is asked, for replies, else the one that has it now.
CREATE TABLE had AS SELECT id AS ticket, team FROM ticket UNION SELECT ticket, team FROM step;
CREATE TABLE ours AS
SELECT * FROM (
	SELECT t.id AS ticket, had.team AS had_by, had.team IS t.team AS is_last, o.metric, seconds, is_calendar, created_at, is_outbound, has_events,
		row_number() OVER (PARTITION BY t.id, o.metric, had.team ORDER BY (o.channel IS NOT NULL) + (o.priority IS NOT NULL) +
			(o.type IS NOT NULL) + (o.team IS NOT NULL) DESC, o.rowid DESC) AS place
	FROM ticket AS t JOIN had ON had.ticket = t.id JOIN our_promise AS o
	LEFT JOIN store.names AS c ON c.id = t.channel LEFT JOIN store.names AS p ON p.id = t.priority
	LEFT JOIN store.names AS y ON y.id = t.type LEFT JOIN team ON team.group_id = had.team
	WHERE (o.channel IS NULL OR o.channel = c.text) AND (o.priority IS NULL OR o.priority = p.text)
		AND (o.type IS NULL OR o.type = y.text) AND (o.team IS NULL OR o.team IN (team.name, team.scope_id))
		AND NOT EXISTS (SELECT 1 FROM promised WHERE promised.ticket = t.id AND promised.metric = o.metric AND (o.metric <> 1 OR stage <> 8))
		AND NOT EXISTS (SELECT 1 FROM told_promise AS p WHERE p.ticket = t.id AND p.metric = o.metric))
WHERE place = 1;
CREATE INDEX ours_ticket ON ours(ticket, had_by);
CREATE TABLE asked AS -- since when, and until when where it is known
-- (negative: a solve came instead of an answer)
SELECT ticket, metric, seconds, is_calendar, created_at AS at, NULL AS answered_at FROM ours
WHERE is_last AND (metric = 2 OR metric = 0 AND NOT is_outbound)
UNION ALL
SELECT s.ticket, ours.metric, seconds, is_calendar, unanswered_before, at FROM ours JOIN step AS s ON s.ticket = ours.ticket AND s.team IS had_by
WHERE ours.metric = 1 AND is_reply AND unanswered_before IS NOT NULL AND (replies > 1 OR is_outbound)
	AND NOT EXISTS (SELECT 1 FROM step AS l WHERE l.ticket = s.ticket AND l.kind = 8 AND l.metric = 1 AND l.nr < s.nr)
UNION ALL
SELECT s.ticket, ours.metric, seconds, is_calendar, unanswered_at, NULL FROM ours JOIN step AS s ON s.ticket = ours.ticket AND s.team IS had_by
WHERE ours.metric = 1 AND nr = (SELECT max(nr) FROM step AS l WHERE l.ticket = s.ticket)
	AND unanswered_at IS NOT NULL AND (replies > 0 OR is_outbound)
	AND NOT EXISTS (SELECT 1 FROM step AS l WHERE l.ticket = s.ticket AND l.kind = 8 AND l.metric = 1)
UNION ALL
SELECT s.ticket, ours.metric, seconds, is_calendar, unanswered_before, -s.at FROM ours JOIN step AS s ON s.ticket = ours.ticket AND s.team IS had_by
WHERE ours.metric = 1 AND is_solve AND unanswered_before IS NOT NULL AND (replies > 0 OR is_outbound)
	AND NOT EXISTS (SELECT 1 FROM step AS l WHERE l.ticket = s.ticket AND l.kind = 8 AND l.metric = 1 AND l.nr < s.nr)
UNION ALL
SELECT ours.ticket, metric, seconds, is_calendar, unanswered_at, NULL FROM ours JOIN open USING (ticket)
WHERE is_last AND metric = 1 AND NOT has_events AND unanswered_at > ours.created_at;
INSERT INTO promised -- what a solve came before is due no longer
SELECT ticket, metric, due_at, 9, iif(answered_at < 0, NULL, answered_at) FROM (
SELECT ticket, metric, answered_at, iif(is_calendar, at + seconds, (
		SELECT from_at + worked_s + seconds - before_s FROM open_hours WHERE before_s < worked_s + seconds
		ORDER BY before_s DESC LIMIT 1)) AS due_at
FROM (SELECT *, (SELECT before_s + min(at, to_at) - from_at FROM open_hours WHERE from_at <= at
	ORDER BY from_at DESC LIMIT 1) AS worked_s FROM asked))
WHERE coalesce(answered_at, 0) >= 0 OR due_at < -answered_at;

-- The solve that stood when it fell due, else the first one after. Of a ticket that nobody had been given by the
-- moment of asking it is nobody's, whoever got the ticket since.
CREATE TABLE promise AS
WITH solved AS (
	SELECT p.rowid AS promise, p.*, (
		SELECT at FROM solve AS s WHERE s.ticket = p.ticket AND (at > due_at OR coalesce(reopened_at > due_at, 1))
		ORDER BY nr LIMIT 1) AS solved_at,
		coalesce((SELECT min(at) FROM step WHERE step.ticket = p.ticket AND is_reply), created_at + first_reply_s) AS replied_at
	FROM promised AS p JOIN ticket ON id = p.ticket LEFT JOIN summary ON summary.ticket = id
	WHERE due_at IS NOT NULL),
done AS (
	SELECT *, CASE
		WHEN metric = 2 THEN solved_at
		WHEN answer_at <= due_at THEN answer_at
		ELSE min(coalesce(answer_at, solved_at), coalesce(solved_at, answer_at)) END AS done_at,
		-- solved in time without an answer: nothing is due any longer
		metric <> 2 AND solved_at <= due_at AND coalesce(answer_at > due_at, 1) AS is_void
	FROM (SELECT *, iif(metric = 0, replied_at, answered_at) AS answer_at FROM solved))
SELECT promise, d.ticket, d.metric, d.due_at, stage,
	iif(done_at IS NULL AND stage = 2, d.due_at, done_at) AS done_at,
	iif(done_at IS NULL AND stage = 2, 1, coalesce(iif(d.metric = 2, done_at, answer_at) <= d.due_at, 0)) AS is_kept,
	coalesce(is_void, 0) OR d.metric = 1 AND NOT t.has_events AS is_void, iif(h.nr IS NULL, t.owner_then, coalesce(h.owner, h.last_owner)) AS owner,
	iif(h.nr IS NULL, t.team, h.team) AS team
FROM done AS d JOIN ticket AS t ON t.id = d.ticket
LEFT JOIN step AS h ON h.ticket = d.ticket AND h.nr = (
	SELECT max(nr) FROM step AS l WHERE l.ticket = d.ticket AND l.at <= d.due_at)
;
-- No reply is due to who has not asked.
DELETE FROM promise WHERE metric = 1 AND stage = 8 AND done_at IS NULL AND NOT EXISTS (SELECT 1 FROM step AS s
	WHERE s.ticket = promise.ticket AND unanswered_at IS NOT NULL AND nr = (SELECT max(nr) FROM step AS l WHERE l.ticket = s.ticket));
CREATE INDEX promise_ticket ON promise(ticket);

INSERT INTO observation(kpi, ticket, agent, team, num)
SELECT CASE metric WHEN 0 THEN 'sla_first_response' WHEN 1 THEN 'sla_next_reply' ELSE 'sla_resolution' END,
	ticket, owner, team, is_kept FROM promise, period WHERE NOT is_void AND due_at >= from_at AND due_at < to_at;

-- Levels are of tickets: whoever holds one now has it, however many of its promises press. No reply is
-- due to who has not asked.
CREATE TABLE owed AS
SELECT p.* FROM promise AS p JOIN open USING (ticket), period
WHERE coalesce(done_at >= level_at, 1) AND (metric <> 1 OR stage <> 8 OR unanswered_at IS NOT NULL);
CREATE TEMP VIEW pressing AS
SELECT open.*, EXISTS (SELECT 1 FROM owed AS p WHERE p.ticket = open.ticket AND due_at < level_at) AS is_overdue,
	EXISTS (SELECT 1 FROM owed AS p, setting WHERE p.ticket = open.ticket AND due_at >= level_at
		AND setting.name = 'due_soon_s' AND due_at < level_at + setting.value) AS is_due_soon,
	-- the promises of a summary come and go
	is_promise_unknown AND (EXISTS (SELECT 1 FROM told_promise) OR EXISTS (SELECT 1 FROM our_promise WHERE metric = 1)) AS is_unknown
FROM open, period;
INSERT INTO observation(kpi, ticket, agent, team, is_unknown)
SELECT 'overdue', ticket, owner, team, is_unknown FROM pressing WHERE is_overdue OR is_unknown
UNION ALL
SELECT 'due_soon', ticket, owner, team, is_unknown FROM pressing WHERE is_due_soon OR is_unknown;
INSERT INTO kpi(id, aggregate) VALUES ('unanswered_overdue', 'count');
INSERT INTO observation(kpi, ticket, agent, team)
SELECT DISTINCT 'unanswered_overdue', o.ticket, o.owner, o.team FROM owed AS p JOIN open AS o USING (ticket), period
WHERE metric = 0 AND due_at < level_at
	AND EXISTS (SELECT 1 FROM observation AS w WHERE w.kpi = 'unanswered' AND w.ticket = o.ticket);
