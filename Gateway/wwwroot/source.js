import { button, field, h } from './dom.js';
import { uploadField } from './upload.js';

/**
 * Where a video is: its address, or a file of this computer, which is uploaded when it is needed.
 *
 * @param {string} label of the address
 * @param {string} hint
 * @param {() => void} [changed] told when a file is chosen, or taken back
 */
export function sourceFields(label, hint, changed = () => {}) {
  const address = h('input', { required: true, maxlength: '2083', autocomplete: 'off', spellcheck: 'false' });
  const upload = uploadField(() => {
    address.disabled = Boolean(upload.file());
    without.hidden = !address.disabled;
    changed();
  });
  const without = button('Without the file', upload.clear, { hidden: true });
  let uses = 0;

  /** @param {DragEvent} event */
  function dragover(event) {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  }

  /** @param {DragEvent} event */
  function drop(event) {
    const files = event.dataTransfer?.files;
    if (!files?.length) return;
    event.preventDefault();
    if (!uses) upload.drop(files);
  }

  return {
    nodes: [field(label, address, hint), upload.node, without],
    /** What the form listens to, so that files can be dropped anywhere on it. */
    drops: { dragover, drop },
    /**
     * Does something with the reference of the source. Another file is chosen only afterwards.
     *
     * @template T
     * @param {(reference: string) => Promise<T>} act
     */
    async use(act) {
      without.disabled = ++uses > 0;
      try {
        return await act(upload.file() ? await upload.reference() : address.value.trim());
      } catch (fault) {
        upload.refused(fault);
        throw fault;
      } finally {
        without.disabled = --uses > 0;
      }
    },
    /** Takes the chosen file back, if there is one. */
    clear() {
      if (upload.file()) upload.clear();
    },
    stop: upload.stop,
  };
}
