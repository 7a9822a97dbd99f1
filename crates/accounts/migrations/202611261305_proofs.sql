-- How she came in, when she last showed that it is she, and what she calls the device.
ALTER TABLE sessions ADD COLUMN way TEXT NOT NULL DEFAULT 'password';
ALTER TABLE sessions ADD COLUMN shown BIGINT;
ALTER TABLE sessions ADD COLUMN name TEXT NOT NULL DEFAULT '';
UPDATE sessions SET way = 'link' WHERE by_link;
