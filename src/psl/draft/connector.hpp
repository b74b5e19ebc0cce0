// The capabilities of the schema's database, for the rules. Without a datasource Prisma checks against a
// connector of its own with few capabilities; schemac supports PostgreSQL and does not check schemas of other
// providers.
#pragma once

#include <string_view>

namespace schemac::psl {

struct Connector {
  std::string_view name;      // in messages
  std::string_view provider;  // in messages about shard keys
  bool composite_types = false;
  bool native_types = false;      // PostgreSQL's native types, and the index types for each
  bool constraint_names = false;  // given and default names are compared and limited in length
  bool named_keys = false;        // `map:` of primary keys and foreign keys
  bool special_indexes = false;   // index types beside BTree
  bool decimals = false;
  bool lists = false;
  bool json_lists = false;
  bool key_arguments = false;         // length, sort and clustering of keys and indexes
  bool free_autoincrement = false;    // on any field, any number of times
  bool any_reference_order = false;   // `references` need not follow the order of the key
  bool default_names = false;         // `map:` of @default, auto()
  bool set_null_on_required = false;  // accepted by the database, so only a warning
};

inline constexpr Connector postgres_connector{.name = "Postgres",
                                              .provider = "postgresql",
                                              .native_types = true,
                                              .constraint_names = true,
                                              .named_keys = true,
                                              .special_indexes = true,
                                              .decimals = true,
                                              .lists = true,
                                              .json_lists = true,
                                              .free_autoincrement = true,
                                              .any_reference_order = true,
                                              .set_null_on_required = true};

inline constexpr Connector builtin_connector{
    .name = "psl_core::datamodel_connector::empty_connector::EmptyDatamodelConnector", .provider = "empty"};

// It accepts everything that only the other provider's own rules could decide.
inline constexpr Connector foreign_connector{.name = "this provider",
                                             .provider = "this provider",
                                             .composite_types = true,
                                             .named_keys = true,
                                             .special_indexes = true,
                                             .decimals = true,
                                             .lists = true,
                                             .json_lists = true,
                                             .key_arguments = true,
                                             .free_autoincrement = true,
                                             .any_reference_order = true,
                                             .default_names = true,
                                             .set_null_on_required = true};

}  // namespace schemac::psl
