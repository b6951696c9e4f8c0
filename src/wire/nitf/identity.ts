/** What a document says of who it is. */
export interface NitfIdentity {
  /** Source and document, without a version. */
  readonly storyKey: string | null;
  readonly version: number | null;
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/**
 * The identity in a `doc-id`: `regsrc` and `id-string`. Agencies that number versions there put the number behind `-v`
 * (ANP) or behind a UUID (`…_47`, `…SSS-3-1`: NTB and PA); it is no part of the key.
 */
export function readNitfIdentity(source: string | null, given: string | null): NitfIdentity {
  if (given === null) return { storyKey: null, version: null };
  const { id, version } = partId(given.trim());
  return { storyKey: source === null ? id : `${source}:${id}`, version };
}

function partId(given: string): { id: string; version: number | null } {
  const marked = /^(.+?)[-_.:]v(\d{1,6})$/i.exec(given);
  if (marked?.[1] !== undefined) return { id: marked[1], version: Number(marked[2]) };
  const unique = uuid.exec(given);
  const end = unique === null ? -1 : unique.index + unique[0].length;
  const behind = end < 0 ? null : /^([A-Z]{0,4})[-_:](\d{1,6})(?:-\d{1,3})?$/.exec(given.slice(end));
  if (behind === null) return { id: given, version: null };
  return { id: given.slice(0, end), version: Number(behind[2]) };
}
