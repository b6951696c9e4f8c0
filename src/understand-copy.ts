import type { Problem, Result } from './wire/problem.ts';
import type { Story } from './wire/story.ts';

/** What copy is understood as, in its order, and what was not; nothing of it is kept. */
export interface Understood {
  readonly stories: readonly Story[];
  readonly problems: readonly Problem[];
}

/** All parts that a reader gives of copy, together. */
export async function understandCopy(parts: AsyncIterable<Result<readonly Story[]>>): Promise<Understood> {
  const stories: Story[] = [];
  const problems: Problem[] = [];
  for await (const part of parts) {
    if (part.ok) stories.push(...part.value);
    else problems.push(part.problem);
  }
  return { stories, problems };
}
