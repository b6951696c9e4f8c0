/** What went wrong between a test and the sandbox, in words for the person who reads the failure. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
  /** `unknown-command`, `wrong-option`, `not-allowed`, `no-answer`, `timeout`, `not-there`, … */
  readonly code: string;
  /** The option or input that was filled in wrong, by its own name. */
  readonly field: string | undefined;

  constructor(code: string, message: string, field?: string) {
    super(message);
    this.code = code;
    this.field = field;
  }
}
