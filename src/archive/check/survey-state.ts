import type { Database } from '../../store/database.ts';
import { indexVersion } from '../story-terms.ts';
import { analysisVersion } from '../word-forms.ts';

/** Whether an archive is indexed by this Telex's analysis of words, by another, or nothing says. */
export type AnalysisState = 'current' | 'other' | 'unknown';

/** What upkeep has noted of the index, as `toAnalysisState` reads it. */
export function readAnalysisState(db: Database): AnalysisState {
  const rows = db.prepare('SELECT key, value FROM archive_state').all() as { key: string; value: number }[];
  return toAnalysisState(rows, indexVersion);
}

/** Which analysis these rows of `archive_state` tell of; `version`: that of this Telex. */
export function toAnalysisState(
  rows: readonly { readonly key: string; readonly value: number }[],
  version: number = analysisVersion,
): AnalysisState {
  const state = new Map(rows.map(({ key, value }) => [key, value]));
  const analysis = state.get('analysis');
  if (analysis === version) return 'current';
  return analysis === undefined && !state.has('target') ? 'unknown' : 'other';
}
