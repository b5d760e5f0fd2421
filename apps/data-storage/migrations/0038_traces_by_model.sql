-- no-transaction
-- After a change of the model the traces of the former one are embedded anew, in batches in the order of their ids; how
-- many are left is counted at each start, and must cost nothing when there are none.

CREATE INDEX CONCURRENTLY IF NOT EXISTS resource_action_traces_model_idx
    ON resource_action_traces (embedding_model, id);
