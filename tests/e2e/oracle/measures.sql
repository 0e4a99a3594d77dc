-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Ratios of other KPIs and of measures: what they are made of, and the part of the period that is measured.

CREATE TABLE formula(id TEXT PRIMARY KEY, per REAL);
CREATE TABLE term(formula TEXT, is_below INTEGER, sign INTEGER, kpi TEXT, measure TEXT);
INSERT INTO formula VALUES ('review_coverage', 1), ('deflection_rate', 1), ('contact_rate', 100), ('cost_per_contact', 1),
	('cost_share', 1), ('retention_rate', 1), ('churn_rate', 1), ('repeat_purchase_rate', 1), ('acquisition_cost', 1), ('backlog_days', 1),
	('agent_load', 1);
INSERT INTO term VALUES
	('review_coverage', 0, 1, 'reviews', NULL), ('review_coverage', 1, 1, NULL, 'reviews_planned'),
	('deflection_rate', 0, 1, NULL, 'self_solved'), ('deflection_rate', 1, 1, NULL, 'self_solved'),
	('deflection_rate', 1, 1, 'contacts', NULL),
	('contact_rate', 0, 1, 'contacts', NULL), ('contact_rate', 1, 1, NULL, 'orders'),
	('cost_per_contact', 0, 1, NULL, 'support_cost'), ('cost_per_contact', 1, 1, 'contacts', NULL),
	('cost_share', 0, 1, NULL, 'support_cost'), ('cost_share', 1, 1, NULL, 'revenue'),
	('retention_rate', 0, 1, NULL, 'customers_end'), ('retention_rate', 0, -1, NULL, 'customers_new'),
	('retention_rate', 1, 1, NULL, 'customers_start'),
	('churn_rate', 0, 1, NULL, 'customers_lost'), ('churn_rate', 1, 1, NULL, 'customers_start'),
	('repeat_purchase_rate', 0, 1, NULL, 'repeat_buyers'), ('repeat_purchase_rate', 1, 1, NULL, 'buyers'),
	('acquisition_cost', 0, 1, NULL, 'acquisition_spend'), ('acquisition_cost', 1, 1, NULL, 'customers_new'),
	('backlog_days', 0, 1, 'waiting_on_us', NULL), ('backlog_days', 0, 1, 'waiting_on_third_party', NULL),
	('backlog_days', 1, 1, 'solved_a_day', NULL),
	('agent_load', 0, 1, 'waiting_on_us', NULL), ('agent_load', 1, 1, 'agents_on', NULL);
INSERT INTO kpi(id, aggregate, per) SELECT id, 'formula', per FROM formula;


CREATE TABLE measure AS
SELECT n.text AS name, coalesce(s.text, '') AS whose, m.from_at, m.to_at, value
FROM store.measures AS m JOIN store.names AS n ON n.id = name LEFT JOIN store.names AS s ON s.id = scope;
CREATE INDEX measure_from ON measure(name, whose, from_at, to_at);

-- A measure is known as far as its rows cover the period end to end; it is not divided. What flows is
-- summed; a stock is what it was in the first row, or in the last.
CREATE TABLE tile AS
WITH RECURSIVE walk(name, whose, at, flow, first, last) AS (
	SELECT DISTINCT name, whose, period.from_at, 0.0, NULL, NULL FROM measure, period
	UNION ALL
	SELECT w.name, w.whose, m.to_at, flow + value, coalesce(first, value), value
	FROM walk AS w JOIN measure AS m USING (name, whose), period AS p
	WHERE m.from_at = at AND m.to_at = (SELECT min(r.to_at) FROM measure AS r
		WHERE r.name = w.name AND r.whose = w.whose AND r.from_at = at AND r.to_at > at AND r.to_at <= p.to_at))
SELECT name, whose, at, CASE name WHEN 'customers_start' THEN first WHEN 'customers_end' THEN last ELSE flow END AS sum FROM walk;

-- Where the measures end before the period does, everything is counted up to there.
CREATE TABLE measured_until AS
SELECT formula, min(coalesce(until, from_at)) AS until FROM term LEFT JOIN (
	SELECT name, max(at) AS until FROM tile WHERE whose = '' GROUP BY name) ON name = measure, period
WHERE measure IS NOT NULL GROUP BY formula;
INSERT INTO kpi(id, aggregate) SELECT kpi || '@' || formula, 'count' FROM term WHERE kpi IN ('contacts', 'reviews');
INSERT INTO observation(kpi, ticket, agent, team, customer)
SELECT 'contacts@' || formula, ticket, owner, team, customer FROM contact JOIN measured_until JOIN term USING (formula), period
WHERE kpi = 'contacts' AND at >= from_at AND at < until;
INSERT INTO observation(kpi, ticket, agent, team, out)
SELECT 'reviews@' || formula, ticket, agent, group_id, out FROM item JOIN measured_until
WHERE formula = 'review_coverage' AND at < until GROUP BY source, external_id;
