-- A table without contents cannot know which words an entry had, and leaves them in its segments until those are merged. With its
-- contents, `secure-delete` takes the words out at once. `search.fill` fills the index again.
DROP TABLE search_words;
DELETE FROM search_entries;
CREATE VIRTUAL TABLE search_words USING fts5(words, tokenize='unicode61 remove_diacritics 0');
INSERT INTO search_words (search_words, rank) VALUES ('secure-delete', 1);
