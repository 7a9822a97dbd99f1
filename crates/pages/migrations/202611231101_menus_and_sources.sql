-- The pages of a body's menu. An empty label is the page's title.
CREATE TABLE menu_items (
    body TEXT NOT NULL,
    writing TEXT NOT NULL REFERENCES writings (id) ON DELETE CASCADE,
    label TEXT NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (body, writing)
);

-- A body shows the news of bodies below it that its editor chose …
CREATE TABLE news_from (
    parent TEXT NOT NULL,
    child TEXT NOT NULL,
    PRIMARY KEY (parent, child)
);
CREATE INDEX news_from_child ON news_from (child);

-- … unless such a body keeps its news to itself.
CREATE TABLE news_refused (
    body TEXT NOT NULL PRIMARY KEY
);
