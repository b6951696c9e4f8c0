import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { createChatGateway } from '../../src/discord/gateway.ts';
import { makeFolder, telex } from './telex.ts';

vi.setConfig({ testTimeout: 60_000 });

const page = fileURLToPath(new URL('../../fixtures/demo/4-buitenland.txt', import.meta.url));

test('telex digest --json prints what is sent, but for what its help says that sending adds', async () => {
  const cwd = makeFolder();
  const run = (...words: string[]) => telex(words, { cwd });
  await run('import', page, '--at', '2026-03-10T07:54:00+01:00', '--database', 'd.sqlite');
  const digest = await run('digest', '--at', '2026-03-10T08:00', '--database', 'd.sqlite', '--json');
  const printed: object = JSON.parse(digest.out);

  const sent: object[] = [];
  const gateway = createChatGateway({
    rest: {
      post: async (_route: string, options?: { body?: unknown }) => {
        sent.push(options?.body as object);
        return { id: '1' };
      },
      get: async () => [],
    },
    channels: { find: () => null },
    selfId: () => '1',
  } as unknown as Parameters<typeof createChatGateway>[0]);
  const place = { kind: 'channel', channelId: '1', parentId: null } as const;
  await gateway.send(place, { body: { ...printed } }, 'nonce-1');
  expect(sent).toEqual([{ ...printed, nonce: 'nonce-1', enforce_nonce: true }]);

  const help = (await run('digest', '--help')).out.replace(/\s+/g, ' ');
  const added = Object.keys(sent[0] ?? {}).filter((name) => !Object.hasOwn(printed, name));
  expect(added).toEqual(['nonce', 'enforce_nonce']);
  for (const name of added) expect(help).toContain(`\`${name}`);
});
