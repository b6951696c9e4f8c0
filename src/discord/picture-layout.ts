import type { PostFile } from '../delivery/chat-gateway.ts';
import { colours } from './colours.ts';
import { limits } from './limits.ts';
import type { Reply } from './reply.ts';
import { cutText, escapedLength, escapeText } from './text.ts';

/** A picture with what it shows in words. */
export interface PictureCard {
  /** Plain text. */
  readonly title: string;
  /** Markdown, a line each: the same in words, for who does not see the picture. */
  readonly lines: readonly string[];
  /** Markdown, small print below. */
  readonly remarks: readonly string[];
  readonly file: PostFile;
}

/** An embed with a picture: its title and what it shows in words come first, and the picture has a description. */
export function layOutPicture({ title, lines, remarks, file }: PictureCard): Reply {
  const text = [lines.join('\n'), remarks.map((remark) => `-# ${remark}`).join('\n')];
  return {
    embeds: [
      {
        title: escapeText(cutText(title, limits.embedTitle, escapedLength).text),
        description: text.filter((part) => part !== '').join('\n\n'),
        color: colours.answer,
        image: { url: `attachment://${file.name}` },
      },
    ],
    components: [],
    files: [file],
  };
}
