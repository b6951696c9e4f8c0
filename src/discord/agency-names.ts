import type { ArchivedStory } from '../wire/story.ts';
import { cleanText } from './text.ts';

/** What the codes in datelines stand for; a code that is not here is shown as it stands. */
const names: Readonly<Record<string, string>> = {
  RTR: 'Reuters',
  DPA: 'dpa',
  BELGA: 'Belga',
  BLOOMBERG: 'Bloomberg',
  NOVUM: 'Novum',
  TASS: 'TASS',
};

/** What readers call the agency with this code; a code that nobody knows stands. */
export function agencyName(code: string): string {
  return names[code.toUpperCase()] ?? code;
}

/** The agencies behind these stories by name, each once, in the order in which they first occur: `ANP, Reuters, AFP`. */
export function nameAgencies(stories: readonly ArchivedStory[]): string {
  const codes = stories.flatMap((story) => story.dateline?.agencies ?? []).map(cleanText);
  const all = codes.filter((code) => code !== '').map(agencyName);
  return [...new Set(all)].join(', ');
}
