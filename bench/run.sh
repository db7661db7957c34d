# Sourced by the commands beside it: finds JDK 25, builds the bench, runs one of its classes.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"

find_jdk() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25*; do
    if [ -x "$home/bin/javac" ] && "$home/bin/java" -version 2>&1 | grep -q 'version "25'; then
      export JAVA_HOME="$home"
      return
    fi
  done
  echo "bench: no JDK 25 found: install one under /usr/lib/jvm or set JAVA_HOME" >&2
  exit 1
}

build() {
  find_jdk
  if ! command -v mvn >/dev/null; then
    echo "bench: Maven (mvn) is not installed" >&2
    exit 1
  fi
  mvn -q -B -pl bench -am -DskipTests process-classes
}

run() {
  exec "$JAVA_HOME/bin/java" "${java_options[@]}" -cp "bench/target/classes:$(cat bench/target/class-path)" "$@"
}

java_options=()
