import { type DiscordRefusal, refuse } from './errors.ts';
import { limits } from './limits.ts';

/** A file of a multipart body: `files[0]` has index 0. */
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
 * Reads a body as Discord does: JSON, or multipart with the JSON in `payload_json` and files in `files[n]`
 * (docs, "Uploading Files").
 */
export async function readBody(request: Request): Promise<ReadBody> {
  const none: ReadBody = { body: undefined, uploads: [], problem: null };
  const type = request.headers.get('content-type') ?? '';
  if (request.method === 'GET' || request.method === 'HEAD') return none;
  try {
    if (type.startsWith('multipart/form-data')) return await readForm(await request.formData());
    const text = await request.text();
    if (text === '') return none;
    if (!type.startsWith('application/json')) return { ...none, problem: wrongType() };
    return { ...none, body: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError)
      return { ...none, problem: refuse.badJson() };
    throw error;
  }
}

async function readForm(form: FormData): Promise<ReadBody> {
  const uploads: Upload[] = [];
  for (const [name, value] of form) {
    const index = /^files\[(\d+)\]$/.exec(name)?.[1];
    if (index === undefined || typeof value === 'string') continue;
    uploads.push({
      index: Number(index),
      filename: value.name,
      contentType: value.type || 'application/octet-stream',
      bytes: new Uint8Array(await value.arrayBuffer()),
    });
  }
  const json = form.get('payload_json');
  const isTooLarge = uploads.some((upload) => upload.bytes.byteLength > limits.fileBytes);
  const problem = isTooLarge ? refuse.tooLarge() : null;
  return { body: typeof json === 'string' ? JSON.parse(json) : {}, uploads, problem };
}

function wrongType(): DiscordRefusal {
  return refuse.invalidForm([
    {
      path: ['_misc'],
      code: 'CONTENT_TYPE_INVALID',
      message: 'Expected "Content-Type" header to be one of {application/json, multipart/form-data}.',
    },
  ]);
}
