import { describe, expect, test } from "vitest";
import { classOffered, type ClassOffer, type Engine, INSTANCE_CLASSES } from "@aurora-cost/core";

const MYSQL = "aurora-mysql";
const POSTGRESQL = "aurora-postgresql";

describe("a class", () => {
  test.each<[string, Engine, string | null, ClassOffer["offered"]]>([
    ["db.r8g.large", POSTGRESQL, "16.3", "yes"],
    ["db.r8g.large", POSTGRESQL, "16.2", "no"],
    ["db.r8g.large", POSTGRESQL, "16", "yes"],
    ["db.r8g.large", POSTGRESQL, "18.3", "yes"],
    ["db.r8g.large", POSTGRESQL, "12.22", "no"],
    ["db.r8g.large", POSTGRESQL, null, "yes"],
    ["db.r8g.large", MYSQL, "8.0.mysql_aurora.3.07.1", "no"],
    ["db.r8g.large", MYSQL, "8.0.mysql_aurora.3.10.0", "yes"],
    ["db.r8g.large", MYSQL, "3.08.0", "yes"],
    ["db.r8g.large", MYSQL, "8.4.7", "yes"],
    ["db.r8g.large", MYSQL, "5.7.mysql_aurora.2.12.1", "no"],
    ["db.r7g.large", MYSQL, "5.7.mysql_aurora.2.12.1", "yes"],
    ["db.r7g.large", MYSQL, "5.7", "yes"],
    ["db.r6g.large", POSTGRESQL, "11.9", "yes"],
    ["db.r6g.large", POSTGRESQL, "11.10", "no"],
    ["db.r6g.large", POSTGRESQL, "11.12", "yes"],
    ["db.t4g.medium", POSTGRESQL, "11.9", "no"],
    ["db.r6gd.xlarge", MYSQL, "8.0.mysql_aurora.3.10.0", "no"],
    ["db.r6gd.xlarge", MYSQL, null, "no"],
    ["db.r4.large", POSTGRESQL, "12.22", "yes"],
    ["db.r4.large", POSTGRESQL, "17.4", "no"],
    ["db.r4.large", POSTGRESQL, null, "unconfirmed"],
    ["db.t2.small", MYSQL, "5.7.mysql_aurora.2.11.2", "yes"],
    ["db.t2.small", POSTGRESQL, "12.22", "no"],
    ["db.t3.small", POSTGRESQL, null, "no"],
    ["db.t3.medium", POSTGRESQL, null, "yes"],
    ["db.r3.large", MYSQL, null, "no"],
    ["db.r8a.large", POSTGRESQL, "17.4", "unconfirmed"],
    ["db.r8gd.large", POSTGRESQL, "17.4", "unconfirmed"],
    ["db.r8gd.xlarge", POSTGRESQL, "17.4", "yes"],
    ["db.serverless", POSTGRESQL, "13.5", "no"],
    ["db.serverless", POSTGRESQL, "13.6", "yes"],
    ["db.serverless", MYSQL, "8.0.mysql_aurora.3.02.0", "yes"],
    ["db.serverless", MYSQL, "5.7", "no"],
    ["db.z9.large", MYSQL, null, "unconfirmed"],
  ])("%s of %s %s: %s", (name, engine, version, offered) => {
    expect(classOffered(name, engine, version).offered).toBe(offered);
  });

  test("names the versions that have it", () => {
    expect(classOffered("db.r7g.large", MYSQL, "5.6").versions).toBe("2.12.0+, 3.03.1+, 8.4+");
    expect(classOffered("db.r5.large", MYSQL, null).versions).toBe("all");
  });

  test("that is known is told of for both engines, but for those AWS has not listed", () => {
    const open = Object.keys(INSTANCE_CLASSES).filter((name) =>
      [MYSQL, POSTGRESQL].some(
        (engine) => classOffered(name, engine === MYSQL ? MYSQL : POSTGRESQL, null).versions === "unlisted",
      ),
    );
    expect(open.filter((name) => !name.startsWith("db.r8a."))).toEqual(["db.r8gd.large"]);
  });
});
