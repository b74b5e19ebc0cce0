// The names of all keys, indexes and foreign keys, given or default, and their conflicts
// (docs/reference/schema-language.md#constraint-names).
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "draft/context.hpp"

namespace schemac::psl {

class ConstraintNames {
 public:
  explicit ConstraintNames(const Context& context);
  // The tables hold views of the names, so copies would be invalid.
  ConstraintNames(const ConstraintNames&) = delete;
  ConstraintNames& operator=(const ConstraintNames&) = delete;

  const std::string& primary_key(ModelId id) const { return models_[id.value].primary_key; }
  const std::string& index(ModelId id, size_t number) const { return models_[id.value].indexes[number]; }
  // For the relation with that index in Context::relations.
  const std::string& foreign_key(size_t relation) const { return foreign_keys_[relation]; }

  // True if another primary key, unique or index of the same database schema has the name, too.
  bool is_shared_in_schema(ModelId id, std::string_view name) const;
  // True if another primary key, unique, index or foreign key of the model has the name, too.
  bool is_shared_in_model(ModelId id, std::string_view name) const;
  // True if another @@id or @@unique of the model has this `name:`, too.
  bool is_shared_client_name(ModelId id, std::string_view name) const;

 private:
  using Counts = std::unordered_map<std::string_view, int>;
  struct ModelNames {
    std::string primary_key;  // empty if there is none
    std::vector<std::string> indexes;
    std::vector<std::string_view> in_model;  // sorted
    std::vector<std::string_view> client_names;
    Counts* in_schema = nullptr;  // where names could conflict at all
  };

  void name_keys(const ModelDraft& model, ModelNames& names);
  bool any_name_twice() const;
  void count_names(const Context& context);
  void name_foreign_keys(const Context& context);

  bool compared_;
  std::vector<ModelNames> models_;
  std::vector<std::string> foreign_keys_;
  // Hashes of each key's name and @@schema. Two equal ones are rare, and only then all names are counted: a
  // table of all names is the most expensive part here in a large schema.
  std::vector<size_t> hashes_;
  // By @@schema; models without one share a table.
  std::unordered_map<std::string_view, Counts> by_schema_;
  Counts without_schema_;
};

}  // namespace schemac::psl
