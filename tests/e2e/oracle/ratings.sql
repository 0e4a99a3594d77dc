-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- KPIs of opinions.

INSERT INTO kpi(id, aggregate) VALUES ('csat', 'share'), ('survey_response_rate', 'share');
INSERT INTO kpi(id, aggregate, is_weighed) VALUES ('csat_score', 'mean', 1);

CREATE TEMP VIEW survey AS
SELECT r.*, owner_then, t.team,
	coalesce(offered_at, (SELECT max(at) FROM last_solve AS l WHERE l.ticket = r.ticket)) AS sent_at,
	coalesce(answered_at, (SELECT max(at) FROM last_solve AS l WHERE l.ticket = r.ticket)) AS came_at
FROM told_rating AS r JOIN ticket AS t ON t.id = r.ticket WHERE stage > 0;

-- All answers: the helpdesk's own, by its events or else as last seen, where what is not dated is dated by
-- the last solve; and those of feeds.
CREATE TABLE heard AS
SELECT ticket, ticket AS named, NULL AS out, at, 0 AS fed, nr AS place, coalesce(owner, last_owner) AS owner, team, NULL AS customer, value AS score,
	coalesce(nullif(scale, 0), 1) AS scale
FROM step WHERE kind = 7
UNION ALL
SELECT v.ticket, v.ticket, NULL, came_at, 0, 0, iif(s.nr IS NULL, owner_then, coalesce(s.owner, s.last_owner)), iif(s.nr IS NULL, v.team, s.team), NULL,
	score, coalesce(nullif(v.scale, 0), 1)
FROM survey AS v LEFT JOIN step AS s ON s.ticket = v.ticket AND s.nr = (
	SELECT max(nr) FROM step AS l WHERE l.ticket = v.ticket AND l.at <= came_at), period
WHERE stage = 2 AND came_at <= now_at AND v.ticket NOT IN (SELECT ticket FROM step WHERE kind = 7)
UNION ALL
SELECT ticket, named, out, at, 1, id, owner, team, customer, score, scale FROM fed_answer;
-- The last of each ticket; of no ticket each.
CREATE TABLE answer AS
SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY coalesce(named, -place) ORDER BY at DESC, fed DESC, place DESC) AS back FROM heard)
WHERE back = 1;

-- Good: 4 or 5 of 5, or as much of another scale.
INSERT INTO observation(kpi, ticket, agent, team, customer, out, num)
SELECT 'csat', ticket, owner, team, customer, out, score * 5 >= scale * 4 FROM answer, period WHERE at >= from_at AND at < to_at;
INSERT INTO observation(kpi, ticket, agent, team, num)
SELECT 'survey_response_rate', v.ticket, iif(s.nr IS NULL, owner_then, coalesce(s.owner, s.last_owner)),
	iif(s.nr IS NULL, v.team, s.team), stage = 2 AND coalesce(answered_at <= now_at, 1)
FROM survey AS v LEFT JOIN step AS s ON s.ticket = v.ticket AND s.nr = (
	SELECT max(nr) FROM step AS l WHERE l.ticket = v.ticket AND l.at <= sent_at), period
WHERE sent_at >= from_at AND sent_at < to_at
	-- who tells of answers alone tells of no offers
	AND EXISTS (SELECT 1 FROM told_rating WHERE stage = 1 OR offered_at IS NOT NULL);
-- As of 5; good or bad is no score.
INSERT INTO observation(kpi, ticket, agent, team, customer, out, num)
SELECT 'csat_score', ticket, owner, team, customer, out, score * 5.0 / scale FROM answer, period WHERE scale > 1 AND at >= from_at AND at < to_at;
