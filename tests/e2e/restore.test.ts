import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { backUp, restore } from '../../src/store/backup.ts';
import { type Desk, day, eight, foreignPage, hour, layDesk, minute } from './newsroom-on-a-desk.ts';

const later = `${foreignPage.trimEnd()}OSLO (ANP) - Het Noorse weerschip Polarlys keert na dertig jaar terug naar zijn eerste haven.\n2 uur geleden\n`;

/** The agency takes back the lead of the page. */
function killOf(at: number): object {
  const [headline = '', first = '', second = ''] = foreignPage.split('\n');
  return {
    uri: 'urn:invented:school',
    type: 'text',
    version: '2',
    versioncreated: new Date(at).toISOString(),
    pubstatus: 'canceled',
    headline,
    body_text: `${first}\n\n${second}`,
  };
}

describe('a bot on a database that was put back', () => {
  let desk: Desk;
  let app: App;
  let backup: string;
  beforeEach(async () => {
    desk = await layDesk();
    backup = join(desk.config.wireDir, '..', 'backup.sqlite');
    app = await desk.startBot();
    await channel().typed('/nieuws abonneer', { onderwerp: 'alles' }, { as: 'moderator' });
  });
  afterEach(() => desk.clear());
  const channel = () => desk.sandbox.channel('nieuws');
  const posted = () => channel().messages.filter((message) => message.answers === null);
  const told = () => posted().map((message) => JSON.stringify(message.embeds));
  const backUpNow = () => backUp(desk.config.databasePath, backup, desk.clock.at);

  async function tickAt(at: number): Promise<void> {
    desk.clock.at = at;
    await app.tick();
  }

  async function putBack(at: number): Promise<void> {
    await app.stop();
    desk.clock.at = at;
    restore(backup, desk.config.databasePath, at);
    app = await desk.startBot();
  }

  test('does not post again what was posted after the backup, and goes on with what is new', async () => {
    backUpNow();
    desk.deliver('a.txt', foreignPage, eight - 2 * minute);
    await tickAt(eight);
    expect(posted()).toHaveLength(1);

    await putBack(eight + 2 * hour);
    await tickAt(eight + 2 * hour + minute);
    expect(posted()).toHaveLength(1);

    desk.deliver('b.txt', later, eight + day - 5 * minute);
    await tickAt(eight + day);
    expect(posted()).toHaveLength(2);
    expect(told()[1]).toContain('Polarlys');
    expect(told()[1]).not.toContain('drijvende school');
    expect(told()[1]).not.toContain('Portugese');
  });

  test('deletes a copy that was shared since the backup, when the agency takes back a story of it', async () => {
    backUpNow();
    desk.deliver('a.txt', foreignPage, eight - 2 * minute);
    await tickAt(eight);
    await channel().press(await channel().typed('/nieuws laatste'), 'deel:lijst');
    await putBack(eight + 2 * hour);
    await tickAt(eight + 2 * hour + minute);
    expect(posted()).toHaveLength(2);
    desk.deliver('b.json', JSON.stringify(killOf(eight + 2 * hour)), eight + 2 * hour);
    await tickAt(eight + 3 * hour);
    expect(posted()).toHaveLength(1);
    expect(told()[0]).not.toContain('drijvende school');
  });

  test('strikes in what it found there what the agency takes back afterwards', async () => {
    backUpNow();
    desk.deliver('a.txt', foreignPage, eight - 2 * minute);
    await tickAt(eight);
    await putBack(eight + 2 * hour);
    await tickAt(eight + 2 * hour + minute);
    desk.deliver('b.json', JSON.stringify(killOf(eight + 2 * hour)), eight + 2 * hour);
    await tickAt(eight + 3 * hour);
    expect(posted()).toHaveLength(1);
    expect(told()[0]).not.toContain('drijvende school');
    expect(told()[0]).toContain('Ingetrokken door het persbureau');
    expect(told()[0]).toContain('Portugese');
  });

  test('does not post again a story alone, and keeps it up to date', async () => {
    await channel().typed('/nieuws abonneer', { soort: 'direct', kanaal: 'sport' }, { as: 'moderator' });
    const alone = () => desk.sandbox.channel('sport').messages.filter(({ answers }) => answers === null);
    backUpNow();
    desk.deliver('a.txt', foreignPage, eight - 2 * minute);
    await tickAt(eight);
    expect(alone()).toHaveLength(4);
    await putBack(eight + 2 * hour);
    await tickAt(eight + 2 * hour);
    await tickAt(eight + 2 * hour + minute);
    expect(alone()).toHaveLength(4);
    desk.deliver('b.txt', later, eight + 2 * hour);
    await tickAt(eight + 2 * hour + 2 * minute);
    expect(alone()).toHaveLength(5);
  });

  test('posts what was due and is not in the channel', async () => {
    backUpNow();
    desk.deliver('a.txt', foreignPage, eight - 2 * minute);
    await putBack(eight + hour);
    await tickAt(eight + hour);
    expect(posted()).toHaveLength(1);
    expect(told()[0]).toContain('drijvende school');
  });

  test('does not send a digest that the backup holds as planned and that was sent after all', async () => {
    desk.deliver('a.txt', foreignPage, eight - 2 * minute);
    desk.sandbox.down();
    await tickAt(eight);
    backUpNow();
    desk.sandbox.up();
    await tickAt(eight + 10 * minute);
    expect(posted()).toHaveLength(1);

    await putBack(eight + 3 * hour);
    await tickAt(eight + 3 * hour);
    await tickAt(eight + 3 * hour + minute);
    expect(posted()).toHaveLength(1);
  });

  test('where the channel cannot be read it leaves out the time before, rather than post twice', async () => {
    backUpNow();
    desk.deliver('a.txt', foreignPage, eight - 2 * minute);
    await tickAt(eight);
    channel().deny('bot', 'ReadMessageHistory');
    await putBack(eight + 2 * hour);
    for (let i = 1; i <= 6; i++) await tickAt(eight + 2 * hour + i * minute);
    expect(posted()).toHaveLength(1);
    desk.deliver('b.txt', later, eight + day - 5 * minute);
    await tickAt(eight + day);
    expect(told()[1] ?? '').not.toContain('drijvende school');
  });

  test('waits for Discord before it plans anything', async () => {
    backUpNow();
    desk.deliver('a.txt', foreignPage, eight - 2 * minute);
    await tickAt(eight);
    await putBack(eight + 2 * hour);
    desk.sandbox.down();
    for (let i = 1; i <= 8; i++) await tickAt(eight + 2 * hour + i * minute);
    desk.sandbox.up();
    await tickAt(eight + 3 * hour);
    expect(posted()).toHaveLength(1);
  });

  test('a backup of a plain copy of the file is taken to know nothing of the last two weeks', async () => {
    await app.stop();
    copyFileSync(desk.config.databasePath, backup);
    app = await desk.startBot();
    desk.deliver('a.txt', foreignPage, eight - 2 * minute);
    await tickAt(eight);
    await putBack(eight + 2 * hour);
    await tickAt(eight + 2 * hour);
    expect(posted()).toHaveLength(1);
  });
});
