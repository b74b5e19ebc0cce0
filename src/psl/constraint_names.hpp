// The names of all keys, indexes and foreign keys, given or by default, and where they meet (B.8).
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "context.hpp"

namespace schemac::psl {

class ConstraintNames {
 public:
  explicit ConstraintNames(const Context& context);

  const std::string& primary_key(ModelId id) const { return models_[id.value].primary_key; }
  const std::string& index(ModelId id, size_t number) const { return models_[id.value].indexes[number]; }
  // Of the relation with that index in Context::relations.
  const std::string& foreign_key(size_t relation) const { return foreign_keys_[relation]; }

  // Another primary key, unique or index of the same database schema has the name too.
  bool is_shared_in_schema(ModelId id, const std::string& name) const;
  // Another primary key, unique, index or foreign key of the model has the name too.
  bool is_shared_in_model(ModelId id, const std::string& name) const;
  // Another @@id or @@unique of the model has this `name:` too.
  bool is_shared_client_name(ModelId id, std::string_view name) const;

 private:
  struct ModelNames {
    std::string primary_key;  // empty if there is none
    std::vector<std::string> indexes;
    std::unordered_map<std::string, int> in_model;
    std::unordered_map<std::string_view, int> client_names;
  };
  using Counts = std::unordered_map<std::string, int>;

  void add_model(const ModelDraft& model);
  void add_foreign_key(const Context& context, const RelationDraft& relation);
  void count(ModelNames& names, Counts& in_schema, const std::string& name);

  bool compared_;
  std::vector<ModelNames> models_;
  std::vector<std::string> foreign_keys_;
  // By @@schema; models without one share a space.
  std::unordered_map<std::string_view, Counts> by_schema_;
  Counts without_schema_;
  std::vector<const Counts*> schema_of_;  // like `models_`
};

}  // namespace schemac::psl
