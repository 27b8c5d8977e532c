-- Which of two answers people said goes deeper. A row is never changed: the newest of a person, a pair and an order counts, and one without a
-- verdict takes back what was said before.
CREATE TABLE preference (
    id INTEGER PRIMARY KEY,
    result INTEGER NOT NULL REFERENCES result (id),
    other INTEGER NOT NULL REFERENCES result (id),
    rater TEXT NOT NULL,
    turned INTEGER NOT NULL,
    verdict TEXT,
    rated_at TEXT NOT NULL
);

CREATE INDEX preference_by_result ON preference (result, other, rater, turned, id);
