-- What people forecast before a run. A row is never changed: the newest of a person on the same counts, and one without a size takes back the
-- one before it. The hash is that of all the rest, so that a row that was changed by hand is known.
CREATE TABLE bet (
  id INTEGER PRIMARY KEY,
  person TEXT NOT NULL,
  protocol TEXT NOT NULL,
  protocol_hash TEXT NOT NULL,
  language TEXT NOT NULL,
  model TEXT NOT NULL,
  form TEXT NOT NULL,
  subject TEXT NOT NULL,
  size TEXT,
  low REAL,
  high REAL,
  probability REAL,
  place INTEGER,
  made_at TEXT NOT NULL,
  hash TEXT NOT NULL
);
