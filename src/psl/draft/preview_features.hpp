// The preview features of Prisma 7.10, and `metrics`, which 6.x had
// (docs/reference/schema-language.md#preview-features).
#pragma once

#include <array>
#include <string_view>

namespace schemac::psl {

enum class FeatureStatus {
  active,
  hidden,      // accepted, but not offered in messages
  postgres,    // active with a PostgreSQL datasource only
  renamed,     // on PostgreSQL renamed to fullTextSearchPostgres, elsewhere deprecated
  deprecated,  // without effect, a warning
};

struct PreviewFeature {
  std::string_view name;
  FeatureStatus status;
};

inline constexpr auto preview_features = std::to_array<PreviewFeature>({
    // In the order of Prisma's messages.
    {"fullTextSearchPostgres", FeatureStatus::postgres},
    {"nativeDistinct", FeatureStatus::active},
    {"partialIndexes", FeatureStatus::active},
    {"postgresqlExtensions", FeatureStatus::active},
    {"relationJoins", FeatureStatus::active},
    {"schemaEngineDriverAdapters", FeatureStatus::active},
    {"shardKeys", FeatureStatus::active},
    {"strictUndefinedChecks", FeatureStatus::active},
    {"typedSql", FeatureStatus::active},
    {"views", FeatureStatus::active},
    {"reactNative", FeatureStatus::hidden},
    {"fullTextSearch", FeatureStatus::renamed},
    {"aggregateApi", FeatureStatus::deprecated},
    {"atomicNumberOperations", FeatureStatus::deprecated},
    {"clientExtensions", FeatureStatus::deprecated},
    {"cockroachDb", FeatureStatus::deprecated},
    {"connectOrCreate", FeatureStatus::deprecated},
    {"createMany", FeatureStatus::deprecated},
    {"dataProxy", FeatureStatus::deprecated},
    {"deno", FeatureStatus::deprecated},
    {"distinct", FeatureStatus::deprecated},
    {"driverAdapters", FeatureStatus::deprecated},
    {"extendedIndexes", FeatureStatus::deprecated},
    {"extendedWhereUnique", FeatureStatus::deprecated},
    {"fieldReference", FeatureStatus::deprecated},
    {"filterJson", FeatureStatus::deprecated},
    {"filteredRelationCount", FeatureStatus::deprecated},
    {"fullTextIndex", FeatureStatus::deprecated},
    {"groupBy", FeatureStatus::deprecated},
    {"improvedQueryRaw", FeatureStatus::deprecated},
    {"interactiveTransactions", FeatureStatus::deprecated},
    {"jsonProtocol", FeatureStatus::deprecated},
    {"metrics", FeatureStatus::deprecated},
    {"microsoftSqlServer", FeatureStatus::deprecated},
    {"middlewares", FeatureStatus::deprecated},
    {"mongoDb", FeatureStatus::deprecated},
    {"multiSchema", FeatureStatus::deprecated},
    {"nApi", FeatureStatus::deprecated},
    {"namedConstraints", FeatureStatus::deprecated},
    {"nativeTypes", FeatureStatus::deprecated},
    {"omitApi", FeatureStatus::deprecated},
    {"orderByAggregateGroup", FeatureStatus::deprecated},
    {"orderByNulls", FeatureStatus::deprecated},
    {"orderByRelation", FeatureStatus::deprecated},
    {"prismaSchemaFolder", FeatureStatus::deprecated},
    {"queryCompiler", FeatureStatus::deprecated},
    {"referentialActions", FeatureStatus::deprecated},
    {"referentialIntegrity", FeatureStatus::deprecated},
    {"selectRelationCount", FeatureStatus::deprecated},
    {"tracing", FeatureStatus::deprecated},
    {"transactionApi", FeatureStatus::deprecated},
    {"uncheckedScalarInputs", FeatureStatus::deprecated},
});

}  // namespace schemac::psl
