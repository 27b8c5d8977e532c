-- How many calls to a model might be in flight, from a moment on: a row for each time that the number became another.
CREATE TABLE width (
  id INTEGER PRIMARY KEY,
  run TEXT NOT NULL REFERENCES run (id),
  model TEXT NOT NULL,
  since TEXT NOT NULL,
  calls INTEGER NOT NULL,
  why TEXT NOT NULL
);
CREATE INDEX width_of_run ON width (run, id);
