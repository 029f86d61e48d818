"""Analyses an uploaded video, inside the cluster: video.py HOST FILE uploads one, video.py HOST takes the newest that is there.

Fails unless a deferred task of it ends well and has counted people.
"""
import json
import sys
import time
import urllib.request

host = sys.argv[1]


def request(method, path, body=None, kind="application/json"):
    asked = urllib.request.Request(f"http://{host}{path}", body, {"Content-Type": kind}, method=method)
    with urllib.request.urlopen(asked, timeout=60) as answer:
        return json.load(answer)


if len(sys.argv) > 2:
    with open(sys.argv[2], "rb") as file:
        video = request("POST", "/2/videos", file.read(), "video/mp4")
else:
    video = request("GET", "/2/videos")["videos"][0]
task = request("POST", "/1/videosdk", json.dumps({
    "deferred_task": {"enable": 1}, "video": {"url": video["reference"]}, "analytics": [{"name": "people_count"}]}).encode())
deadline = time.monotonic() + 120
while (state := request("GET", task["url"]))["status"] in (0, 1, 4) and time.monotonic() < deadline:
    time.sleep(0.2)
if state["status"] != 5:
    sys.exit(f"the task has not ended well: {state}")
events = request("GET", state["result_url"])["analytics"][0]["result"]["events"]
if not any(event["people_count"] for event in events):
    sys.exit(f"nobody was counted: {events}")
