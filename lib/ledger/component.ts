import type { Category } from "./category";
import type { Charge } from "./mapping-rule";

/** The components of a plan's timeline (lib/calc/timeline.ts) that a bill can name, and `other` for what is none of them. */
export const ledgerComponents = [
  "compute",
  "commitment-waste",
  "idle",
  "storage",
  "egress",
  "network",
  "support",
  "licences",
  "hardware",
  "fabric",
  "facility",
  "power",
  "cooling",
  "space",
  "maintenance",
  "staff",
  "devices",
  "connectivity",
  "other",
] as const;

export type LedgerComponent = (typeof ledgerComponents)[number];

/** What a line says of itself; `serviceCategory` is FOCUS's, null where the bill has none. */
export type ComponentFacts = {
  category: Category;
  serviceCategory: string | null;
  service: string;
  charge: Charge;
  tier: "cloud" | "on-prem" | "edge";
};

/** Parts of an owned fleet that come as bills of their own, by words of the service's name; the first that fits. */
const ownedServices: readonly (readonly [RegExp, LedgerComponent])[] = [
  [/cooling|chiller/i, "cooling"],
  [/electricity|power|energy/i, "power"],
  [/colocation|co-location|\brack|\brent\b|floor space/i, "space"],
  [/maintenance|warranty|repair/i, "maintenance"],
  [/staff|labou?r|salar|personnel/i, "staff"],
  [/fabric|infiniband|switch/i, "fabric"],
  [/build-out|facility/i, "facility"],
  [/connectivity|uplink|cellular|\bsim\b/i, "connectivity"],
  [/hardware|server|depreciation|lease/i, "hardware"],
  [/device/i, "devices"],
];

/** Traffic that leaves, as providers call it; other networking keeps things connected. */
const egress = /data transfer|bandwidth|egress|cloudfront|cdn|content delivery|cloud networking/i;

const computing = ["Compute", "AI and Machine Learning", "Analytics", "Databases"];

/**
 * The component of a plan that a ledger line is measured against. Idle lines first: what nobody used is
 * `commitment-waste` in the cloud, where a bill calls only commitments and reservations unused, and `idle` on own sites.
 * Then support and licences by the service's name; then, on-prem and at the edge, the parts of a fleet by its name; then
 * FOCUS's service category, or without one the line's own category. A credit or correction is of the component of its service.
 *
 * What cannot be told: a usage file's GPU-hours are priced by the fleet's full cost, so hardware, power, staff and the rest
 * are one `compute` line. Egress billed under an instance's service is `compute`. Management, security and what has neither
 * a known category nor a telling name are `other`. A line is never split. Does not throw.
 */
export function componentOf({ category, serviceCategory, service, charge, tier }: ComponentFacts): LedgerComponent {
  if (charge === "idle") return tier === "cloud" ? "commitment-waste" : "idle";
  if (/\bsupport\b/i.test(service)) return "support";
  if (/licen[cs]|marketplace|ai enterprise/i.test(service)) return "licences";
  const owned = tier === "cloud" ? undefined : ownedServices.find(([name]) => name.test(service));
  if (owned) return owned[1];
  if (serviceCategory === "Storage") return "storage";
  if (serviceCategory === "Networking") return networkOf(service);
  if (serviceCategory !== null) return computing.includes(serviceCategory) ? "compute" : "other";
  if (category === "storage") return "storage";
  if (category === "data-transfer") return networkOf(service);
  return category === "other" ? "other" : "compute";
}

function networkOf(service: string): LedgerComponent {
  return egress.test(service) ? "egress" : "network";
}

/** The guide's hidden costs: what a price per GPU-hour does not show. */
export const hiddenCosts = ["egress", "storage", "network", "idle", "residency"] as const;

export type HiddenCost = (typeof hiddenCosts)[number];

const replicas = /replica|cross-region|inter-region/i;

/**
 * The hidden cost that a line of a component is, or null. Unused commitments are idle capacity that was paid for.
 * Residency is copies kept in, or sent to, another region, so far as the service's name says so: bills mostly do not, and
 * such copies are then counted as storage and egress. Each line is one hidden cost at most, so that they can be added.
 */
export function hiddenCostOf(component: LedgerComponent, service: string): HiddenCost | null {
  switch (component) {
    case "storage":
    case "egress":
    case "network":
      return replicas.test(service) ? "residency" : component;
    case "idle":
    case "commitment-waste":
      return "idle";
    default:
      return null;
  }
}
