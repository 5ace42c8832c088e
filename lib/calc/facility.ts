import { hoursPerYear } from "./hours";

export type FacilityInput = {
  servers: number;
  kwPerServer: number;
  pue: number;
  pricePerKwh: number;
  loadRatio: number;
  buildOutPerKw: number;
  liquidCoolingCapex: number;
  networkCapex: number;
  rackUnitsPerServer: number;
  rackUnits: number;
};

/** Power, money and racks that servers need. Build-out counts the IT power; a server is never cut over two racks. */
export function facility(input: FacilityInput) {
  const itKw = input.servers * input.kwPerServer;
  const totalKw = itKw * input.pue;
  const annualKwh = totalKw * hoursPerYear * input.loadRatio;
  return {
    itKw,
    totalKw,
    annualKwh,
    annualPowerCost: annualKwh * input.pricePerKwh,
    buildOutCapex: itKw * input.buildOutPerKw + input.liquidCoolingCapex + input.networkCapex,
    racks: Math.ceil(input.servers / Math.floor(input.rackUnits / input.rackUnitsPerServer)),
  };
}
