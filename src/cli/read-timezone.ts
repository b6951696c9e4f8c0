import { environment, explanationOf } from '../environment.ts';

/**
 * The timezone (IANA) in which a command takes the dates of a question and writes those of an answer: TIMEZONE, as
 * `telex start` reads it. Throws in words when that is set to what is no timezone.
 */
export function readTimezone(): string {
  const read = environment.shape.TIMEZONE.safeParse(process.env.TIMEZONE?.trim() || undefined);
  if (read.success) return read.data;
  const { purpose, where } = explanationOf('TIMEZONE');
  throw new Error(
    `TIMEZONE (${process.env.TIMEZONE}) ${read.error.issues[0]?.message ?? 'is wrong'}. For: ${purpose}. Get it: ${where}.`,
  );
}
