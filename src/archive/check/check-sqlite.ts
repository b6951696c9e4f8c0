import { type Database, migrate } from '../../store/database.ts';
import type { ArchiveCheck } from '../archive-check.ts';
import { plainNames } from '../names.ts';
import { createNearCopies } from '../near-copies.ts';
import { archiveSchema } from '../schema.ts';
import type { Names } from '../story-archive.ts';
import { createStoryIndex } from '../story-index.ts';
import { createTally } from '../tally.ts';
import { createVocabulary } from '../vocabulary.ts';
import { mendSqlite } from './mend-sqlite.ts';
import { emptySurvey, type Survey, toFindings } from './survey.ts';
import { surveyFile, surveySqlite } from './survey-sqlite.ts';

/** Surveys at most when mending: what is mended can bring something else to light, as grams behind a damaged pack. */
const mostRounds = 4;

/**
 * Checks the archive in one SQLite file, on a connection of its own, beside a running bot; its tables are brought to the
 * newest version first (an `OlderDatabase` on a connection that only reads). `names`: those of the archive. A file whose
 * pages are damaged is told and left as it is.
 */
export function createSqliteCheck(db: Database, names: Names = plainNames): ArchiveCheck {
  function look(now: number): Survey {
    const pages = surveyFile(db);
    if (pages.file.length > 0) return { ...emptySurvey(), ...pages };
    migrate(db, 'archive', archiveSchema);
    return surveySqlite(db, names, now, pages.index);
  }
  return {
    async check({ mend, now }) {
      let survey = look(now);
      const found = toFindings(survey);
      if (!mend || survey.file.length > 0) return { found, left: found };
      const near = createNearCopies(db);
      const tally = createTally(db, names);
      const index = createStoryIndex(db, names, createVocabulary(db));
      const flush = () => {
        near.flush();
        tally.flush();
      };
      for (let round = 1; round < mostRounds && toFindings(survey).length > 0; round += 1) {
        await mendSqlite(db, { near, tally, index, flush }, survey, now);
        survey = look(now);
      }
      return { found, left: toFindings(survey) };
    },
  };
}
