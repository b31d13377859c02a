#!/bin/sh
# Makes the namespace and the search attributes that Jieli's workflows use. Safe to run again. Histories of ended
# workflows are kept for TEMPORAL_RETENTION; the record of a purchase is in PostgreSQL and stays.
set -eu

namespace="$TEMPORAL_NAMESPACE"

temporal operator namespace describe --namespace "$namespace" >/dev/null 2>&1 ||
  temporal operator namespace create --namespace "$namespace" --retention "$TEMPORAL_RETENTION"

# The same names and types as in workflows/search-attributes.ts; test/unit/compose.test.ts compares them.
add_search_attributes() {
  temporal operator search-attribute create --namespace "$namespace" \
    --name Stage --type Keyword \
    --name Region --type Keyword \
    --name Method --type Keyword \
    --name BudgetYear --type Int \
    --name ProviderId --type Keyword \
    --name DueAt --type Datetime
}

# The server learns of a new namespace within some ten seconds.
attempt=1
until add_search_attributes; do
  [ "$attempt" -lt 15 ] || exit 1
  attempt=$((attempt + 1))
  sleep 2
done
