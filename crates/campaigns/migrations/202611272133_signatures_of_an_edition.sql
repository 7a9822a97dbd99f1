-- What an edition gathered, by ids; and what of it may be delivered.
CREATE INDEX campaigns_signatures_of ON campaigns_signatures (edition, id);
CREATE INDEX campaigns_signatures_to_deliver ON campaigns_signatures (edition) WHERE state = 'counted' AND counted AND delivery;
