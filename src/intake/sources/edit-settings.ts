import { isMap, isSeq, parseDocument, stringify, type YAMLMap, YAMLSeq } from 'yaml';
import type { SourceSettings } from './settings.ts';

/** A source's settings as they are written: what is left out keeps its default. */
export type SettingsToWrite = Readonly<Record<string, unknown>> & Pick<SourceSettings, 'name' | 'kind'>;

/**
 * The text of a file of sources with these added to it; comments and the order of what was there stay. `text` must be one
 * that `readSourceSettings` takes. JSON stays JSON.
 */
export function addSources(text: string, sources: readonly SettingsToWrite[]): string {
  const document = parseDocument(text);
  const list = document.get('sources');
  const added = sources.map((source) => document.createNode(source) as YAMLMap);
  if (isSeq(list) && list.items.length > 0) {
    for (const one of added) list.add(one);
  } else {
    const fresh = new YAMLSeq();
    for (const one of added) fresh.add(one);
    if (isMap(document.contents)) document.set('sources', fresh);
    else return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${stringify({ sources })}`;
  }
  return write(document, text);
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
