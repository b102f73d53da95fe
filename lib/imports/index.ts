export { createImporter } from './create-importer.ts';
export { EarlyExamination } from './early-examination.ts';
export type {
  ImportDataset,
  ImportedDataset,
  ImportOptions,
  ImportSource,
  ImportTarget,
} from './import-dataset.ts';
export { receiptOfEmpty } from './receipt-of-empty.ts';
