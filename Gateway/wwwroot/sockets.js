import { socketAddressOf } from './api.js';
import { Backoff } from './poll.js';

/**
 * A WebSocket that is opened again when it is lost: gateways come and go, streams move.
 */
class Lasting {
  #backoff = new Backoff();
  /** @type {WebSocket | null} */
  #socket = null;
  #timer = 0;
  #isStopped = false;
  /** @type {() => URL} */
  #address;
  /** @type {(data: any) => void} */
  #receive;
  /** @type {(isOpen: boolean) => void} */
  #tell;

  /**
   * @param {() => URL} address asked for before each connection
   * @param {(data: any) => void} receive
   * @param {(isOpen: boolean) => void} tell
   */
  constructor(address, receive, tell) {
    this.#address = address;
    this.#receive = receive;
    this.#tell = tell;
    this.#open();
  }

  stop() {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    this.#socket?.close();
  }

  #open() {
    const socket = new WebSocket(this.#address());
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => this.#tell(true);
    socket.onmessage = (event) => {
      this.#backoff.reset();
      if (!this.#isStopped) this.#receive(event.data);
    };
    socket.onclose = ({ code }) => {
      if (this.#isStopped) return;
      this.#tell(false);

      // 1000: all is said for now; somebody may resume the stream.
      this.#timer = setTimeout(() => this.#open(), code === 1000 ? 5000 : this.#backoff.next());
    };
    this.#socket = socket;
  }
}

/**
 * Frames of a stream, each with the results that belong to it. While one is decoded only the newest of those that come waits.
 *
 * @param {string} streamId
 * @param {(picture: ImageBitmap, header: any) => void} show the picture is closed afterwards
 * @param {(status: any) => void} tell
 * @param {(isOpen: boolean) => void} connected
 * @param {number} [rate] frames a second at most
 */
export function watchFrames(streamId, show, tell, connected, rate) {
  /** @type {ArrayBuffer | null} */
  let waiting = null;
  let isBusy = false;
  let isStopped = false;

  async function work() {
    if (isBusy) return;
    isBusy = true;
    while (waiting && !isStopped) {
      const message = waiting;
      waiting = null;
      try {
        const [header, jpeg] = partsOf(message);
        const picture = await createImageBitmap(new Blob([jpeg], { type: 'image/jpeg' }));
        if (!isStopped) show(picture, header);
        picture.close();
      } catch (fault) {
        console.warn('A frame could not be shown.', fault);
      }
    }
    isBusy = false;
  }

  const socket = new Lasting(
    () => socketAddressOf(`2/streams/${streamId}/live`, { max_frame_rate: rate }),
    (data) => {
      if (typeof data === 'string') {
        tell(JSON.parse(data));
      } else {
        waiting = data;
        work();
      }
    },
    connected,
  );

  return {
    stop() {
      isStopped = true;
      socket.stop();
    },
  };
}

/**
 * Results and events of one analytic, from the oldest that the agent still has; after a lost connection it goes on where it was.
 *
 * @param {string} streamId
 * @param {number} index
 * @param {(message: any) => void} receive
 */
export function listen(streamId, index, receive) {
  let cursor = '0:0';
  return new Lasting(
    () => socketAddressOf('2/ws', { stream_id: streamId, analytic_index: index, after: cursor }),
    (data) => {
      const message = JSON.parse(data);
      cursor = message.cursor ?? cursor;
      receive(message);
    },
    () => {},
  );
}

/**
 * Four bytes with the length of a JSON text, the text, and a JPEG.
 *
 * @param {ArrayBuffer} message
 * @returns {[any, ArrayBuffer]}
 */
function partsOf(message) {
  const length = new DataView(message).getUint32(0);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(message, 4, length)));
  return [header, message.slice(4 + length)];
}
