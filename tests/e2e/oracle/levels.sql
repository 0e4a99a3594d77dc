-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- KPIs of how things stood: what was open at the end of the period, or is now.

INSERT INTO kpi(id, aggregate) VALUES ('backlog', 'count'), ('waiting_on_us', 'count'), ('waiting_on_customer', 'count'),
	('waiting_on_third_party', 'count'), ('backlog_age', 'median'), ('unassigned', 'count'), ('longest_wait', 'max'),
	('overdue', 'count'), ('due_soon', 'count'), ('return_backlog', 'count'), ('unanswered', 'count');

-- Of a ticket without events: it was open from its creation to its solve. Whom it waits for is known
-- since it does so; all else as last seen; what has been solved since left no trace of it.
CREATE TABLE open AS
SELECT s.ticket, created_at, s.turn, s.owner, s.team, is_outbound,
	iif(s.turn = 0, coalesce(unanswered_at, turn_at), turn_at) AS waits_from, unanswered_at,
	0 AS is_turn_unknown, 0 AS is_owner_unknown, 0 AS is_promise_unknown
FROM step AS s JOIN ticket ON ticket.id = s.ticket, period
WHERE nr = (SELECT max(nr) FROM step AS l WHERE l.ticket = s.ticket AND l.at < level_at) AND s.state <= 3;

CREATE TABLE open_by_summary AS
SELECT id AS ticket, created_at, assignee, t.team, is_outbound, state > 3 AS is_past, level_at > seen_at AS is_now,
	t.state = 0 AS is_new, t.turn AS told_turn, m.first_reply_s, m.replies, m.last_customer_at, m.last_agent_at, m.assigned_at,
	coalesce(knows_assigned, 0) AS knows_assigned, m.state_since, level_at, updated_at,
	coalesce(m.last_agent_at, created_at + first_reply_s) AS agent_at,
	coalesce(max(coalesce(m.state_since, updated_at), coalesce(iif(t.turn = 3, m.last_customer_at, NULL), 0),
		coalesce(iif(t.turn = 3, m.last_agent_at, NULL), 0)), 9e15) AS turn_known_from
FROM ticket AS t LEFT JOIN summary AS m ON m.ticket = id LEFT JOIN solve ON solve.ticket = id, period
WHERE NOT has_events AND created_at < level_at AND (state <= 3 OR solve.at >= level_at);
INSERT INTO open
WITH spoken AS (
	SELECT *,
		-- what the customer said last, and whether it is still unanswered
		iif(last_customer_at > agent_at, 1, 0) AS is_customer_last,
		agent_at IS NOT NULL OR coalesce(replies, 0) > 0 OR is_outbound AS has_spoken
	FROM open_by_summary),
turned AS (
	SELECT *,
		CASE WHEN told_turn < 3 THEN told_turn WHEN is_new OR is_customer_last OR NOT has_spoken THEN 0 ELSE 1 END AS turn,
		CASE WHEN is_new AND NOT is_outbound THEN created_at
			WHEN is_customer_last AND told_turn = 0 AND state_since > agent_at THEN min(state_since, last_customer_at)
			WHEN is_customer_last THEN last_customer_at
			WHEN NOT has_spoken THEN created_at END AS unanswered_at
	FROM spoken)
SELECT ticket, created_at, turn, iif(level_at <= assigned_at, NULL, assignee), team, is_outbound,
	iif(turn = 0, coalesce(unanswered_at, state_since, created_at), coalesce(state_since, created_at)), unanswered_at,
	NOT is_now AND (is_past OR level_at <= turn_known_from OR coalesce(level_at <= unanswered_at, 0)),
	NOT is_now AND (is_past OR coalesce(level_at <= updated_at, 0)) AND
		NOT (knows_assigned AND (coalesce(level_at <= assigned_at, 0) OR (assigned_at IS NULL) = (assignee IS NULL))),
	NOT is_now AND (is_past OR coalesce(level_at <= updated_at, 0))
FROM turned;

INSERT INTO observation(kpi, ticket, agent, team) SELECT 'backlog', ticket, owner, team FROM open;
INSERT INTO observation(kpi, ticket, agent, team, is_unknown)
SELECT word, ticket, owner, team, is_turn_unknown
FROM open JOIN (SELECT 0 AS wanted, 'waiting_on_us' AS word UNION ALL SELECT 1, 'waiting_on_customer'
	UNION ALL SELECT 2, 'waiting_on_third_party')
WHERE turn = wanted OR is_turn_unknown;
INSERT INTO observation(kpi, ticket, agent, team, from_at, until_at)
SELECT 'backlog_age', ticket, owner, team, created_at, age_at FROM open, period;
INSERT INTO observation(kpi, ticket, agent, team, is_unknown)
SELECT 'unassigned', ticket, owner, team, is_owner_unknown FROM open WHERE owner IS NULL OR is_owner_unknown;
INSERT INTO observation(kpi, ticket, agent, team, from_at, until_at, is_unknown)
SELECT 'longest_wait', ticket, owner, team, waits_from, age_at, is_turn_unknown FROM open, period
WHERE turn = 0 OR is_turn_unknown;
INSERT INTO observation(kpi, ticket, agent, team)
SELECT 'return_backlog', ticket, owner, team FROM open JOIN type_of USING (ticket) WHERE is_return;

-- Customers who have never heard of us.
INSERT INTO observation(kpi, ticket, agent, team)
SELECT 'unanswered', o.ticket, owner, team FROM open AS o LEFT JOIN summary AS m ON m.ticket = o.ticket, period
WHERE NOT is_outbound AND coalesce(created_at + first_reply_s >= level_at, 1) AND NOT EXISTS (SELECT 1 FROM step AS s
	WHERE s.ticket = o.ticket AND is_reply AND at < level_at);
