FROM runtime AS {{name}}
ENV PORT={{port}}
EXPOSE {{port}}
COPY --from={{name}}-modules /app/node_modules node_modules
COPY --from={{name}}-modules /app/libs libs
COPY --from={{name}}-modules /app/apps/{{name}} apps/{{name}}
COPY --from=build /app/libs libs
COPY --from=build /app/apps/{{name}} apps/{{name}}
CMD ["node", "apps/{{name}}/dist/main.js"]
