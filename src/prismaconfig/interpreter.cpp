#include "interpreter.hpp"

#include <algorithm>

#include "builtins.hpp"
#include "literals.hpp"

namespace schemac::prismaconfig {
namespace {

constexpr size_t budget = 1'000'000;      // steps of one evaluation
constexpr size_t longest_text = 500'000;  // bytes
constexpr int deepest_node = 1200;
constexpr size_t bytes_a_step = 32;
constexpr size_t longest_expression = 80;  // shown bytes of it

}  // namespace

Interpreter::Interpreter(const Request& request) : environment(request.environment), request_(request) {
  globals_ = heap.scope(nullptr);
  define_globals(*this, *globals_);
}

void Interpreter::spend(size_t steps) {
  spent_ += steps;
  if (spent_ > budget) throw OutOfBudget{place(current_)};
}

Interpreter::Deeper::Deeper(Interpreter& interpreter) : interpreter_(interpreter) {
  if (interpreter.nesting_ >= deepest_node) throw OutOfBudget{interpreter.place(interpreter.current_)};
  ++interpreter.nesting_;
}

const std::string& Interpreter::bounded(const std::string& text) {
  spend(text.size() / bytes_a_step);
  if (text.size() > longest_text) throw IsUnknown{heap.unknown("the text is too long", place(current_))};
  return text;
}

Place Interpreter::place(const Node* at) const {
  Place place;
  if (module_ == nullptr) return place;
  place.file = module_->program.file;
  const std::string& text = module_->program.text;
  if (at == nullptr || at->begin > text.size()) return place;
  const auto begin = text.begin();
  const auto node = begin + at->begin;
  place.line = static_cast<uint32_t>(std::count(begin, node, '\n')) + 1;
  const size_t line_start = at->begin == 0 ? 0 : text.rfind('\n', at->begin - 1) + 1;
  for (size_t i = line_start; i < at->begin; ++i)
    place.column += (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U ? 1 : 0;
  ++place.column;
  std::string written = text.substr(at->begin, at->end - at->begin);
  written = written.substr(0, written.find_first_of("\r\n"));
  if (written.size() > longest_expression) {
    size_t cut = longest_expression;
    while (cut > 0 && (static_cast<unsigned char>(written[cut]) & 0xC0U) == 0x80U) --cut;
    written = written.substr(0, cut) + "..";
  }
  place.expression = written;
  return place;
}

Value Interpreter::unknown(const Node* at, std::string why) {
  return heap.unknown(std::move(why), place(at));
}

Object* Interpreter::error(const std::string& name, const std::string& message, const std::string& code) {
  Object* made = heap.object(Object::Kind::error);
  made->text = name;
  made->set("message", message);
  if (!code.empty()) made->set("code", code);
  return made;
}

void Interpreter::throw_error(const std::string& name, const std::string& message, const std::string& code) {
  throw Thrown{error(name, message, code), place(current_)};
}

// The first uncaught error is the file's error.
void Interpreter::record(const Thrown& thrown) {
  if (failure) return;
  Failure made;
  made.place = thrown.place;
  made.kind = Failure::Kind::threw;
  Object* error = object_in(thrown.value, Object::Kind::error);
  if (const Unknown* why = unknown_in(thrown.value)) {
    made.message = why->why;
    made.place = why->place;
  } else if (!error) {
    made.kind = Failure::Kind::threw_other;
    made.name = "thrown";
    made.message = text_in(thrown.value) ? *text_in(thrown.value) : json_of(thrown.value);
  } else {
    made.name = error->text;
    const auto text = [&](const char* key) {
      const Value* value = error->find(key);
      return value && !unknown_in(*value) ? text_of(*value) : std::string();
    };
    made.message = text("message");
    made.code = text("code");
    if (made.name == "Exit") made.kind = Failure::Kind::ends_process;
  }
  failure = std::move(made);
}

}  // namespace schemac::prismaconfig
