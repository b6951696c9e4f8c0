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
