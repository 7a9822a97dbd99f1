-- Who ended a grant, where somebody did: what one above has ended she does not give anew at once. `granted_by` is whoever gave it;
-- `renewed_by` whoever gave it another end since.
ALTER TABLE grants ADD COLUMN ended_by TEXT REFERENCES accounts (id);
ALTER TABLE grants ADD COLUMN renewed_by TEXT REFERENCES accounts (id);
-- When the letter left that tells her of two voices: her two days begin with it.
ALTER TABLE vouchings ADD COLUMN told BIGINT;
UPDATE vouchings SET told = due - 172800000 WHERE due IS NOT NULL;
