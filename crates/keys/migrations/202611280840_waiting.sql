-- What waits for somebody: the desk asks each time.
CREATE INDEX keyholders_waiting ON keyholders (body) WHERE since IS NULL AND agreed IS NULL;
CREATE INDEX body_keys_waiting ON body_keys (body) WHERE sheet_next IS NOT NULL;
CREATE INDEX hand_out_windows_waiting ON hand_out_windows (asked) WHERE decided IS NULL;
