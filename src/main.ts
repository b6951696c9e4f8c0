import { becomeBot } from './become-bot.ts';
import { runCommandLine } from './command-line.ts';
import { heedPipes } from './heed-pipes.ts';

heedPipes();
// Before `.env` and files with secrets are read.
const env = { ...process.env };
await runCommandLine(process.argv.slice(2), (config) => becomeBot(config, env));
// What failed has ended, whatever is left of it: who watches over a bot starts it again only then.
if (process.exitCode) setTimeout(() => process.exit(), 1_000).unref();
