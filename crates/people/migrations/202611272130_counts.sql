-- How many records a body has of each kind, so that no list is read to be counted. `shard` spreads what several processes count at
-- once over several rows.
CREATE TABLE people_counts (
    body TEXT NOT NULL,
    source TEXT NOT NULL,
    contact BOOLEAN NOT NULL,
    news BOOLEAN NOT NULL,
    sealed BOOLEAN NOT NULL,
    shard BIGINT NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (body, source, contact, news, sealed, shard)
);
INSERT INTO people_counts (body, source, contact, news, sealed, shard, count)
SELECT body, source, contact, news, sealed IS NOT NULL, 0, count(*) FROM people
GROUP BY body, source, contact, news, sealed IS NOT NULL;

-- One kind after the other, the newest first; and a body's by their ids.
CREATE INDEX people_kinds ON people (body, source, contact, news, created, id);
CREATE INDEX people_of_body ON people (body, id);
