import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, the longest first, by their paths here. */
const slow = [
  'e2e/crew.test.ts',
  'e2e/soak.test.ts',
  'e2e/start.test.ts',
  'e2e/source-health.test.ts',
  'archive/check/derived-damage.test.ts',
  'intake/intake-thread.test.ts',
  'cli/demo-ends.test.ts',
  'archive/postgres-archive.test.ts',
  'e2e/crash.test.ts',
  'desk/retelling.test.ts',
  'e2e/operator.test.ts',
  'archive/check/check-postgres.test.ts',
  'e2e/places.test.ts',
  'intake/killed-intake.test.ts',
  'delivery/year.test.ts',
  'http/bodies.test.ts',
  'browser/newsroom.test.ts',
  'browser/reading.test.ts',
  'intake/page/hostile-html.test.ts',
].map((path) => fileURLToPath(new URL(path, import.meta.url)));

/**
 * The order of the files. One of half a minute that begins last has the run wait for it alone; Vitest knows how long each took
 * only where it ran before. So the slow begin, and the others come in Vitest's own order.
 */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const gone = slow.filter((path) => !existsSync(path));
    if (gone.length > 0) throw new Error(`tests/slow-first.ts names what is not there: ${gone.join(', ')}`);
    const placeOf = ({ moduleId }: TestSpecification) =>
      slow.includes(moduleId) ? slow.indexOf(moduleId) : slow.length;
    return (await super.sort(files)).toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}
