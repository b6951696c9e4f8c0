import type { XmlElement } from '../xml.ts';
import { childrenOf, findChild, findWithin, textOf } from '../xml-find.ts';
import { formalName } from './formal-name.ts';
import { readLanguage } from './language.ts';

/** One story of a NewsItem: the component that heads it, those above it, and what holds its text. */
export interface ItemStory {
  /** The heading component first, then the ones around it, outermost last. */
  readonly components: readonly XmlElement[];
  readonly contents: readonly StoryContent[];
  /** As it stands (`nl-nl`); null when neither the component nor one around it says. */
  readonly language: string | null;
}

/** An element that holds text of a story, and what the agency calls that part. */
export interface StoryContent {
  /** IPTC's or the agency's role of the component that holds it: `Main`, `Lead`, `Body`, `Title`; null without one. */
  readonly role: string | null;
  readonly data: XmlElement;
}

const mediaRoles = /^(?:picture|photo|image|graphic|video|audio|caption|icon|thumbnail|preview|sound)/i;
const mediaTypes = /^(?:photo|graphic|video|audio|image|animation)/i;

/**
 * The stories of a NewsItem. A component with a headline heads the texts below it that no other headline is nearer to;
 * pictures, sounds and their captions are passed over. An item without text has one story: its headline; one without
 * a component has none.
 */
export function findStories(newsItem: XmlElement): readonly ItemStory[] {
  const stories: { components: readonly XmlElement[]; contents: StoryContent[]; language: string | null }[] =
    [];
  const work: { component: XmlElement; around: readonly XmlElement[]; story: number }[] = childrenOf(
    newsItem,
    'NewsComponent',
  )
    .map((component) => ({ component, around: [], story: -1 }))
    .reverse();
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    const { component, around } = next;
    const role = formalName(findChild(component, 'Role'));
    if (role !== null && mediaRoles.test(role)) continue;
    let { story } = next;
    const heads = textOf(findChild(component, 'NewsLines', 'HeadLine')) !== null;
    if (story < 0 || heads) {
      const components = [component, ...around];
      stories.push({ components, contents: [], language: readLanguage(components) });
      story = stories.length - 1;
    }
    for (const item of childrenOf(component, 'ContentItem')) {
      const data = findChild(item, 'DataContent');
      const type = formalName(findChild(item, 'MediaType'));
      if (data === undefined || (type !== null && mediaTypes.test(type))) continue;
      stories[story]?.contents.push({ role, data });
    }
    for (const inner of [...childrenOf(component, 'NewsComponent')].reverse()) {
      work.push({ component: inner, around: [component, ...around], story });
    }
  }
  const told = stories.filter((story) => story.contents.some(({ data }) => textOf(data) !== null));
  if (told.length > 0) return told;
  const headed = stories.filter(({ components }) => findWithin(components[0], 'HeadLine').some(textOf));
  return (headed.length > 0 ? headed : stories).slice(0, 1);
}
