"use client";

import { useEffect, useRef, useState } from "react";
import type { ScenarioSimulation } from "@/lib/calc/uncertainty/scenario-simulation";
import type { ScenarioInput } from "@/lib/schema/scenario";
import type { SimulationAnswer, SimulationRequest } from "./simulation-worker";

export type SimulationState = {
  /** With the input it is of; null until the first trials are there. */
  found: { simulation: ScenarioSimulation; input: ScenarioInput } | null;
  /** More trials are on their way. */
  isRunning: boolean;
  /** Why there is no simulation, in words. */
  problem: string | null;
};

/** Simulates beside the page, for as long as the component is there. */
export function useSimulation(input: ScenarioInput, isPresentValue: boolean): SimulationState {
  const [state, setState] = useState<SimulationState>({ found: null, isRunning: true, problem: null });
  const worker = useRef<Worker | null>(null);
  const sent = useRef<{ id: number; input: ScenarioInput }>({ id: 0, input });

  useEffect(() => {
    const made = new Worker(new URL("./simulation-worker.ts", import.meta.url), { type: "module" });
    worker.current = made;
    made.addEventListener("message", ({ data }: MessageEvent<SimulationAnswer>) => {
      if (data.id !== sent.current.id) return;
      if (data.kind === "refused") return setState({ found: null, isRunning: false, problem: data.reason });
      const found = { simulation: data.simulation, input: sent.current.input };
      setState({ found, isRunning: !data.isWhole, problem: null });
    });
    made.addEventListener("error", () => {
      setState({ found: null, isRunning: false, problem: "The simulation could not be run in this browser." });
    });
    return () => {
      made.terminate();
      worker.current = null;
    };
  }, []);

  useEffect(() => {
    sent.current = { id: sent.current.id + 1, input };
    setState((before) => ({ ...before, isRunning: true }));
    const request: SimulationRequest = { id: sent.current.id, input, isPresentValue };
    worker.current?.postMessage(request);
  }, [input, isPresentValue]);

  return state;
}
