-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- KPIs of surveys that are no ticket's, and of reviews.

INSERT INTO kpi(id, aggregate) VALUES ('ces', 'share'), ('critical_error_rate', 'share'), ('reviews', 'count');
INSERT INTO kpi(id, aggregate, per) VALUES ('nps', 'share', 100);
INSERT INTO kpi(id, aggregate, is_weighed) VALUES ('qa_score', 'share', 1), ('empathy', 'share', 1), ('calibration_spread', 'share', 1);

CREATE TABLE voice AS
SELECT r.ticket AS named, r.source, r.external_id, r.item, r.at, f.ticket, f.agent, f.team AS group_id, r.customer, r.channel, r.topic, score, scale, weight, is_critical,
	n.text AS word, (SELECT out FROM ticket WHERE id = r.ticket) AS out
FROM store.ratings AS r JOIN fed AS f ON f.id = r.id AND record = 'rating' JOIN store.names AS n ON n.id = r.kind, period
WHERE at >= from_at AND at < to_at;
INSERT INTO observation(kpi, ticket, agent, team, customer, channel, topic, out, num)
SELECT 'nps', ticket, agent, group_id, customer, channel, topic, out, (score >= 9) - (score <= 6) FROM voice
WHERE word = 'nps' AND score IS NOT NULL;
INSERT INTO observation(kpi, ticket, agent, team, customer, channel, topic, out, num)
SELECT 'ces', ticket, agent, group_id, customer, channel, topic, out, score * 7 >= 5 * coalesce(scale, 7) FROM voice
WHERE word = 'ces' AND score IS NOT NULL;

INSERT INTO observation(kpi, ticket, agent, team, customer, channel, topic, out, num)
SELECT 'first_contact_resolution', ticket, agent, group_id, customer, channel, topic, out, score >= 1 FROM voice, setting
WHERE word = 'fcr' AND score IS NOT NULL AND name = 'fcr_method' AND value = 'mark';

-- Asked were those who answered and those who did not, where a feed tells of both.
INSERT INTO observation(kpi, ticket, agent, team, customer, channel, topic, out, num)
SELECT 'survey_response_rate', v.ticket, agent, group_id, customer, channel, topic, out,
	score IS NOT NULL FROM voice AS v
WHERE word IN ('csat', 'nps', 'ces') AND EXISTS (
	SELECT 1 FROM store.ratings AS r JOIN store.names AS n ON n.id = r.kind, period
	WHERE r.source = v.source AND n.text = v.word AND r.score IS NULL AND at <= seen_at);

-- What weighs nothing counts for nothing.
CREATE TABLE item AS
SELECT v.*, i.text AS about, score * weight AS reached, scale * weight AS best
FROM voice AS v LEFT JOIN store.names AS i ON i.id = v.item WHERE word = 'qa';
INSERT INTO observation(kpi, ticket, agent, team, out, num, den) SELECT 'qa_score', ticket, agent, group_id, out, reached, best FROM item WHERE best > 0;
INSERT INTO observation(kpi, ticket, agent, team, out, num, den)
SELECT 'empathy', ticket, agent, group_id, out, reached, best FROM item WHERE best > 0 AND lower(about) = 'empathy';
INSERT INTO observation(kpi, ticket, agent, team, out) SELECT 'reviews', ticket, agent, group_id, out FROM item GROUP BY source, external_id;
INSERT INTO observation(kpi, ticket, agent, team, out, num)
SELECT 'critical_error_rate', ticket, agent, group_id, out, max(is_critical) FROM item GROUP BY source, external_id;

-- By how much the reviewers of one contact differ, dated by the last of them.
CREATE TABLE verdict AS
SELECT r.ticket, f.ticket AS known, author, max(at) AS at, f.agent, f.team, sum(score * weight) / sum(scale * weight) AS share
FROM store.ratings AS r JOIN fed AS f ON f.id = r.id AND record = 'rating' JOIN store.names AS n ON n.id = kind, period
WHERE n.text = 'qa' AND scale * weight > 0 AND r.ticket IS NOT NULL AND author IS NOT NULL AND at <= now_at GROUP BY r.ticket, author;
INSERT INTO observation(kpi, ticket, agent, team, out, num)
SELECT 'calibration_spread', known, v.agent, v.team, (SELECT out FROM ticket WHERE id = s.ticket), spread FROM (
	SELECT ticket, max(at) AS last_at, max(share) - min(share) AS spread FROM verdict GROUP BY ticket HAVING count(*) > 1) AS s
JOIN verdict AS v ON v.ticket = s.ticket AND v.at = last_at, period
WHERE last_at >= from_at AND last_at < to_at GROUP BY s.ticket;
