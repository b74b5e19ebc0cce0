#include "schemac/psl/missing_relation_parts.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "draft/messages.hpp"
#include "draft/passes.hpp"
#include "words/letter_case.hpp"
#include "words/plural.hpp"

namespace schemac::psl {

namespace {

// The scalar field in `fields` for one field of the key that the relation refers to.
struct ReferencingField {
  std::string name;
  Arity arity = Arity::required;
  const FieldDraft* referenced = nullptr;
  bool exists = false;
};

const KeyDraft* first_unique_criterion(const ModelDraft& model) {
  if (model.primary_key) return &*model.primary_key;
  for (const KeyDraft& index : model.indexes) {
    if (index.is_unique()) return &index;
  }
  return nullptr;
}

bool is_required(const ModelDraft& model, const KeyDraft& key) {
  return std::all_of(key.fields.begin(), key.fields.end(),
                     [&](const KeyFieldDraft& field) { return model.field(field.field).is_required(); });
}

const KeyDraft* first_required_criterion(const ModelDraft& model) {
  if (model.primary_key && is_required(model, *model.primary_key)) return &*model.primary_key;
  for (const KeyDraft& index : model.indexes) {
    if (index.is_unique() && is_required(model, index)) return &index;
  }
  return nullptr;
}

std::string_view arity_text(Arity arity) {
  if (arity == Arity::optional) return "?";
  return arity == Arity::list ? "[]" : "";
}

std::string with_capital(std::string_view name) {
  const std::string_view letter = first_letter(name);
  return upper_case(letter).append(name.substr(letter.size()));
}

std::string with_small_letter(std::string_view name) {
  const std::string_view letter = first_letter(name);
  return lower_case(letter).append(name.substr(letter.size()));
}

// The missing parts of one relation with a foreign key.
class Completion {
 public:
  Completion(const Context& context, const source::SourceSet& sources, const RelationDraft& relation)
      : context_(context),
        sources_(sources),
        relation_(relation),
        forward_(relation.forward ? &context.relation_fields[*relation.forward] : nullptr),
        holder_(context.model(relation.holder(context.relation_fields))),
        target_(context.model(forward_ ? forward_->target : context.relation_fields[*relation.back].model)),
        referencing_(referencing_fields()) {}

  // Inserts new lines at the end of the two models.
  template <class Insert>
  void add_fields(Insert insert) const {
    if (!relation_.back) insert(block_end(target_), back_field());
    if (!forward_) insert(block_end(holder_), forward_field());
    if (forward_ && forward_->fields) return;
    for (const ReferencingField& field : referencing_) {
      if (field.exists) continue;
      const auto type = field.referenced->scalar();
      // Enums and unsupported types: Prisma leaves out the rest of the key, too.
      if (!type) return;
      insert(block_end(holder_), scalar_field(field, *type));
    }
  }

  // Inserts `@relation(..)` on the field that has the foreign key, or its missing arguments.
  template <class Insert>
  void add_arguments(Insert insert) const {
    if (!forward_) return;
    const syntax::Attribute* attribute = forward_->attribute;
    if (!attribute) {
      insert(behind_type(*context_.field(*forward_).ast),
             " @relation(" + fields_argument() + ", " + references_argument() + ")");
      return;
    }
    std::vector<std::string> missing;
    if (!forward_->fields) missing.push_back(fields_argument());
    if (!forward_->references) missing.push_back(references_argument());
    if (missing.empty()) return;
    const std::string text = missing.size() == 1 ? missing.front() : missing[0] + ", " + missing[1];
    Span at = attribute->span;
    if (attribute->arguments.empty()) {
      at.begin = at.end;
      insert(at, "(" + text + ")");
    } else {
      at.begin = at.end = at.end - 1;
      insert(at, ", " + text);
    }
  }

 private:
  std::vector<ReferencingField> referencing_fields() const {
    std::vector<ReferencingField> fields;
    const KeyDraft* key = first_unique_criterion(target_);
    if (!key) return fields;
    for (const KeyFieldDraft& part : key->fields) {
      const FieldDraft& referenced = target_.field(part.field);
      ReferencingField field{with_small_letter(target_.name()) + with_capital(referenced.name()),
                             forward_ ? context_.field(*forward_).arity : Arity::optional, &referenced,
                             false};
      const auto found = holder_.find_field(field.name);
      if (found && !holder_.fields[*found].is_relation()) {
        field.arity = holder_.fields[*found].arity;
        field.exists = true;
      }
      fields.push_back(std::move(field));
    }
    return fields;
  }

  std::string back_field() const {
    const bool single = relation_.kind == RelationDraft::Kind::one_to_one;
    const std::string name = camel_case(holder_.name());
    return (single ? name : plural(name)) + " " + std::string(holder_.name()) + (single ? "?" : "[]") +
           (holder_.ignored ? " @ignore\n" : "\n");
  }

  std::string forward_field() const {
    const bool optional =
        std::any_of(referencing_.begin(), referencing_.end(),
                    [](const ReferencingField& one) { return one.arity == Arity::optional; });
    return camel_case(target_.name()) + " " + std::string(target_.name()) + (optional ? "?" : "") +
           " @relation(" + fields_argument() + ", " + references_argument() + ")\n";
  }

  std::string scalar_field(const ReferencingField& field, Scalar type) const {
    std::string text = field.name + " " + std::string(scalar_name(type)).append(arity_text(field.arity));
    if (const syntax::Attribute* native = field.referenced->native_type)
      text.append(" ").append(sources_.text(native->span));
    return text + "\n";
  }

  std::string fields_argument() const {
    std::string names;
    for (const ReferencingField& field : referencing_)
      names.append(names.empty() ? "" : ", ").append(field.name);
    return "fields: [" + names + "]";
  }

  std::string references_argument() const {
    std::string names;
    if (forward_ && forward_->references) {
      names = field_names(target_, *forward_->references);
    } else if (const KeyDraft* key = first_required_criterion(target_)) {
      names = field_names(target_, key->fields);
    }
    return "references: [" + names + "]";
  }

  // The place before the closing brace.
  static Span block_end(const ModelDraft& model) {
    const Span& block = model.ast->span;
    return {block.file, block.end - 1, block.end - 1};
  }

  Span behind_type(const syntax::Field& field) const {
    const std::string& text = sources_.file(field.span.file).text();
    const size_t end = std::min(text.find_first_not_of("[]?!", field.type.span().end), text.size());
    return {field.span.file, static_cast<uint32_t>(end), static_cast<uint32_t>(end)};
  }

  const Context& context_;
  const source::SourceSet& sources_;
  const RelationDraft& relation_;
  const RelationFieldDraft* forward_;
  const ModelDraft& holder_;
  const ModelDraft& target_;
  std::vector<ReferencingField> referencing_;
};

struct Insertion {
  Span at;
  std::string text;
};

std::vector<Insertion> missing_parts(const Context& context, const source::SourceSet& sources) {
  std::vector<Insertion> insertions;
  const auto insert = [&](Span at, std::string text) { insertions.push_back({at, std::move(text)}); };
  for (const RelationDraft& relation : context.relations) {
    if (!relation.is_inline()) continue;
    const Completion completion(context, sources, relation);
    completion.add_fields(insert);
    completion.add_arguments(insert);
  }
  // Insertions at one place keep the order of the relations.
  std::stable_sort(insertions.begin(), insertions.end(), [](const Insertion& a, const Insertion& b) {
    return std::tie(a.at.file, a.at.begin) < std::tie(b.at.file, b.at.begin);
  });
  return insertions;
}

source::SourceSet with_insertions(const source::SourceSet& sources,
                                  const std::vector<Insertion>& insertions) {
  source::SourceSet result;
  auto next = insertions.begin();
  for (uint32_t file = 0; file < sources.size(); ++file) {
    const source::SourceFile& source = sources.file({file});
    std::string text;
    uint32_t copied = 0;
    for (; next != insertions.end() && next->at.file.value == file; ++next) {
      text.append(source.text(), copied, next->at.begin - copied).append(next->text);
      copied = next->at.begin;
    }
    text.append(source.text(), copied);
    result.add(source::SourceFile(source.path(), std::move(text)));
  }
  return result;
}

}  // namespace

std::optional<source::SourceSet> with_missing_relation_parts(const syntax::Schema& schema,
                                                             const source::SourceSet& sources) {
  diag::Sink sink;
  Context context{schema, sink};
  read_blocks(context);
  if (sink.has_errors()) return std::nullopt;
  infer_relations(context);
  const std::vector<Insertion> insertions = missing_parts(context, sources);
  if (insertions.empty()) return std::nullopt;
  return with_insertions(sources, insertions);
}

}  // namespace schemac::psl
