-- How often what a run holds was added to: whoever keeps what was worked out of a run sees by it whether that still holds.
ALTER TABLE run ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
