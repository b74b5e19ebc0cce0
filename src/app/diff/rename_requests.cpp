#include "diff/rename_requests.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "schemac/base/text.hpp"

namespace schemac::app {
namespace {

// The texts between the quotes of each @renamed(from: "text").
std::vector<std::string> old_names(const std::string& documentation) {
  constexpr std::string_view word = "@renamed(";
  std::vector<std::string> names;
  for (size_t at = documentation.find(word); at != std::string::npos; at = documentation.find(word, at)) {
    at += word.size();
    const size_t begin = documentation.find('"', at);
    const size_t close = documentation.find(')', at);
    if (begin == std::string::npos || close < begin) continue;
    const size_t end = documentation.find('"', begin + 1);
    if (end != std::string::npos) names.push_back(documentation.substr(begin + 1, end - begin - 1));
  }
  return names;
}

// The single old name; "" for none.
std::string old_name(const std::string& documentation) {
  const std::vector<std::string> names = old_names(documentation);
  return names.empty() ? std::string() : names.front();
}

diff::RenameRequest request(std::vector<std::string> from, const std::string& to) {
  const std::string text = base::join(from, ".") + "=" + to;
  return {text, std::move(from), to};
}

const sql::Table* table_named(const sql::Schema& schema, const std::string& name) {
  const auto found = std::find_if(schema.tables.begin(), schema.tables.end(),
                                  [&](const sql::Table& table) { return table.name.name == name; });
  return found == schema.tables.end() ? nullptr : &*found;
}
const sql::Enum* enum_named(const sql::Schema& schema, const std::string& name) {
  const auto found = std::find_if(schema.enums.begin(), schema.enums.end(),
                                  [&](const sql::Enum& type) { return type.name.name == name; });
  return found == schema.enums.end() ? nullptr : &*found;
}
bool has_value(const sql::Enum& type, const std::string& label) {
  return std::find(type.values.begin(), type.values.end(), label) != type.values.end();
}

bool tells_old_name(const psl::Model& model) {
  return !old_name(model.documentation).empty() ||
         std::any_of(model.fields.begin(), model.fields.end(),
                     [](const psl::Field& field) { return !old_name(field.documentation).empty(); });
}

bool tells_old_name(const psl::Enum& type) {
  return !old_name(type.documentation).empty() ||
         std::any_of(type.values.begin(), type.values.end(),
                     [](const psl::EnumValue& value) { return !old_name(value.documentation).empty(); });
}

template <class Block>
std::vector<Block> with_old_names(std::vector<Block> blocks) {
  std::vector<Block> out;
  std::copy_if(std::make_move_iterator(blocks.begin()), std::make_move_iterator(blocks.end()),
               std::back_inserter(out), [](const Block& block) { return tells_old_name(block); });
  return out;
}

bool is_wanted(const psl::Enum& type, const std::string& label) {
  return std::any_of(type.values.begin(), type.values.end(),
                     [&](const psl::EnumValue& value) { return value.database_name() == label; });
}

void of_model(const psl::Model& model, const sql::Schema& before, std::vector<diff::RenameRequest>& out) {
  if (!tells_old_name(model)) return;
  const std::string& name = model.database_name();
  const sql::Table* table = table_named(before, name);
  const std::string old = old_name(model.documentation);
  if (table == nullptr && !old.empty()) {
    table = table_named(before, old);
    if (table != nullptr) out.push_back(request({old}, name));
  }
  if (table == nullptr) return;
  for (const psl::Field& field : model.fields) {
    const std::string old_column = old_name(field.documentation);
    const bool waits = !old_column.empty() && table->column(old_column) != nullptr &&
                       table->column(field.database_name()) == nullptr;
    if (waits) out.push_back(request({name, old_column}, field.database_name()));
  }
}

void of_enum(const psl::Enum& type, const sql::Schema& before, diff::Policy policy,
             std::vector<diff::RenameRequest>& out) {
  const std::string& name = type.database_name();
  const sql::Enum* live = enum_named(before, name);
  const std::string old = old_name(type.documentation);
  if (live == nullptr && !old.empty()) {
    live = enum_named(before, old);
    if (live != nullptr) out.push_back(request({old}, name));
  }
  if (live == nullptr) return;
  // An existing value can take the rows of the old one, if that exists and is not in the schema.
  for (const psl::EnumValue& value : type.values) {
    const bool there = has_value(*live, value.database_name());
    if (there && policy == diff::Policy::prisma) continue;
    for (const std::string& old_value : old_names(value.documentation)) {
      if (!has_value(*live, old_value) || is_wanted(type, old_value)) continue;
      out.push_back(request({name, old_value}, value.database_name()));
    }
  }
}

}  // namespace

std::vector<diff::RenameRequest> renames_of(const psl::Datamodel& datamodel, const sql::Schema& before,
                                            plan::Style style) {
  std::vector<diff::RenameRequest> out;
  for (const psl::Enum& type : datamodel.enums) of_enum(type, before, plan::traits_of(style).policy, out);
  for (const psl::Model& model : datamodel.models) of_model(model, before, out);
  return out;
}

psl::Datamodel with_old_names(psl::Datamodel datamodel) {
  psl::Datamodel out;
  out.models = with_old_names(std::move(datamodel.models));
  out.enums = with_old_names(std::move(datamodel.enums));
  return out;
}

base::Result<std::vector<diff::RenameRequest>> all_renames(const psl::Datamodel* datamodel,
                                                           const DiffRequest& wanted,
                                                           const sql::Pair<sql::Schema>& schemas,
                                                           const Prompt& prompt) {
  std::vector<diff::RenameRequest> out;
  for (const std::string& text : wanted.renames) {
    SCHEMAC_TRY(diff::RenameRequest one, diff::parse_rename(text));
    out.push_back(std::move(one));
  }
  if (datamodel != nullptr) {
    for (diff::RenameRequest& one : renames_of(*datamodel, schemas.before, wanted.style)) {
      const bool told = std::any_of(out.begin(), out.end(),
                                    [&](const diff::RenameRequest& other) { return other.text == one.text; });
      if (!told) out.push_back(std::move(one));
    }
  }
  const plan::StyleTraits& style = plan::traits_of(wanted.style);
  if (!prompt || wanted.no_renames || !style.takes_wishes) return out;
  // An answer may lead to new questions: the columns of a renamed table.
  std::vector<std::string> denied;
  for (bool again = true; again;) {
    again = false;
    SCHEMAC_TRY(const diff::Renamed renamed, diff::rename(schemas.before, schemas.after, out, style.policy));
    for (const diff::LikelyRename& likely :
         diff::likely_renames({renamed.before, schemas.after}, renamed.merges)) {
      if (std::find(denied.begin(), denied.end(), likely.flag) != denied.end()) continue;
      if (!prompt({likely.question})) {
        denied.push_back(likely.flag);
        continue;
      }
      SCHEMAC_TRY(diff::RenameRequest one, diff::parse_rename(likely.flag));
      out.push_back(std::move(one));
      again = true;
      break;
    }
  }
  return out;
}

std::vector<diff::LikelyRename> unasked_renames(const Change& change) {
  if (!plan::traits_of(change.wording.style).takes_wishes) return {};
  return diff::likely_renames(change.schemas, change.wishes.merges);
}

base::Status check_renames(const DiffRequest& request, const Change& change, const Prompt& prompt) {
  if (prompt || request.no_renames) return base::ok();
  const std::vector<diff::LikelyRename> likely = unasked_renames(change);
  if (likely.empty()) return base::ok();
  std::vector<std::string> questions;
  std::vector<std::string> flags;
  for (const diff::LikelyRename& one : likely) {
    questions.push_back(one.question);
    flags.push_back("--rename '" + base::replace_all(one.flag, "'", "'\\''") + "'");
  }
  return base::Error{
      .code = "rename-likely",
      .message = "A drop and an add look like a rename, and nobody can be asked:\n  " +
                 base::join(questions, "\n  "),
      .hint = fmt::format("Say yes with {}, or no with --no-renames.", base::join(flags, " "))};
}

}  // namespace schemac::app
