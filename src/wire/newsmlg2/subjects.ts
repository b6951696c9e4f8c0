import type { XmlElement } from '../xml.ts';
import { attributeOf, childrenOf, textOf } from '../xml-find.ts';

/** Schemes and types in which agencies file an item under a desk. */
const sectionScheme =
  /(?:^|:)(?:\w*cat(?:egory)?|\w*categorycode|a1312cat|\w*department|\w*desk|sektion|section)(?::|$)/i;
/** Subjects that are places, people and organisations, or that a machine counts by. */
const noKeyword = /geoarea|person|organi[sz]ation|poi|event|object|instrument/i;

/** The desk that an item is filed under: the name of its category, else the code. */
export function readG2Section(content: XmlElement | undefined, language: string | null): string | null {
  for (const subject of childrenOf(content, 'subject')) {
    if (!isSection(subject)) continue;
    const code = attributeOf(subject, 'qcode')?.replace(/^.*:/, '') ?? attributeOf(subject, 'literal');
    return readSubjectName(subject, language) ?? code;
  }
  return null;
}

/** Keywords as they stand, then the names of subjects, each once. */
export function readG2Keywords(content: XmlElement | undefined, language: string | null): readonly string[] {
  const keywords = childrenOf(content, 'keyword').map(textOf);
  const subjects = childrenOf(content, 'subject')
    .filter((subject) => !isSection(subject) && !noKeyword.test(attributeOf(subject, 'type') ?? ''))
    .map((subject) => readSubjectName(subject, language));
  return [...new Set([...keywords, ...subjects].filter((word) => word !== null))];
}

function isSection(subject: XmlElement): boolean {
  return (
    sectionScheme.test(attributeOf(subject, 'type') ?? '') ||
    sectionScheme.test(attributeOf(subject, 'qcode')?.replace(/:[^:]*$/, ':') ?? '')
  );
}

/** A name in the item's language, without a role before one with. */
function readSubjectName(subject: XmlElement, language: string | null): string | null {
  const wanted = language?.toLowerCase().split('-')[0];
  const names = childrenOf(subject, 'name').filter((one) => textOf(one) !== null);
  const plain = names.filter((one) => !/mnemonic|short/i.test(attributeOf(one, 'role') ?? ''));
  const choice = plain.length > 0 ? plain : names;
  const spoken = choice.find((one) => attributeOf(one, 'xml:lang')?.toLowerCase().split('-')[0] === wanted);
  return textOf(spoken ?? choice[0]);
}
