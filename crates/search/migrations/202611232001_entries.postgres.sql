-- One row for each publication and language, with its words.
CREATE TABLE search_entries (
  seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  publication TEXT NOT NULL,
  language TEXT NOT NULL,
  body TEXT NOT NULL,
  at BIGINT NOT NULL,
  words TSVECTOR NOT NULL,
  UNIQUE (publication, language)
);
CREATE INDEX search_entries_at ON search_entries (at DESC, seq DESC);
CREATE INDEX search_entries_words ON search_entries USING GIN (words);
