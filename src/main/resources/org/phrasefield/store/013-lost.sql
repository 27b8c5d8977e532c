-- A run that was ended without a word, such as by a power cut: how many calls may have been in flight then, of which no attempt is kept. seen is how many
-- rows of width the run had, so that the same end is not counted again.
CREATE TABLE lost (
  id INTEGER PRIMARY KEY,
  run TEXT NOT NULL REFERENCES run (id),
  seen INTEGER NOT NULL,
  calls INTEGER NOT NULL
);
CREATE INDEX lost_of_run ON lost (run, id);
