-- Pictures and PDF files. `alt` and `caption` are texts by language as JSON; of a file, `alt` is its title.
-- `removed` is set while it lies in the bin. `folded` is what a search looks in.
CREATE TABLE assets (
  id TEXT PRIMARY KEY,
  body TEXT NOT NULL,
  kind TEXT NOT NULL,
  format TEXT NOT NULL,
  name TEXT NOT NULL,
  alt TEXT NOT NULL,
  caption TEXT NOT NULL,
  credit TEXT NOT NULL,
  licence TEXT NOT NULL,
  width BIGINT NOT NULL,
  height BIGINT NOT NULL,
  bytes BIGINT NOT NULL,
  folded TEXT NOT NULL,
  version BIGINT NOT NULL,
  created BIGINT NOT NULL,
  created_by TEXT,
  removed BIGINT
);
CREATE INDEX assets_of_body ON assets (body, id);
CREATE INDEX assets_by_name ON assets (name);
-- One row for each width of a picture; a file has one of width 0.
CREATE TABLE asset_files (
  asset TEXT NOT NULL REFERENCES assets (id) ON DELETE CASCADE,
  width BIGINT NOT NULL,
  height BIGINT NOT NULL,
  bytes BIGINT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (asset, width)
);
CREATE INDEX asset_files_of_hash ON asset_files (hash);
