// Prisma's sentences above models, views and fields (docs/reference/prisma.md#introspection).
#pragma once

#include <string>

namespace schemac::introspect {

constexpr const char* partition_note =
    "This table is a partition table and requires additional setup for migrations. Visit "
    "https://pris.ly/d/partition-tables for more info.";
constexpr const char* subclass_note =
    "This table has subclasses and requires additional setup for migrations. Visit "
    "https://pris.ly/d/table-inheritance for more info.";
constexpr const char* check_note =
    "This table contains check constraints and requires additional setup for migrations. Visit "
    "https://pris.ly/d/check-constraints for more info.";
constexpr const char* exclusion_note =
    "This table contains exclusion constraints and requires additional setup for migrations. Visit "
    "https://pris.ly/d/exclusion-constraints for more info.";
constexpr const char* no_columns_note =
    "We could not retrieve columns for the underlying table. Either it has none or you are missing rights to "
    "see them. Please check your privileges.";
constexpr const char* no_identifier_note =
    "The underlying table does not contain a valid unique identifier and can therefore currently not be "
    "handled by Prisma Client.";
constexpr const char* description_note =
    "This model or at least one of its fields has comments in the database, and requires an additional setup "
    "for migrations: Read more: https://pris.ly/d/database-comments";
constexpr const char* view_description_note =
    "This view or at least one of its fields has comments in the database, and requires an additional setup "
    "for migrations: Read more: https://pris.ly/d/database-comments";
constexpr const char* deferring_note =
    "This model has constraints using non-default deferring rules and requires additional setup for "
    "migrations. Visit https://pris.ly/d/constraint-deferring for more info.";
constexpr const char* row_security_note =
    "This model contains row level security and requires additional setup for migrations. Visit "
    "https://pris.ly/d/row-level-security for more info.";
constexpr const char* null_order_note =
    "This model contains an index with non-default null sort order and requires additional setup for "
    "migrations. Visit https://pris.ly/d/default-index-null-ordering for more info.";
constexpr const char* expression_note =
    "This model contains an expression index which requires additional setup for migrations. Visit "
    "https://pris.ly/d/expression-indexes for more info.";

inline std::string renamed_note(const std::string& kind, const std::string& name,
                                const std::string& original) {
  return "This " + kind + " has been renamed to '" + name +
         "' during introspection, because the original name '" + original + "' is reserved.";
}

}  // namespace schemac::introspect
