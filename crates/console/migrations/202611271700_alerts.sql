-- What whoever holds the installation was told of by mail: one line for each thing that is wrong, or was until a moment ago.
CREATE TABLE console_alerts (
    thing TEXT PRIMARY KEY,
    wrong BOOLEAN NOT NULL,
    -- Since when it is as `wrong` says.
    since BIGINT NOT NULL,
    -- A letter said that it is wrong.
    told BOOLEAN NOT NULL
);
