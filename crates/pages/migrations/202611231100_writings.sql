-- What a body wrote: news and pages. The row holds what is shown: the text on the street while it is published, the newest
-- one otherwise. `version` is the newest revision, `live` the one on the street.
CREATE TABLE writings (
    id TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('news', 'page')),
    slug TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'scheduled', 'published')),
    publish_at BIGINT,
    first_published BIGINT,
    updated BIGINT NOT NULL,
    edited BIGINT NOT NULL,
    version BIGINT NOT NULL,
    live BIGINT,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    folded TEXT NOT NULL,
    picture TEXT,
    sensitive BOOLEAN NOT NULL,
    removed BIGINT,
    removed_by TEXT,
    created_by TEXT
);
CREATE UNIQUE INDEX writings_slug ON writings (body, kind, slug) WHERE removed IS NULL;
CREATE INDEX writings_street ON writings (body, kind, first_published, id) WHERE state = 'published' AND removed IS NULL;
CREATE INDEX writings_newest ON writings (kind, first_published, id) WHERE state = 'published' AND removed IS NULL;
CREATE INDEX writings_desk ON writings (body, kind, edited, id) WHERE removed IS NULL;
CREATE INDEX writings_bin ON writings (removed) WHERE removed IS NOT NULL;

-- `html` is made from `text` when it is written, by the renderer of that number.
CREATE TABLE writing_texts (
    writing TEXT NOT NULL REFERENCES writings (id) ON DELETE CASCADE,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    renderer BIGINT NOT NULL,
    PRIMARY KEY (writing, language)
);

-- Everything that was ever saved, whole. `content` is JSON.
CREATE TABLE revisions (
    writing TEXT NOT NULL REFERENCES writings (id) ON DELETE CASCADE,
    version BIGINT NOT NULL,
    at BIGINT NOT NULL,
    account TEXT,
    content TEXT NOT NULL,
    PRIMARY KEY (writing, version)
);
