#!/usr/bin/env bash
# Builds ActorMesos if needed and hands its arguments on: a scenario file, or a verb. Without any it runs simulations/hdfs.conf.
set -euo pipefail
here=${BASH_SOURCE[0]%/*}
[ -d "$here" ] || here=.
here=$(cd "$here" && pwd)
project="$here/src/ActorMesos.Cli/ActorMesos.Cli.csproj"
folder="$here/src/ActorMesos.Cli/bin/program"
program="$folder/actormesos.dll"
built="$folder/.built"

if ! command -v dotnet >/dev/null 2>&1; then
  echo "The .NET SDK 10 is needed and 'dotnet' was not found. See https://dotnet.microsoft.com/download/dotnet/10.0" >&2
  exit 1
fi

# A folder is newer, too, once a file was added to it or taken from it.
needs_build() {
  [ ! -f "$program" ] || [ ! -f "$built" ] && return 0
  [ -n "$(find "$here/src" "$here/config" "$here"/Directory.*.props -newer "$built" \
    -not -path '*/obj/*' -not -path '*/bin/*' -not -name obj -not -name bin -not -path "$here/src/ActorMesos.Cli" \
    \( -type d -o -name '*.cs' -o -name '*.csproj' -o -name '*.props' -o -name '*.conf' -o -path '*/Assets/*' \) -print -quit)" ]
}

publish() {
  dotnet publish "$project" -c Release -v quiet --nologo --use-current-runtime --no-self-contained -p:PublishReadyToRun="$1" -o "$folder" 2>&1
}

if needs_build; then
  if ! dotnet --list-sdks | grep -q '^10\.'; then
    echo "The .NET SDK 10 is needed; installed are: $(dotnet --list-sdks | cut -d' ' -f1 | tr '\n' ' ')" >&2
    exit 1
  fi
  echo "Building..." >&2
  rm -f "$built"
  # Compiled ahead of time, a short run takes half as long; where the compiler for that cannot be had, the program runs all the same.
  if ! log=$(publish true) && ! log=$(publish false); then
    echo "$log" >&2
    exit 1
  fi
  touch "$built"
fi
exec dotnet "$program" "$@"
