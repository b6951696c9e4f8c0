import { story } from '../digest/stories.ts';
import { type Bot, startBot } from '../discord/bot.ts';

/** A bot that has two stories of this morning: one of Sport, one of Economie. */
export async function startGuideBot(): Promise<Bot> {
  const bot = await startBot();
  await bot.file(
    story({
      id: 'ijs',
      section: 'Sport',
      headline: 'Schaatsers mogen weer op natuurijs',
      from: 'HEERENVEEN (ANP)',
    }),
    story({ id: 'gas', section: 'Economie', headline: 'Gasprijs daalt', from: 'ROTTERDAM (ANP)' }),
  );
  return bot;
}
