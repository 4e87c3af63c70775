import type { FactSource } from "./fact.ts";

export const AURORA_FAQS: FactSource = {
  title: "Amazon Aurora FAQs",
  url: "https://aws.amazon.com/rds/aurora/faqs/",
};

export const AURORA_PRICING: FactSource = {
  title: "Amazon Aurora pricing",
  url: "https://aws.amazon.com/rds/aurora/pricing/",
};

export const PROXY_PRICING: FactSource = {
  title: "Amazon RDS Proxy pricing",
  url: "https://aws.amazon.com/rds/proxy/pricing/",
};

export const PROXY_PAGE: FactSource = {
  title: "Amazon RDS Proxy",
  url: "https://aws.amazon.com/rds/proxy/",
};

export const AURORA_OVERVIEW: FactSource = {
  title: "Amazon Aurora User Guide, What is Amazon Aurora?",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/CHAP_AuroraOverview.html",
};

export const DOCUMENT_HISTORY: FactSource = {
  title: "Amazon Aurora User Guide, Document history",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/WhatsNew.html",
};

export const LIMITS: FactSource = {
  title: "Amazon Aurora User Guide, Quotas and constraints for Amazon Aurora",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/CHAP_Limits.html",
};

export const STORAGE: FactSource = {
  title: "Amazon Aurora User Guide, Amazon Aurora storage",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Overview.StorageReliability.html",
};

export const HIGH_AVAILABILITY: FactSource = {
  title: "Amazon Aurora User Guide, High availability for Amazon Aurora",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html",
};

export const MYSQL_CONNECTIONS: FactSource = {
  title: "Amazon Aurora User Guide, Managing performance and scaling for Amazon Aurora MySQL",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Performance.html",
};

export const POSTGRESQL_CONNECTIONS: FactSource = {
  title: "Amazon Aurora User Guide, Managing Amazon Aurora PostgreSQL",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Managing.html",
};

export const REPLICATION: FactSource = {
  title: "Amazon Aurora User Guide, Replication with Amazon Aurora",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Replication.html",
};

export const ENDPOINTS: FactSource = {
  title: "Amazon Aurora User Guide, Amazon Aurora endpoint connections",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Overview.Endpoints.html",
};

export const READER_ENDPOINT: FactSource = {
  title: "Amazon Aurora User Guide, Reader endpoints for Amazon Aurora",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Endpoints.Reader.html",
};

export const MODIFYING: FactSource = {
  title: "Amazon Aurora User Guide, Modifying an Amazon Aurora DB cluster",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Modifying.html",
};

export const SERVERLESS: FactSource = {
  title: "Amazon Aurora User Guide, How Aurora serverless works",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.how-it-works.html",
};

export const SERVERLESS_RANGE: FactSource = {
  title: "Amazon Aurora User Guide, Performance and scaling for Aurora serverless",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html",
};

export const SERVERLESS_REQUIREMENTS: FactSource = {
  title: "Amazon Aurora User Guide, Requirements and limitations for Aurora serverless",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.requirements.html",
};

export const AUTO_PAUSE: FactSource = {
  title: "Amazon Aurora User Guide, Scaling to zero ACUs with automatic pause and resume",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html",
};

export const STOP_START: FactSource = {
  title: "Amazon Aurora User Guide, Stopping and starting an Amazon Aurora DB cluster",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-cluster-stop-start.html",
};

export const CLONE: FactSource = {
  title: "Amazon Aurora User Guide, Cloning a volume for an Amazon Aurora DB cluster",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Managing.Clone.html",
};

export const BACKTRACK: FactSource = {
  title: "Amazon Aurora User Guide, Backtracking an Aurora DB cluster",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Backtrack.html",
};

export const BACKUPS: FactSource = {
  title: "Amazon Aurora User Guide, Overview of backing up and restoring an Aurora DB cluster",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Managing.Backups.html",
};

export const BACKUP_STORAGE: FactSource = {
  title: "Amazon Aurora User Guide, Understanding Amazon Aurora backup storage usage",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-storage-backup.html",
};

export const AUTO_SCALING: FactSource = {
  title: "Amazon Aurora User Guide, Amazon Aurora Auto Scaling with Aurora Replicas",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Integrating.AutoScaling.html",
};

export const GLOBAL_DATABASE: FactSource = {
  title: "Amazon Aurora User Guide, Using Amazon Aurora Global Database",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.html",
};

export const GLOBAL_RECOVERY: FactSource = {
  title: "Amazon Aurora User Guide, Using switchover or failover in Amazon Aurora Global Database",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-disaster-recovery.html",
};

export const PARALLEL_QUERY: FactSource = {
  title: "Amazon Aurora User Guide, Parallel query for Amazon Aurora MySQL",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-mysql-parallel-query.html",
};

export const WRITE_FORWARDING: FactSource = {
  title: "Amazon Aurora User Guide, Local write forwarding in an Aurora MySQL DB cluster",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-mysql-write-forwarding.html",
};

export const PROXY_GUIDE: FactSource = {
  title: "Amazon Aurora User Guide, Amazon RDS Proxy for Aurora",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-proxy.html",
};

export const PROXY_CONNECTIONS: FactSource = {
  title: "Amazon Aurora User Guide, RDS Proxy connection considerations",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-proxy-connections.html",
};

export const PROXY_PINNING: FactSource = {
  title: "Amazon Aurora User Guide, Avoiding pinning an RDS Proxy",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-proxy-pinning.html",
};

export const IAM_AUTHENTICATION: FactSource = {
  title: "Amazon Aurora User Guide, IAM database authentication",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.html",
};

export const SECRETS_MANAGER: FactSource = {
  title: "Amazon Aurora User Guide, Password management with Amazon Aurora and AWS Secrets Manager",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html",
};

export const ENCRYPTION: FactSource = {
  title: "Amazon Aurora User Guide, Encrypting Amazon Aurora resources",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html",
};

export const TLS: FactSource = {
  title: "Amazon Aurora User Guide, Using SSL/TLS to encrypt a connection to a DB cluster",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.SSL.html",
};

export const PERFORMANCE_INSIGHTS: FactSource = {
  title: "Amazon Aurora User Guide, Monitoring DB load with Performance Insights on Amazon Aurora",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_PerfInsights.html",
};

export const ENHANCED_MONITORING: FactSource = {
  title: "Amazon Aurora User Guide, Monitoring OS metrics with Enhanced Monitoring",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_Monitoring.OS.html",
};

export const MACHINE_LEARNING: FactSource = {
  title: "Amazon Aurora User Guide, Using Amazon Aurora machine learning",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-ml.html",
};

export const ZERO_ETL: FactSource = {
  title: "Amazon Aurora User Guide, Aurora zero-ETL integrations",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/zero-etl.html",
};

export const ACTIVITY_STREAMS: FactSource = {
  title: "Amazon Aurora User Guide, Monitoring Amazon Aurora with Database Activity Streams",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/DBActivityStreams.html",
};

export const BABELFISH: FactSource = {
  title: "Amazon Aurora User Guide, Working with Babelfish for Aurora PostgreSQL",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/babelfish.html",
};

export const BABELFISH_DIFFERENCES: FactSource = {
  title: "Amazon Aurora User Guide, Differences between Babelfish for Aurora PostgreSQL and SQL Server",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/babelfish-compatibility.html",
};

export const MYSQL_CALENDAR: FactSource = {
  title: "Release Notes for Aurora MySQL, Release calendars for Aurora MySQL",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraMySQLReleaseNotes/AuroraMySQL.release-calendars.html",
};

export const POSTGRESQL_CALENDAR: FactSource = {
  title: "Release Notes for Aurora PostgreSQL, Aurora PostgreSQL release calendars",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraPostgreSQLReleaseNotes/aurorapostgresql-release-calendar.html",
};

export const SERVERLESS_API: FactSource = {
  title: "Amazon RDS API Reference, ServerlessV2ScalingConfiguration",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ServerlessV2ScalingConfiguration.html",
};

export const RDS_OVERVIEW: FactSource = {
  title: "Amazon RDS User Guide, What is Amazon Relational Database Service (Amazon RDS)?",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Welcome.html",
};

export const RDS_OUTPOSTS: FactSource = {
  title: "Amazon RDS User Guide, Working with Amazon RDS on AWS Outposts",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.html",
};

export const RDS_MULTI_AZ: FactSource = {
  title: "Amazon RDS User Guide, Configuring and managing a Multi-AZ deployment for Amazon RDS",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html",
};

export const RDS_FAILOVER: FactSource = {
  title: "Amazon RDS User Guide, Failing over a Multi-AZ DB instance for Amazon RDS",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.Failover.html",
};

export const RDS_READ_REPLICAS: FactSource = {
  title: "Amazon RDS User Guide, Working with DB instance read replicas",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.html",
};

export const LAMBDA_RDS: FactSource = {
  title: "AWS Lambda Developer Guide, Using AWS Lambda with Amazon RDS",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/services-rds.html",
};

export const DMS: FactSource = {
  title: "AWS DMS User Guide, What is AWS Database Migration Service?",
  url: "https://docs.aws.amazon.com/dms/latest/userguide/Welcome.html",
};

export const ELASTICACHE: FactSource = {
  title: "Amazon ElastiCache User Guide, Comparing Valkey, Memcached, and Redis OSS self-designed caches",
  url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SelectEngine.html",
};

export const DYNAMODB: FactSource = {
  title: "Amazon DynamoDB Developer Guide, What is Amazon DynamoDB?",
  url: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Introduction.html",
};
