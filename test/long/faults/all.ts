import type { Fault } from "../fault";
import { accessFaults } from "./access";
import { moneyFaults } from "./money";
import { robustnessFaults } from "./robustness";

/** In the order of the list of what must never happen. */
export const faults: readonly Fault[] = [...moneyFaults, ...accessFaults, ...robustnessFaults];
