"use client";

import { useEffect, useMemo, useState } from "react";
import { type Typed, useChecked } from "@/components/planners/use-checked";
import { classify, type Thresholds } from "@/lib/calc/classify";
import { ruleAlternative, splitAlternative, todayAlternative } from "@/lib/calc/placement/alternatives";
import { type Portfolio, portfolioProblem } from "@/lib/calc/placement/portfolio-problem";
import { placementNames } from "@/lib/chart/placement";
import type { PlannerFrame } from "@/lib/schema/planner";
import { type PlacementSettings, placementPlanner, startSettings } from "@/lib/schema/planner/placement";
import { useSolver } from "./use-solver";

export type TypedSettings = Typed<PlacementSettings>;

/** What was asked for: kept beside its answer, because inputs go on changing. */
export type Question = {
  portfolio: Portfolio;
  settings: PlacementSettings;
  workloadIds: readonly string[];
  key: string;
};

/** The inputs of the page, the problem they make, and the search for its answer. */
export function usePlacement(frame: PlannerFrame, thresholds: Thresholds) {
  const { workloads, supplies } = frame;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(workloads.map(({ id }) => id)));
  const [settings, setSettings] = useState<TypedSettings>(() => startSettings(thresholds));
  const { given, output, isStale, errors } = useChecked(placementPlanner, settings);
  const solver = useSolver<Question>();

  const question = useMemo((): Question | null => {
    if (!given || !output) return null;
    const picked = workloads.filter(({ id }) => chosen.has(id));
    const portfolio = portfolioProblem(picked, supplies, output);
    if (portfolio.problem.workloads.length === 0) return null;
    const workloadIds = portfolio.problem.workloads.map(({ id }) => id);
    return { portfolio, settings: given, workloadIds, key: JSON.stringify([workloadIds, given]) };
  }, [given, output, workloads, supplies, chosen]);

  const optimise = () => {
    if (!question) return;
    const { relativeGap, timeLimitSeconds } = question.settings;
    solver.start(question, { problem: question.portfolio.problem, relativeGap, timeLimitSeconds });
  };
  // The page answers by itself once: nobody has to know that there is something to start.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is there
  useEffect(() => optimise(), []);

  /** What is shown belongs to the answer, or, before there is one, to the inputs. */
  const shown = solver.answered?.input ?? question;
  const names = useMemo(
    () => (shown ? placementNames(shown.portfolio, workloads) : new Map<string, string>()),
    [shown, workloads],
  );
  const alternatives = useMemo(() => {
    if (!shown) return null;
    const { problem } = shown.portfolio;
    const tiers = new Map(workloads.map((workload) => [workload.id, classify(workload, thresholds).tier]));
    return {
      today: todayAlternative(problem),
      others: [
        { key: "guide", name: "The guide's rules", of: ruleAlternative(problem, (id) => tiers.get(id) ?? "cloud") },
        { key: "70", name: "70/30, on-prem to cloud", of: splitAlternative(problem, 0.7) },
        { key: "50", name: "50/50", of: splitAlternative(problem, 0.5) },
        { key: "30", name: "30/70", of: splitAlternative(problem, 0.3) },
      ],
    };
  }, [shown, workloads, thresholds]);
  const isOld = solver.answered !== null && question !== null && solver.answered.input.key !== question.key;
  return {
    chosen,
    setChosen,
    settings,
    setSettings,
    isStale,
    errors,
    question,
    solver,
    optimise,
    shown,
    names,
    alternatives,
    isOld,
  };
}

export type PlacementState = ReturnType<typeof usePlacement>;
