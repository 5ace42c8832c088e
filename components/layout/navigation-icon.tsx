import {
  ArrowLeftRight,
  Boxes,
  CalendarCheck2,
  ChartColumnStacked,
  ChartGantt,
  Columns3,
  FileInput,
  Gauge,
  HandCoins,
  LayoutDashboard,
  ListChecks,
  type LucideIcon,
  Minimize2,
  RadioTower,
  Receipt,
  Server,
  Sigma,
  SlidersHorizontal,
  Split,
  Target,
  TextAlignStart,
} from "lucide-react";
import type { NavigationEntry } from "./shell-model";

const icons: Record<Exclude<NavigationEntry["key"], "scenarios">, LucideIcon> = {
  overview: LayoutDashboard,
  costs: ChartColumnStacked,
  workloads: TextAlignStart,
  metrics: Gauge,
  placement: Boxes,
  commitments: CalendarCheck2,
  "gpu-sharing": Columns3,
  compression: Minimize2,
  "data-movement": ArrowLeftRight,
  edge: RadioTower,
  facility: Server,
  consumption: Receipt,
  readiness: ListChecks,
  chargeback: HandCoins,
  plan: Target,
  allocation: Split,
  roadmap: ChartGantt,
  imports: FileInput,
  formulas: Sigma,
  settings: SlidersHorizontal,
};

export function NavigationIcon({ entry }: { entry: NavigationEntry["key"] }) {
  if (entry === "scenarios") return <TwoCurves />;
  const Icon = icons[entry];
  return <Icon size={16} strokeWidth={1.75} aria-hidden />;
}

function TwoCurves() {
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
