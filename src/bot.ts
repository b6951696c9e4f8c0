import { takeHandedSettings } from './become-bot.ts';
import { heedPipes } from './heed-pipes.ts';
import { runBot } from './run-bot.ts';

heedPipes();
try {
  await runBot(takeHandedSettings());
} catch (error) {
  const { tellFailure } = await import('./command-line.ts');
  tellFailure(error);
  // Whatever is left of it: who watches over a bot starts it again only when it has ended.
  setTimeout(() => process.exit(), 1_000).unref();
}
