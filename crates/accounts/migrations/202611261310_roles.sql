-- Roles are data: those that people made, and starting roles that were changed. `rights`, `offered` and `kinds` are keys with
-- spaces between; `offered` is what was declared when the role was last saved, so that a starting role gets what comes later.
CREATE TABLE roles (
    id TEXT PRIMARY KEY,
    names TEXT NOT NULL,
    kinds TEXT NOT NULL,
    rights TEXT NOT NULL,
    offered TEXT NOT NULL,
    retired BIGINT,
    created BIGINT NOT NULL
);

-- Every grant lapses by itself at `until`; `reminded` is when holder and giver were told that it will. `office` is the public
-- title it was given with ("" is none), shown once the holder has agreed.
ALTER TABLE grants ADD COLUMN until BIGINT NOT NULL DEFAULT 0;
ALTER TABLE grants ADD COLUMN reminded BIGINT;
ALTER TABLE grants ADD COLUMN office TEXT NOT NULL DEFAULT '';
ALTER TABLE grants ADD COLUMN office_agreed BIGINT;
-- What was given before grants had an end gets two years from the day it was given.
UPDATE grants SET until = created + 63072000000;
CREATE INDEX grants_until ON grants (until) WHERE ends IS NULL;
