-- How long a server says that it loaded its model while a call waited.
ALTER TABLE attempt ADD COLUMN loading INTEGER;

-- How a model lay in its server's memory from a moment on: the bytes that it took, and those of them in the memory of a graphics card.
CREATE TABLE residence (
  id INTEGER PRIMARY KEY,
  run TEXT NOT NULL REFERENCES run (id),
  model TEXT NOT NULL,
  since TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  in_graphics INTEGER NOT NULL
);
CREATE INDEX residence_of_run ON residence (run, id);

-- On what the time of a run was spent; without a model where it was not spent on one.
CREATE TABLE spell (
  id INTEGER PRIMARY KEY,
  run TEXT NOT NULL REFERENCES run (id),
  model TEXT,
  what TEXT NOT NULL,
  nanos INTEGER NOT NULL
);
CREATE INDEX spell_of_run ON spell (run, id);
