#include "loss_visitor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "loss_words.hpp"
#include "parser.hpp"
#include "routine_body.hpp"
#include "schemac/base/text.hpp"
#include "schemac/ddl/statements.hpp"

namespace schemac::ddl {
namespace {

constexpr int deepest = 20;  // bodies within bodies

}  // namespace

struct LossVisitor::Handler {
  std::string_view kind;
  bool (LossVisitor::*read)(const Tree& node);
};

// All other kinds of nodes are searched for these.
const LossVisitor::Handler LossVisitor::handlers[] = {
    {"DropStmt", &LossVisitor::drop},
    {"DropOwnedStmt", &LossVisitor::drop_owned},
    {"DropdbStmt", &LossVisitor::drop_database},
    {"TruncateStmt", &LossVisitor::truncate},
    {"DeleteStmt", &LossVisitor::remove_rows},
    {"MergeStmt", &LossVisitor::merge},
    {"UpdateStmt", &LossVisitor::update},
    {"InsertStmt", &LossVisitor::write_rows},
    {"AlterTableStmt", &LossVisitor::alter_table},
    {"ExplainStmt", &LossVisitor::explain},
    {"DoStmt", &LossVisitor::run_block},
    {"CreateFunctionStmt", &LossVisitor::define_routine},
    {"FuncCall", &LossVisitor::call},
    {"funccall", &LossVisitor::call},  // of CALL
    {"CreateTrigStmt", &LossVisitor::make_trigger},
    {"CreateEventTrigStmt", &LossVisitor::make_trigger},
    {"RuleStmt", &LossVisitor::make_rule},
    {"DefineStmt", &LossVisitor::make_operator},
    {"CreateCastStmt", &LossVisitor::make_operator},
    {"CopyStmt", &LossVisitor::copy},
    {"LoadStmt", &LossVisitor::load},
};

void LossVisitor::add(std::string what, bool certain) {
  DataLoss loss{line_, std::move(what) + where_, certain};
  if (std::exchange(told_line_, line_) != line_) told_.clear();
  if (!told_.emplace(arming_, certain, loss.what).second) return;
  (arming_ ? armed_ : losses_).push_back(std::move(loss));
}

void LossVisitor::unreadable(uint32_t line, const std::string& why) {
  line_ = line;
  add(fmt::format("cannot be read ({})", why), false);
}

void LossVisitor::visit(uint32_t line, const std::string& statement) {
  line_ = line;
  where_.clear();
  read_script(statement);
}

void LossVisitor::writes_rows(uint32_t line) {
  line_ = line;
  for (DataLoss& loss : armed_) add(std::move(loss.what), loss.certain);
  armed_.clear();
}

void LossVisitor::inserts_values(uint32_t line, const Calls& calls) {
  writes_rows(line);
  where_.clear();
  text_ = std::make_shared<const StatementText>("");
  for (const auto& [schema, name] : calls) call_named(schema, name);
}

// Always a finding, so that a loss cannot be hidden in a text that is too long to read.
void LossVisitor::too_long(uint32_t line) {
  line_ = line;
  where_.clear();
  add("is too long to be read, and may lose data");
}

void LossVisitor::read_script(const std::string& script) {
  const auto tree = parse_tree(script);
  if (!tree) {
    const Cuts cuts =
        script.find('\0') == std::string::npos ? parse_cuts(script) : Cuts{{}, "a NUL character", 0};
    return add(
        fmt::format("cannot be read ({})", cuts.error.empty() ? "by PostgreSQL 15's parser" : cuts.error),
        false);
  }
  const auto text = std::make_shared<const StatementText>(script);
  for (const Tree& statement : *tree) read_statement(statement, text);
}

void LossVisitor::read_statement(const Tree& statement, const std::shared_ptr<const StatementText>& text) {
  if (!statement.is_object() || statement.empty()) return;
  const std::string& kind = statement.begin().key();
  if (!is_known_statement(kind))
    return add(fmt::format("is of a kind whose effect is not known ({})", kind), false);
  const auto before = std::exchange(text_, text);
  walk(statement);
  text_ = before;
  made_.follow(kind, statement.begin().value(), depth_ == 0);
}

void LossVisitor::walk(const Tree& root) {
  walk_tree(root, [this](const std::string& kind, const Tree& node) { return enter(kind, node); });
}

bool LossVisitor::enter(const std::string& kind, const Tree& node) {
  const auto* found = std::find_if(std::begin(handlers), std::end(handlers),
                                   [&](const Handler& handler) { return handler.kind == kind; });
  return found == std::end(handlers) || (this->*found->read)(node);
}

std::string LossVisitor::written(const std::string& name) const { return text_->written(name); }

std::string LossVisitor::written(const ObjectName& name) const {
  return name.first.empty() ? written(name.second) : written(name.first) + '.' + written(name.second);
}

bool LossVisitor::run_block(const Tree& node) {
  read_body(text_->str(), node, "a DO block");
  return false;
}

// A definition does not run its body.
bool LossVisitor::define_routine(const Tree& node) {
  std::vector<Routine>& routines = routines_[routine_name(node)];
  std::string signature = routine_signature(node);
  // Inside a body it is not certain to run.
  if (depth_ == 0 && is_set(node, "replace"))
    std::erase_if(routines, [&](const Routine& routine) { return routine.signature == signature; });
  routines.push_back({std::move(signature), text_->str()});
  return false;
}

bool LossVisitor::call(const Tree& node) {
  const Tree* names = at_path(node, {"funcname"});
  if (names == nullptr || names->empty()) return true;
  const auto part = [&](size_t index) {
    const Tree* text = at_path((*names)[index], {"String", "sval"});
    return text != nullptr && text->is_string() ? text->get<std::string>() : std::string();
  };
  call_named(names->size() > 1 ? part(names->size() - 2) : "", part(names->size() - 1));
  return true;
}

void LossVisitor::call_named(const std::string& schema, const std::string& name) {
  if (name == "set_config") made_.forget_all();
  if (removes_large_objects(name)) return add(fmt::format("changes a large object with {}()", name));
  const auto own = routines_.find(name);
  if (own != routines_.end()) {
    // A copy, because the bodies may define more routines.
    std::vector<std::string> definitions;
    for (const Routine& routine : own->second) definitions.push_back(routine.definition);
    return run_definitions(name, definitions);
  }
  if (database_ == nullptr || name.empty()) return;
  const DatabaseFacts::Routine routine = database_->routine(schema, name);
  if (!routine.readable)
    return add(fmt::format("calls {}(), whose body cannot be read", written(name)), false);
  run_definitions(name, routine.definitions);
}

void LossVisitor::run_definitions(const std::string& name, const std::vector<std::string>& definitions) {
  if (!open_.insert(name).second) return;
  for (const std::string& definition : definitions) {
    const auto tree = parse_tree(definition);
    const Tree* node = tree && !tree->empty() ? at_path(tree->front(), {"CreateFunctionStmt"}) : nullptr;
    if (node == nullptr) {
      add(fmt::format("calls {}(), whose body cannot be read", written(name)), false);
    } else {
      read_body(definition, *node, fmt::format("{}()", written(name)));
    }
  }
  open_.erase(name);
}

void LossVisitor::read_body(const std::string& statement, const Tree& node, const std::string& what) {
  if (depth_ >= deepest)
    return add(fmt::format("calls {}, which is nested too deep to be read", what), false);
  const std::string before = where_;
  if (where_.empty()) where_ = fmt::format(" (in {})", what);
  ++depth_;
  const RoutineBody body = routine_body(statement, node);
  for (const std::string& script : body.scripts) read_script(script);
  if (const Tree* atomic = at_path(node, {"sql_body"})) walk(*atomic);
  for (const std::string& why : body.unreadable) add(why, false);
  --depth_;
  where_ = before;
}

}  // namespace schemac::ddl
