import { ChannelMap } from './channel-map.ts';
import { SandboxError } from './sandbox-error.ts';
import { isSnowflake } from './snowflake.ts';
import type { World } from './world.ts';

/** Everything that a sandbox holds, as JSON can keep it: what `save` gives and `startSandbox` takes. */
export interface SandboxState {
  readonly telexSandbox: typeof VERSION;
  /** The bot's token. */
  readonly token: string;
  /** The last id that was given out. */
  readonly lastId: string;
  readonly world: unknown;
}

/** Of the records below; another means another form. */
const VERSION = 1;

/** What every world has in it. */
const MAPS = [
  'users',
  'guilds',
  'channels',
  'messages',
  'commands',
  'attached',
  'nonces',
  'oldEdits',
] as const satisfies readonly (keyof World)[];

/** The world as JSON can keep it: maps as `{ $map: [[key, value]] }`, bytes as `{ $bytes: base64 }`. */
export function packState(world: World, token: string, lastId: string): SandboxState {
  return { telexSandbox: VERSION, token, lastId, world: pack(world) };
}

/**
 * The world of a saved state. What the sandbox that saved it knew of clients, gateway sessions and interactions that were under way,
 * is not in it.
 * @throws SandboxError `wrong-state` for what is no state, or one of another version.
 */
export function unpackState(state: SandboxState): World {
  if (state?.telexSandbox !== VERSION) {
    const found =
      state?.telexSandbox === undefined ? 'no saved state' : `a state of version ${state.telexSandbox}`;
    throw new SandboxError('wrong-state', `This is ${found}; this sandbox reads version ${VERSION}.`);
  }
  const world = unpack(state.world) as World;
  const missing = [
    ...MAPS.filter((name) => !(world?.[name] instanceof Map)),
    ...(typeof state.token === 'string' && state.token !== '' ? [] : ['token']),
    ...(isSnowflake(state.lastId) ? [] : ['lastId']),
  ];
  if (missing.length === 0 && !world.users.has(world.applicationId)) missing.push('the bot');
  if (missing.length === 0 && world.guilds.size === 0) missing.push('a server');
  if (missing.length === 0) return { ...world, channels: new ChannelMap(world.channels) };
  throw new SandboxError(
    'wrong-state',
    `This saved state is not whole: ${missing.join(', ')} missing, or of another form.`,
  );
}

function pack(value: unknown): unknown {
  if (value instanceof Map) return { $map: [...value].map(([key, held]) => [key, pack(held)]) };
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map(pack);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, pack(held)]));
}

function unpack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpack);
  if (typeof value !== 'object' || value === null) return value;
  const { $map, $bytes } = value as { $map?: unknown; $bytes?: unknown };
  if (Array.isArray($map)) return new Map($map.map((entry) => [entry[0], unpack(entry[1])]));
  if (typeof $bytes === 'string') return new Uint8Array(Buffer.from($bytes, 'base64'));
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, unpack(held)]));
}
