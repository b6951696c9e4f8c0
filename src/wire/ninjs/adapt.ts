import { describeStatus, readSignal, readStatus } from '../agency-status.ts';
import { readIsoTime } from '../agency-time.ts';
import { findAgencyZone } from '../agency-zone.ts';
import { emptyItem, type Signal, type WireItem } from '../item.ts';
import type { Problem } from '../problem.ts';
import { settleItem } from '../settle-item.ts';
import { readPriority, readUrgency } from '../urgency.ts';
import { readBody, readHeadline } from './content.ts';
import { type Fields, listField, textField } from './fields.ts';
import { readPicture } from './picture.ts';
import { readEmbargoField, readPubStatus, readRights } from './terms.ts';

/** What is no text: it is passed over, whatever headline it has. */
const noText = /^(?:picture|photo|graphic|image|audio|video|animation|event|planning|component)$/i;

/** True of an object that is a picture, a film, an event: what Telex does not keep. */
export function isMedia(fields: Fields): boolean {
  return noText.test(textField(fields, 'type') ?? '');
}

/**
 * The items of one ninjs object: itself, and the texts that it is a package of; with the word on a status that is not
 * known. `capturedAt` in ms.
 */
export function adaptNinjs(
  fields: Fields,
  capturedAt: number,
): { readonly items: readonly WireItem[]; readonly problems: readonly Problem[] } {
  const parts = listField(fields, 'associations').filter(
    (part) => textField(part, 'type') === 'text' && textField(part, 'uri', 'guid') !== null,
  );
  const texts = [fields, ...parts].filter((one) => !isMedia(one));
  const items = texts.map((one) => adaptItem(one, capturedAt));
  const problems = texts.flatMap((one, index) =>
    describeStatus(readStatus(readPubStatus(one)), items[index]?.storyKey ?? items[index]?.headline ?? null),
  );
  return { items, problems };
}

function adaptItem(fields: Fields, capturedAt: number): WireItem {
  const language = textField(fields, 'language');
  const source =
    textField(fields, 'creditline', 'credit', 'source') ??
    nameOf(listField(fields, 'infosources', 'infosource')[0]);
  const holder = textField(fields, 'copyrightholder');
  const uri = textField(fields, 'uri', 'guid');
  const zone = findAgencyZone(source, holder, uri);
  const times = [
    'versioncreated',
    'contentmodified',
    'contentcreated',
    'firstcreated',
    'datetime',
    'firstpublished',
  ];
  const time =
    times.map((name) => readIsoTime(textField(fields, name), zone)).find((one) => one !== null) ?? null;
  const embargoed = readEmbargoField(fields.get('embargoed') ?? fields.get('embargo'));
  const { key, version: inKey } = readIdentity(fields, uri);
  const version = textField(fields, 'version');
  const picture = readPicture(fields, zone);
  return {
    ...emptyItem,
    role: 'lead',
    format: 'ninjs',
    section: readSection(fields),
    slug: textField(fields, 'slugline', 'slug'),
    urgency: readUrgency(textField(fields, 'urgency')),
    priority: readPriority(textField(fields, 'priority')),
    storyKey: key,
    version: version !== null && /^\d{1,15}$/.test(version) ? Number(version) : inKey,
    evolvedFrom: readOrigin(fields, key),
    ...settleItem({
      blocks: readBody(fields),
      headline: readHeadline(fields),
      byline: textField(fields, 'byline', 'by') ?? nameOfByline(listField(fields, 'bylines')[0]),
      placeLines: [textField(fields, 'dateline'), textField(fields, 'located')],
      language,
      notes: [textField(fields, 'ednote', 'editornote')],
      takeKey: null,
      time,
      status: readStatus(readPubStatus(fields)).status,
      embargo: { given: embargoed !== null, release: readIsoTime(embargoed, zone) },
      signal: readSignals(fields),
      zone,
      capturedAt,
    }),
    keywords: readKeywords(fields),
    credit: source ?? holder,
    rights: readRights(fields),
    ...(picture === null ? {} : { picture }),
  };
}

/** IPTC's signals, by code or name: a field of its own, or a list of them. A correction goes before an update. */
function readSignals(fields: Fields): Signal | null {
  const listed = listField(fields, 'signals', 'signal').flatMap((one) => [
    textField(one, 'code', 'uri', 'literal'),
    textField(one, 'name', 'title'),
  ]);
  const plain = ['signals', 'signal'].flatMap((name) => fields.get(name));
  const words = plain.filter((one) => typeof one === 'string');
  const signals = [...listed, ...words].map((word) => readSignal(word?.replace(/^.*[:/#]/, '') ?? null));
  for (const signal of ['correction', 'replacement', 'update'] as const) {
    if (signals.includes(signal)) return signal;
  }
  return null;
}

/** The desk that files the item; a genre counts unless it only says what kind of text it is. */
function readSection(fields: Fields): string | null {
  const desk = nameOf(listField(fields, 'service', 'services')[0]) ?? textField(fields, 'sector');
  if (desk !== null) return desk;
  const genre = nameOf(listField(fields, 'genres', 'genre')[0]);
  return genre === null || /article|news|feature|report|analysis|interview|text/i.test(genre) ? null : genre;
}

function nameOf(fields: Fields | undefined): string | null {
  return fields === undefined ? null : textField(fields, 'name', 'title', 'literal', 'code');
}

function nameOfByline(fields: Fields | undefined): string | null {
  return fields === undefined ? null : textField(fields, 'byline', 'value', 'name');
}

/**
 * The identity without its version: what `uri` says before `-v2`, or before the revision that ends a NewsML URN. TT
 * gives each version a URI of its own and lists them all: the first is the story's.
 */
function readIdentity(fields: Fields, uri: string | null): { key: string | null; version: number | null } {
  const revisions = listField(fields, 'revisions').map((one) => textField(one, 'uri'));
  const [first] = revisions;
  const at = revisions.indexOf(uri);
  if (typeof first === 'string' && at >= 0) return { key: first, version: at + 1 };
  if (uri === null) return { key: null, version: null };
  const marked = /^(.+?)[-_.:/]v(\d{1,6})$/i.exec(uri);
  if (marked?.[1] !== undefined) return { key: marked[1], version: Number(marked[2]) };
  const newsml = /^(urn:newsml:[^:]+:[^:]*:.+):(\d{1,15})[A-Z]?$/i.exec(uri);
  if (newsml?.[1] !== undefined) return { key: newsml[1], version: Number(newsml[2]) };
  return { key: uri, version: null };
}

/** The key of the story that `evolvedfrom` names; null where that is an earlier version of this one. */
function readOrigin(fields: Fields, own: string | null): string | null {
  const { key } = readIdentity(new Map(), textField(fields, 'evolvedfrom'));
  return key === own ? null : key;
}

/** Keywords as they stand, then the names of subjects and places, each once. */
function readKeywords(fields: Fields): readonly string[] {
  const given = fields.get('keywords');
  const keywords = Array.isArray(given)
    ? given.map((word) => (typeof word === 'string' ? word : nameOf(readOne(word))))
    : typeof given === 'string'
      ? given.split(/[;,]/)
      : [];
  const subjects = ['subject', 'subjects', 'place', 'places'].flatMap((name) =>
    listField(fields, name).map((one) => textField(one, 'name')),
  );
  const words = [...keywords, ...subjects].map((word) => word?.trim() ?? '');
  return [...new Set(words.filter((word) => word !== ''))];
}

function readOne(value: unknown): Fields | undefined {
  return listField(new Map([['one', [value]]]), 'one')[0];
}
