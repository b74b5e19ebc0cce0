#include "schemac/diff/diff.hpp"

#include <algorithm>
#include <iterator>

#include "matching.hpp"
#include "prisma/enums.hpp"
#include "prisma/tables.hpp"
#include "safe/policy.hpp"

namespace schemac::diff {

namespace {
using sql::Pair;
using sql::Schema;

bool uses_namespace(const Schema& schema, const std::string& name) {
  const auto lies_in = [&](const auto& object) { return object.name.schema == name; };
  return std::any_of(schema.tables.begin(), schema.tables.end(), lies_in) ||
         std::any_of(schema.enums.begin(), schema.enums.end(), lies_in);
}

}  // namespace

// A schema without objects is not created.
void create_schemas(const Matching& m, Steps& steps) {
  for (const std::string& name : m.after->namespaces) {
    if (!m.before->has_namespace(name) && uses_namespace(*m.after, name)) steps.push_back(CreateSchema{name});
  }
}

namespace {
const sql::Extension* find_extension(const std::vector<sql::Extension>& extensions, const std::string& name) {
  const auto found = std::find_if(extensions.begin(), extensions.end(),
                                  [&](const sql::Extension& e) { return e.name == name; });
  return found == extensions.end() ? nullptr : &*found;
}

bool version_differs(const Pair<sql::Extension>& e) {
  return e.before.version && e.after.version && *e.before.version != *e.after.version;
}
bool schema_differs(const Pair<sql::Extension>& e) {
  return e.before.schema && e.after.schema && *e.before.schema != *e.after.schema &&
         e.before.relocatable.value_or(false);
}
// Only an extension that is known to be installed can be altered in place.
bool is_installed(const sql::Extension& e) { return e.relocatable.has_value(); }

}  // namespace

// An extension that is installed and not listed stays: another part of the system may need it.
void extensions(const Matching& m, Steps& steps) {
  if (!m.after->manages_extensions) return;
  Steps dropped;
  Steps created;
  Steps altered;
  for (const sql::Extension& wanted : m.after->extensions) {
    const sql::Extension* present = find_extension(m.before->extensions, wanted.name);
    if (present == nullptr) {
      created.push_back(CreateExtension{wanted});
      continue;
    }
    const Pair<sql::Extension> pair{*present, wanted};
    if (!is_installed(*present) && version_differs(pair)) {
      dropped.push_back(DropExtension{*present});
      created.push_back(CreateExtension{wanted});
    } else if (version_differs(pair) || schema_differs(pair)) {
      altered.push_back(AlterExtension{pair});
    }
  }
  std::move(dropped.begin(), dropped.end(), std::back_inserter(steps));
  std::move(created.begin(), created.end(), std::back_inserter(steps));
  std::move(altered.begin(), altered.end(), std::back_inserter(steps));
}

namespace {
// In the order of docs/reference/prisma.md#step-order: within a kind, the previous side's order, then the
// next side's.
Steps collect(const Matching& m) {
  Steps steps;
  create_schemas(m, steps);
  extensions(m, steps);
  create_enums(m, steps);
  alter_enums(m, steps);
  drop_foreign_keys(m, steps);
  drop_indexes(m, steps);
  alter_tables(m, steps);
  drop_tables(m, steps);
  drop_enums(m, steps);
  create_tables(m, steps);
  create_indexes(m, steps);
  rename_foreign_keys(m, steps);
  add_foreign_keys(m, steps);
  rename_indexes(m, steps);
  return steps;
}
}  // namespace

Steps diff(const Pair<Schema>& schemas, Policy policy, const DiffOptions& wishes) {
  Matching m = match(schemas, policy);
  m.wishes = wishes;
  return policy == Policy::prisma ? collect(m) : safe_steps(m);
}

}  // namespace schemac::diff
