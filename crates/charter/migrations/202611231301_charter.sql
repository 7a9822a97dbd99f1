CREATE TABLE charter_versions (
  id TEXT PRIMARY KEY,
  body TEXT NOT NULL REFERENCES bodies (id),
  -- Absent while it is a draft.
  number BIGINT,
  title TEXT NOT NULL,
  -- The day it was agreed on, YYYY-MM-DD.
  day TEXT NOT NULL,
  published BIGINT,
  updated BIGINT NOT NULL,
  -- Counts the saves of a draft: who saves an older one is told.
  edit BIGINT NOT NULL,
  UNIQUE (body, number)
);
CREATE UNIQUE INDEX charter_versions_one_draft ON charter_versions (body) WHERE number IS NULL;
CREATE TABLE charter_articles (
  version TEXT NOT NULL REFERENCES charter_versions (id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  kind TEXT NOT NULL,
  number BIGINT,
  texts TEXT NOT NULL,
  PRIMARY KEY (version, position)
);
CREATE TABLE charter_adherences (
  body TEXT PRIMARY KEY REFERENCES bodies (id),
  version TEXT NOT NULL REFERENCES charter_versions (id),
  day TEXT NOT NULL,
  reservation TEXT NOT NULL,
  recorded BIGINT NOT NULL
);
CREATE INDEX charter_adherences_version ON charter_adherences (version);
