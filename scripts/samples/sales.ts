import { createRandom, type Random } from './random.ts';
import { round } from './rounding.ts';
import type { Cell, GeneratedSample } from './sample.ts';

const days = 3 * 365 + 1;
const start = Date.UTC(2023, 0, 1);

const products = [
  { name: 'Trail Tent 2P', category: 'Camping', price: 289, cost: 0.58, weight: 5, summer: 1.6 },
  { name: 'Family Tent 5P', category: 'Camping', price: 549, cost: 0.6, weight: 2, summer: 1.7 },
  { name: 'Down Sleeping Bag', category: 'Camping', price: 239, cost: 0.55, weight: 4, summer: 1.2 },
  { name: 'Gas Stove', category: 'Camping', price: 64.5, cost: 0.52, weight: 7, summer: 1.3 },
  { name: 'Rain Jacket', category: 'Clothing', price: 159, cost: 0.47, weight: 9, summer: 0.9 },
  { name: 'Merino Shirt', category: 'Clothing', price: 79.9, cost: 0.44, weight: 12, summer: 1 },
  { name: 'Fleece Sweater', category: 'Clothing', price: 89, cost: 0.42, weight: 8, summer: 0.6 },
  { name: 'Hiking Boots', category: 'Footwear', price: 199, cost: 0.54, weight: 8, summer: 1.2 },
  { name: 'Approach Shoes', category: 'Footwear', price: 139, cost: 0.53, weight: 6, summer: 1.3 },
  { name: 'Snow Shoes', category: 'Footwear', price: 179, cost: 0.57, weight: 2, summer: 0.1 },
  { name: 'Climbing Rope 60 m', category: 'Climbing', price: 189, cost: 0.59, weight: 3, summer: 1.3 },
  { name: 'Harness', category: 'Climbing', price: 74, cost: 0.51, weight: 4, summer: 1.2 },
  { name: 'Helmet', category: 'Climbing', price: 69.5, cost: 0.5, weight: 4, summer: 1.1 },
  { name: 'Headlamp', category: 'Accessories', price: 44.9, cost: 0.41, weight: 11, summer: 0.8 },
  { name: 'Water Bottle', category: 'Accessories', price: 24.5, cost: 0.35, weight: 14, summer: 1.4 },
] as const;

const regions = [
  { name: 'North', weight: 3, growth: 0.02 },
  { name: 'South', weight: 2.4, growth: 0.11 },
  { name: 'East', weight: 1.7, growth: 0.16 },
  { name: 'West', weight: 2.9, growth: -0.03 },
] as const;

const channels = [
  { name: 'Online', weight: 5, isOnline: true },
  { name: 'Store', weight: 4, isOnline: false },
  { name: 'Wholesale', weight: 1, isOnline: false },
] as const;

/**
 * Invoice lines of an invented outdoor shop, 2023–2025. `revenue_eur` is quantity × unit price × (1 − discount)
 * and `profit_eur` what is left of it, so the columns agree with one another; some customers are unknown and
 * many buyers gave no stars.
 */
export function sales(): GeneratedSample {
  const random = createRandom(4_711);
  const rows: Cell[][] = [];
  for (let day = 0; day < days; day += 1) {
    const date = new Date(start + day * 86_400_000);
    const lines = Math.max(1, Math.round(random.normal(6.6 * busyness(date), 2)));
    for (let line = 0; line < lines; line += 1) rows.push(saleRow(random, date, rows.length));
  }
  return {
    name: 'sales',
    title: 'Sales of an outdoor shop',
    description: 'Invoice lines of three years with product, region, channel, discount, revenue and profit.',
    columns: [
      'invoice_number',
      'date',
      'region',
      'channel',
      'customer_group',
      'category',
      'product',
      'quantity',
      'unit_price_eur',
      'discount_percent',
      'revenue_eur',
      'profit_eur',
      'stars',
    ],
    rows,
  };
}

function saleRow(random: Random, date: Date, index: number): Cell[] {
  const summer = 0.5 - 0.5 * Math.cos((2 * Math.PI * date.getUTCMonth()) / 12);
  const product = random.weighted(
    products.map((item) => ({ ...item, weight: item.weight * (1 + (item.summer - 1) * summer) })),
  );
  const yearsIn = date.getUTCFullYear() - 2023;
  const region = random.weighted(
    regions.map((item) => ({ ...item, weight: item.weight * (1 + item.growth) ** (2 * yearsIn) })),
  );
  const channel = random.weighted(channels);
  const isWholesale = channel.name === 'Wholesale';
  const quantity = isWholesale ? random.integer(6, 40) : random.chance(0.8) ? 1 : random.integer(2, 4);
  const discount = isWholesale ? random.pick([20, 25, 30]) : discountOf(random, date);
  const price = round(product.price * 1.025 ** yearsIn, 2);
  const revenue = round(quantity * price * (1 - discount / 100), 2);
  const profit = round(revenue - quantity * price * product.cost, 2);
  return [
    `INV-${100_000 + index}`,
    date.toISOString().slice(0, 10),
    region.name,
    channel.name,
    customerGroup(random, channel.name),
    product.category,
    product.name,
    quantity,
    price,
    discount,
    revenue,
    profit,
    starsOf(random, channel.isOnline, product.cost),
  ];
}

function customerGroup(random: Random, channel: string): string | null {
  if (channel === 'Wholesale') return 'Business';
  if (channel === 'Store' && random.chance(0.06)) return null;
  return random.chance(0.42) ? 'Member' : 'Guest';
}

function discountOf(random: Random, date: Date): number {
  const isSale = date.getUTCMonth() === 10 && date.getUTCDate() > 20;
  if (isSale) return random.pick([15, 20, 30]);
  return random.chance(0.18) ? random.pick([5, 10, 15]) : 0;
}

function starsOf(random: Random, isOnline: boolean, cost: number): number | null {
  if (!isOnline || random.chance(0.55)) return null;
  return Math.min(5, Math.max(1, Math.round(random.normal(2.4 + 3.6 * cost, 0.9))));
}

/** Saturdays, the weeks before Christmas and the sale at the end of November are busy; the shop grows a little. */
function busyness(date: Date): number {
  const weekday = [0.55, 0.85, 0.9, 0.95, 1, 1.15, 1.6][date.getUTCDay()] ?? 1;
  const month = [0.8, 0.8, 0.9, 1, 1.1, 1.2, 1.15, 1.05, 0.95, 0.9, 1.15, 1.35][date.getUTCMonth()] ?? 1;
  return weekday * month * 1.06 ** (date.getUTCFullYear() - 2023);
}
