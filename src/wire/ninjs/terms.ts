import { type Fields, listField, textField } from './fields.ts';

/** The status: a word, or an object that holds one. */
export function readPubStatus(fields: Fields): string | null {
  const [listed] = listField(new Map([['one', [fields.get('pubstatus')]]]), 'one');
  return (
    textField(fields, 'pubstatus') ??
    (listed === undefined ? null : textField(listed, 'code', 'uri', 'qcode', 'literal', 'name', 'value'))
  );
}

/** An embargo as it stands; null, false and an empty text are none. */
export function readEmbargoField(value: unknown): string | null {
  if (value === null || value === undefined || value === false) return null;
  const text = typeof value === 'string' ? value.trim() : JSON.stringify(value);
  return text === '' ? null : text;
}

/** The usage terms, as they stand. */
export function readRights(fields: Fields): string | null {
  const own = textField(fields, 'usageterms');
  if (own !== null) return own;
  const [info] = listField(new Map([['info', [fields.get('rightsinfo')]]]), 'info');
  return (
    (info === undefined ? null : textField(info, 'usageterms', 'langid', 'linkedrights')) ??
    textField(fields, 'copyrightnotice')
  );
}
