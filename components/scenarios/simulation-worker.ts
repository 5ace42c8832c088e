import type { ScenarioSimulation } from "@/lib/calc/uncertainty/scenario-simulation";
import type { ScenarioInput } from "@/lib/schema/scenario";
import { scenarioSimulation } from "@/lib/schema/scenario-simulation";

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
  if (id !== latest) return;
  try {
    const { trials } = input.uncertainty ?? {};
    const first = trials === undefined || trials > firstTrials ? firstTrials : null;
    if (first !== null) send(id, scenarioSimulation(input, { isPresentValue, trials: first }), false);
    await new Promise((resolve) => setTimeout(resolve));
    if (id !== latest) return;
    send(id, scenarioSimulation(input, { isPresentValue }), true);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    self.postMessage({ id, kind: "refused", reason: error.message } satisfies SimulationAnswer);
  }
}

function send(id: number, simulation: ScenarioSimulation, isWhole: boolean): void {
  const buffers = simulation.placements.flatMap(({ fan, paidBack, total }) => {
    return [...fan.map(({ buffer }) => buffer), paidBack.buffer, total.bins.counts.buffer];
  });
  const message: SimulationAnswer = { id, kind: "simulation", simulation, isWhole };
  self.postMessage(message, { transfer: buffers.filter((buffer) => buffer instanceof ArrayBuffer) });
}
