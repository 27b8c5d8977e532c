-- What a judge's trial compares: a JSON list of the keys of the trials whose answers it shows, or of the names of anchors' texts.
ALTER TABLE trial ADD COLUMN about TEXT NOT NULL DEFAULT '[]';
