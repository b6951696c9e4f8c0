import { readStatus } from '../agency-status.ts';
import { readIsoTime } from '../agency-time.ts';
import type { StoryPicture } from '../item.ts';
import { choosePicture, type PictureCopy, type Rendition } from '../story-picture.ts';
import { readHeadline } from './content.ts';
import { type Fields, listField, namedFields, textField } from './fields.ts';
import { readEmbargoField, readPubStatus, readRights } from './terms.ts';

/**
 * The picture among an item's associations, with what it says of itself: the terms of a text are not those of its picture. `zone`
 * (IANA) is for times without one. Null for none.
 */
export function readPicture(fields: Fields, zone: string): StoryPicture | null {
  const pictures = listField(fields, 'associations').filter((one) =>
    /^(?:picture|photo|graphic|image)$/i.test(textField(one, 'type') ?? ''),
  );
  return choosePicture(pictures.map((one) => adaptPicture(one, zone)));
}

function adaptPicture(fields: Fields, zone: string): PictureCopy {
  const embargoed = readEmbargoField(fields.get('embargoed') ?? fields.get('embargo'));
  const expires = textField(fields, 'expires', 'expiry');
  const until = readIsoTime(expires, zone)?.at ?? null;
  return {
    renditions: namedFields(fields, 'renditions').map(([name, one]) => readRendition(name, one)),
    alt: textField(fields, 'alttext', 'alt_text', 'altdescription') ?? readDescription(fields, /alt/i),
    caption:
      textField(fields, 'description_caption', 'caption') ??
      readDescription(fields, /caption/i) ??
      textField(fields, 'description_text') ??
      readDescription(fields, /^(?!.*alt)/i) ??
      readHeadline(fields),
    credit:
      textField(fields, 'creditline', 'credit', 'byline', 'by', 'copyrightnotice') ??
      textField(fields, 'copyrightholder'),
    rights: readRights(fields),
    until,
    // An end that cannot be read may be behind us.
    isUsable: readStatus(readPubStatus(fields)).status === 'usable' && (expires === null || until !== null),
    embargo: { given: embargoed !== null, release: readIsoTime(embargoed, zone)?.at ?? null },
  };
}

function readRendition(key: string | null, fields: Fields): Rendition {
  const width = Number(textField(fields, 'width') ?? Number.NaN);
  return {
    name: textField(fields, 'name', 'title') ?? key,
    href: textField(fields, 'href', 'url'),
    type: textField(fields, 'mimetype', 'contenttype'),
    width: Number.isFinite(width) && width > 0 ? width : null,
  };
}

/** Of ninjs 2 and 3's descriptions the one in this role. */
function readDescription(fields: Fields, role: RegExp): string | null {
  const found = listField(fields, 'descriptions').find((one) => role.test(textField(one, 'role') ?? ''));
  return found === undefined ? null : textField(found, 'value', 'text');
}
