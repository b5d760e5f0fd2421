-- PostgreSQL lets everybody create large objects, a reader too: a way to write that no table grant closes.
-- Only a superuser may take that away. Elsewhere default_transaction_read_only still refuses it, until it is unset.

DO $$
DECLARE
    writes regprocedure;
BEGIN
    IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        FOR writes IN
            SELECT oid FROM pg_proc
            WHERE pronamespace = 'pg_catalog'::regnamespace
                AND proname IN ('lo_creat', 'lo_create', 'lo_from_bytea', 'lo_put', 'lo_truncate', 'lo_truncate64',
                                'lo_unlink', 'lowrite')
        LOOP
            EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', writes);
            EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO precedent_owner', writes);
        END LOOP;
    END IF;
END
$$;
