export { createImporter } from './create-importer.ts';
export type {
  ImportDataset,
  ImportedDataset,
  ImportOptions,
  ImportSource,
  ImportTarget,
} from './import-dataset.ts';
export { receiptOfEmpty } from './receipt-of-empty.ts';
