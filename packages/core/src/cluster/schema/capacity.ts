import * as v from "valibot";
import type { Decimal } from "../../decimal.ts";
import type { AutoScaling, Connections, Load, ServerlessV2 } from "../cluster.ts";
import { amount, mapping, oneForm, wholeAmount, type Schema } from "./values.ts";

const positive = v.pipe(
  amount,
  v.check((value) => value.gt(0), "must be greater than 0"),
);

const fraction = v.pipe(
  amount,
  v.check((value) => value.lte(1), "must be 0 to 1"),
);

/** Of Aurora Serverless v2. */
export const platformVersion: Schema<Decimal> = v.pipe(
  wholeAmount,
  v.check((version) => version.gte(1) && version.lte(4), "must be 1 to 4"),
);

/** What Aurora allows of these is for the rules to say: they know the engine version. */
export const serverlessV2: Schema<ServerlessV2> = mapping({
  minAcu: v.exactOptional(amount),
  maxAcu: v.exactOptional(amount),
  secondsUntilAutoPause: v.exactOptional(wholeAmount),
  platformVersion: v.exactOptional(platformVersion),
  acuPerSecond: v.exactOptional(positive),
});

export const autoScaling: Schema<AutoScaling> = mapping({
  minReaders: v.optional(wholeAmount, 0),
  maxReaders: v.optional(wholeAmount, 15),
  policies: v.pipe(
    v.array(
      mapping({
        metric: v.picklist(["cpu", "connections"], "must be cpu or connections"),
        target: positive,
        scaleInCooldown: v.optional(wholeAmount, 300),
        scaleOutCooldown: v.optional(wholeAmount, 300),
      }),
      "must be a list",
    ),
    v.check((policies) => policies.length > 0, "must name a policy"),
  ),
});

export const load: Schema<Load> = v.pipe(
  mapping({
    profile: v.exactOptional(
      v.picklist(
        ["flat", "office-hours", "nightly-batch", "spiky", "dev-test"],
        "must be flat, office-hours, nightly-batch, spiky or dev-test",
      ),
    ),
    baseAcu: v.exactOptional(amount),
    peakAcu: v.exactOptional(amount),
    hourly: v.exactOptional(
      v.pipe(
        v.array(amount, "must be a list"),
        v.check((hours) => hours.length === 24 || hours.length === 168, "must hold 24 or 168 values"),
      ),
    ),
    stepSeconds: v.exactOptional(
      v.pipe(
        wholeAmount,
        v.check((seconds) => seconds.gt(0), "must be greater than 0"),
      ),
    ),
    acu: v.exactOptional(
      v.pipe(
        v.array(amount, "must be a list"),
        v.check((steps) => steps.length > 0, "must hold a value"),
      ),
    ),
    readShare: v.optional(fraction, 0),
  }),
  oneForm(["profile", "baseAcu"], ["profile", "baseAcu", "peakAcu"], ["hourly"], ["stepSeconds", "acu"]),
  v.check(
    ({ profile, peakAcu }) => profile === undefined || (profile === "flat") === (peakAcu === undefined),
    "must give peakAcu with every profile but flat",
  ),
  v.check(
    ({ baseAcu, peakAcu }) => baseAcu === undefined || peakAcu === undefined || peakAcu.gte(baseAcu),
    "must have a peakAcu of at least baseAcu",
  ),
);

export const connections: Schema<Connections> = v.pipe(
  mapping({
    lambdaConcurrency: v.exactOptional(wholeAmount),
    appInstances: v.exactOptional(wholeAmount),
    poolSize: v.exactOptional(wholeAmount),
    peak: v.exactOptional(wholeAmount),
    transactionsPerSecond: v.exactOptional(amount),
    secondsPerTransaction: v.exactOptional(amount),
    pinnedSessions: v.exactOptional(wholeAmount),
    newPerSecond: v.exactOptional(amount),
    maxConnections: v.exactOptional(wholeAmount),
  }),
  oneForm(["lambdaConcurrency"], ["appInstances", "poolSize"], ["peak"], []),
  v.check(
    ({ transactionsPerSecond: rate, secondsPerTransaction: length }) => (rate === undefined) === (length === undefined),
    "must give both transactionsPerSecond and secondsPerTransaction, or neither",
  ),
);
