import { randomBytes } from 'node:crypto';
import { GatewayCloseCodes as Close, GatewayIntentBits, GatewayOpcodes as Op } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { isRecord } from './check-body.ts';
import type { SandboxClock } from './clock.ts';
import type { EventStream } from './events.ts';
import { GatewaySession } from './gateway-session.ts';
import { limits } from './limits.ts';
import { guildCreatePayload, ownUserPayload } from './payloads.ts';
import { botIsIn, type World } from './world.ts';

/** Every intent there is: bits 0 to 16, 20, 21, 24 and 25 (docs, "List of Intents"). */
const ALL_INTENTS = 0x1ffff | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);
/** Those that Discord grants only on request. */
const PRIVILEGED =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

/** Bytes of the reason in a close frame, by the protocol (RFC 6455, 5.5). */
const LONGEST_REASON = 123;

/** What the gateway works with. */
export interface GatewayOptions {
  readonly world: World;
  readonly clock: SandboxClock;
  readonly events: EventStream;
  readonly token: string;
  /** ms between heartbeats. */
  readonly heartbeatMs: number;
  /** The privileged intents that the application may ask for. */
  readonly privilegedIntents: number;
  /** `ws://127.0.0.1:PORT/gateway`, once it listens. */
  readonly url: () => string;
}

/** Why Discord closes a connection: caught in `GatewayLink`, sent as the close frame. */
class GatewayRefusal extends Error {
  readonly code: number;

  constructor(code: number, reason: string) {
    super(reason);
    this.code = code;
  }
}

/** One connection of a client to the gateway, from hello to close. */
export class GatewayLink {
  readonly #ws: WebSocket;
  readonly #options: GatewayOptions;
  readonly #sessions: Map<string, GatewaySession>;
  #session: GatewaySession | null = null;
  #stopWaiting: () => void = () => {};
  /** When the client sent something in the last minute, elapsed ms. */
  #sends: number[] = [];

  constructor(ws: WebSocket, options: GatewayOptions, sessions: Map<string, GatewaySession>) {
    this.#ws = ws;
    this.#options = options;
    this.#sessions = sessions;
  }

  /** Says hello. `query` is what the client asked for: `v`, `encoding`. */
  open(query: URLSearchParams): void {
    this.#tell('opened');
    this.#ws.on('message', (data, isBinary) => {
      this.#guarded(() => this.#receive(isBinary ? '' : data.toString()));
    });
    // A connection that breaks also closes; there is nothing more to say about it.
    this.#ws.on('error', () => {});
    this.#ws.on('close', (code) => this.#closed(code));
    this.#guarded(() => {
      if ((query.get('v') ?? '10') !== '10')
        throw new GatewayRefusal(Close.InvalidAPIVersion, 'Invalid API version.');
      if ((query.get('encoding') ?? 'json') !== 'json' || query.has('compress')) {
        throw new GatewayRefusal(Close.DecodeError, 'The sandbox speaks plain JSON only.');
      }
      this.#send(Op.Hello, { heartbeat_interval: this.#options.heartbeatMs, _trace: [] });
      this.#expectHeartbeat();
    });
  }

  /** Breaks the connection; see `Sandbox.dropGateway`. */
  drop(how: 'drop' | 'reconnect' | 'invalid' | number): void {
    // From here on nothing reaches the client: it is replayed when it resumes.
    this.#leave();
    if (how === 'drop') this.#ws.terminate();
    else if (typeof how === 'number') this.#ws.close(how);
    else if (how === 'reconnect') this.#send(Op.Reconnect, null);
    else {
      if (this.#session !== null) this.#sessions.delete(this.#session.id);
      // Whoever is told so may identify anew on the same connection (docs, "Invalid Session").
      this.#session = null;
      this.#send(Op.InvalidSession, false);
    }
  }

  /** A client that lets a heartbeat and a half pass is a zombie; Discord closes the connection. */
  #expectHeartbeat(): void {
    this.#stopWaiting();
    this.#stopWaiting = this.#options.clock.after(this.#options.heartbeatMs * 1.5, () => {
      this.#ws.close(Close.SessionTimedOut, 'Session timed out.');
    });
  }

  #receive(text: string): void {
    const now = this.#options.clock.elapsed();
    this.#sends = [...this.#sends.filter((at) => now - at < 60_000), now];
    if (this.#sends.length > limits.gatewaySends) {
      throw new GatewayRefusal(Close.RateLimited, 'You are being rate limited.');
    }
    if (Buffer.byteLength(text) > limits.gatewayBytes) {
      throw new GatewayRefusal(Close.DecodeError, 'Payload too large.');
    }
    const message = readMessage(text);
    const data = isRecord(message.d) ? message.d : {};
    switch (message.op) {
      case Op.Heartbeat:
        this.#expectHeartbeat();
        this.#send(Op.HeartbeatAck, null);
        break;
      case Op.Identify:
        this.#identify(data);
        break;
      case Op.Resume:
        this.#resume(data);
        break;
      case Op.PresenceUpdate:
      case Op.VoiceStateUpdate:
      case Op.RequestGuildMembers:
        if (this.#session === null) throw new GatewayRefusal(Close.NotAuthenticated, 'Not authenticated.');
        break;
      default:
        throw new GatewayRefusal(Close.UnknownOpcode, 'Unknown opcode.');
    }
  }

  #identify(data: Record<string, unknown>): void {
    this.#checkToken(data.token);
    // Required (docs, "Identify Structure"), whatever stands in it.
    if (!isRecord(data.properties)) {
      throw new GatewayRefusal(Close.DecodeError, 'Error while decoding payload.');
    }
    const { intents } = data;
    if (typeof intents !== 'number' || !Number.isInteger(intents) || (intents & ~ALL_INTENTS) !== 0) {
      throw new GatewayRefusal(Close.InvalidIntents, 'Invalid intent(s).');
    }
    if ((intents & PRIVILEGED & ~this.#options.privilegedIntents) !== 0) {
      throw new GatewayRefusal(Close.DisallowedIntents, 'Disallowed intent(s).');
    }
    const shard = readShard(data.shard);
    const session = new GatewaySession(randomBytes(16).toString('hex'), intents, shard, this.#ws);
    this.#session = session;
    this.#sessions.set(session.id, session);
    this.#welcome(session);
    this.#tell('ready');
  }

  /** READY, then every guild of this shard. */
  #welcome(session: GatewaySession): void {
    const { world } = this.#options;
    const bot = world.users.get(world.applicationId);
    const guilds = [...world.guilds.values()].filter(
      (guild) => botIsIn(world, guild.id) && session.isFor(guild.id),
    );
    session.dispatch('READY', {
      v: 10,
      user: bot === undefined ? null : ownUserPayload(bot),
      user_settings: {},
      session_type: 'normal',
      session_id: session.id,
      resume_gateway_url: this.#options.url(),
      relationships: [],
      private_channels: [],
      presences: [],
      guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
      guild_join_requests: [],
      geo_ordered_rtc_regions: [],
      shard: session.shard,
      application: { id: world.applicationId, flags: 0 },
      _trace: [],
    });
    if ((session.intents & GatewayIntentBits.Guilds) === 0) return;
    for (const guild of guilds) {
      if (guild.isDown) continue;
      session.dispatch('GUILD_CREATE', guildCreatePayload(world, guild, session.intents));
    }
  }

  #resume(data: Record<string, unknown>): void {
    this.#checkToken(data.token);
    const session = this.#sessions.get(String(data.session_id));
    const sequence = Number(data.seq);
    const now = this.#options.clock.elapsed();
    if (session === undefined || now - (session.awaySince ?? now) > limits.resumeWithinMs) {
      this.#send(Op.InvalidSession, false);
      return;
    }
    if (!Number.isInteger(sequence) || sequence > session.sequence) {
      throw new GatewayRefusal(Close.InvalidSeq, 'Invalid seq.');
    }
    if (!session.canReplayFrom(sequence)) {
      this.#send(Op.InvalidSession, false);
      return;
    }
    const old = session.socket;
    session.socket = this.#ws;
    session.awaySince = null;
    this.#session = session;
    // The same session on a new connection: the old one, if it still stands, is done.
    old?.close(Close.SessionTimedOut, 'Resumed elsewhere.');
    session.replayFrom(sequence);
    session.dispatch('RESUMED', { _trace: [] });
    this.#tell('resumed');
  }

  #checkToken(token: unknown): void {
    if (this.#session !== null)
      throw new GatewayRefusal(Close.AlreadyAuthenticated, 'Already authenticated.');
    if (token !== this.#options.token && token !== `Bot ${this.#options.token}`) {
      throw new GatewayRefusal(Close.AuthenticationFailed, 'Authentication failed.');
    }
  }

  #closed(code: number): void {
    this.#stopWaiting();
    const session = this.#session;
    const resumedElsewhere = session !== null && session.socket !== null && session.socket !== this.#ws;
    this.#leave();
    // A client that says goodbye (1000, 1001) ends its session; after any other end it can resume.
    if (session !== null && !resumedElsewhere && (code === 1000 || code === 1001))
      this.#sessions.delete(session.id);
    this.#tell('closed');
  }

  #leave(): void {
    if (this.#session === null || this.#session.socket !== this.#ws) return;
    this.#session.socket = null;
    this.#session.awaySince = this.#options.clock.elapsed();
  }

  /** Whatever goes wrong with what a client sent closes its connection, and nothing else. */
  #guarded(act: () => void): void {
    try {
      act();
    } catch (error) {
      const code = error instanceof GatewayRefusal ? error.code : Close.UnknownError;
      const reason = Buffer.from(error instanceof Error ? error.message : String(error));
      this.#ws.close(code, reason.subarray(0, LONGEST_REASON));
    }
  }

  #send(op: number, d: unknown): void {
    this.#ws.send(JSON.stringify({ op, d, s: null, t: null }));
  }

  #tell(what: 'opened' | 'ready' | 'resumed' | 'closed'): void {
    this.#options.events.emit({ kind: 'gateway', what, shard: this.#session?.shard ?? null });
  }
}

function readMessage(text: string): Record<string, unknown> {
  try {
    const message: unknown = JSON.parse(text);
    if (isRecord(message)) return message;
  } catch {
    // Said below, as for anything else that is no object.
  }
  throw new GatewayRefusal(Close.DecodeError, 'Error while decoding payload.');
}

/** `[which, how many]`; the only one when the client says nothing. */
function readShard(value: unknown): readonly [number, number] {
  if (value === undefined) return [0, 1];
  const isPair = Array.isArray(value) && value.length === 2 && value.every(Number.isSafeInteger);
  const [which, howMany]: readonly number[] = isPair ? value : [];
  if (which === undefined || howMany === undefined || !(which >= 0 && which < howMany)) {
    throw new GatewayRefusal(Close.InvalidShard, 'Invalid shard.');
  }
  return [which, howMany];
}
