-- Whoever signs in. An address lies here encrypted and as a keyed look-up, never in clear. An erased account keeps its id alone.
CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    address_sealed BYTEA,
    address_lookup BYTEA,
    password TEXT,
    demo BOOLEAN NOT NULL,
    created BIGINT NOT NULL,
    last_seen BIGINT
);
CREATE UNIQUE INDEX accounts_address_lookup ON accounts (address_lookup);

-- token_hash is SHA-256 of what the browser holds; last_seen is a day, not a minute.
CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    token_hash BYTEA NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    by_link BOOLEAN NOT NULL,
    device TEXT NOT NULL,
    created BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    last_seen BIGINT NOT NULL
);
CREATE UNIQUE INDEX sessions_token_hash ON sessions (token_hash);
CREATE INDEX sessions_account ON sessions (account);
CREATE INDEX sessions_expires ON sessions (expires);

CREATE TABLE sign_in_links (
    token_hash BYTEA PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    created BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    used BIGINT
);
CREATE INDEX sign_in_links_account ON sign_in_links (account);

-- One role of one account at one body, until `ends`; an ended one stays a year so that people can ask who held what.
CREATE TABLE grants (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    body TEXT NOT NULL REFERENCES bodies (id),
    role TEXT NOT NULL,
    below BOOLEAN NOT NULL,
    granted_by TEXT REFERENCES accounts (id),
    created BIGINT NOT NULL,
    ends BIGINT
);
CREATE UNIQUE INDEX grants_open ON grants (account, body, role) WHERE ends IS NULL;
CREATE INDEX grants_body ON grants (body);
