#!/bin/bash
# Runs once, on an empty data folder: a database for each service, with an owner for migrations and a runtime role,
# as tools/postgres makes them.
set -euo pipefail

for service in $OVIPRO_DATABASES; do
  name=${service//-/_}
  psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
    --set name="$name" --set owner="${name}_owner" --set runtime="${name}_runtime" \
    --set owner_password="$OVIPRO_OWNER_PASSWORD" --set runtime_password="$OVIPRO_RUNTIME_PASSWORD" <<'SQL'
CREATE ROLE :"owner" LOGIN PASSWORD :'owner_password';
CREATE ROLE :"runtime" LOGIN PASSWORD :'runtime_password';
ALTER ROLE :"runtime" SET statement_timeout = '10s';
ALTER ROLE :"runtime" SET lock_timeout = '5s';
ALTER ROLE :"runtime" SET idle_in_transaction_session_timeout = '15s';
ALTER ROLE :"runtime" SET jit = 'off';
CREATE DATABASE :"name" OWNER :"owner";
REVOKE CONNECT ON DATABASE :"name" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"name" TO :"runtime";
\connect :"name"
ALTER SCHEMA public OWNER TO :"owner";
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO :"runtime";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :"runtime";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" GRANT USAGE, SELECT ON SEQUENCES TO :"runtime";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" GRANT EXECUTE ON FUNCTIONS TO :"runtime";
SQL
done
