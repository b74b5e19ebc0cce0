// Any bytes through the whole front end: parsed, validated, printed in every form, completed and formatted.
// Nothing throws, diagnostics lie within the text, the data model is closed, and a valid schema stays valid
// and stays as it is once it has been formatted.
#include <string>

#include "fuzz.hpp"
#include "schemac/diag/print.hpp"
#include "schemac/psl/missing_relation_parts.hpp"
#include "schemac/psl/resolve.hpp"
#include "schemac/syntax/format.hpp"
#include "schemac/syntax/parse.hpp"

namespace {

using namespace schemac;
using fuzz::require;

struct Run {
  source::SourceSet sources;
  diag::Sink sink;
  syntax::Schema schema;
  size_t syntax_errors = 0;
  psl::Datamodel datamodel;

  explicit Run(std::string text) {
    sources.add(source::SourceFile("schema.prisma", std::move(text)));
    schema = syntax::parse(sources, sink);
    syntax_errors = sink.error_count();
    datamodel = psl::resolve(schema, sources, sink);
  }
  const std::string& text() const { return sources.file({0}).text(); }
  std::string formatted() const { return syntax::format(schema.files.at(0), sources.file({0})); }
};

void check_diagnostics(const Run& run) {
  for (const auto& one : run.sink.all()) {
    require(one.at.begin <= one.at.end && one.at.end <= run.text().size());
    require(!one.message.empty());
  }
  diag::print_text(run.sink.errors_first(), run.sources, true, true);
  diag::print_json(run.sink.errors_first(), run.sources);
  diag::print_github(run.sink.errors_first(), run.sources);
}

// Nothing refers outside the data model's own vectors.
void check_datamodel(const psl::Datamodel& datamodel) {
  const auto in_model = [&](psl::ModelId model, psl::FieldId field) {
    require(model.value < datamodel.models.size());
    require(field.value < datamodel.model(model).fields.size());
  };
  for (uint32_t i = 0; i < datamodel.models.size(); ++i) {
    const psl::Model& model = datamodel.models[i];
    for (const psl::Field& field : model.fields) {
      if (const auto* id = std::get_if<psl::ModelId>(&field.type))
        require(id->value < datamodel.models.size());
      if (const auto* id = std::get_if<psl::EnumId>(&field.type)) require(id->value < datamodel.enums.size());
    }
    for (const psl::Index& index : model.indexes) {
      for (const psl::IndexField& field : index.fields) in_model({i}, field.field);
    }
  }
  for (const psl::InlineRelation& relation : datamodel.inline_relations) {
    in_model(relation.model, relation.field);
    for (const psl::FieldId field : relation.fields) in_model(relation.model, field);
    for (const psl::FieldId field : relation.references) in_model(relation.referenced_model, field);
  }
  for (const psl::ManyToMany& relation : datamodel.many_to_many) {
    in_model(relation.model_a, relation.field_a);
    in_model(relation.model_b, relation.field_b);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const Run run(fuzz::text_of(data, size));
  check_diagnostics(run);
  check_datamodel(run.datamodel);
  if (run.syntax_errors == 0) {
    if (const auto complete = psl::with_missing_relation_parts(run.schema, run.sources)) {
      diag::Sink sink;
      const syntax::Schema schema = syntax::parse(*complete, sink);
      syntax::format(schema.files.at(0), complete->file({0}));
    }
  }
  const std::string once = run.formatted();
  require(once.ends_with('\n'));
  if (run.sink.has_errors()) return 0;
  // Text behind closing braces moves away in the first run and is set apart in the second.
  const Run second(once);
  require(!second.sink.has_errors());
  const Run third(second.formatted());
  require(!third.sink.has_errors() && third.formatted() == third.text());
  return 0;
}
