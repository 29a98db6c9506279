#!/usr/bin/env bash
# Requests per second of ours, of minimal endpoints and of the Node peer, interleaved in one run. Usage: run.sh [rounds] [seconds]
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${1:-2}; seconds=${2:-4}
peers=$(cd ../shared/peers/api && pwd)
work=${TMPDIR:-/tmp}/anticorruption-benchmark
mkdir -p "$work"
cp -rn "$peers/." "$work/" && chmod -R u+w "$work"
cd "$work"
[ -d node_modules ] || npm install --no-audit --no-fund --silent
[ -f data/large/links.csv ] || node generate.mjs --size large --out data/large
cd - >/dev/null
dotnet build -c Release -v q src/Api tests/Api.Benchmarks >/dev/null 2>&1 || { dotnet build -c Release -v q src/Api; dotnet build -c Release -v q tests/Api.Benchmarks; }
api=src/Api/bin/Release/net10.0/AntiCorruption.Api
if [ ! -f "$work/ours.db" ]; then "$api" import "$work/data/large" --data "$work/ours.db"; cp "$work/ours.db" "$work/minimal.db"; fi
trap 'kill $(jobs -p) 2>/dev/null' EXIT
"$api" --data "$work/ours.db" --urls http://127.0.0.1:5181 >/dev/null &
tests/Api.Benchmarks/bin/Release/net10.0/AntiCorruption.Api.Benchmarks "$work/minimal.db" http://127.0.0.1:5182 >/dev/null &
node "$work/memory-mercurius.mjs" "$work/data/large" --port 5183 >/dev/null &
for port in 5181 5182 5183; do until (: < /dev/tcp/127.0.0.1/$port) 2>/dev/null; do sleep 0.2; done; done
row() { # label url queries query
  node "$work/load.mjs" --url "$2" --queries "$3" --vars "$work/queries/vars/large" --query "$4" --connections 32 --seconds "$seconds" --label "$1" --size large 2>/dev/null | tail -n 1 | cut -f 1,3,5,6,7
}
# A first round that does not count: the runtimes compile what is hot while it is asked for.
for query in lookup list neighbourhood filter lookup list neighbourhood filter; do
  row ours http://127.0.0.1:5181/graphql tests/Api.Benchmarks/queries $query >/dev/null
  [ $query = filter ] || row minimal http://127.0.0.1:5182/$query tests/Api.Benchmarks/queries $query >/dev/null
  row node http://127.0.0.1:5183/graphql "$work/queries/memory" $query >/dev/null
done
printf 'server\tquery\treq_s\tp50_ms\tp99_ms\n'
# Durable writes: a new link each, so that none is refused as a repetition, with four readers beside.
mkdir -p "$work/writes"
node -e 'for (let i = 0; i < 400000; i++) console.log(JSON.stringify({ from: "p" + (1 + i % 119999), to: "p" + (1 + (i * 7 + 13 + Math.floor(i / 119999)) % 119999 + 1), fiscalYear: 2571 + Math.floor(i / 119999) }))' > "$work/writes/write.jsonl"
for _ in $(seq "$rounds"); do
  for query in lookup list neighbourhood filter; do
    row ours http://127.0.0.1:5181/graphql tests/Api.Benchmarks/queries $query
    [ $query = filter ] || row minimal http://127.0.0.1:5182/$query tests/Api.Benchmarks/queries $query
    row node http://127.0.0.1:5183/graphql "$work/queries/memory" $query
  done
done
(node "$work/load.mjs" --url http://127.0.0.1:5181/graphql --queries tests/Api.Benchmarks/queries --vars "$work/queries/vars/large" --query lookup --connections 4 --seconds $((seconds + 3)) --label ours-beside-writes 2>/dev/null | tail -n 1 | cut -f 1,3,5,6,7) &
sleep 1
node "$work/load.mjs" --url http://127.0.0.1:5181/graphql --queries tests/Api.Benchmarks/queries --vars "$work/writes" --query write --connections 32 --seconds "$seconds" --label ours-durable 2>/dev/null | tail -n 1 | cut -f 1,3,5,6,7
wait %4 2>/dev/null || true
