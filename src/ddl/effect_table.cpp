#include "effect_table.hpp"

#include <algorithm>
#include <array>

#include "facts.hpp"

namespace schemac::ddl {
namespace {

constexpr LockMode row_exclusive = LockMode::row_exclusive;
constexpr LockMode share_update_exclusive = LockMode::share_update_exclusive;
constexpr LockMode share = LockMode::share;
constexpr LockMode share_row_exclusive = LockMode::share_row_exclusive;
constexpr LockMode exclusive = LockMode::exclusive;
constexpr LockMode access_exclusive = LockMode::access_exclusive;
constexpr Answer no = Answer::no;
constexpr Answer depends = Answer::depends;
constexpr Answer yes = Answer::yes;
constexpr bool alone = true;
constexpr auto none = std::nullopt;

constexpr auto by_words = Behind::words;
constexpr auto by_on = Behind::on;
constexpr auto unread = Behind::nothing;
constexpr auto ranges = Named::ranges;
constexpr auto names = Named::names;
constexpr auto owners = Named::owners;
constexpr auto nowhere = Named::nowhere;

// Longer words first where one row's begin another's.
// clang-format off
constexpr auto statements = std::to_array<StatementRow>({
    // node, variant, words, behind, optional, key, named, lock, scans, rewrites, builds index, loses, alone
    {"InsertStmt", "", "insert into", by_words, "", "relation", ranges, row_exclusive},
    {"UpdateStmt", "", "update", by_words, "only", "relation", ranges, row_exclusive},
    {"DeleteStmt", "", "delete from", by_words, "only", "relation", ranges, row_exclusive, no, no, no, LossKind::rows},
    {"MergeStmt", "", "merge into", by_words, "only", "relation", ranges, row_exclusive},
    {"CopyStmt", "", "copy", by_words, "", "relation", ranges, row_exclusive},
    {"CopyStmt", "to", "", unread, "", "", nowhere, none},
    {"LockStmt", "", "lock table", by_words, "only", "relations", ranges, access_exclusive},
    {"LockStmt", "", "lock", by_words, "only", "relations", ranges, access_exclusive},

    {"DropStmt", "OBJECT_TABLE", "drop table", by_words, "if exists", "objects", names, access_exclusive, no, no, no, LossKind::table},
    {"DropStmt", "OBJECT_FOREIGN_TABLE", "drop foreign table", by_words, "if exists", "objects", names, access_exclusive},
    {"DropStmt", "OBJECT_VIEW", "drop view", by_words, "if exists", "objects", names, access_exclusive},
    {"DropStmt", "OBJECT_MATVIEW", "drop materialized view", by_words, "if exists", "objects", names, access_exclusive},
    {"DropStmt", "OBJECT_SEQUENCE", "drop sequence", by_words, "if exists", "objects", names, access_exclusive},
    {"DropStmt", "OBJECT_SCHEMA", "drop schema", by_words, "if exists", "objects", names, none, no, no, no, LossKind::schema},
    {"DropStmt", "OBJECT_INDEX concurrently", "drop index concurrently", by_words, "if exists", "objects", names, share_update_exclusive, no, no, no, none, alone},
    {"DropStmt", "OBJECT_INDEX", "drop index", by_words, "if exists", "objects", names, access_exclusive},
    {"DropStmt", "OBJECT_TRIGGER", "drop trigger", by_on, "", "objects", owners, access_exclusive},
    {"DropStmt", "OBJECT_POLICY", "drop policy", by_on, "", "objects", owners, access_exclusive},
    {"DropStmt", "OBJECT_RULE", "drop rule", by_on, "", "objects", owners, access_exclusive},
    {"TruncateStmt", "", "truncate table", by_words, "only", "relations", ranges, access_exclusive, no, yes, no, LossKind::rows},
    {"TruncateStmt", "", "truncate", by_words, "only", "relations", ranges, access_exclusive, no, yes, no, LossKind::rows},

    {"IndexStmt", "concurrently", "create index concurrently", by_on, "only", "relation", ranges, share_update_exclusive, yes, no, yes, none, alone},
    {"IndexStmt", "concurrently", "create unique index concurrently", by_on, "only", "relation", ranges, share_update_exclusive, yes, no, yes, none, alone},
    {"IndexStmt", "", "create index", by_on, "only", "relation", ranges, share, yes, no, yes},
    {"IndexStmt", "", "create unique index", by_on, "only", "relation", ranges, share, yes, no, yes},
    {"ReindexStmt", "REINDEX_OBJECT_INDEX concurrently", "reindex index concurrently", by_words, "", "relation", ranges, share_update_exclusive, yes, no, yes, none, alone},
    {"ReindexStmt", "REINDEX_OBJECT_TABLE concurrently", "reindex table concurrently", by_words, "", "relation", ranges, share_update_exclusive, yes, no, yes, none, alone},
    {"ReindexStmt", "REINDEX_OBJECT_INDEX", "reindex index", by_words, "", "relation", ranges, access_exclusive, yes, no, yes},
    {"ReindexStmt", "REINDEX_OBJECT_TABLE", "reindex table", by_words, "", "relation", ranges, share, yes, no, yes},
    {"ReindexStmt", "", "reindex", unread, "", "", nowhere, none, yes, no, yes, none, alone},

    {"CreateStmt", "partition", "", unread, "", "inhRelations", ranges, access_exclusive, depends},
    {"CreateStmt", "", "create table", unread, "", "inhRelations", ranges, share_update_exclusive},
    {"CreateForeignTableStmt", "", "create foreign table", unread, "", "", nowhere, none},
    {"CreateTableAsStmt", "", "", unread, "", "", nowhere, none},
    {"ViewStmt", "replace", "create or replace view", by_words, "", "view", ranges, access_exclusive},
    {"ViewStmt", "", "create view", unread, "", "", nowhere, none},
    {"RefreshMatViewStmt", "concurrently", "refresh materialized view concurrently", by_words, "", "relation", ranges, exclusive, yes, no, no},
    {"RefreshMatViewStmt", "", "refresh materialized view", by_words, "", "relation", ranges, access_exclusive, no, yes, yes},
    {"AlterSeqStmt", "", "alter sequence", by_words, "if exists", "sequence", ranges, share_row_exclusive},
    {"CreateStatsStmt", "", "create statistics", unread, "", "relations", ranges, share_update_exclusive},
    {"CreateTrigStmt", "", "create trigger", by_on, "", "relation", ranges, share_row_exclusive},
    {"CreateTrigStmt", "", "create or replace trigger", by_on, "", "relation", ranges, share_row_exclusive},
    {"CreateTrigStmt", "", "create constraint trigger", by_on, "", "relation", ranges, share_row_exclusive},
    {"CreatePolicyStmt", "", "create policy", by_on, "", "table", ranges, access_exclusive},
    {"AlterPolicyStmt", "", "alter policy", by_on, "", "table", ranges, access_exclusive},
    {"RuleStmt", "", "create rule", unread, "", "relation", ranges, access_exclusive},
    {"CreatePublicationStmt", "", "create publication", unread, "", "pubobjects", ranges, share_update_exclusive},
    {"AlterPublicationStmt", "", "alter publication", unread, "", "pubobjects", ranges, share_update_exclusive},

    {"RenameStmt", "OBJECT_INDEX", "alter index", by_words, "if exists", "relation", ranges, share_update_exclusive},
    {"RenameStmt", "OBJECT_ATTRIBUTE", "", unread, "", "", nowhere, none},
    {"RenameStmt", "OBJECT_TRIGGER", "alter trigger", by_on, "", "relation", ranges, access_exclusive},
    {"RenameStmt", "", "", unread, "", "relation", ranges, access_exclusive},
    {"AlterObjectSchemaStmt", "", "", unread, "", "relation", ranges, access_exclusive},
    {"AlterTableStmt", "OBJECT_VIEW", "alter view", by_words, "if exists", "relation", ranges, access_exclusive},
    {"AlterTableStmt", "OBJECT_MATVIEW", "alter materialized view", by_words, "if exists", "relation", ranges, access_exclusive},
    {"AlterTableStmt", "OBJECT_FOREIGN_TABLE", "alter foreign table", by_words, "if exists", "relation", ranges, access_exclusive},

    {"CommentStmt", "OBJECT_TABLE", "comment on table", by_words, "", "object", names, share_update_exclusive},
    {"CommentStmt", "OBJECT_VIEW", "comment on view", by_words, "", "object", names, share_update_exclusive},
    {"CommentStmt", "OBJECT_MATVIEW", "", unread, "", "object", names, share_update_exclusive},
    {"CommentStmt", "OBJECT_FOREIGN_TABLE", "", unread, "", "object", names, share_update_exclusive},
    {"CommentStmt", "OBJECT_INDEX", "", unread, "", "object", names, share_update_exclusive},
    {"CommentStmt", "OBJECT_SEQUENCE", "", unread, "", "object", names, share_update_exclusive},
    {"CommentStmt", "OBJECT_COLUMN", "", unread, "", "object", owners, share_update_exclusive},

    {"VacuumStmt", "full", "vacuum full", by_words, "verbose", "rels", ranges, access_exclusive, no, yes, yes, none, alone},
    {"VacuumStmt", "analyze", "analyze", by_words, "verbose", "rels", ranges, share_update_exclusive},
    {"VacuumStmt", "", "vacuum", by_words, "verbose", "rels", ranges, share_update_exclusive, yes, no, no, none, alone},
    {"RepackStmt", "", "repack", unread, "", "", nowhere, none, no, yes, yes, none, alone},  // of 19
    {"ClusterStmt", "all", "", unread, "", "", nowhere, none, no, yes, yes, none, alone},
    {"ClusterStmt", "", "cluster", by_words, "verbose", "relation", ranges, access_exclusive, no, yes, yes},
    {"CreatedbStmt", "", "create database", unread, "", "", nowhere, none, no, no, no, none, alone},
    {"DropdbStmt", "", "drop database", unread, "", "", nowhere, none, no, no, no, none, alone},
    {"CreateTableSpaceStmt", "", "create tablespace", unread, "", "", nowhere, none, no, no, no, none, alone},
    {"DropTableSpaceStmt", "", "drop tablespace", unread, "", "", nowhere, none, no, no, no, none, alone},
    {"AlterSystemStmt", "", "alter system", unread, "", "", nowhere, none, no, no, no, none, alone},
    {"AlterDatabaseStmt", "tablespace", "", unread, "", "", nowhere, none, no, no, no, none, alone},
    {"CreateSubscriptionStmt", "", "create subscription", unread, "", "", nowhere, none, no, no, no, none, alone},
    {"AlterSubscriptionStmt", "", "alter subscription", unread, "", "", nowhere, none, no, no, no, none, alone},
    {"DropSubscriptionStmt", "", "drop subscription", unread, "", "", nowhere, none, no, no, no, none, alone},
    {"DiscardStmt", "all", "discard all", unread, "", "", nowhere, none, no, no, no, none, alone},
});

constexpr auto actions = std::to_array<ActionRow>({
    // subtype, variant, words, lock, scans, rewrites, builds index
    {"AT_ValidateConstraint", "", "validate constraint", share_update_exclusive, yes},
    {"AT_AttachPartition", "", "attach partition", share_update_exclusive, depends, no, depends},
    {"AT_DetachPartition", "concurrently", "", share_update_exclusive},
    {"AT_DetachPartition", "", "detach partition", access_exclusive},
    {"AT_DetachPartitionFinalize", "", "", share_update_exclusive},
    {"AT_ClusterOn", "", "cluster on", share_update_exclusive},
    {"AT_DropCluster", "", "set without cluster", share_update_exclusive},
    {"AT_SetRelOptions", "", "set (", share_update_exclusive},
    {"AT_ResetRelOptions", "", "reset (", share_update_exclusive},
    {"AT_SetStatistics", "", "", share_update_exclusive},
    {"AT_SetOptions", "", "", share_update_exclusive},
    {"AT_ResetOptions", "", "", share_update_exclusive},
    {"AT_DisableTrig", "", "disable trigger", share_row_exclusive},
    {"AT_DisableTrigAll", "", "", share_row_exclusive},
    {"AT_DisableTrigUser", "", "", share_row_exclusive},
    {"AT_EnableTrig", "", "enable trigger", share_row_exclusive},
    {"AT_EnableTrigAll", "", "", share_row_exclusive},
    {"AT_EnableTrigUser", "", "", share_row_exclusive},
    {"AT_EnableAlwaysTrig", "", "enable always trigger", share_row_exclusive},
    {"AT_EnableReplicaTrig", "", "enable replica trigger", share_row_exclusive},

    {"AT_AddConstraint", "CONSTR_FOREIGN", "add foreign key", share_row_exclusive, yes},
    {"AT_AddConstraint", "CONSTR_FOREIGN not valid", "", share_row_exclusive},
    {"AT_AddConstraint", "CONSTR_CHECK", "", access_exclusive, yes},
    {"AT_AddConstraint", "CONSTR_CHECK not valid", "", access_exclusive},
    {"AT_AddConstraint", "CONSTR_UNIQUE", "", access_exclusive, yes, no, yes},
    {"AT_AddConstraint", "CONSTR_UNIQUE using index", "", access_exclusive},
    {"AT_AddConstraint", "CONSTR_EXCLUSION", "", access_exclusive, yes, no, yes},
    // A column that may hold NULLs is looked at.
    {"AT_AddConstraint", "CONSTR_PRIMARY", "", access_exclusive, yes, no, yes},
    {"AT_AddConstraint", "CONSTR_PRIMARY using index", "", access_exclusive, depends},
    // A CHECK that proves it makes the scan unnecessary; a column that has it already, too.
    {"AT_SetNotNull", "", "", access_exclusive, depends},
    {"AT_AlterColumnType", "", "", access_exclusive, depends, depends, depends},
    // No work where the table is so already.
    {"AT_SetLogged", "", "set logged", access_exclusive, no, depends},
    {"AT_SetUnLogged", "", "set unlogged", access_exclusive, no, depends},
    {"AT_SetTableSpace", "", "set tablespace", access_exclusive, no, depends},
    {"AT_SetAccessMethod", "", "set access method", access_exclusive, no, depends},
    // Neither reads rows; everything else is ACCESS EXCLUSIVE for a moment.
    {"AT_DropColumn", "", "drop column", access_exclusive},
    {"AT_DropConstraint", "", "drop constraint", access_exclusive},
});
// clang-format on

constexpr ActionRow other_action{"", "", "", access_exclusive};
// What words alone cannot tell.
constexpr ActionRow unread_action{"", "", "", access_exclusive, depends, depends, depends};

}  // namespace

const StatementRow* find_statement(std::string_view node, std::string_view variant) {
  const StatementRow* other = nullptr;
  for (const StatementRow& row : statements) {
    if (row.node != node) continue;
    if (row.variant == variant) return &row;
    if (row.variant.empty()) other = &row;
  }
  return other;
}

const ActionRow* find_action(std::string_view subtype, std::string_view variant) {
  const auto* found = std::find_if(actions.begin(), actions.end(), [&](const ActionRow& row) {
    return row.subtype == subtype && row.variant == variant;
  });
  return found != actions.end() ? &*found : &other_action;
}

void add_effects(const StatementRow& row, const std::vector<std::string>& relations,
                 script::Effects& effects) {
  effects.scans = std::max(effects.scans, row.scans);
  effects.rewrites = std::max(effects.rewrites, row.rewrites);
  effects.builds_index = std::max(effects.builds_index, row.builds_index);
  effects.runs_alone = effects.runs_alone || row.runs_alone;
  for (const std::string& relation : relations) {
    if (row.lock) script::add_lock(effects.locks, *row.lock, relation);
    if (row.loses) effects.losses.push_back({*row.loses, relation, ""});
  }
}

void add_work(const ActionRow& row, script::Effects& effects) {
  effects.scans = std::max(effects.scans, row.scans);
  effects.rewrites = std::max(effects.rewrites, row.rewrites);
  effects.builds_index = std::max(effects.builds_index, row.builds_index);
}

const StatementRow* find_statement(const Words& words) {
  const auto* found = std::find_if(statements.begin(), statements.end(), [&](const StatementRow& row) {
    return !row.words.empty() && words.row(0, row.words);
  });
  return found != statements.end() ? &*found : nullptr;
}

const ActionRow* find_action(const Words& words, size_t at) {
  const auto* found = std::find_if(actions.begin(), actions.end(), [&](const ActionRow& row) {
    return !row.words.empty() && words.row(at, row.words);
  });
  return found != actions.end() ? &*found : &unread_action;
}

}  // namespace schemac::ddl
