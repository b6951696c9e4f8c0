import type { Problem } from '../wire/problem.ts';
import type { Refusal } from './refusal.ts';

/** One piece of copy of a body, and its name as the sender wrote it. */
export interface Part {
  readonly name: string | null;
  readonly bytes: Uint8Array;
  /** The encoding that its type names; null when it names none. */
  readonly charset: string | null;
}

/** The pieces of copy in a body, with words on what was passed over. */
export type PartsReading =
  | { readonly ok: true; readonly parts: readonly Part[]; readonly asides: readonly Problem[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** How a form's first field begins, as web pages and `curl -d copy=…` send it; no copy begins so. */
const field = /^[a-z_][\w.-]{0,60}=/i;

/**
 * What is copy in a body: each file of a form (`multipart/form-data`), else the body itself, whatever its type says (curl
 * calls everything a form). Fields of a form are refused: what is between their marks is no copy as it was sent. `name`: for what has none of its own. At most `most` files.
 */
export async function readParts(
  body: Uint8Array<ArrayBuffer>,
  type: string | undefined,
  name: string | null,
  most: number,
): Promise<PartsReading> {
  if (body.length === 0) return refused('empty', 'The body is empty.');
  if (!/^multipart\/form-data\b/i.test(type ?? '')) {
    const start = Buffer.from(body.buffer, body.byteOffset, Math.min(body.length, 80)).toString('latin1');
    if (/^application\/x-www-form-urlencoded\b/i.test(type ?? '') && field.test(start))
      return refused('form-fields', fieldsAdvice);
    return { ok: true, parts: [{ name, bytes: body, charset: charsetOf(type) }], asides: [] };
  }
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(type ?? '');
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) return refused('broken-form', 'The form has no boundary in its Content-Type.');
  // Counted before they are read: a million empty parts would hold up everybody.
  if (countAtMost(body, `--${mark}`, 2 * most + 2) > 2 * most + 1)
    return refused('too-many-parts', tooMany(most));
  let form: FormData;
  try {
    form = await new Response(body, { headers: { 'Content-Type': type ?? '' } }).formData();
  } catch {
    return refused('broken-form', 'The form cannot be read to its end. Nothing of it was kept.');
  }
  return collectFiles(form, name, most);
}

async function collectFiles(form: FormData, name: string | null, most: number): Promise<PartsReading> {
  const parts: Part[] = [];
  const asides: Problem[] = [];
  for (const [field, value] of form) {
    if (typeof value !== 'string') {
      // A form in a browser sends this for a field that was left empty.
      if (value.size === 0 && value.name === '') continue;
      if (value.size === 0) asides.push(passedOver(`The file ${JSON.stringify(value.name)} is empty`));
      else
        parts.push({ name: value.name || name, bytes: await value.bytes(), charset: charsetOf(value.type) });
    } else asides.push(passedOver(`The field ${JSON.stringify(field.slice(0, 60))} is no file`));
  }
  if (parts.length > most) return refused('too-many-parts', tooMany(most));
  if (parts.length > 0) return { ok: true, parts, asides };
  return refused('no-file', 'The form has no file with something in it. With curl: -F copy=@FILE');
}

const fieldsAdvice =
  'These are the fields of a form, and copy is wanted as it is. With curl: --data-binary @FILE, or -F copy=@FILE';

/** `windows-1250` of `text/html; charset=windows-1250`. */
function charsetOf(type: string | undefined): string | null {
  return /;\s*charset\s*=\s*"?([\w.:-]{1,40})/i.exec(type ?? '')?.[1] ?? null;
}

const tooMany = (most: number) => `A form may have ${most} files. Send them in several requests.`;

const passedOver = (what: string): Problem => ({
  code: 'part-passed-over',
  message: `${what}, and was passed over.`,
  isAside: true,
});

function refused(code: string, detail: string): PartsReading {
  return { ok: false, refusal: { status: 400, code, detail } };
}

function countAtMost(bytes: Uint8Array<ArrayBuffer>, mark: string, most: number): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0 && count < most; at = text.indexOf(mark, at + 1)) count += 1;
  return count;
}
