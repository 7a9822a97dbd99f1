-- Which kinds of bodies there are, and which may sit under which: data, never code.
CREATE TABLE kinds (
  key TEXT PRIMARY KEY,
  names TEXT NOT NULL,
  plural TEXT NOT NULL,
  position BIGINT NOT NULL
);
CREATE TABLE kind_children (
  kind TEXT NOT NULL REFERENCES kinds (key),
  child TEXT NOT NULL REFERENCES kinds (key),
  PRIMARY KEY (kind, child)
);
CREATE TABLE bodies (
  id TEXT PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL REFERENCES kinds (key),
  parent TEXT REFERENCES bodies (id),
  position BIGINT NOT NULL,
  names TEXT NOT NULL,
  summary TEXT NOT NULL,
  address TEXT NOT NULL,
  links TEXT NOT NULL,
  country TEXT,
  status TEXT NOT NULL,
  year BIGINT,
  languages TEXT NOT NULL,
  dye TEXT NOT NULL,
  logo TEXT,
  lat DOUBLE PRECISION,
  lon DOUBLE PRECISION,
  hijri BIGINT,
  created BIGINT NOT NULL,
  updated BIGINT NOT NULL,
  removed BIGINT
);
CREATE INDEX bodies_parent ON bodies (parent, position);
CREATE UNIQUE INDEX bodies_one_root ON bodies ((parent IS NULL)) WHERE parent IS NULL;
-- A changed slug leads to its body until someone else takes it.
CREATE TABLE old_slugs (
  slug TEXT PRIMARY KEY,
  body TEXT NOT NULL REFERENCES bodies (id),
  since BIGINT NOT NULL
);
-- The body elsewhere from which the root springs.
CREATE TABLE springs (
  body TEXT PRIMARY KEY REFERENCES bodies (id),
  names TEXT NOT NULL,
  link TEXT NOT NULL
);
