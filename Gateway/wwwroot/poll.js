/**
 * Does something again and again until it is stopped: never twice at once, and not while nobody looks at the page.
 *
 * @param {number} milliseconds from the end of one time to the beginning of the next
 * @param {(signal: AbortSignal) => Promise<unknown>} act
 * @param {(fault: Error | null) => void} tell null when it works again
 * @returns {{now: () => void, stop: () => void}}
 */
export function every(milliseconds, act, tell) {
  const stopping = new AbortController();
  let timer = 0;
  let isBusy = false;
  let isWanted = false;

  async function turn() {
    clearTimeout(timer);
    if (isBusy || stopping.signal.aborted) {
      isWanted = true;
      return;
    }
    isBusy = true;
    isWanted = false;
    try {
      if (!document.hidden) {
        await act(stopping.signal);
        if (!stopping.signal.aborted) tell(null);
      }
    } catch (fault) {
      if (!stopping.signal.aborted) tell(fault instanceof Error ? fault : new Error(String(fault)));
    }
    isBusy = false;
    if (!stopping.signal.aborted) timer = setTimeout(turn, isWanted ? 0 : milliseconds);
  }

  const shown = () => !document.hidden && turn();
  document.addEventListener('visibilitychange', shown);
  turn();

  return {
    now: turn,
    stop() {
      stopping.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', shown);
    },
  };
}

/** Waits longer after each failure in a row: 0.3 s at first, 5 s at most. */
export class Backoff {
  #failures = 0;

  /** @returns {number} milliseconds */
  next() {
    return Math.min(5000, 300 * 2 ** this.#failures++);
  }

  reset() {
    this.#failures = 0;
  }
}
