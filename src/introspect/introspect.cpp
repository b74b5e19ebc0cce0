#include "schemac/introspect/introspect.hpp"

#include <algorithm>

#include "blocks.hpp"
#include "comment_out_invalid.hpp"
#include "named_objects.hpp"
#include "previous_schema.hpp"
#include "relations.hpp"
#include "schemac/base/text.hpp"
#include "warnings.hpp"

namespace schemac::introspect {
namespace {

constexpr const char* new_file = "introspected.prisma";

// A block and its place in the old schema; new blocks come last, in the order of the database.
struct Placed {
  std::optional<source::Span> place;
  Block block;
};

template <class Item>
std::optional<source::Span> place_of(const Item& item) {
  if (item.old == nullptr) return std::nullopt;
  return item.old->span;
}

void sort_by_place(std::vector<Placed>& blocks) {
  std::stable_sort(blocks.begin(), blocks.end(), [](const Placed& a, const Placed& b) {
    if (!a.place || !b.place) return a.place.has_value() && !b.place.has_value();
    return *a.place < *b.place;
  });
}

class Writer {
 public:
  explicit Writer(const Old& old) : old_(old), texts_(old.sources().size() + 1) {
    for (uint32_t i = 0; i < old.sources().size(); ++i) {
      for (const std::string& text : old.configuration(i)) texts_[i] += text + "\n\n";
    }
  }

  void add(std::vector<Placed> blocks) {
    sort_by_place(blocks);
    for (const Placed& one : blocks) {
      texts_[one.place ? one.place->file.value : file_of_new()] += print(one.block) + "\n";
    }
  }

  std::vector<File> files() {
    std::vector<File> out;
    for (uint32_t i = 0; i < texts_.size(); ++i) {
      const bool old = i < old_.sources().size();
      if (!old && texts_[i].empty()) continue;
      const std::string path = old ? old_.sources().file({i}).path() : new_file;
      if (old) texts_[i] += base::join(old_.closing_comments(i), "\n");
      out.push_back({path, formatted(path, texts_[i])});
    }
    return out;
  }

 private:
  size_t file_of_new() const { return old_.sources().size() == 1 ? 0 : old_.sources().size(); }
  const Old& old_;
  std::vector<std::string> texts_;
};

std::vector<Placed> model_blocks(const World& world, const RelationFields& relations) {
  std::vector<Placed> out;
  for (const TableItem& item : world.tables) {
    if (item.join_table) continue;
    const auto found = relations.find(item.table->name);
    out.push_back(
        {place_of(item),
         model_block(world, item, found == relations.end() ? std::vector<RelationField>{} : found->second)});
  }
  return out;
}

std::vector<Placed> view_blocks(const World& world, const RelationFields& relations) {
  std::vector<Placed> out;
  for (const ViewItem& item : world.views) {
    const auto found = relations.find(item.view->name);
    out.push_back(
        {place_of(item),
         view_block(world, item, found == relations.end() ? std::vector<RelationField>{} : found->second)});
  }
  return out;
}

std::vector<Placed> enum_blocks(const World& world) {
  std::vector<Placed> out;
  for (const EnumItem& item : world.enums) out.push_back({place_of(item), enum_block(world, item)});
  return out;
}

}  // namespace

Pulled introspect(const sql::Schema& live, const sql::Details& details, const Previous& previous,
                  const Options& options) {
  const Old old(previous, options);
  const World world = make_world(live, details, old);
  const RelationFields relations = relation_fields(world);
  Pulled pulled;
  Writer writer(old);
  std::vector<Placed> models = model_blocks(world, relations);
  std::vector<Placed> views = view_blocks(world, relations);
  std::vector<Placed> enums = enum_blocks(world);
  pulled.models = models.size() + views.size();
  pulled.enums = enums.size();
  writer.add(std::move(models));
  writer.add(std::move(views));
  writer.add(std::move(enums));
  pulled.files = writer.files();
  const std::vector<std::string> left_out = repair(pulled.files);
  pulled.warnings = warnings(world, relations, left_out);
  for (const ViewItem& item : world.views) {
    pulled.views.push_back({item.view->name.schema, item.name.name, item.view->definition});
  }
  return pulled;
}

}  // namespace schemac::introspect
