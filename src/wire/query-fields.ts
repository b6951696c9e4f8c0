import type { QueryField } from './query.ts';

/** What a field or bound is called in the search language: in Dutch, in English, and other names that are read too. */
export interface FieldWords {
  readonly nl: string;
  readonly en: string;
  readonly also?: readonly string[];
}

/** The fields by the names that people type before the colon, lower case. */
export const fieldWords: Readonly<Record<QueryField, FieldWords>> = {
  city: { nl: 'stad', en: 'city', also: ['plaats'] },
  country: { nl: 'land', en: 'country' },
  province: { nl: 'provincie', en: 'province' },
  section: { nl: 'sectie', en: 'section', also: ['rubriek'] },
  agency: { nl: 'bureau', en: 'agency' },
};

/** The bounds of time likewise. */
export const boundWords: Readonly<Record<'from' | 'to', FieldWords>> = {
  from: { nl: 'sinds', en: 'since', also: ['vanaf'] },
  to: { nl: 'tot', en: 'until' },
};

/** Every name by which something is typed. */
export function namesOfField({ nl, en, also = [] }: FieldWords): readonly string[] {
  return [nl, en, ...also];
}
