import type { Story } from '../../wire/story.ts';
import type { IntakeDesk } from '../take-in.ts';
import type { SourceSettings } from './settings.ts';

/** What came of the stories of a source while its desk was used. */
export interface DeskCount {
  /** New and changed ones. */
  stories: number;
  /** Those that were read as a lead, known ones too. */
  leads: number;
}

/** What a source's settings say of its stories. */
export type SourceWords = Pick<SourceSettings, 'section' | 'credit' | 'rights' | 'pictures'>;

/**
 * The desk for the copy of one source: stories get what the source's settings say of section, credit, rights and pictures where they
 * say nothing themselves, and are counted in `count`.
 */
export function openSourceDesk(
  desk: IntakeDesk,
  { section, credit, rights, pictures }: SourceWords,
  count: DeskCount,
): IntakeDesk {
  const complete = (story: Story): Story => ({
    ...settlePicture(story, pictures),
    section: story.section ?? section ?? null,
    credit: story.credit ?? credit ?? null,
    rights: story.rights ?? rights ?? null,
  });
  return {
    ...desk,
    async admit(stories, now, claimed) {
      const filed = await desk.admit(stories.map(complete), now, claimed);
      count.leads += stories.filter((story) => story.role === 'lead').length;
      count.stories += filed.filter(({ filing }) => filing === 'new' || filing === 'changed').length;
      return filed;
    },
  };
}

/** What a picture's own terms refuse is not shown, whatever the operator says. */
function settlePicture({ picture, ...story }: Story, rule: SourceWords['pictures']): Story {
  if (picture === undefined || rule === 'never') return story;
  const isLicensed = rule === 'always' && picture.use === 'unstated';
  return { ...story, picture: isLicensed ? { ...picture, use: 'allowed' } : picture };
}
