-- Of an address that counts, its mark tells the campaign and the address: it is found by that, and its look-up needs no index of its own.
-- What was there before is found by its look-up.
ALTER TABLE campaigns ADD COLUMN found_by_mark BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE campaigns_signatures ADD COLUMN looked_up BOOLEAN NOT NULL DEFAULT TRUE;
DROP INDEX campaigns_signatures_who;
CREATE INDEX campaigns_signatures_who ON campaigns_signatures (address_lookup) WHERE address_lookup IS NOT NULL AND looked_up;
