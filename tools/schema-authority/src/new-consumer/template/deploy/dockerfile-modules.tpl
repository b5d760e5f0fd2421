FROM base AS {{name}}-modules
COPY --from=manifests /manifests ./
COPY docker/trim-modules.sh /
RUN npm ci --workspace apps/{{name}} --omit=dev --omit=optional --ignore-scripts && sh /trim-modules.sh
