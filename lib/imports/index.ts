export type {
  ImportDataset,
  ImportedDataset,
  ImportOptions,
  ImportSource,
  ImportTarget,
} from './import-dataset.ts';
