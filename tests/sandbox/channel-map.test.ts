import { expect, test } from 'vitest';
import { makeChannel } from '../../src/sandbox/channel-changes.ts';
import { ChannelMap } from '../../src/sandbox/channel-map.ts';

const channel = (id: string, guildId: string | null) => makeChannel({ id, type: 0, guildId, name: id });

test('a server has its own channels, in the order of making, also when some were deleted', () => {
  const map = new ChannelMap([
    ['1', channel('1', 'a')],
    ['2', channel('2', 'b')],
  ]);
  map.set('3', channel('3', 'a'));
  map.set('4', channel('4', null));
  const ids = (guildId: string | null) => map.inGuild(guildId).map(({ id }) => id);
  expect([ids('a'), ids('b'), ids(null), ids('c')]).toEqual([['1', '3'], ['2'], ['4'], []]);
  expect(map.delete('1')).toBe(true);
  expect(map.delete('4')).toBe(true);
  expect(map.delete('9')).toBe(false);
  expect([ids('a'), ids(null), map.size]).toEqual([['3'], [], 2]);
  map.clear();
  expect([ids('a'), map.size]).toEqual([[], 0]);
});
