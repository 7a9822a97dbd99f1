-- An entry's number says when it is from: its moment, 20 bits to the left, and which one it is of that moment. The newest matches
-- then are the last ones of the full text itself, and no list of all matches is made for a page of twenty.
CREATE TABLE search_dated (
  seq INTEGER PRIMARY KEY,
  publication TEXT NOT NULL,
  language TEXT NOT NULL,
  body TEXT NOT NULL,
  at BIGINT NOT NULL,
  UNIQUE (publication, language)
);
INSERT INTO search_dated (seq, publication, language, body, at)
SELECT (at << 20) + row_number() OVER (PARTITION BY at ORDER BY seq) - 1, publication, language, body, at FROM search_entries;
CREATE VIRTUAL TABLE search_dated_words USING fts5(words, tokenize='unicode61 remove_diacritics 0');
INSERT INTO search_dated_words (rowid, words)
SELECT d.seq, w.words FROM search_dated d JOIN search_entries e ON e.publication = d.publication AND e.language = d.language
JOIN search_words w ON w.rowid = e.seq ORDER BY d.seq;
DROP TABLE search_words;
DROP TABLE search_entries;
ALTER TABLE search_dated RENAME TO search_entries;
ALTER TABLE search_dated_words RENAME TO search_words;
INSERT INTO search_words (search_words, rank) VALUES ('secure-delete', 1);
