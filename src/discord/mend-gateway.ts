import {
  type Client,
  type ManagerShardEventsMap,
  SimpleIdentifyThrottler,
  SimpleShardingStrategy,
  type WebSocketOptions,
  WebSocketShardStatus,
} from 'discord.js';

/** The connection stands; discord.js does not export this name of an event. */
const hello = 'hello' as keyof ManagerShardEventsMap;

type GatewayManager = ConstructorParameters<typeof SimpleShardingStrategy>[0];

/**
 * The gateway's connection with two of discord.js's habits (@discordjs/ws 1.2) mended.
 *
 * It gives up `login` when the first connection is refused (a 502 in an outage), and keeps that connection trying all
 * the same, so that a second login makes a second one. Here the first is left to find its way; whether it did is told
 * by `clientReady` and `shardDisconnect`.
 *
 * Destroyed while it connects, it throws an error that nobody can catch when that fails; destroyed between two tries, it
 * tries on. Here it is destroyed as soon as it stands; until then it does no harm, and it ends with the process.
 */
class PatientStrategy extends SimpleShardingStrategy {
  readonly #manager: GatewayManager;

  constructor(manager: GatewayManager) {
    super(manager);
    this.#manager = manager;
  }

  override async connect(): Promise<void> {
    await super.connect().catch(() => {});
  }

  override async destroy(options?: Parameters<SimpleShardingStrategy['destroy']>[0]): Promise<void> {
    const statuses = [...(await this.fetchStatus()).values()];
    const stands = (status: WebSocketShardStatus) =>
      status === WebSocketShardStatus.Ready || status === WebSocketShardStatus.Resuming;
    if (statuses.every(stands)) await super.destroy(options);
    else this.#manager.once(hello, () => void super.destroy(options));
  }
}

/**
 * Discord lets a bot sign in once in five seconds, and a connection waits for its turn. @discordjs/ws 1.2 goes on with one that
 * was cut off meanwhile as if it stood, on the connection that came after it: the bot signs in twice there, which costs it the
 * session, and while that connection is still being made it throws outside of any call. Here that wait ends with the connection.
 */
class AttentiveThrottler extends SimpleIdentifyThrottler {
  override async waitForIdentify(shardId: number, signal: AbortSignal): Promise<void> {
    await super.waitForIdentify(shardId, signal);
    signal.throwIfAborted();
  }
}

/**
 * Resolves when a shard may sign in: Discord takes so many at once (`concurrency`), and from shards that leave the same rest of it one in
 * five seconds (https://docs.discord.com/developers/events/gateway#sharding). Rejects with the signal's reason when that ends the waiting.
 */
export type TakeSignInTurn = (shard: number, concurrency: number, signal: AbortSignal) => Promise<void>;

/** For a client's `ws`: a gateway that finds its way back whatever befalls its connection. `takeTurn`: where others sign in the same bot. */
export function mendGateway(takeTurn?: TakeSignInTurn): WebSocketOptions {
  return {
    buildStrategy: (manager) => new PatientStrategy(manager),
    async buildIdentifyThrottler(manager) {
      const { max_concurrency } = (await manager.fetchGatewayInformation()).session_start_limit;
      if (takeTurn === undefined) return new AttentiveThrottler(max_concurrency);
      return {
        async waitForIdentify(shard, signal) {
          await takeTurn(shard, max_concurrency, signal);
          signal.throwIfAborted();
        },
      };
    },
  };
}

/** What discord.js's types keep to themselves of how it handles what comes over the gateway. */
interface PacketHandling {
  handlePacket(packet?: { readonly t: string }, shard?: { readonly sessionInfo: object | null }): boolean;
}

/**
 * Keeps a client alive whose session is ended in the moment in which it is resumed.
 *
 * @discordjs/ws 1.2 works on the messages of a connection at the same time: when RESUMED and INVALID_SESSION come in one
 * read, the second has thrown the session away before the first is handed on, and discord.js 14.28
 * (`client/websocket/handlers/RESUMED.js`) then reads the number of the last event of a session that is null. That throws
 * outside of any call, which ends the process. Here a RESUMED without a session is not handled: nothing goes on, since
 * the client is signing in anew, and that it has done so is told by `shardReady`.
 */
export function ignoreLateResume(client: Client): void {
  const handling = client.ws as unknown as PacketHandling;
  const handle = handling.handlePacket.bind(handling);
  handling.handlePacket = (packet, shard) => {
    const isLate = packet?.t === 'RESUMED' && shard?.sessionInfo === null;
    return isLate ? false : handle(packet, shard);
  };
}
