/** Engines of Aurora, as `engine` in the RDS API. */
export type Engine = "aurora-mysql" | "aurora-postgresql";
