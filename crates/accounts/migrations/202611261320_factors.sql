-- A passkey's public half. `id` is the credential's id, base64url.
CREATE TABLE passkeys (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    label TEXT NOT NULL,
    credential TEXT NOT NULL,
    created BIGINT NOT NULL,
    last_used BIGINT
);
CREATE INDEX passkeys_account ON passkeys (account);

-- Something begun and not finished: a passkey's challenge, a password that waits for its code. Used once.
CREATE TABLE ceremonies (
    token_hash BYTEA PRIMARY KEY,
    kind TEXT NOT NULL,
    account TEXT REFERENCES accounts (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    expires BIGINT NOT NULL
);

-- The secret of six-digit codes, encrypted by the server's key. `last_step` is the half minute of the last code taken: none is
-- taken twice.
CREATE TABLE code_secrets (
    account TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    secret BYTEA NOT NULL,
    confirmed BIGINT,
    last_step BIGINT NOT NULL
);
CREATE TABLE recovery_codes (
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    code_hash BYTEA NOT NULL,
    used BIGINT,
    PRIMARY KEY (account, code_hash)
);

-- A second address, for notices alone.
ALTER TABLE accounts ADD COLUMN second_address BYTEA;

-- Two who vouch for one who lost her ways in. `number` is what she reads to them; `due` is when it takes effect unless she
-- says no by the link whose hash is `no_hash`.
CREATE TABLE vouchings (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    number TEXT NOT NULL,
    asked BIGINT NOT NULL,
    first_by TEXT REFERENCES accounts (id),
    first_at BIGINT,
    second_by TEXT REFERENCES accounts (id),
    due BIGINT,
    no_hash BYTEA,
    ended TEXT NOT NULL DEFAULT '',
    ended_at BIGINT
);
CREATE INDEX vouchings_account ON vouchings (account);

-- A key to the API: never more than its own limits, nor than its account holds at that moment. `rights` "" is all she holds.
CREATE TABLE tokens (
    id TEXT PRIMARY KEY,
    token_hash BYTEA NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    body TEXT REFERENCES bodies (id),
    rights TEXT NOT NULL,
    created BIGINT NOT NULL,
    until BIGINT NOT NULL,
    last_used BIGINT
);
CREATE UNIQUE INDEX tokens_token_hash ON tokens (token_hash);
CREATE INDEX tokens_account ON tokens (account);
