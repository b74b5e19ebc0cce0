#include "support/frontend/schema.hpp"

#include <stdexcept>

#include "schemac/diag/print.hpp"
#include "schemac/lower/lower.hpp"
#include "schemac/psl/resolve.hpp"
#include "schemac/syntax/parse.hpp"

namespace schemac::testing {

sql::Schema lowered(const std::vector<PathAndText>& files, const std::string& default_schema) {
  source::SourceSet sources;
  for (const auto& [path, text] : files) sources.add(source::SourceFile(path, text));
  diag::Sink sink;
  const syntax::Schema schema = syntax::parse(sources, sink);
  const psl::Datamodel datamodel = psl::resolve(schema, sources, sink);
  if (sink.has_errors()) throw std::runtime_error(diag::print_text(sink.errors_first(), sources, false));
  return lower::lower(datamodel, {default_schema});
}

sql::Schema lowered(const std::string& text) { return lowered({{"schema.prisma", text}}); }

}  // namespace schemac::testing
