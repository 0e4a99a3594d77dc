-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What is asked, and the desk as its owner describes it. The caller fills these tables: `period` from
-- the report, the rest by the words of the configuration.

CREATE TABLE period(from_at INTEGER, to_at INTEGER, now_at INTEGER,
	level_at INTEGER, -- levels: how things stood before this second
	age_at INTEGER,   -- and how old they were
	seen_at INTEGER); -- what was looked at last; later than now_at of a period before
CREATE TABLE setting(name TEXT PRIMARY KEY, value);
INSERT INTO setting VALUES ('window_s', 7 * 86400), ('due_soon_s', 3600), ('risk_window_s', 30 * 86400),
	('service_level_s', 20), ('short_abandon_s', 5), ('service_rule', 'short_ignored'), ('fcr_method', 'reply');

CREATE TABLE tier(team TEXT, tier INTEGER);                       -- team: its name
CREATE TABLE role(id TEXT, is_everybody INTEGER, least_tier INTEGER); -- least_tier: 0: none
CREATE TABLE role_team(role TEXT, team TEXT);
CREATE TABLE role_agent(role TEXT, agent TEXT);
CREATE TABLE site_team(site TEXT, team TEXT);
INSERT INTO role VALUES ('agent', 1, 0), ('technical', 0, 2), ('lead', 1, 0), ('manager', 1, 0), ('senior', 1, 0),
	('aftersales', 1, 0), ('quality', 1, 0), ('experience', 1, 0), ('success', 1, 0), ('callcentre', 1, 0), ('voice', 1, 0);

CREATE TABLE hours(weekday INTEGER, from_s INTEGER, to_s INTEGER); -- 0: Monday; by the period's zone
CREATE TABLE holiday(date TEXT);
-- Promises of ours; NULL: any. metric 0 first response, 1 next reply, 2 resolution.
CREATE TABLE our_promise(channel TEXT, priority TEXT, type TEXT, team TEXT, metric INTEGER,
	seconds INTEGER, is_calendar INTEGER);
