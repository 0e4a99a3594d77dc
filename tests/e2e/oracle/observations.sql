-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What each KPI counts: a row an observation with its share of numerator and denominator, and from
-- when to when it lasted.

-- weighed: shares of something else than observations, which n counts; means of num, not of seconds
-- sample: opinions and reviews, which carry an interval
CREATE TABLE kpi(id TEXT PRIMARY KEY, aggregate TEXT, per REAL DEFAULT 1, is_weighed INTEGER DEFAULT 0,
	is_sample INTEGER AS (id IN ('csat', 'csat_score', 'nps', 'ces', 'qa_score', 'empathy', 'critical_error_rate'))) WITHOUT ROWID;
CREATE TABLE observation(kpi TEXT, ticket INTEGER, agent INTEGER, team INTEGER, num REAL DEFAULT 1, den REAL DEFAULT 1,
	from_at INTEGER, until_at INTEGER, -- durations
	seconds REAL, business_s REAL,     -- durations that somebody measured
	out TEXT,                          -- why it is left out
	is_unknown INTEGER DEFAULT 0,      -- it may count or not
	customer INTEGER, channel INTEGER, topic INTEGER); -- where no ticket tells
