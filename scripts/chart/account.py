"""Sums up what the client saw: account.py FIRST < its lines. FIRST is how many lines came before.

Prints one line; fails if anything was lost, repeated or refused.
"""
import json
import sys

lines = [json.loads(line) for line in sys.stdin if '"frames"' in line]
first = int(sys.argv[1])
before, after = lines[first - 1] if first else {}, lines[-1]
sums = {name: after[name] - before.get(name, 0) for name in ("frames", "events", "holes", "repeated", "backwards", "dropped", "requests", "failed")}
sums["longest gap"] = max(line["gap"] for line in lines[first:])
sums["longest wait"] = max(line["wait"] for line in lines[first:])
sums["slowest request"] = max(line["request"] for line in lines[first:])
print(", ".join(f"{name} {value}" for name, value in sums.items()))
bad = [name for name in ("holes", "repeated", "dropped", "failed") if sums[name]]
if bad or not sums["frames"]:
    print("\n".join(sorted({fault for line in lines[first:] for fault in line["faults"]})[:10]))
    sys.exit(1)
