"use client";

import { cx } from "class-variance-authority";
import { Search } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Mark } from "./brand";
import { NavigationIcon } from "./navigation-icon";
import { NotificationBell } from "./notification-bell";
import type { NavigationGroup, ShellModel } from "./shell-model";
import { UserMenu } from "./user-menu";

export type SidebarProps = {
  model: ShellModel;
  onSearch: () => void;
  signOut: () => void;
};

/** 224 px wide, a rail of icons below 1280 px, gone below 768 px, where a drawer shows the same. */
export function Sidebar({ model, onSearch, signOut }: SidebarProps) {
  return (
    <header
      data-print="hide"
      className="sticky top-0 flex h-screen flex-col overflow-y-auto border-r border-border bg-card px-2 py-3 max-md:hidden"
    >
      <SidebarHead organisation={model.organisation} onSearch={onSearch} rail />
      <SidebarLinks groups={model.navigation} rail />
      <div className="mt-auto flex items-center border-t border-hairline pt-2 max-xl:flex-col-reverse">
        <div className="w-full min-w-0 flex-1">
          <UserMenu model={model} signOut={signOut} rail />
        </div>
        <NotificationBell unread={model.unread} />
      </div>
    </header>
  );
}

export function SidebarHead({
  organisation,
  onSearch,
  rail = false,
}: {
  organisation: string;
  onSearch: () => void;
  rail?: boolean;
}) {
  return (
    <>
      <Link
        href="/"
        aria-label={`Crossover, ${organisation}`}
        className={cx(
          "flex items-center gap-2 rounded-control px-2 pt-1 pb-2 text-text no-underline",
          rail && "max-xl:justify-center max-xl:px-0",
        )}
      >
        <Mark />
        <span className={cx("min-w-0", rail && "max-xl:hidden")}>
          <span className="block text-[15px] leading-5 font-semibold tracking-[-0.01em]">Crossover</span>
          <span className="block truncate text-caption text-muted">{organisation}</span>
        </span>
      </Link>
      <button
        type="button"
        onClick={onSearch}
        aria-label="Search and commands"
        className={cx(
          "mb-1 flex h-8 w-full shrink-0 items-center gap-2 rounded-control border border-border px-2 text-table text-muted hover:bg-hover max-md:h-10",
          rail && "max-xl:justify-center max-xl:px-0",
        )}
      >
        <Search size={16} aria-hidden className="shrink-0" />
        <span className={cx("flex-1 text-left", rail && "max-xl:hidden")}>Search</span>
        <kbd className={cx("font-sans text-caption", rail && "max-xl:hidden")}>Ctrl K</kbd>
      </button>
    </>
  );
}

type SidebarLinksProps = { groups: readonly NavigationGroup[]; rail?: boolean; onNavigate?: () => void };

export function SidebarLinks({ groups, rail = false, onNavigate }: SidebarLinksProps) {
  const pathname = usePathname();
  return (
    <nav aria-label="Main">
      {groups.map((group) => (
        <div key={group.label}>
          <p className={cx("px-2 pt-3 pb-1 text-caption font-medium text-muted", rail && "max-xl:sr-only")}>
            {group.label}
          </p>
          <ul>
            {group.entries.map((entry) => {
              const current = pathname === entry.href || pathname.startsWith(`${entry.href}/`);
              return (
                <li key={entry.key}>
                  <Link
                    href={entry.href}
                    aria-current={current ? "page" : undefined}
                    title={rail ? entry.label : undefined}
                    onClick={() => onNavigate?.()}
                    className={cx(
                      "mb-0.5 flex h-7 items-center gap-2 rounded-control px-2 text-table font-medium text-muted no-underline hover:bg-hover hover:text-text aria-[current=page]:bg-selected aria-[current=page]:text-text max-md:h-10 [&[aria-current=page]_svg]:text-accent",
                      rail && "max-xl:h-8 max-xl:justify-center max-xl:px-0",
                    )}
                  >
                    <NavigationIcon entry={entry.key} />
                    <span className={cx(rail && "max-xl:sr-only")}>{entry.label}</span>
                  </Link>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
}
