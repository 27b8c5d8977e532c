-- Scores of one answer lie in one row: JSON, a number or the reason for its absence, in the order of the list of metrics that they
-- were computed by. What is computed anew by other versions of some metrics is another row beside the first.
CREATE TABLE metric_list (
  id INTEGER PRIMARY KEY,
  metrics TEXT NOT NULL UNIQUE
);
CREATE TABLE scored (
  result INTEGER NOT NULL REFERENCES result (id),
  metrics INTEGER NOT NULL REFERENCES metric_list (id),
  scores TEXT NOT NULL,
  PRIMARY KEY (result, metrics)
) WITHOUT ROWID;

CREATE TEMP TABLE moved AS
  SELECT result, json_group_array(metric || ' ' || version) AS metrics, json_group_array(coalesce(value, unscored)) AS scores
  FROM (SELECT * FROM score ORDER BY result, metric, version) GROUP BY result;
INSERT INTO metric_list (metrics) SELECT DISTINCT metrics FROM moved ORDER BY metrics;
INSERT INTO scored (result, metrics, scores)
  SELECT moved.result, metric_list.id, moved.scores FROM moved JOIN metric_list ON metric_list.metrics = moved.metrics;
DROP TABLE moved;
DROP TABLE score;

-- What a trial is there for: main, or a study of its own beside the sweep.
ALTER TABLE trial ADD COLUMN part TEXT NOT NULL DEFAULT 'MAIN';
