import type { Language } from '../delivery/subscription.ts';
import type { BriefGroup } from '../digest/digest.ts';
import { countryName } from '../wire/countries.ts';
import { say } from './say.ts';
import { sectionName } from './section-names.ts';
import { cutText, escapeText } from './text.ts';

/** Characters of a heading: a section is named by the copy, and may be called anything. */
const longest = 60;

/** What stands above briefs that belong together, as markdown; null: what is left over. */
export function nameGroup(group: BriefGroup | null, language: Language): string {
  const name = group === null ? '' : plainName(group, language);
  const said = escapeText(cutText(name, longest).text);
  return said === '' ? say(language, 'digest.others') : said;
}

function plainName({ by, key }: BriefGroup, language: Language): string {
  return by === 'country' ? countryName(key, language) : sectionName(key, language);
}
