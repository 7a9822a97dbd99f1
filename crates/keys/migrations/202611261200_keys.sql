-- What a keyholder's browser, or her own machine, made. The private half lies here wrapped to her passphrase, which no server ever
-- has. Of one that was replaced only the public half stays: older envelopes are sealed to it.
CREATE TABLE identities (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    public TEXT NOT NULL,
    wrapped BYTEA,
    made BIGINT NOT NULL,
    replaced BIGINT
);
CREATE UNIQUE INDEX identities_public ON identities (public);
CREATE UNIQUE INDEX identities_account ON identities (account) WHERE replaced IS NULL;

-- One row for each body that ever named a keyholder. `turn` goes up with every change of whom envelopes are sealed to.
CREATE TABLE body_keys (
    body TEXT PRIMARY KEY REFERENCES bodies (id),
    turn BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    sheet TEXT,
    sheet_made BIGINT
);

-- `since` is empty while she was asked and has no identity yet.
CREATE TABLE keyholders (
    body TEXT NOT NULL REFERENCES bodies (id),
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    named_by TEXT,
    named BIGINT NOT NULL,
    since BIGINT,
    PRIMARY KEY (body, account)
);
CREATE INDEX keyholders_account ON keyholders (account);

-- The key of many records, as an age file for each recipient.
CREATE TABLE envelopes (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL REFERENCES bodies (id),
    turn BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    begun BIGINT NOT NULL
);
CREATE INDEX envelopes_body ON envelopes (body, id);

CREATE TABLE envelope_recipients (
    envelope TEXT NOT NULL REFERENCES envelopes (id) ON DELETE CASCADE,
    public TEXT NOT NULL,
    PRIMARY KEY (envelope, public)
);
CREATE INDEX envelope_recipients_public ON envelope_recipients (public);

-- That older envelopes be sealed to someone who joined: a second person agreed, a keyholder's browser does it.
CREATE TABLE resealings (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL REFERENCES bodies (id),
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    public TEXT NOT NULL,
    agreed_by TEXT NOT NULL,
    agreed BIGINT NOT NULL,
    done BIGINT
);
CREATE UNIQUE INDEX resealings_open ON resealings (body, account) WHERE done IS NULL;

-- Laid aside until all of a re-sealing are there.
CREATE TABLE resealed (
    resealing TEXT NOT NULL REFERENCES resealings (id) ON DELETE CASCADE,
    envelope TEXT NOT NULL REFERENCES envelopes (id) ON DELETE CASCADE,
    sealed BYTEA NOT NULL,
    recipients TEXT NOT NULL,
    PRIMARY KEY (resealing, envelope)
);

-- Locked while records are handed to an account, so that two at once count each other.
CREATE TABLE hand_out_turns (
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    body TEXT NOT NULL REFERENCES bodies (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (account, body)
);

-- Which records an account was handed, and when last; kept a little over a day.
CREATE TABLE hand_outs (
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    body TEXT NOT NULL REFERENCES bodies (id),
    record TEXT NOT NULL,
    at BIGINT NOT NULL,
    opening TEXT,
    PRIMARY KEY (account, body, record)
);
CREATE INDEX hand_outs_at ON hand_outs (at);

-- More than a day's share, for an hour: asked for with a purpose, opened by a second person.
CREATE TABLE hand_out_windows (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    body TEXT NOT NULL REFERENCES bodies (id),
    purpose TEXT NOT NULL,
    records BIGINT NOT NULL,
    asked BIGINT NOT NULL,
    decided BIGINT,
    opened_by TEXT,
    closes BIGINT
);
CREATE UNIQUE INDEX hand_out_windows_asked ON hand_out_windows (account, body) WHERE decided IS NULL;
CREATE INDEX hand_out_windows_body ON hand_out_windows (body, asked);
