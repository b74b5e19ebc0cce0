#include "schemac/diff/renames.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "renames/matching.hpp"
#include "schemac/base/text.hpp"
#include "schemac/sql/names.hpp"

namespace schemac::diff {

namespace {
base::Error malformed(std::string_view text) {
  return {.code = "rename-malformed",
          .message = fmt::format("--rename {} is not of the form OLD=NEW.", text),
          .hint =
              "Write TABLE.OLD=NEW for a column, ENUM.OLD=NEW for a value, OLD=NEW for a table or an enum; "
              "a name with a dot in it goes in double quotes."};
}

// The dotted parts of one side; a part in double quotes may have dots and, doubled, quotes.
std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts(1);
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"' && quoted && i + 1 < text.size() && text[i + 1] == '"') {
      parts.back() += text[i++];
    } else if (text[i] == '"') {
      quoted = !quoted;
    } else if (text[i] == '.' && !quoted) {
      parts.emplace_back();
    } else {
      parts.back() += text[i];
    }
  }
  return parts;
}

size_t unquoted_equals(std::string_view text) {
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (text[i] == '=' && !quoted) return i;
  }
  return std::string_view::npos;
}

// Applies the renames in order to a copy of the previous side.
class Renamer {
 public:
  Renamer(sql::Schema before, const sql::Schema& after, Policy policy)
      : after_(after), merges_(policy == Policy::safe) {
    out_.before = std::move(before);
  }

  base::Status apply(const RenameRequest& request) {
    const auto& from = request.from;
    if (from.size() == 1) return whole(request, "", from[0]);
    if (from.size() == 3) return part(request, from[0], from[1], from[2]);
    if (has_owner(from[0])) return part(request, "", from[0], from[1]);
    return whole(request, from[0], from[1]);
  }

  void move_table(const sql::QualifiedName& from, const sql::QualifiedName& to) { rename_table(from, to); }
  void move_enum(const sql::QualifiedName& from, const sql::QualifiedName& to) { rename_enum(from, to); }
  Renamed take() { return std::move(out_); }
  const sql::Schema& before() const { return out_.before; }

 private:
  static base::Error unknown(const RenameRequest& request, const std::string& what) {
    return {.code = "rename-unknown",
            .message = fmt::format("--rename {}: {}.", request.text, what),
            .hint = "Names are the database's (@map, @@map), in their exact case."};
  }
  static base::Error conflict(const RenameRequest& request, const std::string& what) {
    return {.code = "rename-conflict",
            .message = fmt::format("--rename {}: {}.", request.text, what),
            .hint = "A rename needs a name that leaves and a name that comes."};
  }
  bool has_owner(const std::string& name) const {
    return find(out_.before.tables, "", name) != nullptr || find(out_.before.enums, "", name) != nullptr;
  }
  template <class Items>
  static auto find(Items& items, const std::string& schema, const std::string& name) -> decltype(&items[0]) {
    const auto found = std::find_if(items.begin(), items.end(), [&](const auto& item) {
      return item.name.name == name && (schema.empty() || item.name.schema == schema);
    });
    return found == items.end() ? nullptr : &*found;
  }

  base::Status whole(const RenameRequest& request, const std::string& schema, const std::string& name) {
    const sql::Table* table = find(out_.before.tables, schema, name);
    const sql::Enum* type = table != nullptr ? nullptr : find(out_.before.enums, schema, name);
    if (table == nullptr && type == nullptr)
      return unknown(request, fmt::format("there is no table or enum `{}`", name));
    const sql::QualifiedName from = table != nullptr ? table->name : type->name;
    const sql::QualifiedName to{from.schema, request.to};
    const bool wanted = table != nullptr ? after_.table(to) != nullptr : after_.find_enum(to) != nullptr;
    const bool stays = table != nullptr ? after_.table(from) != nullptr : after_.find_enum(from) != nullptr;
    const bool there =
        table != nullptr ? out_.before.table(to) != nullptr : out_.before.find_enum(to) != nullptr;
    if (!wanted) return unknown(request, fmt::format("the new schema has no `{}`", to.name));
    if (stays) return conflict(request, fmt::format("the new schema still has `{}`", from.name));
    if (there) return conflict(request, fmt::format("`{}` is there already", to.name));
    table != nullptr ? rename_table(from, to) : rename_enum(from, to);
    return base::ok();
  }

  base::Status part(const RenameRequest& request, const std::string& schema, const std::string& owner,
                    const std::string& name) {
    if (sql::Table* table = find(out_.before.tables, schema, owner)) return column(request, *table, name);
    sql::Enum* type = find(out_.before.enums, schema, owner);
    if (type == nullptr) return unknown(request, fmt::format("there is no table or enum `{}`", owner));
    return value(request, *type, name);
  }

  base::Status column(const RenameRequest& request, sql::Table& table, const std::string& name) {
    const sql::Table* next = after_.table(table.name);
    if (table.column(name) == nullptr)
      return unknown(request, fmt::format("the table `{}` has no column `{}`", table.name.name, name));
    if (next == nullptr || next->column(request.to) == nullptr)
      return unknown(request, fmt::format("the new `{}` has no column `{}`", table.name.name, request.to));
    if (next->column(name) != nullptr)
      return conflict(request, fmt::format("the new `{}` still has `{}`", table.name.name, name));
    if (table.column(request.to) != nullptr)
      return conflict(request, fmt::format("`{}` has a column `{}` already", table.name.name, request.to));
    rename_column(table, name, request.to);
    return base::ok();
  }

  base::Status value(const RenameRequest& request, sql::Enum& type, const std::string& label) {
    const sql::Enum* next = after_.find_enum(type.name);
    const auto has = [](const sql::Enum& e, const std::string& wanted) {
      return std::find(e.values.begin(), e.values.end(), wanted) != e.values.end();
    };
    if (!has(type, label))
      return unknown(request, fmt::format("the enum `{}` has no value `{}`", type.name.name, label));
    if (next == nullptr || !has(*next, request.to))
      return unknown(request, fmt::format("the new `{}` has no value `{}`", type.name.name, request.to));
    if (has(*next, label))
      return conflict(request, fmt::format("the new `{}` still has `{}`", type.name.name, label));
    if (has(type, request.to)) return merge(request, type.name, label);
    rename_value(type, label, request.to);
    return base::ok();
  }

  // The value exists already: the rows of the old one get it when the type is built again.
  base::Status merge(const RenameRequest& request, const sql::QualifiedName& type, const std::string& label) {
    if (!merges_)
      return conflict(request, fmt::format("`{}` has a value `{}` already", type.name, request.to));
    out_.merges.push_back({type, {label, request.to}});
    return base::ok();
  }

  // Renames a sequence with PostgreSQL's default name to follow the column; SET SCHEMA moves it by itself.
  void rename_sequence(sql::Column& column, const sql::Pair<sql::QualifiedName>& tables,
                       const sql::Pair<std::string>& columns) {
    if (!column.sequence || !column.owns_sequence) return;
    const bool own_name = column.sequence->name == sql::sequence_name(tables.before.name, columns.before);
    column.sequence->schema = tables.after.schema;
    if (!own_name) return;
    const sql::QualifiedName wanted{tables.after.schema,
                                    sql::sequence_name(tables.after.name, columns.after)};
    if (*column.sequence == wanted) return;
    out_.steps.push_back(RenameSequence{{*column.sequence, wanted}});
    column.sequence = wanted;
  }

  void rename_table(const sql::QualifiedName& from, const sql::QualifiedName& to) {
    out_.steps.push_back(RenameTable{{from, to}});
    for (sql::Table& table : out_.before.tables) {
      for (sql::ForeignKey& key : table.foreign_keys) {
        if (key.referenced_table == from) key.referenced_table = to;
      }
      if (table.name != from) continue;
      table.name = to;
      for (sql::Column& column : table.columns)
        rename_sequence(column, {from, to}, {column.name, column.name});
    }
  }

  void rename_column(sql::Table& owner, const std::string& from, const std::string& to) {
    out_.steps.push_back(RenameColumn{owner.name, {from, to}});
    const auto renamed = [&](std::string& name) {
      if (name == from) name = to;
    };
    for (sql::Column& column : owner.columns) {
      if (column.name != from) continue;
      column.name = to;
      rename_sequence(column, {owner.name, owner.name}, {from, to});
    }
    if (owner.primary_key)
      std::for_each(owner.primary_key->columns.begin(), owner.primary_key->columns.end(), renamed);
    for (sql::Index& index : owner.indexes) {
      for (sql::IndexColumn& column : index.columns) renamed(column.name);
      std::for_each(index.include.begin(), index.include.end(), renamed);
    }
    for (sql::ForeignKey& key : owner.foreign_keys)
      std::for_each(key.columns.begin(), key.columns.end(), renamed);
    for (sql::Table& table : out_.before.tables) {
      for (sql::ForeignKey& key : table.foreign_keys) {
        if (key.referenced_table != owner.name) continue;
        std::for_each(key.referenced_columns.begin(), key.referenced_columns.end(), renamed);
      }
    }
  }

  void rename_enum(const sql::QualifiedName& from, const sql::QualifiedName& to) {
    out_.steps.push_back(RenameEnum{{from, to}});
    for (sql::Enum& type : out_.before.enums) {
      if (type.name == from) type.name = to;
    }
    for (sql::Table& table : out_.before.tables) {
      for (sql::Column& column : table.columns) {
        auto* type = std::get_if<sql::EnumType>(&column.type);
        if (type != nullptr && *type->name == from) type->name = to;
      }
    }
  }

  void rename_value(sql::Enum& type, const std::string& from, const std::string& to) {
    out_.steps.push_back(RenameEnumValue{type.name, {from, to}});
    std::replace(type.values.begin(), type.values.end(), from, to);
    const auto renamed = [&](sql::Literal& literal) {
      if (literal.text == from) literal.text = to;
    };
    for (sql::Table& table : out_.before.tables) {
      for (sql::Column& column : table.columns) {
        const auto* its = std::get_if<sql::EnumType>(&column.type);
        if (its == nullptr || *its->name != type.name || !column.default_value) continue;
        if (auto* literal = std::get_if<sql::Literal>(&*column.default_value)) renamed(*literal);
        if (auto* list = std::get_if<sql::LiteralList>(&*column.default_value))
          std::for_each(list->items.begin(), list->items.end(), renamed);
      }
    }
  }

  const sql::Schema& after_;
  bool merges_;
  Renamed out_;
};

// A schema that is the target of a move may be new.
void create_schemas_first(Renamed& renamed) {
  std::vector<std::string> made;
  const auto need = [&](const std::string& name) {
    const bool known =
        renamed.before.has_namespace(name) || std::find(made.begin(), made.end(), name) != made.end();
    if (!known) made.push_back(name);
  };
  for (const Step& step : renamed.steps) {
    if (const auto* table = std::get_if<RenameTable>(&step)) need(table->names.after.schema);
    if (const auto* type = std::get_if<RenameEnum>(&step)) need(type->names.after.schema);
  }
  for (const std::string& name : made) {
    renamed.before.namespaces.push_back(name);
    renamed.steps.insert(renamed.steps.begin(), CreateSchema{name});
  }
}
}  // namespace

base::Result<RenameRequest> parse_rename(std::string_view text) {
  const size_t equals = unquoted_equals(text);
  if (equals == std::string_view::npos) return malformed(text);
  RenameRequest request{std::string(text), parts_of(text.substr(0, equals)), ""};
  std::vector<std::string> to = parts_of(text.substr(equals + 1));
  request.to = std::move(to.back());
  const bool empty_part = std::any_of(request.from.begin(), request.from.end(),
                                      [](const std::string& part) { return part.empty(); });
  if (request.from.size() > 3 || empty_part || request.to.empty()) return malformed(text);
  return request;
}

base::Result<Renamed> rename(sql::Schema before, const sql::Schema& after,
                             const std::vector<RenameRequest>& requests, Policy policy) {
  const std::vector<Move> moves =
      policy == Policy::safe ? moves_between_schemas(before, after) : std::vector<Move>{};
  Renamer renamer(std::move(before), after, policy);
  for (const Move& move : moves) {
    move.is_table ? renamer.move_table(move.names.before, move.names.after)
                  : renamer.move_enum(move.names.before, move.names.after);
  }
  // Tables first: then `NEW.old=new` and `OLD.old=new` both find their column.
  std::vector<RenameRequest> ordered = requests;
  std::stable_sort(ordered.begin(), ordered.end(), [](const RenameRequest& a, const RenameRequest& b) {
    return a.from.size() < b.from.size();
  });
  for (RenameRequest& request : ordered) {
    for (const RenameRequest& owner : requests) {
      if (owner.from.size() == 1 && request.from.size() == 2 && request.from[0] == owner.from[0]) {
        request.from[0] = owner.to;
      }
    }
    SCHEMAC_CHECK(renamer.apply(request));
  }
  Renamed renamed = renamer.take();
  create_schemas_first(renamed);
  return renamed;
}

namespace {
template <class Names>
Names swapped(Names names) {
  std::swap(names.before, names.after);
  return names;
}
}  // namespace

Steps inverse(const Steps& renames) {
  Steps out;
  for (auto step = renames.rbegin(); step != renames.rend(); ++step) {
    std::visit(base::Overloaded{
                   [&](const RenameTable& s) { out.push_back(RenameTable{swapped(s.names)}); },
                   [&](const RenameEnum& s) { out.push_back(RenameEnum{swapped(s.names)}); },
                   [&](const RenameSequence& s) { out.push_back(RenameSequence{swapped(s.names)}); },
                   [&](const RenameColumn& s) {
                     out.push_back(RenameColumn{s.table, swapped(s.names)});
                   },
                   [&](const RenameEnumValue& s) {
                     out.push_back(RenameEnumValue{s.type, swapped(s.labels)});
                   },
                   [](const auto&) {},  // a schema that was made for a move stays
               },
               *step);
  }
  return out;
}

}  // namespace schemac::diff
