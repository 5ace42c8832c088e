import { type Variability, variabilities, type WorkloadKind, workloadKinds } from "@/lib/calc/classify";

export type DemoWorkload = {
  name: string;
  team: string;
  kind: WorkloadKind;
  supply: string;
  gpuHoursMonthly: number;
  peakToMean: number;
  growthAnnual: number | null;
  utilisation: number | null;
  latencyMs: number | null;
  datasetTb: number;
  egressGbMonthly: number;
  faultTolerant: boolean;
  residency: string | null;
  variability: Variability;
  parametersBillion: number | null;
  notes: string;
};

const supplies = {
  demand: "p5.48xlarge on demand",
  reserved: "p5.48xlarge reserved 1 year",
  spot: "p5.48xlarge spot",
  a100: "p4d.24xlarge spot",
  h200: "p5en.48xlarge on demand",
  l40s: "g6e.12xlarge on demand",
  hall: "H100 hall, Lund",
  edge: "Jetson Orin, four sites",
} as const;

const supplyNames = [
  "demand",
  "reserved",
  "spot",
  "a100",
  "h200",
  "l40s",
  "hall",
  "edge",
] as const satisfies readonly (keyof typeof supplies)[];

/**
 * One line a workload, as in a spreadsheet: name, team, kind, supply, GPU-hours a month, peak to mean, growth a year,
 * utilisation, latency in ms, data set in TB, egress in GB a month, fault-tolerant, residency, variability, parameters in
 * billions, notes. "-" is unknown or no requirement.
 */
const sheet = `
vit-pretrain-l | Vision | large-model-training | reserved | 6870 | 1.2 | 0.25 | 0.71 | - | 46 | 3200 | - | - | steady | 22 | Runs all year; data set grows with every line inspected
support-chat-70b | Assist | real-time-inference | reserved | 5330 | 1.6 | 0.45 | 0.63 | 320 | 1.2 | 5200 | - | - | steady | 70 | Office hours carry two thirds of the load
doc-extract-batch | Documents | batch-inference | demand | 3800 | 3.2 | 0.3 | 0.44 | - | 18 | 2600 | yes | - | bursty | 7 | Month-end peaks; restarts from its queue
risk-embed-v3 | Risk | real-time-inference | demand | 3060 | 1.3 | 0.2 | 0.68 | 90 | 22 | 1400 | - | EU | steady | 7 | Client data stays in the EU
rank-train-weekly | Search | batch-training | spot | 2860 | 4 | 0.1 | 0.58 | - | 31 | 900 | yes | - | bursty | 3 | Every weekend, with checkpoints
fraud-graph-train | Risk | large-model-training | hall | 2670 | 1.2 | 0.15 | 0.74 | - | 38 | 120 | - | EU | steady | 12 | -
speech-asr-stream | Voice | real-time-inference | reserved | 2460 | 1.7 | 0.35 | 0.66 | 140 | 2.1 | 7400 | - | - | steady | 1.5 | -
code-assist-33b | Platform | real-time-inference | reserved | 2250 | 1.9 | 0.5 | 0.61 | 280 | 0.8 | 1900 | - | - | steady | 33 | Weekdays only
catalog-caption | Vision | batch-inference | spot | 1950 | 2.6 | 0.2 | 0.39 | - | 8.4 | 1700 | yes | - | bursty | 8 | -
vit-finetune | Vision | fine-tuning | hall | 1840 | 1.4 | 0.15 | 0.77 | - | 24 | 60 | - | - | steady | 22 | Works on what vit-pretrain-l leaves
search-rerank | Search | real-time-inference | demand | 1740 | 1.8 | 0.3 | 0.64 | 60 | 1.6 | 2300 | - | - | steady | 0.6 | -
claims-summarise | Documents | real-time-inference | reserved | 1550 | 1.5 | 0.4 | 0.52 | 600 | 6.4 | 800 | - | EU | steady | 13 | -
forecast-demand | Platform | batch-inference | spot | 1460 | 2.4 | 0.05 | 0.48 | - | 9.1 | 300 | yes | - | bursty | 0.3 | -
kyc-ocr | Risk | real-time-inference | hall | 1290 | 1.4 | 0.1 | 0.69 | 120 | 11 | 90 | - | EU | steady | 1 | -
translate-22 | Assist | real-time-inference | demand | 1190 | 2.5 | 0.25 | 0.57 | 240 | 1.1 | 2100 | - | - | bursty | 22 | -
line-inspect-a | Robotics | edge-inference | l40s | 1140 | 1.3 | 0.3 | 0.62 | 9 | 2.4 | 18400 | - | - | steady | 0.3 | Frames still travel to the cloud
line-inspect-b | Robotics | edge-inference | edge | 1060 | 1.3 | 0.3 | 0.62 | 8 | 2.2 | 400 | - | - | steady | 0.3 | 44 devices on the second line
synth-data-gen | Vision | data-preparation | spot | 1020 | 3 | 0.2 | 0.41 | - | 7.6 | 500 | yes | - | bursty | 12 | -
reco-candidates | Search | real-time-inference | reserved | 930 | 1.6 | 0.2 | 0.65 | 45 | 3 | 1300 | - | - | steady | 0.4 | Answer within 45 ms or the slot stays empty
eval-nightly | Platform | model-evaluation | spot | 840 | 3.5 | - | 0.55 | - | 2 | 150 | yes | - | bursty | 7 | -
contract-qa | Documents | real-time-inference | demand | 780 | 2.8 | 0.4 | 0.49 | 800 | 5.2 | 600 | - | EU | bursty | 13 | -
asr-distil-train | Voice | batch-training | a100 | 750 | 2.2 | - | 0.57 | - | 7.5 | 220 | yes | - | bursty | 1.5 | -
pick-arm-policy | Robotics | fine-tuning | hall | 710 | 1.5 | 0.2 | 0.72 | - | 16 | 40 | - | - | steady | 1 | -
voice-clone-lab | Voice | rapid-prototyping | demand | 680 | 3.4 | - | 0.35 | - | 3.2 | 240 | - | - | bursty | 3 | Left running at weekends
agv-perception | Robotics | edge-inference | edge | 610 | 1.4 | 0.35 | 0.58 | 7 | 1.4 | 260 | - | - | steady | 0.2 | 36 devices on the vehicles
email-triage | Assist | batch-inference | reserved | 590 | 1.8 | 0.1 | 0.54 | 400 | 0.4 | 420 | - | - | variable | 7 | -
churn-boost | Platform | batch-inference | a100 | 560 | 2.9 | 0.05 | 0.46 | - | 3.3 | 80 | yes | - | bursty | 0.1 | -
image-moderate | Vision | real-time-inference | l40s | 540 | 1.7 | 0.25 | 0.66 | 110 | 1.9 | 3100 | - | - | steady | 0.6 | -
aml-screening | Risk | real-time-inference | hall | 510 | 1.3 | 0.1 | 0.71 | 70 | 13 | 50 | - | EU | steady | 0.8 | -
meeting-notes | Assist | batch-inference | demand | 486 | 2.6 | 0.6 | 0.43 | 900 | 0.6 | 510 | - | - | bursty | 13 | Launched in September 2026
query-rewrite | Search | real-time-inference | l40s | 461 | 1.9 | 0.2 | 0.62 | 35 | 0.3 | 640 | - | - | steady | 0.8 | -
dock-camera | Robotics | edge-inference | l40s | 435 | 1.4 | 0.3 | 0.51 | 9 | 1.1 | 9600 | - | - | steady | 0.2 | -
notebook-shared | Platform | rapid-prototyping | demand | 426 | 2.2 | - | 0.18 | - | 4.1 | 180 | - | - | bursty | - | Shared by every team; no owner for idle hours
tts-stream | Voice | real-time-inference | l40s | 412 | 2.4 | 0.3 | 0.59 | 130 | 0.5 | 1200 | - | - | bursty | 0.5 | -
invoice-parse | Documents | batch-inference | a100 | 380 | 2.8 | 0.1 | 0.5 | - | 2.6 | 90 | yes | - | bursty | 3 | -
ablation-sweeps | Vision | model-evaluation | a100 | 354 | 3.8 | - | 0.33 | - | 8 | 110 | yes | - | bursty | 22 | -
onboarding-bot | Assist | real-time-inference | demand | 263 | 2.1 | 0.5 | 0.31 | 500 | 0.2 | 140 | - | - | bursty | 8 | -
geo-tiles | Platform | data-preparation | a100 | 231 | 2.5 | - | 0.47 | - | 5 | 260 | yes | - | bursty | - | -
legal-search | Documents | real-time-inference | l40s | 197 | 2 | 0.2 | 0.4 | 350 | 1.8 | 70 | - | - | variable | 0.6 | -
label-assist | Vision | burst-capacity | l40s | 157 | 3.1 | - | - | 260 | 0.9 | 60 | - | - | bursty | 2 | Utilisation is not measured yet
demo-sandbox | Platform | burst-capacity | l40s | 98 | 4 | - | 0.12 | 700 | 0.1 | 20 | - | - | bursty | - | Sales demonstrations`;

export const demoWorkloads: readonly DemoWorkload[] = sheet.trim().split("\n").map(workloadOf);

function workloadOf(line: string): DemoWorkload {
  const cells = line.split("|").map((cell) => cell.trim());
  const text = (at: number) => {
    const cell = cells[at];
    if (cell === undefined) throw new RangeError(`Column ${at + 1} is missing: ${line}`);
    return cell;
  };
  const optional = (at: number) => (text(at) === "-" ? null : text(at));
  const number = (at: number) => {
    const value = Number(text(at));
    if (!Number.isFinite(value)) throw new RangeError(`Column ${at + 1} is no number: ${line}`);
    return value;
  };
  const maybe = (at: number) => (text(at) === "-" ? null : number(at));
  return {
    name: text(0),
    team: text(1),
    kind: oneOf(workloadKinds, text(2)),
    supply: supplies[oneOf(supplyNames, text(3))],
    gpuHoursMonthly: number(4),
    peakToMean: number(5),
    growthAnnual: maybe(6),
    utilisation: maybe(7),
    latencyMs: maybe(8),
    datasetTb: number(9),
    egressGbMonthly: number(10),
    faultTolerant: text(11) === "yes",
    residency: optional(12),
    variability: oneOf(variabilities, text(13)),
    parametersBillion: maybe(14),
    notes: optional(15) ?? "",
  };
}

function oneOf<T extends string>(allowed: readonly T[], value: string): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw new RangeError(`"${value}" is none of ${allowed.join(", ")}.`);
  return found;
}
