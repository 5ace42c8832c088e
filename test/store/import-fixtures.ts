import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Scope } from "@/lib/auth/scope";
import { checkInto } from "@/lib/import/reader/check-file";
import type { CheckInput } from "@/lib/import/reader/reader-job";
import { ensureBillSource } from "@/lib/store/bill-sources";
import { type CommitResult, commitImport } from "@/lib/store/import-commit";
import { createImport, finishCheck, moveImport } from "@/lib/store/imports";
import { contentIn } from "./content-here";

/** Where the imports of this test file lie; set before anything reads the settings. */
export const importsFolder = mkdtempSync(join(tmpdir(), "crossover-imports-"));
process.env.CROSSOVER_FOLDER = importsFolder;

export type Line = {
  day: string;
  billed: string;
  effective?: string;
  list?: string;
  contracted?: string;
  account?: string;
  service?: string;
  team?: string;
  currency?: string;
  zone?: string;
  /** The billing month, where it is not the one of the day. */
  month?: string;
};

const header = [
  "BilledCost",
  "EffectiveCost",
  "ListCost",
  "ContractedCost",
  "BillingAccountId",
  "BillingAccountName",
  "BillingCurrency",
  "BillingPeriodStart",
  "BillingPeriodEnd",
  "ChargePeriodStart",
  "ChargePeriodEnd",
  "ChargeCategory",
  "ChargeDescription",
  "ChargeFrequency",
  "ProviderName",
  "PublisherName",
  "InvoiceIssuerName",
  "ServiceName",
  "ServiceCategory",
  "RegionId",
  "ResourceId",
  "ResourceName",
  "AvailabilityZone",
  "SubAccountId",
  "PricingCategory",
  "PricingQuantity",
  "PricingUnit",
  "ConsumedQuantity",
  "ConsumedUnit",
  "Tags",
];

/** A FOCUS export with these lines. */
export function focusCsv(lines: readonly Line[]): string {
  const rows = lines.map((line) => {
    const month = line.month ?? line.day.slice(0, 7);
    const [year = 0, ofYear = 0] = month.split("-").map(Number);
    const next = ofYear === 12 ? `${year + 1}-01` : `${year}-${String(ofYear + 1).padStart(2, "0")}`;
    const effective = line.effective ?? line.billed;
    const after = new Date(Date.parse(`${line.day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
    const tags = line.team === undefined ? "{}" : JSON.stringify({ team: line.team });
    return [
      line.billed,
      effective,
      line.list ?? "",
      line.contracted ?? "",
      "000123456789",
      "Northwind",
      line.currency ?? "USD",
      `${month}-01T00:00:00Z`,
      `${next}-01T00:00:00Z`,
      `${line.day}T00:00:00Z`,
      `${after}T00:00:00Z`,
      "Usage",
      "p5.48xlarge, by the hour",
      "Usage-Based",
      "AWS",
      "AWS",
      "AWS",
      line.service ?? "EC2",
      "Compute",
      "us-east-1",
      "i-1",
      "trainer",
      line.zone ?? "us-east-1a",
      line.account ?? "vision-prod",
      "Standard",
      "1",
      "Hours",
      "1",
      "Hours",
      tags,
    ].map(quoted);
  });
  return [header, ...rows]
    .map((row) => row.join(","))
    .join("\n")
    .concat("\n");
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

type Writer = Scope<"imports:write" | "imports:read">;

export type FileToImport = {
  source: string;
  csv: string;
  kind?: CheckInput["kind"];
  period?: string | null;
  rateCard?: CheckInput["rateCard"];
};

/** A received and checked file, read by the real reader within this process: its own process costs a second. */
export async function stagedImport(
  scope: Writer,
  { source, csv, kind = "focus", period = null, rateCard }: FileToImport,
) {
  const id = randomUUID();
  const workFolder = join(importsFolder, "imports", id);
  await mkdir(workFolder, { recursive: true });
  const path = join(workFolder, "upload");
  await writeFile(path, csv);
  const sha256 = createHash("sha256").update(csv).digest("hex");
  const { id: sourceId } = await ensureBillSource(scope, { name: source, kind });
  await createImport(scope, {
    id,
    sourceId,
    name: `${source}.csv`,
    bytes: csv.length,
    sha256,
    period,
    idempotencyKey: null,
  });
  const check = await checkInto(
    {
      path,
      name: `${source}.csv`,
      kind,
      source: { name: source },
      workFolder,
      period,
      reportingCurrency: "USD",
      workloads: [],
      ...(rateCard && { rateCard }),
    },
    () => undefined,
  );
  await finishCheck(scope, { id, check });
  return { id, check, content: contentIn(workFolder), workFolder };
}

export type Staged = Awaited<ReturnType<typeof stagedImport>>;

/** A second import of what was staged already, as if it had come once more; of some of its months, as another file. */
export async function stagedAgain(
  scope: Writer,
  { check, content, workFolder }: Staged,
  { source, csv, months }: { source: string; csv: string; months?: readonly string[] },
): Promise<Staged> {
  const id = randomUUID();
  const { id: sourceId } = await ensureBillSource(scope, { name: source });
  const sha256 = createHash("sha256").update(csv).digest("hex");
  await createImport(scope, { id, sourceId, name: source, bytes: 1, sha256, period: null, idempotencyKey: null });
  const part = months ? { ...check, months: check.months.filter(({ month }) => months.includes(month)) } : check;
  await finishCheck(scope, { id, check: part });
  return { id, check: part, content, workFolder };
}

export async function commitStaged(scope: Writer, { id, check, content }: Staged): Promise<CommitResult> {
  await moveImport(scope, { id, from: ["staged"], to: "committing" });
  return commitImport(scope, { importId: id, check, content });
}

/** A file all the way to counting. */
export async function importFile(scope: Writer, file: FileToImport): Promise<Staged & CommitResult> {
  const staged = await stagedImport(scope, file);
  const result = await commitStaged(scope, staged);
  await rm(staged.workFolder, { recursive: true, force: true });
  return { ...staged, ...result };
}

/** Decimal texts summed as whole numbers of 10⁻¹⁸, independently of lib/ledger. */
export function exactSum(texts: readonly string[]): bigint {
  return texts.reduce((sum, text) => sum + exact(text), 0n);
}

export function exact(text: string): bigint {
  const [, sign = "", whole = "0", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const size = BigInt(whole + fraction.padEnd(18, "0").slice(0, 18));
  return sign === "-" ? -size : size;
}
