#include "words/plural.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "words/letter_case.hpp"

namespace schemac::psl {

namespace {

// Sorted.
constexpr auto uncountable_words = std::to_array<std::string_view>({"accommodation",
                                                                    "adulthood",
                                                                    "advertising",
                                                                    "advice",
                                                                    "aggression",
                                                                    "aid",
                                                                    "air",
                                                                    "aircraft",
                                                                    "alcohol",
                                                                    "anger",
                                                                    "applause",
                                                                    "arithmetic",
                                                                    "assistance",
                                                                    "athletics",
                                                                    "bacon",
                                                                    "baggage",
                                                                    "beef",
                                                                    "biology",
                                                                    "blood",
                                                                    "botany",
                                                                    "bread",
                                                                    "butter",
                                                                    "carbon",
                                                                    "cardboard",
                                                                    "cash",
                                                                    "chalk",
                                                                    "chaos",
                                                                    "chess",
                                                                    "countryside",
                                                                    "crossroads",
                                                                    "dancing",
                                                                    "deer",
                                                                    "dignity",
                                                                    "dirt",
                                                                    "dust",
                                                                    "economics",
                                                                    "education",
                                                                    "electricity",
                                                                    "engineering",
                                                                    "enjoyment",
                                                                    "envy",
                                                                    "equipment",
                                                                    "ethics",
                                                                    "evidence",
                                                                    "evolution",
                                                                    "fame",
                                                                    "fiction",
                                                                    "flour",
                                                                    "flu",
                                                                    "food",
                                                                    "fuel",
                                                                    "fun",
                                                                    "furniture",
                                                                    "gallows",
                                                                    "garbage",
                                                                    "garlic",
                                                                    "genetics",
                                                                    "gold",
                                                                    "golf",
                                                                    "gossip",
                                                                    "grammar",
                                                                    "gratitude",
                                                                    "grief",
                                                                    "guilt",
                                                                    "gymnastics",
                                                                    "happiness",
                                                                    "hardware",
                                                                    "harm",
                                                                    "hate",
                                                                    "hatred",
                                                                    "health",
                                                                    "heat",
                                                                    "help",
                                                                    "homework",
                                                                    "honesty",
                                                                    "honey",
                                                                    "hospitality",
                                                                    "housework",
                                                                    "humour",
                                                                    "hunger",
                                                                    "hydrogen",
                                                                    "ice",
                                                                    "importance",
                                                                    "inflation",
                                                                    "information",
                                                                    "innocence",
                                                                    "iron",
                                                                    "irony",
                                                                    "jam",
                                                                    "jewelry",
                                                                    "judo",
                                                                    "karate",
                                                                    "knowledge",
                                                                    "lack",
                                                                    "laughter",
                                                                    "lava",
                                                                    "leather",
                                                                    "leisure",
                                                                    "lightning",
                                                                    "linguine",
                                                                    "linguini",
                                                                    "linguistics",
                                                                    "literature",
                                                                    "litter",
                                                                    "livestock",
                                                                    "logic",
                                                                    "loneliness",
                                                                    "luck",
                                                                    "luggage",
                                                                    "macaroni",
                                                                    "machinery",
                                                                    "magic",
                                                                    "management",
                                                                    "mankind",
                                                                    "marble",
                                                                    "mathematics",
                                                                    "mayonnaise",
                                                                    "measles",
                                                                    "methane",
                                                                    "milk",
                                                                    "money",
                                                                    "mud",
                                                                    "mumps",
                                                                    "music",
                                                                    "nature",
                                                                    "news",
                                                                    "nitrogen",
                                                                    "nonsense",
                                                                    "nurture",
                                                                    "nutrition",
                                                                    "obedience",
                                                                    "obesity",
                                                                    "oxygen",
                                                                    "pasta",
                                                                    "patience",
                                                                    "physics",
                                                                    "poetry",
                                                                    "pollution",
                                                                    "poverty",
                                                                    "pride",
                                                                    "psychology",
                                                                    "publicity",
                                                                    "punctuation",
                                                                    "quartz",
                                                                    "racism",
                                                                    "relaxation",
                                                                    "reliability",
                                                                    "research",
                                                                    "respect",
                                                                    "revenge",
                                                                    "rice",
                                                                    "rubbish",
                                                                    "rum",
                                                                    "safety",
                                                                    "scenery",
                                                                    "seafood",
                                                                    "seaside",
                                                                    "series",
                                                                    "shame",
                                                                    "sheep",
                                                                    "shopping",
                                                                    "sleep",
                                                                    "smoke",
                                                                    "smoking",
                                                                    "snow",
                                                                    "soap",
                                                                    "software",
                                                                    "soil",
                                                                    "spaghetti",
                                                                    "species",
                                                                    "steam",
                                                                    "stuff",
                                                                    "stupidity",
                                                                    "sunshine",
                                                                    "symmetry",
                                                                    "tennis",
                                                                    "thirst",
                                                                    "thunder",
                                                                    "timber",
                                                                    "traffic",
                                                                    "transportation",
                                                                    "trust",
                                                                    "underwear",
                                                                    "unemployment",
                                                                    "unity",
                                                                    "validity",
                                                                    "veal",
                                                                    "vegetarianism",
                                                                    "vegetation",
                                                                    "vengeance",
                                                                    "violence",
                                                                    "vitality",
                                                                    "warmth",
                                                                    "wealth",
                                                                    "weather",
                                                                    "welfare",
                                                                    "wheat",
                                                                    "wildlife",
                                                                    "wisdom",
                                                                    "yoga",
                                                                    "zinc",
                                                                    "zoology"});
static_assert(std::is_sorted(uncountable_words.begin(), uncountable_words.end()));

struct Irregular {
  std::string_view word;
  std::string_view plural;
};
constexpr auto irregular_words = std::to_array<Irregular>({{"ox", "oxen"},
                                                           {"man", "men"},
                                                           {"woman", "women"},
                                                           {"die", "dice"},
                                                           {"yes", "yeses"},
                                                           {"foot", "feet"},
                                                           {"eave", "eaves"},
                                                           {"goose", "geese"},
                                                           {"tooth", "teeth"},
                                                           {"quiz", "quizzes"}});

// A word that ends in one of `stems` and one of `endings` (both separated by blanks, `-` for nothing, `[xy]`
// one of those letters, `[^xy]` any other) has `replacement` in the ending's place.
struct Rule {
  std::string_view stems;
  std::string_view endings;
  std::string_view replacement;
};
// The first matching rule counts.
constexpr auto rules = std::to_array<Rule>({
    {"eaux", "-", ""},
    {"child", "ren -", "ren"},
    {"pe", "rson ople", "ople"},
    {"m l", "ice ouse", "ice"},
    {"matr cod mur sil vert ind append", "ix ex", "ices"},
    {"x ch ss sh zz", "-", "es"},
    {"xes ches sses shes zzes", "-", ""},
    {"[^ch][ieo][ln]", "ey", "ies"},
    {"[^aeiouy] qu", "y", "ies"},
    {"ar l ea eo oa hoo", "f", "ves"},
    {"kni wi li", "fe", "ves"},
    {"-", "sis", "ses"},
    {"apheli hyperbat periheli asyndet noumen phenomen criteri organ prolegomen hedr automat", "a on", "a"},
    {"agend addend millenni dat extrem bacteri desiderat strat candelabr errat ov symposi curricul automat "
     "quor",
     "a um", "a"},
    {"her at gr", "o", "oes"},
    {"seraph cherub", "im -", "im"},
    {"alumn alg vertebr", "a ae", "ae"},
    {"alumn syllab octop vir radi nucle fung cact stimul termin bacill foc uter loc strat", "us i", "i"},
    {"[^l]ias [aeiou]las [emjzr]as [iu]am", "-", ""},
    {"e[mn]u", "s -", "s"},
    {"alias [^aou]us tlas gas ris", "-", "es"},
    {"ax test", "is", "es"},
    {"[^aeiou]ese", "-", ""},
    {"-", "s", "s"},
});

// The number of bytes at the end of `word` that match `pattern`; none if they do not match.
std::optional<size_t> matching_end(std::string_view word, std::string_view pattern) {
  size_t used = 0;
  for (size_t at = pattern.size(); at > 0;) {
    if (used == word.size()) return std::nullopt;
    const char c = word[word.size() - 1 - used];
    if (pattern[at - 1] == ']') {
      const size_t open = pattern.rfind('[', at - 1);
      std::string_view letters = pattern.substr(open + 1, at - open - 2);
      const bool excluded = letters.starts_with('^');
      if (excluded) letters.remove_prefix(1);
      if ((letters.find(c) != std::string_view::npos) == excluded) return std::nullopt;
      at = open;
    } else {
      if (pattern[at - 1] != c) return std::nullopt;
      --at;
    }
    ++used;
  }
  return used;
}

template <class F>
bool any_of_words(std::string_view words, F test) {
  for (size_t begin = 0; begin <= words.size();) {
    const size_t end = std::min(words.find(' ', begin), words.size());
    std::string_view word = words.substr(begin, end - begin);
    if (word == "-") word = {};
    if (test(word)) return true;
    begin = end + 1;
  }
  return false;
}

std::optional<std::string> apply(const Rule& rule, std::string_view word) {
  std::optional<std::string> result;
  any_of_words(rule.endings, [&](std::string_view ending) {
    if (!word.ends_with(ending)) return false;
    const std::string_view rest = word.substr(0, word.size() - ending.size());
    if (!any_of_words(rule.stems,
                      [&](std::string_view stem) { return matching_end(rest, stem).has_value(); }))
      return false;
    result = std::string(rest).append(rule.replacement);
    return true;
  });
  return result;
}

}  // namespace

std::string plural(std::string_view word) {
  if (std::binary_search(uncountable_words.begin(), uncountable_words.end(), word)) return std::string(word);
  for (const Irregular& irregular : irregular_words) {
    if (irregular.word == word) return std::string(irregular.plural);
  }
  for (const Rule& rule : rules) {
    if (auto result = apply(rule, word)) return *result;
  }
  return std::string(word) + "s";
}

// Changes only ASCII letters. A capital begins a word only behind a small letter. Prisma does not check a
// word's own first letter again: so a run of capitals behind a small letter stays one word, and a run behind
// a digit does not.
std::string camel_case(std::string_view name) {
  std::string out;
  bool begins_word = false;
  bool behind_small_letter = false;
  for (size_t at = 0; at < name.size();) {
    const std::string_view letter = first_letter(name.substr(at));
    at += letter.size();
    const char c = letter.front();
    if (c == '_' || c == '-') {
      begins_word = true;
    } else if (c >= '0' && c <= '9') {
      begins_word = true;
      out += c;
    } else if (begins_word || (behind_small_letter && is_capital_letter(letter))) {
      begins_word = false;
      out += c >= 'a' && c <= 'z' ? std::string(1, static_cast<char>(c - 'a' + 'A')) : std::string(letter);
    } else {
      behind_small_letter = is_small_letter(letter);
      out += c >= 'A' && c <= 'Z' ? std::string(1, static_cast<char>(c - 'A' + 'a')) : std::string(letter);
    }
  }
  return out;
}

}  // namespace schemac::psl
