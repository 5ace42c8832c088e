import type { NavigationKey } from "../schema/navigation";
import { mayDo, type Permission, type Role } from "./permissions";

export type NavigationEntry = {
  key: NavigationKey;
  label: string;
  href: string;
  permission: Permission;
  /** Pressed after g. */
  shortcut: string;
};

export type NavigationGroup = { label: string; entries: readonly NavigationEntry[] };

/** Every entry of the sidebar, the command palette and the g shortcuts. */
const groups: readonly NavigationGroup[] = [
  {
    label: "Understand",
    entries: [
      { key: "overview", label: "Overview", href: "/overview", permission: "costs:read", shortcut: "o" },
      { key: "costs", label: "Costs", href: "/costs", permission: "costs:read", shortcut: "x" },
      { key: "workloads", label: "Workloads", href: "/workloads", permission: "workloads:read", shortcut: "w" },
      { key: "metrics", label: "Metrics", href: "/metrics", permission: "metrics:read", shortcut: "m" },
    ],
  },
  {
    label: "Plan",
    entries: [
      { key: "scenarios", label: "Scenarios", href: "/scenarios", permission: "scenarios:read", shortcut: "s" },
      { key: "placement", label: "Placement", href: "/placement", permission: "scenarios:read", shortcut: "b" },
      { key: "commitments", label: "Commitments", href: "/commitments", permission: "scenarios:read", shortcut: "k" },
      { key: "gpu-sharing", label: "GPU sharing", href: "/gpu-sharing", permission: "scenarios:read", shortcut: "u" },
      { key: "compression", label: "Compression", href: "/compression", permission: "scenarios:read", shortcut: "p" },
      {
        key: "data-movement",
        label: "Data movement",
        href: "/data-movement",
        permission: "scenarios:read",
        shortcut: "d",
      },
      { key: "edge", label: "Edge", href: "/edge", permission: "scenarios:read", shortcut: "e" },
      { key: "facility", label: "Facility", href: "/facility", permission: "scenarios:read", shortcut: "y" },
      {
        key: "consumption",
        label: "Consumption pricing",
        href: "/consumption",
        permission: "scenarios:read",
        shortcut: "h",
      },
      { key: "readiness", label: "Readiness", href: "/readiness", permission: "scenarios:read", shortcut: "n" },
    ],
  },
  {
    label: "Account",
    entries: [
      { key: "chargeback", label: "Chargeback", href: "/chargeback", permission: "statements:read", shortcut: "c" },
      { key: "plan", label: "Plan against actuals", href: "/plan", permission: "costs:read", shortcut: "l" },
      { key: "allocation", label: "Allocation", href: "/allocation", permission: "allocation:read", shortcut: "a" },
      { key: "roadmap", label: "Roadmap", href: "/roadmap", permission: "roadmap:read", shortcut: "r" },
    ],
  },
  {
    label: "Admin",
    entries: [
      { key: "imports", label: "Imports", href: "/imports", permission: "imports:read", shortcut: "i" },
      { key: "formulas", label: "Formulas", href: "/formulas", permission: "calculations:read", shortcut: "f" },
      { key: "settings", label: "Settings", href: "/settings", permission: "settings:read", shortcut: "," },
    ],
  },
];

/** What a role may open, and nothing else. */
export function navigationFor(role: Role): NavigationGroup[] {
  return groups
    .map((group) => ({ ...group, entries: group.entries.filter((entry) => mayDo(role, entry.permission)) }))
    .filter((group) => group.entries.length > 0);
}
