import { type Account, azureHub, azureProducts, azureRisk, googleData, googleLabs, sharedServices } from "./accounts";
import type { WeekShape } from "./load-shape";
import type { MeteredService } from "./metered-services";

/**
 * A line a service, as in a spreadsheet: resource, service, category, account, region, team, workload, unit, list price of
 * a unit, cost a month, week, growth a year, description. "-" is none.
 */
const azure = `
oai-claims | Azure OpenAI Service | AI and Machine Learning | products | swedencentral | Documents | claims-summarise | 1M tokens | 2.35 | 1900 | office | 0.5 | Model tokens, output
oai-contract | Azure OpenAI Service | AI and Machine Learning | products | swedencentral | Documents | contract-qa | 1M tokens | 2.35 | 1450 | office | 0.6 | Model tokens, output
oai-chat-fallback | Azure OpenAI Service | AI and Machine Learning | products | swedencentral | Assist | support-chat-70b | 1M tokens | 2.35 | 2200 | office | 0.4 | Model tokens, output
oai-onboarding | Azure OpenAI Service | AI and Machine Learning | products | swedencentral | Assist | onboarding-bot | 1M tokens | 2.35 | 480 | office | 0.5 | Model tokens, output
blob-risk-lake | Azure Blob Storage | Storage | risk | westeurope | Risk | - | GB-Months | 0.0179 | 1750 | steady | 0.2 | Hot storage, zone-redundant
blob-fraud-graph | Azure Blob Storage | Storage | risk | westeurope | Risk | - | GB-Months | 0.0179 | 820 | steady | 0.15 | Hot storage, zone-redundant
blob-claims | Azure Blob Storage | Storage | products | westeurope | Documents | - | GB-Months | 0.0179 | 390 | steady | 0.4 | Hot storage, zone-redundant
dbw-features | Azure Databricks | Analytics | risk | westeurope | Risk | - | DBU | 0.52 | 2100 | weekdays | 0.15 | Premium jobs compute
dbw-documents | Azure Databricks | Analytics | products | westeurope | Documents | - | DBU | 0.52 | 880 | weekdays | 0.25 | Premium jobs compute
bw-risk | Bandwidth | Networking | risk | westeurope | Risk | - | GB | 0.074 | 310 | office | 0.15 | Data transfer out
bw-products | Bandwidth | Networking | products | westeurope | Documents | - | GB | 0.074 | 260 | office | 0.3 | Data transfer out
er-lund | ExpressRoute | Networking | hub | swedencentral | - | - | Hours | 0.62 | 460 | steady | 0 | Circuit of 1 Gbit/s, metered
pe-hub | Azure Private Link | Networking | hub | westeurope | - | - | Hours | 0.0092 | 150 | steady | 0.1 | Private endpoints
log-hub | Azure Monitor | Management and Governance | hub | westeurope | - | - | GB | 2.52 | 640 | office | 0.25 | Log ingestion
sup-azure | Azure Support | Management and Governance | hub | - | - | - | Months | 10 | 420 | steady | 0 | Support plan, ProDirect`;

const google = `
bq-search | BigQuery | Analytics | data | europe-west4 | Search | - | TiB | 6.25 | 2400 | office | 0.2 | On-demand analysis
bq-reco | BigQuery | Analytics | data | europe-west4 | Search | - | Slot hours | 0.044 | 1150 | batches | 0.2 | Editions slots
bq-platform | BigQuery | Analytics | data | europe-west4 | Platform | - | TiB | 6.25 | 700 | weekdays | 0.1 | On-demand analysis
gcs-search-index | Cloud Storage | Storage | data | europe-west4 | Search | - | GB-Months | 0.02 | 980 | steady | 0.2 | Standard storage, regional
gcs-catalog | Cloud Storage | Storage | data | europe-west4 | Vision | - | GB-Months | 0.02 | 460 | steady | 0.25 | Standard storage, regional
vertex-caption | Vertex AI | AI and Machine Learning | data | europe-west4 | Vision | catalog-caption | 1M tokens | 0.3 | 1250 | batches | 0.3 | Gemini tokens, input
vertex-notes | Vertex AI | AI and Machine Learning | data | europe-west4 | Assist | email-triage | 1M tokens | 0.3 | 420 | office | 0.2 | Gemini tokens, input
vertex-synth | Vertex AI | AI and Machine Learning | labs | us-central1 | Vision | synth-data-gen | Node hours | 4.22 | 1500 | people | 0.2 | Custom training, a2-highgpu-1g
vertex-eval | Vertex AI | AI and Machine Learning | labs | us-central1 | Platform | eval-nightly | Node hours | 4.22 | 640 | steady | 0.1 | Custom training, a2-highgpu-1g
run-demo | Cloud Run | Compute | labs | europe-west4 | Search | - | vCPU-Seconds | 0.000024 | 210 | office | 0.3 | Services, always allocated
net-interconnect | Cloud Interconnect | Networking | data | europe-west4 | - | - | Hours | 1.1 | 430 | steady | 0 | Partner interconnect attachment
net-egress | Cloud Networking | Networking | data | europe-west4 | Search | - | GB | 0.085 | 380 | office | 0.25 | Internet egress, premium tier
ops-suite | Cloud Operations | Management and Governance | data | europe-west4 | - | - | GiB | 0.5 | 350 | office | 0.2 | Log ingestion
sup-google | Google Cloud Support | Management and Governance | data | - | - | - | Months | 10 | 390 | steady | 0 | Enhanced support`;

/** Shared by everybody on AWS: about 2% of compute for the network and 3% for support, as the price book reckons. */
const aws = `
tgw-main | AWS Transit Gateway | Networking | shared | us-east-1 | - | - | GB | 0.02 | 1650 | office | 0.3 | Data processed
nat-main | Amazon Virtual Private Cloud | Networking | shared | us-east-1 | - | - | GB | 0.045 | 2350 | office | 0.3 | NAT gateway, data processed
dx-lund | AWS Direct Connect | Networking | shared | eu-north-1 | - | - | Hours | 2.25 | 1640 | steady | 0 | Dedicated port of 10 Gbit/s
elb-ingress | Elastic Load Balancing | Networking | shared | us-east-1 | - | - | LCU-Hours | 0.008 | 920 | office | 0.35 | Application load balancer capacity
sup-aws | AWS Support | Management and Governance | shared | - | - | - | Months | 10 | 9700 | steady | 0.22 | Enterprise support
eks-core | Amazon Elastic Kubernetes Service | Compute | shared | us-east-1 | - | - | Hours | 0.1 | 880 | steady | 0.1 | Clusters
cw-logs | Amazon CloudWatch | Management and Governance | shared | us-east-1 | - | - | GB | 0.5 | 2600 | office | 0.3 | Log ingestion
ecr-images | Amazon Elastic Container Registry | Storage | shared | us-east-1 | - | - | GB-Months | 0.1 | 540 | steady | 0.25 | Image storage
mlflow-tracking | Amazon Relational Database Service | Databases | shared | us-east-1 | - | - | Hours | 1.53 | 1120 | steady | 0.05 | db.r6g.4xlarge, multi-AZ
guardduty | Amazon GuardDuty | Security | shared | us-east-1 | - | - | GB | 1 | 760 | office | 0.2 | Events analysed`;

const accounts: Readonly<Record<string, Account>> = {
  risk: azureRisk,
  products: azureProducts,
  hub: azureHub,
  data: googleData,
  labs: googleLabs,
  shared: sharedServices,
};

const weekNames = ["steady", "office", "weekdays", "batches", "people"] as const satisfies readonly WeekShape[];

export const azureServices = servicesOf(azure);
export const googleServices = servicesOf(google);
export const awsSharedServices = servicesOf(aws);

function servicesOf(sheet: string): readonly MeteredService[] {
  return sheet.trim().split("\n").map(serviceOf);
}

function serviceOf(line: string): MeteredService {
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
  const account = accounts[text(3)];
  const week = weekNames.find((name) => name === text(10));
  if (!account || !week) throw new RangeError(`No account or week of that name: ${line}`);
  return {
    resource: text(0),
    service: text(1),
    category: text(2),
    account,
    region: optional(4) ?? "global",
    team: optional(5),
    workload: optional(6),
    unit: text(7),
    price: number(8),
    monthly: number(9),
    week,
    growth: number(11),
    description: text(12),
  };
}
