"use client";

import { cx } from "class-variance-authority";
import { LogOut, Moon, Sun } from "lucide-react";
import { useEffect, useState } from "react";
import { Menu } from "@/components/ui/menu";
import { currentPreferences, keepPreferences } from "./preferences";
import type { ShellModel } from "./shell-model";

export type UserMenuProps = { model: ShellModel; signOut: () => void; rail?: boolean };

export function UserMenu({ model, signOut, rail = false }: UserMenuProps) {
  const { user, account } = model;
  const [dark, setDark] = useState(false);
  useEffect(() => setDark(isDark()), []);
  return (
    <Menu
      align="start"
      side="top"
      trigger={
        <button
          type="button"
          aria-label={`${user.name}, ${user.roleName}: account`}
          className={cx(
            "flex w-full items-center gap-2 rounded-control p-2 text-left hover:bg-hover",
            rail && "max-xl:justify-center max-xl:px-0",
          )}
        >
          <span
            aria-hidden
            className="grid size-6 shrink-0 place-items-center rounded-full bg-neutral-bg text-[11px] leading-none font-semibold text-muted"
          >
            {initials(user.name)}
          </span>
          <span className={cx("min-w-0", rail && "max-xl:hidden")}>
            <span className="block truncate text-table leading-4 font-medium">{user.name}</span>
            <span className="block truncate text-caption text-muted">{user.roleName}</span>
          </span>
        </button>
      }
      items={[
        {
          label: dark ? "Light theme" : "Dark theme",
          icon: dark ? <Sun size={16} aria-hidden /> : <Moon size={16} aria-hidden />,
          onSelect: () => setDark(switchTheme()),
        },
        ...account.map((link) => ({ kind: "link" as const, label: link.label, href: link.href })),
        { kind: "separator", id: "before-sign-out" },
        { label: "Sign out", icon: <LogOut size={16} aria-hidden />, onSelect: signOut },
      ]}
    />
  );
}

function isDark(): boolean {
  const { theme } = currentPreferences();
  return theme === "system" ? matchMedia("(prefers-color-scheme: dark)").matches : theme === "dark";
}

/** To the other one of light and dark; tells whether it is dark now. */
export function switchTheme(): boolean {
  const dark = !isDark();
  keepPreferences({ ...currentPreferences(), theme: dark ? "dark" : "light" });
  return dark;
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word[0] ?? "")
    .slice(0, 2)
    .join("")
    .toUpperCase();
}
