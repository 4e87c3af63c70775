import { quantity } from "../units.ts";
import { charge, type Charge, type Source } from "./charge.ts";

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
  usage: ({ secretsManager: used }) =>
    used === undefined
      ? []
      : [
          {
            quantity: quantity(used.secrets, "Secret-Months"),
            formula: `${used.secrets.toString()} secrets`,
            description: "Secrets Manager, secrets",
          },
        ],
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
    used === undefined
      ? []
      : [
          {
            quantity: quantity(used.apiCallsPerMonth, "Requests"),
            formula: `${used.apiCallsPerMonth.toString()} calls`,
            description: "Secrets Manager, API calls",
          },
        ],
  source,
});
