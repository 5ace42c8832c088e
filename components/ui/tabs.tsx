"use client";

import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

export type Tab<V extends string = string> = { value: V; label: string; content: ReactNode };

export type TabsProps<V extends string> = {
  tabs: readonly Tab<V>[];
  /** The accessible name of the row of tabs. */
  label: string;
  value: V;
  onValueChange: (value: V) => void;
};

export function Tabs<V extends string>({ tabs, label, value, onValueChange }: TabsProps<V>) {
  return (
    <Base.Root value={value} onValueChange={(next: V) => onValueChange(next)}>
      <Base.List aria-label={label} className="flex gap-5 overflow-x-auto border-b border-border px-4 pt-3">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="-mb-px border-b-2 border-transparent pt-1 pb-2 text-table font-medium whitespace-nowrap text-muted -outline-offset-2 hover:text-text data-active:border-accent data-active:text-text"
          >
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="min-w-0 outline-offset-[-2px]">
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
