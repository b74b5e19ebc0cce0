// Finds the losses in the trees of one script's statements, for DataLossReader.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "inserted_values.hpp"
#include "made_objects.hpp"
#include "schemac/ddl/data_loss.hpp"
#include "statement_text.hpp"
#include "tree.hpp"

namespace schemac::ddl {

class LossVisitor {
 public:
  using Routine = DataLossReader::Routine;
  using Routines = std::map<std::string, std::vector<Routine>>;

  // Both must outlive it; `routines` gets the routines that the script defines.
  LossVisitor(DatabaseFacts* database, Routines& routines) : database_(database), routines_(routines) {}

  void visit(uint32_t line, const std::string& statement);
  // For a statement that only writes rows: triggers fire.
  void writes_rows(uint32_t line);
  // For INSERT .. VALUES, read by its words.
  void inserts_values(uint32_t line, const Calls& calls);
  void unreadable(uint32_t line, const std::string& why);
  void too_long(uint32_t line);
  std::vector<DataLoss> losses() { return std::move(losses_); }

 private:
  struct Handler;
  static const Handler handlers[];

  void add(std::string what, bool certain = true);
  void read_script(const std::string& script);
  void read_statement(const Tree& statement, const std::shared_ptr<const StatementText>& text);
  void walk(const Tree& node);
  bool enter(const std::string& kind, const Tree& node);
  std::string written(const std::string& name) const;
  std::string written(const ObjectName& name) const;

  // Each handles one kind of node; true if the nodes below it run, too.
  bool drop(const Tree& node);
  bool drop_owned(const Tree& node);
  bool drop_database(const Tree& node);
  bool truncate(const Tree& node);
  bool remove_rows(const Tree& node);
  bool merge(const Tree& node);
  bool update(const Tree& node);
  bool alter_table(const Tree& node);
  bool explain(const Tree& node);
  bool run_block(const Tree& node);
  bool define_routine(const Tree& node);
  bool call(const Tree& node);
  bool make_trigger(const Tree& node);
  bool make_rule(const Tree& node);
  bool make_operator(const Tree& node);
  bool copy(const Tree& node);
  bool load(const Tree& node);
  bool write_rows(const Tree& node);

  void dropped_relations(const Tree& node, const std::string& kind, bool cascade);
  void alter_column_type(const Tree& command, const ObjectName& table);
  void call_named(const std::string& schema, const std::string& name);
  void run_definitions(const std::string& name, const std::vector<std::string>& definitions);
  void read_body(const std::string& statement, const Tree& node, const std::string& what);

  DatabaseFacts* database_;
  Routines& routines_;
  MadeObjects made_;
  std::vector<DataLoss> losses_;
  // Losses of triggers and rules, which are reported at the next statement that writes rows.
  std::vector<DataLoss> armed_;
  bool arming_ = false;
  uint32_t told_line_ = 0;
  std::set<std::tuple<bool, bool, std::string>> told_;  // reported for that line: arming, certain, what
  uint32_t line_ = 1;
  std::shared_ptr<const StatementText> text_ = std::make_shared<const StatementText>("");  // being read
  std::string where_;           // " (in a DO block)"
  int depth_ = 0;               // nesting of bodies
  std::set<std::string> open_;  // routines that are being read
};

}  // namespace schemac::ddl
