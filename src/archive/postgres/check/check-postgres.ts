import { migratePostgres, type Postgres } from '../../../store/postgres.ts';
import type { ArchiveCheck } from '../../archive-check.ts';
import { type Survey, toFindings } from '../../check/survey.ts';
import { plainNames } from '../../names.ts';
import type { Names } from '../../story-archive.ts';
import { createPostgresKeeper } from '../keep-story.ts';
import { postgresSchema } from '../schema.ts';
import { createPostgresTally } from '../tally.ts';
import { createPostgresVocabulary } from '../vocabulary.ts';
import { mendPostgres } from './mend.ts';
import { findMissingParts } from './schema-model.ts';
import { surveyPostgres } from './survey.ts';

/** Surveys at most when mending: what is mended can bring something else to light, as grams of a row that went aside. */
const mostRounds = 4;

/**
 * Checks the archive in one PostgreSQL database, its tables brought to the newest version first. The server's own files it
 * leaves to `pg_amcheck`. `names`: those of the archive.
 */
export function createPostgresCheck(db: Postgres, names: Names = plainNames): ArchiveCheck {
  return {
    async check({ mend, now, onProgress }) {
      await migratePostgres(db, 'archive', postgresSchema);
      const look = async (): Promise<Survey> => {
        const schema = (await findMissingParts(db)).map(({ name }) => name);
        return { ...(await surveyPostgres(db, names, now, onProgress)), schema };
      };
      let survey = await look();
      const found = toFindings(survey);
      if (!mend) return { found, left: found };
      const tally = createPostgresTally(db.query, names, 0);
      const vocabulary = createPostgresVocabulary(db.query);
      const keeper = createPostgresKeeper(names, { tally, vocabulary });
      for (let round = 1; round < mostRounds && toFindings(survey).length > 0; round += 1) {
        for (const { sql } of await findMissingParts(db)) await db.transaction((send) => send(sql));
        await mendPostgres(db, { names, keeper, tally, vocabulary }, survey, now);
        survey = await look();
      }
      return { found, left: toFindings(survey) };
    },
  };
}
