import { isDeepStrictEqual } from 'node:util';
import { isMap, isNode, isSeq, parseDocument, stringify, YAMLSeq } from 'yaml';
import type { SourceSettings } from './settings.ts';

/** A source's settings as they are written: what is left out keeps its default. */
export type SettingsToWrite = Readonly<Record<string, unknown>> & Pick<SourceSettings, 'name' | 'kind'>;

/**
 * The text of a file of sources with these added to it; what was there stays as it is, comments, order and all. `text` must be one
 * that `readSourceSettings` takes. JSON stays JSON.
 */
export function addSources(text: string, sources: readonly SettingsToWrite[]): string {
  const document = parseDocument(text);
  const list = document.get('sources');
  if (isSeq(list) && list.items.length > 0) {
    const spliced = spliceBehind(text, list, sources);
    if (spliced !== null) return spliced;
    for (const one of sources) list.add(document.createNode(one));
    return write(document, text);
  }
  if (!isMap(document.contents)) {
    return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${stringify({ sources })}`;
  }
  const fresh = new YAMLSeq();
  for (const one of sources) fresh.add(document.createNode(one));
  // What stood beside nothing, or in it, stands above the first now.
  const before = document.get('sources', true);
  const comments = isNode(before) ? [before.commentBefore, before.comment].filter(Boolean) : [];
  if (comments.length > 0) fresh.commentBefore = comments.join('\n');
  document.set('sources', fresh);
  return write(document, text);
}

/**
 * The text with the sources put in as lines of their own behind the last one and the comments that are set in as it is; null where that is
 * no list of lines. Written anew as a whole, comments would move and indents change.
 */
function spliceBehind(text: string, list: YAMLSeq, sources: readonly SettingsToWrite[]): string | null {
  const last = list.items.at(-1);
  const end = isNode(last) ? last.range?.[1] : undefined;
  const dash = list.range?.[0];
  if (list.flow === true || end === undefined || dash === undefined) return null;
  const indent = text.slice(text.lastIndexOf('\n', dash - 1) + 1, dash);
  if (indent.trim() !== '') return null;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const whole = text.endsWith('\n') ? text : `${text}${eol}`;
  let at = end > 0 && whole[end - 1] === '\n' ? end : whole.indexOf('\n', end) + 1;
  for (let line = lineAt(whole, at); belongsAbove(line, indent.length); line = lineAt(whole, at))
    at += line.length;
  const added = stringify(sources)
    .trimEnd()
    .split('\n')
    .map((line) => `${indent}${line}${eol}`);
  const spliced = `${whole.slice(0, at)}${added.join('')}${whole.slice(at)}`;
  const isRight = isDeepStrictEqual(parseDocument(spliced).toJS()?.sources, [...list.toJSON(), ...sources]);
  return isRight ? spliced : null;
}

function lineAt(text: string, at: number): string {
  return text.slice(at, text.indexOf('\n', at) + 1);
}

/** A comment that is set in at least as far as the list is one on it; at the margin it may be one on what comes below. */
function belongsAbove(line: string, indent: number): boolean {
  const own = /^( *)#/.exec(line)?.[1]?.length ?? -1;
  return own > indent || (own === indent && indent > 0);
}

/** The text without the source of this name, whatever its capitals; null when it has none. */
export function removeSource(text: string, name: string): string | null {
  const document = parseDocument(text);
  const index = findSource(document, name);
  if (index === null) return null;
  document.deleteIn(['sources', index]);
  return write(document, text);
}

/** The text with the source of this name looked at, or not, from now on; null when it has none. */
export function enableSource(text: string, name: string, enabled: boolean): string | null {
  const document = parseDocument(text);
  const index = findSource(document, name);
  if (index === null) return null;
  if (enabled) document.deleteIn(['sources', index, 'enabled']);
  else document.setIn(['sources', index, 'enabled'], false);
  return write(document, text);
}

type Document = ReturnType<typeof parseDocument>;

function findSource(document: Document, name: string): number | null {
  const list = document.get('sources');
  if (!isSeq(list)) return null;
  const index = list.items.findIndex(
    (item) => isMap(item) && String(item.get('name')).toLowerCase() === name.toLowerCase(),
  );
  return index === -1 ? null : index;
}

function write(document: Document, text: string): string {
  if (/^\s*\{/.test(text)) return `${JSON.stringify(document.toJS(), null, 2)}\n`;
  return document.toString({ lineWidth: 0 });
}
