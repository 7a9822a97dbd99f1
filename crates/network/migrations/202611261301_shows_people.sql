-- Whether bodies above see this body's people. Off until the body itself says otherwise.
ALTER TABLE bodies ADD COLUMN shows_people BOOLEAN NOT NULL DEFAULT FALSE;
