-- The embeddings of traces that were there before 0049. Each is read twice: to sort by digest alone takes far less memory.

INSERT INTO distinct_embeddings (digest, model, embedding)
SELECT kinds.digest, kinds.embedding_model, t.embedding
FROM (
    SELECT embedding_digest(embedding) AS digest, embedding_model, min(id) AS id
    FROM resource_action_traces
    WHERE embedding IS NOT NULL
    GROUP BY 1, 2
) AS kinds
JOIN resource_action_traces AS t ON t.id = kinds.id
ORDER BY kinds.digest, kinds.embedding_model
ON CONFLICT DO NOTHING;
