# shellcheck shell=bash
# Sourced by ./firn and by what ./firn package lays out: how Java is started, and how its start is made short.

# Little memory matters more here than short pauses. The same flags train the cache, or it would not fit.
flags=(-Xlog:disable -Xlog:all=error:stderr -Xms64m -Xmx512m -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED)
# Each of glibc's arenas keeps what it once had; with many threads that adds up.
export MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-2}
case " ${FIRN_JAVA_OPTS:-}" in
  *" -XX:+Use"*GC*) ;;
  *) flags+=(-XX:+UseSerialGC) ;;
esac

# SQLite's own library, unpacked once: else each start asks the machine what it is, by a process, and unpacks it into /tmp,
# where a killed server leaves it. Where this does not know the machine, SQLite's driver does as ever.
native=$target/native
unpack() {
  local folder
  rm -rf "$native"
  case "$(uname -s)-$(uname -m)-$(ldd --version 2>&1 | head -1)" in
    *musl*) return ;;
    Linux-x86_64-*) folder=org/sqlite/native/Linux/x86_64 ;;
    Linux-aarch64-*) folder=org/sqlite/native/Linux/aarch64 ;;
    *) return ;;
  esac
  mkdir -p "$native.new"
  (cd "$native.new" && "$JAVA_HOME/bin/jar" -xf "$target"/lib/sqlite-jdbc-*.jar "$folder/libsqlitejdbc.so") || return 0
  if [ -s "$native.new/$folder/libsqlitejdbc.so" ]; then mv "$native.new/$folder" "$native"; fi
  rm -rf "$native.new"
}

use_native() {
  if [ -s "$native/libsqlitejdbc.so" ]; then flags+=("-Dorg.sqlite.lib.path=$native"); fi
}

# A cache of loaded and linked classes, taken from a short run of the server in an empty folder: a start takes a third
# of the time. Without it everything works as well, so whatever goes wrong here only means that there is none.
train() {
  local data log=$target/firn-train.log pid address='' i status=0
  rm -f "$target"/*.aot*
  unpack
  use_native
  data=$(mktemp -d)
  echo "  training the start-up cache" >&2
  : >"$log" # the server's process may not have begun when it is read first
  FIRN_ADMIN_EMAIL=train@firn.invalid FIRN_ADMIN_PASSWORD=Train-the-cache-1 \
    "$JAVA_HOME/bin/java" "${flags[@]}" "-XX:AOTCacheOutput=$aot.new" -cp "$jar" firn.server.Main \
    up --data "$data" --port 0 >"$log" 2>&1 </dev/null 9>&- & # without the lock: it is ours
  pid=$!
  trap 'kill "$pid" 2>/dev/null; rm -rf "$data" "$aot.new"*; exit 130' INT TERM
  for ((i = 0; i < 300; i++)); do
    address=$(sed -n 's/^ready //p' "$log")
    if [ -n "$address" ] || ! kill -0 "$pid" 2>/dev/null; then break; fi
    sleep 0.1
  done
  if [ -n "$address" ] && command -v curl >/dev/null; then
    visit "${address%/}" >/dev/null 2>&1 || true
  fi
  kill -TERM "$pid" 2>/dev/null || true
  wait "$pid" || status=$?
  trap - INT TERM
  rm -rf "$data"
  if [ -n "$address" ] && [ -s "$aot.new" ]; then
    mv "$aot.new" "$aot"
  else
    rm -f "$aot.new"*
    touch "$aot" # empty: tried, do not try again until the next build
    echo "  no start-up cache (status $status; see $log): starts will take longer" >&2
  fi
}

# What clients ask for first, so that the classes for it are in the cache.
visit() {
  local as=(-s -m 5 -u train@firn.invalid:Train-the-cache-1)
  curl "${as[@]}" "$1/"
  curl "${as[@]}" "$1/api/v1/drives"
  curl "${as[@]}" -X PROPFIND -H 'Depth: 1' "$1/dav/1/"
  curl "${as[@]}" -T "$self" "$1/dav/1/train"
  curl "${as[@]}" "$1/dav/1/train"
  curl "${as[@]}" -X DELETE "$1/dav/1/train"
}
