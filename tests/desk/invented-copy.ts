import type { Filed, Filing, StoryArchive } from '../../src/archive/story-archive.ts';
import { fileCopy } from '../../src/desk/file-copy.ts';
import type { Story } from '../../src/wire/story.ts';
import { day, hour, type invent, minute, noon } from '../contracts/invent-story.ts';

/** What `invent` takes. */
export type Told = Parameters<typeof invent>[0];

/** Two items of invented copy, the second coming in after the first. */
export interface Pair {
  readonly name: string;
  readonly held: Told;
  readonly item: Told;
}

/** Two items that are one story: what becomes of the second. */
export interface Resend extends Pair {
  readonly filing: Exclude<Filing, 'new'>;
}

export const bridge =
  'De Koningin Emmabrug bij Oosterhaven is sinds vanochtend dicht voor al het verkeer. Bij een inspectie zijn scheuren ' +
  'gevonden in een van de pijlers. Volgens de provincie duurt het herstel zeker drie weken. Omrijden kan via de tunnel ' +
  'bij Westerdam.';
export const bridgeLead = [
  bridge,
  'Wethouder Jannie Dekker noemt de sluiting een tegenvaller. "We hebben vorig jaar nog groot onderhoud gepleegd", zegt ze.',
  'Ondernemers in het centrum van Oosterhaven vrezen omzetverlies. De winkeliersvereniging wil met de gemeente praten over een vergoeding.',
  'De brug werd in 1964 gebouwd en geldt als de belangrijkste verbinding tussen de twee oevers.',
].join('\n');
export const summit =
  'De regeringsleiders van de kustlanden zijn het na een nacht onderhandelen eens geworden over strengere regels voor de ' +
  'visserij. De quota voor schol en tong gaan volgend jaar omlaag. Vissers reageren teleurgesteld op het akkoord.';
export const fire =
  'Bij een brand in een appartementencomplex in de wijk Noorderhof zijn zeker 12 mensen gewond geraakt. De brandweer kreeg ' +
  'het vuur tegen zes uur onder controle. De oorzaak wordt nog onderzocht, meldt de veiligheidsregio.';
export const strike =
  'Het personeel van de busmaatschappij Kustlijn legt vrijdag het werk neer. De vakbonden eisen een loonsverhoging die de ' +
  'inflatie goedmaakt. Reizigers moeten rekening houden met een dag zonder bussen in de hele regio.';

/** A brief as one page has it, an hour old at noon. */
export const brief = (text: string, more: Told = {}): Told => ({
  text,
  cities: ['OOSTERHAVEN'],
  publishedAt: noon - hour,
  precision: 'hour',
  source: 'page-1.txt',
  ...more,
});
/** A brief as another page has it, two hours later. */
export const later = (text: string, more: Told = {}): Told =>
  brief(text, { source: 'page-2.txt', capturedAt: noon + 2 * hour, ...more });

/** Copy of so many days after noon, known to the minute. */
export const onDay = (days: number, more: Told = {}): Told => ({
  publishedAt: noon + days * day,
  precision: 'minute',
  capturedAt: noon + days * day + 10 * minute,
  source: `page-day-${days}.txt`,
  ...more,
});

/** Files one story as a copy of its own, at `now` (ms), and gives back what became of it. */
export async function fileStory(archive: StoryArchive, story: Story, now: number): Promise<Filed> {
  const [filed] = await fileCopy(archive, [story], now);
  if (!filed) throw new Error(`The archive took story ${story.id} and gave nothing back.`);
  return filed;
}
