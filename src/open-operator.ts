import type { Config } from './config.ts';
import { createOperatorChannel, type OperatorChannelParts } from './discord/operator-channel.ts';
import { type Disk, diskOf, readFreeSpace } from './free-space.ts';
import type { Logger } from './log.ts';
import type { Stores } from './stores.ts';
import { createOperatorTeller, type OperatorTeller, type OperatorTellerParts } from './tell-operator.ts';
import { createMatterWatch, type MatterWatch, type MatterWatchParts } from './watch-matters.ts';

/** What telling the operator needs of the bot. */
export interface OperatorParts extends OperatorChannelParts {
  readonly stores: Pick<Stores, 'openKeyv' | 'openDeliveryWatch'>;
  readonly told: OperatorTellerParts['told'];
  readonly subscriptions: {
    all(): Promise<readonly { readonly channelId: string; readonly guildId: string | null }[]>;
  };
  /** As of `MatterWatchParts`. */
  readonly countCrew: MatterWatchParts['countCrew'];
  /** Each rejects when that part cannot be asked for. */
  readonly ask: MatterWatchParts['ask'];
  /** Whether Discord answers. */
  isReachable(): boolean;
  /** Bytes that are free on this disk; the file system tells when left out. */
  readonly freeBytes?: ((disk: Disk) => Promise<number>) | undefined;
  readonly log: Logger;
}

/** Whoever runs the bot is told by this. */
export interface Operator extends OperatorTeller {
  /** Each minute, also where another process tells: whether what is kept can be asked for. Never rejects. */
  readonly ask: MatterWatch['ask'];
}

/** Opens the operator's channel, and the watch over what is told there. */
export function openOperator(
  config: Pick<Config, 'operatorChannel' | 'databasePath' | 'databaseUrl' | 'wireDir'>,
  parts: OperatorParts,
): Operator {
  const { stores, told, subscriptions, log, freeBytes = readFreeBytes } = parts;
  const disk = diskOf(config);
  const store = stores.openKeyv('operator');
  const watch = createMatterWatch({
    store,
    deliveries: stores.openDeliveryWatch(),
    async readServers() {
      const servers = new Map((await subscriptions.all()).map((one) => [one.channelId, one.guildId]));
      return (channelId) => servers.get(channelId) ?? null;
    },
    isReachable: parts.isReachable,
    disk: { of: config.databaseUrl === null ? 'database' : 'wire', freeBytes: () => freeBytes(disk) },
    countCrew: parts.countCrew,
    ask: parts.ask,
    log,
  });
  const channel = createOperatorChannel(config.operatorChannel ?? null, parts);
  return { ...createOperatorTeller({ channel, store, told, watch, log }), ask: watch.ask };
}

async function readFreeBytes({ path }: Disk): Promise<number> {
  return (await readFreeSpace(path)).bytes;
}
