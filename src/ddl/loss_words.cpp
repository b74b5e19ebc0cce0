#include "loss_words.hpp"

#include <algorithm>
#include <array>

namespace schemac::ddl {
namespace {

// All of libpg_query 15's, sorted; a kind that is not among them counts as one that loses data.
constexpr std::array<std::string_view, 114> statements = {
    "AlterCollationStmt", "AlterDatabaseRefreshCollStmt", "AlterDatabaseSetStmt", "AlterDatabaseStmt",
    "AlterDefaultPrivilegesStmt", "AlterDomainStmt", "AlterEnumStmt", "AlterEventTrigStmt",
    "AlterExtensionContentsStmt", "AlterExtensionStmt", "AlterFdwStmt", "AlterForeignServerStmt",
    "AlterFunctionStmt", "AlterObjectDependsStmt", "AlterObjectSchemaStmt", "AlterOpFamilyStmt",
    "AlterOperatorStmt", "AlterOwnerStmt", "AlterPolicyStmt", "AlterPublicationStmt", "AlterRoleSetStmt",
    "AlterRoleStmt", "AlterSeqStmt", "AlterStatsStmt", "AlterSubscriptionStmt", "AlterSystemStmt",
    "AlterTSConfigurationStmt", "AlterTSDictionaryStmt", "AlterTableMoveAllStmt",
    "AlterTableSpaceOptionsStmt", "AlterTableStmt", "AlterTypeStmt", "AlterUserMappingStmt", "CallStmt",
    "CheckPointStmt", "ClosePortalStmt", "ClusterStmt", "CommentStmt", "CompositeTypeStmt",
    "ConstraintsSetStmt", "CopyStmt", "CreateAmStmt", "CreateCastStmt", "CreateConversionStmt",
    "CreateDomainStmt", "CreateEnumStmt", "CreateEventTrigStmt", "CreateExtensionStmt", "CreateFdwStmt",
    "CreateForeignServerStmt", "CreateForeignTableStmt", "CreateFunctionStmt", "CreateOpClassStmt",
    "CreateOpFamilyStmt", "CreatePLangStmt", "CreatePolicyStmt", "CreatePublicationStmt", "CreateRangeStmt",
    "CreateRoleStmt", "CreateSchemaStmt", "CreateSeqStmt", "CreateStatsStmt", "CreateStmt",
    "CreateSubscriptionStmt", "CreateTableAsStmt", "CreateTableSpaceStmt", "CreateTransformStmt",
    "CreateTrigStmt", "CreateUserMappingStmt", "CreatedbStmt", "DeallocateStmt", "DeclareCursorStmt",
    "DefineStmt", "DeleteStmt", "DiscardStmt", "DoStmt", "DropOwnedStmt", "DropRoleStmt", "DropStmt",
    "DropSubscriptionStmt", "DropTableSpaceStmt", "DropUserMappingStmt", "DropdbStmt", "ExecuteStmt",
    "ExplainStmt", "FetchStmt", "GrantRoleStmt", "GrantStmt", "ImportForeignSchemaStmt", "IndexStmt",
    "InsertStmt", "ListenStmt", "LoadStmt", "LockStmt", "MergeStmt", "NotifyStmt", "PLAssignStmt",
    "PrepareStmt", "ReassignOwnedStmt", "RefreshMatViewStmt", "ReindexStmt", "RenameStmt", "ReturnStmt",
    "RuleStmt", "SecLabelStmt", "SelectStmt", "TransactionStmt", "TruncateStmt", "UnlistenStmt",
    "UpdateStmt", "VacuumStmt", "VariableSetStmt", "VariableShowStmt", "ViewStmt",
};

constexpr std::array<std::string_view, 4> of_large_objects = {"lo_put", "lo_truncate", "lo_truncate64", "lo_unlink"};

constexpr std::array<Droppable, 27> droppables = {{
    {"OBJECT_TABLE", "table", true},
    {"OBJECT_FOREIGN_TABLE", "foreign table", false},
    {"OBJECT_SCHEMA", "schema", true},
    {"OBJECT_TYPE", "type", false},
    {"OBJECT_DOMAIN", "domain", false},
    {"OBJECT_EXTENSION", "extension", false},
    {"OBJECT_VIEW", "view", false},
    {"OBJECT_MATVIEW", "materialized view", false},
    {"OBJECT_SEQUENCE", "sequence", false},
    {"OBJECT_FUNCTION", "function", false},
    {"OBJECT_PROCEDURE", "procedure", false},
    {"OBJECT_ROUTINE", "routine", false},
    {"OBJECT_AGGREGATE", "aggregate", false},
    {"OBJECT_COLLATION", "collation", false},
    {"OBJECT_OPERATOR", "operator", false},
    {"OBJECT_OPCLASS", "operator class", false},
    {"OBJECT_OPFAMILY", "operator family", false},
    {"OBJECT_CAST", "cast", false},
    {"OBJECT_LANGUAGE", "language", false},
    {"OBJECT_FDW", "foreign-data wrapper", false},
    {"OBJECT_FOREIGN_SERVER", "server", false},
    {"OBJECT_ACCESS_METHOD", "access method", false},
    {"OBJECT_CONVERSION", "conversion", false},
    {"OBJECT_TSPARSER", "text search parser", false},
    {"OBJECT_TSDICTIONARY", "text search dictionary", false},
    {"OBJECT_TSTEMPLATE", "text search template", false},
    {"OBJECT_TSCONFIGURATION", "text search configuration", false},
}};

}  // namespace

bool is_known_statement(std::string_view node) {
  return std::binary_search(statements.begin(), statements.end(), node);
}

bool removes_large_objects(std::string_view function) {
  return std::find(of_large_objects.begin(), of_large_objects.end(), function) != of_large_objects.end();
}

const Droppable* find_droppable(std::string_view kind) {
  const auto* found = std::find_if(droppables.begin(), droppables.end(),
                                   [&](const Droppable& one) { return one.kind == kind; });
  return found == droppables.end() ? nullptr : found;
}

}  // namespace schemac::ddl
