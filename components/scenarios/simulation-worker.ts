import type { ScenarioSimulation } from "@/lib/calc/uncertainty/scenario-simulation";
import type { ScenarioInput } from "@/lib/schema/scenario";
import { scenarioSimulationSteps } from "@/lib/schema/scenario-simulation";

export type SimulationRequest = { id: number; input: ScenarioInput; isPresentValue: boolean };

export type SimulationAnswer = { id: number } & (
  | { kind: "simulation"; simulation: ScenarioSimulation; isWhole: boolean }
  | { kind: "refused"; reason: string }
);

/** As many as give an answer at once, before all of them are run. */
const firstTrials = 1000;

let latest = 0;

self.addEventListener("message", ({ data }: MessageEvent<SimulationRequest>) => {
  latest = data.id;
  // Whoever moves a slider sends many: only the last one that waits is run.
  setTimeout(() => void answer(data));
});

async function answer({ id, input, isPresentValue }: SimulationRequest): Promise<void> {
  const trials = input.uncertainty?.trials ?? Number.POSITIVE_INFINITY;
  try {
    if (trials > firstTrials) await simulate(id, input, { isPresentValue, trials: firstTrials });
    await simulate(id, input, { isPresentValue });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    self.postMessage({ id, kind: "refused", reason: error.message } satisfies SimulationAnswer);
  }
}

/** Looks between its steps whether somebody asks for something else, and is dropped then. */
async function simulate(id: number, input: ScenarioInput, options: { isPresentValue: boolean; trials?: number }) {
  const steps = scenarioSimulationSteps(input, options);
  while (id === latest) {
    const step = steps.next();
    if (step.done) return send(id, step.value, options.trials === undefined);
    await nextTurn();
  }
}

/** Sooner than a timer, which waits four milliseconds when it follows others. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

function send(id: number, simulation: ScenarioSimulation, isWhole: boolean): void {
  const buffers = simulation.placements.flatMap(({ fan, paidBack, total }) => {
    return [...fan.map(({ buffer }) => buffer), paidBack.buffer, total.bins.counts.buffer];
  });
  const message: SimulationAnswer = { id, kind: "simulation", simulation, isWhole };
  self.postMessage(message, { transfer: buffers.filter((buffer) => buffer instanceof ArrayBuffer) });
}
