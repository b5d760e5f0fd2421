#!/bin/bash
# Run once by the image, as superuser, on an empty database: what the migrations may not do themselves. The migrator
# owns the database and the schema but is no superuser; the services' logins are members of one group role each.
set -euo pipefail

secret() { cat "/run/secrets/$1"; }

psql --set ON_ERROR_STOP=1 --no-psqlrc --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  --set migrator="$(secret precedent_migrator)" \
  --set data_storage="$(secret precedent_data_storage)" \
  --set context_api="$(secret precedent_context_api)" \
  --set database="$POSTGRES_DB" <<'SQL'
CREATE EXTENSION vector;

CREATE ROLE precedent_owner NOLOGIN;
CREATE ROLE precedent_writer NOLOGIN;
CREATE ROLE precedent_reader NOLOGIN;

CREATE ROLE precedent_migrator LOGIN CREATEROLE PASSWORD :'migrator';
CREATE ROLE precedent_data_storage LOGIN PASSWORD :'data_storage' IN ROLE precedent_writer;
CREATE ROLE precedent_context_api LOGIN PASSWORD :'context_api' IN ROLE precedent_reader;

GRANT precedent_owner, precedent_writer, precedent_reader TO precedent_migrator WITH ADMIN OPTION;
ALTER DATABASE :"database" OWNER TO precedent_migrator;
REVOKE CONNECT, TEMPORARY ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO precedent_writer, precedent_reader;

-- Everybody may create large objects, a reader too; only a superuser can take that away.
SELECT format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', oid::regprocedure)
FROM pg_proc
WHERE pronamespace = 'pg_catalog'::regnamespace
    AND proname IN ('lo_creat', 'lo_create', 'lo_from_bytea', 'lo_put', 'lo_truncate', 'lo_truncate64', 'lo_unlink',
                    'lowrite')
\gexec
SQL
