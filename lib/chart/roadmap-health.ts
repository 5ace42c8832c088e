/** How an initiative stands, from its status, its dates and what is measured. */
export type Health = "proposed" | "planned" | "on-track" | "behind" | "late" | "done" | "missed";

export const healthNames: Readonly<Record<Health, string>> = {
  proposed: "Proposed",
  planned: "Planned",
  "on-track": "On track",
  behind: "Behind",
  late: "Late",
  done: "Done",
  missed: "Done, short",
};
