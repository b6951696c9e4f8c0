import { generateOpml, type Opml, parseOpml } from 'feedsmith';
import { cleanLine, cleanOrNull } from '../wire/clean-text.ts';
import { decodeXml } from '../wire/decode-xml.ts';
import type { Problem, Result } from '../wire/problem.ts';

/** A feed as a list of feeds names it. */
export interface ListedFeed {
  readonly name: string;
  readonly url: string;
  /** The title of the innermost folder around it; null when it stands in none. */
  readonly section: string | null;
}

/** What a list holds. */
export interface FeedList {
  readonly feeds: readonly ListedFeed[];
  /** Why outlines were passed over, each with its name. */
  readonly problems: readonly Problem[];
}

type Outline = Opml.Outline<string>;

/** Folders in folders; nobody sorts feeds deeper, and a file that does is made to cost time. */
const deepest = 20;
/** Names and sections as the settings of sources take them, in characters. */
const longestName = 60;

/**
 * Reads a list of feeds (OPML 1.0 and 2.0): of each outline with an address its name and section. An address that stands in
 * it twice counts once; two feeds of one name get numbers, since names of sources are unique whatever their capitals. Never
 * throws; what is no OPML is a problem.
 */
export function readOpml(bytes: Uint8Array): Result<FeedList> {
  let outlines: readonly Outline[];
  try {
    outlines = parseOpml(decodeXml(bytes)).body?.outlines ?? [];
  } catch {
    return { ok: false, problem: { code: 'broken-opml', message: 'This is no list of feeds in OPML.' } };
  }
  const feeds: ListedFeed[] = [];
  const problems: Problem[] = [];
  const urls = new Set<string>();
  const names = new Set<string>();
  const work = [...outlines]
    .reverse()
    .map((outline) => ({ outline, section: null as string | null, depth: 0 }));
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    const { outline, section, depth } = next;
    const title = cleanLine(outline.title ?? outline.text ?? '');
    const inside = outline.outlines ?? [];
    if (outline.xmlUrl !== undefined) {
      const read = readFeed(outline, title);
      if (!read.ok) problems.push(read.problem);
      else if (urls.has(addressKey(read.value)))
        problems.push(about('listed-twice', title, `${read.value} stands in the list twice.`));
      else {
        urls.add(addressKey(read.value));
        const name = nameApart(title || new URL(read.value).host, names);
        feeds.push({ name, url: read.value, section });
      }
    } else if (inside.length === 0) {
      problems.push(about('no-feed', title, 'It has no address of a feed (xmlUrl).'));
    }
    if (inside.length > 0 && depth >= deepest) {
      problems.push(about('too-deep', title, 'It lies in more than 20 folders.'));
      continue;
    }
    const below =
      outline.xmlUrl === undefined ? (cleanOrNull(title.slice(0, longestName)) ?? section) : section;
    for (const one of [...inside].reverse()) work.push({ outline: one, section: below, depth: depth + 1 });
  }
  return { ok: true, value: { feeds, problems } };
}

/** By which the address of one feed is known, however it is written: without slashes at the end of its path. */
export function addressKey(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}${url.search}`;
}

/**
 * Writes feeds as OPML 2.0: a folder for each section, in the order in which they come; those without at the end. Null for
 * no feeds: OPML has no empty lists.
 */
export function writeOpml(feeds: readonly ListedFeed[], title: string): string | null {
  if (feeds.length === 0) return null;
  const sections = new Map<string | null, ListedFeed[]>();
  for (const feed of feeds) sections.set(feed.section, [...(sections.get(feed.section) ?? []), feed]);
  const toOutline = ({ name, url }: ListedFeed) => ({ type: 'rss', text: name, title: name, xmlUrl: url });
  const folders = [...sections].flatMap(([section, listed]) =>
    section === null ? [] : [{ text: section, title: section, outlines: listed.map(toOutline) }],
  );
  const loose = (sections.get(null) ?? []).map(toOutline);
  return generateOpml({ head: { title }, body: { outlines: [...folders, ...loose] } });
}

function readFeed(outline: Outline, title: string): Result<string> {
  const text = outline.xmlUrl?.trim() ?? '';
  // Some readers write feeds as `feed:https://…`.
  const address = text.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:\/\//i, 'https://');
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    return {
      ok: false,
      problem: about('no-address', title, `${text.slice(0, 120)} is no address on the web.`),
    };
  }
  return { ok: true, value: new URL(address).href };
}

/** The name as the settings take it: no slashes, 60 characters at most, and not one that is taken. */
function nameApart(given: string, taken: Set<string>): string {
  const plain = cleanLine(given.replace(/[/\\]/g, ' '));
  let name = plain.slice(0, longestName).trimEnd();
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) {
    const mark = ` (${number})`;
    name = `${plain.slice(0, longestName - mark.length).trimEnd()}${mark}`;
  }
  taken.add(name.toLowerCase());
  return name;
}

function about(code: string, title: string, message: string): Problem {
  return { code, message: `${title === '' ? 'An outline without a name' : title.slice(0, 80)}: ${message}` };
}
