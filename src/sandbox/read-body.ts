import { type DiscordRefusal, refuse } from './errors.ts';
import { limits } from './limits.ts';

/** Levels of a body. Discord's own are less than ten deep; where it stops reading it does not say. */
const DEEPEST = 200;
const FORMS = ['multipart/form-data', 'application/x-www-form-urlencoded'];

/** A file of a multipart body: `files[0]` has index 0, one of another name the number of its place among the files. */
export interface Upload {
  readonly index: number;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** A body as it came; `problem` is the refusal when it could not be read. */
export interface ReadBody {
  /** The JSON; undefined when there was none. */
  readonly body: unknown;
  readonly uploads: readonly Upload[];
  readonly problem: DiscordRefusal | null;
}

/**
 * Reads a body as Discord does: JSON, or a form with the JSON in `payload_json` and files in `files[n]` (docs, "Uploading
 * Files"); without `payload_json` the form's other fields are the body, and any part with a file name is a file, as in
 * `file`, which was its name before.
 */
export async function readBody(request: Request): Promise<ReadBody> {
  const none: ReadBody = { body: undefined, uploads: [], problem: null };
  const type = request.headers.get('content-type') ?? '';
  if (request.method === 'GET' || request.method === 'HEAD') return none;
  try {
    if (FORMS.some((form) => type.startsWith(form))) return await readForm(await request.formData());
    const text = await request.text();
    if (text === '') return none;
    if (!type.startsWith('application/json')) return { ...none, problem: wrongType() };
    return { ...none, body: parseJson(text) };
  } catch (error) {
    // A RangeError: so deep that it cannot be read at all.
    const isBad = [SyntaxError, TypeError, RangeError].some((kind) => error instanceof kind);
    if (isBad) return { ...none, problem: refuse.badJson() };
    throw error;
  }
}

async function readForm(form: FormData): Promise<ReadBody> {
  const uploads: Upload[] = [];
  const fields: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string') {
      fields[name] = value;
      continue;
    }
    const index = /^files\[(\d+)\]$/.exec(name)?.[1];
    uploads.push({
      index: Number(index ?? uploads.length),
      filename: value.name,
      contentType: value.type || 'application/octet-stream',
      bytes: new Uint8Array(await value.arrayBuffer()),
    });
  }
  const { payload_json: json } = fields;
  const isTooLarge = uploads.some((upload) => upload.bytes.byteLength > limits.fileBytes);
  const problem = isTooLarge ? refuse.tooLarge() : null;
  return { body: json === undefined ? fields : parseJson(json), uploads, problem };
}

/** JSON in which an id may stand as a number: one too large for JavaScript's is kept as its text. */
function parseJson(text: string): unknown {
  const read: unknown = JSON.parse(text, (_key, value: unknown, context?: { source?: string }) => {
    const isInexact = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
    return isInexact && /^\d+$/.test(context?.source ?? '') ? context?.source : value;
  });
  if (isTooDeep(read)) throw new RangeError('This JSON is too deep.');
  return read;
}

/** Level by level, for what calls itself cannot go so deep. */
function isTooDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}

function wrongType(): DiscordRefusal {
  return refuse.invalidForm([
    {
      path: ['_misc'],
      code: 'CONTENT_TYPE_INVALID',
      message:
        'Expected "Content-Type" header to be one of {application/json, application/x-www-form-urlencoded, multipart/form-data}.',
    },
  ]);
}
