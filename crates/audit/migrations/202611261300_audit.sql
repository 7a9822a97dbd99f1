-- One line of a body's trail: ids, kinds and numbers. `hash` is SHA-256 over the line and `previous`, as the README says.
CREATE TABLE audit_lines (
    body TEXT NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    account TEXT,
    what TEXT NOT NULL,
    about TEXT NOT NULL,
    count BIGINT,
    previous BYTEA NOT NULL,
    hash BYTEA NOT NULL,
    PRIMARY KEY (body, number)
);
CREATE INDEX audit_lines_what ON audit_lines (body, what, number);
CREATE INDEX audit_lines_account ON audit_lines (body, account, number);

-- What was mailed to the holders: `mark` is the first 16 characters of the hash of the line with that number.
CREATE TABLE audit_checkpoints (
    body TEXT NOT NULL,
    number BIGINT NOT NULL,
    mark TEXT NOT NULL,
    signature BYTEA NOT NULL,
    why TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (body, number)
);

-- Where a chain begins whose oldest lines are past their end: the last one that went, with its hash.
CREATE TABLE audit_starts (
    body TEXT NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    signature BYTEA NOT NULL,
    at BIGINT NOT NULL
);
