-- How far down a list an account was handed records, so that another day goes on where this one stopped.
CREATE TABLE hand_out_marks (
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    body TEXT NOT NULL REFERENCES bodies (id),
    list TEXT NOT NULL,
    record TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (account, body, list)
);
