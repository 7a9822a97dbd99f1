-- What waits for somebody: the desk asks each time.
CREATE INDEX comments_messages_waiting ON comments_messages (body) WHERE state = 'waiting';
