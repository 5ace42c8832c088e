"use client";

import { useEffect, useRef, useState } from "react";
import type { Conflict } from "@/lib/calc/placement/conflicts";
import type { LimitPrice } from "@/lib/calc/placement/limit-prices";
import type { PlacementResult } from "@/lib/calc/placement/placement";
import type { SolveProgress } from "@/lib/calc/placement/solve";
import type { SolverMessage, SolverRequest } from "./solver-message";

/** An answer with the input that it answers. `prices` and `conflicts` are null while they are worked out. */
export type Answered<Input> = {
  input: Input;
  result: PlacementResult;
  prices: readonly LimitPrice[] | null;
  conflicts: readonly Conflict[] | null;
};

export type SolverState<Input> = {
  running: boolean;
  /** Since the search began, loading the solver included. */
  seconds: number;
  progress: SolveProgress | null;
  /** The last one, also while the next is looked for. */
  answered: Answered<Input> | null;
  failure: string | null;
  start: (input: Input, request: SolverRequest) => void;
  /** Ends the search; the last answer stays. */
  cancel: () => void;
};

/** The solver in a worker of its own: the page goes on answering, and ending the worker ends the search at once. */
export function useSolver<Input>(): SolverState<Input> {
  const worker = useRef<Worker | null>(null);
  const [running, setRunning] = useState(false);
  const [seconds, setSeconds] = useState(0);
  const [progress, setProgress] = useState<SolveProgress | null>(null);
  const [answered, setAnswered] = useState<Answered<Input> | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const cancel = () => {
    worker.current?.terminate();
    worker.current = null;
    setRunning(false);
    setProgress(null);
  };
  useEffect(() => () => worker.current?.terminate(), []);
  useEffect(() => {
    if (!running) return;
    setSeconds(0);
    const ticking = setInterval(() => setSeconds((passed) => passed + 1), 1000);
    return () => clearInterval(ticking);
  }, [running]);

  const start = (input: Input, request: SolverRequest) => {
    cancel();
    setFailure(null);
    setRunning(true);
    const started = new Worker(new URL("./placement-worker.ts", import.meta.url), { type: "module" });
    worker.current = started;
    const fail = (message: string) => {
      cancel();
      setFailure(message);
    };
    started.addEventListener("error", (event) => fail(event.message || "The solver could not be loaded."));
    started.addEventListener("message", ({ data }: MessageEvent<SolverMessage>) => {
      if (data.kind === "progress") setProgress(data.progress);
      else if (data.kind === "failed") fail(data.message);
      else if (data.kind === "done") cancel();
      else if (data.kind === "result") {
        setAnswered({ input, result: data.result, prices: null, conflicts: null });
      } else if (data.kind === "prices") setAnswered((last) => last && { ...last, prices: data.prices });
      else setAnswered((last) => last && { ...last, conflicts: data.conflicts });
    });
    started.postMessage(request);
  };
  return { running, seconds, progress, answered, failure, start, cancel };
}
