-- The graph's records in their newest state, and the feed of changes that led there.
-- Enums are stored under the names of the model, fiscal years as a mask (bit 0 = FY2530), partial dates as yyyymmdd
-- with 00 for an unknown part, rarely set or nested values as JSON.

CREATE TABLE meta (
  id INTEGER PRIMARY KEY CHECK (id = 0),
  version INTEGER NOT NULL,
  last_area INTEGER NOT NULL,
  last_party INTEGER NOT NULL,
  last_activity INTEGER NOT NULL,
  last_target_area INTEGER NOT NULL,
  last_collaboration INTEGER NOT NULL
);
INSERT INTO meta VALUES (0, 0, 0, 0, 0, 0, 0);

CREATE TABLE area (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  level TEXT NOT NULL,
  name_th TEXT NOT NULL,
  name_en TEXT,
  parent_code TEXT,
  json TEXT NOT NULL
);

CREATE TABLE party (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  name_th TEXT NOT NULL,
  name_en TEXT,
  area_code TEXT,
  parent_id INTEGER,
  archived INTEGER NOT NULL,
  json TEXT NOT NULL
);

CREATE TABLE activity (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  title_th TEXT NOT NULL,
  start_date INTEGER,
  fiscal_year INTEGER,
  area_code TEXT,
  archived INTEGER NOT NULL,
  json TEXT NOT NULL
);

CREATE TABLE target_area (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  area_code TEXT NOT NULL,
  fiscal_year INTEGER NOT NULL,
  json TEXT NOT NULL
);

CREATE TABLE collaboration (
  id INTEGER PRIMARY KEY,
  from_id INTEGER NOT NULL,
  to_id INTEGER NOT NULL,
  type INTEGER NOT NULL,
  intensity INTEGER,
  status INTEGER NOT NULL,
  fiscal_years INTEGER NOT NULL,
  start_date INTEGER,
  end_date INTEGER,
  flags INTEGER NOT NULL,
  rest TEXT
);

CREATE TABLE change_set (
  version INTEGER PRIMARY KEY,
  change_id BLOB NOT NULL UNIQUE,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  operation TEXT NOT NULL
);

-- One row for each record of a set. What a record was before is kept; what it became is what the next change of it says
-- that it was before, or the record itself when there is no later change.
CREATE TABLE change (
  kind INTEGER NOT NULL,
  record_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  before TEXT,
  PRIMARY KEY (kind, record_id, version)
) WITHOUT ROWID;
CREATE INDEX change_by_version ON change (version);
