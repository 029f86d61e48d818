# shellcheck shell=bash disable=SC2154 # scripts/test-chart says where the chart is and which version is meant.
# A control plane with 2 CPU nodes and 3 GPU nodes in three zones whose pods only pretend to run.

simulated() {
  local folder config values
  folder=$(mktemp -d /tmp/luna-chart.XXXX)
  config=$(kube-local up "$folder" --simulated | sed -n 's/.*KUBECONFIG=\([^ ]*\).*/\1/p')
  export KUBECONFIG=$config

  for values in "$chart"/ci/*-values.yaml; do
    check "the server accepts $(basename "$values")" accepted "$values"
  done

  kubectl create secret generic luna-database --from-literal=connectionString=Host=db >/dev/null
  kubectl create secret generic luna-database-ca --from-literal=ca.crt=none >/dev/null
  kubectl create -f scripts/chart/claims.yaml >/dev/null
  gpu=(-f "$chart/ci/external-values.yaml" --set 'silos.pools.gpu.resources.requests.cpu=100m' --set 'silos.pools.cpu.resources.requests.cpu=100m')
  check 'install' helm install luna "$chart" "${gpu[@]}" --wait --timeout 60s
  check 'silos with GPUs run on nodes with GPUs, one in each zone' gpu_zones
  before=$(pods)
  check 'an upgrade that changes nothing' helm upgrade luna "$chart" "${gpu[@]}" --wait --timeout 60s
  check 'changes no pod' same pods "$before" "$(pods)"
  check 'drains take one silo of a pool at a time' drain_all
  check 'uninstall' helm uninstall luna --wait --timeout 60s
  check 'which leaves nothing behind' eventually 20 nothing_left

  kube-local down "$folder"
  unset KUBECONFIG
}

accepted() {
  helm template luna "$chart" -f "$1" "${version[@]}" | kubectl apply --dry-run=server --validate=strict -f -
}

gpu_zones() {
  local zones
  zones=$(for node in $(kubectl get pods -l luna/pool=gpu -o jsonpath='{.items[*].spec.nodeName}'); do
    kubectl get node "$node" -o jsonpath='{.metadata.labels.nvidia\.com/gpu\.present} {.metadata.labels.topology\.kubernetes\.io/zone}{"\n"}'
  done | sort)
  same 'GPU and zone of each silo' $'true a\ntrue b\ntrue c' "$zones"
}

# All nodes with GPUs are drained at once: the budget lets one silo of the three go, and the others wait for its successor in vain.
drain_all() {
  local lowest=9 ready drains=() node
  for node in $(kubectl get nodes -l nvidia.com/gpu.present=true -o name); do
    kubectl drain "$node" --ignore-daemonsets --delete-emptydir-data --force --timeout=6s >/dev/null 2>&1 &
    drains+=($!)
  done
  while kill -0 "${drains[@]}" 2>/dev/null; do
    ready=$(kubectl get deployment luna-luna-video-agent-silo-gpu -o jsonpath='{.status.readyReplicas}')
    [[ ${ready:-0} -ge $lowest ]] || lowest=${ready:-0}
    sleep 0.1
  done
  kubectl get nodes -l nvidia.com/gpu.present=true -o name | xargs kubectl uncordon >/dev/null
  kubectl rollout status deployment/luna-luna-video-agent-silo-gpu --timeout=60s >/dev/null
  same 'fewest silos that were ready' 2 "$lowest"
}

nothing_left() {
  local left
  left=$(kubectl get all,configmap,secret,pdb,networkpolicy,ingress,podmonitor,prometheusrule,scaledobject -l app.kubernetes.io/instance=luna -o name)
  same 'left behind' '' "$left"
}

if command -v kube-local >/dev/null; then
  simulated
else
  skip 'the simulated cluster: kube-local is missing'
fi
