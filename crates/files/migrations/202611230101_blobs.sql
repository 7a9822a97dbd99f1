-- Filled on PostgreSQL alone; with SQLite the bytes lie on disk.
CREATE TABLE files_blob (
    sha256 TEXT PRIMARY KEY,
    length BIGINT NOT NULL,
    bytes BYTEA NOT NULL
);
