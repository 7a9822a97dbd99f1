-- One row for each publication and language; its words lie in the full-text table under the same number.
CREATE TABLE search_entries (
  seq INTEGER PRIMARY KEY,
  publication TEXT NOT NULL,
  language TEXT NOT NULL,
  body TEXT NOT NULL,
  at BIGINT NOT NULL,
  UNIQUE (publication, language)
);
CREATE INDEX search_entries_at ON search_entries (at DESC, seq DESC);
CREATE VIRTUAL TABLE search_words USING fts5(words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
