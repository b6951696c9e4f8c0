import { englishShots, errorShots, guideShots, lackShots, laterPictures, laterShots } from './guide-shots.ts';
import { digests, type Picture, panel, shots } from './shots.ts';

/** How wide the pictures stand, px. */
const narrow = 220;
const wide = 720;
/** Pictures of a phone beside each other. */
const beside = 4;

/** The page docs/screenshots.md: all pictures, with what is seen on each. */
export function writeGallery(): string {
  const { phone, phoneEnd, phoneMap, phoneLight, cards, mapLight, desk, deskLight } = digests;
  return [
    '# What it looks like',
    'Drawn by the [sandbox](sandbox.md), which is no Discord but looks like one, with the real bot and invented copy. `npm run screenshots` takes',
    'these pictures and writes this page; what it types is listed in `scripts/screenshots/shots.ts`.',
    '',
    '## The digest\n',
    writeRows([phone, phoneEnd, cards, mapLight]),
    writeRows([phoneMap, phoneLight]),
    writeWide(desk),
    writeWide(deskLight),
    '## What is asked and answered\n',
    writeRows(shots),
    '## A subscription, step by step\n',
    writeRows(guideShots),
    ...[...guideShots, ...shots]
      .filter(({ wide }) => wide === true)
      .map((shot) => writeWide({ ...shot, name: nameWide(shot), caption: `On a desk: ${shot.caption}` })),
    '## What comes after\n',
    writeRows([laterPictures.amended, laterPictures.follow, laterPictures.withdrawn, ...laterShots]),
    '## When something is not as it should be\n',
    writeRows([...errorShots, ...lackShots]),
    '## In English\n',
    writeRows([laterPictures.english, laterPictures.englishLight, ...englishShots]),
    '## The sandbox behind it\n',
    writeWide(panel),
  ]
    .join('\n')
    .replace('# What it looks like\n', '# What it looks like\n\n');
}

function writeRows(pictures: readonly Picture[]): string {
  const rows = Array.from({ length: Math.ceil(pictures.length / beside) }, (_, row) =>
    pictures.slice(row * beside, (row + 1) * beside),
  );
  const cells = rows.map((row) => {
    const line = (cell: (one: Picture) => string) => `| ${row.map(cell).join(' | ')} |`;
    const head = `| ${row.map(() => '---').join(' | ')} |`;
    return [line(({ caption }) => caption), head, line((one) => drawPicture(one, narrow)), ''].join('\n');
  });
  return cells.join('\n');
}

/** The name of a picture on a desk, beside that of a phone. */
export function nameWide({ name }: Picture): string {
  return `${name}-bureau`;
}

function writeWide(picture: Picture): string {
  return `${picture.caption}:\n\n${drawPicture(picture, wide)}\n`;
}

function drawPicture({ name, caption }: Picture, width: number): string {
  return `<img src="screenshots/${name}.png" width="${width}" alt="${caption.replaceAll('`', '')}">`;
}
