import type { FormState } from "@/lib/action/form-state";
import type { ScenarioInput } from "@/lib/schema/scenario";

type Action<I, R> = (input: I) => Promise<FormState<R>>;

/** What the pages may have done; each arrives as a prop, so that components know no route. */
export type ScenarioActions = {
  save: Action<{ id: string; input: ScenarioInput; note: string; seenVersion: number }, { version: number }>;
  create: Action<{ name: string; description: string; input: ScenarioInput; note: string }, { id: string }>;
  share: Action<{ id: string; input: ScenarioInput }, { version: number }>;
  rename: Action<{ id: string; name: string }, { id: string }>;
  duplicate: Action<{ id: string }, { id: string }>;
  markAsPlan: Action<{ id: string; version: number; share: number }, { id: string; from: string }>;
  unmarkAsPlan: Action<{ id: string }, { id: string }>;
  archive: Action<{ id: string }, { id: string }>;
  restore: Action<{ id: string }, { id: string }>;
  restoreVersion: Action<{ id: string; version: number }, { version: number }>;
  addToRoadmap: Action<
    { scenarioId: string; version: number; share: number; withMove: boolean; leverIds: readonly string[] },
    { ids: string[] }
  >;
};
