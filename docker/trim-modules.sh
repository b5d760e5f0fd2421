#!/bin/sh
# Deletes from node_modules what is never read at run time: types, source maps, documents, tests, and of the API page
# everything but the three files that the services serve. Licences stay.
set -eu
find . -path '*/node_modules/*' -type f \
  \( -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '*.map' -o -name '*.md' -o -name '*.ts' \) -delete
find . -type d -path '*/node_modules/@types' -prune -exec rm -rf {} +
find node_modules/swagger-ui-dist -type f ! -name package.json ! -name 'LICENSE*' ! -name NOTICE \
  ! -name swagger-ui.css ! -name swagger-ui-bundle.js ! -name favicon-32x32.png -delete
rm -rf node_modules/.package-lock.json node_modules/.bin "${HOME:-/root}/.npm"
