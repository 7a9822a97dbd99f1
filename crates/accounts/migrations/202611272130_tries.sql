-- Guesses at a password, a code, a letter: how many, and when the last was. `place` is a keyed hash of what was tried and of the part of
-- the network it came from: no address is kept, and the row goes in the night after its quarter of an hour.
CREATE TABLE sign_in_tries (
    place BYTEA PRIMARY KEY,
    tries BIGINT NOT NULL,
    last BIGINT NOT NULL
);
CREATE INDEX sign_in_tries_last ON sign_in_tries (last);
