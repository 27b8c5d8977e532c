-- How many rows of bets were ever made: whichever of them is deleted by hand, the last ones too, is missed.
CREATE TABLE bets_made (
  count INTEGER NOT NULL
);
INSERT INTO bets_made SELECT max(coalesce(max(id), 0), count(*)) FROM bet;
