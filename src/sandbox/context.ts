import type { SandboxClock } from './clock.ts';
import type { EventStream } from './events.ts';
import type { GatewayHub } from './gateway.ts';
import type { InteractionDesk } from './interactions.ts';
import type { SnowflakeMaker } from './snowflake.ts';
import type { World } from './world.ts';

/** What every part of a running sandbox works with. */
export interface SandboxContext {
  readonly world: World;
  readonly clock: SandboxClock;
  readonly ids: SnowflakeMaker;
  readonly events: EventStream;
  readonly gateway: GatewayHub;
  readonly interactions: InteractionDesk;
  /** The bot's token. */
  readonly token: string;
  /** `http://127.0.0.1:PORT`, once it listens. */
  readonly origin: () => string;
}
