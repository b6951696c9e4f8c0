import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import type { Finding } from '../finding.ts';

const signs = { fine: 'ok   ', note: 'note ', wrong: 'WRONG' } as const;

/** `telex doctor`: everything that a start needs, looked at before it. */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .summary('check settings, Discord, channels, sources, database, disk and clock')
    .description(
      'Looks at all that a bot needs, and says what to do about what is wrong. It posts nothing and changes nothing; a bot may run meanwhile. Ends with 1 when something is wrong.',
    )
    .action(async () => {
      // The places that they name are looked at below, with all else.
      const read = readConfig(process.env);
      if (!read.ok) {
        process.stderr.write(`${read.message}\n`);
        process.exitCode = 1;
        return;
      }
      tell({ what: 'the settings', state: 'fine', says: 'All that are set can be used.' });
      const { config } = read;
      const { examineMachine } = await import('../examine-machine.ts');
      const found = [...(await examineMachine(config, Date.now()))];
      for (const one of found) tell(one);
      const { examineDiscord } = await import('../examine-discord.ts');
      const { readSubscriptions } = await import('../open-subscriptions.ts');
      const { createLog } = await import('../log.ts');
      const { databasePath, databaseUrl } = config;
      const canRead = found.every(({ what, state }) => what !== 'the database' || state !== 'wrong');
      const isThere = canRead && (databaseUrl !== null || existsSync(databasePath));
      const withDiscord = await examineDiscord({
        apiUrl: config.discordApiUrl,
        token: config.discordToken,
        subscriptions: isThere ? await readSubscriptions(databasePath, databaseUrl) : [],
        operatorChannel: config.operatorChannel ?? null,
        log: createLog('fatal'),
        now: Date.now,
      });
      for (const one of withDiscord) tell(one);
      const wrong = [...found, ...withDiscord].filter(({ state }) => state === 'wrong').length;
      process.stdout.write(
        wrong === 0
          ? '\nTelex can start: npm start\n'
          : `\n${wrong === 1 ? 'One thing is' : `${wrong} things are`} wrong.\n`,
      );
      process.exitCode = wrong === 0 ? 0 : 1;
    });
}

function tell({ what, state, says }: Finding): void {
  const [first, ...others] = says.split('\n');
  process.stdout.write(`${signs[state]}  ${what.padEnd(22)}  ${first}\n`);
  for (const line of others) process.stdout.write(`${' '.repeat(31)}${line}\n`);
}
