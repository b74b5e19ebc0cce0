#include "comment_out_invalid.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "schemac/base/text.hpp"
#include "schemac/diag/diagnostic.hpp"
#include "schemac/psl/resolve.hpp"
#include "schemac/syntax/format.hpp"
#include "schemac/syntax/parse.hpp"

namespace schemac::introspect {
namespace {

constexpr int most_rounds = 100;

bool is_head(std::string_view line) { return !line.starts_with(' ') && line.ends_with('{'); }
bool is_comment(std::string_view line) { return base::trim(line).starts_with("//"); }

// The lines of a file.
class Lines {
 public:
  explicit Lines(const std::string& text) : lines_(base::split(text, '\n')) {}

  // `line` is 0-based: a line in a block, or the block's head.
  void leave_out(size_t line, std::vector<std::string>& left_out) {
    if (line >= lines_.size() || is_comment(lines_[line])) return;
    if (is_head(lines_[line])) {
      leave_out_block(line, left_out);
      return;
    }
    left_out.push_back(block_name(line) + ": " + std::string(base::trim(lines_[line])));
    comment(line);
    for (size_t i = line; i-- > 0 && base::trim(lines_[i]).starts_with("///");) {
      lines_[i].replace(lines_[i].find("///"), 3, "//");
    }
  }

  std::string text() const { return base::join(lines_, "\n"); }

 private:
  void comment(size_t line) {
    const size_t indent = lines_[line].find_first_not_of(' ');
    if (indent != std::string::npos) lines_[line].insert(indent, "// ");
  }

  std::string block_name(size_t line) const {
    while (line > 0 && !is_head(lines_[line])) --line;
    return std::string(base::trim(std::string_view(lines_[line]).substr(0, lines_[line].find('{'))));
  }

  // For an error of a whole model: it is ignored by the client with @@ignore, or commented out.
  void leave_out_block(size_t head, std::vector<std::string>& left_out) {
    size_t end = head;
    while (end + 1 < lines_.size() && lines_[end] != "}") ++end;
    bool ignored = false;
    for (size_t i = head; i < end; ++i) ignored = ignored || base::trim(lines_[i]) == "@@ignore";
    if (lines_[head].starts_with("model ") && !ignored) {
      left_out.push_back(block_name(head) + ": ignored");
      lines_.insert(lines_.begin() + static_cast<std::ptrdiff_t>(end), "  @@ignore");
      return;
    }
    left_out.push_back(block_name(head));
    for (size_t i = head; i <= end; ++i) {
      if (!is_comment(lines_[i])) comment(i);
    }
  }

  std::vector<std::string> lines_;
};

std::map<uint32_t, std::set<size_t>> bad_lines(const std::vector<File>& files) {
  source::SourceSet sources;
  for (const File& file : files) sources.add(source::SourceFile(file.path, file.text));
  diag::Sink sink;
  const syntax::Schema tree = syntax::parse(sources, sink);
  psl::resolve(tree, sources, sink);
  std::map<uint32_t, std::set<size_t>> lines;
  for (const diag::Diagnostic& found : sink.all()) {
    if (found.severity != diag::Severity::error) continue;
    lines[found.at.file.value].insert(sources.file(found.at.file).line_column(found.at.begin).line - 1);
  }
  return lines;
}

}  // namespace

std::string formatted(const std::string& path, const std::string& text) {
  source::SourceSet sources;
  const source::FileId id = sources.add(source::SourceFile(path, text));
  diag::Sink sink;
  const syntax::Schema tree = syntax::parse(sources, sink);
  return syntax::format(tree.files.at(id.value), sources.file(id));
}

std::vector<std::string> repair(std::vector<File>& files) {
  std::vector<std::string> left_out;
  for (int round = 0; round < most_rounds; ++round) {
    const auto bad = bad_lines(files);
    if (bad.empty()) break;
    for (const auto& [file, lines] : bad) {
      Lines text(files.at(file).text);
      // From the end, so that an added line does not move the others.
      for (auto line = lines.rbegin(); line != lines.rend(); ++line) text.leave_out(*line, left_out);
      files.at(file).text = formatted(files.at(file).path, text.text());
    }
  }
  return left_out;
}

}  // namespace schemac::introspect
