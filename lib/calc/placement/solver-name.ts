/** What finds the placements; apart from the solver itself, so that naming it does not load it. */
export const solverName = "HiGHS 1.15.3";
