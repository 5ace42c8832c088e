import type { DemoWorkload } from "../workloads";

export type Account = { id: string; name: string };

export const sourceNames = [
  "AWS",
  "Azure",
  "Google Cloud",
  "Lund metering",
  "Edge metering",
  "Product metrics",
] as const;

export type SourceName = (typeof sourceNames)[number];

export const payers = {
  aws: { id: "493817260514", name: "Northwind AI" },
  azure: { id: "E70384-EA-2291", name: "Northwind AI enterprise agreement" },
  google: { id: "01B7C2-9F40DD-33A81E", name: "Northwind AI billing" },
} as const satisfies Record<string, Account>;

/** A team's own account on AWS. */
export const teamAccounts: Readonly<Record<string, Account>> = {
  Assist: { id: "218840937105", name: "northwind-assist" },
  Search: { id: "218840937221", name: "northwind-search" },
  Documents: { id: "218840937348", name: "northwind-documents" },
  Platform: { id: "218840937450", name: "northwind-platform" },
  Vision: { id: "218840937562", name: "northwind-vision" },
  Voice: { id: "218840937679", name: "northwind-voice" },
  Risk: { id: "218840937783", name: "northwind-risk" },
  Robotics: { id: "218840937890", name: "northwind-robotics" },
};

export const sharedServices: Account = { id: "218840936001", name: "northwind-shared-services" };
export const sandbox: Account = { id: "218840936118", name: "northwind-sandbox" };

export const azureRisk: Account = { id: "7d0f6c1e-52b4-4f0a-9a57-3f6f3c0b9e11", name: "nw-regulated-eu" };
export const azureProducts: Account = { id: "c2a1b5d8-0e77-4d6b-8c93-6b1f0e9a4d27", name: "nw-products-eu" };
export const azureHub: Account = { id: "0b9e4f3a-7c15-4b8e-a6d2-91f5c7e2d804", name: "nw-hub" };

export const googleData: Account = { id: "nw-data-prod", name: "nw-data-prod" };
export const googleLabs: Account = { id: "nw-labs", name: "nw-labs" };

export function accountOf(team: string): Account {
  const account = teamAccounts[team];
  if (!account) throw new RangeError(`${team} has no account.`);
  return account;
}

export function awsRegionOf({ residency }: Pick<DemoWorkload, "residency">): string {
  return residency === "EU" ? "eu-north-1" : "us-east-1";
}

export function teamTag(team: string): string {
  return team.toLowerCase();
}
