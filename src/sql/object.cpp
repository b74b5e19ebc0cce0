#include "schemac/sql/object.hpp"

#include <algorithm>
#include <iterator>

namespace schemac::sql {
namespace {

struct KindInfo {
  ObjectKind kind;
  std::string_view word;
  bool in_model = false;
};
constexpr KindInfo kinds[] = {
    {ObjectKind::other, "object"},
    {ObjectKind::view, "view"},
    {ObjectKind::materialized_view, "materialized view"},
    {ObjectKind::foreign_table, "foreign table"},
    {ObjectKind::table, "table"},
    {ObjectKind::partitioned_table, "partitioned table"},
    {ObjectKind::partition, "partition"},
    {ObjectKind::inheritance, "inheritance"},
    {ObjectKind::unlogged_table, "unlogged table"},
    {ObjectKind::row_level_security, "row level security"},
    {ObjectKind::table_property, "table property"},
    {ObjectKind::sequence, "sequence"},
    {ObjectKind::sequence_property, "sequence property"},
    {ObjectKind::column, "column"},
    {ObjectKind::generated_column, "generated column"},
    {ObjectKind::column_type, "column type"},
    {ObjectKind::column_default, "default value"},
    {ObjectKind::collation, "collation"},
    {ObjectKind::column_property, "column property"},
    {ObjectKind::constraint, "table constraint", true},
    {ObjectKind::primary_key, "primary key", true},
    {ObjectKind::unique_constraint, "unique constraint", true},
    {ObjectKind::foreign_key, "foreign key", true},
    {ObjectKind::check_constraint, "check constraint", true},
    {ObjectKind::exclusion_constraint, "exclusion constraint", true},
    {ObjectKind::constraint_property, "constraint property"},
    {ObjectKind::index, "index", true},
    {ObjectKind::expression_index, "expression index", true},
    {ObjectKind::partial_index, "partial index", true},
    {ObjectKind::invalid_index, "invalid index", true},
    {ObjectKind::index_property, "index property"},
    {ObjectKind::statistics, "statistics object"},
    {ObjectKind::statistics_property, "statistics property"},
    {ObjectKind::trigger, "trigger"},
    {ObjectKind::trigger_property, "trigger property"},
    {ObjectKind::rule, "rule"},
    {ObjectKind::rule_property, "rule property"},
    {ObjectKind::policy, "policy"},
    {ObjectKind::publication_table, "publication relation"},
    {ObjectKind::function, "function"},
    {ObjectKind::procedure, "procedure"},
    {ObjectKind::aggregate, "aggregate"},
    {ObjectKind::type, "type"},
    {ObjectKind::domain, "domain"},
    {ObjectKind::composite_type, "composite type"},
    {ObjectKind::range_type, "range type"},
    {ObjectKind::comment, "comment"},
    {ObjectKind::security_label, "security label"},
    {ObjectKind::owner, "owner"},
    {ObjectKind::grant, "grant"},
};

constexpr std::string_view fact_words[] = {"only for rebuilt enums", "exceeds model", "in index definition",
                                           "in column definition"};

// Each kind has its row, at its number.
constexpr bool is_in_order() {
  for (size_t i = 0; i < std::size(kinds); ++i) {
    if (static_cast<size_t>(kinds[i].kind) != i) return false;
  }
  return static_cast<size_t>(ObjectKind::grant) + 1 == std::size(kinds);
}
static_assert(is_in_order());
static_assert(static_cast<size_t>(ObjectFact::in_column_definition) + 1 == std::size(fact_words));

}  // namespace

std::string_view object_kind_word(ObjectKind kind) { return kinds[static_cast<size_t>(kind)].word; }

ObjectKind object_kind_by_word(std::string_view word) {
  const auto* found = std::find_if(std::begin(kinds), std::end(kinds),
                                   [&](const KindInfo& info) { return info.word == word; });
  return found == std::end(kinds) ? ObjectKind::other : found->kind;
}

bool may_be_in_model(ObjectKind kind) { return kinds[static_cast<size_t>(kind)].in_model; }

std::string_view object_fact_word(ObjectFact fact) { return fact_words[static_cast<size_t>(fact)]; }

bool Object::has(ObjectFact fact) const { return std::find(facts.begin(), facts.end(), fact) != facts.end(); }

bool Object::uses(const QualifiedName& object, std::string_view column) const {
  return std::any_of(depends_on.begin(), depends_on.end(),
                     [&](const Dependency& on) { return on.column == column && on.object == object; });
}

std::string Object::full_name() const {
  std::string out = parent.schema;
  for (const std::string* part : {&parent.name, &name}) {
    if (!part->empty()) out += "." + *part;
  }
  return out;
}

void Object::give_up_statements(std::string_view why) {
  drop.clear();
  create.clear();
  reason = why;
}

void forget_tables(Objects& objects, const std::function<bool(const QualifiedName&)>& leaves) {
  for (Object& object : objects) {
    std::erase_if(object.depends_on, [&](const Dependency& on) { return leaves(on.object); });
  }
  std::erase_if(objects, [](const Object& object) {
    return std::all_of(object.depends_on.begin(), object.depends_on.end(),
                       [](const Dependency& on) { return on.column.empty(); });
  });
}

}  // namespace schemac::sql
