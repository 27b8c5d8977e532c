-- What people said an answer is. A row is never changed: the newest of a person counts, and one without a zone and a strategy takes back what
-- was said before.
CREATE TABLE rating (
    id INTEGER PRIMARY KEY,
    result INTEGER NOT NULL REFERENCES result (id),
    rater TEXT NOT NULL,
    zone TEXT,
    strategy TEXT,
    rated_at TEXT NOT NULL
);

CREATE INDEX rating_by_result ON rating (result, rater, id);
