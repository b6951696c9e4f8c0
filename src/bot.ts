import { takeHandedSettings } from './become-bot.ts';
import { heedPipes } from './heed-pipes.ts';
import { runBot } from './run-bot.ts';

heedPipes();
try {
  await runBot(takeHandedSettings());
} catch (error) {
  const { tellFailure } = await import('./command-line.ts');
  tellFailure(error);
}
