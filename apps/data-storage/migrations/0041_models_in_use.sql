-- A service whose model is new gives new vectors to the traces of the former one by itself. In a rollout two versions with
-- different models run at once; so that they do not undo each other's work, each says at intervals which model it uses,
-- and only the one whose use began last replaces vectors.

ALTER TABLE embedding_models
    ADD COLUMN used_since TIMESTAMPTZ,
    ADD COLUMN used_until TIMESTAMPTZ;

COMMENT ON COLUMN embedding_models.used_since IS 'Since when services have been configured with it without a break; null for a model that only clients named.';
COMMENT ON COLUMN embedding_models.used_until IS 'Until then some service is taken to be configured with it; services move it on.';

GRANT UPDATE (used_since, used_until) ON embedding_models TO precedent_writer;
