/** The unique key of action_id: who violates it lost to another request with the same one, and finds its trace. */
export const ACTION_ID_KEY = 'resource_action_traces_action_id_idx';
