# shellcheck shell=bash
# Sourced by ./firn and ./check: finds a JDK that is new enough, wherever the default `java` points.

# The feature number of the JDK in folder $1, or 0. Read from its release file: starting it to ask takes longer.
jdk_feature() {
  local line=
  if [ ! -x "$1/bin/java" ] || [ ! -x "$1/bin/javac" ]; then
    echo 0
    return
  fi
  if [ -r "$1/release" ]; then
    line=$(grep -m1 '^JAVA_VERSION=' "$1/release" || true)
  else
    line=$("$1/bin/java" -version 2>&1 | grep -m1 version || true)
  fi
  line=${line#*\"}
  line=${line%%[!0-9]*}
  echo "${line:-0}"
}

# A word that changes with the JDK in folder $1.
jdk_release() {
  local word
  word=$(sed -n 's/^JAVA_RUNTIME_VERSION="\(.*\)"/\1/p' "$1/release" 2>/dev/null || true)
  echo "${word:-$(jdk_feature "$1")}"
}

# Sets JAVA_HOME to a JDK of at least $1, or returns 1.
find_jdk() {
  local onpath folder
  onpath=$(readlink -f -- "$(command -v java || true)" 2>/dev/null || true)
  for folder in "${JAVA_HOME:-}" "${onpath%/bin/java}" /usr/lib/jvm/*"$1"* /usr/lib/jvm/* \
    "$HOME"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$folder" ] && [ "$(jdk_feature "$folder")" -ge "$1" ]; then
      export JAVA_HOME=$folder
      return 0
    fi
  done
  return 1
}

need_jdk() {
  find_jdk 25 || {
    echo "Firn needs a JDK 25: install one (Temurin, for example), or set JAVA_HOME to it." >&2
    exit 69
  }
}

need_mvn() {
  command -v mvn >/dev/null || {
    echo "Firn is built with Maven, and there is no mvn here: install it ('apt-get install maven')." >&2
    exit 69
  }
}
