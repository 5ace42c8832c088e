/** A fault put into a copy of the project, and the test that has to notice it. */
export type Fault = {
  /** Its number in the list of what must never happen. */
  invariant: number;
  what: string;
  file: string;
  /** A text that stands once in the file, and what the fault makes of it. */
  from: string;
  to: string;
  project: "unit" | "database";
  /** The file of the test that guards the invariant, and the part of its name that tells it from the others there. */
  tests: string;
  named: string;
};

/** The source with the fault in it. Throws when the text that it changes is not there, or there more than once. */
export function faultyText(source: string, { invariant, what, file, from, to }: Fault): string {
  const found = source.split(from).length - 1;
  if (found !== 1)
    throw new Error(
      `The fault of invariant ${invariant}, "${what}", changes a text that stands ${found} times in ${file}: ${from}`,
    );
  return source.replace(from, () => to);
}
