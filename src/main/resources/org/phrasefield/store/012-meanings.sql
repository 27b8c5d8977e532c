-- What a run's protocol meant, each time that this became another: a run goes on with a protocol that was changed, but a forecast was of what held when
-- the first answer came. A row holds for the results with a higher number than after.
CREATE TABLE meaning (
  id INTEGER PRIMARY KEY,
  run TEXT NOT NULL REFERENCES run (id),
  protocol_hash TEXT NOT NULL,
  after INTEGER NOT NULL
);
CREATE INDEX meaning_of_run ON meaning (run, id);
INSERT INTO meaning (run, protocol_hash, after) SELECT id, protocol_hash, 0 FROM run ORDER BY id;
