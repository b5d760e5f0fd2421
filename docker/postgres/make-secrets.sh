#!/bin/bash
# Makes a random password for each login, once: later starts keep them, as the database does.
set -euo pipefail
umask 0222

password() { head -c 24 /dev/urandom | od -An -v -tx1 | tr -d ' \n'; }

secret() { # FILE TEXT: written under another name first, so that a killed run leaves no half secret
  printf '%s' "$2" >"$1.new" && mv "$1.new" "$1"
}

once() { # FILE: gives it a random password unless it has one
  [[ -f $1 ]] || secret "$1" "$(password)"
}

login() { # LOGIN FOLDER: the password for the database's set-up, the whole connection string for the service
  once "/secrets/postgres/$1"
  secret "/secrets/$2/database_url" "postgres://$1:$(cat "/secrets/postgres/$1")@postgres:5432/precedent"
}

once /secrets/postgres/password
login precedent_migrator migrate
login precedent_data_storage data-storage
login precedent_context_api context-api
