/** Discord's epoch: the first second of 2015, in ms since the Unix epoch (Discord, "Snowflakes"). */
const DISCORD_EPOCH = 1_420_070_400_000;

/** Makes ids as Discord does: 42 bits of ms since 2015, then a number that tells those of one ms apart. */
export interface SnowflakeMaker {
  /** A new id for this moment (ms since the epoch). Later calls give higher ids even when the clock stands or goes back. */
  next(at: number): string;
  /** The last id that it made; `0` before the first. */
  readonly last: string;
}

/** Ids that never repeat within one maker, all higher than `after`: 4,096 in one ms, then the next ms is borrowed. */
export function makeSnowflakes(after = '0'): SnowflakeMaker {
  let lastMs = Number(BigInt(after) >> 22n);
  let count = Number(BigInt(after) & 4095n);
  const made = () => ((BigInt(lastMs) << 22n) | BigInt(count)).toString();
  return {
    next(at) {
      const ms = Math.max(Math.floor(at) - DISCORD_EPOCH, 0);
      if (ms > lastMs) {
        lastMs = ms;
        count = 0;
      } else if (++count > 4095) {
        lastMs++;
        count = 0;
      }
      return made();
    },
    get last() {
      return made();
    },
  };
}

/** True for what Discord accepts as an id: a decimal number without leading zeros that fits in 64 bits. */
export function isSnowflake(value: unknown): value is string {
  return typeof value === 'string' && /^(0|[1-9]\d{0,19})$/.test(value);
}

/** Older before newer, as numbers: for `sort`, `before` and `after`. */
export function compareSnowflakes(a: string, b: string): number {
  const left = BigInt(a);
  const right = BigInt(b);
  return left < right ? -1 : left > right ? 1 : 0;
}
