#!/usr/bin/env bash
# What a fresh machine downloads for "mvn -q compile exec:java", by artifact. Arguments go to Maven: -Pcpu, say.
set -euo pipefail
cd "$(dirname "$0")/../../../../.."
repository=$(mktemp -d)
trap 'rm -rf "$repository"' EXIT
# Everything is fetched before the main job would begin.
mvn -q -Dmaven.repo.local="$repository" "$@" compile exec:java -Dexec.skip=true
echo "MB  file"
find "$repository" -type f -printf '%s %f\n' | sort -rn |
  awk '{ total += $1; count++; if ($1 >= 2e6) printf "%6.1f  %s\n", $1 / 1e6, $2; else { rest += $1; small++ } }
       END { printf "%6.1f  %d smaller files\n%6.1f  in all, %d files\n", rest / 1e6, small, total / 1e6, count }'
