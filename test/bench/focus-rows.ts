/**
 * Rows of a FOCUS 1.0 export (43 columns and one of the provider's own), the same for the same seed: GPU machines, model
 * endpoints, storage and transfer of an AI platform, with tags, over several months. Streams, so that any length fits.
 */
export type FocusRowsInput = { rows: number; seed?: number; months?: readonly string[] };

export const focusHeader = [
  "AvailabilityZone",
  "BilledCost",
  "BillingAccountId",
  "BillingAccountName",
  "BillingCurrency",
  "BillingPeriodEnd",
  "BillingPeriodStart",
  "ChargeCategory",
  "ChargeClass",
  "ChargeDescription",
  "ChargeFrequency",
  "ChargePeriodEnd",
  "ChargePeriodStart",
  "CommitmentDiscountCategory",
  "CommitmentDiscountId",
  "CommitmentDiscountName",
  "CommitmentDiscountStatus",
  "CommitmentDiscountType",
  "ConsumedQuantity",
  "ConsumedUnit",
  "ContractedCost",
  "ContractedUnitPrice",
  "EffectiveCost",
  "InvoiceIssuerName",
  "ListCost",
  "ListUnitPrice",
  "PricingCategory",
  "PricingQuantity",
  "PricingUnit",
  "ProviderName",
  "PublisherName",
  "RegionId",
  "RegionName",
  "ResourceId",
  "ResourceName",
  "ResourceType",
  "ServiceCategory",
  "ServiceName",
  "SkuId",
  "SkuPriceId",
  "SubAccountId",
  "SubAccountName",
  "Tags",
  "x_InstanceFamily",
] as const;

type Column = (typeof focusHeader)[number];

type Product = {
  service: string;
  category: string;
  type: string;
  family: string;
  unit: string;
  /** In 10⁻⁴ of the currency. */
  price: number;
  most: number;
};

const products: readonly Product[] = [
  {
    service: "Amazon Elastic Compute Cloud",
    category: "Compute",
    type: "p5.48xlarge",
    family: "p5",
    unit: "Hours",
    price: 983200,
    most: 1,
  },
  {
    service: "Amazon Elastic Compute Cloud",
    category: "Compute",
    type: "g6e.12xlarge",
    family: "g6e",
    unit: "Hours",
    price: 104928,
    most: 1,
  },
  {
    service: "Amazon SageMaker",
    category: "AI and Machine Learning",
    type: "ml.p4d.24xlarge",
    family: "p4d",
    unit: "Hours",
    price: 377000,
    most: 1,
  },
  {
    service: "Amazon Bedrock",
    category: "AI and Machine Learning",
    type: "input tokens",
    family: "",
    unit: "1K tokens",
    price: 30,
    most: 90000,
  },
  {
    service: "Amazon Bedrock",
    category: "AI and Machine Learning",
    type: "output tokens",
    family: "",
    unit: "1K tokens",
    price: 150,
    most: 30000,
  },
  {
    service: "Amazon Simple Storage Service",
    category: "Storage",
    type: "bucket",
    family: "",
    unit: "GB-Hours",
    price: 1,
    most: 900000,
  },
  {
    service: "AWS Data Transfer",
    category: "Networking",
    type: "egress",
    family: "",
    unit: "GB",
    price: 900,
    most: 400,
  },
];

const regions = ["us-east-1", "us-west-2", "eu-central-1", "ap-south-1"] as const;
const teams = ["vision", "search", "assistant", "forecasting", "speech", "platform"] as const;
const kinds = ["training", "inference"] as const;

/** CSV text in pieces of some 200 rows, the header in the first of them. */
export function* focusRows({ rows, seed = 1, months = ["2026-09", "2026-10"] }: FocusRowsInput): Generator<string> {
  const random = mulberry32(seed);
  let piece = `${focusHeader.join(",")}\n`;
  for (let index = 0; index < rows; index++) {
    const month = months[Math.floor((index * months.length) / rows)] ?? "2026-09";
    piece += `${rowOf(random, month)}\n`;
    if (index % 200 === 199) {
      yield piece;
      piece = "";
    }
  }
  if (piece !== "") yield piece;
}

function rowOf(random: () => number, month: string): string {
  const below = (count: number) => Math.floor(random() * count);
  const resource = below(4000);
  const { product, region, team, kind, account, zone } = ownerOf(resource);
  const day = `${month}-${two(1 + below(28))}`;
  const hour = below(23);
  const committed = product.unit === "Hours" && resource % 4 === 0;
  const isCredit = below(200) === 0;
  const quantity = 1 + below(product.most);
  const millionths = quantity * product.price * 100 + below(100);
  const list = millionths * (isCredit ? -1 : 1);
  const contracted = Math.floor(list * 0.93);
  const effective = committed ? Math.floor(list * 0.61) : contracted;
  const commitment = `arn:aws:savingsplans::10000000000${account % 3}:savingsplan/${two(account)}`;
  const values: Record<Column, string> = {
    AvailabilityZone: product.unit === "Hours" ? `${region}${zone}` : "",
    BilledCost: committed ? "0" : money(contracted),
    BillingAccountId: `10000000000${account % 3}`,
    BillingAccountName: `Payer ${account % 3}`,
    BillingCurrency: "USD",
    BillingPeriodEnd: `${nextMonth(month)}-01T00:00:00Z`,
    BillingPeriodStart: `${month}-01T00:00:00Z`,
    ChargeCategory: isCredit ? "Credit" : "Usage",
    ChargeClass: "",
    ChargeDescription: `${product.service} ${product.type} in ${region}, on demand`,
    ChargeFrequency: isCredit ? "One-Time" : "Usage-Based",
    ChargePeriodEnd: `${day}T${two(hour + 1)}:00:00Z`,
    ChargePeriodStart: `${day}T${two(hour)}:00:00Z`,
    CommitmentDiscountCategory: committed ? "Spend" : "",
    CommitmentDiscountId: committed ? commitment : "",
    CommitmentDiscountName: committed ? `Compute plan ${account}` : "",
    CommitmentDiscountStatus: committed ? "Used" : "",
    CommitmentDiscountType: committed ? "Compute Savings Plan" : "",
    ConsumedQuantity: `${quantity}`,
    ConsumedUnit: product.unit,
    ContractedCost: money(contracted),
    ContractedUnitPrice: money(Math.floor(product.price * 93)),
    EffectiveCost: money(effective),
    InvoiceIssuerName: "Amazon Web Services, Inc.",
    ListCost: money(list),
    ListUnitPrice: money(product.price * 100),
    PricingCategory: committed ? "Committed" : "Standard",
    PricingQuantity: `${quantity}`,
    PricingUnit: product.unit,
    ProviderName: "AWS",
    PublisherName: "AWS",
    RegionId: region,
    RegionName: `Region ${region}`,
    ResourceId: `arn:aws:ec2:${region}:2000000000${two(account)}:resource/r-${resource.toString(16).padStart(8, "0")}`,
    ResourceName: `${team}-${resource}`,
    ResourceType: product.type,
    ServiceCategory: product.category,
    ServiceName: product.service,
    SkuId: `SKU-${product.price}`,
    SkuPriceId: `SKU-${product.price}.JRTCKXETXF.6YS6EN2CT7`,
    SubAccountId: `2000000000${two(account)}`,
    SubAccountName: `account ${account}`,
    Tags: `"{""team"":""${team}"",""workload"":""${team} ${resource % 5}"",""workload_type"":""${kind}"",""env"":""prod""}"`,
    x_InstanceFamily: product.family,
  };
  return focusHeader.map((name) => (values[name].includes(", ") ? `"${values[name]}"` : values[name])).join(",");
}

/** What a resource is and whose: the same on each of its rows. */
function ownerOf(resource: number) {
  const random = mulberry32(resource);
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[Math.floor(random() * list.length)];
    if (picked === undefined) throw new RangeError("There is nothing to pick from.");
    return picked;
  };
  return {
    product: pick(products),
    region: pick(regions),
    team: pick(teams),
    kind: pick(kinds),
    zone: pick(["a", "b", "c"]),
    account: Math.floor(random() * 12),
  };
}

/** Millionths as decimal text. */
function money(millionths: number): string {
  const size = Math.abs(millionths).toString().padStart(7, "0");
  return `${millionths < 0 ? "-" : ""}${size.slice(0, -6)}.${size.slice(-6)}`;
}

function two(value: number): string {
  return value.toString().padStart(2, "0");
}

function nextMonth(month: string): string {
  const [year = 0, ofYear = 0] = month.split("-").map(Number);
  return ofYear === 12 ? `${year + 1}-01` : `${year}-${two(ofYear + 1)}`;
}

/** A small generator of numbers from 0 to below 1; the tests need the same rows on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
