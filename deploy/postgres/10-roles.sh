#!/bin/sh
# Run once by the postgres image, when its data folder is empty: one role and its own databases for each program, so
# that neither Jieli nor Temporal is a superuser and neither can read the other's data.
set -eu

psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  -v jieli_password="$JIELI_DB_PASSWORD" -v temporal_password="$TEMPORAL_DB_PASSWORD" <<'SQL'
CREATE ROLE jieli LOGIN PASSWORD :'jieli_password';
CREATE ROLE temporal LOGIN PASSWORD :'temporal_password';
CREATE DATABASE jieli OWNER jieli;
CREATE DATABASE temporal OWNER temporal;
CREATE DATABASE temporal_visibility OWNER temporal;
REVOKE CONNECT ON DATABASE jieli, temporal, temporal_visibility FROM PUBLIC;
SQL
