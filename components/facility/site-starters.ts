/** Limits to begin with, until the site's own are known. Rack heat: our reading of what air and liquid carry away. */
export type SiteStarter = {
  value: string;
  label: string;
  hint: string;
  limits: { powerKw: number; coolingKw: number; networkGbps: number; siteRackUnits: number };
};

export const siteStarters: readonly [SiteStarter, ...SiteStarter[]] = [
  {
    value: "air",
    label: "Two air-cooled racks",
    hint: "35 kW of heat a rack, a switch of 32 × 400 Gbit/s",
    limits: { powerKw: 100, coolingKw: 70, networkGbps: 12_800, siteRackUnits: 84 },
  },
  {
    value: "liquid",
    label: "Two liquid-cooled racks",
    hint: "100 kW of heat a rack, two switches of 32 × 400 Gbit/s",
    limits: { powerKw: 240, coolingKw: 200, networkGbps: 25_600, siteRackUnits: 84 },
  },
  {
    value: "guide",
    label: "The guide's rack of eight",
    hint: "67.6 kW, 52 kW of heat, 400 Gbit/s a server, 42 units",
    limits: { powerKw: 67.6, coolingKw: 52, networkGbps: 3200, siteRackUnits: 42 },
  },
];
