-- A body's drafts among very many that are published, and what a body wrote by ids, as the API lists it.
CREATE INDEX writings_states ON writings (body, kind, state, edited, id) WHERE removed IS NULL;
CREATE INDEX writings_of_body ON writings (body, kind, id) WHERE removed IS NULL;
