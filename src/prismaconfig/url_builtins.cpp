// URL and URLSearchParams, and node's url module.
#include "builtins.hpp"
#include "url.hpp"

namespace schemac::prismaconfig {
namespace {

UrlParts parts_of(const Object& url) { return parse_url(url.text).value_or(UrlParts{}); }

Value href(Interpreter&, const Value& self, const Arguments&) { return object_in(self)->text; }
constexpr Builtin urls[] = {{"toString", href}, {"toJSON", href}};

// Writes the parameters back into their URL.
void write_back(const Object& parameters) {
  if (parameters.elements.empty()) return;
  Object& url = *object_in(parameters.elements[0]);
  UrlParts parts = parts_of(url);
  const std::string text = form_text(parameters);
  parts.query = text.empty() ? std::nullopt : std::optional(text);
  url.text = url_text(parts);
}

std::string key_of(const Arguments& arguments) { return text_of(argument(arguments, 0)); }
Object& own(const Value& self) { return *object_in(self); }

Value get_all(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  std::vector<Value> found;
  for (const auto& [key, value] : own(self).properties) {
    if (key == key_of(arguments)) found.push_back(value);
  }
  return interpreter.heap.array(std::move(found));
}
Value append(Interpreter&, const Value& self, const Arguments& arguments) {
  own(self).properties.emplace_back(key_of(arguments), text_of(argument(arguments, 1)));
  write_back(own(self));
  return {};
}
// The first pair with that name gets the value; the others are removed.
Value set(Interpreter&, const Value& self, const Arguments& arguments) {
  const std::string key = key_of(arguments);
  const std::string text = text_of(argument(arguments, 1));
  bool done = false;
  std::erase_if(own(self).properties, [&](auto& pair) {
    if (pair.first != key) return false;
    if (done) return true;
    pair.second = text;
    done = true;
    return false;
  });
  if (!done) own(self).properties.emplace_back(key, text);
  write_back(own(self));
  return {};
}
Value remove(Interpreter&, const Value& self, const Arguments& arguments) {
  own(self).erase(key_of(arguments));
  write_back(own(self));
  return {};
}
Value for_each(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  const auto pairs = own(self).properties;
  for (const auto& [key, value] : pairs)
    interpreter.call(argument(arguments, 0), {}, {value, key, self}, nullptr);
  return {};
}

constexpr Builtin parameters[] = {
    {"get",
     [](Interpreter&, const Value& self, const Arguments& a) {
       const Value* found = own(self).find(key_of(a));
       return found ? *found : Value(Null{});
     }},
    {"has", [](Interpreter&, const Value& self,
               const Arguments& a) { return Value(own(self).find(key_of(a)) != nullptr); }},
    {"getAll", get_all},
    {"append", append},
    {"set", set},
    {"delete", remove},
    {"forEach", for_each},
    {"toString",
     [](Interpreter&, const Value& self, const Arguments&) { return Value(form_text(own(self))); }},
    {"entries", [](Interpreter& i, const Value& self,
                   const Arguments&) { return Value(i.heap.array(i.items_of(self, nullptr))); }},
};

Value file_url_to_path(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  const auto path = path_of_file_url(text_of(argument(arguments, 0)));
  if (!path) interpreter.throw_error("TypeError", "The URL must be of scheme file", "ERR_INVALID_URL_SCHEME");
  return *path;
}
Value path_to_file_url(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  Object* url = interpreter.heap.object(Object::Kind::url);
  url->text = file_url_of(path_argument(interpreter, argument(arguments, 0)));
  return url;
}
constexpr Builtin functions[] = {{"fileURLToPath", file_url_to_path}, {"pathToFileURL", path_to_file_url}};

std::string marked(const std::optional<std::string>& text, char mark) {
  return text && !text->empty() ? mark + *text : "";
}

struct Part {
  std::string_view name;
  std::string (*read)(const UrlParts&);
  void (*write)(UrlParts&, const std::string&);  // null: read only
};

void write_host(UrlParts& parts, const std::string& value) {
  const size_t colon = value.find(':');
  parts.host = value.substr(0, colon);
  if (colon != std::string::npos) parts.port = value.substr(colon + 1);
}
std::optional<std::string> behind(const std::string& value, char mark) {
  if (value.empty()) return std::nullopt;
  return value.front() == mark ? value.substr(1) : value;
}

constexpr Part url_parts[] = {
    {"protocol", [](const UrlParts& p) { return p.scheme + ":"; },
     [](UrlParts& p, const std::string& v) { p.scheme = v.substr(0, v.find(':')); }},
    {"username", [](const UrlParts& p) { return p.user; },
     [](UrlParts& p, const std::string& v) { p.user = component_encoded(v); }},
    {"password", [](const UrlParts& p) { return p.password; },
     [](UrlParts& p, const std::string& v) { p.password = component_encoded(v); }},
    {"hostname", [](const UrlParts& p) { return p.host; },
     [](UrlParts& p, const std::string& v) { p.host = v; }},
    {"host", [](const UrlParts& p) { return p.host + (p.port.empty() ? "" : ":" + p.port); }, write_host},
    {"port", [](const UrlParts& p) { return p.port; }, [](UrlParts& p, const std::string& v) { p.port = v; }},
    {"pathname", [](const UrlParts& p) { return p.path; },
     [](UrlParts& p, const std::string& v) { p.path = v.empty() || v.front() == '/' ? v : "/" + v; }},
    {"search", [](const UrlParts& p) { return marked(p.query, '?'); },
     [](UrlParts& p, const std::string& v) { p.query = behind(v, '?'); }},
    {"hash", [](const UrlParts& p) { return marked(p.fragment, '#'); },
     [](UrlParts& p, const std::string& v) { p.fragment = behind(v, '#'); }},
    {"origin", [](const UrlParts&) { return std::string("null"); }, nullptr},
};

}  // namespace

Value url_member(Interpreter& interpreter, Object& url, std::string_view key) {
  if (key == "href") return url.text;
  const UrlParts parts = parts_of(url);
  if (key == "searchParams") {
    Object* made = interpreter.heap.object(Object::Kind::parameters);
    for (auto& [name, value] : form_pairs(parts.query.value_or("")))
      made->properties.emplace_back(name, value);
    made->elements.emplace_back(&url);
    return made;
  }
  for (const Part& part : url_parts) {
    if (part.name == key) return part.read(parts);
  }
  return {};
}

void set_url_member(Object& url, std::string_view key, const std::string& value) {
  if (key == "href") {
    if (const auto parsed = parse_url(value)) url.text = url_text(*parsed);
    return;
  }
  UrlParts parts = parts_of(url);
  for (const Part& part : url_parts) {
    if (part.name == key && part.write) part.write(parts, value);
  }
  if (const auto parsed = parse_url(url_text(parts))) url.text = url_text(*parsed);
}

std::span<const Builtin> url_methods() { return urls; }
std::span<const Builtin> parameter_methods() { return parameters; }
std::span<const Builtin> url_functions() { return functions; }

}  // namespace schemac::prismaconfig
