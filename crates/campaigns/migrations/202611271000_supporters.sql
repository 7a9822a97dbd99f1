-- Who allowed a body to write to her is a person that it knows: which one, of each sealed copy.
ALTER TABLE campaigns_copies ADD COLUMN person TEXT;
CREATE INDEX campaigns_copies_person ON campaigns_copies (person) WHERE person IS NOT NULL;

-- The same, sealed already, of signatures that do not count yet: nobody is known by a form that nobody confirmed.
CREATE TABLE campaigns_waiting (
    body TEXT NOT NULL,
    signature TEXT NOT NULL,
    person TEXT NOT NULL,
    envelope TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (body, signature)
);
CREATE INDEX campaigns_waiting_signature ON campaigns_waiting (signature);

-- What an edition's body wrote to those who allowed it; subject and text by language.
CREATE TABLE campaigns_updates (
    id TEXT NOT NULL PRIMARY KEY,
    edition TEXT NOT NULL REFERENCES campaigns_editions (id),
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    recipients BIGINT NOT NULL,
    at BIGINT NOT NULL,
    by_account TEXT
);
CREATE INDEX campaigns_updates_of ON campaigns_updates (edition, id);

-- When its owner ended it, for all; its key and its marks go some days later, and `hash_key` is empty from then on.
ALTER TABLE campaigns ADD COLUMN closed BIGINT;
UPDATE campaigns SET closed = (
    SELECT e.updated FROM campaigns_editions e WHERE e.campaign = campaigns.id AND e.parent IS NULL AND e.outcome <> 'running'
);
