import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { Conflict, InvalidInput } from "../errors";
import type { CalculationName } from "../schema/calculations";
import type { ThreadAnswer } from "./message";

/** A calculation may run this long, the wait for those before it not counted. */
const secondsAtMost = 90;
const waitingAtMost = 8;

/** A thread does not have the loader of TypeScript that its server was started with. */
const start = `
  const { workerData } = require("node:worker_threads");
  import("tsx/esm/api").then(({ register }) => { register(); return import(workerData); });
`;

type Job = {
  id: number;
  name: CalculationName;
  input: unknown;
  resolve: (output: unknown) => void;
  reject: (error: Error) => void;
};

let thread: Worker | null = null;
let lastId = 0;
let timer: NodeJS.Timeout | undefined;
const jobs: Job[] = [];

/**
 * Checks and runs a calculation beside the server, which goes on answering. Throws InvalidInput as `runCalculation`
 * does, and Conflict when too many wait already.
 */
export function runInThread(name: CalculationName, input: unknown): Promise<unknown> {
  if (jobs.length >= waitingAtMost) {
    return Promise.reject(new Conflict("Too many long calculations are running. Try again in a minute."));
  }
  return new Promise((resolve, reject) => {
    lastId += 1;
    jobs.push({ id: lastId, name, input, resolve, reject });
    if (jobs.length === 1) startNext();
  });
}

function startNext(): void {
  const [job] = jobs;
  // Without work the thread does not keep the server from ending.
  if (!job) return void thread?.unref();
  thread ??= newThread();
  thread.ref();
  timer = setTimeout(() => {
    stop(new Error(`${job.name} took longer than ${secondsAtMost} seconds.`));
  }, secondsAtMost * 1000);
  thread.postMessage({ id: job.id, name: job.name, input: job.input });
}

function newThread(): Worker {
  const started = new Worker(start, {
    eval: true,
    workerData: pathToFileURL(join(process.cwd(), "lib", "thread", "main.ts")).href,
    // No settings or secrets of ours.
    env: { NODE_ENV: "production" },
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  started.on("message", (answer: ThreadAnswer) => {
    if (answer.id === jobs[0]?.id) finish(answer);
  });
  started.on("error", (error) => stop(error instanceof Error ? error : new Error(String(error))));
  return started;
}

function finish(answer: ThreadAnswer): void {
  clearTimeout(timer);
  const job = jobs.shift();
  if (answer.kind === "output") job?.resolve(answer.output);
  else if (answer.kind === "refused") job?.reject(new InvalidInput(answer.problems));
  else job?.reject(new Error(answer.message));
  startNext();
}

/** Ends the thread with the job that it is at; the next job gets a new one. */
function stop(error: Error): void {
  clearTimeout(timer);
  void thread?.terminate();
  thread = null;
  jobs.shift()?.reject(error);
  startNext();
}
