#!/bin/sh
# Brings Temporal's two databases to the schema of this version of its tools. Safe to run again: an upgrade of Temporal
# is a newer image of this job, then a newer image of the server.
set -eu

for database in temporal temporal_visibility; do
  case "$database" in
    temporal) schema=postgresql/v12/temporal ;;
    *) schema=postgresql/v12/visibility ;;
  esac
  export SQL_DATABASE="$database"
  temporal-sql-tool setup-schema --version 0.0
  temporal-sql-tool update-schema --schema-name "$schema"
done
