-- A call, as its owner began it. `hash_key` is the key of its once-only marks, encrypted by the server key.
CREATE TABLE campaigns (
    id TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL,
    slug TEXT NOT NULL,
    confirm BOOLEAN NOT NULL,
    origin_name TEXT NOT NULL,
    origin_link TEXT NOT NULL,
    origin_language TEXT,
    hash_key BYTEA NOT NULL,
    created BIGINT NOT NULL,
    created_by TEXT
);
CREATE INDEX campaigns_of ON campaigns (body, id);

-- A body's own version of a campaign; the owner's has no parent. `title` and `summary` are what others list it by, by language.
CREATE TABLE campaigns_editions (
    id TEXT NOT NULL PRIMARY KEY,
    campaign TEXT NOT NULL REFERENCES campaigns (id),
    body TEXT NOT NULL,
    parent TEXT REFERENCES campaigns_editions (id),
    slug TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'asked', 'refused')),
    published BOOLEAN NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('running', 'won', 'lost', 'closed')),
    goal BIGINT,
    starts BIGINT,
    ends BIGINT,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    first_published BIGINT,
    updated BIGINT NOT NULL,
    created BIGINT NOT NULL,
    UNIQUE (campaign, body),
    UNIQUE (body, slug)
);
CREATE INDEX campaigns_editions_tree ON campaigns_editions (parent);
CREATE INDEX campaigns_editions_street ON campaigns_editions (body, first_published) WHERE published;

-- A piece of an edition's text in one language. `parent` is the block it came from and `seen` that block's version it came from, was
-- merged with or was left at; `kept`: that version was seen and left. Empty text is a block that was taken out.
CREATE TABLE campaigns_blocks (
    id TEXT NOT NULL PRIMARY KEY,
    edition TEXT NOT NULL REFERENCES campaigns_editions (id),
    key TEXT NOT NULL,
    language TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('locked', 'translate', 'free')),
    text TEXT NOT NULL,
    version BIGINT NOT NULL,
    parent TEXT REFERENCES campaigns_blocks (id),
    seen BIGINT NOT NULL,
    kept BOOLEAN NOT NULL,
    place BIGINT NOT NULL
);
CREATE INDEX campaigns_blocks_of ON campaigns_blocks (edition, place, id);
CREATE INDEX campaigns_blocks_below ON campaigns_blocks (parent, seen) WHERE parent IS NOT NULL;

-- Every text a block ever had: a merge needs the one both sides began from, and none is ever lost.
CREATE TABLE campaigns_versions (
    block TEXT NOT NULL REFERENCES campaigns_blocks (id),
    version BIGINT NOT NULL,
    text TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_account TEXT,
    PRIMARY KEY (block, version)
);

-- A campaign held out to a body and all below it.
CREATE TABLE campaigns_offers (
    campaign TEXT NOT NULL REFERENCES campaigns (id),
    branch TEXT NOT NULL,
    edition TEXT NOT NULL REFERENCES campaigns_editions (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (campaign, branch)
);
CREATE INDEX campaigns_offers_to ON campaigns_offers (branch);

-- What a visitor can do, in every edition of the campaign.
CREATE TABLE campaigns_actions (
    id TEXT NOT NULL PRIMARY KEY,
    campaign TEXT NOT NULL REFERENCES campaigns (id),
    key TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('sign', 'pledge', 'write', 'volunteer', 'share')),
    confirm BOOLEAN NOT NULL,
    once TEXT NOT NULL CHECK (once IN ('address', 'address+name')),
    place BIGINT NOT NULL,
    UNIQUE (campaign, key)
);

-- Where an edition hung when something was counted: its body and those above, from the body up. What is taken back is taken from
-- the same bodies.
CREATE TABLE campaigns_places (
    id TEXT NOT NULL PRIMARY KEY,
    edition TEXT NOT NULL REFERENCES campaigns_editions (id),
    chain TEXT NOT NULL,
    country TEXT NOT NULL,
    UNIQUE (edition, chain, country)
);

-- What a supporter gave. `counted`: the first with its mark. `shown` is only what she chose to show.
CREATE TABLE campaigns_signatures (
    id TEXT NOT NULL PRIMARY KEY,
    campaign TEXT NOT NULL,
    edition TEXT NOT NULL,
    body TEXT NOT NULL,
    action TEXT NOT NULL,
    place TEXT NOT NULL,
    mark BYTEA NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('confirming', 'held', 'counted', 'rejected', 'withdrawn', 'delivered')),
    counted BOOLEAN NOT NULL,
    language TEXT NOT NULL,
    day TEXT NOT NULL,
    shown TEXT,
    delivery BOOLEAN NOT NULL,
    address_sealed BYTEA,
    address_lookup BYTEA,
    network BYTEA,
    at BIGINT NOT NULL
);
CREATE INDEX campaigns_signatures_shown ON campaigns_signatures (edition, at) WHERE shown IS NOT NULL AND counted;
CREATE INDEX campaigns_signatures_who ON campaigns_signatures (address_lookup) WHERE address_lookup IS NOT NULL;
CREATE INDEX campaigns_signatures_held ON campaigns_signatures (edition, at) WHERE state = 'held';
CREATE INDEX campaigns_signatures_confirming ON campaigns_signatures (mark) WHERE state = 'confirming';

-- One line for each address that counts, whichever edition it signed.
CREATE TABLE campaigns_marks (
    mark BYTEA NOT NULL PRIMARY KEY,
    signature TEXT NOT NULL
);

-- What is sealed of a signature, for each body that may read it: the edition's body for delivery or its own contact, others for theirs.
CREATE TABLE campaigns_copies (
    body TEXT NOT NULL,
    signature TEXT NOT NULL,
    edition TEXT NOT NULL,
    delivery BOOLEAN NOT NULL,
    contact BOOLEAN NOT NULL,
    envelope TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (body, signature)
);
CREATE INDEX campaigns_copies_signature ON campaigns_copies (signature);

-- Counts at each body, its own and all below: `dimension` is total, body, country, action, language, day or paper. `shard` spreads
-- what several processes count at once over several rows.
CREATE TABLE campaigns_tallies (
    campaign TEXT NOT NULL,
    body TEXT NOT NULL,
    dimension TEXT NOT NULL,
    key TEXT NOT NULL,
    shard BIGINT NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (campaign, body, dimension, key, shard)
);

-- What dated purges left as numbers.
CREATE TABLE campaigns_purged (
    campaign TEXT NOT NULL,
    place TEXT NOT NULL,
    action TEXT NOT NULL,
    language TEXT NOT NULL,
    day TEXT NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (campaign, place, action, language, day)
);

-- A breakdown as it is shown above the body, the same for a whole day.
CREATE TABLE campaigns_rounded (
    campaign TEXT NOT NULL,
    body TEXT NOT NULL,
    dimension TEXT NOT NULL,
    day TEXT NOT NULL,
    total BIGINT NOT NULL,
    cells TEXT NOT NULL,
    PRIMARY KEY (campaign, body, dimension, day)
);

-- Signatures on paper: a number with its witness, shown apart. Where, witness and scan are encrypted: a witness is a person.
CREATE TABLE campaigns_papers (
    id TEXT NOT NULL PRIMARY KEY,
    campaign TEXT NOT NULL,
    edition TEXT NOT NULL REFERENCES campaigns_editions (id),
    place TEXT NOT NULL,
    count BIGINT NOT NULL,
    gathered TEXT NOT NULL,
    details BYTEA NOT NULL,
    at BIGINT NOT NULL,
    by_account TEXT
);
CREATE INDEX campaigns_papers_of ON campaigns_papers (edition, id);

-- Sites elsewhere that may show a body's forms in a frame, one a line.
CREATE TABLE campaigns_hosts (
    body TEXT NOT NULL PRIMARY KEY,
    hosts TEXT NOT NULL
);
