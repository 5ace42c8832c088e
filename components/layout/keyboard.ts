"use client";

import { useEffect, useRef } from "react";
import { currentPreferences } from "./preferences";

export type Keys = {
  palette: () => void;
  help: () => void;
  /** After g: the letter pressed. */
  goTo: (letter: string) => void;
};

const sequenceTime = 1_200;
const pageKey = "crossover-page-key";

/** Ctrl or ⌘ K always works; single keys are off while typing, and can be switched off altogether. */
export function useKeyboard(keys: Keys): void {
  const current = useRef(keys);
  current.current = keys;

  useEffect(() => {
    let afterG = 0;
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
        event.preventDefault();
        current.current.palette();
        return;
      }
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (!currentPreferences().shortcuts || document.querySelector("[role=dialog]")) return;
      const follows = event.timeStamp - afterG < sequenceTime;
      afterG = 0;
      if (follows) current.current.goTo(event.key);
      else if (event.key === "g") afterG = event.timeStamp;
      else if (event.key === "?") current.current.help();
      else if (event.key === "/") focusSearch(event);
      else if (event.key === "t") toggleTable();
      else document.dispatchEvent(new CustomEvent(pageKey, { detail: event.key }));
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

/** Keys that only one page knows; what holds for all keys, such as the setting that turns them off, holds for these. */
export function usePageKeys(keys: Readonly<Record<string, () => void>>): void {
  const current = useRef(keys);
  current.current = keys;

  useEffect(() => {
    const onKey = (event: Event) => {
      if (event instanceof CustomEvent && typeof event.detail === "string") current.current[event.detail]?.();
    };
    document.addEventListener(pageKey, onKey);
    return () => document.removeEventListener(pageKey, onKey);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
  );
}

function focusSearch(event: KeyboardEvent): void {
  const search = document.querySelector<HTMLInputElement>("main input[data-search]");
  if (!search) return;
  event.preventDefault();
  search.focus();
}

/** The chart that has focus, else the first one. */
function toggleTable(): void {
  const figure = document.activeElement?.closest("figure[data-chart]") ?? document.querySelector("figure[data-chart]");
  figure?.querySelector<HTMLButtonElement>("[data-table-toggle]")?.click();
}
