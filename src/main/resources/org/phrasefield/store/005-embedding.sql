-- Each time that answers of a run were embedded: by what, and what it took. What was embedded lies in trait.
CREATE TABLE embedding (
  id INTEGER PRIMARY KEY,
  run TEXT NOT NULL REFERENCES run (id),
  instrument TEXT NOT NULL,
  identity TEXT NOT NULL,
  started_at TEXT NOT NULL,
  answers INTEGER NOT NULL,
  calls INTEGER NOT NULL,
  tokens INTEGER NOT NULL,
  reason TEXT NOT NULL
);
CREATE INDEX embedding_of_run ON embedding (run, id);
