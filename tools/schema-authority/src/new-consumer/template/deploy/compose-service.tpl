{{name}}:
  image: precedent/{{name}}
  build: { context: .., dockerfile: docker/Dockerfile, target: {{name}} }
  depends_on:
    migrate: { condition: service_completed_successfully }
  environment:
    DATABASE_URL_FILE: /run/secrets/database_url
  volumes:
    - {{name}}-secrets:/run/secrets:ro
  ports: ['${{{port_variable}}:-{{port}}}:{{port}}']
  read_only: true
  cap_drop: [ALL]
  security_opt: ['no-new-privileges:true']
  # Longer than a shutdown may take: answers under way have 20 s, each resource 5 s to close.
  stop_grace_period: 60s
  restart: unless-stopped
