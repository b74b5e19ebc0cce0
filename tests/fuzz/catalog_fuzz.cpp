// Any cells as the answers to the catalog's queries: they are read or refused as an answer that nobody asked
// for, and what was read can be compared, written as SQL and as a schema.
#include <array>

#include "answers.hpp"
#include "catalog_rows.hpp"
#include "fuzz.hpp"
#include "rows.hpp"
#include "schema_reader.hpp"
#include "schemac/diag/diagnostic.hpp"
#include "schemac/diff/diff.hpp"
#include "schemac/introspect/introspect.hpp"
#include "schemac/plan/plan.hpp"
#include "schemac/plan/warnings.hpp"
#include "schemac/psl/resolve.hpp"
#include "schemac/syntax/parse.hpp"

namespace {

using namespace schemac;

// In the order of the queries.
constexpr std::array answers_of_batch = {&catalog::Batch::namespaces,
                                         &catalog::Batch::extensions,
                                         &catalog::Batch::extension_members,
                                         &catalog::Batch::types,
                                         &catalog::Batch::enums,
                                         &catalog::Batch::relations,
                                         &catalog::Batch::columns,
                                         &catalog::Batch::defaults,
                                         &catalog::Batch::sequences,
                                         &catalog::Batch::sequence_links,
                                         &catalog::Batch::indexes,
                                         &catalog::Batch::operator_classes,
                                         &catalog::Batch::constraints,
                                         &catalog::Batch::referenced_tables,
                                         &catalog::Batch::objects,
                                         &catalog::Batch::comments,
                                         &catalog::Batch::inherited,
                                         &catalog::Batch::views,
                                         &catalog::Batch::view_columns};

pg::Rows rows_of(const fuzz::Answer& answer) {
  pg::Result result(PQmakeEmptyPGresult(nullptr, PGRES_TUPLES_OK));
  char name[] = "c";
  std::vector<PGresAttDesc> columns(answer.empty() ? 0 : answer.front().size(),
                                    PGresAttDesc{name, 0, 0, 0, 25, -1, -1});
  fuzz::require(PQsetResultAttrs(result.get(), static_cast<int>(columns.size()), columns.data()) != 0);
  for (size_t row = 0; row < answer.size(); ++row) {
    for (size_t column = 0; column < columns.size(); ++column) {
      fuzz::Cell cell = column < answer[row].size() ? answer[row][column] : std::nullopt;
      fuzz::require(PQsetvalue(result.get(), static_cast<int>(row), static_cast<int>(column),
                               cell ? cell->data() : nullptr,
                               cell ? static_cast<int>(cell->size()) : -1) != 0);
    }
  }
  return pg::Rows(std::make_shared<pg::Rows::Data>(std::move(result)));
}

struct Project {
  source::SourceSet sources;
  syntax::Schema tree;
  psl::Datamodel datamodel;

  explicit Project(std::string text) {
    diag::Sink sink;
    sources.add(source::SourceFile("schema.prisma", std::move(text)));
    tree = syntax::parse(sources, sink);
    datamodel = psl::resolve(tree, sources, sink);
  }
};

void use(const sql::Schema& schema, const sql::Details& details) {
  static const Project empty(
      "datasource db {\n  provider = \"postgresql\"\n  url = \"postgresql://h/d\"\n}\n");
  introspect::introspect(schema, details, {empty.sources, empty.tree, empty.datamodel}, {});
  for (const auto policy : {diff::Policy::prisma, diff::Policy::safe}) {
    fuzz::run(diff::diff({schema, schema}, policy));  // a lie may name two tables alike
    const diff::Steps made = diff::diff({{}, schema}, policy);
    const diff::Steps dropped = diff::diff({schema, {}}, policy);
    const auto style = policy == diff::Policy::safe ? plan::Style::safe : plan::Style::prisma;
    plan::write_script(plan::make_plan(made, {.style = style}));
    plan::write_script(plan::make_plan(dropped, {.style = style}));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto answers = fuzz::answers_of(fuzz::text_of(data, size));
  catalog::Batch batch;
  for (size_t i = 0; i < answers.size() && i < answers_of_batch.size(); ++i)
    batch.*answers_of_batch[i] = rows_of(answers[i]);
  for (const bool like_prisma : {false, true}) {
    try {
      const catalog::Options options{.schemas = {"public", "s"}, .like_prisma = like_prisma};
      catalog::Reader reader(batch, options, true);
      reader.read_tables();
      reader.read_keys();
      const auto schema = reader.finish();
      if (schema.ok()) use(*schema, reader.take_details());
    } catch (const base::UnexpectedAnswer& unexpected) {
      fuzz::require(*unexpected.what() != '\0');
    }
  }
  return 0;
}
