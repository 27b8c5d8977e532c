-- What is kept of an answer beside its scores, so that whole cells can be compared without its text: bytes as the instrument that is named
-- makes them; no bytes where it finds nothing to compare.
CREATE TABLE trait (
  result INTEGER NOT NULL REFERENCES result (id),
  instrument TEXT NOT NULL,
  value BLOB NOT NULL,
  PRIMARY KEY (result, instrument)
);
