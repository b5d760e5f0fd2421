-- Traces that were there before 0032 get their copy as well. On a table of millions of rows, do the same beforehand in
-- batches of some thousand ids, so that this finds nothing left and holds no lock for long.

UPDATE resource_action_traces SET action_history_id = action_history_id WHERE namespace IS NULL;
