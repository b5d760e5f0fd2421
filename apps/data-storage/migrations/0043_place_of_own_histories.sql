-- Traces that an import or a batch recorded outside any workflow got no copy of their place: their history was written
-- after them, in the same statement. On a table of millions of rows, do the same beforehand in batches of some thousand
-- ids, so that this finds nothing left and holds no lock for long.

UPDATE resource_action_traces AS t
SET namespace = r.namespace
FROM action_histories AS h
JOIN resource_references AS r ON r.id = h.resource_id
WHERE h.id = t.action_history_id AND t.namespace IS NULL;
