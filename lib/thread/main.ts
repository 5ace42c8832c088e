import { parentPort } from "node:worker_threads";
import { InvalidInput } from "../errors";
import { prepareCalculation, runCalculation } from "../schema/calculations";
import type { ThreadAnswer, ThreadRequest } from "./message";

/** The thread of calculations that take long: one after the other, for as long as the server lives. */
parentPort?.on("message", (request: ThreadRequest) => {
  void answerTo(request).then((answer) => parentPort?.postMessage(answer));
});

async function answerTo({ id, name, input }: ThreadRequest): Promise<ThreadAnswer> {
  try {
    await prepareCalculation(name);
    return { id, kind: "output", output: runCalculation(name, input) };
  } catch (error) {
    if (error instanceof InvalidInput) return { id, kind: "refused", problems: error.problems };
    return { id, kind: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
