// The shared state of the passes of resolve(). One pass writes what the next one reads.
#pragma once

#include <deque>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "draft/connector.hpp"
#include "draft/draft.hpp"
#include "schemac/diag/diagnostic.hpp"

namespace schemac::psl {

struct DatasourceDraft {
  Datasource value;
  const syntax::Property* schemas = nullptr;     // set if the property exists and is valid
  const syntax::Property* extensions = nullptr;  // the same
  bool is_postgres() const { return value.provider == "postgresql" || value.provider == "postgres"; }
};

struct Context {
  const syntax::Schema& schema;
  diag::Sink& sink;
  bool before_prisma_7 = false;  // errors that only later versions have are warnings

  std::vector<BlockRef> blocks;  // all blocks of all files in order
  FieldSlab fields;
  std::deque<DefaultDraft> defaults;  // of the fields
  std::vector<ModelDraft> models;
  std::vector<EnumDraft> enums;
  std::vector<CompositeDraft> composites;
  std::vector<RelationFieldDraft> relation_fields;  // by model, then field
  std::vector<RelationDraft> relations;
  std::unordered_map<std::string_view, BlockRef> names;  // models, views, enums, composite types

  std::optional<DatasourceDraft> datasource;
  std::vector<std::string> preview_features;  // lower-cased

  const ModelDraft& model(ModelId id) const { return models[id.value]; }
  ModelDraft& model(ModelId id) { return models[id.value]; }
  const FieldDraft& field(const RelationFieldDraft& rf) const {
    return models[rf.model.value].fields[rf.field.value];
  }
  bool has_preview_feature(std::string_view lower_case_name) const {
    for (const std::string& feature : preview_features) {
      if (feature == lower_case_name) return true;
    }
    return false;
  }
  bool is_postgres() const { return datasource && datasource->is_postgres(); }
  const Connector& connector() const {
    if (!datasource) return builtin_connector;
    return datasource->is_postgres() ? postgres_connector : foreign_connector;
  }
  bool emulates_relations() const {
    return datasource && datasource->value.relation_mode == RelationMode::prisma;
  }
};

}  // namespace schemac::psl
