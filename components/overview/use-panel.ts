"use client";

import { parseAsString, useQueryState } from "nuqs";

/** The side panel of the address: `change` for all of it, a workload's id for one, nothing for none. */
export function usePanel() {
  const [panel, setPanel] = useQueryState("panel", parseAsString.withOptions({ history: "push" }));
  return { panel, open: (name: string) => void setPanel(name), close: () => void setPanel(null) };
}
