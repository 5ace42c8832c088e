import type { NavigationKey } from "@/lib/schema/navigation";

export type NavigationEntry = {
  key: NavigationKey;
  label: string;
  href: string;
  /** Pressed after g. */
  shortcut: string;
};

export type NavigationGroup = { label: string; entries: readonly NavigationEntry[] };

export type ShellUser = { name: string; roleName: string };

export type ShellLink = { group: string; label: string; href: string };

/** What frames every page, in the words of one user. */
export type ShellModel = {
  organisation: string;
  /** The figures on screen belong to nobody. */
  sampleData: boolean;
  user: ShellUser;
  /** Notifications that the user has not read. */
  unread: number;
  navigation: readonly NavigationGroup[];
  /** Beside the navigation, for the command palette and the user's menu. */
  account: readonly ShellLink[];
  actions: readonly ShellLink[];
  records: readonly ShellLink[];
};
