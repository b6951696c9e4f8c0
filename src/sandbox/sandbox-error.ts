/** What went wrong between a test and the sandbox, in words for the person who reads the failure. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
  /** `unknown-command`, `wrong-option`, `not-allowed`, `no-answer`, `timeout`, `not-there`, … */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
