import type { Database } from '../../store/database.ts';
import { type ArchivedStory, sentTime } from '../../wire/story.ts';
import { eachPacked, isPackWhole } from '../gram-pack.ts';
import { gramPeriodOf, gramsOf, oldestGramPeriod } from '../near-copy-rules.ts';
import type { GramRef, Survey } from './survey.ts';

/** Goes through the grams of an archive's stories. */
export interface GramSurvey {
  /** Takes the next story. */
  take(story: ArchivedStory, seq: number): void;
  /** Takes the number of one that cannot be read. */
  pass(seq: number): void;
  /** What was found. */
  finish(): Pick<Survey, 'gram' | 'ungrammed'>;
}

/** Begins a survey of the grams that are of use at `now` (ms). */
export function createGramSurvey(db: Database, now: number): GramSurvey {
  const oldest = oldestGramPeriod(now);
  /** How many grams each story has in each period. */
  const held = new Map<number, Map<number, number>>();
  const gram: GramRef[] = [];
  const ungrammed: GramRef[] = [];
  const packs = db.prepare('SELECT id, period, stories FROM gram_pack WHERE period >= ? ORDER BY id');
  for (const row of packs.iterate(oldest)) {
    const { id, period, stories } = row as {
      readonly id: number;
      readonly period: number;
      readonly stories: Buffer;
    };
    if (!isPackWhole(stories)) {
      gram.push({ period, seq: Number.NaN, id: `pack ${id}` });
      continue;
    }
    const counts = held.get(period) ?? new Map<number, number>();
    held.set(period, counts);
    eachPacked(stories, (seq, grams) => {
      if (grams.length > 0) counts.set(seq, grams.length);
      else counts.delete(seq);
    });
  }
  return {
    take(story, seq) {
      const period = gramPeriodOf(sentTime(story));
      if (period < oldest) return;
      const grams = gramsOf(story).length;
      if (grams !== (held.get(period)?.get(seq) ?? 0)) ungrammed.push({ period, seq, id: story.id });
      held.get(period)?.delete(seq);
    },
    pass(seq) {
      for (const counts of held.values()) counts.delete(seq);
    },
    finish() {
      for (const [period, counts] of held)
        for (const seq of counts.keys()) gram.push({ period, seq, id: `number ${seq}` });
      return { gram, ungrammed };
    },
  };
}
