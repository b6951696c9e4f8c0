import { decodeText } from '../decode.ts';
import type { WireItem } from '../item.ts';
import type { Problem } from '../problem.ts';
import type { WireReader } from '../reader.ts';
import { adaptNinjs } from './adapt.ts';
import { type Fields, readFields, textField } from './fields.ts';

const identifier = /"(?:uri|guid)"\s*:\s*"/i;
const companion =
  /"(?:version|versioncreated|firstcreated|type|pubstatus|headlines?|bodies|body_\w+|representationtype|\$?standard)"\s*:/i;
const bodyField = /"(?:body_x?html5?|body_text|pubstatus|versioncreated)"\s*:/i;

/**
 * ninjs 1 to 3, IPTC's news in JSON: one item, a list of them, a list under a name (`item`, `items`, `_items`), or an
 * item a line. Known by `uri` beside another of its fields.
 */
export const ninjsReader: WireReader = {
  format: 'ninjs',
  detect(head) {
    const text = decodeText(head.subarray(0, 4_096)).replace(/^\uFEFF/, '');
    if (!/^\s*[[{]/.test(text) || /"version"\s*:\s*"https?:\/\/jsonfeed\.org\//i.test(text)) return false;
    return (identifier.test(text) && companion.test(text)) || bodyField.test(text);
  },
  parse(copy) {
    const read = readJson(decodeText(copy.bytes).replace(/^\uFEFF/, ''));
    if ('problem' in read) return { ok: false, problem: read.problem };
    const items = read.values.flatMap(findItems).flatMap(adaptNinjs).filter(saysSomething);
    if (items.length > 0) return { ok: true, value: items };
    return {
      ok: false,
      problem: {
        code: 'no-story',
        message: 'There is no ninjs item with a headline or a text in this JSON.',
        at: { line: 1 },
      },
    };
  },
};

function saysSomething(item: WireItem): boolean {
  if (item.headline !== null || item.paragraphs.length > 0) return true;
  return item.status !== 'usable' && item.storyKey !== null;
}

function readJson(text: string): { values: readonly unknown[] } | { problem: Problem } {
  try {
    return { values: [JSON.parse(text)] };
  } catch (error) {
    const values = readJsonLines(text);
    return values === null ? { problem: sayWhatBroke(text, error) } : { values };
  }
}

/** JSON of one value a line; null when a line is none. */
function readJsonLines(text: string): readonly unknown[] | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (lines.length < 2 || !lines.every((line) => /^\s*\{.*\}\s*$/.test(line))) return null;
  try {
    return lines.map((line) => JSON.parse(line) as unknown);
  } catch {
    // One line is no JSON: then the copy is not of this form either.
    return null;
  }
}

function sayWhatBroke(text: string, error: unknown): Problem {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  const upTo = text.slice(0, position === undefined ? text.length : Number(position));
  const line = upTo.split('\n').length;
  return {
    code: 'broken-json',
    message: 'This is no JSON that can be read: it breaks off or has a sign too many here.',
    at: { line, column: upTo.length - upTo.lastIndexOf('\n') },
  };
}

/** Names under which services put their lists of items. */
const lists = ['item', 'items', '_items', 'newsitems', 'news', 'results', 'hits', 'data', 'content'];

/** The ninjs objects of a JSON value, in their order. */
function findItems(value: unknown): readonly Fields[] {
  if (Array.isArray(value)) return value.flatMap((one) => findListed(one, 3));
  return findListed(value, 3);
}

function findListed(value: unknown, depth: number): readonly Fields[] {
  const fields = readFields(value);
  if (fields === null) return [];
  if (textField(fields, 'uri', 'guid') !== null || isBody(fields)) return [fields];
  if (depth === 0) return [];
  for (const name of lists) {
    const list = fields.get(name);
    const found = (Array.isArray(list) ? list : [list]).flatMap((one) => findListed(one, depth - 1));
    if (found.length > 0) return found;
  }
  return [];
}

function isBody(fields: Fields): boolean {
  return [...fields.keys()].some(
    (name) => name.startsWith('body_') || name === 'bodies' || name === 'headlines',
  );
}
