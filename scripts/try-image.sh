#!/usr/bin/env bash
# Tries the Dockerfile on a Debian machine without a Docker engine: carries out its instructions in bare Debian
# roots, then runs the image as `docker run --read-only --tmpfs /tmp` would and uses it.
#
#   apt-get install debootstrap bubblewrap; npm ci; scripts/try-image.sh FOLDER [PORT]     (as root)
#
# FOLDER gets `base` (kept for the next time), `build`, `image` and `data`. Shown are the image's size over its base,
# the start, the health check, a walk through sign-in, upload, answer and code mode, the memory, the end by SIGTERM, and
# a second start on the same data. Not shown is what is Docker's own: its network, its layers, its limits, and what it
# forbids a sandbox.
set -euo pipefail
[ $# -ge 1 ] || { sed -n '2,11s/^# \?//p' "$0"; exit 2; }
cd "$(dirname "$0")/.."
mkdir -p "$1"
folder=$(realpath "$1") port=${2:-3000} password='correct horse'
node=$(realpath node_modules/node/bin/node)
path=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

# What node:24-bookworm-slim has: Debian's smallest system, Node with npm, a user.
make_base() {
  debootstrap --variant=minbase bookworm "$1" >/dev/null
  rm -rf "$1"/var/cache/apt/*.bin "$1"/var/cache/apt/archives/*.deb "$1"/var/lib/apt/lists/*
  mkdir -p "$1/usr/local/lib/node_modules"
  cp "$node" "$1/usr/local/bin/node"
  cp -rL "$(npm root -g)/npm" "$1/usr/local/lib/node_modules/npm"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$1/usr/local/bin/npm"
  chroot "$1" useradd --uid 1000 --create-home node
}

# What Docker sends to the build: the tree without what .dockerignore names.
copy_context() {
  mkdir -p "$2"
  sed -E '/^$/d; /^\*\*\//!s#^#./#; s#^\*\*/#*/#' .dockerignore |
    tar -C "$1" --exclude-from=- --anchored --wildcards -c . | tar -C "$2" -x
}

# Carries out the instructions of the Dockerfile's stage $1 in the root $2; leaves environment, user, workdir,
# command, health.
carry_out() {
  local root=$2 keyword rest; environment=(PATH=$path) workdir=/ user=root
  while read -r keyword rest; do
    case $keyword in
      WORKDIR) workdir=$rest; mkdir -p "$root$workdir" ;;
      ENV) read -ra pairs <<<"$rest"; environment+=("${pairs[@]}") ;;
      COPY) copy "$root" $rest ;;
      RUN) echo "+ $rest"; run_inside "$root" "$rest" ;;
      USER) user=$rest ;;
      CMD) command=$rest ;;
      HEALTHCHECK) health=${rest#*CMD } ;;
      FROM | VOLUME | EXPOSE) ;;
      *) echo "Not known here: $keyword" >&2; exit 1 ;;
    esac
  done < <(sed -e ':a; /\\$/{N; s/\\\n//; ta}' -e '/^#/d; /^$/d' Dockerfile | awk -v n="$1" '$1=="FROM"{i++} i==n')
}

copy() {
  local root=$1 from=$folder/context; shift
  if [[ $1 == --from=* ]]; then from=$folder/${1#--from=}; shift; fi
  local to=${*: -1} source
  [[ $to == /* ]] || to=$workdir/$to
  for source in "${@:1:$#-1}"; do
    [[ $source == /* ]] || source=/$source
    mkdir -p "$root$to"
    if [ -d "$from$source" ]; then cp -a "$from$source/." "$root$to"; else cp -a "$from$source" "$root$to"; fi
  done
}

# The registry's certificate, where this machine needs one of its own, is lent to the build and not left in it.
run_inside() {
  local lent=(); mkdir -p "$1/tmp"
  [ -z "${NODE_EXTRA_CA_CERTS:-}" ] ||
    lent=(--ro-bind "$(realpath "$NODE_EXTRA_CA_CERTS")" /tmp/ca.pem --setenv NODE_EXTRA_CA_CERTS /tmp/ca.pem)
  bwrap --bind "$1" / --proc /proc --dev /dev --perms 1777 --tmpfs /tmp --tmpfs /run \
    --ro-bind /etc/resolv.conf /etc/resolv.conf --unshare-pid --die-with-parent --cap-add ALL --clearenv "${lent[@]}" --setenv HOME /root \
    --chdir "$workdir" env "${environment[@]}" sh -c "$2"
}

# docker run --read-only --tmpfs /tmp -v data:/data -e PLOTLINE_PASSWORD=…, with the options of docs/code-execution.md,
# as process 1. The first /proc is masked, as Docker's is; the one over it is what `systempaths=unconfined` gives.
run() {
  local lent=()
  [ -z "${PIP_CERT:-}" ] || { cp "$PIP_CERT" "$folder/data/ca.pem"; lent=(PIP_CERT=/data/ca.pem); }
  bwrap --ro-bind "$folder/image" / --proc /proc --dev /dev --tmpfs /tmp --bind "$folder/data" /data \
    --ro-bind /etc/resolv.conf /etc/resolv.conf \
    --unshare-pid --unshare-uts --unshare-ipc --die-with-parent --as-pid-1 --cap-add ALL --clearenv --chdir "$workdir" \
    sh -c 'mount -t proc proc /proc && mount -o remount,nosuid,nodev,noexec /tmp && chmod 1777 /tmp && exec "$@"' - \
    setpriv --reuid "$user" --regid "$user" --init-groups --bounding-set=-all --no-new-privs \
    env "${environment[@]}" HOME=/home/node "PORT=$port" "PLOTLINE_PASSWORD=$password" "${lent[@]}" "$@"
}

start() {
  words_of "$command"
  run "${words[@]}" >"$folder/log" 2>&1 &
  container=$! main=
  for _ in $(seq 400); do
    kill -0 $container 2>/dev/null || break
    if grep -q '^Ready' "$folder/log"; then break; fi
    sleep 0.05
  done
  cat "$folder/log"
  grep -q '^Ready' "$folder/log"
  local child=$container
  while [ -n "$child" ]; do main=$child child=$(tr -d ' ' <"/proc/$child/task/$child/children"); done
}

check_health() {
  words_of "$health"
  nsenter --target "$main" --mount --pid --root setpriv --reuid "$user" --regid "$user" --init-groups \
    env -i "${environment[@]}" "PORT=$port" "${words[@]}"
  echo 'Health    0'
}

stop() {
  kill -TERM "$main"
  local from=$(date +%s%N) code=0; wait "$container" || code=$?
  echo "Ended     with $code in $((($(date +%s%N) - from) / 1000000)) ms"
  main=
  [ "$code" = 0 ]
}

walk() {
  "$node" --disable-warning=ExperimentalWarning scripts/image/walk-through.ts \
    "http://127.0.0.1:$port" "$password" "$folder/kept.json"
}
memory() { awk '/VmRSS/ { printf "Memory    %d MB %s\n", $2 / 1024, what }' what="$1" "/proc/$main/status"; }
words_of() { mapfile -t words < <("$node" -p 'JSON.parse(process.argv[1]).join("\n")' "$1"); }
# Whatever fails, nothing goes on running.
end() { [ -z "${main:-}" ] || kill -KILL "$main" 2>/dev/null || true; }
trap end EXIT
megabytes() { du -sm "$1" | cut -f1; }

[ -d "$folder/base" ] || { make_base "$folder/base.part"; mv "$folder/base.part" "$folder/base"; }
rm -rf "$folder"/{context,build,image,data,kept.json}
copy_context . "$folder/context"
cp -a "$folder/base" "$folder/build" && carry_out 1 "$folder/build"
cp -a "$folder/base" "$folder/image" && carry_out 2 "$folder/image"
cp -a "$folder/image/data" "$folder/data"
echo "Image     $(($(megabytes "$folder/image") - $(megabytes "$folder/base"))) MB over its base"
run node --disable-warning=ExperimentalWarning bin/plotline.ts \
  ask samples/sales.csv 'revenue by region' --chart /tmp/chart.html
start; memory idle; check_health; walk; check_health; memory 'after the walk'; stop
start; walk; stop
