import { parseSync } from 'vite';

/** Words in the source that a reader may come to see. */
export interface FoundWords {
  readonly line: number;
  readonly text: string;
  /** By which rule. */
  readonly rule: 'two languages' | 'shown' | 'sentence' | 'name' | 'chosen by language';
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** Properties of what goes to Discord, which shows their text. */
const shown = new Set(['label', 'title', 'description', 'placeholder', 'content', 'text', 'alt']);
/** Methods of a log. */
const logging = new Set(['info', 'warn', 'error', 'debug', 'fatal', 'trace']);

const word = /\p{L}{2,}/u;
/** A colour, a language's tag, or the name of a message in the catalogue: none of it is read. */
const noWord = /^(?:#[0-9a-f]+|[a-z]{2}(?:-[A-Z]{2})?|[a-zA-Z]+\.[\w.-]+)$/;
const code = /^[a-z]+(?:-[a-z]+)+$/;
const twoWords = /\p{L}{2,}[,;:]? +\p{L}/u;
const oneName = /^\p{Lu}\p{Ll}{2,}$/u;

/**
 * Looks for words in a file's source: texts in both languages side by side; text in a property that Discord shows; two words or more
 * on end; a name with a capital; a text that is chosen by the reader's language. What is thrown, logged or the `message` of a problem
 * is for whoever runs the bot, and types and imports are nobody's.
 */
export function findWords(path: string, source: string): readonly FoundWords[] {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  const found: FoundWords[] = [];
  const note = (node: Node, text: string, rule: FoundWords['rule']) => {
    const line = source.slice(0, node.start).split('\n').length;
    if (!found.some((one) => one.line === line && one.text === text)) found.push({ line, text, rule });
  };
  const visit = (node: Node, parents: readonly Node[]): void => {
    if (/^(?:TS(?!As|Satisfies|NonNull)|Import|Export(?:All|Specifier))/.test(node.type)) return;
    const text = textOf(node);
    if (text !== null && !isForOperators(parents)) judge(node, text, parents, note);
    if (node.type === 'ObjectExpression') judgeLanguages(node, note);
    const inner = [...parents, node];
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, inner);
    }
  };
  for (const statement of program.body) visit(statement as unknown as Node, []);
  return found;
}

type Note = (node: Node, text: string, rule: FoundWords['rule']) => void;

function judge(node: Node, text: string, parents: readonly Node[], note: Note): void {
  const parent = parents.at(-1);
  // A key, and what is compared with, is no text.
  if (parent?.type === 'Property' && parent.key === node) return;
  if (parent?.type === 'BinaryExpression' || parent?.type === 'SwitchCase') return;
  if (parent?.type === 'Property' && word.test(text) && !noWord.test(text)) {
    const key = keyOf(parent);
    const isChoice = key === 'name' && keysOf(parents.at(-2)).includes('value');
    if (shown.has(key) || isChoice) note(node, text, 'shown');
  }
  const isByLanguage = parent?.type === 'ConditionalExpression' && asksLanguage(parent.test);
  if (isByLanguage && word.test(text) && !noWord.test(text)) note(node, text, 'chosen by language');
  if (twoWords.test(text)) note(node, text, 'sentence');
  else if (oneName.test(text)) note(node, text, 'name');
}

function judgeLanguages(node: Node, note: Note): void {
  const keys = keysOf(node);
  if (!keys.includes('nl') || !keys.includes('en')) return;
  const texts = textsIn(node).filter((text) => word.test(text) && !noWord.test(text));
  if (texts.length > 0) note(node, texts[0] ?? '', 'two languages');
}

/** Every text below a node, keys left out. */
function textsIn(node: Node): readonly string[] {
  const text = textOf(node);
  const below = Object.entries(node).flatMap(([key, value]) =>
    key === 'key' ? [] : (Array.isArray(value) ? value : [value]).filter(isNode).flatMap(textsIn),
  );
  return text === null ? below : [text, ...below];
}

/** The text of a literal or a template, without what is filled in; null for another node. */
function textOf(node: Node): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type !== 'TemplateLiteral') return null;
  return (node.quasis as readonly { readonly value: { readonly cooked: string } }[])
    .map(({ value }) => value.cooked)
    .join('…');
}

/** Whether what stands here is thrown, logged, or what a problem says of itself, behind its code. */
function isForOperators(parents: readonly Node[]): boolean {
  return parents.some((node, at) => {
    if (node.type === 'ThrowStatement') return true;
    if (node.type === 'NewExpression') return /Error$|Trouble$|^RegExp$/.test(nameOf(node.callee));
    if (node.type === 'CallExpression') {
      const [first] = node.arguments as readonly Node[];
      return logging.has(nameOf(node.callee)) || (first !== undefined && code.test(textOf(first) ?? ''));
    }
    if (node.type !== 'Property' || keyOf(node) !== 'message') return false;
    return keysOf(parents[at - 1]).includes('code');
  });
}

function asksLanguage(test: unknown): boolean {
  return (
    isNode(test) && test.type === 'BinaryExpression' && /^(?:nl|en)$/.test(textOf(test.right as Node) ?? '')
  );
}

function keysOf(node: Node | undefined): readonly string[] {
  if (node?.type !== 'ObjectExpression') return [];
  return (node.properties as readonly Node[]).map((property) =>
    property.type === 'Property' ? keyOf(property) : '',
  );
}

function keyOf(property: Node): string {
  const key = property.key as Node;
  return key.type === 'Identifier' ? String(key.name) : String(key.value);
}

/** What a call calls: the last name of it. */
function nameOf(callee: unknown): string {
  if (!isNode(callee)) return '';
  if (callee.type === 'Identifier') return String(callee.name);
  return callee.type === 'MemberExpression' ? nameOf(callee.property) : '';
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
