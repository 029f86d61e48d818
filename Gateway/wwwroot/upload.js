import { ApiError, account, get, send } from './api.js';
import { button, field, h, setText } from './dom.js';

const mega = 1_000_000;

/**
 * A file of this computer, chosen or dropped, that goes to the agent when it is needed.
 *
 * @param {() => void} chosen told of another file, or of none
 */
export function uploadField(chosen) {
  const input = h('input', { type: 'file', accept: 'video/*' });
  const bar = h('progress', { max: '1', value: 0, 'aria-label': 'Upload' });
  const words = h('span', { role: 'status' });
  const cancel = button('Cancel upload', () => sending?.abort());
  const state = h('div', { class: 'upload', hidden: true }, bar, words, cancel);
  /** @type {AbortController | undefined} */
  let sending;
  /** The upload of the chosen file, under way or done. @type {{file: File, owner: string, reference: Promise<string>} | undefined} */
  let kept;

  input.addEventListener('change', () => {
    sending?.abort();
    kept = undefined;
    chosen();
  });

  /**
   * @param {File} file
   * @param {string} owner
   */
  async function upload(file, owner) {
    sending = new AbortController();
    const { signal } = sending;
    state.hidden = false;
    bar.value = 0;
    setText(words, `Uploading ${file.name} …`);
    try {
      const { max_bytes: most } = await get('2/videos', { page_size: 1 }, signal);
      if (file.size > most) throw new Error(`The file has ${inMega(file.size)} MB, the agent takes ${inMega(most)} MB.`);
      const answer = await send('2/videos', file, { account: owner, signal, progress });
      return /** @type {string} */ (answer.reference);
    } catch (fault) {
      throw signal.aborted ? new Error('The upload was cancelled.') : fault;
    } finally {
      const wasThere = document.activeElement === cancel;
      sending = undefined;
      state.hidden = true;
      if (wasThere) input.focus();
    }
  }

  // In steps: whoever listens is not told of every packet.
  /** @param {number} share */
  function progress(share) {
    bar.value = share;
    setText(words, share < 1 ? `Uploaded ${Math.floor(share * 20) * 5} %` : 'The agent looks at it …');
  }

  return {
    node: h('div', { class: 'field' }, field('File', input, 'or a file of this computer: choose it, or drop it here'), state),
    file: () => input.files?.[0],
    /**
     * The reference of the chosen file, uploaded now unless it has been.
     *
     * @returns {Promise<string>}
     */
    async reference() {
      const file = input.files?.[0];
      if (!file) throw new Error('No file is chosen.');
      const owner = account();
      if (kept?.file !== file || kept.owner !== owner) kept = { file, owner, reference: upload(file, owner) };
      const mine = kept;
      try {
        return await mine.reference;
      } catch (fault) {
        if (kept === mine) kept = undefined;
        throw fault;
      }
    },
    /** @param {FileList} files */
    drop(files) {
      input.files = files;
      input.dispatchEvent(new Event('change'));
    },
    clear() {
      input.value = '';
      kept = undefined;
      chosen();
    },
    /** @param {unknown} fault the refusal of what was made of it */
    refused(fault) {
      // It may be gone by now: it is uploaded again the next time.
      if (fault instanceof ApiError && fault.status === 400) kept = undefined;
    },
    stop: () => sending?.abort(),
  };
}

/** @param {number} bytes */
const inMega = (bytes) => (bytes / mega).toFixed(1);
