# shellcheck shell=bash disable=SC2154 # scripts/test-chart says where the chart is and which version is meant.
# Without a cluster: lint, every way of installing, and values that no cluster can be made of.

for values in "$chart"/ci/*-values.yaml; do
  check "lint $(basename "$values")" helm lint "$chart" --strict --quiet -f "$values" "${version[@]}"
  check "render $(basename "$values")" helm template luna "$chart" -f "$values" "${version[@]}"
done

external=(helm template luna "$chart" "${version[@]}" --set database.existingSecret=db)
check 'refuse two databases' refuses 'database.bundled.enabled exclude each other' "${external[@]}" --set database.bundled.enabled=true
check 'refuse no database' refuses 'database.existingSecret is empty' helm template luna "$chart" "${version[@]}"
check 'refuse no pool of silos' refuses 'silos.pools is empty' "${external[@]}" --set silos.pools.cpu=null
check 'refuse an ingress without a host' refuses 'ingress.host is empty' "${external[@]}" --set ingress.enabled=true
check 'refuse no slots' refuses '/silos/defaults/slots' "${external[@]}" --set silos.defaults.slots=0
check 'refuse no slots of a pool' refuses '/silos/pools/cpu/slots' "${external[@]}" --set silos.pools.cpu.slots=0
check 'refuse a word for a number' refuses '/gateway/replicas' "${external[@]}" --set gateway.replicas=many
check 'refuse an unknown value' refuses 'gatewy' "${external[@]}" --set gatewy.replicas=2
check 'refuse an unknown member' refuses 'replcas' "${external[@]}" --set silos.pools.cpu.replcas=2
check 'refuse a grace period shorter than the drain' refuses 'terminationGracePeriodSeconds is below drainDelaySeconds' \
  "${external[@]}" --set silos.defaults.drainDelaySeconds=50
check 'refuse autoscaling without Prometheus' refuses 'pools.cpu.autoscaling.prometheusAddress is empty' \
  "${external[@]}" --set silos.defaults.autoscaling.enabled=true
check 'refuse autoscaling without metrics' refuses 'without metrics.podMonitor.enabled' \
  "${external[@]}" --set silos.defaults.autoscaling.enabled=true --set silos.defaults.autoscaling.prometheusAddress=http://prometheus
check 'refuse autoscaling upside down' refuses 'minReplicas is above maxReplicas' "${external[@]}" --set metrics.podMonitor.enabled=true \
  --set silos.defaults.autoscaling.enabled=true,silos.defaults.autoscaling.prometheusAddress=http://prometheus,silos.defaults.autoscaling.minReplicas=20
check 'refuse an unknown format of logs' refuses '/logs/format' "${external[@]}" --set logs.format=xml

if command -v promtool >/dev/null; then
  check 'rules of the alerts' promtool check rules "$chart/rules/alerts.yaml"
  check 'alerts come when they should' promtool test rules scripts/chart/alerts-test.yaml
else
  skip 'alerts: promtool is missing; Debian has it in the package prometheus'
fi
