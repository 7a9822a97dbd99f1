-- A finished job is deleted; a failed one stays with its cause.
CREATE TABLE jobs_job (
    id TEXT PRIMARY KEY,
    queue TEXT NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    once_key TEXT,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'failed')),
    -- How often it was begun.
    attempts BIGINT NOT NULL DEFAULT 0,
    -- Waiting: when it is due. Running: when its lease ends, and it is due for someone else.
    due_at BIGINT NOT NULL,
    -- The lease itself: what its holder must show to renew or end it.
    holder TEXT,
    cause TEXT,
    enqueued_at BIGINT NOT NULL,
    failed_at BIGINT
);
CREATE INDEX jobs_job_due ON jobs_job (queue, due_at) WHERE state <> 'failed';
CREATE INDEX jobs_job_failed ON jobs_job (failed_at) WHERE state = 'failed';
CREATE UNIQUE INDEX jobs_job_once ON jobs_job (kind, once_key) WHERE state = 'waiting' AND attempts = 0;

CREATE TABLE jobs_schedule (
    kind TEXT PRIMARY KEY,
    -- How it repeats, as code says; when that changes, so does the next time.
    plan TEXT NOT NULL,
    next_at BIGINT NOT NULL
);
