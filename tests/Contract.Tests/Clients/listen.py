"""Listens to one analytic of one stream, as the sample of the published page does, and prints each message on a line."""
import asyncio
import sys

import websockets


async def listen(uri):
    async with websockets.connect(uri) as socket:
        print("connected", flush=True)
        try:
            while True:
                print(await socket.recv(), flush=True)
        except websockets.ConnectionClosed as closed:
            print(f"closed {closed.rcvd.code if closed.rcvd else 'without a word'}", flush=True)


asyncio.run(listen(sys.argv[1]))
