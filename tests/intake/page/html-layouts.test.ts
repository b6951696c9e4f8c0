import { describe, expect, test } from 'vitest';
import { readPageText } from '../../../src/intake/page/read-page.ts';
import type { WireItem } from '../../../src/wire/item.ts';
import { parsePage } from '../../../src/wire/page/page-reader.ts';
import { htmlLayouts, type InventedPage, toPlainText } from './html-layouts.ts';

const capturedAt = Date.parse('2026-06-08T12:00:00Z');
const encode = (text: string) => new TextEncoder().encode(text);
const ago = (minutes: number) => new Date(capturedAt - minutes * 60_000).toISOString();

const pages: readonly InventedPage[] = [
  {
    headline: 'Brug bij Vlake nog weken dicht',
    lines: [
      'GOES (ANP) - De brug bij Vlake blijft langer dicht dan gedacht. Dat meldt de beheerder van het kanaal.',
      'Bij de inspectie kwam roest aan het licht. "Daar schrokken we van", zegt een woordvoerder.',
      '## Omrijden',
      'Verkeer moet omrijden via Kruiningen. De bus rijdt ’s avonds & in het weekend niet.',
      'Eind deze maand moet de brug weer open zijn.',
    ],
    section: 'Binnenland',
    briefs: [
      {
        headline: 'Molen draait weer',
        text: 'ZIERIKZEE (ANP) - De molen aan de haven draait weer na een jaar van herstel. De wieken zijn vernieuwd.',
        age: '13 minuten geleden',
        at: ago(13),
      },
      {
        headline: 'Veerpont vaart voorlopig minder vaak',
        text: 'BRESKENS/VLISSINGEN (ANP) - De veerpont vaart tot de herfst om het uur. Er is te weinig personeel, meldt de rederij.',
        age: '42 minuten geleden',
        at: ago(42),
      },
      {
        headline: 'Rechter: dorp houdt zijn school',
        text: '‘s-HEERENHOEK (ANP) - De school in het dorp mag blijven. De rechter geeft de ouders gelijk in hun zaak tegen het bestuur.',
        age: '3 uur geleden',
        at: ago(180),
      },
    ],
  },
  {
    headline: 'Premier Noorwegen kondigt fonds aan voor havens',
    lines: [
      'OSLO (ANP/RTR/DPA) - Noorwegen steekt een miljard kronen in zijn havens. Dat heeft de premier donderdag aangekondigd.',
      'Het geld is bedoeld voor kleine plaatsen aan de kust.',
    ],
    section: 'Buitenland',
    briefs: [
      {
        headline: 'Staking legt metro Lissabon plat',
        text: 'LISSABON (ANP/AFP) - De metro van Lissabon rijdt niet door een staking. Reizigers nemen massaal de fiets.',
        age: '1 uur geleden',
        at: ago(60),
      },
      {
        headline: 'Bosbrand bij Split onder controle',
        text: 'SPLIT (ANP/AFP) - De brand in de heuvels bij Split is onder controle. Gewonden zijn er niet gevallen.',
        age: '5 uur geleden',
        at: ago(300),
      },
    ],
  },
];

/** What matters of a story whatever it was read from. */
function tell(item: WireItem, withHeadlines: boolean) {
  const { role, section, dateline, paragraphs, subheads, publishedAt, truncated } = item;
  const headline = role === 'lead' || withHeadlines ? item.headline : null;
  return { role, headline, section, dateline, paragraphs, subheads, publishedAt, truncated };
}

function read(text: string): readonly WireItem[] {
  const read = parsePage({ source: '', bytes: encode(text), capturedAt }, null);
  return read.ok ? read.value : [];
}

describe.each(htmlLayouts)('HTML with $name', ({ render, withHeadlines }) => {
  test.each(pages)('gives the stories of its plain text: $headline', async (page) => {
    const truth = read(toPlainText(page, withHeadlines));
    expect(truth).toHaveLength(1 + page.briefs.length);
    expect(truth[0]?.headline).toBe(page.headline);
    const html = render(page);
    const text = await readPageText({ bytes: encode(html), charset: 'UTF-8', capturedAt }, null);
    if (!text.ok) throw new Error(text.problem.message);
    expect(read(text.value).map((item) => tell(item, withHeadlines))).toEqual(
      truth.map((item) => tell(item, withHeadlines)),
    );
  });
});
