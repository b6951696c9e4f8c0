import { parseXml } from '../xml.ts';
import { attributeOf, findWithin, textOf } from '../xml-find.ts';

/** An entry that its feed takes back. */
export interface DeletedEntry {
  /** The `id` of the entry. */
  readonly ref: string;
  /** Since when, as the feed has it; null when it says nothing. */
  readonly when: string | null;
  /** Why, in words; null when it says nothing. */
  readonly comment: string | null;
}

/** The entries that an Atom feed takes back (`at:deleted-entry`, RFC 6721). Empty for text that is no such feed. */
export function readDeletedEntries(text: string): readonly DeletedEntry[] {
  if (!text.includes('deleted-entry')) return [];
  const document = parseXml(text);
  if (!document.ok) return [];
  const found = document.value.roots.flatMap((root) => findWithin(root, 'deleted-entry'));
  return found.flatMap((element) => {
    const ref = attributeOf(element, 'ref');
    if (ref === null) return [];
    const comment = textOf(findWithin(element, 'comment')[0]);
    return [{ ref, when: attributeOf(element, 'when'), comment }];
  });
}
