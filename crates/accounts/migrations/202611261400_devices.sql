-- Browsers that an account was used in before: what comes in from another one is told to her. Of a browser only a hash is kept,
-- of the word in its cookie; `last_used` is a day.
CREATE TABLE known_devices (
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    token_hash BYTEA NOT NULL,
    last_used BIGINT NOT NULL,
    PRIMARY KEY (account, token_hash)
);
