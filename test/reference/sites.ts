import { holds, type ReferenceCase } from "@/lib/schema/reference-case";

const pue = {
  source: "Data center energy savings calculator",
  url: "https://calculator5.snowdaycalculatornow.com/?p=4363",
};
const noTraffic = { updateTb: 0, updatesPerYear: 0, pricePerGb: 0 };

export const siteCases: readonly ReferenceCase[] = [
  {
    calculation: "data-movement",
    title: "1 TB over 1 Gbit/s",
    input: { ...noTraffic, initialTb: 1, linkMbps: 1000 },
    expected: { transferHours: 2.2 },
    tolerance: { absolute: 0.05, why: "Printed to a tenth of an hour" },
    citation: {
      source: "Data Speed Calculator, Data transfer time guide",
      where: "Example calculations",
      url: "https://dataspeedcalculator.com/data-transfer-time-guide.html",
    },
    verdict: holds,
  },
  {
    calculation: "data-movement",
    title: "10 TB over 10 Gbit/s",
    input: { ...noTraffic, initialTb: 10, linkMbps: 10_000 },
    expected: { transferHours: 2.2 },
    tolerance: { absolute: 0.05, why: "Printed to a tenth of an hour" },
    citation: {
      source: "Data Speed Calculator, Data transfer time guide",
      where: "Example calculations",
      url: "https://dataspeedcalculator.com/data-transfer-time-guide.html",
    },
    verdict: holds,
  },
  {
    calculation: "data-movement",
    title: "10 TiB, 10.995 TB, over 1 Gbit/s",
    input: { ...noTraffic, initialTb: 10.995116, linkMbps: 1000 },
    expected: { transferHours: 24.4 },
    tolerance: { absolute: 0.05, why: "Printed to a tenth of an hour" },
    citation: {
      source: "NetMath, Migrating 10TB over the weekend",
      where: "10TB transfer times by bandwidth",
      url: "https://netmath.fyi/blog/migrating-10tb-over-weekend",
    },
    verdict: holds,
  },
  {
    calculation: "data-movement",
    title: "100 GB over 100 Mbit/s with 15 % overhead: 2 hours 37 minutes",
    input: { ...noTraffic, initialTb: 0.1, linkMbps: 85 },
    expected: { transferHours: 2.617 },
    tolerance: { absolute: 0.0084, why: "Printed in whole minutes" },
    citation: {
      source: "CleverCalculator, Data transfer time",
      where: "Introduction",
      url: "https://clevercalculator.com/everyday/data-transfer",
    },
    verdict: holds,
  },
  {
    calculation: "data-movement",
    title: "1 TB over 10 Mbit/s under ideal conditions",
    input: { ...noTraffic, initialTb: 1, linkMbps: 10 },
    expected: { transferHours: 300 },
    tolerance: { absolute: 5, why: "Given in tens of hours" },
    citation: {
      source: "ESnet, Network requirements and expectations",
      where: "Expected rates to transfer data",
      url: "http://fasterdata.es.net/fasterdata-home/requirements-and-expectations/",
    },
    verdict: {
      kind: "published-wrong",
      says: "1 TB at 10 Mbit/s takes 300 hours under ideal conditions",
      right: "222 hours",
      reason: "8 × 10¹² bits at 10⁷ a second; 300 hours use 74 % of the line, which is realistic but not ideal",
      corrected: { transferHours: 222.22 },
    },
  },
  {
    calculation: "edge",
    title: "Eight cameras of 4 Mbit/s round the clock",
    input: { cameras: 8, mbpsPerCamera: 4, devices: 0, deviceCost: 0, edgeMonthly: 0, cloudMonthly: 0 },
    expected: { gbPerDay: 345.6, tbPerMonth: 10.368 },
    tolerance: { absolute: 1e-9, why: "Exact" },
    citation: {
      source: "CalculatorLib, IP camera bandwidth calculator",
      where: "Worked example",
      url: "https://calculatorlib.com/ip-camera-bandwidth-calculator",
    },
    verdict: holds,
  },
  {
    calculation: "edge",
    title: "One camera of 1.5 Mbit/s: 16,200 MB a day",
    input: { cameras: 1, mbpsPerCamera: 1.5, devices: 0, deviceCost: 0, edgeMonthly: 0, cloudMonthly: 0 },
    expected: { gbPerDay: 16.2 },
    tolerance: { absolute: 1e-9, why: "Exact" },
    citation: { source: "A-Soni, FAQ", where: "Storage at a constant bit rate", url: "http://www.a-soni.com/FAQ.html" },
    verdict: holds,
  },
  {
    calculation: "facility",
    title: "A hall of 1,000 kW at PUE 1.8",
    input: { servers: 1000, kwPerServer: 1, pue: 1.8, pricePerKwh: 0.1 },
    expected: { annualKwh: 15_768_000 },
    tolerance: { absolute: 1e-6, why: "Exact" },
    citation: { ...pue, where: "Worked example" },
    verdict: holds,
  },
  {
    calculation: "facility",
    title: "The same hall at PUE 1.4: 350,400 a year less",
    input: { servers: 1000, kwPerServer: 1, pue: 1.4, pricePerKwh: 0.1 },
    expected: { annualKwh: 12_264_000, annualPowerCost: 1_576_800 - 350_400 },
    tolerance: { absolute: 1e-6, why: "Exact" },
    citation: { ...pue, where: "Worked example" },
    verdict: holds,
  },
  {
    calculation: "utilisation",
    title: "A dedicated cluster costs 250 an hour of use at 8 % utilisation, 50 at 40 %",
    input: { monthlyCost: 250, utilisation: 0.08, targetUtilisation: 0.4 },
    expected: { costAtTarget: 50, hoursFactor: 5 },
    tolerance: { absolute: 1e-9, why: "Exact" },
    citation: {
      source: "Uptime Institute Journal, Sweat dedicated GPU clusters to beat cloud on cost",
      where: "Occasional fine-tuning against regular retraining",
      url: "https://journal.uptimeinstitute.com/sweat-dedicated-gpu-clusters-to-beat-cloud-on-cost/",
    },
    verdict: holds,
  },
];
