import { createRandom, type Random } from './random.ts';
import { round } from './rounding.ts';
import type { Cell, GeneratedSample } from './sample.ts';

type Service = { name: string; share: number; growth: number };
type Cloud = { name: string; share: number; services: readonly Service[] };

const firstFiscalYear = 2024;
const monthCount = 36;

const clouds: readonly Cloud[] = [
  {
    name: 'AWS',
    share: 1,
    services: [
      { name: 'EC2', share: 9200, growth: 0.006 },
      { name: 'S3', share: 3100, growth: 0.012 },
      { name: 'RDS', share: 4300, growth: 0.008 },
      { name: 'Lambda', share: 900, growth: 0.021 },
      { name: 'EKS', share: 2600, growth: 0.015 },
      { name: 'CloudFront', share: 1100, growth: 0.004 },
    ],
  },
  {
    name: 'Azure',
    share: 0.62,
    services: [
      { name: 'Virtual Machines', share: 7400, growth: -0.006 },
      { name: 'Blob Storage', share: 2200, growth: 0.01 },
      { name: 'SQL Database', share: 3900, growth: 0.003 },
      { name: 'Functions', share: 500, growth: 0.018 },
      { name: 'Kubernetes Service', share: 1800, growth: 0.007 },
    ],
  },
  {
    name: 'GCP',
    share: 0.45,
    services: [
      { name: 'Compute Engine', share: 5200, growth: 0.013 },
      { name: 'Cloud Storage', share: 1600, growth: 0.014 },
      { name: 'BigQuery', share: 4100, growth: 0.026 },
      { name: 'Cloud Run', share: 800, growth: 0.03 },
      { name: 'Vertex AI', share: 1500, growth: 0.045 },
    ],
  },
];

const teams = [
  { name: 'Platform', weight: 1.5 },
  { name: 'Checkout', weight: 1 },
  { name: 'Search', weight: 0.9 },
  { name: 'Data', weight: 1.3 },
  { name: 'Mobile', weight: 0.5 },
  { name: 'Marketing', weight: 0.35 },
];

const environments = [
  { name: 'production', weight: 0.7 },
  { name: 'staging', weight: 0.12 },
  { name: 'development', weight: 0.18 },
];

/**
 * Monthly bills of an invented company. Its fiscal year runs from October to September: FY24 begins in October
 * 2023. Every month keeps each service's growth, a season, a price cut and one incident; about one line in fifty
 * carries no team, as untagged resources do.
 */
export function cloudCosts(): GeneratedSample {
  const random = createRandom(20_231_001);
  const rows: Cell[][] = [];
  for (let month = 0; month < monthCount; month += 1) {
    for (const cloud of clouds) {
      for (const service of cloud.services) rows.push(...serviceLines(random, { month, cloud, service }));
    }
  }
  return {
    name: 'cloud-costs',
    title: 'Cloud costs FY24–FY26',
    description: 'Monthly spend of one company on AWS, Azure and GCP by service, team and environment.',
    columns: [
      'month',
      'fiscal_year',
      'fiscal_quarter',
      'cloud',
      'service',
      'team',
      'environment',
      'cost_usd',
    ],
    rows,
  };
}

type Bill = { month: number; cloud: Cloud; service: Service };

function serviceLines(random: Random, { month, cloud, service }: Bill): Cell[][] {
  const level = service.share * cloud.share * (1 + service.growth) ** month * seasonOf(month);
  const lines: Cell[][] = [];
  for (const team of teams) {
    for (const environment of environments) {
      // Small teams run few services outside production.
      if (environment.name !== 'production' && team.weight < 0.6 && service.share < 3000) continue;
      const noise = Math.max(0.4, random.normal(1, 0.11));
      const cost =
        level * (team.weight / 5.55) * environment.weight * noise * incident(month, service, team.name);
      const tag = random.chance(0.02) ? null : team.name;
      lines.push([...periodOf(month), cloud.name, service.name, tag, environment.name, round(cost, 2)]);
    }
  }
  return lines;
}

function periodOf(month: number): [string, string, string] {
  const calendarMonth = (month + 9) % 12;
  const fiscalYear = firstFiscalYear + Math.floor(month / 12);
  const calendarYear = month % 12 < 3 ? fiscalYear - 1 : fiscalYear;
  const date = `${calendarYear}-${String(calendarMonth + 1).padStart(2, '0')}-01`;
  return [date, `FY${fiscalYear % 100}`, `Q${Math.floor((month % 12) / 3) + 1}`];
}

/** The shop's busy end of the calendar year, and a price cut negotiated for FY26. */
function seasonOf(month: number): number {
  const busy = [1.04, 1.16, 1.2][month % 12] ?? 1;
  return month >= 24 ? busy * 0.95 : busy;
}

/** In May 2025 a forgotten job of the Data team ran for three weeks. */
function incident(month: number, service: Service, team: string): number {
  return month === 19 && service.name === 'BigQuery' && team === 'Data' ? 4.2 : 1;
}
