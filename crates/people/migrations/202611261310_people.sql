-- Someone a body knows. What says who she is lies in `sealed`, which opens with the key of `envelope` and with no key of this
-- server; her address lies encrypted and as a keyed look-up. Addresses are shared: the look-up is not unique.
CREATE TABLE people (
    id TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL REFERENCES bodies (id),
    language TEXT NOT NULL,
    source TEXT NOT NULL,
    created BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    ends BIGINT NOT NULL,
    contact BOOLEAN NOT NULL,
    news BOOLEAN NOT NULL,
    address_sealed BYTEA,
    address_lookup BYTEA,
    envelope TEXT,
    sealed BYTEA
);
CREATE INDEX people_body ON people (body, created, id);
CREATE INDEX people_address ON people (address_lookup) WHERE address_lookup IS NOT NULL;
CREATE INDEX people_ends ON people (ends);

-- What she allowed, how, and since when; `withdrawn` ends it. `by_account` is who wrote it down, empty when she did it herself.
CREATE TABLE people_consents (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    what TEXT NOT NULL,
    source TEXT NOT NULL,
    by_account TEXT,
    given BIGINT NOT NULL,
    withdrawn BIGINT
);
CREATE INDEX people_consents_person ON people_consents (person);

-- What happened to a record; never what was in it.
CREATE TABLE people_history (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    what TEXT NOT NULL,
    by_account TEXT,
    at BIGINT NOT NULL
);
CREATE INDEX people_history_person ON people_history (person, at);

-- She asks a body's keyholders for what it holds.
CREATE TABLE people_requests (
    id TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL REFERENCES bodies (id),
    language TEXT NOT NULL,
    address_sealed BYTEA NOT NULL,
    address_lookup BYTEA NOT NULL,
    asked BIGINT NOT NULL,
    due BIGINT NOT NULL,
    answered BIGINT,
    answered_by TEXT
);
CREATE INDEX people_requests_body ON people_requests (body, asked);
CREATE INDEX people_requests_address ON people_requests (address_lookup);

-- Who asked for a link to her own page; the address goes with the letter, the look-up with the day.
CREATE TABLE people_letters (
    id TEXT NOT NULL PRIMARY KEY,
    language TEXT NOT NULL,
    address_sealed BYTEA,
    address_lookup BYTEA NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX people_letters_address ON people_letters (address_lookup, at);

-- What the nights took: numbers alone.
CREATE TABLE people_purges (
    at BIGINT NOT NULL,
    purpose TEXT NOT NULL,
    body TEXT NOT NULL,
    count BIGINT NOT NULL
);
CREATE INDEX people_purges_at ON people_purges (at);
