// The old schema for introspection: found by names of the database, with the comments that the data model
// lacks.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "schemac/introspect/introspect.hpp"

namespace schemac::introspect {

// Comments other than documentation: lines above (an empty line is kept as such) and the one behind.
struct Comments {
  std::vector<std::string> above;
  std::string behind;
};

class Old {
 public:
  Old(const Previous& previous, const Options& options);

  // These give nothing with --force.
  const psl::Model* model(const sql::QualifiedName& table) const;
  const psl::Model* view(const sql::QualifiedName& view) const;
  const psl::Enum* enumeration(const sql::QualifiedName& type) const;
  const psl::InlineRelation* relation(const psl::Model& model, const std::vector<std::string>& columns) const;
  const psl::ManyToMany* many_to_many(const std::string& relation_name) const;

  // "" if the relation has its default name.
  std::string relation_name(const psl::Model& model, const psl::Field& field) const;
  // `@name(..)` as written, "" for none.
  std::string attribute(const psl::Model& model, const psl::Field& field, std::string_view name) const;
  // `@@name(..)` as written, in order.
  std::vector<std::string> block_attributes(const psl::Model& model, std::string_view name) const;

  Comments comments(const std::string& block) const;
  Comments comments(const std::string& block, const std::string& member) const;
  // The comments behind the last block of a file.
  std::vector<std::string> closing_comments(uint32_t file) const;

  const psl::Datamodel& datamodel() const { return previous_.datamodel; }
  const source::SourceSet& sources() const { return previous_.sources; }
  bool has_preview_feature(std::string_view name) const;
  bool uses_schemas() const { return !datamodel().datasource->schemas.empty(); }

  // Generators first, then datasources: as written, with their comments.
  std::vector<std::string> configuration(uint32_t file) const;

 private:
  sql::QualifiedName name_of(const psl::Model& model) const;
  const syntax::Field* syntax_of(const psl::Model& model, const psl::Field& field) const;
  void note(const syntax::File& file);
  void note_members(const syntax::Block& block);

  Previous previous_;
  const Options& options_;
  std::map<sql::QualifiedName, const psl::Model*> models_;
  std::map<sql::QualifiedName, const psl::Model*> views_;
  std::map<sql::QualifiedName, const psl::Enum*> enums_;
  std::map<std::string, const syntax::Block*> blocks_;
  std::map<std::string, Comments> comments_;  // "Block" or "Block.member"
  std::map<uint32_t, std::vector<std::string>> closing_;
};

const psl::Field* field_of_column(const psl::Model& model, const std::string& column);

}  // namespace schemac::introspect
