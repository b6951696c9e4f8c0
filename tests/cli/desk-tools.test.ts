import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { copyReader, demoTools } from '../../src/cli/desk-tools.ts';
import { type Desk, eight, layDesk, minute } from '../e2e/newsroom-on-a-desk.ts';

const brief = 'DELFT (ANP) - De gracht achter het stadhuis staat droog. Een pomp had zich versproken.\n';

describe('the tools of the demo', () => {
  let desk: Desk;
  let app: App | null = null;
  beforeAll(async () => {
    desk = await layDesk();
    return () => desk.clear();
  });
  afterAll(() => app?.stop());
  const tools = () =>
    demoTools({
      app: () => app,
      clock: {
        now: () => desk.clock.at,
        jumpTo: (moment) => {
          desk.clock.at = moment;
        },
      },
      wire: desk.config.wireDir,
      timezone: 'Europe/Amsterdam',
    });

  test('say that the bot is not there yet', async () => {
    await expect(tools().takeIn?.(brief, 'nl')).rejects.toThrow('De bot is er nog niet.');
  });

  test('hand copy to the bot, move its clock, and the digest is there', async () => {
    app = await desk.startBot();
    const { takeIn, jumpTo } = tools();
    await desk.sandbox
      .channel('nieuws')
      .typed('/nieuws abonneer', { onderwerp: 'alles' }, { as: 'moderator' });
    expect(await takeIn?.(brief, 'nl')).toBe('1 nieuw');
    expect(await takeIn?.('<?xml version="1.0"?><niets/>', 'nl')).toBe('1 opzij gelegd');
    await jumpTo?.(eight + minute);
    const [digest] = desk.sandbox.channel('nieuws').messages;
    expect(JSON.stringify(digest?.embeds)).toContain('De gracht achter het stadhuis staat droog');
  });
});

describe('copy that is read for the panel', () => {
  const read = copyReader(() => eight);

  test('is shown with what was understood of it, in the language of the page', async () => {
    const { parts, problems } = await read(brief, 'en');
    expect(problems).toEqual([]);
    expect(parts).toEqual([
      {
        title: 'Delft – De gracht achter het stadhuis staat droog. Een… (without a headline)',
        facts: [
          { name: 'role', value: 'lead' },
          { name: 'dateline', value: 'DELFT (ANP) - ' },
          { name: 'places', value: 'Delft (NL)' },
          { name: 'agencies', value: 'ANP' },
          { name: 'published', value: 'unknown' },
        ],
        paragraphs: ['De gracht achter het stadhuis staat droog. Een pomp had zich versproken.'],
      },
    ]);
  });

  test('is refused in words when it cannot be read', async () => {
    const { parts, problems } = await read('<?xml version="1.0"?><niets/>', 'nl');
    expect(parts).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(/^geplakt:1: .*\[unknown-format\]$/)]);
  });
});
