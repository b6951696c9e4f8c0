import { describe, expect, test } from 'vitest';
import { layOutNews } from '../../src/discord/operator-post.ts';
import type { SourceAlert } from '../../src/intake/sources/alerts.ts';
import { draw } from './draw.ts';
import { problemsOfMessage } from './message-problems.ts';

const at = Date.parse('2026-03-01T12:00:00Z');
const alert = (name: string, what: SourceAlert['what'], change: object = {}): SourceAlert => ({
  what,
  since: at,
  health: {
    name,
    kind: 'page',
    place: 'news.example/havens',
    state: what === 'over' ? 'well' : what,
    why: what === 'failing' ? 'lately' : what === 'garbage' ? 'unreadable' : null,
    since: at,
    lastSuccessAt: null,
    lastStoryAt: null,
    nextAt: null,
    failure: null,
    spikedToday: 0,
    storiesToday: 0,
    normal: 38.5,
    ...change,
  },
});

describe('What the operator is told', () => {
  test('says of each source what is wrong, since when and what to do, the worst first, in either language', () => {
    const alerts = [
      alert('Oudblad', 'over'),
      alert('Stilblad', 'quiet', { kind: 'feed' }),
      alert('Pers *vet*', 'garbage'),
      alert('Dorpsblad', 'garbage', { why: 'storyless' }),
      alert('Weekblad', 'garbage', { why: 'leadless' }),
      alert('Dagblad', 'failing', { why: 'never', failure: { code: 'not-found', message: 'x' } }),
      alert('Avondblad', 'failing', { why: 'gone', failure: { code: 'gone', message: 'x' } }),
      alert('Wereldpers', 'failing', {
        kind: 'folder',
        place: '/srv/ftp',
        failure: { code: 'unreadable-folder', message: 'This user may not read it.' },
      }),
      alert('Kustblad', 'failing', { failure: { code: 'odd-code', message: 'It is *odd*.' } }),
    ];
    expect(draw(layOutNews({ alerts }, 'marker', 'nl') as never)).toMatchInlineSnapshot(`
      "┃ **Er is iets mis met 8 bronnen**
      ┃
      ┃ ❌ **Dagblad** · **storing** · pagina, news.example\\/havens
      ┃ Hier kwam nog nooit iets van binnen; voor het eerst geprobeerd <t:1772366400:R>.
      ┃ De laatste poging: op dit adres staat niets.
      ┃ Wat te doen: kijk of het adres nog klopt; \`telex fetch\` probeert het. Ik blijf het proberen.
      ┃
      ┃ ❌ **Avondblad** · **storing** · pagina, news.example\\/havens
      ┃ Hier komt niets meer van binnen, sinds <t:1772366400:R>: wat er stond is weggehaald.
      ┃ De laatste poging: wat hier stond is voorgoed weg, zegt de server.
      ┃ Wat te doen: zoek het nieuwe adres, of haal de bron uit het bestand. Ik vraag er nog eens per week naar.
      ┃
      ┃ ❌ **Wereldpers** · **storing** · map
      ┃ Hier komt niets meer van binnen: het mislukt telkens, voor het eerst <t:1772366400:R>.
      ┃ De laatste poging: de map kan niet gelezen worden: ze is er niet, of de bot mag er niet in.
      ┃ Wat te doen: kijk of de map er is en of de bot erin mag lezen. Ik blijf het proberen.
      ┃
      ┃ ❌ **Kustblad** · **storing** · pagina, news.example\\/havens
      ┃ Hier komt niets meer van binnen: het mislukt telkens, voor het eerst <t:1772366400:R>.
      ┃ De laatste poging: het mislukte (odd-code); \`telex sources status\` zegt waarom.
      ┃ Wat te doen: kijk of het adres nog klopt; \`telex fetch\` probeert het. Ik blijf het proberen.
      ┃
      ┃ ⚠️ **Pers \\*vet\\*** · **onleesbaar** · pagina, news.example\\/havens
      ┃ Van wat hier binnenkomt is veel niet te lezen, sinds <t:1772366400:R>.
      ┃ Wat te doen: \`telex spike\` laat zien wat er binnenkwam en waarom het niet gelezen kon worden.
      ┃
      ┃ ⚠️ **Dorpsblad** · **onleesbaar** · pagina, news.example\\/havens
      ┃ Op deze pagina is sinds <t:1772366400:R> geen enkel bericht te vinden. Waarschijnlijk is de opmaak veranderd, of staat hier iets anders dan nieuws.
      ┃ Wat te doen: kijk hoe de pagina er nu uitziet; \`telex sources try\` laat zien wat ervan begrepen wordt, en \`layout\` zegt wat waar staat.
      ┃
      ┃ ⚠️ **Weekblad** · **onleesbaar** · pagina, news.example\\/havens
      ┃ Op deze pagina is sinds <t:1772366400:R> geen hoofdbericht meer te vinden. Waarschijnlijk is de opmaak veranderd.
      ┃ Wat te doen: kijk hoe de pagina er nu uitziet; \`telex sources try\` laat zien wat ervan begrepen wordt, en \`layout\` zegt wat waar staat.
      ┃
      ┃ 🔕 **Stilblad** · **stil** · feed, news.example\\/havens
      ┃ Hiervan kwam niets nieuws sinds <t:1772366400:R>; normaal zijn het er 38,5 per dag.
      ┃ Wat te doen: kijk bij de bron of daar wel nieuws staat. Hoort het zo, stel dan \`quietAfter\` ruimer in.
      ┃
      ┃ ✅ **Oudblad** · **in orde** · pagina, news.example\\/havens
      ┃ Het gaat weer goed, sinds <t:1772366400:R>. Je hoeft niets te doen.

      [ Alle bronnen ] alle-bronnen:marker
      "
    `);
    expect(draw(layOutNews({ alerts }, 'marker', 'en') as never)).toMatchInlineSnapshot(`
      "┃ **Something is wrong with 8 sources**
      ┃
      ┃ ❌ **Dagblad** · **failing** · page, news.example\\/havens
      ┃ Nothing has ever come in from here; first tried <t:1772366400:R>.
      ┃ The last try: there is nothing at this address.
      ┃ What to do: see whether the address is still right; \`telex fetch\` tries it. I keep trying.
      ┃
      ┃ ❌ **Avondblad** · **failing** · page, news.example\\/havens
      ┃ Nothing has come in from here since <t:1772366400:R>: what was there was taken away.
      ┃ The last try: what was here is gone for good, the server says.
      ┃ What to do: look for the new address, or take the source out of the file. I ask for it once a week.
      ┃
      ┃ ❌ **Wereldpers** · **failing** · folder
      ┃ Nothing comes in from here: each try fails, the first <t:1772366400:R>.
      ┃ The last try: the folder cannot be read: it is not there, or the bot may not enter it.
      ┃ What to do: see whether the folder is there and the bot may read it. I keep trying.
      ┃
      ┃ ❌ **Kustblad** · **failing** · page, news.example\\/havens
      ┃ Nothing comes in from here: each try fails, the first <t:1772366400:R>.
      ┃ The last try: it failed (odd-code); \`telex sources status\` tells why.
      ┃ What to do: see whether the address is still right; \`telex fetch\` tries it. I keep trying.
      ┃
      ┃ ⚠️ **Pers \\*vet\\*** · **unreadable** · page, news.example\\/havens
      ┃ Much of what comes in from here cannot be read, since <t:1772366400:R>.
      ┃ What to do: \`telex spike\` shows what came in and why it could not be read.
      ┃
      ┃ ⚠️ **Dorpsblad** · **unreadable** · page, news.example\\/havens
      ┃ No story at all has been found on this page since <t:1772366400:R>. Its layout has most likely changed, or it holds something other than news.
      ┃ What to do: see what the page looks like now; \`telex sources try\` shows what is understood of it, and \`layout\` says what is where.
      ┃
      ┃ ⚠️ **Weekblad** · **unreadable** · page, news.example\\/havens
      ┃ No lead has been found on this page since <t:1772366400:R>. Its layout has most likely changed.
      ┃ What to do: see what the page looks like now; \`telex sources try\` shows what is understood of it, and \`layout\` says what is where.
      ┃
      ┃ 🔕 **Stilblad** · **quiet** · feed, news.example\\/havens
      ┃ Nothing new has come from here since <t:1772366400:R>; normally there are 38.5 a day.
      ┃ What to do: see at the source whether there is news. If this is as it should be, set a longer \`quietAfter\`.
      ┃
      ┃ ✅ **Oudblad** · **OK** · page, news.example\\/havens
      ┃ It has been OK again since <t:1772366400:R>. There is nothing for you to do.

      [ All sources ] alle-bronnen:marker
      "
    `);
  });

  test('fits a message, however many sources fail at once and however much is wrong in the file', () => {
    const alerts = Array.from({ length: 80 }, (_, i) => alert(`Bron ${i} ${'x'.repeat(50)}`, 'failing'));
    const problems = Array.from({ length: 200 }, (_, i) => ({
      line: i,
      column: 1,
      path: `sources[${i}].\`odd\``,
      code: 'unknown-setting' as const,
      detail: '',
    }));
    const file = { name: 'sources.yaml', problems };
    for (const language of ['nl', 'en'] as const) {
      const body = layOutNews({ alerts, file }, 'marker', language);
      expect(problemsOfMessage(body)).toEqual([]);
      expect(draw(body as never)).toMatch(/(?:En nog|And) \d+/);
    }
  });
});
