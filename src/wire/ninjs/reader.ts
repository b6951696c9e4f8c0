import { decodeText } from '../decode.ts';
import type { Problem } from '../problem.ts';
import { readingOf, type WireReader } from '../reader.ts';
import { passOverMedia, saysSomething } from '../xml-items.ts';
import { adaptNinjs, isMedia } from './adapt.ts';
import { type Fields, readFields, textField } from './fields.ts';
import { readJsonValues } from './json.ts';

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
    const { values, problem } = readJsonValues(decodeText(copy.bytes).replace(/^\uFEFF/, ''));
    const found = values.map(findItems);
    const objects = found.flatMap((one) => one.items);
    const adapted = objects.map((one) => adaptNinjs(one, copy.capturedAt));
    const items = adapted.flatMap((one) => one.items).filter(saysSomething);
    const problems = problem === null ? [] : [problem];
    problems.push(...adapted.flatMap((one) => one.problems));
    problems.push(...describeStrangers(found.flatMap((one) => one.strangers)));
    const media = objects.filter(isMedia).length;
    if (media > 0) problems.push(passOverMedia(media));
    if (items.length > 0) return readingOf(items, problems);
    return { ok: false, problem: problems[0] ?? noStory };
  },
};

const noStory: Problem = {
  code: 'no-story',
  message: 'There is no ninjs item with a headline or a text in this JSON.',
  at: { line: 1 },
};

/** The word on members of a list that are no items; `places` are theirs in the list, from 1. */
function describeStrangers(places: readonly number[]): Problem[] {
  if (places.length === 0) return [];
  const named = places.slice(0, 10).join(', ') + (places.length > 10 ? ', …' : '');
  const what = places.length === 1 ? 'A member of the list is' : `${places.length} members of the list are`;
  return [{ code: 'no-item', message: `${what} no ninjs item, and could not be read (number ${named}).` }];
}

/** Names under which services put their lists of items. */
const lists = ['item', 'items', '_items', 'newsitems', 'news', 'results', 'hits', 'data', 'content'];

/** The ninjs objects of a JSON value, in their order, and the places (from 1) of what stands among them and is none. */
function findItems(value: unknown): { items: readonly Fields[]; strangers: readonly number[] } {
  if (!Array.isArray(value)) return { items: findListed(value, 3), strangers: [] };
  const found = value.map((one) => findListed(one, 3));
  const strangers = found.flatMap((items, index) => (items.length === 0 ? [index + 1] : []));
  return { items: found.flat(), strangers };
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
