import { element } from './draw.js';
import { words } from './words.js';

/**
 * A field for a file, in the page's language: the browser's own speaks the browser's, whatever was chosen on the page. It
 * lies over what is drawn, so that it is pressed, dropped on and focused as ever.
 * @returns `{ control, shown, value() }`
 */
export function makeFileField(attributes) {
  const control = element('input', { ...attributes, type: 'file' });
  const name = element('span', { class: 'file-name' }, words.noFile);
  control.addEventListener('change', () => {
    name.textContent = control.files[0]?.name ?? words.noFile;
  });
  const button = element('span', { class: 'button secondary' }, words.chooseFile);
  const drawn = element('span', { class: 'file-drawn', 'aria-hidden': 'true' }, button, name);
  return {
    control,
    shown: element('div', { class: 'file-field' }, control, drawn),
    value: () => control.files[0],
  };
}

/** The values with each file among them as JSON can carry it: its name, type and bytes in base64. */
export async function packFiles(values) {
  const packed = Object.entries(values).map(async ([name, value]) => [
    name,
    value instanceof File ? await packFile(value) : value,
  ]);
  return Object.fromEntries(await Promise.all(packed));
}

/** The values without the files among them. */
export function withoutFiles(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !(value instanceof File)));
}

function packFile(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error);
    // `data:text/plain;base64,…`
    reader.onload = () =>
      resolve({
        name: file.name,
        type: file.type || 'application/octet-stream',
        base64: reader.result.slice(reader.result.indexOf(',') + 1),
      });
    reader.readAsDataURL(file);
  });
}
