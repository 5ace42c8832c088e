/** A failure whose message is the whole explanation; scripts print it as one line, without a stack. */
export class Failure extends Error {}

/** Runs a script's body and turns what it throws into an exit code; unexpected errors keep their stack. */
export async function main(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error);
    process.exitCode = 1;
  }
}
