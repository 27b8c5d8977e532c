-- Times are ISO 8601 in UTC, settings and messages JSON. Nothing here is ever updated but a run's own standing and whether a trial is
-- in the run's present plan.
CREATE TABLE run (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL,
  protocol TEXT NOT NULL,
  version INTEGER NOT NULL,
  protocol_hash TEXT NOT NULL,
  protocol_text TEXT NOT NULL,
  wordings TEXT NOT NULL,
  tool TEXT NOT NULL,
  seed INTEGER NOT NULL,
  models TEXT NOT NULL,
  notes TEXT NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  status TEXT NOT NULL
);
CREATE UNIQUE INDEX run_of_protocol ON run (protocol, number);

CREATE TABLE trial (
  run TEXT NOT NULL REFERENCES run (id),
  key TEXT NOT NULL,
  position INTEGER,
  language TEXT NOT NULL,
  intent TEXT NOT NULL,
  form TEXT NOT NULL,
  word_level TEXT NOT NULL,
  model TEXT NOT NULL,
  number INTEGER NOT NULL,
  phrasing TEXT NOT NULL,
  wording TEXT NOT NULL,
  person TEXT,
  word TEXT,
  messages TEXT NOT NULL,
  settings TEXT NOT NULL,
  sampling_seed INTEGER NOT NULL,
  PRIMARY KEY (run, key)
) WITHOUT ROWID;
CREATE INDEX trial_in_order ON trial (run, position);

CREATE TABLE result (
  id INTEGER PRIMARY KEY,
  run TEXT NOT NULL,
  key TEXT NOT NULL,
  outcome TEXT NOT NULL,
  kind TEXT,
  reason TEXT NOT NULL,
  text TEXT,
  reasoning TEXT,
  finish TEXT,
  input_tokens INTEGER,
  output_tokens INTEGER,
  model_reported TEXT,
  FOREIGN KEY (run, key) REFERENCES trial (run, key)
);
CREATE INDEX result_of_trial ON result (run, key);

CREATE TABLE attempt (
  result INTEGER NOT NULL REFERENCES result (id),
  number INTEGER NOT NULL,
  started_at TEXT NOT NULL,
  nanos INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  kind TEXT,
  reason TEXT NOT NULL,
  status INTEGER,
  tokens INTEGER NOT NULL,
  raw TEXT,
  PRIMARY KEY (result, number)
) WITHOUT ROWID;

CREATE TABLE score (
  result INTEGER NOT NULL REFERENCES result (id),
  metric TEXT NOT NULL,
  version INTEGER NOT NULL,
  value REAL,
  unscored TEXT,
  PRIMARY KEY (result, metric, version),
  CHECK ((value IS NULL) <> (unscored IS NULL))
) WITHOUT ROWID;
