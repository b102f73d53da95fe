export type AzureDialectName = 'executions' | 'code-execute' | 'session-uri';

/** What the default credential chain looks at, under Azure's own names. */
export type AzureCredentials = {
  AZURE_TENANT_ID?: string | undefined;
  AZURE_CLIENT_ID?: string | undefined;
  AZURE_CLIENT_SECRET?: string | undefined;
  AZURE_FEDERATED_TOKEN_FILE?: string | undefined;
  AZURE_AUTHORITY_HOST?: string | undefined;
  AZURE_POD_IDENTITY_AUTHORITY_HOST?: string | undefined;
  IDENTITY_ENDPOINT?: string | undefined;
  IDENTITY_HEADER?: string | undefined;
};

export type AzureSettings = {
  /** Of the session pool (`poolManagementEndpoint`). */
  endpoint: string;
  dialect: AzureDialectName;
  apiVersion: string;
  /** A bearer token; null looks for one with the credentials. */
  token: string | null;
  credentials: AzureCredentials;
};
