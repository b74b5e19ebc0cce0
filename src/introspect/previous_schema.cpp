#include "previous_schema.hpp"

#include <algorithm>

#include "schemac/base/text.hpp"
#include "schemac/syntax/print.hpp"

namespace schemac::introspect {
namespace {

bool is_configuration(const syntax::Block& block) {
  return block.kind == syntax::BlockKind::datasource || block.kind == syntax::BlockKind::generator;
}

// A generator may have the same name as a model.
std::string key_of(const syntax::Block& block) {
  return (is_configuration(block) ? "@" : "") + std::string(block.name.text());
}

// Documentation is part of the data model if it is attached to an element.
bool is_documentation(const syntax::Comment& comment) { return comment.kind == syntax::Comment::Kind::doc; }

// The comments since the last element; blank lines between them are kept.
class Pending {
 public:
  void blank() {
    if (!lines_.empty() && !lines_.back().empty()) lines_.emplace_back();
  }
  void add(const syntax::Comment& comment) {
    if (comment.kind == syntax::Comment::Kind::block) block_comments_.push_back(lines_.size());
    lines_.emplace_back(comment.text);
  }
  std::vector<std::string> take() {
    block_comments_.clear();
    return std::exchange(lines_, {});
  }
  // The comments above a documented element, whose documentation has the block comments of the last lines.
  std::vector<std::string> take_above_documented() {
    size_t run = lines_.size();
    while (run > 0 && lines_[run - 1].empty()) --run;
    while (run > 0 && !lines_[run - 1].empty()) --run;
    for (auto at = block_comments_.rbegin(); at != block_comments_.rend() && *at >= run; ++at)
      lines_.erase(lines_.begin() + static_cast<std::ptrdiff_t>(*at));
    return take();
  }

 private:
  std::vector<std::string> lines_;
  std::vector<size_t> block_comments_;  // their indexes in `lines_`
};

// The language documents these members, unlike the attributes of a block.
bool has_documentation(const syntax::Member& member) {
  return std::holds_alternative<syntax::Field>(member) || std::holds_alternative<syntax::EnumValue>(member);
}

std::string member_name(const syntax::Member& member) {
  if (const auto* field = std::get_if<syntax::Field>(&member)) return std::string(field->name.text());
  if (const auto* value = std::get_if<syntax::EnumValue>(&member)) return std::string(value->name.text());
  if (const auto* attribute = std::get_if<syntax::BlockAttribute>(&member)) {
    return "@@" + std::to_string(attribute->span.begin);
  }
  return "";
}

syntax::Link<syntax::Comment> trailing(const syntax::Member& member) {
  if (const auto* field = std::get_if<syntax::Field>(&member)) return field->trailing_comment;
  if (const auto* value = std::get_if<syntax::EnumValue>(&member)) return value->trailing_comment;
  if (const auto* attribute = std::get_if<syntax::BlockAttribute>(&member)) {
    return attribute->trailing_comment;
  }
  return {};
}

std::string attribute_text(std::string_view sign, const syntax::Attribute& attribute) {
  std::vector<std::string> arguments;
  for (const syntax::Argument& argument : attribute.arguments) {
    arguments.push_back(syntax::format_text(argument));
  }
  std::string text = std::string(sign).append(attribute.name.text());
  return arguments.empty() ? text : text + "(" + base::join(arguments, ", ") + ")";
}

}  // namespace

const psl::Field* field_of_column(const psl::Model& model, const std::string& column) {
  const auto found = std::find_if(model.fields.begin(), model.fields.end(), [&](const psl::Field& field) {
    return !field.is_relation() && field.database_name() == column;
  });
  return found == model.fields.end() ? nullptr : &*found;
}

Old::Old(const Previous& previous, const Options& options) : previous_(previous), options_(options) {
  if (options.force) return;
  for (const psl::Model& model : datamodel().models) {
    (model.is_view ? views_ : models_).emplace(name_of(model), &model);
  }
  for (const psl::Enum& type : datamodel().enums) {
    enums_.emplace(sql::QualifiedName{type.schema.value_or(options_.default_schema), type.database_name()},
                   &type);
  }
  for (const syntax::File& file : previous_.tree.files) note(file);
}

sql::QualifiedName Old::name_of(const psl::Model& model) const {
  return {model.schema.value_or(options_.default_schema), model.database_name()};
}

void Old::note(const syntax::File& file) {
  Pending pending;
  for (const syntax::TopLevel& item : file.items) {
    if (std::holds_alternative<syntax::BlankLine>(item)) pending.blank();
    if (const auto* comment = std::get_if<syntax::Comment>(&item)) {
      if (!is_documentation(*comment)) pending.add(*comment);
    }
    const auto* block = std::get_if<syntax::Block>(&item);
    if (block == nullptr) continue;
    comments_[key_of(*block)].above =
        is_configuration(*block) ? pending.take() : pending.take_above_documented();
    if (is_configuration(*block)) continue;
    blocks_.emplace(block->name.text(), block);
    note_members(*block);
  }
  closing_[file.file.value] = pending.take();
}

void Old::note_members(const syntax::Block& block) {
  Pending pending;
  for (const syntax::Member& member : block.members) {
    if (const auto* comment = std::get_if<syntax::Comment>(&member)) {
      if (!is_documentation(*comment)) pending.add(*comment);
      continue;
    }
    const std::string name = member_name(member);
    if (name.empty()) continue;
    Comments& comments = comments_[std::string(block.name.text()) + "." + name];
    const bool documented = has_documentation(member);
    comments.above = documented ? pending.take_above_documented() : pending.take();
    const syntax::Link<syntax::Comment> behind = trailing(member);
    if (!behind || is_documentation(*behind)) continue;
    if (!documented || behind->kind != syntax::Comment::Kind::block) comments.behind = behind->text;
  }
  comments_[std::string(block.name.text()) + ".}"].above = pending.take();
}

const psl::Model* Old::model(const sql::QualifiedName& table) const {
  const auto found = models_.find(table);
  return found == models_.end() ? nullptr : found->second;
}

const psl::Model* Old::view(const sql::QualifiedName& view) const {
  const auto found = views_.find(view);
  return found == views_.end() ? nullptr : found->second;
}

const psl::Enum* Old::enumeration(const sql::QualifiedName& type) const {
  const auto found = enums_.find(type);
  return found == enums_.end() ? nullptr : found->second;
}

const psl::InlineRelation* Old::relation(const psl::Model& model,
                                         const std::vector<std::string>& columns) const {
  for (const psl::InlineRelation& relation : datamodel().inline_relations) {
    if (&datamodel().model(relation.model) != &model) continue;
    const bool same = std::equal(relation.fields.begin(), relation.fields.end(), columns.begin(),
                                 columns.end(), [&](psl::FieldId field, const std::string& column) {
                                   return model.fields.at(field.value).database_name() == column;
                                 });
    if (same) return &relation;
  }
  return nullptr;
}

const psl::ManyToMany* Old::many_to_many(const std::string& relation_name) const {
  if (options_.force) return nullptr;
  for (const psl::ManyToMany& relation : datamodel().many_to_many) {
    if (relation.relation_name == relation_name) return &relation;
  }
  return nullptr;
}

const syntax::Field* Old::syntax_of(const psl::Model& model, const psl::Field& field) const {
  const auto block = blocks_.find(model.name);
  if (block == blocks_.end()) return nullptr;
  for (const syntax::Member& member : block->second->members) {
    const auto* found = std::get_if<syntax::Field>(&member);
    if (found != nullptr && found->name.text() == field.name) return found;
  }
  return nullptr;
}

std::string Old::relation_name(const psl::Model& model, const psl::Field& field) const {
  const syntax::Field* written = syntax_of(model, field);
  if (written == nullptr) return "";
  for (const syntax::Attribute& attribute : written->attributes) {
    if (attribute.name.text() != "relation") continue;
    for (const syntax::Argument& argument : attribute.arguments) {
      const bool names_it = !argument.name || argument.name->text() == "name";
      if (names_it && argument.value && argument.value->kind == syntax::Expression::Kind::string) {
        return std::string(argument.value->text());
      }
    }
  }
  return "";
}

std::string Old::attribute(const psl::Model& model, const psl::Field& field, std::string_view name) const {
  const syntax::Field* written = syntax_of(model, field);
  if (written == nullptr) return "";
  for (const syntax::Attribute& attribute : written->attributes) {
    if (attribute.name.text() == name) return attribute_text("@", attribute);
  }
  return "";
}

std::vector<std::string> Old::block_attributes(const psl::Model& model, std::string_view name) const {
  std::vector<std::string> out;
  const auto block = blocks_.find(model.name);
  if (block == blocks_.end()) return out;
  for (const syntax::Member& member : block->second->members) {
    const auto* attribute = std::get_if<syntax::BlockAttribute>(&member);
    if (attribute != nullptr && attribute->attribute.name.text() == name) {
      out.push_back(attribute_text("@@", attribute->attribute));
    }
  }
  return out;
}

Comments Old::comments(const std::string& block) const {
  const auto found = comments_.find(block);
  return found == comments_.end() ? Comments{} : found->second;
}

Comments Old::comments(const std::string& block, const std::string& member) const {
  return comments(block + "." + member);
}

std::vector<std::string> Old::closing_comments(uint32_t file) const {
  const auto found = closing_.find(file);
  return found == closing_.end() ? std::vector<std::string>{} : found->second;
}

bool Old::has_preview_feature(std::string_view name) const { return datamodel().has_preview_feature(name); }

std::vector<std::string> Old::configuration(uint32_t file) const {
  std::vector<std::string> generators;
  std::vector<std::string> datasources;
  for (const syntax::File& one : previous_.tree.files) {
    if (one.file.value != file) continue;
    for (const syntax::TopLevel& item : one.items) {
      const auto* block = std::get_if<syntax::Block>(&item);
      if (block == nullptr || !is_configuration(*block)) continue;
      std::string text = base::join(comments(key_of(*block)).above, "\n");
      if (!text.empty()) text += '\n';
      if (block->documentation) {
        for (const std::string& line : base::split(*block->documentation, '\n')) text += "/// " + line + "\n";
      }
      text += previous_.sources.text(block->span);
      (block->kind == syntax::BlockKind::generator ? generators : datasources).push_back(std::move(text));
    }
  }
  generators.insert(generators.end(), datasources.begin(), datasources.end());
  return generators;
}

}  // namespace schemac::introspect
