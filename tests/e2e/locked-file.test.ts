import { expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { layDesk } from './newsroom-on-a-desk.ts';

test('while another program holds the file, whoever changes something is told so in Discord’s three seconds, and nothing is half done', async () => {
  const desk = await layDesk({ answerWithinMs: 3_000 });
  const app = await desk.startBot();
  const channel = desk.sandbox.channel('nieuws');
  const other = openDatabase(desk.config.databasePath);
  other.exec('BEGIN IMMEDIATE');
  const answer = await channel.typed('/nieuws abonneer', { onderwerp: 'alles' }, { as: 'moderator' });
  expect(JSON.stringify(answer)).toContain('Dat lukte niet');
  other.exec('ROLLBACK');
  other.close();
  expect(JSON.stringify(await channel.typed('/nieuws abonnementen', {}, { as: 'moderator' }))).toContain(
    'nog geen abonnement',
  );
  await app.stop();
  await desk.clear();
});
