import { charge, type Charge, counted, type Source } from "./charge.ts";

const source: Source = {
  title: "AWS Secrets Manager pricing",
  url: "https://aws.amazon.com/secrets-manager/pricing/",
  checkedOn: "2026-11-23",
};

/**
 * Secrets that hold database credentials.
 *
 *     cost  = secrets × unitPrice
 *     [USD]   [Secret-Months] [USD per Secret-Month]
 *
 * Billed by AWS Secrets Manager, so it is in no row of Amazon RDS.
 *
 * @example 3 secrets × $0.40 = $1.20
 */
export const secretsManager: Charge<"Secret-Months"> = charge({
  id: "secrets-manager",
  name: "Secrets",
  unit: "Secret-Months",
  usageType: { standard: "AWSSecretsManager-Secrets", "io-optimized": "AWSSecretsManager-Secrets" },
  sharedWithRds: true,
  part: "other",
  resource: "cluster",
  usage: ({ secretsManager: used }) => counted(used?.secrets, "Secret-Months", "secrets", "Secrets Manager, secrets"),
  source,
});

/**
 * Calls that read or rotate secrets.
 *
 *     cost  = calls × unitPrice
 *     [USD]   [Requests] [USD per Request]
 *
 * @example 10,000 calls × $0.000005 = $0.05
 */
export const secretsManagerCalls: Charge<"Requests"> = charge({
  id: "secrets-manager",
  name: "Secrets Manager calls",
  unit: "Requests",
  usageType: { standard: "AWSSecretsManagerAPIRequest", "io-optimized": "AWSSecretsManagerAPIRequest" },
  sharedWithRds: true,
  part: "other",
  resource: "cluster",
  usage: ({ secretsManager: used }) =>
    counted(used?.apiCallsPerMonth, "Requests", "calls", "Secrets Manager, API calls"),
  source,
});
