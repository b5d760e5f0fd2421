-- An import of an earlier release that was killed left word that the index of 0016 is to be built.

DELETE FROM deferred_indexes WHERE name = 'resource_action_traces_embedding_idx';
