-- A role over a body alone and the same role over all below it may have two ends: they stand beside each other, so that giving one
-- never makes the other wider.
DROP INDEX grants_open;
CREATE UNIQUE INDEX grants_open ON grants (account, body, role, below) WHERE ends IS NULL;
