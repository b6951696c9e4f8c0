import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import type { AttachedFile, Reply } from '../../src/sandbox/places.ts';
import { type Desk, eight, foreignPage, layDesk, minute } from './newsroom-on-a-desk.ts';

let desk: Desk;
let app: App;
const startBot = (editorGuilds: readonly string[] = [desk.sandbox.guild.id]) =>
  desk.startBot({ change: { editorGuilds } });
beforeEach(async () => {
  desk = await layDesk({ rateLimits: 'off' });
  app = await startBot();
});
afterEach(() => desk.clear());

const as = { as: 'moderator' };
const channel = () => desk.sandbox.channel('nieuws');
const open = (options = {}) => channel().typed('/nieuws plakken', options, as);
/** Opens the form and sends it. */
async function paste(tekst: string, more: Record<string, string | AttachedFile> = {}): Promise<Reply> {
  return channel().submitModal(await open(), { tekst, ...more }, as);
}
const textOf = ({ embeds }: Pick<Reply, 'embeds'>) =>
  embeds.flatMap(({ title, description }) => [title, description]).join('\n');
interface Button {
  readonly custom_id: string;
  readonly label: string;
}
const buttonsOf = ({ components }: Pick<Reply, 'components'>): readonly Button[] =>
  components.flatMap((row) => ('components' in row ? (row.components as unknown as Button[]) : []));
const press = async (reply: Reply, label: string) => {
  const button = buttonsOf(reply).find((one) => one.label === label);
  return settled(await channel().press(reply, button?.custom_id ?? `no button ${label}`, as));
};
/** The answer itself, where it was first said that it is being worked on. */
async function settled(reply: Reply): Promise<Reply> {
  const isBusy = (message: Pick<Reply, 'embeds'>) => textOf(message).includes('Dit wordt binnengenomen');
  if (!isBusy(reply)) return reply;
  const { id } = reply.message;
  if (isBusy(channel().message(id))) {
    await desk.sandbox.waitFor(
      'the answer',
      (event) => event.kind === 'message-edited' && event.message.id === id && !isBusy(event.message),
    );
  }
  const { embeds, components } = channel().message(id);
  return { ...reply, embeds, components };
}
const posts = () => channel().messages.filter(({ answers }) => answers === null);
const follow = () => channel().typed('/nieuws abonneer', { soort: 'direct' }, as);
async function tickAt(moment: number): Promise<void> {
  desk.clock.at = moment;
  await app.tick();
}

describe('pasting', () => {
  test('shows what was understood, publishes it as it was, and a channel that follows each story gets it', async () => {
    await follow();
    desk.clock.at += minute;
    const preview = await paste(foreignPage);
    expect(preview.ephemeral).toBe(true);
    const text = textOf(preview);
    expect(text).toContain('4 berichten begrepen');
    expect(text).toContain('**1. Hoofdbericht** – Havenstad Marisol krijgt eerste drijvende school');
    expect(text).toContain('Moskou (Rusland) · ANP/RTR · sectie Buitenland · zonder tijd');
    expect(text).toContain('Kyiv (Oekraïne), Washington (Verenigde Staten) · ANP/AFP · sectie Buitenland');
    // The age counts from the moment of pasting.
    expect(text).toContain(`<t:${(desk.clock.at - 11 * minute) / 1_000}:f>`);
    expect(text).toContain('Alles wordt getoond.');
    expect(preview.embeds[1]?.title).toBe('Havenstad Marisol krijgt eerste drijvende school');
    await tickAt(eight);
    expect(posts()).toEqual([]);

    const published = await press(preview, 'Publiceren');
    expect(published.kind).toBe('update');
    expect(buttonsOf(published)).toEqual([]);
    expect(textOf(published)).toContain('Havenstad Marisol krijgt eerste drijvende school: nieuw');
    expect(textOf(published)).toContain('4 nieuw, 0 met nieuwere tekst, 0 al bekend, 0 ingetrokken.');
    expect(textOf(published)).toContain('binnen een minuut');
    await tickAt(eight + minute);
    expect(posts()).toHaveLength(4);
    expect(desk.sandbox.unknownRequests).toEqual([]);
  });

  test('tells of copy that is known already, and nothing goes out for it', async () => {
    await press(await paste(foreignPage), 'Publiceren');
    const again = await press(await paste(`${foreignPage}\n`), 'Publiceren');
    expect(textOf(again)).toContain('0 nieuw, 0 met nieuwere tekst, 4 al bekend');
    expect(textOf(again)).toContain('Er gaat nu niets uit.');
  });

  test('takes a section for stories that name none', async () => {
    const copy =
      'DEN HAAG (ANP) - De oude sluis gaat in mei weer open. De gemeente heeft de deuren vernieuwd.';
    expect(textOf(await paste(copy))).toContain('Den Haag (Nederland) · ANP · geen sectie · zonder tijd');
    const preview = await paste(copy, { sectie: 'Regio' });
    expect(textOf(preview)).toContain('ANP · sectie Regio · zonder tijd');
    await press(preview, 'Publiceren');
    const found = await channel().typed('/nieuws laatste', { sectie: 'Regio' });
    expect(textOf(found)).toContain('oude sluis');
  });

  test('says that an embargo, a kill and a correction are what they are', async () => {
    const items = [
      { uri: 'urn:x:1', headline: 'Later', embargoed: new Date(eight + 60 * minute).toISOString() },
      { uri: 'urn:x:2', headline: 'Weg', pubstatus: 'canceled' },
      { uri: 'urn:x:3', headline: 'Nu', urgency: 2 },
    ].map((item) => ({
      type: 'text',
      language: 'nl',
      pubstatus: 'usable',
      versioncreated: new Date(eight - 60 * minute).toISOString(),
      body_text: `${item.headline} is er een lange rij bij de sluis. De wachttijd is een uur.`,
      ...item,
    }));
    const preview = await paste(items.map((item) => JSON.stringify(item)).join('\n'));
    const text = textOf(preview);
    expect(text).toContain(`⛔ embargo tot <t:${eight / 1_000 + 3_600}:f>: tot dan niet getoond`);
    expect(text).toContain('⛔ trekt in');
    expect(text).toContain('urgentie 2');
    expect(text).toContain('⛔ 2 berichten worden niet getoond.');
    expect(preview.embeds[1]?.title).toBe('Nu');
    const published = textOf(await press(preview, 'Publiceren'));
    expect(published).toContain('Later: bewaard tot het embargo eindigt');
    expect(textOf(await channel().typed('/nieuws laatste'))).not.toContain('Later');
  });

  test('answers in English, under the English name', async () => {
    desk.sandbox.guild.addMember('editor', { locale: 'en-GB', roles: [] });
    desk.sandbox.guild.addRole('Desk', ['ManageGuild']);
    desk.sandbox.guild.giveRole('editor', 'Desk');
    const shown = await channel().typed('/news paste', {}, { as: 'editor' });
    expect(shown.modal.title).toBe('Paste copy');
    const preview = await channel().submitModal(shown, { tekst: foreignPage }, { as: 'editor' });
    expect(textOf(preview)).toContain('4 stories understood');
    expect(textOf(preview)).toContain('Moscow (Russia)');
  });
});

describe('a file', () => {
  const story = JSON.stringify({
    uri: 'urn:telex-test:sluis',
    type: 'text',
    headline: 'Sluis bij Marisol dicht',
    body_text: 'De sluis bij Marisol is dinsdag gesloten. Schepen varen om.',
    language: 'nl',
    pubstatus: 'usable',
    versioncreated: new Date(eight - minute).toISOString(),
  });

  test('of an agency’s format goes the same way, with the command or in the form', async () => {
    const bestand = { name: 'sluis.json', bytes: story, type: 'application/json' };
    const preview = await open({ bestand });
    expect(textOf(preview)).toContain('1 bericht begrepen');
    expect(textOf(await press(preview, 'Publiceren'))).toContain('Sluis bij Marisol dicht: nieuw');
    const inForm = await paste('deze tekst telt niet', { bestand });
    expect(textOf(await press(inForm, 'Publiceren'))).toContain('Sluis bij Marisol dicht: was al bekend');
  });

  test('that is no copy is refused in words, and nothing is kept of it', async () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
    const reply = await open({ bestand: { name: 'foto.png', bytes: png, type: 'image/png' } });
    expect(textOf(reply)).toContain('geen tekst maar iets anders');
    expect(buttonsOf(reply)).toEqual([]);
  });

  test('that is too large is not fetched', async () => {
    const reply = await open({ bestand: { name: 'x.txt', bytes: new Uint8Array(2_000_001) } });
    expect(textOf(reply)).toContain('groter dan 2 MB');
  });
});

describe('text in which no story is', () => {
  const garbage = 'naam;plaats;```prijs\nveer;Marisol;12\nsluis;Marisol;8';

  test('is given back whole with why, and can be mended in the form', async () => {
    const reply = await paste(garbage);
    expect(textOf(reply)).toContain('Hier is geen bericht in gevonden');
    expect(textOf(reply)).toContain('MOSKOU (ANP) - De brug');
    expect(textOf(reply).replaceAll('\u200b', '')).toContain(garbage);
    const shown = await press(reply, 'Tekst aanpassen');
    expect(JSON.stringify(shown.modal)).toContain(JSON.stringify(garbage));
    const mended = await channel().submitModal(shown, { tekst: foreignPage }, as);
    expect(mended.kind).toBe('update');
    expect(textOf(mended)).toContain('4 berichten begrepen');
  });

  test('of 4,000 characters with all that Discord reads as marks still fits', async () => {
    const reply = await paste('`;`;`\n'.repeat(666));
    expect(textOf(reply)).toContain('Hier is geen bericht in gevonden');
  });

  test('is none where nothing was given', async () => {
    expect(textOf(await paste('  \n '))).toContain('Er is niets geplakt');
  });
});

describe('a preview', () => {
  test('can be published after the bot started again', async () => {
    const preview = await paste(foreignPage);
    await app.stop();
    app = await startBot();
    expect(textOf(await press(preview, 'Publiceren'))).toContain('4 nieuw');
  });

  test('that is pressed twice at once is taken in once, and both presses are told of it', async () => {
    await follow();
    desk.clock.at += minute;
    const preview = await paste(foreignPage);
    const both = await Promise.all([press(preview, 'Publiceren'), press(preview, 'Publiceren')]);
    for (const reply of both) expect(textOf(reply)).toContain('4 nieuw');
    await tickAt(eight);
    expect(posts()).toHaveLength(4);
  });

  test('expires after a quarter of an hour, and says so', async () => {
    const preview = await paste(foreignPage);
    desk.clock.at += 15 * minute;
    const late = await press(preview, 'Publiceren');
    expect(textOf(late)).toContain('Dit voorbeeld is verlopen');
    expect(textOf(await channel().typed('/nieuws laatste'))).toContain('nog geen nieuws');
  });

  test('that is thrown away is not published', async () => {
    const preview = await paste(foreignPage);
    expect(textOf(await press(preview, 'Weggooien'))).toContain('Weggegooid');
    expect(textOf(await channel().typed('/nieuws laatste'))).toContain('nog geen nieuws');
  });
});

describe('who may paste', () => {
  test('is who manages the server; others read what they lack', async () => {
    const reply = await channel().typed('/nieuws plakken');
    expect(textOf(reply)).toContain('Server beheren');
    expect(textOf(reply)).toContain('Vraag het aan iemand die dat mag.');
    const direct = await desk.sandbox.member('moderator').directMessages.typed('/nieuws plakken');
    expect(textOf(direct)).toContain('alleen in een server: typ het daar, in een kanaal');
  });

  test('is nobody in a server that the operator did not open, which says how, also for a preview that is there', async () => {
    const preview = await paste(foreignPage);
    const shown = await open();
    await app.stop();
    app = await startBot([]);
    const closed = textOf(await open());
    expect(closed).toContain('EDITOR_GUILDS');
    expect(closed).toContain(desk.sandbox.guild.id);
    expect(textOf(await press(preview, 'Publiceren'))).toContain('EDITOR_GUILDS');
    expect(textOf(await channel().submitModal(shown, { tekst: foreignPage }, as))).toContain('EDITOR_GUILDS');
    expect(textOf(await channel().typed('/nieuws laatste'))).toContain('nog geen nieuws');
  });
});
