-- What scores of a version of a metric were made with: JSON, name, version and digest of each instrument in one text. The metric's version ends in a
-- digest of these; here is what it stands for.
CREATE TABLE basis (
    metric TEXT NOT NULL,
    version TEXT NOT NULL,
    instruments TEXT NOT NULL,
    PRIMARY KEY (metric, version)
) WITHOUT ROWID;
