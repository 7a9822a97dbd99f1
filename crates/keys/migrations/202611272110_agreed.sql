-- When it was settled that she keeps this key: at her naming while nothing was sealed yet, else by a second person. Empty while one
-- is waited for, and again once she replaced her identity.
ALTER TABLE keyholders ADD COLUMN agreed BIGINT;
UPDATE keyholders SET agreed = named WHERE since IS NOT NULL
    OR NOT EXISTS (SELECT 1 FROM identities i WHERE i.account = keyholders.account AND i.replaced IS NULL);
-- Who waits because of a new identity was named by nobody as she stands.
UPDATE keyholders SET named_by = NULL WHERE agreed IS NULL;
