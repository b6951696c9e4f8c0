import { afterEach, beforeEach, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { type Desk, eight, foreignPage, layDesk, minute } from './newsroom-on-a-desk.ts';

let desk: Desk;
let app: App | null;
beforeEach(async () => {
  desk = await layDesk();
  app = null;
});
afterEach(() => desk.clear());

const channel = () => desk.sandbox.channel('nieuws');
const textOf = (what: unknown) => JSON.stringify(what);

async function postDigest(options: Record<string, string>): Promise<void> {
  app = await desk.startBot();
  await channel().typed('/nieuws abonneer', options, { as: 'moderator' });
  desk.deliver('buitenland.txt', foreignPage, desk.clock.at - minute);
  desk.clock.at = eight;
  await app.tick();
}

test('a digest in cards is posted once, opened by its menu and button, and changed when a story is withdrawn', async () => {
  await postDigest({ opmaak: 'components' });
  const [digest, ...others] = channel().messages;
  if (digest === undefined) throw new Error('no digest');
  expect(others).toEqual([]);
  expect(digest.embeds).toEqual([]);
  expect(digest.flags & (1 << 15)).not.toBe(0);
  expect(textOf(digest.components)).toContain('Havenstad Marisol krijgt eerste drijvende school');

  const ids = [...textOf(digest.components).matchAll(/"custom_id":"([^"]+)"/g)].map(([, id]) => String(id));
  const [menu = '', more = ''] = ids;
  const opened = await channel().press(digest, more);
  expect(textOf(opened.embeds)).toContain('De eerste leerlingen gaan na de zomer aan boord');
  const [option] = [...textOf(digest.components).matchAll(/"value":"([^"]+)","description":"LISSABON/g)].map(
    ([, id]) => String(id),
  );
  expect(textOf((await channel().choose(digest, menu, [option ?? ''])).embeds)).toContain('tramlijn 91');

  const kill =
    'INTREKKING\nLISSABON (ANP) - De Portugese tramlijn 91 rijdt weer na een verbouwing van twee jaar. Er zijn acht nieuwe haltes.\n';
  desk.deliver('intrekking.txt', kill, desk.clock.at + minute);
  desk.clock.at += 5 * minute;
  await app?.tick();
  const [changed, ...more2] = channel().messages;
  expect(more2).toEqual([]);
  expect(textOf(changed?.components)).not.toContain('tramlijn 91');
  expect(textOf(changed?.components)).toContain('Havenstad');
});

test('the buttons under a digest draw where its stories are, and show a moderator what the channel follows', async () => {
  await postDigest({ onderwerp: 'alles' });
  const [digest] = channel().messages;
  if (digest === undefined) throw new Error('no digest');
  const map = String(/"(kaart:[^"]+)"/.exec(textOf(digest.components))?.[1]);
  const drawn = await channel().press(digest, map);
  expect(drawn.ephemeral).toBe(true);
  expect(drawn.embeds[0]?.description).toMatch(/Moskou \(1\), .*Lissabon \(1\)/);
  expect(drawn.embeds[0]?.image?.url).toMatch(/kaart-\w+\.png/);

  const settings = await channel().press(digest, 'volgt', { as: 'moderator' });
  expect(settings.ephemeral).toBe(true);
  expect(textOf(settings.embeds)).toContain('Abonnementen van deze server');
  expect(settings.message.content).toContain('`/nieuws wijzig`');
  const choices = await channel().press(settings, 'instel:toon', { as: 'moderator' });
  expect(textOf(choices.embeds)).toContain('Instellingen van deze server');
  expect(choices.message.content).toBe('');
  const refused = await channel().press(digest, 'volgt');
  expect(textOf(refused.embeds)).toContain('Dit is voor wie de server mag beheren');
  // What stands for everybody is as it was.
  expect(channel().messages.map(({ id, editedAt }) => [id, editedAt])).toEqual([[digest.id, null]]);
});
