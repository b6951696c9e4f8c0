import { type Database, isDamage, isToRead, migrate } from '../../store/database.ts';
import type { ArchiveCheck, CheckOptions } from '../archive-check.ts';
import { plainNames } from '../names.ts';
import { createNearCopies } from '../near-copies.ts';
import { archiveSchema } from '../schema.ts';
import type { Names } from '../story-archive.ts';
import { createStoryIndex } from '../story-index.ts';
import { createTally } from '../tally.ts';
import { createVocabulary } from '../vocabulary.ts';
import { mendSchema } from './mend-schema.ts';
import { mendSqlite } from './mend-sqlite.ts';
import { salvageSqlite } from './salvage.ts';
import { emptySurvey, type Survey, toFindings } from './survey.ts';
import { hasLostRecord, hasStories, readModel, surveySchema } from './survey-schema.ts';
import { surveyFile, surveySqlite } from './survey-sqlite.ts';

/** Surveys at most when mending: what is mended can bring something else to light, as grams behind a damaged pack. */
const mostRounds = 6;

/**
 * Checks the archive in one SQLite file, on a connection of its own, beside a running bot; its tables are brought to the
 * newest version first (an `OlderDatabase` on a connection that only reads). `names`: those of the archive. Of a file whose
 * pages are damaged where nothing makes them again nothing is changed; mending it puts what can be read into a file beside.
 */
export function createSqliteCheck(db: Database, names: Names = plainNames): ArchiveCheck {
  const model = readModel();

  function look({ now, onProgress }: CheckOptions): Survey {
    onProgress?.('the pages of the file');
    const pages = surveyFile(db);
    const survey = { ...emptySurvey(), ...pages };
    if (pages.file.length > 0) return survey;
    const lost = hasLostRecord(db) ? ['record of the version'] : [];
    migrate(db, 'archive', archiveSchema);
    if (!hasStories(db)) return { ...survey, file: ['table story is not there'] };
    const { faults, isStopped } = surveySchema(db, model);
    const schema = [...lost, ...faults];
    if (isStopped || pages.derived.length > 0) return { ...survey, schema };
    return { ...surveySqlite(db, names, now, pages.index, onProgress), schema };
  }

  async function mendAll(survey: Survey, now: number, isLast: boolean): Promise<void> {
    if (survey.schema.length > 0 || survey.derived.length > 0) {
      mendSchema(db, survey, now);
      return;
    }
    const near = createNearCopies(db);
    const tally = createTally(db, names);
    const index = createStoryIndex(db, names, createVocabulary(db));
    const flush = () => {
      near.flush();
      tally.flush();
    };
    // An index in which story by story was put right and is not is made again as a whole.
    const isHopeless =
      isLast && [survey.misindexed, survey.unindexed, survey.overindexed].some(({ length }) => length > 0);
    const damaged = isHopeless ? { ...survey, index: [...survey.index, 'entries'] } : survey;
    await mendSqlite(db, { near, tally, index, flush }, damaged, now);
  }

  return {
    async check(options) {
      const { mend, now } = options;
      let survey = look(options);
      const found = toFindings(survey);
      if (!mend) return { found, left: found };
      let mended = 0;
      for (let round = 1; round < mostRounds && toFindings(survey).length > 0; round += 1) {
        if (survey.file.length > 0) break;
        const isStructure = survey.schema.length > 0 || survey.derived.length > 0;
        if (!isStructure) mended += 1;
        try {
          await mendAll(survey, now, mended > 1);
        } catch (error) {
          if (!isDamage(error)) throw error;
          survey = { ...survey, file: [(error as Error).message] };
          break;
        }
        survey = look(options);
      }
      const left = toFindings(survey);
      if (survey.file.length === 0 || db.memory || isToRead(db)) return { found, left };
      options.onProgress?.('what can be read of the file');
      const salvaged = await salvageSqlite(db, db.name, (fresh) => createSqliteCheck(fresh, names), options);
      return { found, left, salvaged };
    },
  };
}
