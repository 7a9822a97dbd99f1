-- What was told, for other processes' caches: tags only. Rows older than a day are removed.
CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  origin TEXT NOT NULL,
  tags TEXT NOT NULL,
  at BIGINT NOT NULL
);
