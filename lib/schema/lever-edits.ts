import type { Lever } from "../calc/lever";
import type { ScenarioInput } from "./scenario";

/** The lever of the same id replaced; a scenario without it stays as it is. */
export function withLever(input: ScenarioInput, lever: Lever): ScenarioInput {
  return { ...input, levers: input.levers.map((each) => (each.id === lever.id ? lever : each)) };
}

export function withoutLever(input: ScenarioInput, id: string): ScenarioInput {
  return { ...input, levers: input.levers.filter((each) => each.id !== id) };
}

/** A lever that was taken out, back where it stood; one that is there already stays where it is. */
export function withLeverBack(input: ScenarioInput, lever: Lever, index: number): ScenarioInput {
  return input.levers.some(({ id }) => id === lever.id)
    ? input
    : { ...input, levers: input.levers.toSpliced(index, 0, lever) };
}

/** One place up (−1) or down (1); at either end it stays. */
export function withLeverMoved(input: ScenarioInput, id: string, by: -1 | 1): ScenarioInput {
  const from = input.levers.findIndex((each) => each.id === id);
  const lever = input.levers[from];
  const to = from + by;
  if (lever === undefined || to < 0 || to >= input.levers.length) return input;
  return { ...input, levers: input.levers.toSpliced(from, 1).toSpliced(to, 0, lever) };
}
