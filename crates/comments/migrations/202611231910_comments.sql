-- `folded` is name and text as the desk's search reads them. `proof`: the form came with its work done.
CREATE TABLE comments (
    id TEXT NOT NULL PRIMARY KEY,
    publication TEXT NOT NULL,
    body TEXT NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    folded TEXT NOT NULL,
    links BIGINT NOT NULL,
    proof BOOLEAN NOT NULL,
    bulk BOOLEAN NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'approved', 'rejected')),
    at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by TEXT,
    answer TEXT,
    answer_name TEXT,
    answer_at BIGINT
);
CREATE INDEX comments_thread ON comments (publication, at, id) WHERE state = 'approved';
CREATE INDEX comments_desk ON comments (body, state, at, id);
CREATE INDEX comments_burst ON comments (body, at) WHERE NOT proof;
CREATE INDEX comments_waiting ON comments (body) WHERE state = 'waiting';

-- A row only where somebody closed a thread, or opened it again.
CREATE TABLE comments_threads (
    publication TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL,
    closed BOOLEAN NOT NULL,
    closed_at BIGINT NOT NULL
);

-- Text, name and address are NULL once a message was sent or rejected.
CREATE TABLE comments_messages (
    id TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL,
    text TEXT,
    name TEXT,
    address_sealed BYTEA,
    address_lookup BYTEA,
    bulk BOOLEAN NOT NULL,
    proof BOOLEAN NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'rejected')),
    at BIGINT NOT NULL,
    decided_at BIGINT
);
CREATE INDEX comments_messages_desk ON comments_messages (body, state, at, id);
CREATE INDEX comments_messages_who ON comments_messages (address_lookup) WHERE address_lookup IS NOT NULL;

-- To whom a message is still to be mailed.
CREATE TABLE comments_letters (
    message TEXT NOT NULL REFERENCES comments_messages (id) ON DELETE CASCADE,
    account TEXT NOT NULL,
    PRIMARY KEY (message, account)
);

-- When each moderator was last told how much waits.
CREATE TABLE comments_digests (
    account TEXT NOT NULL PRIMARY KEY,
    sent_at BIGINT NOT NULL
);
