-- Two records at two bodies, of which she said herself that they are one person: ids, and when she said it. `person` is the smaller id:
-- one row is what both bodies know. It goes with either record.
CREATE TABLE people_links (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    other TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    said BIGINT NOT NULL,
    UNIQUE (person, other)
);
CREATE INDEX people_links_other ON people_links (other);
