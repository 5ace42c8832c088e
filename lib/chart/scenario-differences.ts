import type { Tier } from "../calc/tier";
import { type Component, components, type Timeline } from "../calc/timeline";
import type { PlacementView, PlacementViews } from "./scenario-placements";

export type DifferenceRow = {
  key: string;
  label: string;
  /** One amount for each placement, in the order of `PlacementViews.all`. */
  amounts: readonly number[];
  /** The placement in focus less all cloud: negative is a saving. */
  difference: number;
};

export type DifferenceGroup = { key: string; title: string; rows: readonly DifferenceRow[] };

export type Differences = {
  groups: readonly DifferenceGroup[];
  total: DifferenceRow;
  /** Sum of the rows less the total, for the placement in focus: 0 unless something is counted wrongly. */
  unexplained: number;
};

const once: ReadonlySet<Component> = new Set(["hardware", "fabric", "facility", "devices", "migration", "residual"]);

const groups: readonly { key: string; title: string; tier: Tier; isOnce: boolean | null }[] = [
  { key: "cloud", title: "Cloud", tier: "cloud", isOnce: null },
  { key: "on-prem-once", title: "On-prem, once", tier: "on-prem", isOnce: true },
  { key: "on-prem-running", title: "On-prem, running", tier: "on-prem", isOnce: false },
  { key: "edge", title: "Edge", tier: "edge", isOnce: null },
];

const names: Record<Component, string> = {
  compute: "Compute",
  "commitment-waste": "Unused commitments",
  idle: "Idle allocation",
  storage: "Storage",
  egress: "Egress",
  network: "Network",
  support: "Support",
  licences: "Licences",
  hardware: "Servers",
  fabric: "Fabric and network",
  facility: "Facility and liquid cooling",
  power: "Power",
  cooling: "Cooling",
  space: "Colocation",
  maintenance: "Maintenance",
  staff: "Staff",
  residual: "Resale value",
  devices: "Devices",
  connectivity: "Connectivity",
  migration: "Migration",
  "dual-run": "Both bills during installation",
};

export function componentName(component: Component, tier: Tier): string {
  if (component === "compute" && tier === "cloud") return "Compute used";
  if (component === "compute" && tier === "on-prem") return "Consumption";
  return names[component];
}

/** Cost by component and placement; a component that costs nothing anywhere has no row. */
export function differences(views: PlacementViews, focus: PlacementView): Differences {
  const row = (key: string, label: string, amounts: readonly number[]): DifferenceRow => ({
    key,
    label,
    amounts,
    difference: (amounts[views.all.indexOf(focus)] ?? 0) - (amounts[0] ?? 0),
  });
  const filled = groups.flatMap(({ key, title, tier, isOnce }) => {
    const rows = components
      .filter((component) => isOnce === null || once.has(component) === isOnce)
      .map((component) => {
        const amounts = views.all.map((view) => amountOf(view.timeline, tier, component));
        return row(`${tier}-${component}`, componentName(component, tier), amounts);
      })
      .filter(({ amounts }) => amounts.some((amount) => amount !== 0));
    return rows.length > 0 ? [{ key, title, rows }] : [];
  });
  const total = row(
    "total",
    "Total",
    views.all.map((view) => view.total),
  );
  const index = views.all.indexOf(focus);
  const explained = filled.flatMap((group) => group.rows).reduce((sum, { amounts }) => sum + (amounts[index] ?? 0), 0);
  return { groups: filled, total, unexplained: noiseFree(explained - focus.total, focus.total) };
}

function amountOf(timeline: Timeline, tier: Tier, component: Component): number {
  return timeline.lines
    .filter((line) => line.tier === tier && line.component === component)
    .reduce((sum, line) => sum + line.amounts.reduce((subtotal, amount) => subtotal + amount, 0), 0);
}

/** The last digits of a long sum depend on its order; they are no difference. */
function noiseFree(difference: number, scale: number): number {
  return Math.abs(difference) <= 1e-9 * Math.max(1, Math.abs(scale)) ? 0 : difference;
}
