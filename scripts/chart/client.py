"""Listens to streams and asks the API, inside the cluster; needs nothing but Python. One JSON object a line tells what it saw.

client.py HOST[:PORT] CAMERA STREAMS: creates the streams, follows each over WebSockets that it opens again from its cursor, and lists
the agents ten times a second. Lines: {"first": seconds} once a result came, then every second the figures of the second before.
"""
import base64
import json
import os
import socket
import sys
import threading
import time
import urllib.error
import urllib.request

ACCOUNT = "557d54ec-29ad-4f3c-93b4-c9092ef12515"
host, camera, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
lock = threading.Lock()
totals = dict(frames=0, events=0, holes=0, repeated=0, backwards=0, dropped=0, sockets=0, requests=0, failed=0)
# gap: between two frames of a stream that were analysed, by their own times; wait: between what a listener was told of them.
worst = dict(gap=0.0, wait=0.0, request=0.0)
faults = []


def note(fault):
    with lock:
        faults.append(fault[:200])


def request(method, path, body=None, timeout=15):
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json", "Luna-Account-Id": ACCOUNT}
    asked = urllib.request.Request(f"http://{host}{path}", data, headers, method=method)
    try:
        with urllib.request.urlopen(asked, timeout=timeout) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refusal:
        raise ConnectionError(f"{refusal} {refusal.read().decode(errors='replace')}") from refusal


def create():
    parameters = {"people_count_threshold": 1, "rate": {"unit": "second", "period": 0.2}, "event_policy": {"trigger": "period", "interval": 1}}
    return request("POST", "/2/streams", {
        "data": {"reference": camera, "type": "stream"},
        "analytics": [{"analytic_name": "people_count", "parameters": {"targets": ["coordinates"], "parameters": parameters}}],
    })["stream_id"]


def messages(path):
    """Text messages of one WebSocket (RFC 6455), until it ends."""
    name, _, port = host.partition(":")
    with socket.create_connection((name, int(port or 80)), timeout=5) as connection:
        key = base64.b64encode(os.urandom(16)).decode()
        connection.sendall(
            f"GET {path} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n".encode())
        stream = connection.makefile("rb")
        status = stream.readline()
        if b" 101 " not in status:
            raise ConnectionError(status.decode().strip())
        while stream.readline().strip():
            pass
        connection.settimeout(45)
        while True:
            head = read(stream, 2)
            length = head[1] & 127
            length = int.from_bytes(read(stream, 2 if length == 126 else 8), "big") if length > 125 else length
            payload = read(stream, length)
            if head[0] & 15 == 8:
                return
            if head[0] & 15 == 9:
                mask = b"\0\0\0\0"
                connection.sendall(bytes([138, 128 | length]) + mask + payload)
            elif head[0] & 15 == 1:
                yield json.loads(payload)


def read(stream, length):
    data = stream.read(length)
    if len(data) < length:
        raise ConnectionError("closed without a word")
    return data


class Follower:
    """One stream: cursors must follow each other within an epoch, frames must not go back in time, nothing must be told twice."""

    def __init__(self, stream):
        self.stream, self.cursor, self.offset, self.time, self.told = stream, None, None, None, set()

    def run(self):
        while True:
            try:
                after = f"&after={self.cursor[0]}:{self.cursor[1]}" if self.cursor else ""
                with lock:
                    totals["sockets"] += 1
                for message in messages(f"/2/ws?stream_id={self.stream}&analytic_index=0{after}"):
                    self.take(message)
            except (OSError, ValueError) as fault:
                note(f"{type(fault).__name__}: {fault}")
                time.sleep(0.1)

    def take(self, message):
        now = time.monotonic()
        result = message["analytics_results"].get("people_count", {})
        with lock:
            totals["dropped"] += message.get("dropped") or 0
            if message.get("cursor"):
                self.follow(message["cursor"], bool(result))
            for event in result.get("events") or []:
                totals["events"] += 1
                text = json.dumps(event, sort_keys=True)
                totals["repeated"] += text in self.told
                self.told.add(text)
            if result.get("frame"):
                self.frame(result["frame"]["time_offset"], now)

    def follow(self, text, tells):
        epoch, sequence = map(int, text.split(":"))
        if self.cursor and self.cursor[0] == epoch:
            totals["holes"] += max(0, sequence - self.cursor[1] - 1)
            # A listener that comes back is told the status once more, at its own cursor.
            totals["backwards"] += tells and sequence <= self.cursor[1]
        self.cursor = (epoch, sequence)

    def frame(self, offset, now):
        totals["frames"] += 1
        totals["backwards"] += self.offset is not None and offset <= self.offset
        if self.time is not None:
            wait, step = now - self.time, offset - self.offset
            worst["wait"] = max(worst["wait"], wait)
            # What an owner that was killed knew is lost: the time of the stream begins anew.
            worst["gap"] = max(worst["gap"], step if step > 0 else wait)
        elif totals["frames"] == 1:
            print(json.dumps({"first": round(time.time() - born, 2), "at": round(time.time(), 2)}), flush=True)
        self.offset, self.time = offset, now


def ask():
    while True:
        began = time.monotonic()
        try:
            request("GET", "/2/agents", timeout=10)
        except (OSError, ValueError) as fault:
            with lock:
                totals["failed"] += 1
            note(f"GET /2/agents: {type(fault).__name__}: {fault}")
        with lock:
            totals["requests"] += 1
            worst["request"] = max(worst["request"], time.monotonic() - began)
        time.sleep(max(0.0, 0.1 - (time.monotonic() - began)))


born = time.time()
while True:
    try:
        # Once: a query to a name server that is lost costs five seconds, and is not what is measured.
        name, _, port = host.partition(":")
        host = f"{socket.gethostbyname(name)}:{port or 80}"
        request("GET", "/2/agents", timeout=2)
        break
    except (OSError, ValueError):
        time.sleep(0.1)
print(json.dumps({"answers": round(time.time() - born, 2)}), flush=True)
born = time.time()
streams = [create() for _ in range(count)]
print(json.dumps({"streams": streams}), flush=True)
followers = [Follower(stream) for stream in streams]
for target in [follower.run for follower in followers] + [ask]:
    threading.Thread(target=target, daemon=True).start()
while True:
    time.sleep(1)
    with lock:
        print(json.dumps({"at": round(time.time(), 2), **totals, "gap": round(worst["gap"], 2), "wait": round(worst["wait"], 2),
                          "request": round(worst["request"], 2), "faults": faults}), flush=True)
        worst.update(gap=0.0, wait=0.0, request=0.0)
        faults.clear()
