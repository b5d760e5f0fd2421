#!/bin/bash
# Proves the images and the compose file: build, up, record an action, find it by similarity, down. Prints how long
# each took. Uses ports of its own and leaves nothing behind. Needs Docker with compose, curl.
set -euo pipefail
cd "$(dirname "$0")/.."
export DATA_STORAGE_PORT=${DATA_STORAGE_PORT:-18280} CONTEXT_API_PORT=${CONTEXT_API_PORT:-18291}
compose() { docker compose --project-name precedent-smoke -f docker/compose.yaml "$@"; }
timed() { # LABEL COMMAND...: runs it quietly, says how long it took, and shows what it printed only when it failed
  local label=$1 log start=$SECONDS && shift && log=$(mktemp)
  "$@" >"$log" 2>&1 || { echo "compose smoke: $label failed" && tail -n 40 "$log" && compose logs --tail 20; return 1; }
  rm -f "$log"
  echo "compose smoke: $label took $((SECONDS - start)) s"
}
trap 'compose --profile demo down --volumes --timeout 5 >/dev/null 2>&1' EXIT

timed build compose --profile demo build
base=$(docker image inspect --format '{{.Size}}' node:24-bookworm-slim)
for image in data-storage context-api migrate samples; do
  size=$((($(docker image inspect --format '{{.Size}}' "precedent/$image") - base) / 1000000))
  echo "compose smoke: $image adds $size MB to its base image"
  ((size <= 90)) || { echo "compose smoke: that is more than 90 MB"; exit 1; }
done
timed 'up with sample incidents' compose --profile demo up --wait

id="smoke-$RANDOM$RANDOM"
code=$(curl -sS -o /dev/null -w '%{http_code}' "http://127.0.0.1:$DATA_STORAGE_PORT/api/v1/action-traces" \
  -H 'Content-Type: application/json' -d '{
    "action_id": "'$id'", "alert_name": "KubePodCrashLooping", "alert_summary": "killed for want of memory",
    "cluster_name": "smoke", "namespace": "shop", "kind": "Deployment", "name": "checkout",
    "action_type": "increase_memory_limit", "action_timestamp": "2026-01-31T09:30:00Z",
    "execution_status": "completed"}')
[[ $code == 201 ]] || { echo "compose smoke: recording answered $code"; exit 1; }
found=$(curl -sS "http://127.0.0.1:$CONTEXT_API_PORT/api/v1/incidents/search" \
  -H 'Content-Type: application/json' -d '{"text": "pod crash loop, out of memory"}')
[[ $found == *"\"$id\""* ]] || { echo "compose smoke: the search does not find it: $found"; exit 1; }
echo "compose smoke: recorded and found by similarity"

timed down compose --profile demo down
