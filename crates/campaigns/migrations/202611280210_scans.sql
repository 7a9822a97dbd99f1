-- A picture or PDF of sheets of signatures on paper, sealed to the body that gathered them as the record `id` of `scans`; it goes with
-- its number.
CREATE TABLE campaigns_scans (
    id TEXT NOT NULL PRIMARY KEY,
    paper TEXT NOT NULL,
    body TEXT NOT NULL,
    edition TEXT NOT NULL,
    envelope TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX campaigns_scans_of ON campaigns_scans (body, id);
CREATE INDEX campaigns_scans_paper ON campaigns_scans (paper);
