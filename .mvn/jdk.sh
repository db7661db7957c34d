# shellcheck shell=bash
# Sourced by ./firn and ./check: finds a JDK that is new enough, wherever the default `java` points.

# Sets `feature` to the feature number of the JDK in folder $1, or to 0, and `release` to a word that changes with it. They are
# read from its release file, without a process: starting it to ask takes longer than all else that a start does.
look_at_jdk() {
  local line='' name
  feature=0 release=
  if [ ! -x "$1/bin/java" ] || [ ! -x "$1/bin/javac" ]; then return; fi
  if [ -r "$1/release" ]; then
    while IFS='=' read -r name line; do
      line=${line//\"/}
      case $name in
        JAVA_VERSION) feature=${line%%[!0-9]*} ;;
        JAVA_RUNTIME_VERSION) release=$line ;;
      esac
    done <"$1/release"
  else
    line=$("$1/bin/java" -version 2>&1 | grep -m1 version || true)
    line=${line#*\"}
    feature=${line%%[!0-9]*}
  fi
  feature=${feature:-0}
  release=${release:-$feature}
}

# Sets JAVA_HOME to a JDK of at least $1, or returns 1.
find_jdk() {
  local onpath folder
  onpath=$(readlink -f -- "$(command -v java || true)" 2>/dev/null || true)
  for folder in "${JAVA_HOME:-}" "${onpath%/bin/java}" /usr/lib/jvm/*"$1"* /usr/lib/jvm/* \
    "$HOME"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$folder" ]; then look_at_jdk "$folder"; else feature=0; fi
    if [ "$feature" -ge "$1" ]; then
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
