import { listOf } from './check-message.ts';
import type { SandboxContext } from './context.ts';
import type { Upload } from './read-body.ts';
import type { AttachmentRecord } from './world.ts';

/**
 * The files of a request as attachments; `attachments` in the body may give them another name and a description, by
 * the number of the file (docs, "Uploading Files").
 */
export function keepUploads(
  context: SandboxContext,
  uploads: readonly Upload[],
  body: Readonly<Record<string, unknown>>,
): AttachmentRecord[] {
  return uploads.map((upload) => {
    const about = aboutFile(upload, body);
    return {
      id: context.ids.next(context.clock.now()),
      filename: nameOf(upload, body),
      contentType: upload.contentType,
      description: typeof about?.description === 'string' ? about.description : null,
      bytes: upload.bytes,
    };
  });
}

/** Of the files that came along, those that the body's list names; without a list all of them. */
export function listedUploads(
  uploads: readonly Upload[],
  body: Readonly<Record<string, unknown>>,
): readonly Upload[] {
  if (!Array.isArray(body.attachments)) return uploads;
  return uploads.filter((upload) => aboutFile(upload, body) !== undefined);
}

/** What these files will be called as attachments. */
export function namesOfUploads(
  uploads: readonly Upload[],
  body: Readonly<Record<string, unknown>>,
): string[] {
  return uploads.map((upload) => nameOf(upload, body));
}

function nameOf(upload: Upload, body: Readonly<Record<string, unknown>>): string {
  const about = aboutFile(upload, body);
  return keepName(typeof about?.filename === 'string' ? about.filename : upload.filename);
}

/**
 * The name of a file as Discord keeps it: without folders, blanks as `_`, and of the rest only letters, digits, `_`, `-` and `.`
 * (docs, "Uploading Files"). Letters beyond ASCII stay, which is a guess.
 */
function keepName(given: string): string {
  const name = given.split(/[\\/]/).at(-1) ?? '';
  return (
    name
      .trim()
      .replace(/\s+/g, '_')
      .replace(/[^\p{L}\p{M}\p{N}._-]/gu, '')
      .replace(/^\.+$/, '') || 'unknown'
  );
}

function aboutFile(upload: Upload, body: Readonly<Record<string, unknown>>) {
  return listOf(body.attachments).find((one) => String(one.id) === String(upload.index));
}
