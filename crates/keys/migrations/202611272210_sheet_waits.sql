-- A recovery sheet that waits for a second person: its public half, who made it, and when.
ALTER TABLE body_keys ADD COLUMN sheet_next TEXT;
ALTER TABLE body_keys ADD COLUMN sheet_by TEXT;
ALTER TABLE body_keys ADD COLUMN sheet_asked BIGINT;
