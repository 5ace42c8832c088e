import { mayDo, type Permission, type Role } from "./permissions";

export type NavigationEntry = {
  key: "workloads" | "scenarios" | "settings";
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
      { key: "workloads", label: "Workloads", href: "/workloads", permission: "workloads:read", shortcut: "w" },
    ],
  },
  {
    label: "Plan",
    entries: [
      { key: "scenarios", label: "Scenarios", href: "/scenarios", permission: "scenarios:read", shortcut: "s" },
    ],
  },
  {
    label: "Admin",
    entries: [{ key: "settings", label: "Settings", href: "/settings", permission: "settings:read", shortcut: "," }],
  },
];

/** What a role may open, and nothing else. */
export function navigationFor(role: Role): NavigationGroup[] {
  return groups
    .map((group) => ({ ...group, entries: group.entries.filter((entry) => mayDo(role, entry.permission)) }))
    .filter((group) => group.entries.length > 0);
}
