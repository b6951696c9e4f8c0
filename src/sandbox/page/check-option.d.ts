/** An option as the page is offered it, as far as what is filled in goes by it. */
export interface CheckedOption {
  readonly type: number;
  readonly required: boolean;
  readonly choices: readonly unknown[];
  readonly minLength: number | null;
  readonly maxLength: number | null;
  readonly minValue: number | null;
  readonly maxValue: number | null;
}
export function findProblem(
  option: CheckedOption,
  value: unknown,
): { readonly what: string; readonly bound: number | null } | null;
export function findInInput(
  input: Readonly<Record<string, unknown>>,
  value: unknown,
): { readonly what: string; readonly bound: number | null } | null;
export function readNumber(text: string): number;
