# shellcheck shell=bash disable=SC2154 # scripts/test-chart says where the chart is.
# A cluster that runs containers: install, listen, then delete, evict, scale, upgrade, roll back, and upgrades that must fail.
# KUBECONFIG names one that can get the images of LUNA_CHART_TAG and LUNA_CHART_NEXT_TAG (scripts/build-images --tests) under
# LUNA_CHART_REGISTRY; without it, kube-local starts one of one node, which takes them from podman.

tag=${LUNA_CHART_TAG:-dev}
next=${LUNA_CHART_NEXT_TAG:-$tag}
# shellcheck source=scripts/chart/listening.sh
source scripts/chart/listening.sh

real() {
  local folder='' config
  registry=${LUNA_CHART_REGISTRY:-}
  if [[ -z ${KUBECONFIG:-} ]]; then
    registry=localhost/
    folder=$(mktemp -d /tmp/luna-chart.XXXX)
    config=$(kube-local up "$folder" | sed -n 's/.*KUBECONFIG=\([^ ]*\).*/\1/p')
    export KUBECONFIG=$config
    say 'loading images'
    kube-local load "$folder" "${images[@]/#/$registry}" >/dev/null
  fi

  kubectl create configmap client --from-file=scripts/chart/client.py >/dev/null
  sed "s|REGISTRY|$registry|; s|:TAG|:$tag|" scripts/chart/real.yaml | kubectl create -f - >/dev/null
  kubectl wait --for=condition=Ready pod/database pod/camera --timeout=120s >/dev/null

  values=(--set "image.registry=${registry%/},image.silo.tag=$tag,image.gateway.tag=$tag,migration.backoffLimit=0"
    --set 'database.existingSecret=database,uploads.existingClaim=uploads,silos.defaults.replicas=3,silos.defaults.slots=4'
    --set 'silos.defaults.resources.requests.cpu=50m,silos.defaults.resources.requests.memory=128Mi'
    --set 'gateway.resources.requests.cpu=50m,gateway.resources.requests.memory=64Mi')
  silos=deployment/luna-luna-video-agent-silo-cpu
  gateways=deployment/luna-luna-video-agent-gateway

  check 'install' timed helm install luna "$chart" "${values[@]}" --wait --timeout 240s
  check 'health of database and cluster' helm test luna --timeout 60s
  check 'an ordinary user without capabilities on a read-only root' locked_up
  check 'events arrive at WebSockets' eventually 90 calm
  check 'a video is uploaded and analysed' uploads_video
  during 'a silo is deleted' delete_silo
  during 'a silo is killed' kill_silo
  during 'a silo is evicted' evict_silo
  during 'silos are scaled to one' scale 1
  during 'silos are scaled to three' scale 3
  during 'a gateway is deleted' delete_gateway
  during 'an upgrade to another build' upgrade --set "image.silo.tag=$next,image.gateway.tag=$next"
  check 'the video is there for the new silos' analyses_video
  during 'a rollback' roll_back

  pods=$(pods)
  during 'an upgrade with a wrong password' refuses 'password authentication failed' upgrade --set database.secretKey=wrong
  during 'an upgrade to a database that cannot be reached' refuses 'cannot be reached' upgrade --set database.secretKey=unreachable
  kubectl exec database -- sh -c 'PGPASSWORD=trial psql --host 127.0.0.1 --username luna --quiet --command "create database occupied"' >/dev/null
  kubectl exec database -- sh -c \
    'PGPASSWORD=trial psql --host 127.0.0.1 --username luna --quiet --command "create table streams (id int)" occupied' >/dev/null
  during 'an upgrade whose migration fails' refuses '0001_create_streams.sql failed' upgrade --set database.secretKey=occupied
  check 'which all leave the pods as they were' same pods "$pods" "$(pods)"

  check 'uninstall' helm uninstall luna --wait --timeout 120s
  check 'which leaves nothing behind but the migration that failed' eventually 30 nothing_left

  if [[ -n $folder ]]; then
    kube-local down "$folder"
    unset KUBECONFIG
  else
    kubectl delete --ignore-not-found -f scripts/chart/real.yaml >/dev/null
    kubectl delete configmap client >/dev/null
  fi
}

seen() {
  kubectl logs client | grep '"frames"'
}

timed() {
  local began=$SECONDS
  "$@" && printf '      %s s\n' $((SECONDS - began)) >&3
}

# The sample clip of a silo's image goes through the service into the volume that all silos share.
uploads_video() {
  kubectl exec "$(silo_pod)" -- cat /app/demo/sample.mp4 | kubectl exec -i client -- sh -c 'cat >/tmp/sample.mp4' \
    && analyses_video /tmp/sample.mp4
}

analyses_video() {
  kubectl exec -i client -- python3 - luna-luna-video-agent-gateway "$@" <scripts/chart/video.py
}

# agents: the address of each silo and how many streams it runs, a line each.
agents() {
  kubectl exec client -- python3 -c '
import json, urllib.request
for agent in json.load(urllib.request.urlopen("http://luna-luna-video-agent-gateway/2/agents"))["agents"]:
    print(agent["address"].rpartition(":")[0], agent["streams"]["in_progress"])'
}

# A silo that runs a stream.
silo_pod() {
  local address
  address=$(agents | awk '$2 > 0 && !found++ { print $1 }')
  kubectl get pods -l app.kubernetes.io/component=silo --field-selector="status.podIP=$address" -o name
}

ready() {
  kubectl rollout status "$silos" --timeout=180s && kubectl rollout status "$gateways" --timeout=180s
}

delete_silo() {
  kubectl delete "$(silo_pod)" --wait=true && ready
}

# A pod that is deleted by force is gone before its container: the others notice that one's end.
kill_silo() {
  local pod address
  pod=$(silo_pod)
  address=$(kubectl get "$pod" -o jsonpath='{.status.podIP}')
  kubectl delete "$pod" --grace-period=0 --force && eventually 60 unlisted "$address" && ready
}

unlisted() {
  local listed
  listed=$(agents) && ! grep -qF "$1 " <<<"$listed"
}

delete_gateway() {
  kubectl delete "$(kubectl get pods -l app.kubernetes.io/component=gateway -o name | head -n 1)" --wait=true && ready
}

evict_silo() {
  local pod
  pod=$(silo_pod)
  printf '{"apiVersion": "policy/v1", "kind": "Eviction", "metadata": {"name": "%s", "namespace": "default"}}' "${pod#pod/}" \
    | kubectl create --raw "/api/v1/namespaces/default/pods/${pod#pod/}/eviction" -f - && kubectl wait --for=delete "$pod" --timeout=90s && ready
}

scale() {
  kubectl scale "$silos" --replicas="$1" && ready && eventually 90 has_silos "$1"
}

has_silos() {
  same silos "$1" "$(kubectl get pods -l app.kubernetes.io/component=silo -o name | wc -l)"
}

upgrade() {
  helm upgrade luna "$chart" "${values[@]}" "$@" --wait --timeout 240s && eventually 90 has_silos 3
}

roll_back() {
  helm rollback luna --wait --timeout 240s && eventually 90 has_silos 3
}

locked_up() {
  local program
  for program in "$silos" "$gateways"; do
    locked_in "$program" kubectl exec "$program" -- || return
  done
}

nothing_left() {
  same 'left behind' '' "$(kubectl get all,configmap,secret,pdb,networkpolicy,ingress \
    -l app.kubernetes.io/instance=luna,app.kubernetes.io/component!=migration -o name)"
}

images=("luna/silo:$tag" "luna/gateway:$tag" "luna/camera:$tag" "luna/postgres:$tag")
[[ $next == "$tag" ]] || images+=("luna/silo:$next" "luna/gateway:$next")

if ! command -v python3 >/dev/null; then
  skip 'the cluster that runs containers: python3 is missing'
elif [[ -n ${KUBECONFIG:-} ]]; then
  real
elif ! command -v kube-local >/dev/null || [[ $EUID -ne 0 ]]; then
  skip 'the cluster that runs containers: KUBECONFIG names none, and kube-local is missing or nobody is root'
elif ! command -v podman >/dev/null || ! podman image inspect "${images[@]/#/localhost/}" >/dev/null 2>&1; then
  skip "the cluster that runs containers: podman lacks some of ${images[*]}; scripts/build-images --tests makes what it needs"
else
  real
fi
