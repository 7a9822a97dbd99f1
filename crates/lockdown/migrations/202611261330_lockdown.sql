-- One row a lockdown. `pressed_at` is NULL while one above waits for a second person to agree that it begins.
CREATE TABLE lockdowns (
    id TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    from_above BOOLEAN NOT NULL,
    pressed_at BIGINT,
    confirmed_by TEXT,
    confirmed_at BIGINT,
    lifting_by TEXT,
    lifting_at BIGINT,
    ended_at BIGINT,
    ended TEXT CHECK (ended IN ('lapsed', 'lifted', 'owner'))
);
-- Two who press at once make one lockdown.
CREATE UNIQUE INDEX lockdowns_open ON lockdowns (body) WHERE ended_at IS NULL;
CREATE INDEX lockdowns_above ON lockdowns (body, ended_at) WHERE from_above;
