{{- define "luna.name" -}}
{{- if .Values.fullnameOverride }}{{ .Values.fullnameOverride }}{{ else }}
{{- ternary .Release.Name (printf "%s-%s" .Release.Name .Chart.Name) (contains .Chart.Name .Release.Name) | trunc 40 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{- define "luna.labels" -}}
{{ include "luna.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "luna.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "luna.image" -}}
{{- $image := index .Values.image .kind -}}
{{- with .Values.image.registry }}{{ . }}/{{ end }}{{ $image.repository }}:{{ $image.tag | default .Chart.AppVersion }}
{{- end }}

{{- define "luna.databaseSecret" -}}
{{- .Values.database.existingSecret | default (printf "%s-database" (include "luna.name" .)) }}
{{- end }}

{{- define "luna.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "luna.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}

{{- /* The settings that both programs need; what a user sets comes last and wins. */}}
{{- define "luna.env" -}}
- name: Cluster__ConnectionString
  valueFrom:
    secretKeyRef: {name: {{ include "luna.databaseSecret" . }}, key: {{ .Values.database.secretKey }}}
- {name: Cluster__ClusterId, value: {{ .Values.cluster.id | quote }}}
- {name: Cluster__ServiceId, value: {{ .Values.cluster.serviceId | quote }}}
{{- if eq .Values.logs.format "json" }}
- {name: Logging__Console__FormatterName, value: json}
{{- end }}
{{- range $name, $value := .Values.settings }}
- {name: {{ $name | replace ":" "__" | quote }}, value: {{ $value | quote }}}
{{- end }}
{{- if .Values.database.caSecret }}
- {name: PGSSLROOTCERT, value: /database-ca/ca.crt}
{{- end }}
{{- with .Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- /* What all containers see. */}}
{{- define "luna.mounts" -}}
- {name: temporary, mountPath: /tmp}
{{- if .Values.database.caSecret }}
- {name: database-ca, mountPath: /database-ca, readOnly: true}
{{- end }}
{{- with .Values.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- /* Volumes of all pods beside `temporary`, which is as large as each needs. */}}
{{- define "luna.volumes" -}}
{{- if .Values.database.caSecret }}
- name: database-ca
  secret: {secretName: {{ .Values.database.caSecret }}}
{{- end }}
{{- with .Values.extraVolumes }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "luna.migrate" -}}
name: migrate
image: {{ include "luna.image" (merge (dict "kind" "silo") .) }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
args: [migrate]
terminationMessagePolicy: FallbackToLogsOnError
env:
  {{- include "luna.env" . | nindent 2 }}
securityContext:
  {{- include "luna.containerSecurity" . | nindent 2 }}
resources:
  requests: {cpu: 100m, memory: 128Mi}
  limits: {memory: 512Mi}
volumeMounts:
  {{- include "luna.mounts" . | nindent 2 }}
{{- end }}

{{- /* Fails on what no cluster can be made of. */}}
{{- /* How long the silo of a pool may take to stop: its delay, then the moves. */}}
{{- define "luna.shutdownTimeout" -}}
{{- $seconds := add .drainDelaySeconds 20 }}
{{- printf "00:%02d:%02d" (div $seconds 60) (mod $seconds 60) }}
{{- end }}

{{- define "luna.validate" -}}
{{- if and .Values.database.bundled.enabled .Values.database.existingSecret }}
{{- fail "database.existingSecret and database.bundled.enabled exclude each other: it is one database or the other." }}
{{- end }}
{{- if not (or .Values.database.bundled.enabled .Values.database.existingSecret) }}
{{- fail "database.existingSecret is empty: name a secret with a connection string, or set database.bundled.enabled for a trial." }}
{{- end }}
{{- if not .Values.silos.pools }}
{{- fail "silos.pools is empty: without a silo no stream runs." }}
{{- end }}
{{- range $pool, $given := .Values.silos.pools }}
{{- $silo := mergeOverwrite (deepCopy $.Values.silos.defaults) ($given | default dict) }}
{{- if lt ($silo.terminationGracePeriodSeconds | int) (add $silo.drainDelaySeconds 25 | int) }}
{{- fail (printf "silos.pools.%s.terminationGracePeriodSeconds is below drainDelaySeconds + 25: the pod would be killed while it hands over." $pool) }}
{{- end }}
{{- if $silo.autoscaling.enabled }}
{{- if not $silo.autoscaling.prometheusAddress }}
{{- fail (printf "silos.pools.%s.autoscaling.prometheusAddress is empty: KEDA asks Prometheus how many slots are taken." $pool) }}
{{- end }}
{{- if not $.Values.metrics.podMonitor.enabled }}
{{- fail (printf "silos.pools.%s.autoscaling is enabled without metrics.podMonitor.enabled: Prometheus would know of no slot." $pool) }}
{{- end }}
{{- if gt ($silo.autoscaling.minReplicas | int) ($silo.autoscaling.maxReplicas | int) }}
{{- fail (printf "silos.pools.%s.autoscaling.minReplicas is above maxReplicas." $pool) }}
{{- end }}
{{- end }}
{{- end }}
{{- if and .Values.ingress.enabled (not .Values.ingress.host) }}
{{- fail "ingress.host is empty although ingress.enabled is set." }}
{{- end }}
{{- end }}
