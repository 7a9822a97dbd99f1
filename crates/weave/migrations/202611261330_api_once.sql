-- POSTs of the API that carried an Idempotency-Key, for 24 hours. Both hashes are keyed: neither token nor network address can
-- be read from them. `status` is absent while the first one is at work.
CREATE TABLE api_once (
    key_hash BYTEA PRIMARY KEY,
    request_hash BYTEA NOT NULL,
    status BIGINT,
    made TEXT,
    at BIGINT NOT NULL
);
CREATE INDEX api_once_at ON api_once (at);
