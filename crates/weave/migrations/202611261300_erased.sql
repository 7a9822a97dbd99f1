-- What was erased, by table and id: a restore erases it again. Nothing of what it was.
CREATE TABLE erased (
    what TEXT NOT NULL,
    id TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (what, id)
);
CREATE INDEX erased_at ON erased (at);
