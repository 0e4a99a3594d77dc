-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What each KPI counts: a row an observation with its share of numerator and denominator, and from
-- when to when it lasted.

CREATE TABLE kpi(id TEXT PRIMARY KEY, aggregate TEXT) WITHOUT ROWID;
CREATE TABLE observation(kpi TEXT, ticket INTEGER, agent INTEGER, team INTEGER, num REAL DEFAULT 1, den REAL DEFAULT 1,
	from_at INTEGER, until_at INTEGER, -- durations
	seconds REAL,                      -- durations that somebody measured
	is_unknown INTEGER DEFAULT 0);     -- it may count or not
