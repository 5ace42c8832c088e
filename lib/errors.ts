/** Failures a caller is expected to meet; anything else is a defect and reaches the log, not the user. */
export class NotFound extends Error {
  constructor(readonly entity: string) {
    super(`No such ${entity}.`);
  }
}

export class Unauthenticated extends Error {
  constructor() {
    super("Sign in first.");
  }
}

export class Forbidden extends Error {
  constructor(readonly permission: string) {
    super("Your role may not do this.");
  }
}

/** Somebody else changed the row first, or its state does not allow the change. */
export class Conflict extends Error {}

/** `index`: which of a list of points the field belongs to, from 0. */
export type FieldProblem = { field: string; rule: string; value?: unknown; index?: number };

export class InvalidInput extends Error {
  constructor(readonly problems: readonly FieldProblem[]) {
    super(problems.map((problem) => `${problem.field}: ${problem.rule}`).join("; "));
  }
}

/** A file above what is taken. */
export class TooLarge extends Error {
  constructor(bytesAtMost: number) {
    super(`A file may have ${bytesAtMost / 1024 ** 3} GB at most.`);
  }
}

/** A file that was received and looked at, but does not count; `more` says of it what a caller can act on. */
export class RefusedFile extends Error {
  constructor(
    message: string,
    readonly more: Readonly<Record<string, unknown>>,
  ) {
    super(message);
  }
}
