import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import type { AttachedFile, Reply } from '../../src/sandbox/places.ts';
import { type Desk, layDesk, minute } from './newsroom-on-a-desk.ts';

let desk: Desk;
let app: App;
beforeEach(async () => {
  desk = await layDesk({ rateLimits: 'off' });
  app = await desk.startBot({ change: { editorGuilds: [desk.sandbox.guild.id] } });
  await channel().typed('/nieuws abonneer', { soort: 'direct' }, as);
  desk.clock.at += minute;
});
afterEach(() => desk.clear());

const as = { as: 'moderator' };
const channel = () => desk.sandbox.channel('nieuws');
const textOf = ({ embeds }: Pick<Reply, 'embeds'>) =>
  embeds.flatMap(({ title, description }) => [title, description]).join('\n');
async function paste(tekst: string, more: Record<string, string | AttachedFile> = {}): Promise<Reply> {
  return channel().submitModal(await channel().typed('/nieuws plakken', {}, as), { tekst, ...more }, as);
}
const buttonsOf = ({ components }: Pick<Reply, 'components'>) =>
  components
    .flatMap((row) => ('components' in row ? [...row.components] : []))
    .map((one) => one as unknown as { readonly custom_id: string; readonly label: string });
async function publish(preview: Reply): Promise<string> {
  const button = buttonsOf(preview).find(({ label }) => label === 'Publiceren');
  const answer = await channel().press(preview, button?.custom_id ?? 'no button', as);
  await tick();
  await tick();
  return textOf(answer);
}
async function tick(): Promise<void> {
  desk.clock.at += minute;
  await app.tick();
}
const posts = () => channel().messages.filter(({ answers }) => answers === null);

const quay =
  'Haven krijgt kade\nROTTERDAM (ANP) - De haven krijgt een nieuwe kade van 300 meter. De bouw begint in mei en duurt twee jaar.';
const longer = quay.replace('300', '400');
/** As ninjs, which says which story it is and can take it back. */
const item = (more: object) =>
  JSON.stringify({
    uri: 'urn:telex-test:sluis',
    type: 'text',
    headline: 'Sluis bij Marisol dicht',
    body_text: 'De sluis bij Marisol is dinsdag gesloten. Schepen varen om.',
    language: 'nl',
    pubstatus: 'usable',
    versioncreated: new Date(desk.clock.at - minute).toISOString(),
    ...more,
  });

describe('a preview', () => {
  test('says that a story is new, then that it is known, then what it changes and how many posts', async () => {
    const first = await paste(quay);
    expect(textOf(first)).toMatch(/-# nieuw$/m);
    expect(textOf(first)).toContain('Alles wordt getoond.');
    expect(await publish(first)).toContain('binnen een minuut');
    expect(posts()).toHaveLength(1);

    const again = textOf(await paste(`${quay}\n`));
    expect(again).toContain('al bekend: er gebeurt niets');
    expect(again).toContain('Publiceren verandert niets.');
    expect(again).not.toContain('Alles wordt getoond');

    const change = await paste(longer);
    expect(textOf(change)).toContain('✏️ verandert “Haven krijgt kade” en past 1 post aan');
    const told = await publish(change);
    expect(told).toContain('✏️ 1 post wordt binnen enkele minuten aangepast.');
    expect(told).not.toContain('volgende editie');
    expect(posts()).toHaveLength(1);
    expect(JSON.stringify(posts()[0]?.embeds)).toContain('400 meter');
  });

  test('says what a kill withdraws, and that copy of what is dead stays unseen', async () => {
    await publish(await paste(item({})));
    const kill = await paste(item({ pubstatus: 'canceled', body_text: '', version: '2' }));
    expect(textOf(kill)).toContain('⛔ trekt “Sluis bij Marisol dicht” in en 1 post ervan');
    const told = await publish(kill);
    expect(told).toContain(': ingetrokken');
    expect(told).toContain('1 ingetrokken.');
    expect(told).toContain('⛔ 1 post wordt binnen enkele minuten ingetrokken.');
    expect(told).not.toContain('Er gaat nu niets uit');

    const again = textOf(await paste(item({ version: '3' })));
    expect(again).toContain('⛔ is eerder ingetrokken: wordt niet getoond');
    expect(again).toContain('⛔ 1 bericht wordt niet getoond.');
    const twice = await paste(item({ pubstatus: 'canceled', body_text: '', version: '4' }));
    expect(textOf(twice)).toContain('was al ingetrokken: er gebeurt niets');
  });

  test('says that a kill of what never was there withdraws nothing, and so does the answer', async () => {
    const kill = await paste(item({ pubstatus: 'canceled' }));
    expect(textOf(kill)).toContain('er is nu niets dat dit intrekt');
    const told = await publish(kill);
    expect(told).toContain('er was niets om in te trekken');
    expect(told).toContain('0 ingetrokken.');
    expect(told).toContain('Er gaat nu niets uit.');
  });

  test('holds a story against those above it in the same copy', async () => {
    const both = [item({}), item({ pubstatus: 'canceled', body_text: '', version: '2' })].join('\n');
    expect(textOf(await paste(both))).toContain(
      '⛔ trekt “Sluis bij Marisol dicht” in, dat nergens gepost is',
    );
  });

  test('says which story never goes out, and neither does the answer say that it does', async () => {
    const fragment = await paste('VEERE (ANP) - De markt gaat door vanwege het mooie weer');
    expect(textOf(fragment)).toContain('⚠️ breekt af en is te kort');
    expect(textOf(fragment)).toContain('⚠️ 1 bericht gaat niet uit.');
    expect(textOf(fragment)).not.toContain('Zo komt het eerste');
    const told = await publish(fragment);
    expect(told).toContain('⚠️ 1 bericht gaat niet uit');
    expect(told).not.toContain('binnen een minuut');

    const old = await paste(
      'HULST (ANP) - Oud nieuws van vorige week over de sluis die dicht was. Klaar.\n9 dagen geleden',
    );
    expect(textOf(old)).toContain('⚠️ ouder dan twee dagen');
    expect(await publish(old)).toContain('⚠️ 1 bericht gaat niet uit');
    expect(posts()).toEqual([]);
  });

  test.each(['hello', 'https://blad.example/nieuws', 'www.blad.example', 'blad.example/nieuws/brug'])(
    'of %s says that it is no news, and cannot be published',
    async (text) => {
      const preview = await paste(text);
      expect(textOf(preview)).toContain('geen bericht, maar één woord of een adres');
      expect(buttonsOf(preview).map(({ label }) => label)).toEqual(['Weggooien', 'Tekst aanpassen']);
    },
  );

  test('speaks Dutch of what it could not read', async () => {
    const xml = `<?xml version="1.0"?><nitf><body><body.head><hedline><hl1>Kop</hl1></hedline></body.head><body.content><p>GOES (ANP) - De brug is open. Klaar.</p></body.content></body></nitf>\n<?xml version="1.0"?><foo><bar>x</bar></foo>`;
    expect(textOf(await paste(xml))).toContain('van geen formaat dat Telex kent');
    expect(textOf(await paste(item({ pubstatus: 'banaan' })))).toContain('een status die Telex niet kent');
  });

  test('says that text as long as the form takes may have been cut off', async () => {
    const text = `${quay} ${'De kade is lang. '.repeat(300)}`.slice(0, 4_000);
    expect(textOf(await paste(text))).toContain('na 4.000 tekens kwam, is afgekapt');
    expect(textOf(await paste(quay))).not.toContain('afgekapt');
  });

  test('names what is held back among stories that its list has no room for', async () => {
    const many = Array.from({ length: 60 }, (_, at) =>
      item({
        uri: `urn:telex-test:${at}`,
        headline: `Bericht ${at} over de haven van ${'x'.repeat(at % 7)}dam`,
        body_text: `De haven met nummer ${at} krijgt ${at * 3} kades. Dat kost ${at * 7} miljoen.`,
        ...(at === 57 ? { pubstatus: 'canceled', headline: 'Brug stort toch niet in' } : {}),
        ...(at === 58 ? { pubstatus: 'withheld', headline: 'Geheim plan voor de haven' } : {}),
      }),
    ).join('\n');
    const shown = textOf(await paste('', { bestand: { name: 'veel.json', bytes: many } }));
    expect(shown).toContain('⛔ trekt in: Brug stort toch niet in');
    expect(shown).toContain('-# Geheim plan voor de haven');
  });
});
