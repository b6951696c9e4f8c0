import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { IntlMessageFormat } from 'intl-messageformat';
import { catalogue, type MessageKey } from '../../src/discord/say.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Messages that say that something did not go, by what their names have in common. */
const families =
  /^(?:problem|refused|failed|notSent|halt|sourceFailure|reason|tag)\.|\.(?:blank|bad[A-Z]\w*|unknown\w*|gone|killed|withheld|notFound|expired|none\w*|noWords|unclear|missing|iMayNot|notHere|youMayNot|noFiles|locked|nothing|already|twin|full|channelFull|serverFull|empty|noFile|closed|unsure|others|anothers|notYours|noDirect|noSample|noSuchSetting|tooMuch|nothingYet)$/;

/**
 * The messages by which something is refused, or told to have failed: those of the families, and those in a statement that makes a
 * refusal.
 */
export function errorKeys(): readonly MessageKey[] {
  const statements = globSync(['commands/*.ts', 'src/discord/*.ts'], { cwd: root }).flatMap((path) =>
    read(path).split(/;\n/),
  );
  const refusing = statements.filter((text) => /'refusal'|\brefuse\(|\baside\(/.test(text)).join('\n');
  return (Object.keys(catalogue) as MessageKey[]).filter(
    (key) => families.test(key) || refusing.includes(`say(language, '${key}'`),
  );
}

interface Part {
  readonly type: number;
  readonly value: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>;
}

/** What a reader sees of this message, whatever is filled in. */
export function patternOf(key: MessageKey, language: 'nl' | 'en'): RegExp {
  const format = new IntlMessageFormat(catalogue[key][language], language, undefined, { ignoreTag: true });
  const write = (parts: readonly Part[]): string =>
    parts
      .map(({ type, value, options }) => {
        if (type === 0) return plain(value).replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
        if (options === undefined) return '[\\s\\S]*?';
        return `(?:${Object.values(options)
          .map((option) => write(option.value))
          .join('|')})`;
      })
      .join('');
  return new RegExp(write(format.getAst() as unknown as readonly Part[]));
}

/** Text as it is read: without the signs that keep it from being markdown, in one line. */
export function plain(text: string): string {
  return text
    .replace(/\\(?=[^\p{L}\p{N}])/gu, '')
    .replace(/[\n┃]/g, ' ')
    .replace(/ +/g, ' ');
}

/** The fixed pieces of a message in either language. */
function piecesOf(key: MessageKey): readonly string[] {
  const { nl, en } = catalogue[key];
  return [nl, en].flatMap((text) =>
    text.split(/\{[^{}]*(?:,[^{}]*,|\})|[{}#]/).map((piece) => plain(piece).trim()),
  );
}

/** Words of a test that could be of any message are no sign of one. */
const tellingLength = 12;

/**
 * The messages whose own words some test expects that has a sandbox: a text of it stands in that message and in no other.
 */
export function expectedKeys(keys: readonly MessageKey[]): ReadonlySet<MessageKey> {
  const tests = globSync(['tests/{commands,discord,e2e}/*.test.ts', 'tests/*.test.ts'], { cwd: root })
    .map(read)
    .filter((text) => /startBot|startDesk|startSandbox|startApp|sandbox/.test(text));
  const expected = new Set(
    tests.flatMap((text) =>
      [...text.matchAll(/'((?:[^'\\\n]|\\.)*)'|`([^`]*)`|\/((?:[^/\\\n]|\\.){12,})\//g)].flatMap(
        ([, a, b, c]) =>
          (a ?? b ?? c ?? '')
            .split(/\$\{[^}]*\}|\n|\.\*|\\n/)
            .map((piece) => plain(piece).trim())
            .filter((piece) => piece.length >= tellingLength && piece.includes(' ')),
      ),
    ),
  );
  const all = (Object.keys(catalogue) as MessageKey[]).map((key) => ({ key, pieces: piecesOf(key) }));
  const found = new Set<MessageKey>();
  for (const text of expected) {
    const of = all.filter(({ pieces }) => pieces.some((piece) => piece.includes(text)));
    const [only] = of;
    if (of.length === 1 && only !== undefined && keys.includes(only.key)) found.add(only.key);
  }
  return found;
}
