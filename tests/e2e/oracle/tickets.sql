-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Who works, which tickets count, and what happened to them: a step an event, with how the ticket
-- stood after it.
--
-- States: 0 new, 1 open, 2 pending, 3 on hold, 4 solved, 5 closed, 6 spam, 7 merged, 8 deleted.
-- Turns: 0 us, 1 customer, 2 third party, 3 by the last speaker.

CREATE TABLE person AS
SELECT a.id AS account, coalesce(nullif(login, ''), iif((SELECT count(*) FROM store.sources) > 1,
	(SELECT s.name FROM store.sources AS s WHERE s.id = a.source) || ':', '') || external_id) AS scope_id, a.name
FROM store.accounts AS a WHERE is_staff = 1 AND kind IN (1, 2); -- who is a customer by now keeps her past
CREATE UNIQUE INDEX person_account ON person(account);

CREATE TABLE team AS
SELECT g.id AS group_id, iif((SELECT count(*) FROM store.sources) > 1,
	(SELECT s.name FROM store.sources AS s WHERE s.id = g.source) || ':', '') || external_id AS scope_id,
	g.name, coalesce(tier, 0) AS tier
FROM store.groups AS g LEFT JOIN tier ON tier.team = g.name;
CREATE UNIQUE INDEX team_group ON team(group_id);

CREATE TABLE ticket AS
SELECT t.id, coalesce(created_at, event_created_at) AS created_at, updated_at,
	coalesce(state, (SELECT bits >> 8 & 15 FROM store.events AS e WHERE e.ticket = t.id AND e.kind = 3
		ORDER BY at DESC, tie DESC, external_id DESC LIMIT 1), 0) AS state,
	coalesce(waiting, 3) AS turn, assignee, group_id AS team, requester, channel, priority, type, topic, customer,
	flags >> 2 & 1 AS has_events, iif(flags >> 4 & 3, flags >> 4 & 1, NULL) AS mark, flags & 1 AS is_test, active_at, facets >> 2 & 1 AS has_sla, facets >> 3 & 1 AS has_rating,
	(flags >> 1 & 1) OR (flags >> 2 & 1 AND EXISTS (SELECT 1 FROM store.events AS e
		WHERE e.ticket = t.id AND e.kind = 0 AND e.actor_kind = 2 AND e.actor IS NOT t.requester)) AS is_outbound
FROM store.tickets AS t, period
WHERE coalesce(created_at, event_created_at) <= seen_at;
CREATE UNIQUE INDEX ticket_id ON ticket(id);
-- Why all of it is left out, as last seen; NULL: it counts.
ALTER TABLE ticket ADD COLUMN out;
UPDATE ticket SET out = CASE state WHEN 6 THEN 'spam' WHEN 7 THEN 'merged' WHEN 8 THEN 'deleted' ELSE iif(is_test, 'test', NULL) END;
-- Before a summary's ticket was given to anybody, or solved, it was nobody's.
ALTER TABLE ticket ADD COLUMN owner_then;
UPDATE ticket SET owner_then = assignee WHERE NOT coalesce((SELECT NOT has_events AND assigned_at > now_at AND (state <= 3 OR
	coalesce(solved_at, created_at + solved_s, created_at + first_solved_s, updated_at) > now_at)
	FROM summary, period WHERE summary.ticket = id), 0);

-- Step 0 is the creation. What a ticket is made with, in that second and out of nothing, comes first.
CREATE TABLE event AS
SELECT ticket, row_number() OVER (PARTITION BY ticket ORDER BY is_made DESC, at, tie, external_id) AS nr,
	is_made, at, kind, actor, bits & 1 OR actor_kind IN (3, 4) AS is_machine,
	CASE actor_kind WHEN 0 THEN iif(person.account IS NULL, 1, 2) ELSE actor_kind END AS actor_kind,
	bits & 1 AS is_automatic, nullif(old, 0) AS old, nullif(new, 0) AS new, bits >> 12 & 15 AS old_state,
	bits >> 8 & 15 AS new_state, bits >> 2 & 3 AS new_turn, bits >> 4 & 15 AS metric, due_at, handle_s, value, scale
FROM (
	SELECT e.*, at <= created_at AND (kind = 0 OR kind IN (4, 5) AND coalesce(old, 0) = 0) AS is_made
	FROM store.events AS e JOIN ticket ON ticket.id = e.ticket, period WHERE has_events AND at <= seen_at)
LEFT JOIN person ON person.account = actor;
-- A merger ends a ticket as a state does, and so does what no event tells of: at the last that is known.
UPDATE event SET kind = 3, old_state = NULL, new_state = 7, new_turn = 3
WHERE kind = 9 AND ticket IN (SELECT id FROM ticket WHERE state = 7);
INSERT INTO event(ticket, nr, is_made, at, kind, is_machine, is_automatic, actor_kind, new_state, new_turn, handle_s)
SELECT id, 1000000, 0, active_at, 3, 1, 0, 4, state, 3, 0 FROM ticket
WHERE has_events AND state > 5 AND NOT EXISTS (SELECT 1 FROM event AS e WHERE e.ticket = id AND kind = 3 AND new_state = state);
CREATE UNIQUE INDEX event_nr ON event(ticket, nr);
CREATE INDEX event_kind ON event(ticket, kind, nr);

-- What never changed was always as it is now; what did was before as its first change tells.
INSERT INTO event(ticket, nr, is_made, at, kind, is_machine, is_automatic, actor_kind, handle_s)
SELECT id, 0, 1, created_at, -1, 0, 0, iif(is_outbound, 2, 1), 0 FROM ticket WHERE has_events;
CREATE TABLE beginning AS
SELECT id AS ticket,
	coalesce(s.old_state, iif(state > 5, 0, state)) AS state,
	CASE WHEN s.old_state IS NULL THEN turn WHEN s.old_state = 2 THEN 1 WHEN s.old_state = 3 THEN 2 ELSE 3 END AS turn,
	iif(a.nr IS NULL, assignee, a.old) AS owner, iif(t.nr IS NULL, team, t.old) AS team
FROM ticket
LEFT JOIN event AS s ON s.ticket = id AND s.nr = (SELECT min(nr) FROM event WHERE ticket = id AND kind = 3)
LEFT JOIN event AS a ON a.ticket = id AND a.nr = (SELECT min(nr) FROM event WHERE ticket = id AND kind = 4)
LEFT JOIN event AS t ON t.ticket = id AND t.nr = (SELECT min(nr) FROM event WHERE ticket = id AND kind = 5)
WHERE has_events;
CREATE UNIQUE INDEX beginning_ticket ON beginning(ticket);
-- What is not dated is dated by the last solve that is known of.
CREATE TABLE last_solve AS
SELECT ticket, max(at) AS at FROM (
	SELECT ticket, at, new_state, coalesce(lag(new_state) OVER (PARTITION BY ticket ORDER BY nr), old_state) AS state_before
	FROM event WHERE kind = 3)
WHERE new_state IN (4, 5) AND state_before <= 3 GROUP BY ticket
UNION ALL SELECT b.ticket, created_at FROM beginning AS b JOIN ticket ON id = b.ticket
WHERE b.state IN (4, 5) AND NOT EXISTS (SELECT 1 FROM event AS e WHERE e.ticket = b.ticket AND e.kind = 3);
-- What a bot solved without any of us, as last seen: it has a rate of its own.
CREATE TABLE bot_only AS
WITH told AS (
	SELECT *, coalesce(lag(new_state) OVER (PARTITION BY ticket ORDER BY nr), old_state) AS state_before FROM event WHERE kind = 3)
SELECT id AS ticket FROM ticket JOIN beginning ON ticket = id
WHERE ticket.state IN (4, 5) AND beginning.state <= 3 AND EXISTS (SELECT 1 FROM told AS s WHERE s.ticket = id AND new_state IN (4, 5))
	AND NOT EXISTS (SELECT 1 FROM event AS e WHERE e.ticket = id AND kind = 1 AND e.actor_kind = 2 AND NOT is_machine)
	AND NOT EXISTS (SELECT 1 FROM told AS s WHERE s.ticket = id AND new_state IN (4, 5) AND state_before <= 3 AND (s.actor_kind = 2
		OR NOT EXISTS (SELECT 1 FROM event AS e WHERE e.ticket = id AND e.nr < s.nr AND e.kind = 1 AND e.actor_kind = 3 AND NOT e.is_automatic)));
DELETE FROM event WHERE at > (SELECT now_at FROM period) AND NOT is_made;

-- Which steps the present state, owner and team, and the run of messages, go back to.
CREATE TABLE standing AS
WITH marked AS (
	SELECT *,
		kind = 1 AND actor_kind = 2 AND NOT is_machine AS is_reply,
		kind IN (-1, 1) AND actor_kind = 1 AND NOT is_automatic AS is_question
	FROM event),
counted AS (
	SELECT *,
		max(iif(kind = 3, nr, NULL)) OVER steps AS state_nr,
		max(iif(kind = 4, nr, NULL)) OVER steps AS owner_nr,
		max(iif(kind = 5, nr, NULL)) OVER steps AS team_nr,
		sum(is_reply) OVER steps AS replies
	FROM marked WINDOW steps AS (PARTITION BY ticket ORDER BY nr))
SELECT *,
	-- The oldest of the customer's messages since our last reply, whether or not it was solved since.
	min(iif(is_question, at, NULL)) OVER (PARTITION BY ticket, replies ORDER BY nr) AS spoke_at,
	sum(is_solve) OVER (PARTITION BY ticket ORDER BY nr) AS solves
FROM (SELECT *, kind = 3 AND state IN (4, 5) AND lag(state) OVER (PARTITION BY ticket ORDER BY nr) <= 3 AS is_solve
FROM (SELECT c.ticket, c.nr, c.is_made, c.at, c.kind, c.actor, c.actor_kind, c.is_machine, c.is_automatic, c.is_reply, c.is_question, c.new,
	c.handle_s, c.value, c.scale, c.metric, c.due_at, replies,
	iif(state_nr IS NULL, b.state, s.new_state) AS state,
	iif(state_nr IS NULL, b.turn, s.new_turn) AS told_turn,
	iif(owner_nr IS NULL, b.owner, o.new) AS owner,
	iif(team_nr IS NULL, b.team, t.new) AS team
FROM counted AS c JOIN beginning AS b USING (ticket)
LEFT JOIN event AS s ON s.ticket = c.ticket AND s.nr = state_nr
LEFT JOIN event AS o ON o.ticket = c.ticket AND o.nr = owner_nr
LEFT JOIN event AS t ON t.ticket = c.ticket AND t.nr = team_nr));

CREATE TABLE step AS
WITH turned AS (
	SELECT *, CASE WHEN state > 3 THEN NULL WHEN told_turn < 3 THEN told_turn
		ELSE iif(spoke_at IS NULL, 1, 0) END AS turn,
		-- a solve answers too
		min(iif(is_question, at, NULL)) OVER (PARTITION BY ticket, replies, solves ORDER BY nr) AS unanswered_at
	FROM standing),
compared AS (
	SELECT *,
		lag(state) OVER steps AS state_before, lag(turn) OVER steps AS turn_before,
		lag(owner) OVER steps AS owner_before, lag(team) OVER steps AS team_before,
		lag(unanswered_at) OVER steps AS unanswered_before,
		last_value(owner) OVER (PARTITION BY ticket ORDER BY owner IS NOT NULL, nr
			ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS last_owner
	FROM turned WINDOW steps AS (PARTITION BY ticket ORDER BY nr)),
numbered AS (
	SELECT *, sum(turn IS NOT turn_before) OVER (PARTITION BY ticket ORDER BY nr) AS turn_nr
	FROM compared)
SELECT *, first_value(at) OVER (PARTITION BY ticket, turn_nr ORDER BY nr) AS turn_at
FROM numbered;
CREATE UNIQUE INDEX step_nr ON step(ticket, nr);
DROP TABLE standing;

CREATE TABLE creation AS
SELECT ticket, created_at AS at, coalesce(owner, last_owner) AS owner, step.team
FROM step JOIN ticket ON ticket.id = ticket
WHERE nr = (SELECT max(nr) FROM event WHERE event.ticket = step.ticket AND is_made)
UNION ALL
SELECT id, created_at, owner_then, team FROM ticket WHERE NOT has_events;

-- A solve leads from an unsolved state to solved or closed; a reopening back.
CREATE TABLE solve AS
WITH solved AS (
	SELECT ticket, nr, at, owner, last_owner, team, replies, actor, actor_kind,
		iif(is_machine AND turn_before = 1, (SELECT turn_at FROM step AS b WHERE b.ticket = s.ticket AND b.nr = s.nr - 1), NULL)
			AS waited_from,
		(SELECT min(nr) FROM step AS r WHERE r.ticket = s.ticket AND r.nr > s.nr AND r.state_before IN (4, 5) AND r.state <= 3)
			AS reopening_nr
	FROM step AS s
	WHERE kind IN (-1, 3) AND coalesce(state_before, 0) <= 3 AND state IN (4, 5)),
followed AS (
	SELECT *, lead(nr) OVER (PARTITION BY ticket ORDER BY nr) AS next_nr FROM solved)
SELECT f.ticket, f.nr, f.at, coalesce(f.owner, f.last_owner) AS owner, f.team, f.waited_from,
	iif(f.actor_kind = 2, f.actor, NULL) AS solver,
	r.at AS reopened_at,
	iif(n.replies = r.replies, n.at, NULL) AS thanked_at, -- closed again without a reply
	(SELECT max(replies) FROM step AS l WHERE l.ticket = f.ticket) AS replies,
	1 AS knows_replies, 1 AS knows_reopens
FROM followed AS f
LEFT JOIN step AS r ON r.ticket = f.ticket AND r.nr = reopening_nr
LEFT JOIN step AS n ON n.ticket = f.ticket AND n.nr = next_nr AND reopening_nr IS NOT NULL;

-- Of a summary: its last solve, and beside it those that were undone, since their dates are not told.
INSERT INTO solve
SELECT id, 1, max(created_at, coalesce(solved_at, created_at + solved_s, created_at + first_solved_s, updated_at)),
	assignee, team, NULL, NULL, NULL, NULL, replies, replies IS NOT NULL, reopens IS NOT NULL
FROM ticket LEFT JOIN summary ON summary.ticket = id
WHERE NOT has_events AND state IN (4, 5);
DELETE FROM solve WHERE at > (SELECT seen_at FROM period);
INSERT INTO last_solve SELECT ticket, at FROM solve JOIN ticket ON id = ticket WHERE NOT has_events;
CREATE INDEX last_solve_ticket ON last_solve(ticket, at);
CREATE INDEX solve_ticket ON solve(ticket, nr);
