-- What the installation's people set in the desk: one row a setting, absent means the default.
CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
);
