import { List, SlidersHorizontal } from "lucide-react";
import type { NavigationEntry } from "./shell-model";

export function NavigationIcon({ entry }: { entry: NavigationEntry["key"] }) {
  if (entry === "workloads") return <List size={16} aria-hidden />;
  if (entry === "settings") return <SlidersHorizontal size={16} aria-hidden />;
  return (
    <svg
      width={16}
      height={16}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.4}
      aria-hidden="true"
    >
      <path d="M2 13C6 13 10 3 14 3M2 4c4 0 8 7.5 12 7.5" strokeLinecap="round" />
    </svg>
  );
}
