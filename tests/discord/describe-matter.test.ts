import { expect, test } from 'vitest';
import { layOutNews } from '../../src/discord/operator-post.ts';
import type { Matter } from '../../src/operator/matter.ts';
import { draw } from './draw.ts';
import { problemsOfMessage } from './message-problems.ts';

const at = Date.parse('2026-03-01T12:00:00Z');
const causes = [
  { code: 'missing-permissions', posts: 1_200 },
  { code: 'missing-access', posts: 34 },
  { code: 'refused', posts: 3 },
  { code: 'unreachable', posts: 2 },
  { code: 'rate-limited', posts: 2 },
  { code: 'unreadable', posts: 1 },
  { code: 'unknown-channel', posts: 1 },
  { code: 'odd *code*', posts: 1 },
];
const lost: Matter = { kind: 'lost', posts: 1_244, channels: 31, servers: 12, causes, since: at, until: at };
const wrong: readonly Matter[] = [
  { kind: 'disk', isOver: false, since: at, of: 'database', freeBytes: 99.7 * 2 ** 20 },
  { kind: 'late', isOver: false, since: at, channels: 1 },
  { kind: 'late', isOver: false, since: at, channels: 4_000 },
];
const over: readonly Matter[] = [
  { kind: 'disk', isOver: true, since: at, of: 'wire', freeBytes: 4_000 * 2 ** 20 },
  { kind: 'late', isOver: true, since: at, channels: 0 },
  { kind: 'unasked', part: 'archive', since: at, until: at + 3_600_000 },
  { kind: 'unasked', part: 'database', since: at, until: at + 3_600_000 },
];
const tell = (matters: readonly Matter[], language: 'nl' | 'en') =>
  draw(layOutNews({ alerts: [], matters }, 'marker', language) as never);

test('Each matter is told with what to do, what is wrong first, in either language', () => {
  expect(tell([...over.slice(0, 1), ...wrong, lost], 'nl')).toMatchInlineSnapshot(`
    "┃ **Er is iets mis**
    ┃
    ┃ ❌ **De schijf is bijna vol**: op die met de database is nog 99 MB vrij. Is hij vol, dan staat de bot stil. Wat te doen: maak ruimte, of laat oude berichten eerder gaan (\`KEEP_DAYS\`, \`KEEP_MEGABYTES\`).
    ┃
    ┃ ❌ **Berichten komen te laat.** In 1 kanaal wacht er een, het oudste sinds <t:1772366400:R>, en het worden er niet minder, terwijl Discord te bereiken is. Wat te doen: \`telex doctor\`, en kijk in het log hoe aanroepen aflopen; is er telkens te veel tegelijk, spreid dan de uren.
    ┃
    ┃ ❌ **Berichten komen te laat.** In 4.000 kanalen wacht er een, het oudste sinds <t:1772366400:R>, en het worden er niet minder, terwijl Discord te bereiken is. Wat te doen: \`telex doctor\`, en kijk in het log hoe aanroepen aflopen; is er telkens te veel tegelijk, spreid dan de uren.
    ┃
    ┃ ❌ **1.244 berichten zijn opgegeven**, in 31 kanalen op 12 servers, sinds <t:1772366400:R>:
    ┃ - 1.234: de bot mag daar niet posten. Wie de server beheert krijgt daarvan bericht, en zodra het mag gaat de bot verder. Wat te doen: \`telex doctor\` noemt per kanaal het recht dat mist.
    ┃ - 3: Discord weigerde het bericht zelf. Wat te doen: het log zegt waarom; meld het bij wie Telex maakt.
    ┃ - 2: Discord antwoordde een dag lang niet. Wat te doen: kijk of deze machine Discord kan bereiken; \`telex doctor\` probeert het.
    ┃ - 2: Discord vroeg telkens te wachten. Wat te doen: kijk of een ander programma hetzelfde token gebruikt.
    ┃ - 1: wat er klaarstond kon niet gelezen worden. Wat te doen: \`telex doctor\` kijkt de database na; zet anders een reservekopie terug.
    ┃ - 2: om andere redenen; het log zegt welke.
    ┃
    ┃ ✅ **De schijf heeft weer ruimte**: op die met de map voor het nieuws is 4.000 MB vrij.

    [ Alle bronnen ] alle-bronnen:marker
    "
  `);
  expect(tell([...over.slice(0, 1), ...wrong, lost], 'en')).toMatchInlineSnapshot(`
    "┃ **Something is wrong**
    ┃
    ┃ ❌ **The disk is nearly full**: 99 MB are free on that of the database. Once it is full the bot stands still. What to do: make room, or let old stories go earlier (\`KEEP_DAYS\`, \`KEEP_MEGABYTES\`).
    ┃
    ┃ ❌ **Messages are late.** In 1 channel one waits, the oldest since <t:1772366400:R>, and they become no fewer although Discord can be reached. What to do: \`telex doctor\`, and see in the log how calls end; if there is too much at once each time, spread the hours.
    ┃
    ┃ ❌ **Messages are late.** In 4,000 channels one waits, the oldest since <t:1772366400:R>, and they become no fewer although Discord can be reached. What to do: \`telex doctor\`, and see in the log how calls end; if there is too much at once each time, spread the hours.
    ┃
    ┃ ❌ **1,244 messages were given up**, in 31 channels of 12 servers, since <t:1772366400:R>:
    ┃ - 1,234: the bot may not post there. Those who manage the server are told, and the bot goes on as soon as it may. What to do: \`telex doctor\` names the permission that each channel lacks.
    ┃ - 3: Discord refused the message itself. What to do: the log says why; report it to those who make Telex.
    ┃ - 2: Discord did not answer for a day. What to do: see whether this machine can reach Discord; \`telex doctor\` tries it.
    ┃ - 2: Discord asked to wait again and again. What to do: see whether another program uses the same token.
    ┃ - 1: what was ready could not be read. What to do: \`telex doctor\` looks at the database; failing that, restore a backup.
    ┃ - 2: for other reasons; the log says which.
    ┃
    ┃ ✅ **The disk has room again**: 4,000 MB are free on that of the wire folder.

    [ All sources ] alle-bronnen:marker
    "
  `);
});

test('What is over is told as that', () => {
  expect(tell(over, 'nl')).toMatchInlineSnapshot(`
    "┃ **Weer in orde**
    ┃
    ┃ ✅ **De schijf heeft weer ruimte**: op die met de map voor het nieuws is 4.000 MB vrij.
    ┃
    ┃ ✅ **Er is niets meer te laat**, sinds <t:1772366400:R>. Je hoeft niets te doen.
    ┃
    ┃ ✅ **Het archief doet het weer**, maar antwoordde niet van <t:1772366400:f> tot <t:1772370000:f>; in die tijd kan er niets zijn binnengekomen of verstuurd. Wat te doen: het log zegt wat eraan mankeerde, \`telex doctor\` of alles er nog is.
    ┃
    ┃ ✅ **De database doet het weer**, maar antwoordde niet van <t:1772366400:f> tot <t:1772370000:f>; in die tijd kan er niets zijn binnengekomen of verstuurd. Wat te doen: het log zegt wat eraan mankeerde, \`telex doctor\` of alles er nog is.

    [ Alle bronnen ] alle-bronnen:marker
    "
  `);
  expect(tell(over, 'en')).toMatchInlineSnapshot(`
    "┃ **All OK again**
    ┃
    ┃ ✅ **The disk has room again**: 4,000 MB are free on that of the wire folder.
    ┃
    ┃ ✅ **Nothing is late any more**, since <t:1772366400:R>. There is nothing for you to do.
    ┃
    ┃ ✅ **The archive works again**, but did not answer from <t:1772366400:f> to <t:1772370000:f>; in that time nothing may have come in or gone out. What to do: the log says what was wrong with it, \`telex doctor\` whether all is there.
    ┃
    ┃ ✅ **The database works again**, but did not answer from <t:1772366400:f> to <t:1772370000:f>; in that time nothing may have come in or gone out. What to do: the log says what was wrong with it, \`telex doctor\` whether all is there.

    [ All sources ] alle-bronnen:marker
    "
  `);
});

test('One message in one channel that is in no server is told as one', () => {
  const one: Matter = {
    ...lost,
    posts: 1,
    channels: 1,
    servers: 0,
    causes: [{ code: 'odd *code*', posts: 1 }],
  };
  expect(tell([one], 'nl')).toMatchInlineSnapshot(`
    "┃ **Er is iets mis**
    ┃
    ┃ ❌ **1 bericht is opgegeven**, in 1 kanaal, sinds <t:1772366400:R>:
    ┃ - 1: om een andere reden (odd \\*code\\*). Wat te doen: het log zegt welke.

    [ Alle bronnen ] alle-bronnen:marker
    "
  `);
  expect(tell([one], 'en')).toMatchInlineSnapshot(`
    "┃ **Something is wrong**
    ┃
    ┃ ❌ **1 message was given up**, in 1 channel, since <t:1772366400:R>:
    ┃ - 1: for another reason (odd \\*code\\*). What to do: the log says which.

    [ All sources ] alle-bronnen:marker
    "
  `);
});

test('Processes that are missing, and enough of them again, are told with how many there are', () => {
  const crew = (isOver: boolean, missing: number, left: number): Matter => ({
    kind: 'crew',
    isOver,
    since: at,
    missing,
    left,
  });
  expect(tell([crew(false, 1, 2)], 'nl')).toMatchInlineSnapshot(`
    "┃ **Er is iets mis**
    ┃
    ┃ ❌ **Een proces van de bot is weg**, sinds <t:1772366400:R>, zonder netjes te zijn gestopt. De andere 2 doen al het werk; er gaat niets verloren. Wat te doen: het eind van het log daarvan zegt waarom; start het weer.

    [ Alle bronnen ] alle-bronnen:marker
    "
  `);
  expect(tell([crew(false, 2, 1)], 'en')).toMatchInlineSnapshot(`
    "┃ **Something is wrong**
    ┃
    ┃ ❌ **2 processes of the bot are gone**, since <t:1772366400:R>, without having been stopped in good order. The other does all the work; nothing is lost. What to do: the end of its log says why; start it again.

    [ All sources ] alle-bronnen:marker
    "
  `);
  expect(tell([crew(true, 0, 3)], 'nl')).toContain('✅ **Er zijn weer genoeg processen**: 3.');
  expect(tell([crew(true, 0, 3)], 'en')).toContain('✅ **There are enough processes again**: 3.');
});

test('A channel that is gone asks for nothing', () => {
  const gone: Matter = { ...lost, causes: [{ code: 'unknown-guild', posts: 1_244 }] };
  expect(tell([gone], 'nl')).toMatch(/- 1\.244: .* is er voor de bot niet meer\. Je hoeft niets te doen\./);
  expect(tell([gone], 'en')).toMatch(/- 1,244: .* is no longer there for the bot\. There is nothing for you/);
});

test('All of it at once fits one message', () => {
  for (const language of ['nl', 'en'] as const) {
    const body = layOutNews({ alerts: [], matters: [lost, ...wrong, ...over] }, 'marker', language);
    expect(problemsOfMessage(body)).toEqual([]);
    expect(draw(body as never)).not.toMatch(/(?:En nog|And) \d+/);
  }
});
